"""Where things happened: the stories of a record by place, with how exactly each place is told."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dragoman.analyse.quotes import event_quote
from dragoman.analyse.relations import families_of
from dragoman.analyse.stories import Line, between
from dragoman.model.annotated import Place
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.text import DateRange
from dragoman.store import Record

EXACT = ("city", "site")
"""Resolutions at which a point on a map is where it happened; others mean somewhere in that land."""
_FINEST = ("site", "city", "region", "area", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One story at a place.

    Attributes:
        sentence: The words of its first report that tells the place.
        others: Other places that its reports tell.
    """

    story: str
    type: str
    mode: str | None
    quad_code: int
    score: float
    days: DateRange | None
    reported: bool
    actor: str
    recipient: str
    sentence: str
    events: tuple[str, ...]
    publishers: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place with what happened there, oldest first; `resolution` as of `Place`."""

    name: str
    country: str | None
    lat: float
    lon: float
    resolution: str
    geonameid: int | None
    happenings: tuple[Happening, ...]

    @property
    def exact(self) -> bool:
        """Whether the point is where it happened, and not the middle of a land."""
        return self.resolution in EXACT

    @property
    def mean(self) -> float:
        """Mean score of what happened there."""
        return sum(it.score for it in self.happenings) / len(self.happenings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Where things happened.

    Attributes:
        of: Names of the one or two sides it is about; none for all.
        spots: Places with most stories first.
        nowhere: Stories whose reports tell no place that can be put on a map.
    """

    of: tuple[str, ...]
    as_of: date | None
    days: DateRange | None
    spots: tuple[Spot, ...]
    nowhere: int


def places(
    record: Record,
    left: str | None = None,
    right: str | None = None,
    *,
    as_of: date | None = None,
    days: DateRange | None = None,
) -> Map:
    """The stories that happened, by place: all, those of one side, or those in which two take part.

    Args:
        record: The record.
        left: Actor id; what belongs to it on the day counts for it.
        right: Likewise.
        as_of: Only reports surely published by then count.
        days: Leave out what happened outside these days.
    """
    lines = [
        line
        for line in between(record, left, right)
        if line.story.status == "actual"
        and (days is None or (line.story.days and line.story.days.meets(days)))
    ]
    counted = _counted(record, lines, as_of)
    told = _told(
        record, {report.event for reports in counted.values() for report in reports if report.placed}
    )
    scale = record.scale()
    found: dict[tuple[str, str | None], list[tuple[Place, Happening]]] = defaultdict(list)
    nowhere = 0
    for line in lines:
        reports = counted[line.story.id]
        where = [(told[it.event], place) for it in reports for place in (_place(told, it.event),) if place]
        if where:
            place = _best([place for _, place in where])
            found[place.name, place.country].append((place, _happening(line, reports, where, place, scale)))
        elif reports:
            nowhere += 1
    families = families_of(record)
    return Map(
        of=tuple(families.name(end) for end in (left, right) if end),
        as_of=as_of,
        days=days,
        spots=tuple(sorted(_spots(found), key=lambda spot: (-len(spot.happenings), spot.name, spot.lon))),
        nowhere=nowhere,
    )


class _Report(NamedTuple):
    """One report of a story that counts."""

    event: str
    publisher: str
    placed: bool


def _counted(record: Record, lines: Sequence[Line], as_of: date | None) -> dict[str, list[_Report]]:
    """The reports of each story that count, oldest first."""
    documents = {row["id"]: row for row in record.rows("document")}
    events = {row["id"]: row for row in record.rows("event")}
    found: dict[str, list[_Report]] = {}
    for line in lines:
        some = found.setdefault(line.story.id, [])
        for key in line.story.events:
            document = documents[events[key]["document"]]
            until = document["published_to"] or document["published_from"]
            if as_of is None or (until and str(until) <= as_of.isoformat()):
                publisher = str(document["publisher"] or document["source"])
                some.append(_Report(key, publisher, events[key]["place"] is not None))
    return found


def _told(record: Record, wanted: Container[str]) -> dict[str, tuple[CodedDocument, Event]]:
    """Some events with their documents; no document is read that has none of them."""
    documents = dict.fromkeys(str(row["document"]) for row in record.rows("event") if row["id"] in wanted)
    return {
        event.id: (coded, event)
        for coded in map(record.load, documents)
        for event in coded.events
        if event.id in wanted
    }


def _place(told: dict[str, tuple[CodedDocument, Event]], event: str) -> Place | None:
    """The place of an event, if it can be put on a map."""
    place = told[event][1].place if event in told else None
    return place if place and place.lat is not None and place.lon is not None else None


def _best(where: Iterable[Place]) -> Place:
    """The place most reports tell; of as many the finest, then the first told."""
    some = list(where)
    often = Counter((place.name, place.country) for place in some)
    return min(some, key=lambda place: (-often[place.name, place.country], _FINEST.index(place.resolution)))


def _happening(
    line: Line,
    reports: Sequence[_Report],
    where: Sequence[tuple[tuple[CodedDocument, Event], Place]],
    place: Place,
    scale: dict[tuple[str, str | None], tuple[int, float]],
) -> Happening:
    story = line.story
    coded, event = next(told for told, here in where if here.name == place.name)
    quad_code, score = scale.get((story.type, story.mode), (0, 0.0))
    return Happening(
        story=story.id,
        type=story.type,
        mode=story.mode,
        quad_code=quad_code,
        score=score,
        days=story.days,
        reported=story.days_basis == "published",
        actor=line.actor,
        recipient=line.recipient,
        sentence=event_quote(coded, event).text,
        events=tuple(it.event for it in reports),
        publishers=tuple(dict.fromkeys(it.publisher for it in reports)),
        others=tuple(dict.fromkeys(here.name for _, here in where if here.name != place.name)),
    )


def _spots(found: dict[tuple[str, str | None], list[tuple[Place, Happening]]]) -> Iterator[Spot]:
    for (name, country), some in found.items():
        place = some[0][0]
        if place.lat is not None and place.lon is not None:
            yield Spot(
                name=name,
                country=country,
                lat=place.lat,
                lon=place.lon,
                resolution=place.resolution,
                geonameid=place.geonameid,
                happenings=tuple(it for _, it in some),
            )
