"""Example sentences with marked words, as in `[speaker The minister] [cue said] so`."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[(\w+) |\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and the words that were marked, by name, in text order."""

    text: str
    parts: tuple[tuple[str, str], ...]

    def words(self, name: str) -> list[str]:
        """The words marked with a name."""
        return [words for part, words in self.parts if part == name]


def read(example: str) -> Marked:
    """An example sentence taken apart; marks may stand inside each other."""
    text = ""
    at = 0
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, str, str]] = []
    for match in _MARK.finditer(example):
        text += example[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), len(text)))
        else:
            name, start = opened.pop()
            found.append((start, name, text[start:]))
    return Marked(text + example[at:], tuple((name, words) for _, name, words in sorted(found)))
