"""Web pages (.html, .htm): the article text and metadata, by trafilatura; the text is the extracted text."""

import hashlib
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import trafilatura

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document, Published, Source
from dragoman.read.decode import decode
from dragoman.read.metadata import published
from dragoman.read.plain import document, take

# Only dates the page states about itself; a search through its text would be a guess.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_TOO_DEEP = "nested too deeply to be read as a page"


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The one article of a web page; an InputError if there is none in it."""
    data = take(where, stream)
    page, encoding = _page(where, data)
    if not page.strip():
        raise InputError(where, "empty, no page in it")
    found = _extract(where, page)
    text = _paragraphs(found.text or "")
    if not text:
        raise InputError(where, "no article text found in the page")
    yield document(
        text,
        Source(where=where, sha256=hashlib.sha256(data).hexdigest(), reader="html", encoding=encoding),
        title=_line(found.title),
        url=_line(found.url),
        publisher=_line(found.sitename),
        published=_published(found.date),
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


def _extract(where: str, page: str) -> Any:
    """What trafilatura finds; an InputError where it finds nothing or is overwhelmed."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=_DATES,
        )
    except (RecursionError, ValueError, AssertionError) as error:
        raise InputError(
            where, _TOO_DEEP if isinstance(error, RecursionError) else f"not a page: {error}"
        ) from error
    if found is None:
        raise InputError(where, "no article text found in the page")
    return found


def _paragraphs(text: str) -> str:
    """Paragraphs parted by an empty line, so that none runs into the next."""
    return "\n\n".join(line for part in text.splitlines() if (line := part.strip()))


def _line(words: str | None) -> str | None:
    """Metadata on one line; None if there is none."""
    return " ".join(words.split()) or None if words else None


def _published(said: str | None) -> Published | None:
    """The date the page states about itself."""
    return published(said) if said else None
