"""An open record: saving coded documents, giving them back, finding them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.model.actors import Actor, Link, Mention
from dragoman.model.annotated import DatePhrase, Place
from dragoman.model.codec import from_json
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.corrections import Correction
from dragoman.model.events import Event
from dragoman.model.speech import Commitment, Statement
from dragoman.model.stories import Story
from dragoman.model.strangers import Stranger
from dragoman.model.text import Document
from dragoman.store.parses import Parses
from dragoman.store.rows import Row, actor_row, body, correction_row, document_row, rows, stranger_row
from dragoman.store.stories import StoryTables
from dragoman.store.strangers import Strangers
from dragoman.store.tellings import PartyRow, actual
from dragoman.store.trouble import told

_HANGING = ("document_actor", "date_phrase", "place", "event", "statement", "commitment")


class Record:
    """An open record; made by `open_store`, valid inside its `with` block."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database
        self.parses = Parses(path, database)
        self.strangers = Strangers(database)
        self.shelf = StoryTables(path, database)
        self._failed: set[str] = set()  # of this opening: a document may come with a complaint

    # ---- saving ----

    def save(self, batch: Iterable[CodedDocument | Failure], strangers: Iterable[Stranger] = ()) -> None:
        """Keep coded documents and failures, all or none of them.

        Saving again replaces what was there under the same document id.

        Args:
            batch: What to keep.
            strangers: Who strangers of these documents were found to be.
        """
        with told(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                for item in batch:
                    if isinstance(item, Failure):
                        self._insert("failure", {"source": item.where, "problem": item.problem}, "OR REPLACE")
                        self._failed.add(item.where)
                    else:
                        self._save(item)
                for stranger in strangers:
                    self._insert("stranger", stranger_row(stranger))
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # a full disk has rolled back already
                    self._database.execute("ROLLBACK")
                raise

    def save_scale(self, scale: Mapping[tuple[str, str | None], tuple[int, float]]) -> None:
        """Keep the quad code and score of every type and mode, for the flat views."""
        known = set(self._database.execute("SELECT event, mode, quad_code, event_scale FROM scale"))
        wanted = {(event, mode or "", quad, score) for (event, mode), (quad, score) in scale.items()}
        if known == wanted:
            return
        with told(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM scale")
            self._database.executemany("INSERT INTO scale VALUES (?, ?, ?, ?)", sorted(wanted))
            self._database.execute("COMMIT")

    def save_above(self, actors: Iterable[Actor]) -> None:
        """Keep what the actors of the documents belong to, named in a document or not."""
        with told(self.path):
            for actor in actors:
                self._insert("actor_above", {"id": actor.id, "body": body(actor)}, "OR REPLACE")

    def correct(self, *corrections: Correction) -> None:
        """Add corrections, behind those that are there; one that is there already is not added twice."""
        with told(self.path):
            for correction in corrections:
                self._insert("correction", correction_row(correction), "OR IGNORE")

    def found_again(self, document: Document) -> None:
        """Note that a document already kept was found at one more place."""
        row = {"document": document.id, "source": document.source.where}
        if not self._database.execute(
            "SELECT 1 FROM document_source WHERE document = :document AND source = :source", row
        ).fetchone():
            with told(self.path):
                self._insert("document_source", row)

    def _save(self, coded: CodedDocument) -> None:
        row = document_row(coded)
        document = coded.document.id
        known = self._database.execute("SELECT number FROM document WHERE id = ?", (document,)).fetchone()
        sources = [source for (source,) in self._sources(document)]
        grammar = coded.grammar or self.parses.grammar(document)
        if known:  # keeps its place, so that order does not depend on what was coded again
            self._database.execute("DELETE FROM document WHERE id = ?", (document,))
            row["number"] = known[0]
        self._insert("document", row)
        if grammar:
            self._insert("grammar", {"document": document, "body": grammar})
        for source in sorted({*sources, coded.document.source.where}):
            self._insert("document_source", {"document": document, "source": source})
            if source not in self._failed:
                self._database.execute("DELETE FROM failure WHERE source = ?", (source,))
        for actor in coded.actors:
            self._insert("actor", actor_row(actor), "OR IGNORE")
        for table, hanging in rows(coded):
            self._insert(table, hanging)

    def _sources(self, document: str) -> list[tuple[str]]:
        return self._database.execute(
            "SELECT source FROM document_source WHERE document = ?", (document,)
        ).fetchall()

    def _insert(self, table: str, row: Row, how: str = "") -> None:
        """Insert a row; table and column names come from this package, never from outside."""
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        sql = f"INSERT {how} INTO {table} ({names}) VALUES ({places})"  # noqa: S608
        self._database.execute(sql, tuple(row.values()))

    # ---- giving back ----

    def has(self, document: Document, made_by: str) -> bool:
        """Whether the document is kept, unchanged, as this coder coded it.

        The same text from the same source with other bytes around it is a change: its date or
        title may be another now. The same text from elsewhere is not.
        """
        kept = self._database.execute(
            "SELECT made_by, source, sha256 FROM document WHERE id = ?", (document.id,)
        ).fetchone()
        if kept is None or kept[0] != made_by:
            return False
        _, source, digest = kept
        return bool(source != document.source.where or digest == document.source.sha256)

    def ids(self) -> tuple[str, ...]:
        """Ids of all documents, in the order they came in."""
        return tuple(i for (i,) in self._database.execute("SELECT id FROM document ORDER BY number"))

    def documents(self) -> Iterator[CodedDocument]:
        """All coded documents, in the order they came in, one at a time."""
        for document in self.ids():
            yield self.load(document)

    def load(self, document: str) -> CodedDocument:
        """One coded document, exactly as it was saved; a StoreError if it is not in the record."""
        with told(self.path):
            row = self._database.execute(
                "SELECT made_by, text, body FROM document WHERE id = ?", (document,)
            ).fetchone()
            if row is None:
                msg = f"{self.path}: no document {document}"
                raise StoreError(msg)
            made_by, text, kept = row
            bodies = {table: self._bodies(table, document) for table in _HANGING}
        return CodedDocument(
            document=from_json(Document, {**json.loads(kept), "text": text}),
            made_by=made_by,
            mentions=self._mentions(document),
            dates=tuple(from_json(DatePhrase, json.loads(b)) for b in bodies["date_phrase"]),
            places=tuple(from_json(Place, json.loads(b)) for b in bodies["place"]),
            actors=tuple(from_json(Actor, json.loads(b)) for b in bodies["document_actor"]),
            links=self._links(document),
            events=tuple(from_json(Event, json.loads(b)) for b in bodies["event"]),
            statements=tuple(from_json(Statement, json.loads(b)) for b in bodies["statement"]),
            commitments=tuple(from_json(Commitment, json.loads(b)) for b in bodies["commitment"]),
        )

    def _mentions(self, document: str) -> tuple[Mention, ...]:
        found = self._database.execute(
            'SELECT id, start, "end", kind, body FROM mention WHERE document = ? ORDER BY position',
            (document,),
        )
        return tuple(
            from_json(
                Mention, {**json.loads(kept), "id": key, "span": {"start": start, "end": end}, "kind": kind}
            )
            for key, start, end, kind, kept in found
        )

    def _links(self, document: str) -> tuple[Link, ...]:
        found = self._database.execute(
            "SELECT mention, actor, score, rule, body FROM link WHERE document = ? ORDER BY position",
            (document,),
        )
        return tuple(
            from_json(
                Link, {**json.loads(kept), "mention": mention, "actor": actor, "score": score, "rule": rule}
            )
            for mention, actor, score, rule, kept in found
        )

    def _bodies(self, table: str, document: str) -> list[str]:
        of_actor = "(SELECT body FROM actor WHERE actor.key = document_actor.key)"
        column = of_actor if table == "document_actor" else "body"
        sql = f"SELECT {column} FROM {table} WHERE document = ? ORDER BY position"  # noqa: S608
        return [kept for (kept,) in self._database.execute(sql, (document,))]

    def actors_above(self) -> tuple[Actor, ...]:
        """What the actors of the documents belong to, sorted by id."""
        found = self._database.execute("SELECT body FROM actor_above ORDER BY id")
        return tuple(from_json(Actor, json.loads(kept)) for (kept,) in found)

    def actors(self) -> tuple[Actor, ...]:
        """Every actor that a document names, sorted by id; of several descriptions the last saved."""
        found: dict[str, Actor] = {}
        sql = (
            "SELECT actor.body FROM document_actor JOIN actor USING (key) "
            "JOIN document ON document.id = document_actor.document ORDER BY document.number"
        )
        for kept in dict.fromkeys(kept for (kept,) in self._database.execute(sql)):
            actor = from_json(Actor, json.loads(kept))
            found[actor.id] = actor
        return tuple(found[actor] for actor in sorted(found))

    def scale(self) -> dict[tuple[str, str | None], tuple[int, float]]:
        """(event type, mode) → (quad code, PLOVER score), as `save_scale` kept it."""
        found = self._database.execute("SELECT event, mode, quad_code, event_scale FROM scale")
        return {(event, mode or None): (quad, score) for event, mode, quad, score in found}

    def failures(self) -> tuple[Failure, ...]:
        """What could not be coded, sorted by source."""
        found = self._database.execute("SELECT source, problem FROM failure ORDER BY source")
        return tuple(Failure(where=source, problem=problem) for source, problem in found)

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections in the order they were made; `standing` tells which are in force."""
        found = self._database.execute("SELECT body FROM correction ORDER BY number")
        return tuple(from_json(Correction, json.loads(kept)) for (kept,) in found)

    def sources(self, document: str) -> tuple[str, ...]:
        """Everywhere a document was found, sorted."""
        return tuple(sorted(source for (source,) in self._sources(document)))

    # ---- counting ----

    def counts(self) -> dict[str, int]:
        """How many documents, publishers, dated documents, statements and failures there are."""
        row = self._database.execute(
            "SELECT count(*), count(DISTINCT publisher), count(published_from), "
            "(SELECT count(*) FROM statement), (SELECT count(*) FROM failure) FROM document"
        ).fetchone()
        return dict(zip(("documents", "publishers", "dated", "statements", "failures"), row, strict=True))

    def event_counts(self) -> list[tuple[str, str, int]]:
        """(type, status, how many events)."""
        return self._database.execute(
            "SELECT event, status, count(*) FROM event GROUP BY event, status ORDER BY event, status"
        ).fetchall()

    def commitment_counts(self) -> list[tuple[str, int]]:
        """(kind, how many commitments)."""
        return self._database.execute(
            "SELECT kind, count(*) FROM commitment GROUP BY kind ORDER BY count(*) DESC, kind"
        ).fetchall()

    def parties(self, *groups: Iterable[str]) -> Iterator[PartyRow]:
        """The parties of the events that happened; only of events with a party of each group of actors."""
        return actual(self._database, *groups)

    def stories(self, beginning: str = "") -> Iterator[Story]:
        """All stories, or those whose id begins so, the oldest first, those without a day at the end."""
        return self.shelf.stories(beginning)

    # ---- finding ----

    def find(self, beginning: str) -> tuple[tuple[str, str, str], ...]:
        """(kind, id, document id) of every record whose id begins so; actors are not looked up here."""
        parts = [
            f"SELECT '{table}', id, {document} FROM {table} WHERE substr(id, 1, length(:id)) = :id"  # noqa: S608
            for table, document in (
                ("event", "document"),
                ("statement", "document"),
                ("commitment", "document"),
                ("mention", "document"),
                ("document", "id"),
            )
        ]
        return tuple(self._database.execute(" UNION ALL ".join(parts), {"id": beginning}))

    def documents_with(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Ids of the documents in which any of the actors is mentioned, in the order they came in."""
        wanted = json.dumps(sorted(actors))
        return tuple(
            document
            for (document,) in self._database.execute(
                "SELECT id FROM document WHERE id IN (SELECT document FROM document_actor "
                "WHERE actor IN (SELECT value FROM json_each(?))) ORDER BY number",
                (wanted,),
            )
        )

    def search(self, words: str) -> tuple[str, ...]:
        """Ids of the documents that contain the words, best first (SQLite FTS5 query language)."""
        with told(self.path):
            try:
                found = self._database.execute(
                    "SELECT document.id FROM document_search JOIN document "
                    "ON document.number = document_search.rowid WHERE document_search MATCH ? "
                    "ORDER BY rank, document.number",
                    (words,),
                ).fetchall()
            except sqlite3.OperationalError as error:
                msg = f"cannot search for {words!r}: {error}"
                raise StoreError(msg) from error
        return tuple(document for (document,) in found)

    def rows(self, view: str) -> Iterator[dict[str, object]]:
        """The rows of a flat view: `event`, `statement`, `commitment`, `mention`, `actor` or `document`."""
        found = self._database.execute(f"SELECT * FROM {view}_flat")  # noqa: S608 - names come from the cli's choice
        names = [column[0] for column in found.description]
        for row in found:
            yield dict(zip(names, row, strict=True))

    def columns(self, view: str) -> tuple[str, ...]:
        """The columns of a flat view."""
        found = self._database.execute("SELECT name FROM pragma_table_info(?)", (f"{view}_flat",))
        return tuple(name for (name,) in found)
