"""What was said, by whom of whom: statements read for what they claim, reports of one statement as one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from dragoman.analyse.pacts import SPOKEN
from dragoman.analyse.quotes import Quote, quote, statement_quote
from dragoman.analyse.reading import Reading, Teller, near, words
from dragoman.lexicon.claims import ClaimCue, Claims
from dragoman.lexicon.matters import Matters
from dragoman.model.speech import Statement
from dragoman.model.text import DateRange, Span, enclosing

_VARIANT_WORDS = 3  # that two wordings of one statement have in common at least,
_VARIANT_SHARE = 0.7  # and the share of the words of the shorter
_SAME_SAYING = timedelta(days=14)  # how far apart one statement is reported in other words
_NOT = ("not", "never", "n't", "n’t", "no", "none")
_OURSELVES = re.compile(r"\b(?:we|we[’']ve|our|I)\b[\s\w]{0,12}$", re.IGNORECASE)
_SIGNS = (",", ";", ". ", "—", "–")
_PARTICIPLE = re.compile(r"\w+ing\b")
_ARTICLE = len("the ")
_BEFORE = 25  # characters before a claim in which its denial stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a statement claims of a side.

    Attributes:
        id: Stance of `cues/claims.toml`.
        subject: The side it is claimed of.
        threads: The matters it is about, the wider for the narrower; none where it does not say.
        matters: The same, exactly.
        pact: Id of the pact it names; "" for none. `deal`: whether it speaks of an agreement at all.
        status: What it says became of what that side had to do, and `of` which kinds of commitment.
        span: The words that say so; `hit` is their text.
    """

    id: str
    subject: str
    threads: frozenset[str]
    matters: frozenset[str]
    pact: str
    deal: bool
    status: str
    of: tuple[str, ...]
    span: Span
    hit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One report of a statement.

    Attributes:
        words: Stems of the content.
        first: The side with whose name the content begins.
        denies: Whether the speaker denies the content.
        stances: What it claims.
    """

    statement: str
    document: str
    publisher: str
    published: DateRange | None
    told_on: DateRange | None
    teller: Teller
    kind: str
    content: str
    words: frozenset[str]
    threads: frozenset[str]
    first: str | None
    named: frozenset[str]
    denies: bool
    stances: tuple[Stance, ...]
    span: Span
    quote: Quote

    @property
    def key(self) -> tuple[date, str, int, str]:
        """Oldest report first; the same in whatever order documents came in."""
        first = self.published.first if self.published else date.max
        return (first, self.document, self.span.start, self.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One report of a statement, in the words of its outlet."""

    record: str
    publisher: str
    published: DateRange | None
    content: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement with all its reports; `days` is when it was said, by the report that tells the earliest.

    Attributes:
        side: Side of the speaker; `named` the sides it is about.
        content: The words of the first report.
    """

    speaker: str
    side: str
    named: tuple[str, ...]
    days: DateRange | None
    content: str
    variants: tuple[Variant, ...]

    @property
    def other_words(self) -> bool:
        """Whether two reports give it in different words."""
        return len({variant.content.casefold() for variant in self.variants}) > 1


def narrated(reading: Reading, matters: Matters, cues: Claims) -> Iterator[Utterance]:
    """What the paper itself tells to be kept or broken, in the sentences of events and commitments.

    What stands behind an accusation ("accused Riga of violating the deal") is told by the accuser.
    """
    coded = reading.coded
    seen = {event.span: event.id for event in coded.events}
    seen = {commitment.span: commitment.id for commitment in coded.commitments} | seen
    for span, record_id in seen.items():
        found = tuple(
            stance
            for stance in _stances(reading, None, (span,), matters, cues)
            if stance.status and reading.around(stance.span) is None
        )
        if found:
            made = _utterance(reading, None, (span,), matters, record_id, found)
            accused = [e for e in coded.events if e.type == "ACCUSE" and e.span == span]
            before = [e for e in accused if e.trigger.start < found[0].span.start]
            yield replace(made, teller=reading.actor(before[0])) if before else made


def utterance(reading: Reading, statement: Statement, matters: Matters, cues: Claims) -> Utterance:
    """A statement read for what it claims."""
    cue = statement.cue.of(reading.document.text) if statement.cue else ""
    stances = tuple(_stances(reading, statement, statement.content, matters, cues))
    made = _utterance(reading, statement, statement.content, matters, statement.id, stances)
    return replace(made, denies=any(denial.search.search(cue) for denial in cues.denials))


def _utterance(
    reading: Reading,
    statement: Statement | None,
    spans: tuple[Span, ...],
    matters: Matters,
    record: str,
    stances: tuple[Stance, ...],
) -> Utterance:
    """The words of a statement, or of the paper, with who tells them."""
    content = words(spans, reading.document.text)
    about = (*statement.about, *statement.addressees) if statement else ()
    named = [m for m in reading.mentions(enclosing(spans)) if reading.stands(m.id)]
    opening = named[0] if named and named[0].span.start - spans[0].start <= _ARTICLE else None
    return Utterance(
        statement=record,
        document=reading.document.id,
        publisher=reading.label,
        published=reading.published,
        told_on=reading.told_on(statement),
        teller=reading.teller(statement),
        kind=statement.kind if statement else "",
        content=content,
        words=matters.words(content),
        threads=frozenset(map(matters.thread, matters.of(content))),
        first=min(reading.stands(opening.id)) if opening else None,
        named=reading.inside(spans) | reading.of(about),
        denies=False,
        stances=stances,
        span=statement.span if statement else spans[0],
        quote=statement_quote(reading.coded, statement) if statement else quote(reading.coded, spans[0], ()),
    )


def _stances(
    reading: Reading, statement: Statement | None, spans: tuple[Span, ...], matters: Matters, cues: Claims
) -> Iterator[Stance]:
    """What some words claim of whom."""
    text = reading.document.text
    for part in spans:
        for cue in cues.stances:
            hit = cue.search.search(part.of(text))
            if hit is None or _denied(part.of(text), hit.start()):
                continue
            here = Span(part.start + hit.start(), part.start + hit.end())
            clause = part.of(text) if cue.asks else _clause(part.of(text), hit.start(), hit.end())
            about, pact = matters.of(clause), matters.pact(clause)
            if not about and ("condition" in cue.of or statement is None):
                about = matters.of(part.of(text))
            exactly = frozenset({cue.matter}) if cue.matter else frozenset(about)
            for subject in sorted(_subject(reading, statement, part, here, cue)):
                yield Stance(
                    id=cue.id,
                    subject=subject,
                    threads=frozenset(map(matters.thread, exactly)),
                    matters=exactly,
                    pact=pact.id if pact else "",
                    deal=bool(SPOKEN.search(hit[0])),
                    status=cue.status,
                    of=cue.of,
                    span=here,
                    hit=" ".join(hit[0].split()),
                )


def _clause(text: str, start: int, end: int) -> str:
    """The words around a claim, from sign to sign."""
    before = max((text.rfind(sign, 0, start) for sign in _SIGNS), default=-1)
    behind = [place for sign in _SIGNS if (place := text.find(sign, end)) >= 0]
    return text[before + 1 : min(behind, default=len(text))]


def _denied(text: str, start: int) -> bool:
    """Whether "not" or the like stands right before some words."""
    return any(
        word in _NOT or word.endswith(("n't", "n’t")) for word in text[:start][-_BEFORE:].lower().split()
    )


def _subject(
    reading: Reading, statement: Statement | None, part: Span, here: Span, cue: ClaimCue
) -> frozenset[str]:
    """The side a claim is about: whoever is named last before its words; first, for "…, keeping its word"."""
    before = part.of(reading.document.text)[: here.start - part.start]
    side = reading.teller(statement).side
    if side and _OURSELVES.search(before) and not cue.asks:
        return frozenset({side})
    if _PARTICIPLE.match(here.of(reading.document.text)):
        return next((sides for m in reading.mentions(part) if (sides := reading.stands(m.id))), frozenset())
    return reading.nearest(here if cue.asks else Span(here.start, here.start), part)


Said = tuple[Utterance, ...]


def said_once(utterances: Iterable[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """Reports put together that give one statement in their own words, oldest first.

    Of one statement are reports of the same speaker (or of a side and its spokesman), in mostly the same
    words, synonyms counted as the same, told within two weeks; word for word, at whatever distance.
    """
    ordered = sorted(utterances, key=lambda u: u.key)
    often = Counter(word for report in ordered for word in report.words)
    groups: dict[int, list[Utterance]] = {}
    by_word: dict[tuple[str | None, str], set[int]] = {}
    for number, report in enumerate(ordered):
        keys = [(report.teller.side, word) for word in _telling(report.words, often)]
        near = sorted({place for key in keys for place in by_word.get(key, ()) if place in groups})
        alike = [place for place in near if all(_variant(report, other) for other in groups[place])]
        same = [place for place in near if any(_word_for_word(report, other) for other in groups[place])]
        joined = sorted({*same, *alike[:1]})
        groups[number] = sorted((u for place in joined for u in groups.pop(place)), key=lambda u: u.key)
        groups[number].append(report)
        for told in groups[number]:
            for word in _telling(told.words, often):
                by_word.setdefault((report.teller.side, word), set()).add(number)
    return tuple(sorted(map(tuple, groups.values()), key=lambda group: group[0].key))


def _telling(words: frozenset[str], often: Counter[str]) -> list[str]:
    """The rarest words of a statement, of which any variant must have one.

    Two variants share at least half of `_VARIANT_SHARE` of the longer one's words, so one of them must be
    among the rarest rest and one more.
    """
    least = ceil(len(words) * _VARIANT_SHARE / 2)
    return sorted(words, key=lambda word: (often[word], word))[: len(words) - least + 1]


def _word_for_word(one: Utterance, other: Utterance) -> bool:
    """Whether two reports give a statement in the very same words."""
    return one.words == other.words and _variant(one, other)


def _variant(one: Utterance, other: Utterance) -> bool:
    """Whether two reports are of one statement."""
    if one.document == other.document or one.denies != other.denies:
        return False
    common = len(one.words & other.words)
    least, most = sorted((len(one.words), len(other.words)))
    if common < _VARIANT_WORDS or common < _VARIANT_SHARE * least or common * 2 < _VARIANT_SHARE * most:
        return False
    same = one.teller.actor == other.teller.actor
    spokesman = one.teller.side in (one.teller.actor, other.teller.actor) and common >= _VARIANT_SHARE * most
    exactly = one.words == other.words
    return (same or spokesman) and (exactly or near(one.told_on, other.told_on, _SAME_SAYING))


def claim(said: Said) -> Claim:
    """A statement with its reports, as it is shown."""
    days = [u.told_on for u in said if u.told_on]
    first = said[0]
    return Claim(
        speaker=first.teller.name,
        side=first.teller.side or "",
        named=tuple(sorted(frozenset(side for u in said for side in u.named))),
        days=min(days, key=lambda d: (d.last, d.days), default=None),
        content=first.content,
        variants=tuple(map(_report, said)),
    )


def _report(told: Utterance) -> Variant:
    return Variant(
        record=told.statement,
        publisher=told.publisher,
        published=told.published,
        content=told.content,
        quote=told.quote,
    )
