"""How a text is laid out: headline, body and furniture."""

import re
from dataclasses import dataclass

from dragoman.lexicon.furniture import load_furniture
from dragoman.model.text import Furniture, Span
from dragoman.read.furniture import body, marks
from dragoman.read.headline import headline, publisher
from dragoman.read.lines import Line, split

_HEADING = re.compile(r"#{1,6}\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the look of a text tells.

    Attributes:
        title: The headline as it stands in the text, on one line.
        publisher: Who published it, if the text states that.
        furniture: What is not the article, sorted, not overlapping.
    """

    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    furniture: tuple[Furniture, ...] = ()


def lay_out(text: str, title: str | None = None, begin: int = 0) -> Layout:
    """Headline, publisher and furniture of a text from `begin` on; `title` is the headline if it is known."""
    cues = load_furniture()
    lines = split(text, cues, begin)
    first, last = body(lines)
    number = headline(lines, first, title)
    span = _bare(lines[number]) if number is not None else None
    return Layout(
        title=" ".join(span.of(text).split()) if span else None,
        title_span=span,
        publisher=publisher(lines, first, cues),
        furniture=tuple(marks(lines, first, last, number)),
    )


def _bare(line: Line) -> Span:
    """The headline without the signs by which Markdown marks it."""
    mark = _HEADING.match(line.text)
    return Span(line.span.start + (mark.end() if mark else 0), line.span.end)
