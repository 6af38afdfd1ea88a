"""What the rules say of the benchmark's rows, each held as JSON, so that combining can be tried many times.

`PYTHONPATH=src python training/opinions.py FILE`; needs the package's own environment (spaCy), not torch.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from rows import benchmark

from dragoman.annotate import Parser
from dragoman.extract.opinion import opinion
from dragoman.lexicon import load_lexicon
from dragoman.model.text import Span


def main() -> None:
    """Parse every row and write the rules' opinion, or null."""
    parser, lexicon = Parser(), load_lexicon()
    with Path(sys.argv[1]).open("w", encoding="utf-8") as file:
        for row in benchmark():
            text = row.question.sentence
            sentences, _ = parser.parse(text, [Span(0, len(text))])
            found = opinion(row.question, sentences, lexicon)
            file.write(json.dumps(asdict(found) if found else None) + "\n")


if __name__ == "__main__":
    main()
