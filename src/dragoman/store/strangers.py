"""The strangers of a record: as documents met them, and who they were found to be."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from dragoman.model.actors import Actor
from dragoman.model.codec import from_json
from dragoman.model.strangers import Stranger


class Strangers:
    """Strangers of an open record; reached as `Record.strangers`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def judged(self) -> dict[str, tuple[Stranger, ...]]:
        """The judgements kept, by document."""
        found: dict[str, list[Stranger]] = defaultdict(list)
        for document, body in self._database.execute(
            "SELECT document, body FROM stranger ORDER BY document, actor"
        ):
            found[document].append(from_json(Stranger, json.loads(body)))
        return {document: tuple(some) for document, some in found.items()}

    def why(self, document: str, one: str) -> str | None:
        """Why an actor of a document is one with others, or kept apart; None if it has no namesake."""
        row = self._database.execute(
            "SELECT why FROM stranger WHERE document = ? AND one = ?", (document, one)
        ).fetchone()
        return str(row[0]) if row else None

    def named(self) -> Iterator[tuple[str, tuple[Actor, ...], frozenset[str]]]:
        """(document, strangers it calls by name, ids of all it names), as the documents stand now."""
        by_name = (
            "SELECT DISTINCT actor FROM link WHERE document = ? AND actor GLOB 'x-*' AND rule GLOB 'name/*'"
        )
        for (document,) in self._database.execute("SELECT id FROM document ORDER BY id").fetchall():
            ids = {actor for (actor,) in self._database.execute(by_name, (document,))}
            rows = self._database.execute(
                "SELECT actor, CASE WHEN actor GLOB 'x-*' THEN body END FROM "
                "(SELECT document_actor.actor, actor.body FROM document_actor JOIN actor USING (key) "
                "WHERE document = ? ORDER BY position)",
                (document,),
            ).fetchall()
            actors = tuple(from_json(Actor, json.loads(body)) for key, body in rows if key in ids)
            yield document, actors, frozenset(key for key, _ in rows)
