"""Rules alone, classifier alone, both: figures on the held-out folds, and a search for the weights.

`PYTHONPATH=src python training/combine.py build/training/folds.npy opinions.jsonl`
"""

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np
from figures import ROOTS, gold, interval, measure, roots
from rows import YIELD, benchmark

from dragoman.extract import scorer
from dragoman.extract.classify import CLASSES, Classified
from dragoman.extract.opinion import Opinion


def read(path: str) -> list[Opinion | None]:
    """The rules' opinions, one a row."""
    lines = Path(path).read_text("utf-8").splitlines()
    return [Opinion(**data) if (data := json.loads(line)) else None for line in lines]


def both(scores: np.ndarray, opinions: list[Opinion | None], fits: dict[int, float]) -> np.ndarray:
    """Combined probabilities, with weights of one's choice."""
    scorer.FITS.update(fits)
    found = []
    for row, opinion in zip(scores.tolist(), opinions, strict=True):
        verdict = scorer.judge(Classified(type="", scores=tuple(row)), opinion)
        found.append([verdict.scores[name] for name in CLASSES])
    return np.array(found)


def calibration(right: np.ndarray, scores: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error over ten bins, and (confidence, accuracy, n) of each."""
    sure, hit = scores.max(1), scores.argmax(1) == right
    bins = np.minimum((sure * 10).astype(int), 9)
    table = [
        (float(sure[bins == b].mean()), float(hit[bins == b].mean()), int((bins == b).sum()))
        for b in sorted(set(bins))
    ]
    return sum(n * abs(c - a) for c, a, n in table) / len(right), table


def main() -> None:
    """Print all figures."""
    rows = benchmark()
    scores = np.load(sys.argv[1])
    have = ~np.isnan(scores[:, 0])
    scores = scores[have].astype(float)
    rows = [row for row, ok in zip(rows, have, strict=True) if ok]
    opinions = [opinion for opinion, ok in zip(read(sys.argv[2]), have, strict=True) if ok]
    right = gold(rows)
    alone = np.array([ROOTS.index("YIELD" if o.type in YIELD else o.type) if o else -1 for o in opinions])
    print("rules", measure(right, alone), interval(right, alone))
    print("classifier", measure(right, roots(scores).argmax(1)), interval(right, roots(scores).argmax(1)))
    default = dict(scorer.FITS)
    tried = []
    for two, one in product((1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0), (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)):
        given = roots(both(scores, opinions, {2: two, 1: one})).argmax(1)
        tried.append((measure(right, given)["macro_f1"], measure(right, given)["quad"], two, one))
    print("best weights", sorted(tried, reverse=True)[:8])
    chosen = both(scores, opinions, default)
    given = roots(chosen).argmax(1)
    print("both", default, measure(right, given), interval(right, given))
    none = chosen[:, CLASSES.index("NONE")] > 0.5
    print("no event:", none.mean())
    error, table = calibration(right, roots(chosen))
    print("calibration error", round(error, 4), [(round(c, 2), round(a, 2), n) for c, a, n in table])
    for index, root in enumerate(ROOTS):
        hit = ((right == index) & (given == index)).sum()
        print(
            root,
            int((right == index).sum()),
            round(2 * hit / max((right == index).sum() + (given == index).sum(), 1), 3),
        )


if __name__ == "__main__":
    main()
