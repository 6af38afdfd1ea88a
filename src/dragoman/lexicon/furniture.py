"""Words that betray page furniture, and news agencies as datelines name them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.model.text import FURNITURE_KINDS

_FILE = "furniture.toml"
_TEXTS = ("lines", "starts", "has", "ends", "patterns")
_CUE_KEYS = frozenset({"id", "kind", "longest", "closes", "opens", "yes", "no", *_TEXTS})
_CUE_NEEDS = frozenset({"id", "kind", "longest", "yes", "no"})
_SECTIONS = frozenset({"cue", "agency", "shapes"})
_SHAPES = frozenset({"stamps", "invitations", "datelines", "publishers"})
_AGENCY_KEYS = frozenset({"names", "publisher"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[kKmM]?\b")
_AROUND = " \t\xa0\r\n.,:;!?…»›→>«‹|•·*-–—_#\"'“”‘’[]()+@"


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureCue:
    """One family of lines that are not article text.

    Attributes:
        longest: The most words a line may have to belong to it.
        closes: Whether the article is over where such a line comes after it.
        opens: Whether the lines after it, up to the next paragraph, belong to it.
    """

    id: str
    kind: str
    longest: int
    closes: bool
    opens: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureCues:
    """All cues, arranged so that a line is looked up once.

    Attributes:
        agencies: Names of news agencies as datelines write them → the publisher.
        stamp: What stands before the first words of a text and is no part of them.
        invitation: What stands after the last words of a teaser, up to the end of its line.
        dateline: Place and agency before a text; `name` is the agency.
        publishers: Other lines that name the publisher, as `name`.
    """

    cues: tuple[FurnitureCue, ...]
    agencies: dict[str, str]
    stamp: re.Pattern[str]
    invitation: re.Pattern[str]
    dateline: re.Pattern[str]
    publishers: tuple[re.Pattern[str], ...]
    _lines: dict[str, FurnitureCue]
    _patterns: tuple[tuple[FurnitureCue, re.Pattern[str]], ...]

    def find(self, line: str, words: int) -> FurnitureCue | None:
        """The first cue a line of so many words shows, if any."""
        bare = bare_line(line)
        exact = self._lines.get(bare)
        if exact and words <= exact.longest:
            return exact
        for cue, pattern in self._patterns:
            if words <= cue.longest and pattern.search(line):
                return cue
        return None


def bare_line(line: str) -> str:
    """A line as `lines` of a cue spell it: small letters, # for numbers, no signs around it."""
    return " ".join(_NUMBER.sub("#", line.lower().replace("’", "'")).strip(_AROUND.replace("#", "")).split())


@cache
def load_furniture() -> FurnitureCues:
    """The cues that ship with Dragoman; a LexiconError names what is wrong in the file."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _SECTIONS, _SECTIONS)
    shapes = data["shapes"]
    check_keys(_FILE, "shapes", shapes, _SHAPES, _SHAPES)
    cues: list[FurnitureCue] = []
    lines: dict[str, FurnitureCue] = {}
    patterns: list[tuple[FurnitureCue, re.Pattern[str]]] = []
    for given in data["cue"]:
        cue = _cue(given)
        cues.append(cue)
        for line in given.get("lines", ()):
            lines.setdefault(line, cue)
        if pattern := _pattern(cue, given):
            patterns.append((cue, pattern))
    return FurnitureCues(
        cues=tuple(cues),
        agencies=_agencies(data["agency"]),
        stamp=_compiled("shapes", rf"\s*(?:{'|'.join(shapes['stamps'])})(?=\s|$)"),
        invitation=_compiled(
            "shapes", rf"(?<=[.!?”\"])\s+(?i:{_any(shapes['invitations'])})\b[^.!?\n]{{0,50}}\.?\s*\Z"
        ),
        dateline=_compiled("shapes", "|".join(shapes["datelines"])),
        publishers=tuple(_compiled("shapes", pattern) for pattern in shapes["publishers"]),
        _lines=lines,
        _patterns=tuple(patterns),
    )


def _cue(given: dict[str, Any]) -> FurnitureCue:
    """One entry of the file, checked."""
    name = str(given.get("id", "a cue without id"))
    check_keys(_FILE, name, given, _CUE_KEYS, _CUE_NEEDS)
    if given["kind"] not in FURNITURE_KINDS:
        raise LexiconError(
            _FILE, name, f"unknown kind {given['kind']!r}; known: {', '.join(FURNITURE_KINDS)}"
        )
    return FurnitureCue(
        id=name,
        kind=given["kind"],
        longest=given["longest"],
        closes=given.get("closes", False),
        opens=given.get("opens", False),
        yes=tuple(given["yes"]),
        no=tuple(given["no"]),
    )


def _pattern(cue: FurnitureCue, given: dict[str, Any]) -> re.Pattern[str] | None:
    """One expression for everything but whole lines."""
    parts: list[str] = []
    if starts := given.get("starts"):
        parts.append(rf"^\W{{0,3}}(?i:{_any(starts)})(?:(?<!\w)|(?!\w))")
    if has := given.get("has"):
        parts.append(rf"(?i:{_any(has)})")
    if ends := given.get("ends"):
        parts.append(rf"(?i:{_any(ends)})[\s.…»]*$")
    parts.extend(given.get("patterns", ()))
    return _compiled(cue.id, "|".join(parts)) if parts else None


def _compiled(entry: str, pattern: str) -> re.Pattern[str]:
    """A pattern of the file; a LexiconError if it is none."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise LexiconError(_FILE, entry, f"a pattern is no regular expression: {error}") from error


def _any(phrases: list[str]) -> str:
    """Any of the phrases from the start of a word on; any white space, # for a number, both apostrophes."""
    found = []
    for phrase in sorted(phrases, key=len, reverse=True):
        words = (r"(?<!\w)" if phrase[0].isalnum() else "") + r"\s+".join(map(re.escape, phrase.split()))
        space = r"\s+" if phrase.endswith(" ") else ""
        found.append(words.replace("\\#", r"\d+").replace("'", "['’]") + space)
    return "|".join(found)


def _agencies(given: list[dict[str, Any]]) -> dict[str, str]:
    """Names of agencies as datelines write them → the publisher's name."""
    found: dict[str, str] = {}
    for entry in given:
        names = entry.get("names", [])
        check_keys(_FILE, f"agency {names[:1]}", entry, _AGENCY_KEYS, frozenset({"names"}))
        found.update({name: entry.get("publisher", name) for name in names})
    return found
