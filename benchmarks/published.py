"""How well the publication date is found in plain articles.

    python benchmarks/published.py ../shared/articles [--misses]

The folder holds the articles and `INDEX.json`, a list of `{file, url, date}`. Only entries whose date is a
day count. Scored once on the text alone and once with the URL: how many intervals hold the day, are wrong,
are not given, and how many are of at most 31 days.
"""

import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.published import published
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.model.text import Document, Published
from dragoman.read import read_all

_MONTH = 31


def found_for(path: Path, url: str | None, lexicon: Lexicon) -> Published | None:
    """The publication date of one article."""
    document = next(item for item in read_all([path]) if isinstance(item, Document))
    document = replace(document, url=url)
    return published(document, paragraphs(document), lexicon.actors)


def judge(found: Published | None, day: date) -> str:
    """Whether an interval holds the day."""
    if found is None:
        return "none"
    return "right" if found.days.first <= day <= found.days.last else "wrong"


def main(folder: Path, *, misses: bool) -> None:
    """Prints the figures."""
    lexicon = load_lexicon()
    entries = json.loads((folder / "INDEX.json").read_text("utf-8"))
    for mode in ("text alone", "text and URL"):
        counts: Counter[str] = Counter()
        for entry in entries:
            if len(entry["date"] or "") != len("2021-08-15"):
                continue
            day = date.fromisoformat(entry["date"])
            found = found_for(folder / entry["file"], entry["url"] if mode != "text alone" else None, lexicon)
            verdict = judge(found, day)
            counts[verdict] += 1
            counts["narrow"] += verdict == "right" and found is not None and found.days.days <= _MONTH
            if misses and (found is None or verdict == "wrong" or found.days.days > _MONTH):
                print("   ", entry["file"], verdict, day, found)
        known = counts["right"] + counts["wrong"] + counts["none"]
        share = counts["narrow"] / max(1, known - counts["none"])
        verdicts = ", ".join(f"{name} {counts[name]}" for name in ("right", "wrong", "none"))
        print(f"{mode}: {known} articles, {verdicts}; right within {_MONTH} days: {share:.0%} of those dated")


if __name__ == "__main__":
    main(Path(sys.argv[1]), misses="--misses" in sys.argv)
