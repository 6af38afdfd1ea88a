"""Articles given as named fields (a JSON line, a table row): the same columns, the same checks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document, Published, Source
from dragoman.read.metadata import published
from dragoman.read.plain import document

COLUMNS = ("text", "source", "title", "url", "publisher", "published")
"""`text` is needed, the others may be missing or empty; further fields are not read."""


def from_fields(given: Mapping[str, object], source: Source) -> Iterator[Document | Failure]:
    """The document that named fields describe; an InputError if they describe none.

    A publication date that cannot be read is told as a `Failure` beside the document, which
    then has no date rather than a wrong one.
    """
    where = source.where
    if given.get("text") is None:
        raise InputError(where, "no field 'text'")
    text = _field(given, "text", where)
    if not text:
        raise InputError(where, "empty, no text in it")
    said = given.get("published")
    days = _published(said)
    if said and days is None:
        yield Failure(where=where, problem=f"published {said!r} is no date that can be read; left out")
    yield document(
        text,
        replace(source, where=_field(given, "source", where) or where),
        title=_field(given, "title", where),
        url=_field(given, "url", where),
        publisher=_field(given, "publisher", where),
        published=days,
    )


def _field(given: Mapping[str, object], name: str, where: str) -> str | None:
    """A field that must be text if it is there at all; None if it is missing or blank."""
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(where, f"field {name!r} should be text, not {type(value).__name__}")
    if name == "text":
        return value
    return value.strip() or None


def _published(said: object) -> Published | None:
    """A date as text, or as `{"from": …, "to": …}`; None if it is neither."""
    if isinstance(said, Mapping):
        said = "..".join(str(said[end]) for end in ("from", "to") if said.get(end))
    if isinstance(said, int) and not isinstance(said, bool):
        said = str(said)
    return published(said) if isinstance(said, str) else None
