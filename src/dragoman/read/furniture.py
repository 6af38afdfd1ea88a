"""Marks what a web page put around its article. Marks, never cuts: the text stays as it is."""

import re

from dragoman.model.text import Furniture
from dragoman.read.lines import Line

# Scores of lines; the body is the stretch with the highest sum. A word of prose counts one.
_CLOSING = -40.0
_COMMENTS = -400.0
# After so much of a body that began where it had to, comments end it however long they are.
_ENOUGH = 150.0
_SLOGAN = 0.3
_BEFORE = 3
_ALONE = 0.3
_NEAR = 25
_TOP = 6
_TITLE_WORDS = 3
_CUE = -8.0
_INSIDE = -3.0
_SHORT = -6.0
_SENTENCE = 0.5
_MOST = 80
# A by-line this far into the body, in words, still belongs to its head.
_HEAD_WORDS = 130
_HEAD_SHARE = 0.45
_HEAD_LINES = 14
_REPEAT_WORDS = 12
_TEASER_WORDS = 10
_TOLD = 0.9
_LINK_WORDS = 6
_TAG_WORDS = 3
_LOOSE = 3
_MENU = 8
_LINK = 18
_LONG_LOOSE = 6
# A list of goods with their prices: how few prices make one, and how many lines lie between two of them.
_GOODS = 4
_GOOD_LINES = 25
_PRICE = re.compile(r"(?:US)?[$€£₹] ?\d[\d.,]*$")
# Lines of an article that are no sentences: numbered points, days of a calendar.
_ITEM = re.compile(r"\d{1,3}[.):] |[*-] |\d+\w{1,2} \w+:|[A-Z][a-z]{2,8}\.? \d{1,2}\b.*[–:-]")
_IN_BODY = {"advert", "caption"}
_SOFT = {"advert", "caption", "related", "share", "byline", "navigation", "cookie"}
_PARTED = 2
# How many paragraphs (standfirst, caption) may stand before it where the line is still in the head.
_HEADING = {"byline": 2, "share": 1}
# A caption tells when its picture was taken: "…, Saturday, Feb. 1, 2020."
_DATED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$")


def body(lines: list[Line]) -> tuple[int, int]:
    """First line of the article and the line after its last one; an empty stretch if there is no prose."""
    scores = _scores(lines)
    top = _anchor(lines)
    begin = _begin(lines, top)
    best, first, last = _richest(scores, begin)
    if top is None and begin is not None:
        # Prose near the top is mostly the article's, but may be a slogan above a long menu.
        found = _richest(scores, None)
        if best < _SLOGAN * found[0]:
            _, first, last = found
    first = _after_question(lines, _after_head(lines, first, last), last)
    last = _reaching(lines, last)
    return first, _after_goods(lines, first, last)


def _richest(scores: list[float], begin: int | None) -> tuple[float, int, int]:
    """The stretch with the highest sum, its sum first; it begins at `begin` if that is given."""
    best = total = 0.0
    start = first = last = begin or 0
    for i, score in enumerate(scores[start:], start):
        if total <= 0 and begin is None:
            total, start = 0.0, i
        if begin is not None and total > _ENOUGH and score == _COMMENTS:
            break
        total += score
        if total > best:
            best, first, last = total, start, i + 1
    return best, first, last


def _after_question(lines: list[Line], first: int, last: int) -> int:
    """The line after a headline that asks or calls: "Will the envoys meet again?", then an empty line."""
    if first + 1 < last and not lines[first].prose and lines[first].text.endswith(("?", "!")):
        return first + (lines[first + 1].prose and lines[first + 1].gap > 1)
    return first


def _reaching(lines: list[Line], last: int) -> int:
    """The end of the body with the prose after it that only a line or two of furniture part from it."""
    parted = 0
    for i in range(last, len(lines)):
        line = lines[i]
        if not line.cue and (line.prose or line.sentence):
            last, parted = i + 1, 0
        elif line.cue and not line.cue.closes and line.cue.kind in _SOFT and parted < _PARTED:
            parted += 1
        else:
            break
    return last


def _after_goods(lines: list[Line], first: int, last: int) -> int:
    """The end of the body with the goods an article on bargains lists, where they are most of it."""
    end, prices = last, 0
    for i in range(last, len(lines)):
        if i - end > _GOOD_LINES:
            break
        if _PRICE.match(lines[i].text):
            end, prices = i + 1, prices + 1
    told = sum(line.words for line in lines[first:last])
    listed = sum(line.words for line in lines[last:end])
    return end if prices >= _GOODS and 0 < told < listed else last


