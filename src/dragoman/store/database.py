"""Opening a record file: its schema, its locks, and what can be wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.record import Record
from dragoman.store.trouble import told

APPLICATION = 0x44524147  # "DRAG": marks the file as ours
_PATIENCE = 10.0  # seconds to wait for another process to finish its batch


@contextmanager
def open_store(path: str | Path, *, readonly: bool = False) -> Iterator[Record]:
    """A record, open until the end of the `with` block.

    Args:
        path: The file; made if it is not there, unless `readonly`.
        readonly: Open for reading only; works in folders one may not write to.

    Raises:
        StoreError: The file is missing, is not a record, is of a newer version, or cannot be opened.
    """
    path = Path(path)
    if readonly and not path.is_file():
        msg = f"{path}: there is no such record; `dragoman code FILES… --record {path}` makes one"
        raise StoreError(msg)
    with told(path):
        database = _connect(path, readonly=readonly)
    try:
        with told(path):  # damage may show at any later reading, too
            _check(database, path, readonly=readonly)
            if not readonly:
                _prepare(database)
            yield Record(path, database)
    finally:
        database.close()


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """An open connection; journal files are not needed to read what lies in a read-only folder."""
    if not readonly:
        database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        database.execute("PRAGMA foreign_keys = ON")
        return database
    address = path.absolute().as_uri()
    database = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        database.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        database.close()
        database = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    return database


def _migrations() -> list[tuple[int, str]]:
    """The numbered schema files, oldest first."""
    folder = files("dragoman.store") / "schema"
    found = [(item.name, item) for item in folder.iterdir() if item.name[:4].isdigit()]
    return [(int(name[:4]), item.read_text("utf-8")) for name, item in sorted(found, key=lambda f: f[0])]


def _check(database: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    """Refuse files that are somebody else's or of a newer version, and empty ones where one wants to read."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and tables:
        msg = f"{path}: a database, but not a Dragoman record; give another file name"
        raise StoreError(msg)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if readonly and not tables:
        msg = f"{path}: an empty file, not a record; `dragoman code FILES… --record {path}` makes one of it"
        raise StoreError(msg)
    newest = _migrations()[-1][0]
    if version > newest:
        msg = (
            f"{path}: made by a newer Dragoman (record version {version}, this one reads up to {newest}); "
            "update Dragoman to open it"
        )
        raise StoreError(msg)


def _prepare(database: sqlite3.Connection) -> None:
    """Bring the schema up to date: each numbered file is applied once, and recorded."""
    newest = _migrations()[-1][0]
    if database.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    if database.execute("PRAGMA user_version").fetchone() == (newest,):
        return
    database.execute("BEGIN IMMEDIATE")  # two processes may open a new file at once
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        for number, script in _migrations():
            if number > version:
                _run(database, script)
                database.execute(f"PRAGMA user_version = {number}")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        _run(database, (files("dragoman.store") / "schema" / "views.sql").read_text("utf-8"))
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _run(database: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the transaction (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""
