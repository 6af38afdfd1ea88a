"""Plain text (.txt, .md and standard input): the document is the input, letter for letter."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.lexicon.furniture import load_furniture
from dragoman.model.coded import Failure
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Furniture, Published, Source
from dragoman.read import metadata
from dragoman.read.decode import MAX_BYTES, checked, decode
from dragoman.read.header import Header, header
from dragoman.read.layout import lay_out


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The one document of a plain text file; an InputError if it is none."""
    data = take(where, stream)
    text, encoding = decode(where, data)
    digest = hashlib.sha256(data).hexdigest()
    head = header(text, load_furniture())
    said = head.said.get("published")
    days = metadata.published(said) if said else None
    if said and days is None:
        yield Failure(where=where, problem=f"date {said!r} is no date that can be read; left out")
    yield document(
        text,
        Source(where=where, sha256=digest, reader="plain", encoding=encoding),
        title=head.said.get("title"),
        url=head.said.get("url"),
        publisher=head.said.get("publisher"),
        published=days,
        head=head,
    )


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
    head: Header | None = None,
) -> Document:
    """A document of a text, furniture marked and headline found; metadata goes before what the text says."""
    checked(source.where, text)
    head = head or Header()
    layout = lay_out(text, title, head.end)
    furniture = list(head.furniture)
    if head.title_span and layout.title_span:
        furniture.append(Furniture(span=head.title_span, kind="repeat"))
    return Document(
        id=stable_id("doc", text),
        text=text,
        source=source,
        title=title or layout.title,
        title_span=layout.title_span or head.title_span,
        url=url,
        publisher=publisher or layout.publisher,
        language=language,
        published=published,
        furniture=(*sorted(furniture), *layout.furniture),
    )
