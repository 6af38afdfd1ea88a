"""The lines of a text and what can be seen of each without knowing the others."""

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.lexicon.furniture import FurnitureCue, FurnitureCues
from dragoman.model.text import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"(?:[.!?:;…。！？؟।]|\.\.\.)[\s\"”’'»)\]]*$")
# What is no word, number or sign between two figures, for comparing lines.
_WORD = re.compile(r"[^\w'%$€£]+")
_NEWLINE = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# An invitation to read on stands in so many last letters of a line; a stamp in the first two lines.
_INVITED = 90
_STAMPED = 2
_BLANK = "".join(
    map(chr, [*range(9, 14), *range(28, 33), 0x85, 0xA0, *range(0x2000, 0x200E), 0x202F, 0x3000, 0xFEFF])
)
_PROSE = 12
_LONG = 28
_LETTERS_A_WORD = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank, or a part of one that begins with a stamp or ends with an invitation.

    Attributes:
        span: Where it stands, without white space around it.
        words: How many words it has; for scripts without spaces, about as many as its letters make.
        gap: How many line ends lie between it and the line before; 2 or more is an empty line.
        sentence: Whether it ends as a sentence does.
        prose: Whether it reads like a paragraph: long enough, and ending as one.
        cue: The furniture cue it shows, if any.
        key: Its words in small letters without signs, by which repeats are known.
    """

    span: Span
    text: str
    words: int
    gap: int
    sentence: bool
    prose: bool
    cue: FurnitureCue | None
    key: str


def split(text: str, cues: FurnitureCues, begin: int = 0) -> list[Line]:
    """All lines from `begin` on that are not blank."""
    found: list[Line] = []
    last = begin
    for match in _LINE.finditer(text, begin):
        stamp = cues.stamp if len(found) < _STAMPED else None
        for start, end in _parts(text, match, stamp, cues.invitation):
            gap = len(_NEWLINE.findall(text, last, start))
            found.append(_line(text, Span(start, end), gap, cues))
            last = end
    return _without_wrapping(found)


def _parts(
    text: str, line: re.Match[str], stamp: re.Pattern[str] | None, invitation: re.Pattern[str]
) -> list[tuple[int, int]]:
    """The line without white space around it; a stamp before it and an invitation after it apart."""
    start, end = line.span()
    begin, close = start, end
    if stamp and (stamped := stamp.match(text, start, end)):
        begin = stamped.end()
    if end - begin > _INVITED and (invited := invitation.search(text, max(begin, end - _INVITED), end)):
        close = invited.start()
    parts = [_trimmed(text, *part) for part in ((start, begin), (begin, close), (close, end))]
    return [(a, b) for a, b in parts if a < b]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end without white space."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip(_BLANK)), end - (len(words) - len(words.rstrip(_BLANK)))


def _line(text: str, span: Span, gap: int, cues: FurnitureCues) -> Line:
    """What can be seen of one line."""
    here = span.of(text)
    words = max(len(here.split()), len(here) // _LETTERS_A_WORD)
    sentence = bool(_SENTENCE_END.search(here[-8:]))
    return Line(
        span=span,
        text=here,
        words=words,
        gap=gap,
        sentence=sentence,
        prose=words >= _LONG or (sentence and words >= _PROSE),
        cue=cues.find(here, words),
        key=_WORD.sub(" ", here.lower().replace("’", "'")).strip(),
    )


def _without_wrapping(lines: list[Line]) -> list[Line]:
    """The same lines; where paragraphs are wrapped by hand, their lines count as prose and show no cue."""
    widths = Counter(min(len(line.text) // 20, 6) for line in lines if line.gap == 1)
    if len(lines) < 3 or sum(widths[w] for w in (3, 4, 5)) * 2 < len(lines):
        return lines
    found = []
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        inside = (line.gap == 1 and before and len(before.text) >= 60 and not before.sentence) or (
            after and after.gap == 1 and len(line.text) >= 60
        )
        found.append(_as_prose(line) if inside else line)
    return found


def _as_prose(line: Line) -> Line:
    """A line that is part of a wrapped paragraph."""
    return Line(
        span=line.span,
        text=line.text,
        words=line.words,
        gap=line.gap,
        sentence=line.sentence,
        prose=True,
        cue=None,
        key=line.key,
    )
