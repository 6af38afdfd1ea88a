"""Lines of metadata before a plain text: "Title: …", "Date: …", in the fences of Markdown files or not."""

import re
from dataclasses import dataclass, field

from dragoman.lexicon.furniture import FurnitureCues
from dragoman.model.text import Furniture, Span

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_ENTRY = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}?)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(\r\n|\n|\r|\Z)")
# A list that goes on below its key, in fences only.
_ITEM = re.compile(r"[ \t]*-[ \t][^\r\n]*(?:\r\n|\n|\r|\Z)|[ \t]+\S[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands before a text.

    Attributes:
        end: Where the text itself begins.
        said: What the lines say, by `title`, `published`, `publisher` and `url`.
        title_span: Where the title stands.
    """

    end: int = 0
    furniture: tuple[Furniture, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    title_span: Span | None = None


def header(text: str, cues: FurnitureCues) -> Header:
    """The lines of metadata a text begins with; an empty header if it begins with none.

    Without fences there must be two lines or more whose names are all known: an article, too, may
    begin with a word and a colon.
    """
    fence = _FENCE.match(text)
    here = fence.end() if fence else 0
    furniture = [_mark(fence.start(), fence.end(), text)] if fence else []
    said: dict[str, str] = {}
    title: Span | None = None
    known = 0
    while entry := _ENTRY.match(text, here):
        name = cues.fields.get(entry[1].strip().lower().replace("_", " "))
        if name is None and not fence:
            break
        known += name is not None
        value = entry[2].strip("\"'")
        start = entry.start(2) + (entry[2].find(value) if value else 0)
        if name == "title" and value and title is None:
            title = Span(start, start + len(value))
            furniture.append(_mark(entry.start(), start, text))
            if title.end < entry.end(2):
                furniture.append(_mark(title.end, entry.end(2), text))
        else:
            furniture.append(_mark(entry.start(), entry.end(), text))
        if name and value:
            said.setdefault("url" if value.startswith("http") else name, value)
        here = entry.end()
        while (
            fence and here < len(text) and not _FENCE.match(text, here) and (item := _ITEM.match(text, here))
        ):
            furniture.append(_mark(item.start(), item.end(), text))
            here = item.end()
    close = _FENCE.match(text, here) if fence else None
    if known < _FEWEST or (fence and not close):
        return Header()
    if close:
        furniture.append(_mark(close.start(), close.end(), text))
        here = close.end()
    return Header(end=here, furniture=tuple(furniture), said=said, title_span=title)


def _mark(start: int, end: int, text: str) -> Furniture:
    """A line of metadata without the white space after it."""
    return Furniture(span=Span(start, start + len(text[start:end].rstrip())), kind="byline")
