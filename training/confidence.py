"""Fit the confidence of events on judged ones: `PYTHONPATH=src python training/confidence.py [--chart FILE.svg]`.

Measured on the same by cross-validation grouped by article. Those who mended the coder read most of the articles, and
the first judgements were made when it was younger: how often events were right there is learnt apart (`STANDINGS`) and
left out of what is shipped, which holds for texts nobody has looked at.

More judgements are added, with the features the events have today, by
`python training/confidence.py --add KEYS VERDICTS… --readers LETTERS [--corpus FILE]`: KEYS is a table without a head
(number, document id, start, end of the trigger, type), VERDICTS one with the columns number, right, type, parties,
status, one file for each reader. The chart needs Altair and vl-convert-python.
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
from dragoman.extract.confidence import Weights, hear
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document
from dragoman.read import read_all
from dragoman.resolve import resolve

CORPUS = BENCHMARK.parents[2] / "corpora" / "wikinews.jsonl"
JUDGED = HERE / "judged.tsv"
PACKAGE = HERE.parent / "src" / "dragoman" / "extract" / "model" / "confidence.json"
# Readers of events of a younger coder, and of articles that those who mend it had read; the others judged neither.
STANDINGS = {"judged: early": "ABCDEF", "judged: looked at": "GHKL"}
SAID = ("right", "type", "parties", "status")
FOLDS, TIMES, BINS = 10, 4, 8
# Features are held near 0 by their spread, the share right of each type by as much as a score of events weighs.
RIDGE, RIDGE_OF_TYPES = 12.0, 4.0


@dataclass(frozen=True)
class Judged:
    """An event with its features and the share of readers who found it right."""

    document: str
    features: dict[str, float]
    right: float
    early: bool


def read_judged() -> list[Judged]:
    """The judged events, verdicts on one event with the same parties together; the last reader's features hold."""
    lines = [line for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    found = defaultdict(list)
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        key = ("document", "start", "end", "type", "actors", "recipients")
        found[tuple(row[name] for name in key)].append(row)
    return [as_judged(rows) for rows in found.values()]


def as_judged(verdicts: list[dict[str, str]]) -> Judged:
    """One event out of what its readers said."""
    right = sum(float(row["right"]) for row in verdicts) / len(verdicts)
    last = max(verdicts, key=lambda row: row["reader"])
    standing = {name: 1.0 for name, readers in STANDINGS.items() if last["reader"] in readers}
    features = json.loads(last["features"]) | standing
    return Judged(last["document"], features, right, early="judged: early" in standing)


def parties(coded: CodedDocument, ids: tuple[str, ...]) -> str:
    """Who takes part, as `judged.tsv` holds it: places and actor ids."""
    spans = {mention.id: mention.span for mention in coded.mentions}
    meant = defaultdict(list)
    for link in coded.links:
        meant[link.mention].append(link.actor)
    return ";".join(f"{spans[i].start}-{spans[i].end}={'+'.join(sorted(meant.get(i, ['?'])))}" for i in ids)


def add(keys: Path, verdicts: list[Path], readers: str, corpus: Path) -> None:
    """Append verdicts to `judged.tsv`, with the features of today; those on events no longer coded are told."""
    numbers = {}
    for line in keys.read_text("utf-8").splitlines():
        number, document, start, end, type_ = line.split("\t")[:5]
        numbers[document, int(start), int(end), type_] = number
    said = []
    for path, reader in zip(verdicts, readers, strict=True):
        with path.open(encoding="utf-8") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            said.append((reader, {row["number"]: row for row in table}))
    lexicon, parser, asked = load_lexicon(), Parser(), classifier()
    wanted, rows = {key[0] for key in numbers}, []
    for document in read_all([corpus]):
        if not isinstance(document, Document) or document.id not in wanted:
            continue
        annotated = annotate(document, lexicon, parser)
        coded = resolve(extract(annotated, lexicon), annotated, lexicon)
        for heard in hear(coded, annotated, asked):
            event = heard.event
            number = numbers.pop((document.id, event.trigger.start, event.trigger.end, event.type), None)
            features = {name: round(value, 3) for name, value in sorted(heard.features.items())}
            written = json.dumps(features, separators=(",", ":"))
            place = document.id, event.trigger.start, event.trigger.end, event.type, event.status
            sides = parties(coded, event.actors), parties(coded, event.recipients)
            rows += [
                [*place, *sides, *(row[name] for name in SAID), reader, written]
                for reader, table in said
                if number and (row := table.get(number))
            ]
    with JUDGED.open("a", encoding="utf-8") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    print(
        f"{len(rows)} verdicts added; {len(numbers)} events are not coded today: {sorted(numbers.values())}"
    )


def matrix(rows: list[Judged], names: list[str]) -> np.ndarray:
    """A row for each event: 1 for the bias, then its features."""
    return np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in rows])


