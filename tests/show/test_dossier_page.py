"""A dossier as a page: safe, alone, every line with its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest

from dragoman.analyse.dossier import Dossier, dossier
from dragoman.show.dossier import RENDERERS
from dragoman.store import open_store
from tests.make import FREEDONIA, TEXT, coded


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Dossier]:
    with open_store(tmp_path / "a.record") as record:
        record.save_scale({("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)})
        base = coded("a.txt", TEXT + " <script>alert(1)</script>")
        title = replace(base.document, title="<b>Envoys</b> & *stars*")
        record.save([replace(base, document=title)])
        record.save_above([FREEDONIA])
        yield dossier(record, "freedonia", "sylvania")


def html(found: Dossier) -> str:
    return RENDERERS[".html"](found).decode()


def markdown(found: Dossier) -> str:
    return RENDERERS[".md"](found).decode()


class _Balance(HTMLParser):
    """Collects tags left open and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "line", "rect"):
            self.open.append(tag)
        found = dict(attrs)
        self.links += [link for name in ("href", "src") if (link := found.get(name))]
        if found.get("id"):
            self.ids.add(str(found["id"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_its_links_lead_somewhere(found: Dossier) -> None:
    page = _Balance()
    page.feed(html(found))
    assert page.open == []
    assert page.links
    for link in page.links:
        assert link.startswith("#")
        assert link[1:] in page.ids


def test_text_of_others_cannot_become_markup(found: Dossier) -> None:
    page = html(found)
    assert "<script" not in page
    assert "&lt;b&gt;Envoys&lt;/b&gt; &amp; *stars*" in page
    assert r"\<b\>Envoys" in markdown(found)


def test_every_line_quotes_its_words_and_names_its_source(found: Dossier) -> None:
    page = html(found)
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)
    assert quotes
    for words in quotes:
        assert 'href="#source-1"' in words
    text = markdown(found)
    assert "Freedonian envoy Ada Wells **met** Sylvanian officials" in text
    assert "1. " in text
    assert "The Gazette, 4 March 2021" in text


def test_an_empty_dossier_says_so(found: Dossier) -> None:
    empty = replace(
        found, acts=(), apart=(), left_said=(), right_said=(), promises=(), disputes=(), forecasts=(),
        summary=(), questions=(), series=None,
    )  # fmt: skip
    assert "Nothing of this kind in the record." in html(empty)
    assert "No meetings, visits, calls or talks" in markdown(empty)


def test_the_summary_says_what_is_computed_and_what_is_told(found: Dossier) -> None:
    page = html(found)
    assert "1 event (3 March 2021), told in 1 sentence" in page
    assert "too few stories with a date to say" in page
    assert re.search(r"1 contact, the last 3 March 2021 in Doha: .*?source-1", page)
    assert {line.basis for line in found.summary} <= {"computed", "told", "proposed"}
    assert all(line.documents for line in found.summary if line.basis != "computed")


def test_print_and_word_hold_the_same_entries_and_are_the_same_twice(found: Dossier) -> None:
    printed = RENDERERS[".pdf"](found)
    assert printed.startswith(b"%PDF")
    assert printed == RENDERERS[".pdf"](found)
    written = docx.Document(BytesIO(RENDERERS[".docx"](found)))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "Freedonian envoy Ada Wells met Sylvanian officials" in text
    assert "Sources" in text
    assert len(written.inline_shapes) == 1
    assert "3 March 2021" in written.tables[0].rows[1].cells[0].text


def test_words_quoted_in_full_above_are_told_by_their_beginning(found: Dossier) -> None:
    text = markdown(found)
    sentence = "Freedonian envoy Ada Wells **met** Sylvanian officials in Doha on March 3, 2021."
    assert text.count(sentence) == 1
    assert "Freedonian envoy Ada Wells met Sylvanian … (above)" in text
