"""What a record holds, in a few figures."""

from collections import Counter
from dataclasses import dataclass

from dragoman.analyse.relations import Families
from dragoman.model.entities import Cast
from dragoman.model.events import Event
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
    """Count what a record holds, one document at a time."""
    families = Families(record.actors(), record.actors_above())
    events: Counter[tuple[str, str]] = Counter()
    commitments: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    documents = dated = statements = 0
    publishers = set()
    for coded in record.documents():
        documents += 1
        dated += coded.document.published is not None
        publishers |= {coded.document.publisher} - {None}
        statements += len(coded.statements)
        commitments.update(commitment.kind for commitment in coded.commitments)
        events.update((event.type, event.status) for event in coded.events)
        met = Counter(pair for event in coded.events for pair in sides(event, Cast(coded), families))
        pairs.update(met)
        shared.update(met.keys())
    by_type = Counter[str]()
    for (kind, _), count in events.items():
        by_type[kind] += count
    return Summary(
        documents=documents,
        publishers=len(publishers),
        dated=dated,
        events=tuple(
            (kind, status, count)
            for (kind, status), count in sorted(events.items(), key=lambda e: (-by_type[e[0][0]], e[0]))
        ),
        statements=statements,
        commitments=tuple(sorted(commitments.items(), key=lambda c: (-c[1], c[0]))),
        actors=len(families.named),
        relations=tuple(
            Relation(
                left=families.name(a),
                right=families.name(b),
                left_id=a,
                right_id=b,
                events=count,
                documents=shared[a, b],
            )
            for (a, b), count in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))[:_TOP]
        ),
        failures=len(record.failures()),
    )


def sides(event: Event, cast: Cast, families: Families) -> set[tuple[str, str]]:
    """The pairs of sides that an actual event brings together, each pair in alphabetical order."""
    if event.status != "actual":
        return set()
    day = cast.day(event.when)
    actors = {families.side(e.id, day) for e in cast.entities(event.actors, event.when) if e.id}
    others = {families.side(e.id, day) for e in cast.entities(event.recipients, event.when) if e.id} or actors
    return {(min(a, b), max(a, b)) for a in actors for b in others if a != b}
