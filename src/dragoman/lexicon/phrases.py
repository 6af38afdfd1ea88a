"""Phrases as people write them in data files, turned into one search: `withdraw* ... troops`."""

import re
from collections.abc import Iterable

_GAP = r"(?:[^\w.!?]+(?:(?:[A-Za-z]\.)+|[\w’'-]+)){0,5}?"
_BETWEEN = r"[^\w.!?]+"


def search_for(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for several phrases: `*` is any letters, `?` one letter, `...` up to five words between.

    A blank stands for any blank or sign but the end of a sentence.

    >>> search_for(["withdraw* ... troops"]).search("withdrawing all its troops by May")[0]
    'withdrawing all its troops'
    """
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(_phrase, longest))})\b", re.IGNORECASE)


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
