"""Articles per second: Dragoman by stage, beside the bare parser on the same texts in the same run.

    python benchmarks/speed.py ../shared/corpora/wikinews.jsonl --articles 60 --turns 3

One core. The bare pipeline is the same spaCy model with all its components over the same paragraphs. Turns
alternate, so that a busy machine slows both; the figures are medians. Start-up is not counted.
"""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")

from dragoman.annotate import Parser, annotate
from dragoman.annotate.paragraphs import paragraphs
from dragoman.extract import extract
from dragoman.extract.classify import classifier
from dragoman.extract.confidence import weigh
from dragoman.lexicon import load_lexicon
from dragoman.model.text import Document
from dragoman.read import read_all
from dragoman.resolve import resolve

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--articles", type=int, default=60)
    options.add_argument("--turns", type=int, default=3)
    given = options.parse_args()
    documents = [d for d in islice(read_all([given.path]), given.articles) if isinstance(d, Document)]
    words = sum(len(d.text.split()) for d in documents)
    lexicon, parser = load_lexicon(), Parser()
    classifier()
    spent: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[[], list[T]]) -> list[T]:
        start = time.perf_counter()
        result = work()
        spent.setdefault(stage, []).append(time.perf_counter() - start)
        return result

    for _ in range(given.turns + 1):
        blocks = [(d.text, paragraphs(d)) for d in documents]
        timed("bare parser", lambda: [list(parser.bare(text, block)) for text, block in blocks])  # noqa: B023
        annotated = timed("annotate", lambda: [annotate(d, lexicon, parser) for d in documents])
        claims = timed("extract", lambda: [extract(a, lexicon) for a in annotated])  # noqa: B023
        pairs = list(zip(claims, annotated, strict=True))
        linked = timed("resolve", lambda: [resolve(c, a, lexicon) for c, a in pairs])  # noqa: B023
        timed("weigh", lambda: [weigh(c, a) for c, a in zip(linked, annotated, strict=True)])  # noqa: B023
    # The first turn warms caches and is not counted.
    medians = {stage: statistics.median(turns[1:]) for stage, turns in spent.items()}
    whole = sum(medians[stage] for stage in ("annotate", "extract", "resolve", "weigh"))
    print(f"{len(documents)} articles, {words} words, {given.turns} turns, one core, {parser.name}")
    for stage, seconds in {**medians, "dragoman, all stages": whole}.items():
        rate = f"{len(documents) / seconds:7.2f} articles/s  {words / seconds:8.0f} words/s"
        print(f"{stage:22} {seconds:7.2f} s  {rate}")
    print(f"ratio to the bare parser: {medians['bare parser'] / whole:.2f}")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
