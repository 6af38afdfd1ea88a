"""The ledger: who is bound to what, as told by whom, and what is told to have become of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.analyse.bearing import Happened, by_side, happened
from dragoman.analyse.claims import Contradiction, contradictions
from dragoman.analyse.entries import Entry, entry
from dragoman.analyse.pacts import Pacts
from dragoman.analyse.promises import Bound, bound, merged
from dragoman.analyse.reading import readings
from dragoman.analyse.relations import Families, families_of
from dragoman.analyse.sayings import Claim, Said, Utterance, claim, narrated, said_once, utterance
from dragoman.lexicon.claims import load_claims
from dragoman.lexicon.matters import Matters, load_matters
from dragoman.model.text import DateRange
from dragoman.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All entries and contradictions of one matter or pact, to be read in one go."""

    matter: str
    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a record holds on commitments, as of a day.

    Attributes:
        between: Names of the actors asked for; none for all.
        documents: Documents read; `undated` those left out because nobody knows when they were out.
        entries: By thread, then oldest first.
        variants: Statements that several papers give in words of their own.
        same: Ids of statements that are reports of one.
    """

    record: str
    between: tuple[str, ...]
    as_of: date | None
    documents: int
    undated: int
    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]
    variants: tuple[Claim, ...]
    same: tuple[tuple[str, ...], ...]

    @property
    def threads(self) -> tuple[Thread, ...]:
        """The entries by matter, the matter with the most reports first."""
        named: dict[str, list[Entry]] = {}
        for one in self.entries:
            named.setdefault(one.pact or one.matter, []).append(one)
        opposed = {
            c.matter: [o for o in self.contradictions if o.matter == c.matter] for c in self.contradictions
        }
        order = sorted(
            named.keys() | opposed.keys(), key=lambda m: (-sum(e.documents for e in named.get(m, ())), m)
        )
        return tuple(
            Thread(matter=m, entries=tuple(named.get(m, ())), contradictions=tuple(opposed.get(m, ())))
            for m in order
        )


def ledger(
    record: Record,
    left: str | None = None,
    right: str | None = None,
    *,
    as_of: date | None = None,
    statuses: Iterable[str] = (),
) -> Ledger:
    """Bring together what a record tells of commitments.

    Args:
        record: The record.
        left: Actor id; only commitments that it, or what belongs to it, has a part in.
        right: Actor id; only commitments between the two.
        as_of: Leave out documents published later, and those of unknown date.
        statuses: Only entries of these statuses; none for all.
    """
    families = families_of(record)
    ends = tuple(actor for actor in (left, right) if actor)
    asked = _Asked(families, ends)
    matters, cues = load_matters(), load_claims()
    gathered = _Gathered()
    for reading in readings(record, families, among=ends, as_of=as_of):
        if reading is None:
            gathered.undated += 1
            continue
        gathered.documents += 1
        coded = reading.coded
        pacts = Pacts(reading, matters)
        gathered.bounds += [bound(reading, c, pacts, matters) for c in coded.commitments]
        gathered.said += [utterance(reading, s, matters, cues) for s in coded.statements]
        gathered.told += narrated(reading, matters, cues)
        gathered.events += [h for event in coded.events if (h := happened(reading, event, matters))]
    told = said_once(gathered.said)
    gathered.date(told)
    entries = _entries(gathered, matters, families, asked)
    only = frozenset(statuses)
    names = {actor.id: actor.name for actor in families.actors.values()}
    opposed = contradictions(told, matters, cues, names)
    return Ledger(
        record=record.path.name,
        between=tuple(families.name(actor) for actor in ends),
        as_of=as_of,
        documents=gathered.documents,
        undated=gathered.undated,
        entries=tuple(entry for entry in entries if not only or entry.status in only),
        contradictions=tuple(c for c in opposed if asked.opposed(c)),
        variants=tuple(
            c for c in map(claim, told) if c.other_words and asked.touches((c.side, *c.named), c.days)
        ),
        same=tuple(tuple(u.statement for u in group) for group in told if len(group) > 1),
    )


class _Gathered:
    """What the documents of a record hold, before it is put together."""

    def __init__(self) -> None:
        self.bounds: list[Bound] = []
        self.said: list[Utterance] = []
        self.told: list[Utterance] = []
        self.events: list[Happened] = []
        self.documents = 0
        self.undated = 0

    def date(self, told: Iterable[Said]) -> None:
        """Take a statement of several reports as said when the earliest of them tells."""
        days = {u.statement: claim(group).days for group in told if len(group) > 1 for u in group}
        self.said = [replace(u, told_on=days.get(u.statement, u.told_on)) for u in self.said]
        self.bounds = [replace(b, told_on=days.get(b.statement, b.told_on)) for b in self.bounds]


class _Asked:
    """The actors asked for, and whether they have a part in something.

    Who holds a state's government counts for it in its time, as the Taliban for Afghanistan.
    """

    def __init__(self, families: Families, actors: Iterable[str]) -> None:
        self._families = families
        self._actors = [(actor, families.side(actor, None)) for actor in actors]

    def touches(self, sides: Iterable[str], days: DateRange | None) -> bool:
        """Whether each of them has a part in what these sides do or say."""
        day = days.first if days else None
        found = set(sides)
        return all(
            side in found or any(self._families.belongs(one, actor, day) for one in found)
            for actor, side in self._actors
        )

    def opposed(self, found: Contradiction) -> bool:
        """Whether they are the two who contradict each other, or one of them and the one spoken of."""
        claims = (*found.left, *found.right)
        return self.touches({found.of, *(one.side for one in claims)}, claims[0].days)


def _entries(gathered: _Gathered, matters: Matters, families: Families, asked: _Asked) -> tuple[Entry, ...]:
    """The groups of reports as entries, those asked for, by matter and day."""
    found: list[Entry] = []
    judging: dict[str, list[Utterance]] = {}
    for told in (*gathered.said, *gathered.told):
        for subject in sorted({stance.subject for stance in told.stances if stance.of}):
            judging.setdefault(subject, []).append(told)
    acting = by_side(gathered.events)
    for matter, group in merged(gathered.bounds, matters):
        if asked.touches({side for report in group for side in report.named}, group[0].published):
            found.append(entry(matter, group, judging, acting, matters, families))
    late = DateRange(date.max, date.max)
    return tuple(sorted(found, key=lambda e: (e.matter, e.made or e.history[0].days or late, e.id)))
