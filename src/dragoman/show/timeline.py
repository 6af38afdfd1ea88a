"""A strip of bars over time: co-operation above the line, conflict below it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.analyse.dossier import Act

WIDTH, HALF, BASE = 680, 44, 52
_MONTH = 31  # days
_LABEL = 34  # room for the name of a year
_FEWEST = 2  # months; less is no course of things
_MOST = 240  # months; more is counted by year


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of the strip, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that is drawn."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int
    unit: str


def timeline(acts: Iterable[Act]) -> Timeline | None:
    """The strip for events whose day or month is told; None if they span too little time."""
    dated = [
        (act.days.first, act) for act in acts if act.days and not act.reported and act.days.days <= _MONTH
    ]
    if not dated:
        return None
    by_year = (max(d for d, _ in dated).year - min(d for d, _ in dated).year) * 12 > _MOST
    counts = Counter(
        (_slot(day, by_year=by_year), "up" if act.quad_code <= 2 else "down") for day, act in dated
    )
    first, last = min(slot for slot, _ in counts), max(slot for slot, _ in counts)
    slots = last - first + 1
    if slots < _FEWEST:
        return None
    most = max(counts.values())
    step = WIDTH / slots
    bars = [
        _bar(slot, kind, count, first, step, most, by_year=by_year)
        for (slot, kind), count in sorted(counts.items())
    ]
    return Timeline(
        bars=tuple(bars), ticks=tuple(_ticks(first, last, step, by_year=by_year)), most=most,
        unit="year" if by_year else "month",
    )  # fmt: skip


def _slot(day: date, *, by_year: bool) -> int:
    return day.year if by_year else day.year * 12 + day.month - 1


def _bar(slot: int, kind: str, count: int, first: int, step: float, most: int, *, by_year: bool) -> Bar:
    height = max(3.0, HALF * count / most)
    width = max(2.0, min(step * 0.72, 18.0))
    when = str(slot) if by_year else f"{date(slot // 12, slot % 12 + 1, 1):%B %Y}"
    what = "co-operative" if kind == "up" else "conflictual"
    return Bar(
        x=round((slot - first + 0.5) * step - width / 2, 2),
        y=round(BASE - height, 2) if kind == "up" else BASE + 1,
        width=round(width, 2),
        height=round(height, 2),
        kind=kind,
        label=f"{when}: {count} {what}",
    )


def _ticks(first: int, last: int, step: float, *, by_year: bool) -> list[Tick]:
    """The beginning of each year, or of every few where years are many."""
    if by_year:
        years = range(first, last + 1)
        found = [Tick(x=round((year - first) * step, 2), year=year) for year in years]
    else:
        years = range(first // 12, last // 12 + 1)
        found = [Tick(x=round(max(0, year * 12 - first) * step, 2), year=year) for year in years]
    every = max(1, -(-len(found) // 12))
    kept = found[::every]
    # The first year may be cut short: its name would run into the next.
    if len(kept) > 1 and kept[1].x - kept[0].x < _LABEL:
        kept = kept[1:]
    return kept
