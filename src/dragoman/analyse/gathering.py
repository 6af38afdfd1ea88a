"""What happened and was said within a scope: entries of a record as a dossier shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.quotes import Quote, event_quote, statement_quote
from dragoman.analyse.scope import Scope
from dragoman.analyse.sides import joined, names
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.speech import Statement
from dragoman.model.stories import Story
from dragoman.model.text import DateRange, Span, When

_LOOSE = 92  # days of a report's date above which it places nothing
_FRAGMENT = 3  # words below which what was said tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of an entry: its words and who, if not the paper itself, says so."""

    record: str
    quote: Quote
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event, as one or several reports tell it.

    Attributes:
        left_acts: Whether the first side is among the actors; `right_acts` the other.
        days: When; the day of publication where `reported`, None where neither is known.
        qualifier: What the words of the date leave open: "by", "about".
        confidence: Of its surest report, 0 to 1.
        who: The actors, persons with the side they stand on; `whom` the recipients.
        told: The reports, one for each sentence.
        story: Story id, or the event's own where it is in none.
        independent: How many publishers tell it in words of their own.
        disputed: Where its reports do not fit together, in words.
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
    qualifier: str
    reported: bool
    confidence: float
    told: tuple[Told, ...]
    story: str
    who: str
    whom: str
    independent: int = 1
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement of one side about or to the other; `also` its reports in other papers."""

    speaker: str
    office: str | None
    kind: str
    days: DateRange | None
    reported: bool
    told: Told
    also: tuple[Told, ...] = ()


class Gathering:
    """Takes what belongs to a scope out of one document after another."""

    def __init__(
        self,
        scope: Scope,
        scale: Mapping[tuple[str, str | None], tuple[int, float]],
        stories: Mapping[str, str],
        asked: DateRange,
    ) -> None:
        self._scope = scope
        self._scale = scale
        self._stories = stories
        self._asked = asked
        self._acts: list[Act] = []
        self._said: tuple[list[Saying], list[Saying]] = ([], [])
        self.read: list[CodedDocument] = []

    def add(self, coded: CodedDocument) -> None:
        """Take what one document holds."""
        cast = Cast(coded)
        acts = [act for event in coded.events if (act := self._act(coded, cast, event))]
        heard = [self._hear(coded, cast, statement) for statement in coded.statements]
        if self._scope.kind == "theme" and not acts and not any(heard):
            return
        self.read.append(coded)
        self._acts += acts

    def acts(self, kept: Mapping[str, Story]) -> tuple[Act, ...]:
        """The stories, each with its reports, oldest first, those without a day at the end."""
        found: dict[str, list[Act]] = {}
        for act in self._acts:
            found.setdefault(act.story, []).append(act)
        return by_day(_merged(some, kept.get(story)) for story, some in found.items())

    def said(self, same: Mapping[str, int]) -> tuple[tuple[Saying, ...], tuple[Saying, ...]]:
        """What each side said, oldest first, with all reports of one statement together.

        Args:
            same: Statement id → a number that the reports of one statement share.
        """
        left, right = (by_day(_once(some, same)) for some in self._said)
        return left, right

    def in_time(self, days: DateRange | None) -> bool:
        """Whether it lies in the time asked for; what has no day does only if no time was asked for."""
        if days is None:
            return self._asked == DateRange(date.min, date.max)
        return days.meets(self._asked)

    def _act(self, coded: CodedDocument, cast: Cast, event: Event) -> Act | None:
        """An event, if it is within the scope and in the time asked for."""
        days, reported = _days(event.when, coded)
        if not self.in_time(days) or not self._scope.speaks_of(event.span.of(coded.document.text)):
            return None
        day = cast.day(event.when)
        actors = cast.entities(event.actors, event.when)
        recipients = cast.entities(event.recipients, event.when)
        doing = self._scope.sides(actors, day)
        if not self._scope.holds(doing, self._scope.sides(recipients, day)):
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
            qualifier=event.when.qualifier if event.when else "",
            reported=reported,
            confidence=event.confidence,
            told=(Told(record=event.id, quote=event_quote(coded, event), attributed_to=told_by),),
            story=self._stories.get(event.id, event.id),
            who=joined(self._scope.called(actors, day)),
            whom=joined(self._scope.called(recipients, day)),
        )

    def _hear(self, coded: CodedDocument, cast: Cast, statement: Statement) -> bool:
        """Take a statement, if one side makes it to or about the other."""
        days, reported = _days(statement.when, coded)
        text = coded.document.text
        if not statement.speaker or not self.in_time(days):
            return False
        words = " ".join(span.of(text) for span in statement.content)
        if len(words.split()) < _FRAGMENT or not self._scope.speaks_of(words):
            return False
        day = cast.day(statement.when)
        speakers = cast.entities((statement.speaker,), statement.when)
        touched = self._scope.sides(cast.entities((*statement.addressees, *statement.about)), day)
        touched |= self._mentioned(coded, cast, statement.content, day)
        heard = False
        for side in self._scope.sides(speakers, day):
            if self._scope.hears(side, touched):
                said = Saying(
                    speaker=names(speakers),
                    office=next((speaker.office for speaker in speakers if speaker.office), None),
                    kind=statement.kind,
                    days=days,
                    reported=reported,
                    told=Told(record=statement.id, quote=statement_quote(coded, statement)),
                )
                self._said[side].append(said)
                heard = True
        return heard

    def _mentioned(
        self, coded: CodedDocument, cast: Cast, spans: Iterable[Span], day: date | None
    ) -> set[int]:
        """The sides named in some words."""
        spans = tuple(spans)
        inside = [m.id for m in coded.mentions if any(span.covers(m.span) for span in spans)]
        return self._scope.sides(cast.entities(inside), day)


def _merged(some: list[Act], story: Story | None) -> Act:
    """The reports of a story as one, under the first that tells days and happened, if one does."""
    main = min(some, key=lambda act: (act.status != "actual", act.reported or act.days is None, loose(act)))
    # A sentence that tells it twice counts once.
    once = {(t.quote.document, t.quote.span): t for act in reversed(some) for t in act.told}
    return replace(
        main,
        told=tuple(reversed(once.values())),
        confidence=max(act.confidence for act in some),
        independent=min(story.independent, len({t.quote.document for t in once.values()})) if story else 1,
        disputed=tuple(_dispute(c.about, c.of, [told for told, _ in c.told]) for c in story.contradictions)
        if story
        else (),
    )


def _once(some: list[Saying], same: Mapping[str, int]) -> list[Saying]:
    """One statement for its reports, under the best dated; none that another quotes whole with more words."""
    found: dict[int | str, list[Saying]] = {}
    for said in some:
        here = said.told.quote
        if not any(_holds(other.told.quote, here) for other in some):
            found.setdefault(same.get(said.told.record, said.told.record), []).append(said)
    kept = []
    for group in found.values():
        order = sorted(group, key=lambda said: (loose(said), said.days is None, said.reported))
        kept.append(replace(order[0], also=tuple(said.told for said in order[1:])))
    return kept


def _holds(whole: Quote, part: Quote) -> bool:
    """Whether a quotation holds another of its document and more."""
    return whole.document == part.document and whole.span != part.span and whole.span.covers(part.span)


def _dispute(about: str, of: str, told: list[str]) -> str:
    """Where reports do not fit together, in words: "number of dead: 13 or 20"."""
    return f"{f'number of {of}' if about == 'number' else about}: {' or '.join(told)}"


def _days(when: When | None, coded: CodedDocument) -> tuple[DateRange | None, bool]:
    """When something was; the days of publication, and True, where the text does not say."""
    if when:
        return when.days, False
    published = coded.document.published
    return (published.days, True) if published else (None, False)


_Entry = TypeVar("_Entry", Act, Saying)


def by_day(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Oldest first; at the end those that only a loose date of the report places, and those without a day."""
    return tuple(sorted(entries, key=lambda e: (loose(e), e.days or DateRange(date.max, date.max))))


def loose(entry: Act | Saying | Occurrence) -> bool:
    """Whether no day of an entry is known, not even about: at best that of a report of unsure date."""
    return entry.days is None or (entry.reported and entry.days.days > _LOOSE)
