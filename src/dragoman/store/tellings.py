"""Events with who takes part in them and the story they belong to, as rows for those who count."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class PartyRow(NamedTuple):
    """One party of one event; `story` is None for an event that is in no story yet.

    `date_from` and `date_to` are None where the text does not say when; `role` is actor or recipient.
    """

    document: str
    publisher: str | None
    published_from: str | None
    published_to: str | None
    event: str
    type: str
    mode: str | None
    date_from: str | None
    date_to: str | None
    story: str | None
    role: str
    actor: str


# Of a document without a publisher the name of its file: all behind the last "/" of its source.
_SQL = """
SELECT document.id,
       coalesce(document.publisher,
                replace(document.source, rtrim(document.source, replace(document.source, '/', '')), '')),
       document.published_from, document.published_to,
       event.id, event.event, event.mode, event.date_from, event.date_to, story_event.story,
       party.role, party.actor
FROM event
JOIN document ON document.id = event.document
JOIN party ON party.document = event.document AND party.record = event.id
LEFT JOIN story_event ON story_event.event = event.id
WHERE event.status = 'actual' AND party.actor IS NOT NULL AND party.role IN ('actor', 'recipient') {only}
ORDER BY document.number, event.position, party.role, party.position
"""
_ONE = "(SELECT record FROM party WHERE actor IN (SELECT value FROM json_each(?)))"


def actual(database: sqlite3.Connection, *groups: Iterable[str]) -> Iterator[PartyRow]:
    """The parties of the events that happened, of one event after the other.

    Args:
        database: The record.
        groups: Only events with a party of each group of actor ids.
    """
    only = "".join(f" AND event.id IN {_ONE}" for _ in groups)
    for row in database.execute(_SQL.format(only=only), [json.dumps(sorted(group)) for group in groups]):
        yield PartyRow(*row)
