"""Reports → groups of those that tell one event: average linkage, the same in any order."""

from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

_MOST = 300  # reports in one piece; larger pieces are parted at a higher score

Pair = tuple[str, str]


def pair(left: str, right: str) -> Pair:
    """Two ids in order, as pairs are kept."""
    return (left, right) if left < right else (right, left)


def components(members: Iterable[str], edges: Iterable[Pair]) -> list[list[str]]:
    """Members tied together by edges, each piece sorted, the pieces by their first member."""
    above = {member: member for member in members}

    def top(member: str) -> str:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for left, right in edges:
        a, b = sorted((top(left), top(right)))
        above[b] = a
    found: dict[str, list[str]] = {}
    for member in sorted(above):
        found.setdefault(top(member), []).append(member)
    return [found[key] for key in sorted(found)]


def grouped(
    members: Iterable[str],
    sure: Mapping[Pair, float],
    score: Callable[[str, str], float],
    enough: float,
    *,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[list[str]]:
    """Groups of members that belong together, each sorted, the groups by their first member.

    Args:
        members: What is to be grouped.
        sure: Pairs that surely belong together, with their scores: only what they tie together is looked at.
        score: How sure it is that any two belong together.
        enough: Groups are put together while their pairs reach this on average.
        same: Pairs that a person put together, the earliest first: they are, whatever their score.
        apart: Pairs that a person parted: no group holds both. Where the two cannot both be had, what was
            put together earlier gives way.
    """
    known = sorted(members)
    ties, bars = [pair(*p) for p in same], {pair(*p) for p in apart}
    found: list[list[str]] = []
    todo = [(min(sure.values(), default=1.0), known)]
    while todo:
        least, some = todo.pop()
        inside = set(some)
        near = [p for p, s in sure.items() if s >= least and p[0] in inside and p[1] in inside]
        near += [p for p in ties if p[0] in inside and p[1] in inside]
        for piece in components(some, near):
            if len(piece) > _MOST and least < 0.999:
                todo.append((least + (1 - least) / 4, piece))
            else:
                found += _linked(piece, score, enough, ties, bars)
    return sorted(found)


def _linked(
    piece: list[str],
    score: Callable[[str, str], float],
    enough: float,
    ties: list[Pair],
    bars: set[Pair],
) -> list[list[str]]:
    """Average linkage in one piece: the surest two groups are put together until none is sure enough."""
    if len(piece) == 1:
        return [piece]
    inside = set(piece)
    barred = {p for p in bars if p[0] in inside and p[1] in inside}
    groups = _put_together(piece, [p for p in ties if p[0] in inside and p[1] in inside], barred)
    sums = {
        (i, j): _sum(groups[i], groups[j], score, barred)
        for i in range(len(groups))
        for j in range(i + 1, len(groups))
    }
    alive = set(range(len(groups)))
    while len(alive) > 1:
        best, at = max(
            ((total / (len(groups[i]) * len(groups[j])), (-i, -j)) for (i, j), total in sums.items()),
            default=(0.0, (0, 0)),
        )
        if best < enough:
            break
        i, j = -at[0], -at[1]
        alive.discard(j)
        for k in alive - {i}:
            sums[min(i, k), max(i, k)] += sums.pop((min(j, k), max(j, k)))
        del sums[i, j]
        groups[i] = sorted(groups[i] + groups[j])
    return [groups[i] for i in alive]


def _put_together(piece: list[str], ties: list[Pair], barred: set[Pair]) -> list[list[str]]:
    """The groups that a person's ties make, the latest first, none with two that were parted."""
    kept: list[Pair] = []
    for tie in reversed(ties):
        together = components(piece, [*kept, tie])
        if not any(pair(a, b) in barred for some in together for a, b in combinations(some, 2)):
            kept.append(tie)
    return components(piece, kept)


def _sum(left: list[str], right: list[str], score: Callable[[str, str], float], barred: set[Pair]) -> float:
    """The scores of all pairs between two groups; so low that they never meet where a person parted them."""
    if barred and any(pair(a, b) in barred for a in left for b in right):
        return -1e9
    return sum(score(a, b) for a in left for b in right)
