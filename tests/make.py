"""Factories with good defaults, so that a test shows only what it is about."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.model.actors import Actor, Link, Mention, Role
from dragoman.model.annotated import DatePhrase, Place
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import DateRange, Document, Published, Source, Span, When

TEXT = (
    "Envoys meet in Doha\n\n"
    "Freedonian envoy Ada Wells met Sylvanian officials in Doha on March 3, 2021. "
    "“We will open the bridge once the siege ends,” Wells said. "
    "No Sylvanian minister attended. "
    "Sylvania could sign next week."
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text, the first time or a later one."""
    found = [match.start() for match in re.finditer(re.escape(words), text)]
    return Span(found[nth], found[nth] + len(words))


def document(
    text: str = TEXT, *, source: str = "a.txt", day: date | None = date(2021, 3, 4), title: str | None = None
) -> Document:
    """A document published on a day."""
    return Document(
        id=stable_id("doc", text),
        text=text,
        source=Source(where=source, sha256="0" * 64, reader="plain"),
        title=title,
        publisher="The Gazette",
        published=Published(days=DateRange(day, day), basis="metadata") if day else None,
    )


def state(slug: str, name: str, country: str) -> Actor:
    """A state, its government always in office."""
    return Actor(
        id=slug, name=name, kind="state", roles=(Role(country=country, sectors=("GOV",), basis="x"),)
    )


FREEDONIA = state("freedonia", "Freedonia", "FRD")
SYLVANIA = state("sylvania", "Sylvania", "SYL")
WELLS = Actor(
    id="ada-wells",
    name="Ada Wells",
    kind="person",
    roles=(
        Role(country="FRD", sectors=("OPP",), last=date(2019, 12, 31), basis="x"),
        Role(
            country="FRD", sectors=("GOV",), office="envoy", of="freedonia", first=date(2020, 1, 1), basis="x"
        ),
    ),
)


def mention(doc: Document, words: str, nth: int = 0, kind: str = "name") -> Mention:
    """A mention of words in a document."""
    at = span(doc.text, words, nth)
    return Mention(
        id=stable_id("m", doc.id, at.start, at.end), span=at, phrase=at, sentence=0, head=0, kind=kind
    )


def event(
    doc: Document,
    sentence: str,
    trigger: str,
    kind: str,
    *,
    actors: tuple[Mention, ...] = (),
    recipients: tuple[Mention, ...] = (),
    status: str = "actual",
    mode: str | None = None,
    when: When | None = None,
    place: Place | None = None,
) -> Event:
    """An event of one sentence."""
    at = span(doc.text, sentence)
    word = Span(at.start + sentence.index(trigger), at.start + sentence.index(trigger) + len(trigger))
    return Event(
        id=stable_id("ev", doc.id, word.start, word.end, kind),
        span=at,
        trigger=word,
        type=kind,
        mode=mode,
        actors=tuple(m.id for m in actors),
        recipients=tuple(m.id for m in recipients),
        when=when,
        place=place,
        status=status,
        confidence=0.8,
        evidence=(Evidence(span=word, rule=f"{kind}/x", note="the words of a meeting"),),
    )


