"""What a record keeps so that documents can be coded again without the parser."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from dragoman.model.actors import Actor
from dragoman.model.codec import from_json
from dragoman.store.rows import body
from dragoman.store.trouble import told


class Parses:
    """Parses and books of an open record; reached as `Record.parses`."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self._path = path
        self._database = database

    def grammar(self, document: str) -> bytes | None:
        """The packed parse of a document; None if it is not kept."""
        row = self._database.execute("SELECT body FROM grammar WHERE document = ?", (document,)).fetchone()
        return row[0] if row else None

    def made(self) -> tuple[tuple[str, str], ...]:
        """(document id, who made it) of all documents, in the order they came in."""
        return tuple(self._database.execute("SELECT id, made_by FROM document ORDER BY number"))

    def clues(self) -> Iterator[tuple[str, str, tuple[Actor, ...], frozenset[str]]]:
        """(document id, text, actors named, countries of places): what tells whom a document may be about."""

        @cache
        def actor(key: str) -> Actor:
            row = self._database.execute("SELECT body FROM actor WHERE key = ?", (key,)).fetchone()
            return from_json(Actor, json.loads(row[0]))

        for document, text in self._database.execute(
            "SELECT id, text FROM document ORDER BY number"
        ).fetchall():
            keys = self._database.execute(
                "SELECT key FROM document_actor WHERE document = ? ORDER BY position", (document,)
            )
            actors = tuple(actor(key) for (key,) in keys)
            countries = self._database.execute(
                "SELECT DISTINCT country FROM place WHERE document = ? AND country IS NOT NULL", (document,)
            )
            yield document, text, actors, frozenset(country for (country,) in countries)

    def relabel(self, documents: Iterable[str], made_by: str) -> None:
        """Say of documents that another coder would give the same."""
        with told(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany(
                "UPDATE document SET made_by = ? WHERE id = ?",
                [(made_by, document) for document in documents],
            )
            self._database.execute("COMMIT")

    def book(self, made_by: str) -> bytes | None:
        """The actor book as a coder knew it, packed; None if it is not kept."""
        row = self._database.execute("SELECT body FROM book WHERE made_by = ?", (made_by,)).fetchone()
        return row[0] if row else None

    def keep_book(self, made_by: str, packed: bytes) -> None:
        """Keep the book of a coder who is about to add documents."""
        with told(self._path):
            self._database.execute("INSERT OR REPLACE INTO book VALUES (?, ?)", (made_by, packed))

    def tidy(self, above: Iterable[Actor]) -> None:
        """Forget actors and books no document needs, and keep what those that are named belong to."""
        with told(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM actor WHERE key NOT IN (SELECT key FROM document_actor)")
            self._database.execute("DELETE FROM book WHERE made_by NOT IN (SELECT made_by FROM document)")
            self._database.execute("DELETE FROM actor_above")
            self._database.executemany(
                "INSERT OR REPLACE INTO actor_above VALUES (?, ?)",
                [(actor.id, body(actor)) for actor in above],
            )
            self._database.execute("COMMIT")
