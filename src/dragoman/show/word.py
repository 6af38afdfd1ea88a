"""A laid-out dossier as a Word file."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from dragoman.show.blocks import Block, Columns, Figure, Item, Page, Sentence, Table, Words

_SOFT = RGBColor(0x6D, 0x69, 0x62)
_WIDE = Cm(16)


def written(page: Page) -> bytes:
    """The .docx file."""
    return _Word(page).bytes()


class _Word:
    """Sets one page."""

    def __init__(self, page: Page) -> None:
        self._doc: Any = docx.Document()
        about = self._doc.core_properties
        about.title, about.author = page.title, "Dragoman"
        about.created = about.modified = datetime(2020, 1, 1, tzinfo=UTC)  # the same file for the same page
        self._doc.styles["Normal"].font.name = "Georgia"
        self._doc.styles["Normal"].font.size = Pt(10)
        self._doc.add_heading(page.title, 0)
        self._doc.add_paragraph(page.lead)
        self._doc.add_paragraph("   ".join(f"{number} {name}" for name, number in page.figures))
        self._soft(self._doc.add_paragraph(), page.note)
        for section in page.sections:
            self._doc.add_heading(section.title, 1)
            if section.about:
                self._soft(self._doc.add_paragraph(), section.about)
            if not section.blocks:
                self._doc.add_paragraph(section.none)
            for block in section.blocks:
                self._block(block)
        self._doc.add_heading("Sources", 1)
        for number, (title, about_it, where) in enumerate(page.sources, 1):
            line = self._doc.add_paragraph(f"{number}. ")
            line.add_run(title).italic = True
            line.add_run(f", {about_it}. ")
            self._soft(line, where)
        for side, members in page.members:
            line = self._doc.add_paragraph()
            line.add_run(f"{side}: ").bold = True
            line.add_run(f"{members}.")

    def bytes(self) -> bytes:
        out = BytesIO()
        self._doc.save(out)
        return out.getvalue()

    def _block(self, block: Block) -> None:
        if isinstance(block, Item):
            self._item(block)
        elif isinstance(block, Sentence):
            line = self._doc.add_paragraph(block.text, style="List Bullet")
            self._cite(line, block.numbers)
            self._soft(line, f" {block.basis}")
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Columns):
            for title, items in zip(block.titles, (block.left, block.right), strict=True):
                self._doc.add_heading(title, 2)
                if not items:
                    self._doc.add_paragraph("Nothing in the record.")
                for item in items:
                    self._item(item)
        elif isinstance(block, Figure):
            self._doc.add_picture(BytesIO(block.png), width=_WIDE)
            self._soft(self._doc.add_paragraph(), block.caption)

    def _item(self, item: Item) -> None:
        head = self._doc.add_paragraph()
        head.paragraph_format.keep_with_next = True
        self._soft(head, f"{item.when}{f' ({item.note})' if item.note else ''}  ")
        if item.state:
            head.add_run(f"{item.state.upper()}  ").bold = True
        head.add_run(item.head).bold = True
        self._soft(head, f"  {item.detail}")
        for term in item.terms:
            self._doc.add_paragraph(term)
        for words in item.quotes:
            self._quote(words)

    def _quote(self, words: Words) -> None:
        if words.lead:
            self._soft(self._doc.add_paragraph(), words.lead)
        line = self._doc.add_paragraph()
        line.paragraph_format.left_indent = Cm(0.8)
        for piece in words.pieces:
            run = line.add_run(piece.text)
            run.bold = piece.mark in ("actor", "recipient", "trigger")
            run.underline = piece.mark == "trigger"
        self._cite(line, (words.number,))
        self._soft(line, f"{f' told by {words.teller}' if words.teller else ''} {words.record}")

    def _table(self, block: Table) -> None:
        table = self._doc.add_table(rows=1, cols=len(block.header), style="Light List Accent 1")
        for cell, words in zip(table.rows[0].cells, block.header, strict=True):
            cell.text = words
        for at, row in enumerate(block.rows):
            cells = [*row]
            if block.numbers:
                cells.append(", ".join(map(str, block.numbers[at])))
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words

    def _soft(self, line: Any, words: str) -> None:
        run = line.add_run(words)
        run.font.size, run.font.color.rgb = Pt(8), _SOFT

    def _cite(self, line: Any, numbers: Iterable[int]) -> None:
        told = ", ".join(map(str, numbers))
        if told:
            line.add_run(told).font.superscript = True
