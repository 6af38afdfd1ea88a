"""The blocks of a laid-out page: what HTML, Markdown, PDF and Word set, and what of it stands there twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.analyse.quotes import Piece

_ABOVE = 48  # letters by which words that stand in full above are known again


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Quoted words with the number of their source; `lead` introduces them, `teller` says who says so."""

    pieces: tuple[Piece, ...]
    number: int
    record: str
    lead: str = ""
    teller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: when, what, in whose words. `tone` is `quad1` to `quad4`, `said` or ""."""

    when: str
    note: str = ""
    tone: str = ""
    state: str = ""
    head: str
    detail: str = ""
    terms: tuple[str, ...] = ()
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A line of a summary with what it rests on."""

    text: str
    basis: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of plain cells; the last cell of a row with sources holds their numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two lists side by side."""

    titles: tuple[str, str]
    left: tuple[Item, ...]
    right: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing as SVG and as PNG, with what it shows."""

    svg: str
    png: bytes
    caption: str


Block = Item | Sentence | Table | Columns | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it; `none` is said where that is nothing."""

    id: str
    title: str
    about: str = ""
    none: str = ""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A dossier ready to be set.

    Attributes:
        lead: What it is drawn from.
        figures: (what, how many).
        note: How it was made and what that means for its reader.
        sources: (title, publisher and date, where) in the order of their numbers.
        members: (side, who counts for it).
    """

    title: str
    lead: str
    figures: tuple[tuple[str, int], ...]
    note: str
    sections: tuple[Section, ...]
    sources: tuple[tuple[str, str, str], ...]
    members: tuple[tuple[str, str], ...]


def once(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections with words that were quoted in full before told by their beginning."""
    seen: set[tuple[int, str]] = set()
    for section in sections:
        yield replace(section, blocks=tuple(_block_once(block, seen) for block in section.blocks))


def _block_once(block: Block, seen: set[tuple[int, str]]) -> Block:
    if isinstance(block, Columns):
        left, right = (tuple(_item_once(it, seen) for it in some) for some in (block.left, block.right))
        return replace(block, left=left, right=right)
    return _item_once(block, seen) if isinstance(block, Item) else block


def _item_once(item: Item, seen: set[tuple[int, str]]) -> Item:
    """An entry that tells its own words in full, be it again where it has no other, and others' once."""
    quotes, here = [], set[str]()
    for at, words in enumerate(item.quotes):
        text = "".join(piece.text for piece in words.pieces)
        plain = "".join(filter(str.isalnum, text.lower()))
        again = (words.number, plain) in seen or plain in here
        must = at == 0 and not item.terms
        seen.add((words.number, plain))
        here.add(plain)
        begun = text[:_ABOVE].rsplit(" ", 1)[0]
        short = again and not must and len(text) > _ABOVE
        quotes.append(replace(words, pieces=(Piece(text=f"{begun} … (above)"),)) if short else words)
    return replace(item, quotes=tuple(quotes))