def fit(x: np.ndarray, right: np.ndarray, names: list[str]) -> np.ndarray:
    """Logistic regression by Newton's method, with ridge on all but the bias."""
    spread = RIDGE * x.std(0) ** 2
    types = [name.startswith("type: ") for name in names]
    penalty = np.r_[0.0, np.where(types, RIDGE_OF_TYPES, spread[1:])] + 1e-9
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - p) - penalty * weights
        weights += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty), slope)
    return weights


def fold(rows: list[Judged], time: int) -> np.ndarray:
    """The fold of each event, by its article; another way to fold each time."""
    drawn = (hashlib.sha256(f"{row.document}{time}".encode()).hexdigest()[:8] for row in rows)
    return np.array([int(digest, 16) % FOLDS for digest in drawn])


def held_out(rows: list[Judged], names: list[str]) -> np.ndarray:
    """The log-odds of each event by models that have not seen its article, on the mean of several foldings."""
    x, right = matrix(rows, names), np.array([row.right for row in rows])
    found = np.zeros(len(rows))
    for time in range(TIMES):
        part = fold(rows, time)
        for number in range(FOLDS):
            held = part == number
            if held.any():
                found[held] += x[held] @ fit(x[~held], right[~held], names) / TIMES
    return found


def thresholds(right: np.ndarray, sure: np.ndarray) -> None:
    """Print what is kept and dropped from each confidence."""
    for least in np.arange(0.2, 0.8, 0.05):
        kept = sure >= least
        if kept.any() and not kept.all():
            told = f"keeps {kept.mean():.2f}, right {right[kept].mean():.2f}"
            found = right[kept].sum() / right.sum()
            print(
                f"  from {least:.2f}: {told}; of the right ones {found:.2f}, of the dropped {right[~kept].mean():.2f}"
            )


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


def report(told: str, rows: list[Judged], sure: np.ndarray) -> None:
    """Print the figures of some events and what each threshold does to them."""
    right = np.array([row.right for row in rows])
    print(f"{told}: {len(rows)} events, right {right.mean():.3f}", figures(right, sure))
    for low, share, n in bins(right, sure):
        print(f"  confidence {low:.2f} right {share:.2f} n {n}")
    thresholds(right, sure)


def main() -> None:
    """Add, or measure, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least", type=float, help="below it nothing is recorded; as before if not given")
    parser.add_argument("--chart", type=Path, help="where to draw the reliability plot (SVG)")
    parser.add_argument("--add", type=Path, nargs="+", metavar=("KEYS", "VERDICTS"), help="judgements to add")
    parser.add_argument("--readers", default="", help="a letter for each file of verdicts")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="where the judged articles are")
    given = parser.parse_args()
    if given.add:
        add(given.add[0], given.add[1:], given.readers, given.corpus)
    rows = read_judged()
    names = sorted({name for row in rows for name in row.features})
    odds = held_out(rows, names)
    late = np.array([not row.early for row in rows])
    report("all", rows, 1 / (1 + np.exp(-odds)))
    report("without the early ones", [row for row in rows if not row.early], 1 / (1 + np.exp(-odds[late])))
    fresh = np.array([not any(name in row.features for name in STANDINGS) for row in rows])
    unseen = [row for row, new in zip(rows, fresh, strict=True) if new]
    report("on texts nobody had looked at", unseen, 1 / (1 + np.exp(-odds[fresh])))
    found = fit(matrix(rows, names), np.array([row.right for row in rows]), names)
    before = json.loads(PACKAGE.read_text("utf-8"))["least"] if PACKAGE.exists() else 0.0
    made = Weights(
        bias=round(float(found[0]), 3),
        weights={n: round(float(w), 3) for n, w in zip(names, found[1:], strict=True) if n not in STANDINGS},
        least=before if given.least is None else given.least,
    )
    PACKAGE.write_text(json.dumps(asdict(made), indent=1) + "\n", "utf-8")
    print(PACKAGE.read_text("utf-8"))
    if given.chart:
        chart(given.chart, bins(np.array([row.right for row in rows]), 1 / (1 + np.exp(-odds))))


if __name__ == "__main__":
    main()
