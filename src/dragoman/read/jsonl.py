"""JSON lines (.jsonl, .ndjson): one article a line, `text` and whatever else is known of it."""

import codecs
import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document, Source
from dragoman.read.decode import MAX_BYTES
from dragoman.read.fields import from_fields

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(where: str, stream: BinaryIO) -> Iterator[Document | Failure]:
    """The articles of a file, line by line; a line that is none is a `Failure` naming it (`file:12`)."""
    found = False
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        here = f"{where}:{number}"
        if number == 1 and line.startswith(_UTF16):
            raise InputError(where, "in UTF-16; JSON lines are UTF-8, save the file so")
        if len(line) > MAX_BYTES:
            found = True
            yield Failure(
                where=here, problem=f"larger than {MAX_BYTES // 1_000_000} MB, too large for one document"
            )
            _skip_line(stream, line)
        elif line.strip():
            found = True
            try:
                yield from _article(here, line)
            except InputError as error:
                yield Failure(where=here, problem=error.problem)
    if not found:
        raise InputError(where, "empty, no lines in it")


def _article(where: str, line: bytes) -> Iterator[Document | Failure]:
    """The article of one line; an InputError if it is none."""
    try:
        given = json.loads(line.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError as error:
        raise InputError(where, f"broken UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise InputError(
            where, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            where, "not JSON that can be read: nested too deeply or a number too long"
        ) from error
    if not isinstance(given, dict):
        raise InputError(where, 'not an article: a line should be {"text": "…"}')
    yield from from_fields(
        given, Source(where=where, sha256=hashlib.sha256(line).hexdigest(), reader="jsonl")
    )


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    """Read on to the end of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)
