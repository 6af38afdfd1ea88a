"""The headline and the publisher, where the text itself states them."""

import re

from dragoman.lexicon.furniture import FurnitureCues
from dragoman.read.lines import Line

_FEWEST = 4
_MOST = 32
_SOURCE = re.compile(
    r"^(?:[^()\n]{0,60}?)\((?P<name>[^()\n]{2,45}?)(?: [-–—] [^()]{0,40})?\)\s?(?:[-–—]|:)|^[A-Z][\w ,.]{1,30}\((?P<alone>[A-Z][\w ]{1,30})\)$"
)
_CITY = re.compile(r"^[A-Z][A-Z .'’,/-]{2,}\b|^\(")
_PIPED = re.compile(
    r"^(?:By|BY) [^|\n]{3,60}\|\s*(?P<name>[A-Z][^|\d\n]{2,40}?)\s*(?:\||Published|Updated|$)"
)
_RIGHTS = re.compile(
    r"^(?:Copyright\s*)?(?:©|\([cC]\))\s*\d{4},? (?P<name>[A-Z][\w’'. -]{2,40}?)[.,]? All [Rr]ights"
)
_WRITER = re.compile(
    r"\bis an? (?:[\w-]+ ){0,3}(?:[Ee]ditor|[Rr]eporter|[Cc]orrespondent|[Jj]ournalist|[Ww]riter) (?:for|at|with) "
    r"(?:the )?(?P<name>(?:[A-Z][\w’'-]+ ?){1,4})(?=[.,]|$)"
)


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
    if i >= 2 and all(above.prose and not above.cue for above in lines[i - 2 : i]):
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
    for line in lines[max(0, first - 1) : first + 2]:
        if (match := _SOURCE.match(line.text)) and (name := _agency(line.text, match, cues)):
            return name
    head = [line.text for line in lines[:first]]
    notes = [line.text for line in lines[-8:]]
    for pattern, texts in ((_PIPED, head), (_RIGHTS, notes), (_WRITER, notes)):
        for text in texts:
            if match := pattern.search(text):
                return match["name"].strip()
    return None


def _agency(text: str, match: re.Match[str], cues: FurnitureCues) -> str | None:
    """The agency of a dateline: one that is known, or any name after a city in capitals."""
    name = (match["name"] or match["alone"]).strip()
    if name in cues.agencies:
        return cues.agencies[name]
    return name if match["name"] and _CITY.match(text) and name[:1].isupper() and not name.isdigit() else None
