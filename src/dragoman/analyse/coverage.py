"""Who reports what, how independent the reports are, and where they leave gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.analyse.gathering import Act
from dragoman.model.stories import Story
from dragoman.model.text import DateRange, Document

HIGH, MODERATE = 0.8, 0.6
"""Confidence from which an entry counts as sure, and as fairly sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What one publisher tells.

    Attributes:
        stories: Events it tells; `alone` those that nobody else tells.
        first: Its first publication quoted; `last` the last.
    """

    name: str
    documents: int
    stories: int
    alone: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How well the sources carry what is told.

    Attributes:
        stories: Events told as having happened; `independent` those that two or more publishers tell in
            words of their own.
        copies: Documents that repeat another's wording.
        bands: How many of the events are coded with high, moderate and low confidence.
        placed_by_report: Events whose day is that of their report.
        quiet: The longest stretch between two dated events, at least a quarter of a year.
    """

    publishers: tuple[Publisher, ...]
    stories: int
    independent: int
    copies: int
    bands: tuple[int, int, int]
    placed_by_report: int
    quiet: DateRange | None


def coverage(acts: Iterable[Act], sources: Iterable[Document], stories: Mapping[str, Story]) -> Coverage:
    """Count who tells what.

    Args:
        acts: Events that happened.
        sources: The documents quoted.
        stories: Story id → story.
    """
    told, quoted = tuple(acts), tuple(sources)
    named = {document.id: publisher_of(document) for document in quoted}
    tellers = [{named[t.quote.document] for t in act.told} for act in told]
    return Coverage(
        publishers=tuple(
            sorted(
                (_publisher(name, quoted, tellers) for name in set(named.values())),
                key=lambda p: (-p.stories, -p.documents, p.name),
            )
        ),
        stories=len(told),
        independent=sum(act.independent > 1 for act in told),
        copies=_copies(told, stories),
        bands=_bands(told),
        placed_by_report=sum(act.reported for act in told),
        quiet=_quiet(told),
    )


def publisher_of(document: Document) -> str:
    """Who published a document; the name of its file if that is not known."""
    return document.publisher or document.source.where.rpartition("/")[2]


def band(confidence: float) -> str:
    """A confidence in words, as intelligence analysts tell it.

    >>> [band(c) for c in (0.9, 0.7, 0.3)]
    ['high', 'moderate', 'low']
    """
    return "high" if confidence >= HIGH else "moderate" if confidence >= MODERATE else "low"


def _publisher(name: str, quoted: tuple[Document, ...], tellers: list[set[str]]) -> Publisher:
    own = [document for document in quoted if publisher_of(document) == name]
    out = [document.published.days for document in own if document.published]
    return Publisher(
        name=name,
        documents=len(own),
        stories=sum(name in some for some in tellers),
        alone=sum(some == {name} for some in tellers),
        first=min((days.first for days in out), default=None),
        last=max((days.last for days in out), default=None),
    )


def _bands(acts: tuple[Act, ...]) -> tuple[int, int, int]:
    found = [band(act.confidence) for act in acts]
    return found.count("high"), found.count("moderate"), found.count("low")


def _copies(acts: tuple[Act, ...], stories: Mapping[str, Story]) -> int:
    """Documents that stand beside another of the same publisher or wording in a story's tellings."""
    found = {
        document
        for act in acts
        if act.story in stories
        for telling in stories[act.story].tellings
        for document in telling[1:]
    }
    return len(found)


def _quiet(acts: tuple[Act, ...]) -> DateRange | None:
    """The longest stretch of at least a quarter between two dated events."""
    days = sorted(act.days for act in acts if act.days and not act.reported and act.days.days <= 31)
    gaps = [DateRange(a.last, b.first) for a, b in pairwise(days) if b.first > a.last]
    longest = max(gaps, key=lambda gap: gap.days, default=None)
    return longest if longest and longest.days > 92 else None
