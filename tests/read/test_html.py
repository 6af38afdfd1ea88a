"""Web pages: the article's text, what the page states about itself, and pages gone wrong."""

import io
from datetime import date

import pytest

from dragoman.model.text import Document
from dragoman.read import html
from dragoman.read.page import Tags, all_text

SENTENCE = "The minister met the envoy in Kabul on Sunday and they agreed to reopen the border crossing{}."
BODY = "".join(f"<p>{SENTENCE.format(f' number {n}')}</p>" for n in range(6))


def read(page: str | bytes) -> Document:
    """The document of a page."""
    (found,) = html.read("page.html", io.BytesIO(page.encode() if isinstance(page, str) else page))
    assert isinstance(found, Document)
    return found


def test_page_gives_text_and_what_it_states() -> None:
    found = read(
        '<html lang="en-GB"><head><title>Border reopens | Harbour News</title>'
        '<meta property="og:site_name" content="Harbour News">'
        '<link rel="canonical" href="https://h.example/a">'
        "<meta content='2021-03-04T10:00:00Z' property='article:published_time'></head><body>"
        "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
        f"<article><h1>Border reopens</h1>{BODY}</article><footer>© Harbour News</footer></body></html>"
    )
    assert found.text.count("\n\n") >= 5
    assert "World" not in found.text
    assert (found.title, found.publisher, found.language) == ("Border reopens", "Harbour News", "en")
    assert found.url == "https://h.example/a"
    assert found.published is not None
    assert found.published.days.first == found.published.days.last == date(2021, 3, 4)


def test_date_in_the_text_is_not_taken_for_metadata() -> None:
    found = read(f"<body><h1>Briefing by the spokesman, 1/5/2012</h1>{BODY}<p>Done on May 3, 2011.</p>")
    assert found.published is None


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<script>{"@type":"NewsArticle","datePublished": "2021-03-04"}</script>', "2021-03-04"),
        ('<meta name="DC.date.issued" content="2021-03-04">', "2021-03-04"),
        ('<time class="entry-date published" datetime="2021-03-04T08:00">4 March</time>', "2021-03-04T08:00"),
        ('<time datetime="2021-03-04">the day it happened</time>', None),
        ('<meta name="viewport" content="width=device-width">', None),
    ],
)
def test_page_states_its_date_in_tags(page: str, day: str | None) -> None:
    assert Tags(page).date == day


def test_publisher_in_linked_data() -> None:
    assert (
        Tags('{"publisher":{"@type":"Organization","name":"Harbour &amp; Sea"}}').publisher == "Harbour & Sea"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 5000 + BODY + "</div>" * 5000,
        "<p>One <b>two <i>three</p> <div <<< >>" + BODY + "<table><tr><td><!-- never closed",
        BODY.replace("</p>", ""),
        "<html><body>" + BODY + "<" * 5000,
        SENTENCE.format("") + " " + SENTENCE.format(" again"),
    ],
    ids=["deep", "malformed", "unclosed", "angles", "no tags"],
)
def test_broken_page_still_gives_its_text(page: str) -> None:
    assert "The minister met the envoy" in read(page).text


def test_declared_encoding_is_used() -> None:
    words = "Президент встретился с министром иностранных дел. " * 4
    page = b'<html><head><meta charset="windows-1251"></head><body>' + f"<p>{words}</p>".encode("cp1251") * 3
    found = read(page)
    assert "Президент" in found.text
    assert found.source.encoding == "windows-1251"


@pytest.mark.parametrize("piece", ["<", "<!--", "<![CDATA[", '<a href="', "</", "<script>", "&"])
def test_page_of_nothing_but_openings_is_done_with_at_once(piece: str) -> None:
    assert len(all_text(piece * 20_000)) <= 20_000 * len(piece)


def test_all_text_leaves_out_scripts_and_parts_blocks() -> None:
    page = "<title>t</title><p>One <b>two</b></p><script>if (a < b) {}</script><div>three&amp;four</div>"
    assert [line for line in all_text(page).split("\n") if line] == ["One two", "three&four"]
