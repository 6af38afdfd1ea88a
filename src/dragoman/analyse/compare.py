"""Two periods of a relation, or two relations, side by side, and whether they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from scipy.special import stdtrit

from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import Scores, scores

_FEWEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sets of stories side by side.

    Attributes:
        difference: Mean score of the second less that of the first; None where either has no story.
        low: Bounds of the difference with 95 % confidence (Welch); None for fewer than five stories.
        high: Likewise.
        verdict: What may be said of it, in words.
    """

    left: Scores
    right: Scores
    difference: float | None
    low: float | None
    high: float | None
    verdict: str


def compare(left: Sequence[Occurrence], right: Sequence[Occurrence]) -> Comparison:
    """Compare the scores of two sets of stories."""
    a, b = [it.score for it in left], [it.score for it in right]
    difference = round(fmean(b) - fmean(a), 3) if a and b else None
    low = high = None
    if min(len(a), len(b)) < _FEWEST:
        verdict = f"too few stories to say: {len(a)} and {len(b)}, and {_FEWEST} are needed on each side"
    else:
        low, high = _welch(a, b)
        if low <= 0 <= high:
            verdict = "no difference that chance would not often show"
        else:
            verdict = "the second is more cooperative" if low > 0 else "the second is more conflictual"
    return Comparison(
        left=scores(left), right=scores(right), difference=difference, low=low, high=high, verdict=verdict
    )


def _welch(a: list[float], b: list[float]) -> tuple[float, float]:
    """Bounds of the difference of means, variances not taken to be equal (Welch 1947)."""
    parts = [variance(values) / len(values) for values in (a, b)]
    error = sum(parts)
    gap = fmean(b) - fmean(a)
    if not error:
        return round(gap, 3), round(gap, 3)
    freedom = error**2 / sum(p**2 / (len(v) - 1) for p, v in zip(parts, (a, b), strict=True))
    half = float(stdtrit(freedom, 0.975)) * error**0.5
    return round(gap - half, 3), round(gap + half, 3)
