"""Actor entries as TOML, CSV and JSON lines, and back; what is wrong is told with its line."""

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.actor_entries import read_actor
from dragoman.lexicon.actorbook import ActorBook, plain_name
from dragoman.lexicon.overlay import NAME_KEYS
from dragoman.model.actors import Actor, slug

_PLAIN = ("id", "name", "kind", *NAME_KEYS, "parent", "wikidata")
_OF_ROLE = ("country", "sector", "office", "first", "last", "of", "source")
COLUMNS = (*_PLAIN, *_OF_ROLE)
_LISTS = frozenset({*NAME_KEYS, "sector"})
_AND = "; "


@dataclass(slots=True)
class Entries:
    """Entries read out of a file.

    Attributes:
        actors: By id, as in an actor file.
        agents: Nouns for those who act, as `[[agent]]` of an actor file.
        problems: Line number and what is wrong there.
    """

    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    agents: list[dict[str, Any]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, file: str, entry: dict[str, Any]) -> None:
        """Add an entry if it can be read; roles of an id that is there are added to it."""
        entry = {key: value for key, value in entry.items() if value not in ("", [], None)}
        if entry.get("name"):
            entry.setdefault("id", slug(entry["name"]))
        try:
            actor = read_actor(file, str(entry.get("id", "")), entry)
        except (LexiconError, TypeError, AttributeError) as error:
            self.problems.append((line, getattr(error, "problem", str(error))))
            return
        if actor.id in self.actors:
            self.actors[actor.id].setdefault("role", []).extend(entry.get("role", ()))
        else:
            self.actors[actor.id] = entry


def read_csv(text: str, file: str) -> Entries:
    """A table with the columns of `COLUMNS`, of which `name` and `kind` are needed; one row for each role."""
    found = Entries()
    rows = csv.DictReader(io.StringIO(text))
    if unknown := sorted(set(rows.fieldnames or ()) - set(COLUMNS)):
        found.problems.append((1, f"unknown column {unknown[0]!r}; known: {', '.join(COLUMNS)}"))
        return found
    for row in rows:
        given = {key: _cell(key, value) for key, value in row.items() if key and value}
        role = {key: given.pop(key) for key in _OF_ROLE if key in given}
        found.add(rows.line_num, file, given | ({"role": [role]} if role else {}))
    return found


def read_jsonl(text: str, file: str) -> Entries:
    """One entry a line, with the keys of an actor file."""
    found = Entries()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as error:
                found.problems.append((number, f"not JSON: {error.msg}"))
                continue
            if isinstance(entry, dict):
                found.add(number, file, entry)
            else:
                found.problems.append((number, "not an object"))
    return found


def read_toml_entries(text: str, file: str) -> Entries:
    """An actor file."""
    found = Entries()
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found.problems.append((0, str(error)))
        return found
    for entry in data.get("actor", ()):
        found.add(0, file, entry)
    found.agents = list(data.get("agent", ()))
    return found


def entry_of(book: ActorBook, actor: str) -> dict[str, Any]:
    """An actor of the book as an entry of an actor file."""
    known = book.actors[actor]
    kinds = book.name_kinds(actor)
    weak = [
        name for name in dict.fromkeys((*known.names, known.name)) if kinds.get(plain_name(name)) == "weak"
    ]
    names = {
        "names": [name for name in known.names if name not in weak],
        "weak_names": weak,
        "demonyms": [name for name, kind in kinds.items() if kind == "demonym" and name not in known.names],
        "capitals": [name for name, kind in kinds.items() if kind == "capital" and name not in known.names],
    }
    return actor_entry(known, names)


def actor_entry(known: Actor, names: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """An actor as an entry of an actor file; all its names count as safe where not told otherwise."""
    entry: dict[str, Any] = {"id": known.id, "name": known.name, "kind": known.kind}
    entry |= names or {"names": list(known.names)}
    entry |= {"parent": known.parent, "wikidata": known.wikidata}
    entry["role"] = [
        {
            "country": role.country, "sector": list(role.sectors), "office": role.office,
            "first": role.first, "last": role.last, "of": role.of, "source": role.basis,
        }
        for role in known.roles
    ]  # fmt: skip
    entry["role"] = [{key: value for key, value in role.items() if value} for role in entry["role"]]
    return {key: value for key, value in entry.items() if value}


def write_toml(entries: Iterable[dict[str, Any]], agents: Iterable[dict[str, Any]] = ()) -> str:
    """Entries as an actor file."""
    blocks = []
    for entry in entries:
        lines = ["[[actor]]", *_pairs({key: entry[key] for key in _PLAIN if key in entry})]
        for role in entry.get("role", ()):
            lines += ["[[actor.role]]", *_pairs({key: role[key] for key in _OF_ROLE if key in role})]
        blocks.append("\n".join(lines) + "\n")
    blocks += ["\n".join(["[[agent]]", *_pairs(agent)]) + "\n" for agent in agents]
    return "\n".join(blocks)


def write_csv(entries: Iterable[dict[str, Any]]) -> str:
    """Entries as a table, one row for each role; lists are parted by `; `."""
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for entry in entries:
        roles: list[dict[str, Any]] = entry.get("role") or [{}]
        for role in roles:
            given = {**entry, **role}
            rows.writerow({k: _AND.join(v) if k in _LISTS else v for k, v in given.items()})
    return out.getvalue()


def write_jsonl(entries: Iterable[dict[str, Any]]) -> str:
    """Entries as JSON, one a line."""
    return "".join(json.dumps(entry, ensure_ascii=False, default=str) + "\n" for entry in entries)


READERS: dict[str, Callable[[str, str], Entries]] = {
    ".csv": read_csv, ".jsonl": read_jsonl, ".toml": read_toml_entries,
}  # fmt: skip


def _cell(key: str, value: str) -> str | list[str]:
    """A cell; some columns hold lists."""
    return [part.strip() for part in value.split(";") if part.strip()] if key in _LISTS else value.strip()


def _pairs(values: dict[str, Any]) -> list[str]:
    """Lines of TOML; JSON writes strings and lists of strings the same way."""
    return [
        f"{key} = {json.dumps(value, ensure_ascii=False) if isinstance(value, str | list) else value}"
        for key, value in values.items()
    ]
