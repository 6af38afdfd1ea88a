"""Figures over the benchmark's 15 roots and four quads, with bootstrap intervals."""

import numpy as np
from rows import YIELD, Row

from dragoman.evaluate.marked import QUAD
from dragoman.extract.classify import CLASSES

ROOTS = tuple(QUAD)


def roots(scores: np.ndarray) -> np.ndarray:
    """Scores of the 15 roots: YIELD is CONCEDE and RETREAT together, NONE is left out."""
    parts = [[CLASSES.index(name) for name in (YIELD if root == "YIELD" else (root,))] for root in ROOTS]
    return np.stack([scores[:, part].sum(1) for part in parts], 1)


def gold(rows: list[Row]) -> np.ndarray:
    """Index of each row's root."""
    return np.array([ROOTS.index("YIELD" if row.types == YIELD else row.types[0]) for row in rows])


def macro_f1(right: np.ndarray, given: np.ndarray) -> float:
    """Mean F1 of the roots that occur."""
    found = []
    for root in sorted(set(right)):
        both = ((right == root) & (given == root)).sum()
        found.append(2 * both / ((right == root).sum() + (given == root).sum()))
    return float(np.mean(found))


def measure(right: np.ndarray, given: np.ndarray) -> dict[str, float]:
    """Root accuracy and macro-F1, quad accuracy."""
    quad = np.array([QUAD[root] for root in ROOTS])
    return {
        "n": len(right),
        "accuracy": round(float((right == given).mean()), 4),
        "macro_f1": round(macro_f1(right, given), 4),
        "quad": round(float((quad[right] == quad[given]).mean()), 4),
    }


def interval(right: np.ndarray, given: np.ndarray, times: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval of macro-F1."""
    rng = np.random.default_rng(0)
    drawn = [rng.integers(0, len(right), len(right)) for _ in range(times)]
    found = sorted(macro_f1(right[pick], given[pick]) for pick in drawn)
    return round(found[int(0.025 * times)], 4), round(found[int(0.975 * times)], 4)


def figures(scores: np.ndarray, rows: list[Row]) -> dict[str, object]:
    """All figures of the rows that have scores."""
    have = ~np.isnan(scores[:, 0])
    right, given = (
        gold([row for row, ok in zip(rows, have, strict=True) if ok]),
        roots(scores[have]).argmax(1),
    )
    none = float((scores[have][:, CLASSES.index("NONE")] > 0.5).mean())
    return {**measure(right, given), "interval": interval(right, given), "none": round(none, 4)}
