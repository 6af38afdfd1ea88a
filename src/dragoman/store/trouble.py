"""What SQLite complains about, in words for the person who has the file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import StoreError

_SECOND_WRITER = "another process is writing to this record; wait until it has finished, then run this again"
_SAVED = "what was finished is saved, make room and run the same command again"
_PROBLEMS = {
    sqlite3.SQLITE_NOTADB: "not a Dragoman record (not an SQLite file); give another file name",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; code the articles again into a new record",
    sqlite3.SQLITE_FULL: f"the disk is full; {_SAVED}",
    sqlite3.SQLITE_IOERR: f"the disk refuses to write; {_SAVED}",
    sqlite3.SQLITE_BUSY: _SECOND_WRITER,
    sqlite3.SQLITE_LOCKED: _SECOND_WRITER,
    sqlite3.SQLITE_READONLY: "this file or folder may not be written to; choose another place with --record",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: no such folder, no permission, or a folder of that name",
    sqlite3.SQLITE_PERM: "no permission to open this file",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that names the file; other errors pass."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            raise
        problem = _PROBLEMS.get(code & 0xFF)  # the low byte is the primary code
        if problem is None:
            raise
        msg = f"{path}: {problem}"
        raise StoreError(msg) from error
