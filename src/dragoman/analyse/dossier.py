"""All that a record holds on two sides, on one actor, or on a theme, in the parts of a dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.analyse.claims import Contradiction
from dragoman.analyse.coverage import Coverage, coverage
from dragoman.analyse.digest import Line, Matter, changed, documents_of, open_questions, summary
from dragoman.analyse.entries import Entry
from dragoman.analyse.forecasts import Forecast, forecasts
from dragoman.analyse.gathering import Act, Gathering, Saying, by_day
from dragoman.analyse.ledger import Ledger, ledger
from dragoman.analyse.occurrences import Occurrence, around, between
from dragoman.analyse.relations import Families, families_of
from dragoman.analyse.scope import Scope
from dragoman.analyse.series import Series, series
from dragoman.analyse.turning import Turning, turning_points
from dragoman.model.text import DateRange, Document
from dragoman.store import Record

_APART = ("negated", "future", "hypothetical", "historical")
_BY_MONTH = 3  # years above which the series of a dossier is by quarter, and
_BY_QUARTER = 12  # above which it is by year


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a record holds on two sides, one actor or a theme.

    Attributes:
        kind: `dyad`, `actor` or `theme`.
        title: What it is of.
        left: Name of the first side; "" for a theme. `right` of the second; "others" where there is none.
        about: Words that the entries must hold; "" for any.
        first: First day asked for, None for no limit; `last` likewise.
        as_of: Only documents published by then count.
        since: The day since when changes are told.
        read: Documents in which the sides occur.
        undated: Documents left out because nobody knows whether they were out by `as_of`.
        summary: The sentences at its head; `changed` what is new since `since`; `questions` what is open.
        series: What happened over time; None where a theme or nothing is counted. `turning` likewise.
        acts: Events that happened, oldest first, those without a day at the end.
        apart: Events told as denied, planned, possible or long past: (status, events).
        disputes: Claims of two sides that cannot both be true.
        sources: The documents quoted, in order of publication; their place is their number.
        coders: Who made the entries.
    """

    kind: str
    title: str
    left: str
    right: str
    about: str
    left_members: tuple[str, ...]
    right_members: tuple[str, ...]
    first: date | None
    last: date | None
    as_of: date | None
    since: date | None
    record: str
    documents: int
    read: int
    undated: int
    summary: tuple[Line, ...]
    changed: tuple[Line, ...]
    questions: tuple[Line, ...]
    series: Series | None
    turning: Turning | None
    acts: tuple[Act, ...]
    apart: tuple[tuple[str, tuple[Act, ...]], ...]
    left_said: tuple[Saying, ...]
    right_said: tuple[Saying, ...]
    promises: tuple[Entry, ...]
    disputes: tuple[Contradiction, ...]
    forecasts: tuple[Forecast, ...]
    coverage: Coverage
    sources: tuple[Document, ...]
    coders: tuple[str, ...]

    @property
    def contacts(self) -> tuple[Act, ...]:
        """Meetings, visits, calls and talks that took place, those told as long past, too."""
        told = (*self.acts, *dict(self.apart).get("historical", ()))
        return by_day(act for act in told if act.type == "CONSULT")

    def number(self, document: str) -> int:
        """The number of a source."""
        return next(n for n, source in enumerate(self.sources, 1) if source.id == document)

    def numbers(self, documents: Iterable[str]) -> tuple[int, ...]:
        """The numbers of some sources, in order."""
        return tuple(sorted({self.number(document) for document in documents}))


