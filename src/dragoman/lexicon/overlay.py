"""A user's own actor files, laid over those that ship with Dragoman: what they say wins."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys

Entries: TypeAlias = dict[str, tuple[str, dict[str, Any]]]
NAME_KEYS = ("names", "weak_names", "demonyms", "capitals")
_FILE_KEYS = frozenset({"actor", "agent", "title"})


def entries_of(tables: dict[str, dict[str, Any]]) -> Entries:
    """File and entry by actor id; a LexiconError where an id is there twice."""
    found: Entries = {}
    for file, data in tables.items():
        check_keys(file, "file", data, _FILE_KEYS, frozenset())
        for number, entry in enumerate(data.get("actor", ()), 1):
            key = str(entry.get("id", f"actor {number}"))
            if key in found:
                raise LexiconError(file, key, "an actor of this id is there already")
            found[key] = (file, entry)
    return found


def own_tables(paths: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The user's actor files by name: TOML files, or folders of them.

    Raises:
        LexiconError: A file is not there or is not TOML; two have the same name.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in map(Path, paths):
        for file in sorted(path.glob("*.toml")) if path.is_dir() else (path,):
            if file.name in found:
                raise LexiconError(str(file), "file", "another actor file has the same name; rename one")
            try:
                found[file.name] = tomllib.loads(file.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                raise LexiconError(str(file), "file", str(error)) from error
    return found


def laid_over(ours: Entries, own: Entries) -> Entries:
    """Our entries with the user's: of one that both have, the user's keys win and the names are added."""
    found = dict(ours)
    for key, (file, entry) in own.items():
        known = ours.get(key, (file, {}))[1]
        names = {
            name: list(dict.fromkeys((*entry.get(name, ()), *known.get(name, ()))))
            for name in NAME_KEYS
            if name in entry or name in known
        }
        found[key] = (file, {**known, **entry, **names})
    return found
