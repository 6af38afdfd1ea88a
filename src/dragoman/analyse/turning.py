"""When a relation turned: change points of its scores, with the stories that speak most for each.

The stories of a relation, in order of time, are a sequence of scores. PELT (Killick, Fearnhead and Eckley
2012, by ruptures) parts it where the mean changes; a break is kept only if a shuffled sequence rarely shows
one as strong.
A series by calendar would see the empty months more than the stories.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from random import Random
from statistics import fmean, pvariance

import numpy as np
import ruptures

from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import Scores, scores

FEWEST = 20
"""Stories with a date below which nothing is said."""
_SHORTEST = 5  # stories between two turns
_SHUFFLES = 499
_WIDEST = 92  # days
_RARE = 0.05
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One change of a relation.

    Attributes:
        after: The last day of the stretch before; `before` the first day of the stretch after.
        scores_before: The stretch before, back to the turn before it; `scores_after` the stretch after.
        chance: How often shuffled stories show as strong a change here.
        telling: The stories after it that lie farthest from the mean before, in the new direction.
    """

    after: date
    before: date
    scores_before: Scores
    scores_after: Scores
    chance: float
    telling: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """The turning points of a relation.

    Attributes:
        stories: How many stories have a date and were looked at.
        why_none: Why there are none, in words; "" where there are.
    """

    stories: int
    turns: tuple[Turn, ...]
    why_none: str = ""


def turning_points(occurrences: Sequence[Occurrence]) -> Turning:
    """Find where the scores of a relation change.

    Args:
        occurrences: What happened, oldest first. Stories told without a day stand at that of their first
            publication; those known to no better than three months are left out.
    """
    dated = [it for it in occurrences if it.days and it.days.days <= _WIDEST]
    if len(dated) < FEWEST:
        why = f"too few stories with a date to say: {len(dated)}, and {FEWEST} are needed"
        return Turning(stories=len(dated), turns=(), why_none=why)
    values = [it.score for it in dated]
    kept, chances = _breaks(values)
    if not kept:
        why = f"no change among {len(dated)} stories that chance would not often show"
        return Turning(stories=len(dated), turns=(), why_none=why)
    ends = [0, *kept, len(dated)]
    turns = [
        _turn(dated[start:here], dated[here:end], chances[here])
        for start, here, end in zip(ends, ends[1:], ends[2:], strict=False)
    ]
    return Turning(stories=len(dated), turns=tuple(turns))


def _breaks(values: list[float]) -> tuple[list[int], dict[int, float]]:
    """Where the mean changes, and how often chance shows it; what is likeliest by chance is dropped first."""
    found = _parted(values)
    while found:
        ends = [0, *found, len(values)]
        chances = {
            here: _chance(values[start:here], values[here:end])
            for start, here, end in zip(ends, ends[1:], ends[2:], strict=False)
        }
        worst = max(found, key=lambda here: chances[here])
        if chances[worst] <= _RARE:
            return found, chances
        found = [here for here in found if here != worst]
    return [], {}


def _parted(values: list[float]) -> list[int]:
    """PELT with the penalty of the Bayesian information criterion."""
    spread = pvariance(values)
    if not spread:
        return []
    algorithm = ruptures.Pelt(model="l2", min_size=_SHORTEST, jump=1).fit(np.array(values))
    ends: list[int] = algorithm.predict(pen=2 * spread * log(len(values)))
    return ends[:-1]


def _chance(left: list[float], right: list[float]) -> float:
    """How often stories shuffled between two stretches part their means as far; the same for the same."""
    told = abs(fmean(left) - fmean(right))
    pool, random = [*left, *right], Random(2021)  # noqa: S311 - the same answer every time is wanted
    as_far = 0
    for _ in range(_SHUFFLES):
        random.shuffle(pool)
        as_far += abs(fmean(pool[: len(left)]) - fmean(pool[len(left) :])) >= told - 1e-9
    return (as_far + 1) / (_SHUFFLES + 1)


def _turn(left: list[Occurrence], right: list[Occurrence], chance: float) -> Turn:
    """One change, with the stories that tell it."""
    before, after = scores(left), scores(right)
    down = (after.mean or 0) < (before.mean or 0)
    far = sorted(right, key=lambda it: (it.score if down else -it.score, -len(it.events), it.story))
    days = [it.days for it in left if it.days], [it.days for it in right if it.days]
    return Turn(
        after=max(d.last for d in days[0]),
        before=min(d.first for d in days[1]),
        scores_before=before,
        scores_after=after,
        chance=round(chance, 4),
        telling=tuple(far[:_TELLING]),
    )
