"""Fit the confidence of events on judged ones: `PYTHONPATH=src python training/confidence.py [--chart FILE.svg]`.

Fitted on the judgements of one half of the articles, with the features the events had when they were judged; measured
on the same by cross-validation grouped by article. The coder has been mended since, by people who had read the
judgements: events that are still coded with the same parties are right more often than they were on the whole, and more
often than elsewhere. So the bias is moved half of the way to where those come true.

Codes the Wikinews corpus beside the checkout (half a minute); needs the package's own environment, the chart Altair and
vl-convert-python.
"""

import argparse
import csv
import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from rows import BENCHMARK, HERE

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.extract.classify import classifier
from dragoman.extract.confidence import Heard, Weights, hear
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document
from dragoman.read import read_all
from dragoman.resolve import resolve

CORPUS = BENCHMARK.parents[2] / "corpora" / "wikinews.jsonl"
JUDGED = HERE / "judged.tsv"
PACKAGE = HERE.parent / "src" / "dragoman" / "extract" / "model" / "confidence.json"
FOLDS, RIDGE, BINS = 10, 8.0, 8
Key = tuple[str, int, int, str, str, str]


@dataclass(frozen=True)
class Judged:
    """An event with its features and the share of readers who found it right."""

    document: str
    features: dict[str, float]
    right: float


def for_fitting(document: str) -> bool:
    """Whether the document is of the half to fit on; the other is kept for measuring."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2 == 0


def read_judged() -> dict[Key, list[dict[str, str]]]:
    """The judgements of the half to fit on, those of one event with the same parties together."""
    lines = [line for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    found = defaultdict(list)
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if for_fitting(row["document"]):
            place = row["document"], int(row["start"]), int(row["end"]), row["type"]
            found[*place, row["actors"], row["recipients"]].append(row)
    return found


def as_judged(verdicts: list[dict[str, str]], features: dict[str, float]) -> Judged:
    """One event out of what its readers said."""
    right = sum(int(row["right"]) for row in verdicts) / len(verdicts)
    return Judged(verdicts[0]["document"], features, right)


def parties(coded: CodedDocument, ids: tuple[str, ...]) -> str:
    """Who takes part, as `judged.tsv` holds it: places and actor ids."""
    spans = {mention.id: mention.span for mention in coded.mentions}
    meant = defaultdict(list)
    for link in coded.links:
        meant[link.mention].append(link.actor)
    return ";".join(f"{spans[i].start}-{spans[i].end}={'+'.join(sorted(meant.get(i, ['?'])))}" for i in ids)


def heard_events() -> list[tuple[CodedDocument, Heard]]:
    """All events of the half to fit on, as the rules propose them today."""
    lexicon, parser, asked = load_lexicon(), Parser(), classifier()
    found = []
    for document in read_all([CORPUS]):
        if isinstance(document, Document) and for_fitting(document.id):
            annotated = annotate(document, lexicon, parser)
            coded = resolve(extract(annotated, lexicon), annotated, lexicon)
            found += [(coded, one) for one in hear(coded, annotated, asked)]
    return found


def still_coded(judged: dict[Key, list[dict[str, str]]]) -> list[Judged]:
    """The judged events that are coded today with the same parties, with the features of today."""
    told, found = heard_events(), []
    for coded, heard in told:
        event = heard.event
        sides = parties(coded, event.actors), parties(coded, event.recipients)
        place = coded.document.id, event.trigger.start, event.trigger.end, event.type
        if verdicts := judged.get((*place, *sides)):
            found.append(as_judged(verdicts, heard.features))
    print(f"{len(judged)} events judged; {len(told)} coded today, {len(found)} of them judged as they are")
    return found


def matrix(rows: list[Judged], names: list[str]) -> np.ndarray:
    """A row for each event: 1 for the bias, then its features."""
    return np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in rows])


def fit(x: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method; ridge on standardised features, none on the bias."""
    spread = x.std(0)
    spread[spread == 0] = 1.0
    penalty = RIDGE * np.diag(np.r_[0.0, spread[1:] ** 2])
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - p) - penalty @ weights
        weights += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, slope)
    return weights


def shift(odds: np.ndarray, right: np.ndarray) -> float:
    """What must be added to the log-odds for their mean to come true."""
    bias = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(odds + bias)))
        bias += float((right - p).sum() / (p * (1 - p)).sum())
    return bias


def fold(rows: list[Judged]) -> np.ndarray:
    """The fold of each event, by its article."""
    return np.array([int(hashlib.sha256(row.document.encode()).hexdigest()[:8], 16) % FOLDS for row in rows])