def dossier(
    record: Record,
    left: str | None = None,
    right: str | None = None,
    *,
    about: str = "",
    first: date | None = None,
    last: date | None = None,
    as_of: date | None = None,
    since: date | None = None,
) -> Dossier:
    """Bring together what a record holds.

    Args:
        record: The record.
        left: Actor id of one side; what belongs to it counts for it. Without it, a dossier on `about`.
        right: Actor id of the other; without it, all that the first takes part in.
        about: Only entries with one of these words.
        first: Leave out what happened before this day.
        last: Leave out what happened after this day.
        as_of: Leave out documents published later, and those of unknown date.
        since: Tell what is new since this day.
    """
    families = families_of(record)
    scope = Scope(families, left, right, about)
    asked = DateRange(first or date.min, last or date.max)
    gathering = Gathering(scope, record.scale(), record.shelf.of_events(), asked)
    undated = 0
    for document in scope.documents(record):
        coded = record.load(document)
        if as_of and not _out_by(coded.document, as_of):
            undated += coded.document.published is None
            continue
        gathering.add(coded)
    stories = {story.id: story for story in record.stories()}
    told = gathering.acts(stories)
    acts = tuple(act for act in told if act.status == "actual")
    apart = tuple(
        (status, found) for status in _APART if (found := tuple(a for a in told if a.status == status))
    )
    book = ledger(record, left, right, as_of=as_of)
    said = gathering.said({statement: n for n, group in enumerate(book.same) for statement in group})
    kept = _within(scope, gathering, book)
    foretold = tuple(
        it
        for it in forecasts(record, left, right, as_of=as_of)
        if scope.speaks_of(it.quote.text) and gathering.in_time(it.made)
    )
    happened = _occurrences(record, families, scope, acts, as_of)
    turning = turning_points(happened) if left and not about else None
    quoted = _quoted(told, said, kept[0], kept[1], foretold)
    sources = _in_order(record, quoted)
    covered = coverage(acts, sources, stories)
    matter = Matter(
        names=scope.names, acts=acts, apart=apart, entries=kept[0], disputes=kept[1], forecasts=foretold,
        occurrences=happened, turning=turning, coverage=covered, said=(len(said[0]), len(said[1])),
    )  # fmt: skip
    lines = summary(matter)
    news = changed(matter, since) if since else ()
    questions = open_questions(matter)
    sources = _in_order(record, quoted | documents_of((*lines, *news, *questions)))
    return Dossier(
        kind=scope.kind,
        title=scope.title,
        left=scope.names[0],
        right=scope.names[1],
        about=about,
        left_members=_called(families, scope.counted[0]),
        right_members=_called(families, scope.counted[1]),
        first=first,
        last=last,
        as_of=as_of,
        since=since,
        record=record.path.name,
        documents=len(record.ids()),
        read=len(gathering.read),
        undated=undated,
        summary=lines,
        changed=news,
        questions=questions,
        series=_series(record, left, right, happened, as_of, asked) if left and not about else None,
        turning=turning,
        acts=acts,
        apart=apart,
        left_said=said[0],
        right_said=said[1],
        promises=kept[0],
        disputes=kept[1],
        forecasts=foretold,
        coverage=covered,
        sources=sources,
        coders=tuple(sorted({coded.made_by for coded in gathering.read})),
    )


def _occurrences(
    record: Record, families: Families, scope: Scope, acts: tuple[Act, ...], as_of: date | None
) -> tuple[Occurrence, ...]:
    """The stories behind the acts, as they are scored."""
    if scope.left is None:
        return ()
    found = (
        between(record, families, scope.left, scope.right, as_of=as_of)
        if scope.right
        else around(record, families, scope.left, as_of=as_of)
    )
    wanted = {act.story for act in acts}
    return tuple(it for it in found if it.story in wanted)


def _series(
    record: Record,
    left: str,
    right: str | None,
    happened: tuple[Occurrence, ...],
    as_of: date | None,
    asked: DateRange,
) -> Series | None:
    """What happened over time, in periods as narrow as can be read."""
    days = [it.days for it in happened if it.days]
    if not days:
        return None
    years = max(d.last for d in days).year - min(d.first for d in days).year
    by = "month" if years < _BY_MONTH else "quarter" if years < _BY_QUARTER else "year"
    window = None if asked == DateRange(date.min, date.max) else asked
    found = series(record, left, right, by=by, as_of=as_of, days=window)
    return found if any(cell.scores.stories for cell in found.cells) else None


def _within(
    scope: Scope, gathering: Gathering, kept: Ledger
) -> tuple[tuple[Entry, ...], tuple[Contradiction, ...]]:
    """The commitments and disputes of a ledger that are in time and about the theme."""
    entries = tuple(
        entry
        for thread in kept.threads
        for entry in thread.entries
        if gathering.in_time(entry.made or entry.history[0].days)
        and scope.speaks_of(f"{entry.content} {entry.condition_for} {entry.matter} {entry.pact}")
    )
    disputes = tuple(
        it
        for it in kept.contradictions
        if scope.speaks_of(" ".join((it.matter, *(c.content for c in (*it.left, *it.right)))))
    )
    return entries, disputes


def _quoted(
    acts: Iterable[Act],
    said: Iterable[Iterable[Saying]],
    entries: Iterable[Entry],
    disputes: Iterable[Contradiction],
    foretold: Iterable[Forecast],
) -> set[str]:
    """Ids of the documents that are quoted."""
    quotes = [t.quote for act in acts for t in act.told] + [
        t.quote for some in said for s in some for t in (s.told, *s.also)
    ]
    for entry in entries:
        quotes += [report.quote for report in entry.reports]
        quotes += [step.quote for step in entry.history] + [later.quote for later in entry.bearing]
    for dispute in disputes:
        quotes += [v.quote for claim in (*dispute.left, *dispute.right) for v in claim.variants]
    for forecast in foretold:
        quotes += [forecast.quote, *(later.quote for later in forecast.bearing)]
    return {quote.document for quote in quotes}


def _in_order(record: Record, documents: Iterable[str]) -> tuple[Document, ...]:
    """Documents in order of publication."""
    found = [record.load(document).document for document in sorted(documents)]
    return tuple(sorted(found, key=lambda d: d.published.days.first if d.published else date.max))


def _out_by(document: Document, day: date) -> bool:
    """Whether a document was surely published by a day."""
    return document.published is not None and document.published.days.last <= day


def _called(families: Families, members: Iterable[str]) -> tuple[str, ...]:
    """Names of the members, those with a name of their own before "Taliban officials" and the like."""
    order = sorted(members, key=lambda m: ("~" in m, families.name(m)))
    return tuple(dict.fromkeys(map(families.name, order)))
