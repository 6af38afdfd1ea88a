"""Coded documents → the formats other programs read."""

from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.export import csv, dyads, jsonl, timeline
from dragoman.export.contract import Row, Scale
from dragoman.model.coded import CodedDocument

WRITERS: dict[str, Callable[[Iterable[Row], TextIO], None]] = {"jsonl": jsonl.write, "csv": csv.write}
"""How rows of any kind of entry are written."""

EVENT_WRITERS: dict[str, Callable[[Iterable[CodedDocument], Scale, TextIO], None]] = {
    "plover": dyads.plover,
    "polecat": dyads.polecat,
    "icews": dyads.icews,
    "gdelt": dyads.gdelt,
    "timelinejs": timeline.timelinejs,
    "geojson": timeline.geojson,
}
"""How the events are written for the tools of the field."""
