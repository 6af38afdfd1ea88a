"""A dossier as a page: safe, alone, every line with its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.analyse.dossier import Dossier, dossier
from dragoman.show.dossier import html, markdown
from dragoman.show.timeline import timeline
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
    empty = replace(found, acts=(), apart=(), left_said=(), right_said=(), promises=(), sources=())
    assert "No events between the two" in html(empty)
    assert "Nothing in the record." in markdown(empty)


def test_a_course_of_time_is_drawn_only_if_there_is_one(found: Dossier) -> None:
    assert timeline(found.acts) is None
    (act,) = found.acts
    assert act.days is not None
    later = replace(
        act,
        quad_code=4,
        days=replace(
            act.days, first=act.days.first.replace(year=2023), last=act.days.last.replace(year=2023)
        ),
    )
    drawn = timeline((act, later))
    assert drawn is not None
    assert [bar.kind for bar in drawn.bars] == ["up", "down"]
    assert [tick.year for tick in drawn.ticks] == [2021, 2022, 2023]
    assert timeline((act, replace(later, reported=True))) is None
