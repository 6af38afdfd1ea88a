"""Which stretches of a document are article text, paragraph by paragraph."""

import re

from dragoman.model.text import Document, Span

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
# The parser needs memory in proportion to a block; no paragraph of an article is longer.
_LONGEST = 8_000
_STOP = re.compile(r"[.!?][\"”’)]* ")
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
_WRAPPED = 60
# "DOHA, Qatar (Reuters) — The …": the place and agency before the first words of a report.
_PLACE = r"[A-Z][A-Z'’ -]{3,30}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
_AGENCY = r"\([A-Z][\w .]{1,25}\)"
_DATELINE = re.compile(rf"(?:(?:{_PLACE} ?)?{_AGENCY} ?[—–-]{{1,2}}|{_PLACE} ?(?:[—–]|--)) (?=[\"“A-Z])")


def paragraphs(document: Document) -> tuple[Span, ...]:
    """The article's paragraphs: no furniture, headline or dateline, wrapped lines joined."""
    text = document.text
    hidden = sorted(
        [f.span for f in document.furniture] + ([document.title_span] if document.title_span else [])
    )
    found: list[Span] = []
    for match in _LINE.finditer(text):
        for line in _cut(_visible(Span(match.start(), match.end()), hidden, text), text):
            if found and _continues(text, found[-1], line):
                found[-1] = Span(found[-1].start, line.end)
            else:
                dateline = _DATELINE.match(text, line.start, line.end)
                found.append(Span(dateline.end(), line.end) if dateline else line)
    return tuple(found)


def _cut(lines: list[Span], text: str) -> list[Span]:
    """Lines no longer than `_LONGEST`, cut behind a sentence where there is one."""
    found: list[Span] = []
    for line in lines:
        start = line.start
        while line.end - start > _LONGEST:
            stops = [m.end() for m in _STOP.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
            cut = stops[-1] if stops else start + _LONGEST
            found.append(Span(start, cut))
            start = cut
        found.append(Span(start, line.end))
    return found


def _visible(line: Span, hidden: list[Span], text: str) -> list[Span]:
    """The parts of a line outside all hidden spans, trimmed of white space."""
    parts = [line]
    for span in hidden:
        parts = [p for part in parts for p in _minus(part, span)]
    return [t for part in parts if (t := _trimmed(part, text))]


def _minus(part: Span, hidden: Span) -> list[Span]:
    """`part` without `hidden`."""
    if not part.overlaps(hidden):
        return [part]
    pieces = []
    if part.start < hidden.start:
        pieces.append(Span(part.start, hidden.start))
    if hidden.end < part.end:
        pieces.append(Span(hidden.end, part.end))
    return pieces


def _trimmed(part: Span, text: str) -> Span | None:
    """The span without white space at its ends; None if nothing else is in it."""
    words = part.of(text)
    start = part.start + len(words) - len(words.lstrip())
    end = part.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def _continues(text: str, before: Span, line: Span) -> bool:
    """Whether a line goes on with the paragraph before it, as in hard-wrapped text."""
    between = text[before.end : line.start]
    if len(between.splitlines()) != 1 or not between.isspace() or line.end - before.start > _LONGEST:
        return False
    last = max(text.rfind("\n", before.start, before.end), text.rfind("\r", before.start, before.end)) + 1
    width = before.end - max(last, before.start)
    unfinished = not _ENDS.search(before.of(text))
    return unfinished and (text[line.start].islower() or width >= _WRAPPED)
