"""Phrases as people write them in data files, turned into one search: `withdraw* ... troops`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_GAP = r"(?:[^\w.!?]+(?:(?:[A-Za-z]\.)+|[\w’'-]+)){0,5}?"
_BETWEEN = r"[^\w.!?]+"


@dataclass(frozen=True, slots=True)
class Search:
    """Finds phrases in a text.

    Attributes:
        pattern: All phrases as one expression.
        keys: For each phrase some letters, lower case, without which it cannot stand there: looking for
            these first is many times faster.
    """

    pattern: re.Pattern[str]
    keys: frozenset[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text."""
        return self.pattern.search(text) if self._may_be(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All phrases in a text."""
        return self.pattern.finditer(text) if self._may_be(text) else iter(())

    def _may_be(self, text: str) -> bool:
        lowered = text.lower()
        return any(key in lowered for key in self.keys)


def search_for(phrases: Iterable[str]) -> Search:
    """One search for several phrases: `*` is any letters, `?` one letter or none, `...` up to five words.

    A blank stands for any blank or sign but the end of a sentence.

    >>> search_for(["withdraw* ... troops"]).search("withdrawing all its troops by May")[0]
    'withdrawing all its troops'
    """
    longest = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    pattern = re.compile(rf"\b(?:{'|'.join(map(_phrase, longest))})\b", re.IGNORECASE)
    return Search(pattern, frozenset(map(_key, longest)))


def _phrase(phrase: str) -> str:
    """The expression for one phrase."""
    found = ""
    for word in phrase.split():
        if word == "...":
            found += _GAP
            continue
        letters = re.escape(word).replace("'", "[’']").replace(r"\*", r"[\w’'-]*").replace(r"\?", r"\w?")
        found += (_BETWEEN if found else "") + letters
    return found


def _key(phrase: str) -> str:
    """The longest letters in a phrase that always stand there."""
    parts: list[str] = re.findall(r"\w+", phrase.lower())
    return max(parts, key=lambda part: (len(part), part))
