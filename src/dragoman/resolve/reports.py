"""CodedDocument → its events in the form in which reports of events are compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt

from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.stories import StoryCues
from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast, Entity
from dragoman.model.events import Event
from dragoman.model.stories import Article, Report
from dragoman.model.text import Document
from dragoman.resolve.reprints import wording as copied
from dragoman.resolve.story_words import Words, stem, tokens

_TOPIC = 60  # words kept of an article
_READ = 6_000  # letters of an article that are read for them: news tells the news first
_BRACKETED = re.compile(r"\([^)]*\)")


def reports(
    coded: CodedDocument, about: Article, book: ActorBook, cues: StoryCues, words: Words
) -> tuple[Report, ...]:
    """The events of a document as reports.

    Args:
        coded: The document and all that was read out of it.
        about: The same document as an article.
        book: Who belongs to whom.
        cues: What is counted in a sentence.
        words: How rare words are.
    """
    cast = Cast(coded)
    sides = Sides(coded.actors, book)
    return tuple(
        _report(event, about, coded.document.text, cast, sides, cues, words) for event in coded.events
    )


def article(document: Document, words: Words) -> Article:
    """A document as the reports in it are compared by it."""
    return Article(
        id=document.id,
        publisher=document.publisher,
        published=document.published.days if document.published else None,
        topic=topic(_pieces(document), words),
        copies=copied(" ".join(_pieces(document))),
    )


def topic(pieces: Iterable[str], words: Words) -> tuple[tuple[str, float], ...]:
    """The stems that tell most what some text is about, with weights whose squares add up to 1, sorted."""
    counts = Counter(stem(t) for piece in pieces for t in tokens(piece) if t[0].isalpha())
    weights = {s: (1 + n) ** 0.5 * w for s, n in counts.items() if (w := words.weight(s))}
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_TOPIC]
    length = sqrt(sum(w * w for _, w in best)) or 1.0
    return tuple(sorted((s, round(w / length, 4)) for s, w in best))


def wording(
    sentence: str, trigger: str, words: Words
) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """Stems of the trigger, of the other telling words of its sentence, and the names among those."""
    named = tuple(dict.fromkeys(s for t in tokens(trigger) if words.weight(s := stem(t)) > 0 or len(t) > 3))
    own = set(named)
    rest = [(t, s) for t in tokens(sentence) if (s := stem(t)) not in own and words.weight(s) > 0]
    first = sentence.split(maxsplit=1)[0] if sentence.split() else ""
    names = frozenset(s for t, s in rest if t[0].isupper() and t != first)
    return tuple(sorted(named)), frozenset(s for _, s in rest), names


class Sides:
    """All that an actor belongs to on a day, by the actor book and the document's own actors."""

    def __init__(self, own: Iterable[Actor], book: ActorBook) -> None:
        self._own = {actor.id: actor for actor in own}
        self._book = book

    def chain(self, actor: str, day: date | None) -> tuple[str, ...]:
        """The actor, then all it belongs to, nearest first."""
        found: dict[str, None] = {}
        todo = [actor]
        while todo:
            here = todo.pop(0)
            if here not in found:
                found[here] = None
                todo += self._above(here, day)
        return tuple(found)

    def _above(self, actor: str, day: date | None) -> Iterator[str]:
        if "~" in actor and "~former-" not in actor:
            yield actor.split("~", 1)[0]
        known = self._own.get(actor) or self._book.get(actor)
        if known is None:
            return
        if known.parent:
            yield known.parent
        role = known.role_on(day)
        if role and role.of:
            yield role.of
        if role and "GOV" in role.sectors and (state := self._book.state_of(role.country)):
            yield state


def _report(
    event: Event, about: Article, text: str, cast: Cast, sides: Sides, cues: StoryCues, words: Words
) -> Report:
    sentence = event.span.of(text)
    trigger, rest, names = wording(sentence, event.trigger.of(text), words)
    day = cast.day(event.when)
    loose = event.when is None or event.when.qualifier
    return Report(
        id=event.id,
        article=about,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=_parties(cast.entities(event.actors, event.when), day, sides),
        recipients=_parties(cast.entities(event.recipients, event.when), day, sides),
        days=None if loose or event.when is None else event.when.days,
        place=event.place.name if event.place else None,
        country=event.place.country if event.place else None,
        town=event.place is not None and event.place.resolution in ("city", "site"),
        trigger=trigger,
        words=rest,
        names=names,
        amounts=cues.counted(sentence),
        sentence=event.span,
        at=event.trigger,
        confidence=event.confidence,
    )


def _parties(entities: Iterable[Entity], day: date | None, sides: Sides) -> tuple[tuple[str, ...], ...]:
    """Each party once, sorted; who is linked to nobody, or known in this document only, by the last word."""
    found = set()
    for entity in entities:
        if entity.id and not entity.id.startswith("x-"):
            found.add(sides.chain(entity.id, day))
        elif heads := tokens(_BRACKETED.sub("", entity.name)):
            found.add((f"?{stem(heads[-1])}", *(sides.chain(entity.id, day)[1:] if entity.id else ())))
    return tuple(sorted(found))


def _pieces(document: Document) -> Iterator[str]:
    """What is read of a document for its topic: headline and the start of the text, furniture left out."""
    yield document.title or ""
    at, room = 0, _READ
    for piece in (*document.furniture, None):
        end = piece.span.start if piece else len(document.text)
        yield document.text[at : min(end, at + room)]
        room -= max(0, end - at)
        if room <= 0 or piece is None:
            return
        at = piece.span.end