def _scores(lines: list[Line]) -> list[float]:
    """How much each line speaks for being article text."""
    found = [_score(line) for line in lines]
    for i, line in enumerate(lines):
        # Menus of teasers and comments have a paragraph here and there; an article has them together.
        if line.prose and not line.cue and not (_reads_on(lines, i - 1) or _reads_on(lines, i + 1)):
            found[i] *= _ALONE
    return found


def _after_prose(lines: list[Line], i: int) -> bool:
    """Whether two paragraphs stand right above a line: then it is a heading in the text."""
    return i >= 2 and all(line.prose and not line.cue for line in lines[i - 2 : i])


def _begin(lines: list[Line], top: int | None) -> int | None:
    """Where the body begins: at the first prose below the headline of a saved page, or near the top."""
    near = range(_TOP) if top is None else range(top + 1, top + _NEAR)
    near = range(near.start, min(near.stop, len(lines)))
    able = (i for i in near if not lines[i].cue and (lines[i].prose or _ITEM.match(lines[i].text)))
    return next(able, None)


def _score(line: Line) -> float:
    """How much a line speaks for being article text, taken alone."""
    if line.cue:
        if line.cue.closes:
            return _COMMENTS if line.cue.kind == "comment-form" else _CLOSING
        return _INSIDE if line.cue.kind in _IN_BODY else _CUE
    if line.prose:
        return float(min(line.words, _MOST))
    if line.sentence and line.words > 2:
        return _SENTENCE * line.words
    return _SENTENCE * line.words if _ITEM.match(line.text) else _SHORT


def _reads_on(lines: list[Line], i: int) -> bool:
    """Whether there is a line `i` and it is of a piece with prose next to it."""
    if not 0 <= i < len(lines):
        return False
    line = lines[i]
    return not line.cue and (line.prose or (line.sentence and line.words > 2))


def _anchor(lines: list[Line]) -> int | None:
    """The headline of a saved page: the line by which its first line, the page's title, begins."""
    if not lines:
        return None
    whole = sum(line.words for line in lines if line.prose)
    before = lines[0].words if lines[0].prose else 0
    for i, line in enumerate(lines[1:], 1):
        if line.words >= _TITLE_WORDS and lines[0].key.startswith(line.key) and not line.cue:
            return i if _BEFORE * before < whole and not _after_prose(lines, i) else None
        before += line.words if line.prose else 0
    return None


def _after_head(lines: list[Line], first: int, last: int) -> int:
    """Where the body begins if a by-line, date or share bar stands near its beginning: after it."""
    total = sum(line.words for line in lines[first:last])
    before = prose = 0
    found = first
    for i in range(first, min(last, first + _HEAD_LINES)):
        cue = lines[i].cue
        if cue and prose <= _HEADING.get(cue.kind, -1) and before <= _HEAD_SHARE * total:
            found = i + 1
        elif not cue:
            before += lines[i].words
            prose += lines[i].prose
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
    _mark_repeats(lines, title, kinds)
    return [Furniture(span=lines[i].span, kind=kinds[i]) for i in sorted(kinds) if i != title]


def _mark_head(lines: list[Line], first: int, title: int | None, kinds: dict[int, str]) -> None:
    """Lines before the body: all of them before the headline; after it, not the prose next to the body."""
    cues = max((i for i in range(first) if lines[i].cue), default=-1)
    byline = max((i for i in range(first) if (cue := lines[i].cue) and cue.kind in _HEADING), default=-1)
    menu = _menu_end(lines, first)
    kept = False
    for i in range(first):
        line = lines[i]
        if line.cue:
            kinds[i] = line.cue.kind
        elif i < menu or (title is not None and i < title):
            kinds[i] = "caption" if line.prose else "navigation"
        elif _is_loose(line) and (i < cues or line.words < _LONG_LOOSE) and not kept:
            kinds[i] = "navigation"
        elif i < byline:
            kinds[i] = "caption" if _DATED.search(line.text) else "other"
        else:
            kept = kept or line.prose


def _menu_end(lines: list[Line], first: int) -> int:
    """Where the last long menu before the body ends: what stands before it is part of the page."""
    run = 0
    for i in range(first - 1, -1, -1):
        run = run + 1 if lines[i].cue or _is_loose(lines[i]) else 0
        if run >= _MENU:
            return i
    return 0


