"""Tables (.csv, .tsv): one article a row, columns as in JSON lines, named by the first row."""

import csv
import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document, Source
from dragoman.read.decode import MAX_BYTES, decode
from dragoman.read.fields import from_fields

MAX_TABLE = 200_000_000
"""The largest table, in bytes; JSON lines have no such limit."""

_DELIMITERS = (",", ";", "\t")


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The articles of a table, row by row; a row that is none is a `Failure` naming its line (`file:12`)."""
    data = stream.read(MAX_TABLE + 1)
    if len(data) > MAX_TABLE:
        raise InputError(where, f"larger than {MAX_TABLE // 1_000_000} MB; split it or use JSON lines")
    if not data.strip():
        raise InputError(where, "empty, no rows in it")
    text, encoding = decode(where, data)
    del data
    csv.field_size_limit(MAX_BYTES)
    lines = io.StringIO(text, newline="")
    header = lines.readline()
    delimiter = next((sign for sign in _DELIMITERS if "text" in _names(header, sign)), None)
    if delimiter is None:
        raise InputError(
            where, f"no column 'text' in its first row; it has: {', '.join(_names(header, ','))}"
        )
    names = _names(header, delimiter)
    for here, fields in _rows(where, lines, delimiter):
        if isinstance(fields, Failure):
            yield fields
            continue
        try:
            digest = hashlib.sha256("\x1f".join(fields).encode("utf-8", "surrogatepass")).hexdigest()
            source = Source(where=here, sha256=digest, reader="csv", encoding=encoding)
            given = {
                name: value for name, value in zip(names, fields, strict=False) if value or name == "text"
            }
            yield from from_fields(given, source)
        except InputError as error:
            yield Failure(where=here, problem=error.problem)


def _names(header: str, delimiter: str) -> list[str]:
    """Column names of the first row, small letters, no white space about them."""
    row = next(csv.reader([header], delimiter=delimiter), [])
    return [name.strip().lower() for name in row]


def _rows(where: str, lines: io.StringIO, delimiter: str) -> Iterator[tuple[str, list[str] | Failure]]:
    """Each row with the place where it begins; a row that is no table row as a `Failure`."""
    # Not strict, an unclosed quotation mark would make one article of all that follows.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        here = f"{where}:{reader.line_num + 2}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield here, Failure(where=here, problem=f"not a table row: {error}")
            continue
        if row is None:
            return
        if any(row):
            yield here, row
