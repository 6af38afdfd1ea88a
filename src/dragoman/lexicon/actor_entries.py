"""One entry of an actor file as an actor with dated roles; whatever is wrong is told with file and entry."""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.agents import sectors_of
from dragoman.lexicon.load import check_keys
from dragoman.model.actors import ACTOR_KINDS, Actor, Role

_KEYS = frozenset(
    {"id", "name", "kind", "names", "weak_names", "demonyms", "capitals", "parent"}
    | {"wikidata", "role", "note", "source"}
)
_NEEDED = frozenset({"id", "name", "kind"})
_ROLE_KEYS = frozenset({"country", "sector", "office", "first", "last", "of", "source", "note"})
_ID = re.compile(r"[a-z0-9][a-z0-9-]*$")
_WIKIDATA = re.compile(r"Q[1-9]\d*$")


def read_actor(file: str, name: str, entry: dict[str, Any]) -> Actor:
    """One entry of a file as an actor."""
    if not _KEYS.issuperset(entry) or not _NEEDED.issubset(entry):
        check_keys(file, name, entry, _KEYS, _NEEDED)
    if entry["kind"] not in ACTOR_KINDS:
        raise LexiconError(file, name, f"unknown kind {entry['kind']!r}; known: {', '.join(ACTOR_KINDS)}")
    if not _ID.match(name):
        raise LexiconError(file, name, "an id has small letters, digits and hyphens only")
    wikidata = entry.get("wikidata") or None
    if wikidata and not _WIKIDATA.match(wikidata):
        raise LexiconError(file, name, f"not a Wikidata id: {wikidata!r}")
    return Actor(
        id=name,
        name=entry["name"],
        kind=entry["kind"],
        roles=tuple(_role(file, name, role) for role in entry.get("role", ())),
        names=tuple(dict.fromkeys((*entry.get("names", ()), *entry.get("weak_names", ())))),
        parent=entry.get("parent") or None,
        wikidata=wikidata,
    )


def _role(file: str, name: str, given: dict[str, Any]) -> Role:
    """One dated role."""
    if not _ROLE_KEYS.issuperset(given):
        check_keys(file, name, given, _ROLE_KEYS, frozenset())
    role = Role(
        country=given.get("country") or None,
        sectors=sectors_of(given),
        office=given.get("office") or None,
        first=_day(file, name, given.get("first"), 0),
        last=_day(file, name, given.get("last"), 1),
        of=given.get("of") or None,
        basis=given.get("source") or "actor book",
    )
    if role.first and role.last and role.last < role.first:
        raise LexiconError(file, name, f"a role ends ({role.last}) before it begins ({role.first})")
    return role


def _day(file: str, name: str, given: object, end: int) -> date | None:
    """A day; a year or a month alone is its first or, for an end, its last day."""
    if isinstance(given, date):
        return given
    if not given:
        return None
    words = str(given)
    try:
        if len(words) == 4:
            return date(int(words), 12, 31) if end else date(int(words), 1, 1)
        if len(words) == 7:
            year, month = int(words[:4]), int(words[5:])
            return date(year, month, monthrange(year, month)[1] if end else 1)
        return date.fromisoformat(words)
    except ValueError as error:
        raise LexiconError(file, name, f"not a day: {words!r}") from error
