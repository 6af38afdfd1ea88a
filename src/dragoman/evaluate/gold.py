"""Gold files: articles coded by hand, in the format of docs/evaluation.md, words turned into spans."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.model.text import DateRange, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldActor:
    """Somebody who acts, with every wording the article has for him."""

    id: str
    name: str
    country: str | None
    sector: str | None
    mentions: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event a person coded; `required` if every fair coder would.

    Attributes:
        types: The type and the alternatives a fair coder could choose.
    """

    sentence: Span
    trigger: Span | None
    types: tuple[str, ...]
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    days: DateRange | None
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """A statement a person coded."""

    speaker: str | None
    content: Span
    kind: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCommitment:
    """A commitment a person coded."""

    kind: str
    by: tuple[str, ...]
    content: Span
    condition_for: Span | None
    status: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One article coded by a person."""

    name: str
    text: str
    published: DateRange | None
    actors: dict[str, GoldActor]
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    commitments: tuple[GoldCommitment, ...]


def read_gold(path: Path, text: str) -> Gold:
    """A gold file and the text it codes; an InputError names what is not in the text.

    Args:
        path: The JSON file.
        text: The article, letter for letter.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"is no gold file: {error}") from error
    find = _Finder(path, text, data["document"].get("body_first"))
    return Gold(
        name=path.stem,
        text=text,
        published=_days(data["document"].get("published")),
        actors={entry["id"]: _actor(entry) for entry in data["actors"]},
        events=tuple(_event(entry, find) for entry in data["events"]),
        statements=tuple(_statement(entry, find) for entry in data["statements"]),
        commitments=tuple(_commitment(entry, find) for entry in data["commitments"]),
    )


class _Finder:
    """Finds verbatim words in the article, white space apart, in the body first."""

    def __init__(self, path: Path, text: str, first: str | None) -> None:
        self._where = str(path)
        self._text = text
        self._body = max(text.find(first), 0) if first else 0

    def __call__(self, words: str, inside: Span | None = None) -> Span:
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        for start, end in (
            (inside.start, inside.end) if inside else (self._body, len(self._text)),
            (0, len(self._text)),
        ):
            if match := pattern.search(self._text, start, end):
                return Span(match.start(), match.end())
        raise InputError(self._where, f"not in the article: {words[:60]!r}")

    def maybe(self, words: str | None, inside: Span | None = None) -> Span | None:
        """The place of the words, or None if there are none or the coder put them together himself."""
        if not words:
            return None
        try:
            return self(words, inside)
        except InputError:
            return None


def _actor(entry: dict[str, Any]) -> GoldActor:
    return GoldActor(
        id=entry["id"],
        name=entry["name"],
        country=entry.get("country"),
        sector=entry.get("sector"),
        mentions=frozenset(entry.get("mentions", ())),
    )


def _event(entry: dict[str, Any], find: _Finder) -> GoldEvent:
    sentence = find(entry["sentence"])
    return GoldEvent(
        sentence=sentence,
        trigger=find.maybe(entry.get("trigger"), sentence),
        types=(entry["type"], *(entry.get("alternatives") or ())),
        mode=entry.get("mode"),
        actors=tuple(entry["actor"]),
        recipients=tuple(entry["recipient"]),
        status=entry["status"],
        days=_days(entry.get("date")),
        required=bool(entry.get("required", True)),
    )


def _statement(entry: dict[str, Any], find: _Finder) -> GoldStatement:
    return GoldStatement(
        speaker=entry.get("speaker"),
        content=find(entry["content"]),
        kind=entry["kind"],
        required=bool(entry.get("required", True)),
    )


def _commitment(entry: dict[str, Any], find: _Finder) -> GoldCommitment:
    return GoldCommitment(
        kind=entry["kind"],
        by=tuple(entry["by"]),
        content=find(entry["content"]),
        condition_for=find.maybe(entry.get("condition_for")),
        status=entry["status_as_told"],
        required=bool(entry.get("required", True)),
    )


def _days(entry: dict[str, str] | None) -> DateRange | None:
    return DateRange(date.fromisoformat(entry["from"]), date.fromisoformat(entry["to"])) if entry else None
