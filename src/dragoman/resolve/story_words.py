"""Words as reports of events are compared by them: cut to their stems, weighed by how rare they are."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt
from typing import TypeAlias

import numpy as np
import snowballstemmer

_Vector: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float32]]
_STEMMER = snowballstemmer.stemmer("english")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_USUAL = 0.30  # words in more than this share of articles say nothing about any of them


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a word have in common, in lower case.

    >>> stem("signed"), stem("Signing"), stem("Taliban's")
    ('sign', 'sign', 'taliban')
    """
    found: str = _STEMMER.stemWord(word.lower().replace("’", "'").removesuffix("'s"))
    return found


def tokens(text: str) -> list[str]:
    """Words and numbers of a text, as they are written."""
    return _TOKEN.findall(text)


class Words:
    """How rare words are and which are alike.

    `words.npz` holds both and is fixed, so that a comparison never depends on what else a record holds.
    """

    def __init__(self) -> None:
        with (files("dragoman.resolve") / "stories" / "words.npz").open("rb") as file:
            data = np.load(file)
            documents = int(data["documents"])
            stems = str(data["stems"]).split("\n")
            counts, rows = data["counts"].tolist(), data["rows"].tolist()
            vectors = data["vectors"].astype(np.float32) / 127
        self._most = log(documents + 1)
        self._weights = {
            s: 0.0 if n > _USUAL * documents else log((documents + 1) / (n + 1))
            for s, n in zip(stems, counts, strict=True)
        }
        self._rows = {s: row for s, row in zip(stems, rows, strict=True) if row >= 0}
        self._vectors = vectors

    def weight(self, word: str) -> float:
        """How much a stem tells: 0 for "the", more the rarer it is."""
        return self._weights.get(word, self._most if len(word) > 1 else 0.0)

    @lru_cache(maxsize=500_000)  # noqa: B019 - there is one for the whole process
    def alike(self, left: tuple[str, ...], right: tuple[str, ...]) -> float:
        """How alike some words are in meaning, 0 to 1; 1 where the same stems stand."""
        if left == right:
            return 1.0
        a, b = self._mean(left), self._mean(right)
        if a is None or b is None:
            return 0.0
        return max(0.0, float(a @ b))

    @lru_cache(maxsize=100_000)  # noqa: B019
    def _mean(self, words: tuple[str, ...]) -> _Vector | None:
        found = [self._vectors[self._rows[w]] for w in words if w in self._rows]
        if not found:
            return None
        total = np.sum(found, axis=0)
        mean: _Vector = total / (float(np.linalg.norm(total)) or 1.0)
        return mean

    def overlap(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of the stems two texts share, by that of all they have: 0 to 1 (cosine)."""
        if not left or not right:
            return 0.0
        shared = sum(self.weight(w) ** 2 for w in left & right)
        return shared / (self._length(left) * self._length(right)) if shared else 0.0

    @lru_cache(maxsize=500_000)  # noqa: B019
    def _length(self, words: frozenset[str]) -> float:
        return sqrt(sum(self.weight(w) ** 2 for w in words)) or 1.0


@cache
def load_words() -> Words:
    """The words file that ships with Dragoman; loaded once a process."""
    return Words()
