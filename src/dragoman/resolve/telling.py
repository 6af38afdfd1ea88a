"""A group of reports → the story they tell: what most say, why they are one, and where they do not fit."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product
from typing import TypeVar

from dragoman.model.stories import Contradiction, Report, SameEvent, Story, StoryParty
from dragoman.model.text import DateRange
from dragoman.resolve.reprints import tellings
from dragoman.resolve.same_event import Judge

_NARROW = 5  # days: what is told less closely contradicts nothing
_SLACK = 1  # day
_FEW_DAYS = 31  # a publication known less closely does not date an event
_T = TypeVar("_T", bound=Hashable)


def story(reports: Sequence[Report], judge: Judge) -> Story:
    """The story that some reports tell.

    Args:
        reports: All its reports, at least one, in any order.
        judge: Tells why two of them are one.
    """
    told = sorted(reports, key=lambda r: (_published(r), r.article.id, r.at, r.id))
    days, basis = _days(told)
    published = [r.article.published for r in told if r.article.published]
    type_ = _most((r.type for r in told), told)
    return Story(
        id=f"story-{min(r.id for r in told).partition('-')[2]}",
        type=type_,
        mode=_most_or_none([r.mode for r in told if r.type == type_]),
        status=_most((r.status for r in told), told),
        days=days,
        days_basis=basis,
        place=_most_or_none([r.place for r in told]),
        country=_most_or_none([r.country for r in told]),
        parties=tuple(_parties(told)),
        events=tuple(r.id for r in told),
        documents=tuple(dict.fromkeys(r.article.id for r in told)),
        tellings=tellings(told),
        first_report=min((p.first for p in published), default=None),
        last_report=max((p.first for p in published), default=None),
        judgements=tuple(_judgements(told, judge)),
        contradictions=tuple(_contradictions(told)),
    )


def _published(report: Report) -> date:
    return report.article.published.first if report.article.published else date.max


def _most(values: Iterable[str], told: Sequence[Report]) -> str:
    """The value most reports give; of several, that of the surest report."""
    sure: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for value, report in zip(values, told, strict=True):
        counts[value] += 1
        sure[value] = max(sure[value], round(report.confidence * 1000))
    return min(counts, key=lambda v: (-counts[v], -sure[v], v))


def _most_or_none(values: Iterable[_T | None]) -> _T | None:
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], str(v)), default=None)


def _days(told: Sequence[Report]) -> tuple[DateRange | None, str | None]:
    """The told days that most others meet, the closest of those; else those of the first publication."""
    said = [r.days for r in told if r.days]
    if said:
        best = min(said, key=lambda d: (-sum(d.meets(o) for o in said), d.days, d))
        return best, "told"
    published = [p for r in told if (p := r.article.published) and p.days <= _FEW_DAYS]
    if published and any(r.status == "actual" for r in told):
        return min(published), "published"
    return None, None


def _parties(told: Sequence[Report]) -> Iterator[StoryParty]:
    counts = Counter(
        (role, chain[0])
        for r in told
        for role, chains in (("actor", r.actors), ("recipient", r.recipients))
        for chain in chains
        if not chain[0].startswith("?")
    )
    for (role, actor), count in sorted(counts.items(), key=lambda c: (c[0][0], -c[1], c[0][1])):
        yield StoryParty(role=role, actor=actor, events=count)


def _judgements(told: Sequence[Report], judge: Judge) -> Iterator[SameEvent]:
    """What ties each report to the others: the surest tie to one of those that are tied already."""
    tied, open_ = [min(told, key=lambda r: r.id)], {r.id: r for r in told}
    del open_[tied[0].id]
    best = {key: (judge.score(r, tied[0]), tied[0].id, tied[0]) for key, r in open_.items()}
    while open_:
        key = min(open_, key=lambda k: (-best[k][0], k))
        report = open_.pop(key)
        yield judge.judged(report, best[key][2])
        for other in open_.values():
            best[other.id] = max(best[other.id], (judge.score(other, report), report.id, report))


def _contradictions(told: Sequence[Report]) -> Iterator[Contradiction]:
    if dates := _dates(told):
        yield dates
    amounts: dict[str, dict[str, list[str]]] = {}
    for r in told:
        for what, number in r.amounts:
            amounts.setdefault(what, {}).setdefault(number, []).append(r.id)
    for what in sorted(amounts):
        if len(amounts[what]) > 1:
            yield _told("number", amounts[what], what)
    places: dict[str, list[str]] = {}
    for r in told:
        if r.place and r.town:
            places.setdefault(r.place, []).append(r.id)
    if len(places) > 1:
        yield _told("place", places)
    if who := _who(told):
        yield who


def _dates(told: Sequence[Report]) -> Contradiction | None:
    """Days told closely that do not meet others told closely."""
    close = [(r.id, r.days) for r in told if r.days and r.days.days <= _NARROW]
    apart = {
        event
        for (a, left), (b, right) in combinations(close, 2)
        if max((left.first - right.last).days, (right.first - left.last).days) > _SLACK
        for event in (a, b)
    }
    found: dict[str, list[str]] = {}
    for event, days in close:
        if event in apart:
            said = days.first.isoformat()
            found.setdefault(said if days.days == 1 else f"{said}/{days.last.isoformat()}", []).append(event)
    return _told("date", found) if found else None


def _who(told: Sequence[Report]) -> Contradiction | None:
    """Reports of a deed to the same recipient whose actors have nothing to do with each other."""
    found: dict[str, list[str]] = {}
    for left, right in combinations(told, 2):
        if not left.actors or not right.actors or not _share(left.recipients, right.recipients):
            continue
        known = all(not chain[0].startswith("?") for chain in (*left.actors, *right.actors))
        if known and not _share(left.actors, right.actors):
            for r in (left, right):
                some = found.setdefault(", ".join(chain[0] for chain in r.actors), [])
                if r.id not in some:
                    some.append(r.id)
    return _told("who", found) if len(found) > 1 else None


def _share(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> bool:
    return any(set(a) & set(b) for a, b in product(left, right))


def _told(about: str, told: dict[str, list[str]], of: str = "") -> Contradiction:
    order = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))
    return Contradiction(about=about, of=of, told=tuple((said, tuple(events)) for said, events in order))
