"""Fits the weights by which reports of one event are told, on ECB+; prints figures on topics left out.

    PYTHONPATH=src:benchmarks python training/same_event.py ../shared/benchmarks/stories [--cache ecb.pickle] [--write]

ECB+ has no days of publication, types of event or roles, and few dates: what these count for is set by hand
(`SET`), the rest is fitted by logistic regression with the hand-set part in it, no feature counting the wrong
way round. Needs scipy and scikit-learn's company; see README.md.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from coreference import conll, groups, without_single
from scipy.optimize import minimize
from stories import Text, coded_texts, gold_reports, group, pairs

from dragoman.lexicon import load_lexicon
from dragoman.resolve.same_event import FEATURES, Judge, load_weights
from dragoman.resolve.story_words import load_words

SET = {
    "same day": 1.0, "other day": -3.0, "in time": 0.8, "out of time": -4.0, "same place": 0.5, "other place": -1.0,
    "other number": -0.3, "shared parties": 1.0, "party in the other article": 1.5, "other parties": -1.0,
    "other actor": -2.0, "other recipient": -2.0, "other mode": -1.0, "similar words": 1.0, "next sentences": 0.3,
    "spokesman of the lede": 5.0, "other words in one article": -3.0, "other names in one article": -2.5,
}  # fmt: skip
AGAINST = {"other names"}
EITHER = {"same article", "same trigger in one article"}
SURE, ENOUGH = 0.5, 0.35
FOLDS = 5
LITERATURE = (2, 5, 12, 18, 21, 23, 34, 35)  # the development topics others report on


def main() -> None:
    """Read, leave out, fit, print, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--cache", type=Path)
    options.add_argument("--write", action="store_true", help="Write the weights that ship.")
    given = options.parse_args()
    lexicon = load_lexicon()
    run(coded_texts(given.folder, given.cache, lexicon), write=given.write)


def run(texts: list[Text], *, write: bool) -> None:
    """Print the figures of topics left out; fit on all."""
    lexicon = load_lexicon()
    told, gold = gold_reports(texts, lexicon)
    judge = Judge(lexicon.stories, load_words(), load_weights())
    keys, rows, same = [], [], []
    for key, (left, right) in pairs(told, judge):
        keys.append(key)
        rows.append(judge.features(left, right))
        same.append(gold[key[0]] == gold[key[1]])
    x, y = np.array(rows), np.array(same, dtype=float)
    topic = {r.id: int(r.id.split("_")[0]) for r in told}
    both = np.array([(topic[a], topic[b]) for a, b in keys])

    def left_out(some: Iterable[int]) -> tuple[float, float]:
        out = set(some)
        train = np.array([a not in out and b not in out for a, b in both])
        test = np.array([a in out and b in out for a, b in both])
        weights, bias = fitted(x[train], y[train])
        score = 1 / (1 + np.exp(-(x[test] @ weights + bias)))
        of = dict(zip([k for k, t in zip(keys, test, strict=True) if t], map(float, score), strict=True))
        made = group([r for r in told if topic[r.id] in out], of, SURE, ENOUGH)
        true = groups({m: c for m, c in gold.items() if topic[m] in out})
        return conll(true, made)[0], conll(without_single(true), without_single(made))[0]

    topics = sorted(set(topic.values()))
    folds = [left_out(topics[i::FOLDS]) for i in range(FOLDS)]
    print(f"{FOLDS} folds of topics, none given: CoNLL {' '.join(f'{a:.3f}' for a, _ in folds)}")
    print(
        f"mean {np.mean([a for a, _ in folds]):.3f}, without single mentions {np.mean([b for _, b in folds]):.3f}"
    )
    with_, without = left_out(LITERATURE)
    print(f"development topics of the literature: {with_:.3f}, without single mentions {without:.3f}")
    if write:
        _write(*fitted(x, y))


def fitted(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias: logistic regression with some weights given and signs kept."""
    weights = np.array([SET.get(name, 0.0) for name in FEATURES])
    free = [i for i, name in enumerate(FEATURES) if name not in SET]
    given, some = x @ weights, x[:, free]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        p = 1 / (1 + np.exp(-(given + some @ w[:-1] + w[-1])))
        error = p - y
        value = -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)).sum() + (w[:-1] ** 2).sum() / 2
        return value, np.append(some.T @ error + w[:-1], error.sum())

    ends = [
        (None, None) if FEATURES[i] in EITHER else (None, 0) if FEATURES[i] in AGAINST else (0, None)
        for i in free
    ]
    found = minimize(
        loss, np.zeros(len(free) + 1), jac=True, bounds=[*ends, (None, None)], method="L-BFGS-B"
    ).x
    weights[free] = found[:-1]
    return weights, float(found[-1])


def _write(weights: np.ndarray, bias: float) -> None:
    path = Path(__file__).parents[1] / "src" / "dragoman" / "resolve" / "stories" / "weights.json"
    data = {
        "fitted_on": "ECB+ topics 1-35; what ECB+ does not have is set by hand, see training/same_event.py",
        "bias": round(bias, 3),
        "sure": SURE,
        "enough": ENOUGH,
        "features": {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)},
    }
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
