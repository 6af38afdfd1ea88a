"""Marks what a web page put around its article. Marks, never cuts: the text stays as it is."""

from dragoman.model.text import Furniture
from dragoman.read.lines import Line

# Scores of lines; the body is the stretch with the highest sum. A word of prose counts one.
_CLOSING = -60.0
_CUE = -8.0
_SHORT = -4.0
_SENTENCE = 0.5
_MOST = 80
# A by-line this far into the body, in words, still belongs to its head.
_HEAD_WORDS = 130
_HEAD_SHARE = 0.3
_HEAD_LINES = 14
_REPEAT_WORDS = 8
_TEASER_WORDS = 10
_HEADING = {"byline", "share"}


def body(lines: list[Line]) -> tuple[int, int]:
    """First line of the article and the line after its last one; an empty stretch if there is no prose."""
    best = total = 0.0
    start = first = last = 0
    for i, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, i
        total += _score(line)
        if total > best:
            best, first, last = total, start, i + 1
    return _after_head(lines, first, last), last


def _score(line: Line) -> float:
    """How much a line speaks for being article text."""
    if line.cue:
        return _CLOSING if line.cue.closes else _CUE
    if line.prose:
        return float(min(line.words, _MOST))
    if line.sentence and line.words > 2:
        return _SENTENCE * line.words
    return _SHORT


def _after_head(lines: list[Line], first: int, last: int) -> int:
    """Where the body begins if a by-line, date or share bar stands near its beginning: after it."""
    total = sum(line.words for line in lines[first:last])
    before = 0
    found = first
    for i in range(first, min(last, first + _HEAD_LINES)):
        cue = lines[i].cue
        if cue and cue.kind in _HEADING and lines[i].words < 30 and before <= _HEAD_SHARE * total:
            found = i + 1
        elif not cue:
            before += lines[i].words
        if before > _HEAD_WORDS:
            break
    while found < last and not lines[found].prose and (lines[found].cue or not lines[found].sentence):
        found += 1
    return found if found < last else first


def marks(lines: list[Line], first: int, last: int, title: int | None) -> list[Furniture]:
    """The furniture before, in and after the body, sorted; the headline (line number `title`) is none."""
    kinds: dict[int, str] = {}
    _mark_head(lines, first, title, kinds)
    _mark_inside(lines, first, last, kinds)
    _mark_tail(lines, last, kinds)
    _mark_repeats(lines, first, title, kinds)
    return [Furniture(span=lines[i].span, kind=kinds[i]) for i in sorted(kinds) if i != title]


def _mark_head(lines: list[Line], first: int, title: int | None, kinds: dict[int, str]) -> None:
    """Lines before the body: all of them before the headline; after it, all but prose nothing speaks against."""
    byline = max((i for i in range(first) if (cue := lines[i].cue) and cue.kind in _HEADING), default=-1)
    for i in range(first):
        line = lines[i]
        if line.cue:
            kinds[i] = line.cue.kind
        elif (title is not None and i < title) or not (line.prose or line.sentence):
            kinds[i] = "caption" if line.prose else "navigation"
        elif i < byline:
            kinds[i] = "other"


def _mark_inside(lines: list[Line], first: int, last: int, kinds: dict[int, str]) -> None:
    """Lines of the body that show a cue, and the short lines that belong to them."""
    opened = ""
    for i in range(first, last):
        line = lines[i]
        if line.cue:
            kinds[i] = line.cue.kind
            opened = line.cue.kind if line.cue.opens else ""
            if _is_credit(lines, i) and i > first and i - 1 not in kinds:
                kinds[i - 1] = "caption"
        elif opened and not line.prose and not line.sentence:
            kinds[i] = opened
        else:
            opened = ""


def _is_credit(lines: list[Line], i: int) -> bool:
    """Whether a line is the credit of a picture whose caption stands right above it, apart from the text."""
    line, above = lines[i], lines[i - 1]
    return (
        line.cue is not None
        and line.cue.kind == "caption"
        and line.gap == 1
        and line.words <= 10
        and above.gap > 1
        and above.words < 50
    )


def _mark_tail(lines: list[Line], last: int, kinds: dict[int, str]) -> None:
    """Lines after the body, from the first that shows it is over."""
    begin = _tail(lines, last)
    opened = "navigation"
    for i in range(last, len(lines)):
        cue = lines[i].cue
        if i >= begin:
            if cue:
                kinds[i] = cue.kind
                opened = cue.kind if cue.opens or cue.kind == "comment-form" else opened
            else:
                kinds[i] = opened
        elif cue:
            kinds[i] = cue.kind


def _tail(lines: list[Line], last: int) -> int:
    """Where, after the body, furniture begins: at a cue or a list, or the short lines just before either."""
    short = 0
    for i in range(last, len(lines)):
        line = lines[i]
        plain = not line.cue and not line.prose and not line.sentence
        short = short + 1 if plain else 0
        if line.cue or short >= 3:
            begin = i if line.cue else i - short + 1
            while begin > last and not lines[begin - 1].prose and not lines[begin - 1].sentence:
                begin -= 1
            return begin
    return len(lines)


def _mark_repeats(lines: list[Line], first: int, title: int | None, kinds: dict[int, str]) -> None:
    """Lines told twice: the second, or a teaser before the paragraph it was taken from."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if i in kinds or line.words < _REPEAT_WORDS and i != title:
            continue
        if line.key in seen and i != title:
            kinds[i] = "repeat"
        elif i >= first and _is_teaser(lines, i):
            kinds[i] = "repeat"
        seen.setdefault(line.key, i)


def _is_teaser(lines: list[Line], i: int) -> bool:
    """Whether one of the next lines begins with the same words and goes on."""
    words = lines[i].key.split()
    if len(words) < _TEASER_WORDS:
        return False
    start = " ".join(words[:_TEASER_WORDS])
    following = lines[i + 1 : i + 3]
    return any(
        start in line.key[: len(start) + 80] and len(line.key) > len(lines[i].key) for line in following
    )