def coded(source: str = "a.txt", text: str = TEXT) -> CodedDocument:
    """A small document with one of everything."""
    doc = document(text, source=source, title="Envoys meet in Doha")
    wells, again = mention(doc, "Freedonian envoy Ada Wells"), mention(doc, "Wells", 1)
    officials = mention(doc, "Sylvanian officials", kind="nominal")
    minister, sylvania = mention(doc, "No Sylvanian minister", kind="nominal"), mention(doc, "Sylvania", 2)
    siege = mention(doc, "the siege", kind="nominal")
    when = When(
        days=DateRange(date(2021, 3, 3), date(2021, 3, 3)), span=span(text, "March 3, 2021"), rule="day"
    )
    doha = Place(
        span=span(text, "Doha", 1), name="Doha", country="QAT", lat=25.29, lon=51.53, geonameid=290030,
        resolution="city", literal=True,
    )  # fmt: skip
    met = event(
        doc, "Freedonian envoy Ada Wells met Sylvanian officials in Doha on March 3, 2021.", "met", "CONSULT",
        actors=(wells, officials), when=when, place=doha,
    )  # fmt: skip
    absent = event(
        doc, "No Sylvanian minister attended.", "attended", "CONSULT", actors=(minister,), status="negated"
    )
    may = event(
        doc, "Sylvania could sign next week.", "sign", "SUPPORT", actors=(sylvania,), status="hypothetical"
    )
    said = span(text, "“We will open the bridge once the siege ends,” Wells said.")
    content = span(text, "We will open the bridge once the siege ends,")
    statement = Statement(
        id=stable_id("st", doc.id, content.start, content.end), span=said, speaker=again.id,
        cue=span(text, "said"), content=(content,), kind="direct", about=(officials.id,), when=when,
        evidence=(Evidence(span=span(text, "said"), rule="speech/said"),),
    )  # fmt: skip
    promised = span(text, "open the bridge")
    commitment = Commitment(
        id=stable_id("co", doc.id, promised.start, promised.end, "promise"), span=said, kind="promise",
        by=(again.id,), to=(officials.id,), content=(promised,),
        condition_for=(span(text, "the siege ends"),),
        bearing=(met.id,), statement=statement.id, evidence=(Evidence(span=promised, rule="promise/will"),),
    )  # fmt: skip
    links = (
        Link(mention=wells.id, actor="ada-wells", score=1.0, rule="name/strong"),
        Link(mention=again.id, actor="ada-wells", score=0.9, rule="surname", evidence=wells.span),
        Link(mention=officials.id, actor="sylvania", score=0.8, rule="adjective", rivals=("freedonia",)),
        Link(mention=minister.id, actor="sylvania", score=0.8, rule="adjective"),
        Link(mention=sylvania.id, actor="sylvania", score=1.0, rule="name/strong"),
    )
    return CodedDocument(
        document=doc,
        made_by="test 1",
        mentions=tuple(sorted((wells, again, officials, minister, sylvania, siege), key=lambda m: m.span)),
        dates=(
            DatePhrase(
                span=span(text, "March 3, 2021"), type="DATE", value="2021-03-03", days=when.days, rule="day"
            ),
        ),
        places=(doha,),
        actors=(WELLS, SYLVANIA),
        links=links,
        events=(met, absent, may),
        statements=(statement,),
        commitments=(commitment,),
    )


def told(
    text: str, trigger: str, kind: str, *, day: date | None = None, publisher: str = "The Gazette",
    status: str = "actual", when: When | None = None,
) -> CodedDocument:  # fmt: skip
    """A document of one sentence and one event, whose parties are the states named in it."""
    doc = replace(document(text, day=day, source=f"{publisher}.txt"), publisher=publisher)
    known = sorted(
        ((at, actor) for actor in (FREEDONIA, SYLVANIA) if (at := text.find(actor.name)) >= 0),
        key=lambda found: found[0],
    )
    parties = tuple(mention(doc, actor.name) for _, actor in known)
    made = event(doc, text.strip(), trigger, kind, actors=parties, status=status, when=when)
    links = tuple(
        Link(mention=m.id, actor=a.id, score=1.0, rule="name/strong")
        for m, (_, a) in zip(parties, known, strict=True)
    )
    return CodedDocument(
        document=doc, made_by="a test", mentions=parties, links=links, events=(made,),
        actors=tuple(sorted((a for _, a in known), key=lambda a: a.id)),
    )  # fmt: skip


def named(coded: Callable[[str], CodedDocument], text: str, words: str) -> list[str]:
    """Names of the actors that the last mention with these words is linked to."""
    result = coded(text)
    mention = [m for m in result.mentions if m.span.of(text) == words][-1]
    names = {actor.id: actor.name for actor in result.actors}
    return [names[link.actor] for link in result.links if link.mention == mention.id]
