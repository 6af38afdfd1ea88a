"""Reading knowledge files: TOML in, plain values out, every problem told with file and entry."""

import tomllib
from importlib.resources import files
from typing import Any

from dragoman.errors import LexiconError


def data_files(folder: str) -> list[str]:
    """Names (`events/ASSAULT.toml`) of all TOML files below a folder of the package's data, sorted."""
    root = files("dragoman.lexicon") / "data"
    found: list[str] = []
    todo = [folder]
    while todo:
        here = todo.pop()
        for item in (root / here).iterdir():
            name = f"{here}/{item.name}"
            if item.is_dir():
                todo.append(name)
            elif item.name.endswith(".toml"):
                found.append(name)
    return sorted(found)


def read_toml(name: str) -> dict[str, Any]:
    """One data file of the package; a LexiconError names it if it is not TOML."""
    try:
        return tomllib.loads((files("dragoman.lexicon") / "data" / name).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, FileNotFoundError) as error:
        raise LexiconError(name, "file", str(error)) from error


def check_keys(
    file: str, entry: str, given: dict[str, Any], known: frozenset[str], needed: frozenset[str]
) -> None:
    """Refuse keys that mean nothing and entries that lack what every entry needs."""
    if unknown := sorted(given.keys() - known):
        raise LexiconError(file, entry, f"unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")
    if missing := sorted(needed - given.keys()):
        raise LexiconError(file, entry, f"needs {missing[0]!r}")
