"""Files, folders and standard input → documents: what text is there?"""

import logging
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dragoman.errors import InputError
from dragoman.model.coded import Failure
from dragoman.model.text import Document
from dragoman.read import csv, html, jsonl, plain

__all__ = ["READERS", "STDIN", "read_all"]

Reader: TypeAlias = Callable[[str, BinaryIO], Iterator[Document | Failure]]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": csv.read,
    ".tsv": csv.read,
}
"""How each kind of file is read, by the end of its name in small letters."""

STDIN = "-"
"""The path that stands for standard input, read as plain text."""

_log = logging.getLogger(__name__)


def read_all(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Document | Failure]:
    """Every article in the files and folders given, in that order; what cannot be read as a `Failure`.

    Folders are read with all folders in them, sorted by name; hidden files and files of other kinds
    in them are passed over. The same text twice is one document, from the first place it was found.

    Args:
        paths: Files, folders, or `-` for standard input.
        stdin: Where `-` reads from; it is a failure to name `-` without it.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _read_path(str(path), stdin):
            if isinstance(item, Document):
                if item.id in seen:
                    _log.debug("%s: the same text as before, left out", item.source.where)
                    continue
                seen.add(item.id)
            yield item


def _read_path(where: str, stdin: BinaryIO | None) -> Iterator[Document | Failure]:
    """What one path given by the user holds."""
    if where == STDIN:
        yield from _read_stdin(stdin)
    elif Path(where).is_dir():
        yield from _read_folder(where)
    else:
        yield from _read_file(where)


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Document | Failure]:
    """Standard input as one plain text."""
    if stdin is None:
        yield Failure(where=STDIN, problem="there is no standard input to read")
        return
    yield from _guarded(STDIN, plain.read, stdin)


def _read_folder(folder: str) -> Iterator[Document | Failure]:
    """Every readable file below a folder, sorted by path."""
    known = passed = 0
    for item in _files(folder):
        if isinstance(item, Failure):
            known += 1
            yield item
        elif Path(item).suffix.lower() in READERS:
            known += 1
            yield from _read_file(item)
        else:
            passed += 1
    _log.info("%s: %d files of other kinds passed over", folder, passed)
    if not known:
        yield Failure(where=_shown(folder), problem=f"no file to read in this folder; {_kinds()}")


def _files(folder: str) -> Iterator[str | Failure]:
    """Paths of the files below a folder, none of them hidden, sorted; unreadable folders as failures."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(_shown(folder), error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # Links to folders are not followed: they may lead back to where we are.
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif _is_file(entry):
            yield entry.path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file, or a link to nothing, which is told when it is opened."""
    try:
        return entry.is_file() or not Path(entry.path).exists()
    except OSError:  # a link to itself
        return True


def _read_file(path: str) -> Iterator[Document | Failure]:
    """The articles of one file, by the reader for its kind."""
    where = _shown(path)
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield _unreadable(where, error)
        return
    reader = READERS.get(Path(path).suffix.lower())
    if not stat.S_ISREG(mode):
        yield Failure(where=where, problem="not a file")
    elif reader is None:
        yield Failure(where=where, problem=f"a kind of file that cannot be read; {_kinds()}")
    else:
        try:
            with Path(path).open("rb") as stream:
                yield from _guarded(where, reader, stream)
        except OSError as error:
            yield _unreadable(where, error)


def _shown(path: str) -> str:
    """A path as it can be printed and stored, even if its name is in no known encoding."""
    return path.encode("utf-8", "backslashreplace").decode() or "''"


def _guarded(where: str, reader: Reader, stream: BinaryIO) -> Iterator[Document | Failure]:
    """What a reader gives, its InputErrors turned into failures."""
    try:
        yield from reader(where, stream)
    except InputError as error:
        yield Failure(where=error.where, problem=error.problem)
    except OSError as error:
        yield _unreadable(where, error)


def _unreadable(where: str, error: OSError | ValueError) -> Failure:
    """Why a path could not be opened, in the words of the system."""
    problem = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return Failure(where=where, problem=f"cannot be read: {problem}")


def _kinds() -> str:
    """The kinds of files that can be read, for messages."""
    return f"kinds that can: {', '.join(READERS)}"
