"""A quick reader for the plain subset of TOML that long lists of actors are written in.

A book of thousands of actors must load in a fraction of a second, and the standard TOML reader
takes several. Lines this reader does not understand make it give up, and the whole file is read
by the standard one: the result is always the same.
"""

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any

from dragoman.lexicon.load import read_toml

_TABLE = re.compile(r"\[\[(\w+)(?:\.(\w+))?\]\]$")
_PAIR = re.compile(r"([\w-]+)[ \t]*=[ \t]*(.*)$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d$")


class _NotPlainError(Exception):
    """A line that needs the full TOML reader."""


def read_tables(name: str) -> dict[str, Any]:
    """One data file of the package; a LexiconError names it if it is not TOML."""
    try:
        text = (files("dragoman.lexicon") / "data" / name).read_text("utf-8")
        return plain_tables(text)
    except (_NotPlainError, OSError, UnicodeDecodeError):
        return read_toml(name)


def plain_tables(text: str) -> dict[str, Any]:
    r"""Arrays of tables with strings, lists of strings, days and numbers.

    >>> plain_tables('[[actor]]\nid = "usa"\n[[actor.role]]\nsector = ["GOV"]')
    {'actor': [{'id': 'usa', 'role': [{'sector': ['GOV']}]}]}
    """
    found: dict[str, Any] = {}
    here = found
    lines = iter(text.splitlines())
    for raw in lines:
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            here = _table(found, line)
            continue
        pair = _PAIR.match(line)
        if not pair or pair[1] in here:
            raise _NotPlainError
        value = pair[2]
        if value[:1] == "[":
            while not value.endswith("]"):
                more = next(lines, None)
                if more is None:
                    raise _NotPlainError
                value = f"{value} {more.strip()}"
        here[pair[1]] = _value(value)
    return found


def _table(found: dict[str, Any], line: str) -> dict[str, Any]:
    """A new table of an array, or of an array inside the last table of another."""
    match = _TABLE.match(line)
    if not match:
        raise _NotPlainError
    holder = found
    if match[2]:
        above = found.get(match[1])
        if not above:
            raise _NotPlainError
        holder = above[-1]
    table: dict[str, Any] = {}
    holder.setdefault(match[2] or match[1], []).append(table)
    return table


def _value(words: str) -> Any:
    """A string, list, day or number; anything else is for the full reader."""
    if words[:1] == '"' == words[-1:] and words.count('"') == 2 and "\\" not in words:
        return words[1:-1]
    if words[:1] in ('"', "["):
        try:
            return json.loads(re.sub(r",\s*\]$", "]", words) if words[0] == "[" else words)
        except json.JSONDecodeError:
            raise _NotPlainError from None
    if _DATE.match(words):
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise _NotPlainError from None
    if words.isdigit() and (words == "0" or words[0] != "0"):
        return int(words)
    raise _NotPlainError