def _mark_inside(lines: list[Line], first: int, last: int, kinds: dict[int, str]) -> None:
    """Lines of the body that show a cue, and the short lines that belong to them."""
    opened = ""
    for i in range(first, last):
        line = lines[i]
        if line.cue:
            kinds[i] = line.cue.kind
            goods = any(_PRICE.match(after.text) for after in lines[i + 1 : i + 1 + _GOOD_LINES])
            opened = line.cue.kind if line.cue.opens and not goods else ""
            if _is_credit(lines, i) and i > first and i - 1 not in kinds:
                kinds[i - 1] = "caption"
        elif opened and not line.prose and not line.text.endswith((".", ".”", '."', ":")):
            kinds[i] = opened
        else:
            opened = ""
    _mark_link_lists(lines, first, last, kinds)


def _mark_link_lists(lines: list[Line], first: int, last: int, kinds: dict[int, str]) -> None:
    """Headlines of other articles listed in the body: three or more, line after line, no sentences."""
    run: list[int] = []
    for i in range(first, last + 1):
        line = lines[i] if i < last else None
        if line and i not in kinds and not line.prose and not line.sentence and (line.gap == 1 or not run):
            run.append(i)
            continue
        if len(run) >= 3 and sum(lines[j].words for j in run) >= _LINK_WORDS * len(run):
            above = lines[run[0] - 1].text if run[0] else ""
            if not above.endswith((":", "…")) and all(_is_headline(lines[j]) for j in run):
                kinds.update(dict.fromkeys(run, "related"))
        run = [i] if line and i not in kinds and not line.prose and not line.sentence else []


def _is_headline(line: Line) -> bool:
    """Whether most words begin with a capital letter, and the line is no numbered point."""
    words = line.text.split()
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return 2 * capitals > len(words) and not _ITEM.match(line.text)


def _is_credit(lines: list[Line], i: int) -> bool:
    """Whether a line is the credit of a picture whose caption stands right above it, apart from the text."""
    line, above = lines[i], lines[i - 1]
    return (
        line.cue is not None
        and line.cue.kind == "caption"
        and line.gap == 1
        and line.words <= 6
        and above.gap > 1
        and above.words < 50
    )


def _mark_tail(lines: list[Line], last: int, kinds: dict[int, str]) -> None:
    """Lines after the body, from the first that shows it is over."""
    # Where there is no body, nothing shows where it ends: only cues are marked.
    begin = _tail(lines, last) if last else len(lines)
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
        short = short + 1 if _is_loose(line, _TAG_WORDS) else 0
        if line.cue or short >= 3:
            begin = i if line.cue else i - short + 1
            most = _LINK if line.cue and line.cue.closes else _TAG_WORDS
            while begin > max(last, i - _LOOSE) and _is_loose(lines[begin - 1], most):
                begin -= 1
            return begin
    return len(lines)


def _is_loose(line: Line, most: int = 1000) -> bool:
    """Whether a line of at most so many words is neither a cue nor anything an article is made of."""
    return line.words <= most and not (line.cue or line.prose or line.sentence or _ITEM.match(line.text))


def _mark_repeats(lines: list[Line], title: int | None, kinds: dict[int, str]) -> None:
    """Lines told twice: the second, or a teaser before the paragraph it was taken from."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if title is not None and line.key == lines[title].key:
            kinds[i] = "repeat"
        if i in kinds or line.words < _REPEAT_WORDS:
            continue
        if line.key in seen or _is_teaser(lines, i):
            earlier = seen.get(line.key, i)
            # A standfirst or caption before the by-line goes; the paragraph it repeats stays.
            kinds[earlier if _in_head(lines, earlier, i) else i] = "repeat"
        seen.setdefault(line.key, i)


def _in_head(lines: list[Line], earlier: int, i: int) -> bool:
    """Whether line `earlier` stands before a by-line or picture, and line `i` in the text after it."""
    between = lines[earlier + 1 : min(i, earlier + _HEAD_LINES)]
    prose = sum(line.prose and not line.cue for line in lines[: earlier + 1])
    return prose <= 2 and any(line.cue for line in between)


def _is_teaser(lines: list[Line], i: int) -> bool:
    """Whether one of the next lines begins with the same words and tells all the rest of it too."""
    words = lines[i].key.split()
    if len(words) < _TEASER_WORDS:
        return False
    start = " ".join(words[:_TEASER_WORDS])
    for line in lines[i + 1 : i + 3]:
        if len(line.key) > len(lines[i].key) and start in line.key[: len(start) + 80]:
            told = set(line.key.split())
            if sum(word in told for word in words) >= _TOLD * len(words):
                return True
    return False
