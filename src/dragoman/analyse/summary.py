"""What a record holds, in a few figures."""

from collections import Counter
from dataclasses import dataclass

from dragoman.analyse.relations import families_of
from dragoman.analyse.series import Relation, relations
from dragoman.store import Record

_TOP = 8


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
        relations: The pairs of sides with the most stories.
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
        actors=len(families_of(record).named),
        relations=relations(record)[:_TOP],
        failures=counts["failures"],
    )
