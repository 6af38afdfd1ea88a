"""The part of a record that keeps stories, and what is needed to find them as documents come in."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.model.codec import from_json
from dragoman.model.stories import Article, Report, Story
from dragoman.model.text import DateRange, Span
from dragoman.store.rows import Row, body
from dragoman.store.trouble import told

_NONE = Article(id="")
_MANY = 30_000  # values in one query; SQLite allows 32,766


class StoryTables:
    """Reading and writing the tables of stories; made by `Record`."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self._path = path
        self._database = database

    # ---- what can be compared ----

    def unread(self, made_by: str) -> tuple[str, ...]:
        """Ids of the documents whose events are not among the reports, as this maker makes them."""
        return tuple(
            document
            for (document,) in self._database.execute(
                "SELECT id FROM document LEFT JOIN article ON article.document = document.id "
                "WHERE article.made_by IS NOT ? ORDER BY document.number",
                (made_by,),
            )
        )

    def add(
        self, article: Article, made_by: str, reports: Iterable[tuple[Report, str, Iterable[int]]]
    ) -> None:
        """Keep the reports of a document in place of those it had.

        Args:
            article: The document.
            made_by: Who made the reports.
            reports: Each with its place among its like and the keys it is found by.
        """
        database = self._database
        database.execute("DELETE FROM report WHERE document = ?", (article.id,))
        row = (article.id, made_by, body(article))
        database.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", row)
        for report, place, keys in reports:
            number = database.execute(
                "INSERT INTO report (event, document, place, body) VALUES (?, ?, ?, ?)",
                (report.id, article.id, place, body(replace(report, article=_NONE))),
            ).lastrowid
            database.executemany("INSERT INTO report_key VALUES (?, ?)", [(key, number) for key in keys])

    def new(self) -> set[int]:
        """Numbers of the reports that are in no piece yet."""
        return {n for (n,) in self._database.execute("SELECT number FROM report WHERE piece IS NULL")}

    def stale(self) -> tuple[set[str], set[int]]:
        """Pieces and keys whose reports went away since they were last grouped."""
        pieces = {p for (p,) in self._database.execute("SELECT piece FROM stale_piece")}
        return pieces, {k for (k,) in self._database.execute("SELECT key FROM stale_key")}

    def keys(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """The keys of some reports."""
        found: dict[int, list[int]] = {}
        for number, key in self._of("SELECT report, key FROM report_key WHERE report IN ({})", numbers):
            found.setdefault(number, []).append(key)
        return found

    def blocks(self, keys: Iterable[int], most: int) -> dict[int, list[int]]:
        """The reports of some keys; even keys with more than `most` are left out."""
        wanted = set(keys)
        even = {key for key in wanted if not key & 1}
        sql = f"SELECT key FROM report_key WHERE key IN ({{}}) GROUP BY key HAVING count(*) <= {most:d}"  # noqa: S608 - a number
        few = {key for (key,) in self._of(sql, even)}
        found: dict[int, list[int]] = {}
        sql = "SELECT key, report FROM report_key WHERE key IN ({})"
        for key, number in self._of(sql, wanted - even | few):
            found.setdefault(key, []).append(number)
        return found

    def places(self, numbers: Iterable[int]) -> dict[int, str]:
        """The places of some reports among their like."""
        return dict(self._of("SELECT number, place FROM report WHERE number IN ({})", numbers))

    def inside(self, pieces: Iterable[str]) -> set[int]:
        """The reports in some pieces."""
        return {n for (n,) in self._of("SELECT number FROM report WHERE piece IN ({})", pieces)}

    def numbers(self, events: Iterable[str]) -> dict[str, int]:
        """The numbers of some events, those that are kept."""
        return dict(self._of("SELECT event, number FROM report WHERE event IN ({})", events))

    def at(self, document: str, span: Span) -> list[int]:
        """The numbers of the reports of a document whose trigger shares letters with a span, in order."""
        found = self._database.execute(
            "SELECT number, body ->> '$.at.start', body ->> '$.at.end' FROM report "
            "WHERE document = ? ORDER BY event",
            (document,),
        )
        return [number for number, start, end in found if Span(start, end).overlaps(span)]

    def reports(self, numbers: Iterable[int]) -> Iterator[tuple[int, str | None, Report]]:
        """(number, piece, report) of some numbers."""
        articles: dict[str, Article] = {}
        sql = (
            "SELECT report.number, report.piece, report.body, article.document, article.body FROM report "
            "JOIN article USING (document) WHERE report.number IN ({})"
        )
        for number, piece, kept, document, about in self._of(sql, numbers):
            if document not in articles:
                articles[document] = from_json(Article, json.loads(about))
            yield number, piece, _report(json.loads(kept), articles[document])

    # ---- stories ----

    def replace(self, pieces: Mapping[str, Iterable[int]], stories: Iterable[tuple[str, Story]]) -> None:
        """Keep stories in place of all that were made of the same reports.

        Args:
            pieces: The reports of each piece.
            stories: (piece, story).
        """
        database = self._database
        numbers = [(piece, number) for piece, some in pieces.items() for number in some]
        sql = "SELECT DISTINCT piece FROM report WHERE piece IS NOT NULL AND number IN ({})"
        old = {p for (p,) in self._of(sql, (n for _, n in numbers))} | self.stale()[0]
        database.executemany("DELETE FROM story WHERE piece = ?", [(piece,) for piece in sorted(old)])
        database.executemany("UPDATE report SET piece = ? WHERE number = ?", numbers)
        for piece, story in stories:
            self._insert(piece, story)
        database.execute("DELETE FROM stale_piece")
        database.execute("DELETE FROM stale_key")

    def _insert(self, piece: str, story: Story) -> None:
        days = story.days
        row: Row = {
            "id": story.id,
            "piece": piece,
            "event": story.type,
            "mode": story.mode,
            "status": story.status,
            "date_from": days.first.isoformat() if days else None,
            "date_to": days.last.isoformat() if days else None,
            "date_basis": story.days_basis,
            "place": story.place,
            "country": story.country,
            "reports": len(story.events),
            "documents": len(story.documents),
            "independent": story.independent,
            "first_report": story.first_report.isoformat() if story.first_report else None,
            "last_report": story.last_report.isoformat() if story.last_report else None,
            "contradicted": len(story.contradictions),
            "body": body(story),
        }
        places = ", ".join("?" * len(row))
        self._database.execute(f"INSERT INTO story VALUES ({places})", tuple(row.values()))  # noqa: S608
        self._database.executemany(
            "INSERT INTO story_event SELECT ?, ?, document, ? FROM report WHERE event = ?",
            [(event, story.id, position, event) for position, event in enumerate(story.events)],
        )
        self._database.executemany(
            "INSERT INTO story_party VALUES (?, ?, ?, ?, ?)",
            [(story.id, n, p.role, p.actor, p.events) for n, p in enumerate(story.parties)],
        )

    def stories(self, beginning: str = "") -> Iterator[Story]:
        """All stories whose id begins so, the oldest first, those without a day at the end."""
        found = self._database.execute(
            "SELECT body FROM story WHERE substr(id, 1, length(?)) = ? "
            "ORDER BY date_from IS NULL, date_from, date_to, id",
            (beginning, beginning),
        )
        for (kept,) in found:
            yield from_json(Story, json.loads(kept))

    def of_events(self) -> dict[str, str]:
        """Event id → story id, for all events that are in a story."""
        return dict(self._database.execute("SELECT event, story FROM story_event"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside is kept together, or not at all."""
        with told(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _of(self, sql: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Rows of a query over many values, asked for in batches, in the order of the values."""
        wanted = sorted(set(values))
        for at in range(0, len(wanted), _MANY):
            some = wanted[at : at + _MANY]
            yield from self._database.execute(sql.format(", ".join("?" * len(some))), some)


def _report(kept: dict[str, Any], article: Article) -> Report:
    """A report as it was kept: by hand, for there are many."""
    days = kept.get("days")
    return Report(
        id=kept["id"],
        article=article,
        type=kept["type"],
        mode=kept.get("mode"),
        status=kept.get("status", "actual"),
        actors=tuple(map(tuple, kept.get("actors", ()))),
        recipients=tuple(map(tuple, kept.get("recipients", ()))),
        days=from_json(DateRange, days) if days else None,
        place=kept.get("place"),
        country=kept.get("country"),
        town=kept.get("town", False),
        trigger=tuple(kept.get("trigger", ())),
        words=frozenset(kept.get("words", ())),
        names=frozenset(kept.get("names", ())),
        amounts=tuple(map(tuple, kept.get("amounts", ()))),
        sentence=Span(**kept["sentence"]),
        at=Span(**kept["at"]),
        confidence=kept.get("confidence", 1.0),
    )
