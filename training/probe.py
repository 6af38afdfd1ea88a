"""Ask the shipped classifier, with and without the rules, the questions of `probe.tsv`; needs spaCy, not torch."""

import csv
from pathlib import Path

from rows import parse

from dragoman.asking import Asker
from dragoman.config import DEFAULT_MODEL
from dragoman.extract.scorer import judge


def main() -> None:
    """Print what is wrong, and how many are right."""
    lines = (Path(__file__).parent / "probe.tsv").read_text("utf-8").splitlines()[1:]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    verdicts = Asker(DEFAULT_MODEL).ask([parse(row["sentence"]) for row in rows])
    right = {"both, no event": 0, "both, event": 0, "model, no event": 0, "model, event": 0}
    for row, verdict in zip(rows, verdicts, strict=True):
        kind = "no event" if row["event"] == "NONE" else "event"
        given = verdict.type or "NONE"
        alone = judge(verdict.model, None).type or "NONE"
        right[f"both, {kind}"] += given == row["event"]
        right[f"model, {kind}"] += alone == row["event"]
        if given != row["event"]:
            rule = verdict.opinion.rule if verdict.opinion else None
            print(f"{row['event']} → {given} (classifier {alone}, rule {rule}): {row['sentence']}")
    none = sum(row["event"] == "NONE" for row in rows)
    print({"no event": none, "event": len(rows) - none}, right)


if __name__ == "__main__":
    main()
