"""A record in a notebook: data frames and charts from one call each."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from dragoman.analyse import occurrences, stories, tables
from dragoman.analyse.frames import Frame, table
from dragoman.analyse.ledger import ledger
from dragoman.analyse.names import actor_named
from dragoman.analyse.network import Network, network
from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.places import Map, places
from dragoman.analyse.relations import families_of
from dragoman.analyse.series import relations, series
from dragoman.analyse.turning import turning_points
from dragoman.model.text import DateRange
from dragoman.show import charts
from dragoman.show.charts import AnyChart
from dragoman.show.graphs import network_chart
from dragoman.show.maps import map_chart
from dragoman.show.timelines import contacts_chart, timeline_chart
from dragoman.store import Record, open_store

Day = str | date | None
"""A day: "2021-08-15" or a date; None for none."""


class When(TypedDict, total=False):
    """What counts: documents surely published by `as_of`; what happened from `first` to `last`."""

    as_of: Day
    first: Day
    last: Day


class NetworkOptions(When, total=False):
    """What a network is of, as for `dragoman network`; see `analyse.network.network`."""

    depth: int
    level: str
    least: int
    strangers: bool


class Workbench:
    """A record, asked by data frames (polars) and charts (Altair); `docs/notebooks.md` tells every column.

    Actors are given by name or id. The file is opened anew for every question, so it may grow meanwhile.

    Args:
        path: The record file.

    Raises:
        StoreError: It is missing or cannot be read.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        with self._open() as store:
            self._counts = store.counts()
        charts.draw_offline()

    def __repr__(self) -> str:
        """The file, and how much was in it when it was opened."""
        return f"Workbench({str(self.path)!r}): {self._counts['documents']} documents"

    # ---- what was found ----

    def documents(self) -> Frame:
        """One row for each document."""
        return self._flat("document")

    def events(self) -> Frame:
        """One row for each event of each document: reports, not stories."""
        return self._flat("event")

    def statements(self) -> Frame:
        """One row for each statement."""
        return self._flat("statement")

    def commitments(self) -> Frame:
        """One row for each report of a commitment; `ledger` puts them together."""
        return self._flat("commitment")

    def mentions(self) -> Frame:
        """One row for each mention and actor it is linked to."""
        return self._flat("mention")

    def actors(self) -> Frame:
        """One row for each actor that a document names."""
        return self._flat("actor")

    def stories(self, left: str | None = None, right: str | None = None) -> Frame:
        """One row for each story: all, those in which `left` takes part, or both do."""
        with self._open() as store:
            columns = store.columns("story")
            rows = {row["id"]: row for row in store.rows("story")}
            lines = list(stories.between(store, *_named(store, left, right)))
        found = (
            {**rows[line.story.id], "actor_name": line.actor, "recipient_name": line.recipient}
            for line in lines
        )
        return table(found, (*columns, "actor_name", "recipient_name"))

    def reports(self, story: str) -> Frame:
        """The reports of one story (its id or that of an event, or first letters), with their sentences."""
        with self._open() as store:
            found = list(stories.reports(store, stories.found(store, story)))
        return tables.reports(found)

    # ---- what it adds up to ----

    def relations(self, **when: Unpack[When]) -> Frame:
        """All pairs of sides, those with most stories first."""
        with self._open() as store:
            found = relations(store, as_of=_day(when.get("as_of")), days=_days(when))
        return tables.relations(found)

    def series(
        self, left: str, right: str, *, by: str = "month", direction: str = "both", **when: Unpack[When]
    ) -> Frame:
        """A relation over time, one row for each period, empty ones too."""
        with self._open() as store:
            ends, day = _pair(store, left, right), _day(when.get("as_of"))
            found = series(store, *ends, by=by, direction=direction, as_of=day, days=_days(when))
        return tables.periods(found.cells)

    def between(self, left: str, right: str, *, as_of: Day = None) -> Frame:
        """What happened between two sides, one row for each story: the ground of `series` and `turning`."""
        with self._open() as store:
            found = _between(store, left, right, as_of)
        return tables.occurrences(found)

    def turning(self, left: str, right: str, *, as_of: Day = None) -> Frame:
        """When a relation turned; no rows where that cannot be said (`chart_series` tells why)."""
        with self._open() as store:
            found = turning_points(_between(store, left, right, as_of))
        return tables.turns(found.turns)

    def ledger(self, left: str | None = None, right: str | None = None, *, as_of: Day = None) -> Frame:
        """Commitments, one row for each however often it is told, with what became of it."""
        with self._open() as store:
            found = ledger(store, *_named(store, left, right), as_of=_day(as_of))
        return tables.entries(found.entries)

    def network(self, actor: str | None = None, **how: Unpack[NetworkOptions]) -> tuple[Frame, Frame]:
        """Who deals with whom: the parties, and the ties between them."""
        found = self._network(actor, how)
        return tables.parties(found.nodes), tables.ties(found.edges)

    def map(self, left: str | None = None, right: str | None = None, **when: Unpack[When]) -> Frame:
        """Where things happened, one row for each place."""
        found = self._map(left, right, when)
        return tables.places(found.spots)

    # ---- charts ----

    def chart_series(
        self, left: str, right: str, *, by: str = "month", direction: str = "both", **when: Unpack[When]
    ) -> AnyChart:
        """A relation over time, with its turning points or the reason why there are none."""
        with self._open() as store:
            ends, day = _pair(store, left, right), _day(when.get("as_of"))
            found = series(store, *ends, by=by, direction=direction, as_of=day, days=_days(when))
            turning = turning_points(_between(store, left, right, day))
            names = _names(store, ends)
        return charts.series_chart(found, turning=turning, names=names)

    def chart_timeline(self, left: str, right: str, *, as_of: Day = None) -> AnyChart:
        """The stories between two sides one by one."""
        with self._open() as store:
            found = _between(store, left, right, as_of)
            names = _names(store, _pair(store, left, right))
        return timeline_chart(found, names=names, turning=turning_points(found))

    def chart_contacts(self, left: str, right: str, *, as_of: Day = None) -> AnyChart:
        """The meetings, visits, calls and talks of two sides."""
        with self._open() as store:
            found = _between(store, left, right, as_of)
            names = _names(store, _pair(store, left, right))
        return contacts_chart(found, names=names)

    def chart_network(self, actor: str | None = None, **how: Unpack[NetworkOptions]) -> AnyChart:
        """Who deals with whom, as a picture."""
        return network_chart(self._network(actor, how))

    def chart_map(self, left: str | None = None, right: str | None = None, **when: Unpack[When]) -> AnyChart:
        """Where things happened, as a map."""
        return map_chart(self._map(left, right, when))

    def save(self, chart: AnyChart, path: str | Path) -> None:
        """Write a chart as .svg, .png, .pdf, or as a page (.html) that needs no network."""
        charts.write_chart(chart, Path(path))

    # ---- how ----

    @contextmanager
    def _open(self) -> Iterator[Record]:
        with open_store(self.path, readonly=True) as store:
            yield store

    def _flat(self, view: str) -> Frame:
        with self._open() as store:
            return table(store.rows(view), store.columns(view))

    def _network(self, actor: str | None, how: NetworkOptions) -> Network:
        with self._open() as store:
            return network(
                store,
                around=actor_named(store, actor) if actor else None,
                depth=how.get("depth", 1),
                level=how.get("level", "side"),
                as_of=_day(how.get("as_of")),
                days=_days(how),
                least=how.get("least", 1),
                strangers=how.get("strangers", False),
            )

    def _map(self, left: str | None, right: str | None, when: When) -> Map:
        with self._open() as store:
            ends = _named(store, left, right)
            return places(store, *ends, as_of=_day(when.get("as_of")), days=_days(when))


def _named(store: Record, *ends: str | None) -> list[str]:
    """The ids of those actors that are given."""
    return [actor_named(store, end) for end in ends if end]


def _pair(store: Record, left: str, right: str) -> tuple[str, str]:
    return actor_named(store, left), actor_named(store, right)


def _names(store: Record, ends: tuple[str, str]) -> tuple[str, str]:
    families = families_of(store)
    return families.name(ends[0]), families.name(ends[1])


def _between(store: Record, left: str, right: str, as_of: Day) -> tuple[Occurrence, ...]:
    ends = _pair(store, left, right)
    return occurrences.between(store, families_of(store), *ends, as_of=_day(as_of))


def _day(value: Day) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _days(when: When) -> DateRange | None:
    first, last = _day(when.get("first")), _day(when.get("last"))
    return DateRange(first or date.min, last or date.max) if first or last else None
