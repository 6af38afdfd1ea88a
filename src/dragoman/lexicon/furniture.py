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
_SECTIONS = frozenset({"cue", "agency", "shapes", "header"})
_FIELDS = frozenset({"title", "published", "publisher", "url", "other"})
_SHAPES = frozenset({"stamps", "invitations", "datelines", "publishers"})
_AGENCY_KEYS = frozenset({"names", "publisher"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[kKmM]?\b")
# What may stand around a line of a menu, and after the end of any line, without being part of it.
_AROUND = " .,:;!?…»›→>«‹|•·*-–—_\"'“”‘[]()+@"
_AFTER = " .…»"


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


@dataclass(frozen=True, slots=True)
class _Shape:
    """How else than by whole lines a cue shows; phrases in small letters."""

    cue: FurnitureCue
    starts: tuple[str, ...]
    has: tuple[str, ...]
    ends: tuple[str, ...]
    pattern: re.Pattern[str] | None

    def fits(self, line: str, folded: str, bare: str, end: str) -> bool:
        """Whether a line shows the cue; it is given as it is and in the spellings phrases are in."""
        return (
            (folded.startswith(self.starts) and _begins(folded, self.starts))
            or (bare.startswith(self.starts) and _begins(bare, self.starts))
            or end.endswith(self.ends)
            or any(phrase in folded and _inside(folded, phrase) for phrase in self.has)
            or (self.pattern is not None and self.pattern.search(line) is not None)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureCues:
    """All cues, arranged so that a line is looked up once.

    Attributes:
        fields: Names of metadata lines before a text → `title`, `published`, `publisher`, `url` or `other`.
        agencies: Names of news agencies as datelines write them → the publisher.
        stamp: What stands before the first words of a text and is no part of them.
        invitation: What stands after the last words of a teaser, up to the end of its line.
        dateline: Place and agency before a text; `name` is the agency.
        publishers: Other lines that name the publisher, as `name`.
    """

    cues: tuple[FurnitureCue, ...]
    fields: dict[str, str]
    agencies: dict[str, str]
    stamp: re.Pattern[str]
    invitation: re.Pattern[str]
    dateline: re.Pattern[str]
    publishers: tuple[re.Pattern[str], ...]
    _lines: dict[str, FurnitureCue]
    _shapes: tuple[_Shape, ...]

    def find(self, line: str, words: int) -> FurnitureCue | None:
        """The first cue a line of so many words shows, if any."""
        folded = _folded(line)
        bare = folded.strip(_AROUND)
        exact = self._lines.get(bare)
        if exact and words <= exact.longest:
            return exact
        end = folded.rstrip(_AFTER)
        for shape in self._shapes:
            if words <= shape.cue.longest and shape.fits(line, folded, bare, end):
                return shape.cue
        return None


def _folded(line: str) -> str:
    """A line in small letters, straight apostrophes, single spaces and # for numbers."""
    folded = " ".join(line.lower().replace("’", "'").split())
    return _NUMBER.sub("#", folded)


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    """Whether the line begins with one of the phrases and not just with the beginning of a longer word."""
    return any(
        folded.startswith(phrase) and not (phrase[-1].isalnum() and folded[len(phrase) :][:1].isalnum())
        for phrase in phrases
    )


def _inside(folded: str, phrase: str) -> bool:
    """Whether the phrase stands in the line from the start of a word on."""
    start = folded.find(phrase)
    while start > 0 and phrase[0].isalnum() and folded[start - 1].isalnum():
        start = folded.find(phrase, start + 1)
    return start >= 0


@cache
def load_furniture() -> FurnitureCues:
    """The cues that ship with Dragoman; a LexiconError names what is wrong in the file."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _SECTIONS, _SECTIONS)
    shapes = data["shapes"]
    check_keys(_FILE, "shapes", shapes, _SHAPES, _SHAPES)
    check_keys(_FILE, "header", data["header"], _FIELDS, _FIELDS)
    cues: list[FurnitureCue] = []
    lines: dict[str, FurnitureCue] = {}
    forms: list[_Shape] = []
    for given in data["cue"]:
        cue = _cue(given)
        cues.append(cue)
        for line in given.get("lines", ()):
            lines.setdefault(line, cue)
        forms.append(_shape(cue, given))
    return FurnitureCues(
        cues=tuple(cues),
        fields={name: kind for kind, names in data["header"].items() for name in names},
        agencies=_agencies(data["agency"]),
        stamp=_compiled("shapes", rf"\s*(?:{'|'.join(shapes['stamps'])})(?=\s|$)"),
        invitation=_compiled(
            "shapes", rf"(?<=[.!?”\"])\s+(?i:{'|'.join(shapes['invitations'])})\b[^.!?\n]{{0,50}}\.?\s*\Z"
        ),
        dateline=_compiled("shapes", "|".join(shapes["datelines"])),
        publishers=tuple(_compiled("shapes", pattern) for pattern in shapes["publishers"]),
        _lines=lines,
        _shapes=tuple(forms),
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


def _shape(cue: FurnitureCue, given: dict[str, Any]) -> _Shape:
    """Everything of an entry but whole lines."""
    patterns = given.get("patterns", ())
    return _Shape(
        cue=cue,
        starts=tuple(given.get("starts", ())),
        has=tuple(given.get("has", ())),
        ends=tuple(phrase.rstrip(_AFTER) for phrase in given.get("ends", ())),
        pattern=_compiled(cue.id, "|".join(patterns)) if patterns else None,
    )


def _compiled(entry: str, pattern: str) -> re.Pattern[str]:
    """A pattern of the file; a LexiconError if it is none."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise LexiconError(_FILE, entry, f"a pattern is no regular expression: {error}") from error


def _agencies(given: list[dict[str, Any]]) -> dict[str, str]:
    """Names of agencies as datelines write them → the publisher's name."""
    found: dict[str, str] = {}
    for entry in given:
        names = entry.get("names", [])
        check_keys(_FILE, f"agency {names[:1]}", entry, _AGENCY_KEYS, frozenset({"names"}))
        found.update({name: entry.get("publisher", name) for name in names})
    return found
