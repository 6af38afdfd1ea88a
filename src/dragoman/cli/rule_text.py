"""The text of a rule as it stands in its knowledge file."""

import re
from importlib.resources import files

from dragoman.lexicon.load import data_files

_ENTRY = re.compile(r"^\[\[?[^\]\n]+\]\]?", re.MULTILINE)


def rule_text(rule: str) -> tuple[str, str] | None:
    """File name and text of the entry a rule id names; None for rules that are code.

    `ASSAULT/shell` is the entry `id = "shell"` of `events/ASSAULT.toml`; `negation/no` is looked
    for in `cues/negation.toml`.
    """
    place, _, name = rule.partition("/")
    for file in (f"events/{place}.toml", f"cues/{place}.toml"):
        if name and file in _known():
            text = (files("dragoman.lexicon") / "data" / file).read_text("utf-8")
            if found := _entry(text, name):
                return file, found
    return None


def _known() -> list[str]:
    return [*data_files("events"), *data_files("cues")]


def _entry(text: str, name: str) -> str | None:
    """The block between two headings that has this id."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    wanted = re.compile(rf'^id\s*=\s*"{re.escape(name)}"', re.MULTILINE)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end]
        if wanted.search(block):
            return block.strip()
    return None
