"""Quotation marks: which words stand between them, nested and over paragraphs."""

import re
from dataclasses import dataclass

from dragoman.model.annotated import Quote
from dragoman.model.text import Document, Span

_MARK = re.compile(r"``|''|[“”„«»\"‘’‚']")
_DOUBLE = frozenset('“”„«»"') | {"``", "''"}
_OPENS = frozenset("“„«‘‚") | {"``"}
_CLOSES = frozenset("”»’")
_EITHER = frozenset({'"', "''"})
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u202f([{—–-―/:…“”\"‘'„«")
_AFTER_CLOSING = frozenset(" \t\n\u00a0\u2009\u202f)]}—–-―/.,;:!?…”\"’'»")
# 'em, 'tis, '90s: an apostrophe at the front of a word opens nothing.
_ELISION = re.compile(r"[‘’'](?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that has opened a quotation and not been closed yet."""

    start: int
    end: int
    double: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation of one paragraph; `closed` is False where the paragraph ended first."""

    span: Span
    content: Span
    closed: bool


def quotes(document: Document, blocks: tuple[Span, ...]) -> tuple[Quote, ...]:
    """The quotations of the given paragraphs, sorted by span, nested ones too.

    A quotation that a paragraph leaves open and the next one opens anew is one chain. Apostrophes
    are no quotation marks; a quotation that nobody closes ends with its paragraph.

    Args:
        document: The text the offsets point into.
        blocks: Its paragraphs, in text order.
    """
    made: list[Quote] = []
    chain = 0
    running: int | None = None
    for block in blocks:
        found = _in_block(document.text, block)
        left_open: int | None = None
        for quote in found:
            if running is not None and quote.span.start == block.start:
                mine, running = running, None
            else:
                mine = chain
                chain += 1
            made.append(Quote(span=quote.span, content=quote.content, chain=mine))
            if not quote.closed:
                left_open = mine
        running = left_open
    return tuple(sorted(made, key=lambda q: (q.span.start, -q.span.end)))


def _in_block(text: str, block: Span) -> list[_Found]:
    """The quotations of one paragraph."""
    stack: list[_Open] = []
    found: list[_Found] = []
    for match in _MARK.finditer(text, block.start, block.end):
        start, end, mark = match.start(), match.end(), match.group()
        double = mark in _DOUBLE
        is_open = any(o.double == double for o in stack)
        if _opens(text, block, match, is_open):
            stack.append(_Open(start, end, double))
        elif is_open and _closes(text, block, match):
            while stack[-1].double != double:
                stack.pop()
            opened = stack.pop()
            found.append(_Found(Span(opened.start, end), Span(opened.end, start), closed=True))
    unclosed = next((o for o in stack if o.double), None)
    if unclosed is not None and unclosed.end < block.end:
        found.append(_Found(Span(unclosed.start, block.end), Span(unclosed.end, block.end), closed=False))
    kept = [f for f in found if f.content.of(text).strip()]
    return sorted(kept, key=lambda f: (f.span.start, -f.span.end))


def _opens(text: str, block: Span, match: re.Match[str], is_open: bool) -> bool:
    """Whether a mark opens a quotation."""
    mark = match.group()
    before = text[match.start() - 1] if match.start() > block.start else " "
    after = text[match.end()] if match.end() < block.end else " "
    if after.isspace() or (mark in _CLOSES and not _reversed(mark, before, after, is_open)):
        return False
    if mark in _CLOSES:
        return True
    if mark not in _DOUBLE and _ELISION.match(text, match.start()):
        return False
    if mark in _OPENS:
        return mark in _DOUBLE or before in _BEFORE_OPENING
    if mark in _EITHER and is_open and before not in " \t\n\u00a0([—–“‘":
        return False
    if mark == '"' and before.isdigit():
        return False
    return before in _BEFORE_OPENING or (mark in _EITHER and not is_open)


def _reversed(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a closing double mark stands where only an opening one can, as in ”Stop”."""
    return mark == "”" and not is_open and before.isspace() and after.isalnum()


def _closes(text: str, block: Span, match: re.Match[str]) -> bool:
    """Whether a mark closes the quotation that is open; an apostrophe does not."""
    mark = match.group()
    if mark in _DOUBLE:
        return True
    after = text[match.end()] if match.end() < block.end else " "
    if after not in _AFTER_CLOSING:
        return False
    before = text[match.start() - 1]
    possessive = before in "sS" and after == " "
    return not (possessive and _closed_later(text, match.end(), block.end))


def _closed_later(text: str, start: int, end: int) -> bool:
    """Whether a single mark further on, before any double one, closes the quotation instead."""
    for match in _MARK.finditer(text, start, end):
        if match.group() in _DOUBLE:
            return False
        after = text[match.end()] if match.end() < end else " "
        if after in _AFTER_CLOSING and text[match.start() - 1] not in " \n":
            return True
    return False
