"""Web pages (.html, .htm): the article by trafilatura, metadata by the page's own tags.

The text of the document is the extracted text, its paragraphs parted by an empty line.
"""

import hashlib
import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

import trafilatura

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document, Source
from dragoman.read.decode import decode
from dragoman.read.metadata import published
from dragoman.read.page import Tags, all_text
from dragoman.read.plain import document, take

MAX_PAGE = 5_000_000
"""The largest page, in bytes: menus and scripts included, pages of news are far smaller."""

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The one article of a web page; an InputError if there is none in it."""
    data = take(where, stream, MAX_PAGE)
    page, encoding = _page(where, data)
    if not page.strip():
        raise InputError(where, "empty, no page in it")
    text, title, url = _article(page)
    if not text:
        raise InputError(where, "no article text found in the page")
    tags = Tags(page)
    yield document(
        text,
        Source(where=where, sha256=hashlib.sha256(data).hexdigest(), reader="html", encoding=encoding),
        title=title,
        url=url,
        publisher=_line(tags.publisher),
        language=tags.language,
        published=published(tags.date) if tags.date else None,
    )


def _page(where: str, data: bytes) -> tuple[str, str]:
    """The page as text: in the encoding it declares if that holds, else as any text."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        encoding = declared[1].decode("ascii").lower()
        try:
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(where, data)


def _article(page: str) -> tuple[str, str | None, str | None]:
    """Text, title and address of the article; all the text of a page in which none is found."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    except (RecursionError, ValueError, AssertionError):
        found = None
    text = _paragraphs(found.text or "") if found else ""
    if found and text:
        return text, _line(found.title), _line(found.url)
    return _paragraphs(all_text(page)), None, None


def _paragraphs(text: str) -> str:
    """Paragraphs parted by an empty line, so that none runs into the next."""
    return "\n\n".join(line for part in text.splitlines() if (line := part.strip()))


def _line(words: str | None) -> str | None:
    """Metadata on one line; None if there is none."""
    return (" ".join(words.split()) or None) if words else None
