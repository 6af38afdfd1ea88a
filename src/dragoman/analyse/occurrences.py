"""What happened between actors, each story once: the ground of series, turning points and networks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from dragoman.analyse.relations import Families
from dragoman.analyse.sides import Pair
from dragoman.model.text import DateRange
from dragoman.store import Record
from dragoman.store.tellings import PartyRow

_COOPERATION = 2  # the quad codes up to it
DIRECTIONS = ("both", "out", "in")
"""Of a pair: all; what the first side does to the second; what the second does to the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One story between two sides.

    Attributes:
        story: Story id; the event id where an event is in no story.
        left: Side id; `right` the other. In a pair asked for they stand as asked, else in order of ids.
        acts: Whether the left side acts on the right ("out"), the right on the left ("in"), or both.
        type: The event type most reports give; `mode` likewise.
        quad_code: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.
        score: PLOVER's conflict-cooperation score, -10 to 10.
        days: When; the days of first publication where `reported`; None where neither is known.
        events: Event ids of the reports.
        documents: Document ids.
        publishers: Those who tell it, by name.
    """

    story: str
    left: str
    right: str
    acts: str
    type: str
    mode: str | None
    quad_code: int
    score: float
    days: DateRange | None
    reported: bool
    events: tuple[str, ...]
    documents: tuple[str, ...]
    publishers: tuple[str, ...]


def between(
    record: Record, families: Families, left: str, right: str, *, as_of: date | None = None
) -> tuple[Occurrence, ...]:
    """What happened between two sides, oldest first; stories without a day at the end.

    Args:
        record: The record.
        families: Who belongs to whom.
        left: Actor id; all that belongs to it on the day counts for it.
        right: Likewise.
        as_of: Only reports surely published by then count.
    """
    pair = Pair(families, left, right)

    def pairs(acting: set[str], on: set[str], day: date | None) -> Iterator[tuple[str, str, str]]:
        doing = {pair.side(actor, day) for actor in acting}
        done = {pair.side(actor, day) for actor in on}
        if doing >= {0, 1}:
            yield left, right, "joint" if on and not done & {0, 1} else "both"
        elif 0 in doing and 1 in done:
            yield left, right, "out"
        elif 1 in doing and 0 in done:
            yield left, right, "in"

    return _gathered(record, record.parties(pair.left_members, pair.right_members), pairs, as_of)


def around(
    record: Record, families: Families, actor: str, *, as_of: date | None = None
) -> tuple[Occurrence, ...]:
    """What happened between an actor and anybody else, oldest first; the other side is "".

    Args:
        record: The record.
        families: Who belongs to whom.
        actor: Actor id; what belongs to it on the day counts for it.
        as_of: Only reports surely published by then count.
    """

    def pairs(acting: set[str], on: set[str], day: date | None) -> Iterator[tuple[str, str, str]]:
        doing = {families.belongs(one, actor, day) for one in acting}
        done = {families.belongs(one, actor, day) for one in on}
        if True in doing:
            yield actor, "", "both" if False in doing else "out"
        elif True in done:
            yield actor, "", "in"

    return _gathered(record, record.parties(families.members(actor)), pairs, as_of)


def everywhere(record: Record, families: Families, *, as_of: date | None = None) -> tuple[Occurrence, ...]:
    """What happened between any two sides, each at the top of what it belongs to, oldest first."""

    def pairs(acting: set[str], on: set[str], day: date | None) -> Iterator[tuple[str, str, str]]:
        doing = sorted({families.side(actor, day) for actor in acting})
        done = sorted({families.side(actor, day) for actor in on})
        ways: dict[tuple[str, str], set[str]] = {}
        for a in doing:
            for b in done:
                if a != b:
                    ways.setdefault((min(a, b), max(a, b)), set()).add("out" if a < b else "in")
        for a, b in combinations(doing, 2):
            ways.setdefault((a, b), {"joint"} if done else {"both"})
        found = {(*pair, way.pop() if len(way) == 1 else "both") for pair, way in ways.items()}
        yield from sorted(found)

    return _gathered(record, record.parties(), pairs, as_of)


@dataclass(frozen=True, slots=True)
class _Told:
    """One report of what happened between two sides."""

    row: PartyRow
    acts: str
    days: DateRange | None
    published: DateRange | None


def _gathered(
    record: Record,
    rows: Iterable[PartyRow],
    pairs: Callable[[set[str], set[str], date | None], Iterator[tuple[str, str, str]]],
    as_of: date | None,
) -> tuple[Occurrence, ...]:
    """The stories of some rows, between the sides that `pairs` finds for who acts and on whom."""
    found: dict[tuple[str, str, str], list[_Told]] = {}
    scale = record.scale()
    for _, parties in groupby(rows, key=lambda row: row.event):
        told = list(parties)
        row = told[0]
        published = _range(row.published_from, row.published_to)
        if as_of and not (published and published.last <= as_of):
            continue
        days = _range(row.date_from, row.date_to)
        day = days.first if days else published.first if published else None
        acting = {p.actor for p in told if p.role == "actor"}
        on = {p.actor for p in told if p.role == "recipient"}
        for left, right, acts in pairs(acting, on, day):
            if acts == "joint":  # what two do to a third is no conflict between them
                if scale.get((row.type, row.mode), (0, 0.0))[0] > _COOPERATION:
                    continue
                acts = "both"  # noqa: PLW2901 - it is what the word stands for
            key = (row.story or row.event, left, right)
            found.setdefault(key, []).append(_Told(row, acts, days, published))
    occurrences = [_occurrence(*key, told, scale) for key, told in found.items()]
    return tuple(sorted(occurrences, key=_order))


def _order(it: Occurrence) -> tuple[bool, date, date, str, str, str]:
    days = it.days or DateRange(date.max, date.max)
    return it.days is None, days.first, days.last, it.story, it.left, it.right


def _occurrence(
    story: str,
    left: str,
    right: str,
    told: list[_Told],
    scale: dict[tuple[str, str | None], tuple[int, float]],
) -> Occurrence:
    """One story: what most of its reports say, the earliest report deciding where they are even."""
    kind, mode = Counter((t.row.type, t.row.mode) for t in told).most_common(1)[0][0]
    acts = {t.acts for t in told}
    quad_code, score = scale.get((kind, mode), (0, 0.0))
    when = Counter(t.days for t in told if t.days)
    days = min(when, key=lambda d: (-when[d], d.days, d)) if when else None
    first = min((t.published for t in told if t.published), default=None)
    return Occurrence(
        story=story,
        left=left,
        right=right,
        acts=acts.pop() if len(acts) == 1 else "both",
        type=kind,
        mode=mode,
        quad_code=quad_code,
        score=score,
        days=days or first,
        reported=days is None,
        events=tuple(t.row.event for t in told),
        documents=tuple(dict.fromkeys(t.row.document for t in told)),
        publishers=tuple(dict.fromkeys(t.row.publisher for t in told if t.row.publisher)),
    )


def _range(first: str | None, last: str | None) -> DateRange | None:
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first)) if first else None
