"""Coded documents → the formats other programs read."""

from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.export import csv, jsonl
from dragoman.export.contract import Row

WRITERS: dict[str, Callable[[Iterable[Row], TextIO], None]] = {"jsonl": jsonl.write, "csv": csv.write}
"""How each format is written."""
