"""The headline and the publisher, where the text itself states them."""

import re

from dragoman.lexicon.furniture import FurnitureCues
from dragoman.read.lines import Line

_FEWEST = 4
_MOST = 32
_CITY = re.compile(r"^[A-Z][A-Z .'’,/-]{2,}\b|^\(")
_NOTES = 8
# The dateline stands in one of the first lines of the body, captions and teasers among them.
_DATELINES = 5
# After so many paragraphs one is reading the article; what looks like a headline is a heading in it.
_READING = 2


def headline(lines: list[Line], first: int, given: str | None) -> int | None:
    """The number of the line that is the headline, if there is one before the body (line `first`).

    The title the metadata gives is looked for first; then a line told twice, or by which the page
    calls itself; then the last line before the body that could be one.
    """
    keys = [line.key for line in lines[: first + 2]]
    if given:
        wanted = " ".join(given.lower().replace("’", "'").split())
        return next((i for i, line in enumerate(lines[: first + 2]) if _same(line, wanted)), None)
    able = [i for i in range(first) if _could_be(lines, i)]
    twice = [i for i in able if keys.count(keys[i]) > 1]
    named = [i for i in able if i and lines[0].text.startswith(lines[i].text)]
    if named or twice:
        return (named or twice)[0]
    if not able:
        return None
    # Two in a row are headline and standfirst, or headline and place.
    found = able[-1]
    while found - 1 in able:
        found -= 1
    return found


def _same(line: Line, wanted: str) -> bool:
    """Whether a line is the title given, quotation marks and case apart."""
    return " ".join(line.text.lower().replace("’", "'").split()) == wanted


def _could_be(lines: list[Line], i: int) -> bool:
    """Whether a line has the shape of a headline and does not stand in a menu."""
    line = lines[i]
    if sum(above.prose and not above.cue for above in lines[:i]) >= _READING:
        return False
    if line.cue or not _FEWEST <= line.words <= _MOST or line.text.endswith((".", ",", ":", ";")):
        return False
    return not (line.gap == 1 and _in_list(lines, i))


def _in_list(lines: list[Line], i: int) -> bool:
    """Whether short lines without an empty line between stand on both sides."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    return bool(i and lines[i - 1].words <= 6 and after and after.gap == 1 and after.words <= 6)


def publisher(lines: list[Line], first: int, cues: FurnitureCues) -> str | None:
    """Who published the text, if a dateline, by-line, author's note or copyright line says so."""
    for line in lines[max(0, first - 1) : first + _DATELINES]:
        if (match := cues.dateline.match(line.text)) and (name := _agency(line.text, match, cues)):
            return name
    for pattern in cues.publishers:
        for line in [*lines[:first], *lines[max(first, len(lines) - _NOTES) :]]:
            if match := pattern.search(line.text):
                return match["name"].strip()
    return None


def _agency(text: str, match: re.Match[str], cues: FurnitureCues) -> str | None:
    """The agency of a dateline: one that is known, or any name after a city in capitals."""
    name = match["name"].strip()
    if name in cues.agencies:
        return cues.agencies[name]
    dashed = match.end() < len(text)
    return name if dashed and _CITY.match(text) and name[:1].isupper() else None
