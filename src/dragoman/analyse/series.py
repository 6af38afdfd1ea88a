"""A relation over time, and all relations ranked: counts by story, scores with their uncertainty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, stdev

from scipy.special import stdtrit

from dragoman.analyse.occurrences import Occurrence, around, between, everywhere
from dragoman.analyse.relations import Families, families_of
from dragoman.analyse.sides import Pair
from dragoman.model.entities import Cast
from dragoman.model.text import DateRange
from dragoman.store import Record

PERIODS = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Stories counted and scored; `low` and `high` bound the mean with 95 % confidence (Student's t).

    Attributes:
        quads: Stories of verbal cooperation, material cooperation, verbal conflict, material conflict.
        mean: Mean PLOVER score, None without stories; `total` their sum.
        low: None for fewer than two stories; `high` likewise.
    """

    stories: int
    reports: int
    quads: tuple[int, int, int, int]
    mean: float | None
    low: float | None
    high: float | None
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One period of a series.

    Attributes:
        name: "2021-08-15", "2021-W33", "2021-08", "2021-Q3", "2021".
        occurrences: The stories that are counted, so that the figures can be opened.
        contacts: How many of them are meetings, visits, calls or talks.
        by_publication: How many are placed by the day they were published, the text giving none.
        left_said: Statements of the left side to or about the right; `right_said` the other way.
    """

    name: str
    days: DateRange
    scores: Scores
    occurrences: tuple[Occurrence, ...]
    contacts: int
    by_publication: int
    left_said: int
    right_said: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A relation over time.

    Attributes:
        cells: One for each period from the first to the last with a story, empty ones too.
        right: "" where it is all others; nothing is counted as said then.
        too_wide: Stories whose date is wider than a period: "in 2021" in a series by month.
        undated: Stories of which no day is known.
    """

    left: str
    right: str
    by: str
    direction: str
    as_of: date | None
    cells: tuple[Cell, ...]
    too_wide: tuple[Occurrence, ...]
    undated: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two sides and what happened between them."""

    left: str
    right: str
    left_name: str
    right_name: str
    scores: Scores
    documents: int
    first: date | None
    last: date | None


def scores(found: Iterable[Occurrence]) -> Scores:
    """Stories counted and scored."""
    stories = tuple(found)
    values = [it.score for it in stories]
    mean = fmean(values) if values else None
    low = high = None
    if mean is not None and len(values) > 1:
        half = float(stdtrit(len(values) - 1, 0.975)) * stdev(values) / len(values) ** 0.5
        low, high = round(mean - half, 3), round(mean + half, 3)
    quads = [sum(it.quad_code == quad for it in stories) for quad in (1, 2, 3, 4)]
    return Scores(
        stories=len(stories),
        reports=sum(len(it.events) for it in stories),
        quads=(quads[0], quads[1], quads[2], quads[3]),
        mean=None if mean is None else round(mean, 3),
        low=low,
        high=high,
        total=round(sum(values), 3),
    )


def relations(
    record: Record, *, as_of: date | None = None, days: DateRange | None = None
) -> tuple[Relation, ...]:
    """All pairs of sides between which something happened, those with most stories first."""
    families = families_of(record)
    found: dict[tuple[str, str], list[Occurrence]] = {}
    for it in everywhere(record, families, as_of=as_of):
        if days is None or (it.days and it.days.meets(days)):
            found.setdefault((it.left, it.right), []).append(it)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        Relation(
            left=left,
            right=right,
            left_name=families.name(left),
            right_name=families.name(right),
            scores=scores(stories),
            documents=len({document for it in stories for document in it.documents}),
            first=min((it.days.first for it in stories if it.days), default=None),
            last=max((it.days.last for it in stories if it.days), default=None),
        )
        for (left, right), stories in ranked
    )


def series(
    record: Record,
    left: str,
    right: str | None = None,
    *,
    by: str = "month",
    direction: str = "both",
    as_of: date | None = None,
    days: DateRange | None = None,
) -> Series:
    """What happened and was said between two sides, period by period.

    Args:
        record: The record.
        left: Actor id; what belongs to it on the day counts for it.
        right: Likewise; without it, all that the first did and all that was done to it.
        by: One of `PERIODS`.
        direction: One of `DIRECTIONS`; what both do together counts in every direction.
        as_of: Only documents surely published by then count.
        days: Leave out what happened outside these days.
    """
    families = families_of(record)
    wanted = ("both", direction) if direction != "both" else ("both", "out", "in")
    found = (
        between(record, families, left, right, as_of=as_of)
        if right
        else around(record, families, left, as_of=as_of)
    )
    stories = [
        it for it in found if it.acts in wanted and (days is None or (it.days and it.days.meets(days)))
    ]
    told = _said(record, families, left, right, as_of) if right else ()
    said = [s for s in told if days is None or days.meets(s[1])]
    placed: dict[date, list[Occurrence]] = {}
    wide = []
    for it in stories:
        if it.days and it.days.last <= period(it.days.first, by).last:
            placed.setdefault(period(it.days.first, by).first, []).append(it)
        elif it.days:
            wide.append(it)
    heard: dict[date, list[int]] = {}
    for side, when in said:
        if when.last <= period(when.first, by).last:
            heard.setdefault(period(when.first, by).first, []).append(side)
    return Series(
        left=left,
        right=right or "",
        by=by,
        direction=direction,
        as_of=as_of,
        cells=tuple(
            _cell(days_of, by, placed.get(days_of.first, []), heard.get(days_of.first, []))
            for days_of in _all_between({*placed, *heard}, by)
        ),
        too_wide=tuple(wide),
        undated=tuple(it for it in stories if it.days is None),
    )


def _cell(days: DateRange, by: str, found: list[Occurrence], heard: list[int]) -> Cell:
    return Cell(
        name=period_name(days.first, by),
        days=days,
        scores=scores(found),
        occurrences=tuple(found),
        contacts=sum(it.type == "CONSULT" for it in found),
        by_publication=sum(it.reported for it in found),
        left_said=heard.count(0),
        right_said=heard.count(1),
    )


def _said(
    record: Record, families: Families, left: str, right: str, as_of: date | None
) -> Iterator[tuple[int, DateRange]]:
    """(side that speaks, when) for each statement of one side to or about the other."""
    pair = Pair(families, left, right)
    both = set(record.documents_with(pair.left_members)) & set(record.documents_with(pair.right_members))
    for document in sorted(both):
        coded = record.load(document)
        published = coded.document.published
        if as_of and not (published and published.days.last <= as_of):
            continue
        cast = Cast(coded)
        for statement in coded.statements:
            when = statement.when.days if statement.when else published.days if published else None
            if when is None or statement.speaker is None:
                continue
            day = cast.day(statement.when)
            speaking = pair.sides(cast.entities((statement.speaker,), statement.when), day)
            spoken_of = pair.sides(
                cast.entities((*statement.addressees, *statement.about), statement.when), day
            )
            for side in speaking:
                if 1 - side in spoken_of:
                    yield side, when


def period(day: date, by: str) -> DateRange:
    """The day, ISO week, month, quarter or year a day lies in.

    >>> period(date(2021, 8, 15), "quarter").last
    datetime.date(2021, 9, 30)
    """
    if by == "day":
        return DateRange(day, day)
    if by == "week":
        first = day - timedelta(days=day.weekday())
        return DateRange(first, first + timedelta(days=6))
    width = {"month": 1, "quarter": 3, "year": 12}[by]
    month = (day.month - 1) // width * width
    after = date(day.year + (month + width) // 12, (month + width) % 12 + 1, 1)
    return DateRange(date(day.year, month + 1, 1), after - timedelta(days=1))


def period_name(day: date, by: str) -> str:
    """What the period a day lies in is called.

    >>> [period_name(date(2021, 8, 15), by) for by in PERIODS]
    ['2021-08-15', '2021-W32', '2021-08', '2021-Q3', '2021']
    """
    if by == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if by == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[by]]


def _all_between(starts: set[date], by: str) -> Iterator[DateRange]:
    """All periods from the first start to the last."""
    here = min(starts, default=None)
    while here is not None and here <= max(starts):
        days = period(here, by)
        yield days
        here = days.last + timedelta(days=1)
