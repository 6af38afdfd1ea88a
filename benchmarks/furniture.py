"""How well furniture marking finds the article in the text of web pages.

Give the path of `pages.json` (`{id: {"page_text": …, "article": …}}`); prints precision, recall and
F of the article's 4-grams, each page counting alike, and with `--worst N` the pages furthest off.
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from statistics import mean

from dragoman.model.text import Span
from dragoman.read.layout import lay_out

PAGES = Path(__file__).parents[1] / "../shared/benchmarks/furniture/pages.json"
_WORD = re.compile(r"\w+")
Grams = Counter[tuple[str, ...]]


def grams(text: str) -> Grams:
    """The runs of four words in a text, counted."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def article(text: str) -> str:
    """The text without furniture and headline."""
    layout = lay_out(text)
    hidden = [f.span for f in layout.furniture] + ([layout.title_span] if layout.title_span else [])
    kept, here = [], 0
    for span in [*sorted(hidden), Span(len(text), len(text))]:
        kept.append(text[here : span.start])
        here = span.end
    return "\n".join(kept)


def score(found: Grams, gold: Grams) -> tuple[float, float]:
    """Precision and recall of one page."""
    both = (found & gold).total()
    return both / max(1, found.total()), both / max(1, gold.total())


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="?", type=Path, default=PAGES)
    options.add_argument("--worst", type=int, default=0)
    given = options.parse_args()
    pages = list(json.loads(given.pages.read_text("utf-8")).values())
    begin = time.perf_counter()
    rows = [
        (*score(grams(article(page["page_text"])), grams(page["article"])), page.get("url", ""))
        for page in pages
    ]
    took = time.perf_counter() - begin
    precision, recall = mean(row[0] for row in rows), mean(row[1] for row in rows)
    f = 2 * precision * recall / (precision + recall)
    words = sum(len(page["page_text"].split()) for page in pages)
    print(f"{len(pages)} pages  precision {precision:.3f}  recall {recall:.3f}  F {f:.3f}")
    print(f"{took / words * 1e6:.1f} µs a word")
    for p, r, url in sorted(rows, key=lambda row: row[0] + 3 * row[1])[: given.worst]:
        print(f"  precision {p:.2f}  recall {r:.2f}  {url}")


if __name__ == "__main__":
    main()
