"""What a record holds on two sides: the parts of a dossier, and how entries find their way into it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dragoman.analyse.entries import Entry
from dragoman.analyse.ledger import ledger
from dragoman.analyse.quotes import Quote, event_quote, statement_quote
from dragoman.analyse.relations import Families
from dragoman.analyse.sides import Pair, names
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.speech import Statement
from dragoman.model.text import DateRange, Document, Span, When
from dragoman.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of an entry: its words and who, if not the paper itself, says so."""

    record: str
    quote: Quote
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event between the two sides, as one or several reports tell it.

    Attributes:
        left_acts: Whether the first side is among the actors; `right_acts` the other.
        days: When; the day of publication where `reported`, None where neither is known.
        told: The reports, one for each sentence.
    """

    actor: str
    recipient: str
    left_acts: bool
    right_acts: bool
    type: str
    mode: str | None
    quad_code: int
    status: str
    place: str | None
    days: DateRange | None
    reported: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement of one side about or to the other."""

    speaker: str
    office: str | None
    kind: str
    days: DateRange | None
    reported: bool
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a record holds on two sides.

    Attributes:
        first: First day asked for, None for no limit; `last` likewise.
        as_of: Only documents published by then count.
        read: Documents in which both sides occur.
        undated: Documents left out because nobody knows whether they were out by `as_of`.
        acts: Events that happened, oldest first, those without a day at the end.
        apart: Events told as denied, planned, possible or long past: (status, events).
        sources: The documents quoted, in order of publication; their place is their number.
        coders: Who made the entries.
    """

    left: str
    right: str
    left_members: tuple[str, ...]
    right_members: tuple[str, ...]
    first: date | None
    last: date | None
    as_of: date | None
    record: str
    documents: int
    read: int
    undated: int
    acts: tuple[Act, ...]
    apart: tuple[tuple[str, tuple[Act, ...]], ...]
    left_said: tuple[Saying, ...]
    right_said: tuple[Saying, ...]
    promises: tuple[Entry, ...]
    sources: tuple[Document, ...]
    coders: tuple[str, ...]

    @property
    def contacts(self) -> tuple[Act, ...]:
        """Meetings, visits, calls and talks that took place."""
        return tuple(act for act in self.acts if act.type == "CONSULT")

    def number(self, document: str) -> int:
        """The number of a source."""
        return next(n for n, source in enumerate(self.sources, 1) if source.id == document)


_APART = ("negated", "future", "hypothetical", "historical")


def dossier(
    record: Record,
    left: str,
    right: str,
    *,
    first: date | None = None,
    last: date | None = None,
    as_of: date | None = None,
) -> Dossier:
    """Bring together what a record holds on two sides.

    Args:
        record: The record.
        left: Actor id of one side; what belongs to it counts for it.
        right: Actor id of the other.
        first: Leave out what happened before this day.
        last: Leave out what happened after this day.
        as_of: Leave out documents published later, and those of unknown date.
    """
    families = Families(record.actors(), record.actors_above())
    pair = Pair(families, left, right)
    gathering = _Gathering(pair, record.scale(), first, last)
    both = set(record.documents_with(pair.left_members)) & set(record.documents_with(pair.right_members))
    undated = 0
    for document in record.ids():
        if document not in both:
            continue
        coded = record.load(document)
        if as_of and not _out_by(coded.document, as_of):
            undated += coded.document.published is None
            continue
        gathering.add(coded)
    acts = _merged(gathering.acts, record.shelf.of_events())
    kept = ledger(record, left, right, as_of=as_of).entries
    promises = tuple(entry for entry in kept if gathering.in_time(entry.made or entry.history[0].days))
    return Dossier(
        left=families.name(left),
        right=families.name(right),
        left_members=_called(families, sorted(pair.counted[0])),
        right_members=_called(families, sorted(pair.counted[1])),
        first=first,
        last=last,
        as_of=as_of,
        record=record.path.name,
        documents=len(record.ids()),
        read=len(gathering.read),
        undated=undated,
        acts=tuple(act for act in acts if act.status == "actual"),
        apart=tuple(
            (status, found)
            for status in _APART
            if (found := tuple(act for act in acts if act.status == status))
        ),
        left_said=_by_day(gathering.said[0]),
        right_said=_by_day(gathering.said[1]),
        promises=promises,
        sources=_in_order(record, gathering.sources(promises)),
        coders=tuple(sorted({coded.made_by for coded in gathering.read})),
    )


class _Gathering:
    """Takes the entries between two sides out of one document after another."""

    def __init__(
        self,
        pair: Pair,
        scale: dict[tuple[str, str | None], tuple[int, float]],
        first: date | None,
        last: date | None,
    ) -> None:
        self._pair = pair
        self._scale = scale
        self._asked = DateRange(first or date.min, last or date.max)
        self.acts: list[Act] = []
        self.said: tuple[list[Saying], list[Saying]] = ([], [])
        self.read: list[CodedDocument] = []

    def add(self, coded: CodedDocument) -> None:
        """Take what one document holds."""
        self.read.append(coded)
        cast = Cast(coded)
        self.acts += [act for event in coded.events if (act := self._act(coded, cast, event))]
        for statement in coded.statements:
            self._hear(coded, cast, statement)

    def sources(self, promises: Iterable[Entry]) -> set[str]:
        """Ids of the documents that are quoted."""
        told = [t for act in self.acts for t in act.told] + [s.told for said in self.said for s in said]
        quotes = [t.quote for t in told]
        for entry in promises:
            quotes += [report.quote for report in entry.reports]
            quotes += [step.quote for step in entry.history] + [later.quote for later in entry.bearing]
        return {quote.document for quote in quotes}

    def _act(self, coded: CodedDocument, cast: Cast, event: Event) -> Act | None:
        """An event, if it is between the two sides in the time asked for."""
        days, reported = _days(event.when, coded)
        if not self.in_time(days):
            return None
        day = cast.day(event.when)
        actors = cast.entities(event.actors, event.when)
        recipients = cast.entities(event.recipients, event.when)
        doing = self._pair.sides(actors, day)
        done_to = self._pair.sides(recipients, day)
        if not (doing >= {0, 1} or (0 in doing and 1 in done_to) or (1 in doing and 0 in done_to)):
            return None
        teller = next((s.speaker for s in coded.statements if s.id == event.told_by), None)
        told_by = names(cast.entities((teller,), event.when)) if teller else None
        return Act(
            actor=names(actors),
            recipient=names(recipients),
            left_acts=0 in doing,
            right_acts=1 in doing,
            type=event.type,
            mode=event.mode,
            quad_code=self._scale.get((event.type, event.mode), (0, 0.0))[0],
            status=event.status,
            place=event.place.name if event.place else None,
            days=days,
            reported=reported,
            told=(Told(record=event.id, quote=event_quote(coded, event), attributed_to=told_by),),
        )

    def _hear(self, coded: CodedDocument, cast: Cast, statement: Statement) -> None:
        """A statement, if one side makes it to or about the other."""
        days, reported = _days(statement.when, coded)
        if not statement.speaker or not self.in_time(days):
            return
        day = cast.day(statement.when)
        speakers = cast.entities((statement.speaker,), statement.when)
        touched = self._pair.sides(cast.entities((*statement.addressees, *statement.about)), day)
        touched |= self._mentioned(coded, cast, statement.content, day)
        for side in self._pair.sides(speakers, day):
            if 1 - side in touched:
                said = Saying(
                    speaker=names(speakers),
                    office=next((speaker.office for speaker in speakers if speaker.office), None),
                    kind=statement.kind,
                    days=days,
                    reported=reported,
                    told=Told(record=statement.id, quote=statement_quote(coded, statement)),
                )
                self.said[side].append(said)

    def _mentioned(
        self, coded: CodedDocument, cast: Cast, spans: Iterable[Span], day: date | None
    ) -> set[int]:
        """The sides named in some words."""
        spans = tuple(spans)
        inside = [m.id for m in coded.mentions if any(span.covers(m.span) for span in spans)]
        return self._pair.sides(cast.entities(inside), day)

    def in_time(self, days: DateRange | None) -> bool:
        """Whether it lies in the time asked for; what has no day does only if no time was asked for."""
        if days is None:
            return self._asked == DateRange(date.min, date.max)
        return days.meets(self._asked)


def _in_order(record: Record, documents: Iterable[str]) -> tuple[Document, ...]:
    """Documents in order of publication."""
    found = [record.load(document).document for document in sorted(documents)]
    return tuple(sorted(found, key=lambda d: d.published.days.first if d.published else date.max))


def _days(when: When | None, coded: CodedDocument) -> tuple[DateRange | None, bool]:
    """When something was; the days of publication, and True, where the text does not say."""
    if when:
        return when.days, False
    published = coded.document.published
    return (published.days, True) if published else (None, False)


def _out_by(document: Document, day: date) -> bool:
    """Whether a document was surely published by a day."""
    return document.published is not None and document.published.days.last <= day


def _merged(acts: list[Act], stories: dict[str, str]) -> tuple[Act, ...]:
    """The reports of each story put together, under the first that tells days and happened, if one does."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(stories.get(act.told[0].record, act.told[0].record), []).append(act)
    merged = []
    for some in found.values():
        main = min(some, key=lambda act: (act.status != "actual", act.reported or act.days is None))
        told = tuple(t for act in some for t in act.told)
        merged.append(_with(replace(main, told=()), told))
    return _by_day(merged)


def _with(act: Act, told: tuple[Told, ...]) -> Act:
    """An act with its reports; a sentence that tells it twice counts once."""
    once = {(t.quote.document, t.quote.span): t for t in reversed(told)}
    return replace(act, told=tuple(reversed(once.values())))


_Entry = TypeVar("_Entry", Act, Saying)


def _by_day(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Oldest first, those without a day at the end."""
    return tuple(sorted(entries, key=lambda e: e.days or DateRange(date.max, date.max)))


def _called(families: Families, members: Iterable[str]) -> tuple[str, ...]:
    """Names of the members, those with a name of their own before "Taliban officials" and the like."""
    order = sorted(members, key=lambda m: ("~" in m, families.name(m)))
    return tuple(dict.fromkeys(map(families.name, order)))
