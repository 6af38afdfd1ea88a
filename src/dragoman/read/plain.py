"""Plain text (.txt, .md and standard input): the document is the input, letter for letter."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Published, Source
from dragoman.read.decode import MAX_BYTES, checked, decode
from dragoman.read.layout import lay_out


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The one document of a plain text file; an InputError if it is none."""
    data = take(where, stream)
    text, encoding = decode(where, data)
    digest = hashlib.sha256(data).hexdigest()
    yield document(text, Source(where=where, sha256=digest, reader="plain", encoding=encoding))


def take(where: str, stream: BinaryIO, most: int = MAX_BYTES) -> bytes:
    """All bytes of one document; an InputError if they are more than `most`."""
    data = stream.read(most + 1)
    if len(data) > most:
        problem = f"larger than {most // 1_000_000} MB, too large for one document; split it"
        raise InputError(where, problem)
    return data


def document(
    text: str,
    source: Source,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    published: Published | None = None,
) -> Document:
    """A document of a text, furniture marked and headline found; metadata goes before what the text says."""
    checked(source.where, text)
    layout = lay_out(text, title)
    return Document(
        id=stable_id("doc", text),
        text=text,
        source=source,
        title=title or layout.title,
        title_span=layout.title_span,
        url=url,
        publisher=publisher or layout.publisher,
        language=language,
        published=published,
        furniture=layout.furniture,
    )