def held_out(rows: list[Judged], names: list[str]) -> np.ndarray:
    """What the probability of each event is by a model that has not seen its article."""
    x, right, part = matrix(rows, names), np.array([row.right for row in rows]), fold(rows)
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        held = part == number
        if held.any():
            found[held] = 1 / (1 + np.exp(-x[held] @ fit(x[~held], right[~held])))
    return found


def thresholds(right: np.ndarray, sure: np.ndarray) -> None:
    """Print what is kept and dropped from each confidence."""
    for least in np.arange(0.2, 0.65, 0.05):
        kept = sure >= least
        if kept.any() and not kept.all():
            told = f"keeps {kept.mean():.2f}, right {right[kept].mean():.2f}"
            print(f"  from {least:.2f}: {told}; of the dropped {right[~kept].mean():.2f}")


def auc(right: np.ndarray, sure: np.ndarray) -> float:
    """How often a right event is surer than a wrong one; half right counts half."""
    wins = (sure[:, None] > sure) + 0.5 * (sure[:, None] == sure)
    weight = right[:, None] * (1 - right)
    return float((wins * weight).sum() / weight.sum())


def bins(right: np.ndarray, sure: np.ndarray) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, events) of bins of like size."""
    parts = np.array_split(np.argsort(sure, kind="stable"), BINS)
    return [(float(sure[part].mean()), float(right[part].mean()), len(part)) for part in parts]


def figures(right: np.ndarray, sure: np.ndarray) -> dict[str, float]:
    """Area under the curve, Brier score, expected calibration error."""
    error = sum(n * abs(c - r) for c, r, n in bins(right, sure)) / len(right)
    brier = float((right * (1 - sure) ** 2 + (1 - right) * sure**2).mean())
    return {"auc": round(auc(right, sure), 3), "brier": round(brier, 3), "ece": round(error, 3)}


def chart(path: Path, table: list[tuple[float, float, int]]) -> None:
    """The reliability plot."""
    import altair as alt

    rows = []
    for sure, right, n in table:
        half = 1.96 * (max(right * (1 - right), 0.25 / n) / n) ** 0.5
        rows.append({"sure": sure, "right": right, "low": max(right - half, 0), "high": min(right + half, 1)})
    unit = alt.Scale(domain=[0, 1])
    base = alt.Chart(alt.Data(values=rows)).encode(x=alt.X("sure:Q", scale=unit, title="confidence"))
    line = alt.Chart(alt.Data(values=[{"a": 0}, {"a": 1}])).mark_line(color="#999", strokeDash=[4, 4])
    plot = alt.layer(
        line.encode(x="a:Q", y="a:Q"),
        base.mark_rule(color="#1f5f8b").encode(
            y=alt.Y("low:Q", scale=unit, title="judged right"), y2="high:Q"
        ),
        base.mark_point(filled=True, size=60, color="#1f5f8b").encode(y=alt.Y("right:Q", scale=unit)),
    )
    plot.properties(width=280, height=280).save(str(path))


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least", type=float, help="below it nothing is recorded; as before if not given")
    parser.add_argument("--chart", type=Path, help="where to draw the reliability plot (SVG)")
    given = parser.parse_args()
    judged = read_judged()
    rows = [as_judged(verdicts, json.loads(verdicts[0]["features"])) for verdicts in judged.values()]
    now = still_coded(judged)
    names = sorted({name for row in rows for name in row.features})
    right, sure = np.array([row.right for row in rows]), held_out(rows, names)
    print(f"as judged: right {right.mean():.3f}", figures(right, sure))
    for low, share, n in bins(right, sure):
        print(f"  confidence {low:.2f} right {share:.2f} n {n}")
    thresholds(right, sure)
    found = fit(matrix(rows, names), right)
    odds, right_now = matrix(now, names) @ found, np.array([row.right for row in now])
    found[0] += shift(odds, right_now) / 2
    sure_now = 1 / (1 + np.exp(-matrix(now, names) @ found))
    print(f"still coded: right {right_now.mean():.3f}, mean confidence {sure_now.mean():.3f}")
    thresholds(right_now, sure_now)
    before = json.loads(PACKAGE.read_text("utf-8"))["least"] if PACKAGE.exists() else 0.0
    made = Weights(
        bias=round(float(found[0]), 3),
        weights={name: round(float(w), 3) for name, w in zip(names, found[1:], strict=True)},
        least=before if given.least is None else given.least,
    )
    PACKAGE.write_text(json.dumps(asdict(made), indent=1) + "\n", "utf-8")
    print(PACKAGE.read_text("utf-8"))
    if given.chart:
        chart(given.chart, bins(right, sure))


if __name__ == "__main__":
    main()
