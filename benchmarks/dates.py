"""Scores the date expressions on TimeML corpora: relaxed and strict F1, value and type F1, and speed.

    python benchmarks/dates.py ../shared/benchmarks/dates [--misses]

The folder holds `score.py` and `train/<corpus>/*.tml`. Nothing is trained; figures are given for each of
four folds of the documents, so that rules written while reading some folds can be judged on the others;
only folds 0 and 1 are shown with `--misses`. Times named after events ("World War II") are left out: the
corpora do not mark them.
"""

import importlib.util
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.annotate.dates import hits, read_all
from dragoman.model.text import DateRange, Span

Item = tuple[int, int, str, str]


def scorer(folder: Path) -> ModuleType:
    """The corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder}: no score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def system(published: str, text: str) -> list[Item]:
    """Our reading of one document."""
    day = date.fromisoformat(published[:10])
    found = hits(text, (Span(0, len(text)),))
    return [
        (p.span.start, p.span.end, p.value, p.type)
        for p in read_all(text, found, DateRange(day, day))
        if p.rule != "date/named-period"
    ]


def show_misses(docs: dict[str, Any], ours: dict[str, list[Item]]) -> None:
    """What was missed, wrongly found or wrongly valued, by frequency."""
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for name, (published, text, gold) in docs.items():
        used = set()
        for start, end, value, kind in gold:
            hit = [(k, x) for k, x in enumerate(ours[name]) if x[0] < end and start < x[1] and k not in used]
            words = text[start:end].replace("\n", " ")
            if not hit:
                missed[f"{words} [{kind} {value}]"] += 1
                continue
            used.add(hit[0][0])
            if hit[0][1][2] != value:
                here = text[max(start - 60, 0) : end + 40].replace("\n", " ")
                wrong[f"{words} gold {value} ours {hit[0][1][2]} on {published[:10]} | {here}"] += 1
        for k, x in enumerate(ours[name]):
            if k not in used:
                extra[f"{text[x[0] : x[1]]} [{x[2]}]".replace("\n", " ")] += 1
    for label, counter in (("MISSED", missed), ("EXTRA", extra), ("WRONG", wrong)):
        print(label, sum(counter.values()))
        for words, times in counter.most_common(200):
            print("   ", times, words)


def main(folder: Path, *, misses: bool) -> None:
    """Prints the figures."""
    score = scorer(folder)
    docs: dict[str, Any] = {}
    for corpus in sorted((folder / "train").iterdir()):
        if corpus.is_dir():
            docs |= score.load(str(corpus))
    gold = {name: doc[2] for name, doc in docs.items()}
    before = time.perf_counter()
    ours = {name: system(doc[0], doc[1]) for name, doc in docs.items()}
    seconds = time.perf_counter() - before
    words = sum(len(doc[1].split()) for doc in docs.values())
    print("all", score.score(gold, ours), f"{seconds / words * 1e6:.1f} µs/word")
    for fold in range(4):
        names = sorted(docs)[fold::4]
        print("fold", fold, score.score({n: gold[n] for n in names}, {n: ours[n] for n in names}))
    if misses:
        names = [n for i, n in enumerate(sorted(docs)) if i % 4 in (0, 1)]
        show_misses({n: docs[n] for n in names}, ours)


if __name__ == "__main__":
    main(Path(sys.argv[1]), misses="--misses" in sys.argv)
