"""What a record holds, in a few figures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dragoman.analyse.relations import Families
from dragoman.store import Record

_TOP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How often two sides meet in actual events."""

    left: str
    right: str
    left_id: str
    right_id: str
    events: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run did."""

    coded: int
    unchanged: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a record holds.

    Attributes:
        events: How many events of each type and status: (type, status, count), most frequent type first.
        relations: The pairs of sides with the most actual events.
    """

    documents: int
    publishers: int
    dated: int
    events: tuple[tuple[str, str, int], ...]
    statements: int
    commitments: tuple[tuple[str, int], ...]
    actors: int
    relations: tuple[Relation, ...]
    failures: int


def summarise(record: Record) -> Summary:
    """Count what a record holds."""
    families = Families(record.actors(), record.actors_above())
    events = record.event_counts()
    by_type = Counter[str]()
    for kind, _, count in events:
        by_type[kind] += count
    counts = record.counts()
    return Summary(
        documents=counts["documents"],
        publishers=counts["publishers"],
        dated=counts["dated"],
        events=tuple(sorted(events, key=lambda e: (-by_type[e[0]], e))),
        statements=counts["statements"],
        commitments=tuple(record.commitment_counts()),
        actors=len(families.named),
        relations=_relations(record, families),
        failures=counts["failures"],
    )


def _relations(record: Record, families: Families) -> tuple[Relation, ...]:
    """The pairs of sides that most actual events bring together, a pair once for each event."""
    events: Counter[tuple[str, str]] = Counter()
    documents: dict[tuple[str, str], set[str]] = {}
    for (document, _), rows in groupby(record.actual_parties(), key=lambda row: row[:2]):
        sides: dict[str, set[str]] = {"actor": set(), "recipient": set()}
        for _, _, day, role, actor in rows:
            sides[role].add(families.side(actor, date.fromisoformat(day) if day else None))
        others = sides["recipient"] or sides["actor"]
        for pair in {(min(a, b), max(a, b)) for a in sides["actor"] for b in others if a != b}:
            events[pair] += 1
            documents.setdefault(pair, set()).add(document)
    return tuple(
        Relation(
            left=families.name(pair[0]),
            right=families.name(pair[1]),
            left_id=pair[0],
            right_id=pair[1],
            events=count,
            documents=len(documents[pair]),
        )
        for pair, count in sorted(events.items(), key=lambda p: (-p[1], p[0]))[:_TOP]
    )
