"""A laid-out dossier as PDF, set by Typst; charts stay vector graphics."""

import json
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import typst

from dragoman.show.blocks import Block, Columns, Figure, Item, Page, Sentence, Table, Words


def printed(page: Page) -> bytes:
    """The PDF file, the same for the same page."""
    template = (files("dragoman.show") / "templates" / "dossier.typ").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        figures = [b for s in page.sections for b in s.blocks if isinstance(b, Figure)]
        for number, figure in enumerate(figures):
            (here / f"figure-{number}.svg").write_text(figure.svg, "utf-8")
        (here / "page.json").write_text(json.dumps(_plain(page), ensure_ascii=False), "utf-8")
        (here / "dossier.typ").write_text(template, "utf-8")
        made: bytes = typst.compile(str(here / "dossier.typ"), timestamp=0)
    return made


def _plain(page: Page) -> dict[str, object]:
    """The page as the template reads it."""
    drawn = iter(range(len(page.sections) * 2))
    return {
        "title": page.title,
        "lead": page.lead,
        "figures": [list(figure) for figure in page.figures],
        "note": page.note,
        "sections": [
            {
                "title": section.title,
                "about": section.about,
                "none": section.none,
                "blocks": [_block(block, drawn) for block in section.blocks],
            }
            for section in page.sections
        ],
        "sources": [list(source) for source in page.sources],
        "members": [list(member) for member in page.members],
    }


def _block(block: Block, drawn: Iterator[int]) -> dict[str, object]:
    if isinstance(block, Item):
        return {"kind": "item", **_item(block)}
    if isinstance(block, Sentence):
        return {"kind": "sentence", "text": block.text, "basis": block.basis, "numbers": block.numbers}
    if isinstance(block, Table):
        return {"kind": "table", "header": block.header, "rows": block.rows, "numbers": block.numbers}
    if isinstance(block, Columns):
        return {
            "kind": "columns",
            "titles": block.titles,
            "left": [_item(item) for item in block.left],
            "right": [_item(item) for item in block.right],
        }
    return {"kind": "figure", "file": f"figure-{next(drawn)}.svg", "caption": block.caption}


def _item(item: Item) -> dict[str, object]:
    return {
        "when": item.when,
        "note": item.note,
        "tone": item.tone,
        "state": item.state,
        "head": item.head,
        "detail": item.detail,
        "terms": item.terms,
        "quotes": [_words(words) for words in item.quotes],
    }


def _words(words: Words) -> dict[str, object]:
    return {
        "pieces": [[piece.text, piece.mark] for piece in words.pieces],
        "number": words.number,
        "record": words.record,
        "lead": words.lead,
        "teller": words.teller,
    }
