"""Raw sentences coded by hand: what is found in each, and who does what to whom by country.

The format is that of `evaluation/blind/README.md`: JSON lines with `id`, `text`, `date` and `events`.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from itertools import combinations, product
from pathlib import Path
from typing import Any, TypeAlias

from dragoman.errors import InputError
from dragoman.evaluate.bootstrap import interval
from dragoman.evaluate.report import Figure
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast, Entity
from dragoman.model.events import Event

# Triples of country, type and country out of raw sentences: the best dictionary coder on another such set.
PUBLISHED = {"triple F": 0.32}
_NOT_HAPPENED = frozenset({"negated", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part, as the coder by hand wrote him down."""

    text: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event a person coded in a sentence.

    Attributes:
        types: The type and the alternatives a fair coder could choose.
        at: Where the trigger begins.
    """

    types: tuple[str, ...]
    at: int
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence with its events."""

    id: str
    text: str
    day: date
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one sentence: what was right, of how many.

    Attributes:
        coded: Events coded, those that match an optional one aside.
        matched: Of those, the ones that match a required event by type.
        required: Events that every fair coder would find.
        triples: Matches with a country on either side that is right on both.
        coded_triples: Events coded with a country on either side; `triples_told`: required ones of that kind.
        parties: Matches whose parties are right on both sides.
        empty: 1 for a sentence that tells no event; `quiet`: 1 if nothing was coded there.
        paired: Matches of any event; `status`: those of the same status.
        two_sided: Matches with parties on both sides; `straight`: those not told the wrong way round.
        ghosts: What has not happened, told as actual.
        found: What was matched, `missed` and `spurious` what was not, by sentence and type only.
    """

    coded: int = 0
    matched: int = 0
    required: int = 0
    triples: int = 0
    coded_triples: int = 0
    triples_told: int = 0
    parties: int = 0
    empty: int = 0
    quiet: int = 0
    paired: int = 0
    status: int = 0
    two_sided: int = 0
    straight: int = 0
    ghosts: int = 0
    found: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()


def read_items(path: Path) -> tuple[Item, ...]:
    """The sentences of a JSON lines file; an InputError names the line that is wrong."""
    found = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_item(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            where = f"{path}:{number}"
            raise InputError(where, f"is no coded sentence: {error!r}") from error
    if not found:
        raise InputError(str(path), "holds no sentences")
    return tuple(found)


def _item(data: dict[str, Any]) -> Item:
    text = data["text"]
    return Item(
        id=data["id"],
        text=text,
        day=date.fromisoformat(data["date"]),
        events=tuple(
            Told(
                types=(event["type"], *(event.get("alternatives") or ())),
                at=text.index(event["trigger"]),
                status=event["status"],
                actors=_parties(event["actor"]),
                recipients=_parties(event["recipient"]),
                required=event.get("required", True) is not False,
            )
            for event in data["events"]
        ),
    )


def _parties(entries: list[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(text=e["text"], country=e.get("country"), sector=e.get("sector")) for e in entries)


def tally(item: Item, coded: CodedDocument) -> Tally:
    """What was coded in one sentence against what a person found there."""
    cast = Cast(coded)
    pairs = list(_pairs(item, coded.events))
    spare = {id(event) for told, event in pairs if not told.required}
    needed = [(told, event) for told, event in pairs if told.required]
    sides = [(told, _Sides(cast, event)) for told, event in needed]
    two_sided = [(told, side) for told, side in sides if told.actors and told.recipients]
    return Tally(
        coded=len(coded.events) - len(spare),
        matched=len(needed),
        required=sum(told.required for told in item.events),
        triples=sum(bool(side.countries & _countries(told)) for told, side in sides),
        coded_triples=sum(bool(_Sides(cast, e).countries) for e in coded.events if id(e) not in spare),
        triples_told=sum(bool(_countries(told)) for told in item.events if told.required),
        parties=sum(side.same_parties(told) for told, side in sides),
        empty=int(not item.events),
        quiet=int(not item.events and not coded.events),
        paired=len(pairs),
        status=sum(told.status == event.status for told, event in pairs),
        two_sided=len(two_sided),
        straight=sum(not side.turned(told) for told, side in two_sided),
        ghosts=sum(t.status in _NOT_HAPPENED and e.status == "actual" for t, e in pairs),
        found=tuple(f"{item.id}: {told.types[0]}" for told, _ in pairs),
        missed=tuple(
            f"{item.id}: {told.types[0]}"
            for told in item.events
            if told.required and all(told is not one for one, _ in pairs)
        ),
        spurious=tuple(
            f"{item.id}: {event.type}" for event in coded.events if all(event is not one for _, one in pairs)
        ),
    )


def _pairs(item: Item, events: Sequence[Event]) -> Iterator[tuple[Told, Event]]:
    """One to one by type; those whose triggers overlap first, then what is required."""
    options = sorted(
        (not event.trigger.start <= told.at < event.trigger.end, not told.required, t, e)
        for t, told in enumerate(item.events)
        for e, event in enumerate(events)
        if event.type in told.types
    )
    done_told: set[int] = set()
    done_event: set[int] = set()
    for _, _, t, e in options:
        if t not in done_told and e not in done_event:
            done_told.add(t)
            done_event.add(e)
            yield item.events[t], events[e]


class _Sides:
    """The parties of one coded event."""

    def __init__(self, cast: Cast, event: Event) -> None:
        self.actors = cast.entities(event.actors, event.when)
        self.recipients = cast.entities(event.recipients, event.when)

    @property
    def countries(self) -> set[tuple[str, ...]]:
        """Who does it to whom, by country."""
        return _who([e.country for e in self.actors], [e.country for e in self.recipients])

    def same_parties(self, told: Told) -> bool:
        """Whether one actor and one recipient are the parties told."""
        if not told.recipients and len(told.actors) > 1:
            both = (*self.actors, *self.recipients)
            return sum(_any_same((party,), both) for party in told.actors) > 1
        return _any_same(told.actors, self.actors) and _any_same(told.recipients, self.recipients)

    def turned(self, told: Told) -> bool:
        """Whether it is told the wrong way round."""
        there = _any_same(told.actors, self.recipients) or _any_same(told.recipients, self.actors)
        return there and not self.same_parties(told)


def _countries(told: Told) -> set[tuple[str, ...]]:
    return _who([p.country for p in told.actors], [p.country for p in told.recipients])


def _who(actors: Sequence[str | None], recipients: Sequence[str | None]) -> set[tuple[str, ...]]:
    """Pairs of countries, actor first; of those who act together every pair, in either order."""
    there, here = [c for c in actors if c], [c for c in recipients if c]
    if not recipients:
        return {pair for a, b in combinations(there, 2) for pair in ((a, b), (b, a))}
    return set(product(there, here))


def _any_same(told: Sequence[Party], ours: Sequence[Entity]) -> bool:
    """Whether some party is meant by both; nobody and nobody are the same."""
    if not told or not ours:
        return not told and not ours
    return any(_same(party, entity) for party in told for entity in ours)


def _same(party: Party, entity: Entity) -> bool:
    words = {word.lower() for word in party.text.split()} - {"the", "a", "an", "of"}
    if words & {word.lower() for name in (entity.text, entity.name) for word in name.split()}:
        return True
    placed = party.country, party.sector
    return party.country is not None and placed == (entity.country, entity.sector)


def _total(tallies: Sequence[Tally], name: str) -> int:
    return sum(getattr(tally, name) for tally in tallies)


def _ratio(part: str, whole: str, tallies: Sequence[Tally]) -> float:
    return _total(tallies, part) / max(_total(tallies, whole), 1)


def _f(right: str, coded: str, told: str, tallies: Sequence[Tally]) -> float:
    return 2 * _total(tallies, right) / max(_total(tallies, coded) + _total(tallies, told), 1)


Measure: TypeAlias = Callable[[Sequence[Tally]], float]
FIGURES: dict[str, Measure] = {
    "triple F": partial(_f, "triples", "coded_triples", "triples_told"),
    "detection F": partial(_f, "matched", "coded", "required"),
    "detection P": partial(_ratio, "matched", "coded"),
    "detection R": partial(_ratio, "matched", "required"),
    "full events": partial(_ratio, "parties", "required"),
    "eventhood": partial(_ratio, "quiet", "empty"),
    "direction": partial(_ratio, "straight", "two_sided"),
    "status right": partial(_ratio, "status", "paired"),
}


def figures_of(tallies: Sequence[Tally]) -> tuple[Figure, ...]:
    """All figures, with intervals over sentences."""
    found = []
    for name, figure in FIGURES.items():
        low, high = interval(tallies, figure)
        value = round(figure(tallies), 3)
        found.append(Figure(name=name, value=value, low=low, high=high, published=PUBLISHED.get(name)))
    return tuple(found)


def counts(tallies: Sequence[Tally]) -> dict[str, int]:
    """The counts behind the figures."""
    return {field.name: _total(tallies, field.name) for field in fields(Tally) if field.type is int}
