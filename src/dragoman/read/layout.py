"""How a text is laid out: headline, body and furniture."""

from dataclasses import dataclass

from dragoman.lexicon.furniture import load_furniture
from dragoman.model.text import Furniture, Span
from dragoman.read.furniture import body, marks
from dragoman.read.headline import headline, publisher
from dragoman.read.lines import split


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


def lay_out(text: str, title: str | None = None) -> Layout:
    """Headline, publisher and furniture of a text; `title` is the headline if it is known."""
    cues = load_furniture()
    lines = split(text, cues)
    first, last = body(lines)
    number = headline(lines, first, title)
    return Layout(
        title=" ".join(lines[number].text.split()) if number is not None else None,
        title_span=lines[number].span if number is not None else None,
        publisher=publisher(lines, first, cues),
        furniture=tuple(marks(lines, first, last, number)),
    )
