"""Copies of one text: wire stories and reprints, by the four-word stretches two texts have in common."""

from collections.abc import Iterable
from itertools import combinations

from rensa import RMinHash

from dragoman.model.stories import Article, Report
from dragoman.resolve.grouping import components
from dragoman.resolve.story_words import tokens

_HASHES = 128
_SEED = 1
_STRETCH = 4  # words
_COPY = (
    0.35  # share in common from which a text is a copy; independent texts on one event have less than 0.15
)
_SAME_WORDS = 0.8  # of two sentences
_FEW = 6  # words: shorter sentences are alike by chance


def wording(text: str) -> tuple[int, ...]:
    """Hashes by which copies are known: two texts share about as many of them as of their wording."""
    words = [token.lower() for token in tokens(text)]
    stretches = [" ".join(words[i : i + _STRETCH]) for i in range(max(1, len(words) - _STRETCH + 1))]
    hashes = RMinHash(num_perm=_HASHES, seed=_SEED)
    hashes.update(stretches)
    return tuple(hashes.digest())


def are_copies(left: Article, right: Article) -> bool:
    """Whether one text is a copy of the other, or most of one is in the other."""
    if not left.copies or not right.copies:
        return False
    shared = sum(a == b for a, b in zip(left.copies, right.copies, strict=True))
    return shared >= _COPY * _HASHES


def tellings(reports: Iterable[Report]) -> tuple[tuple[str, ...], ...]:
    """The documents of a story, those together that are not independent of each other.

    Documents are not independent if one publisher has both, if one is a copy of the other, or if both tell
    the event in the same sentence.
    """
    articles: dict[str, Article] = {}
    sentences: dict[str, list[frozenset[str]]] = {}
    for report in reports:
        articles[report.article.id] = report.article
        sentences.setdefault(report.article.id, []).append(report.words | {*report.trigger})
    ties = [
        (a, b)
        for a, b in combinations(sorted(articles), 2)
        if (articles[a].publisher and articles[a].publisher == articles[b].publisher)
        or are_copies(articles[a], articles[b])
        or any(_same_words(x, y) for x in sentences[a] for y in sentences[b])
    ]
    return tuple(map(tuple, components(articles, ties)))


def _same_words(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left) >= _FEW and len(left & right) >= _SAME_WORDS * len(left | right)
