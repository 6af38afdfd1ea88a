"""The blind sentences are well formed, legally coded and many enough; the coder is not run on them."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.lexicon.ontology import load_ontology

FILE = Path(__file__).parents[2] / "evaluation" / "blind" / "sentences.jsonl"
STATUSES = {"actual", "negated", "future", "hypothetical", "historical"}
SIDES = ("actor", "recipient")
ITEM_KEYS = {"id", "text", "date", "events"}
EVENT_KEYS = {"trigger", "type", "alternatives", "mode", "status", *SIDES}

Item = dict[str, Any]


@cache
def _items() -> tuple[Item, ...]:
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())


def _events() -> list[tuple[Item, Item]]:
    return [(item, event) for item in _items() for event in item["events"]]


def _places(text: str, words: str) -> list[int]:
    """Where the words stand in the text as whole words."""
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _first(text: str, side: list[Item]) -> list[int]:
    return [_places(text, entity["text"])[0] for entity in side]


def test_items_have_their_fields_and_are_told_once() -> None:
    assert all(set(item) == ITEM_KEYS for item in _items())
    assert len({item["id"] for item in _items()}) == len(_items())
    assert len({item["text"] for item in _items()}) == len(_items())


def test_dates_are_days_from_1999_to_2026() -> None:
    years = {date.fromisoformat(item["date"]).year for item in _items()}
    assert years == set(range(1999, 2027))


def test_events_carry_legal_codes() -> None:
    ontology = load_ontology()
    for item, event in _events():
        assert set(event) - {"required"} == EVENT_KEYS, item["id"]
        assert event.get("required", False) is False, item["id"]
        assert event["type"] in ontology.types, item["id"]
        assert set(event["alternatives"]) <= ontology.types.keys() - {event["type"]}, item["id"]
        assert event["mode"] is None or event["mode"] in ontology.types[event["type"]].modes, item["id"]
        assert event["status"] in STATUSES, item["id"]


def test_entities_carry_legal_codes() -> None:
    ontology = load_ontology()
    for item, event in _events():
        for entity in (*event["actor"], *event["recipient"]):
            assert set(entity) == {"text", "country", "sector"}, item["id"]
            country, sector = entity["country"], entity["sector"]
            assert country is None or re.fullmatch(r"[A-Z]{3}", country), item["id"]
            assert country not in ontology.sectors, item["id"]
            assert sector is None or sector in ontology.sectors, item["id"]


def test_what_is_quoted_stands_in_the_text() -> None:
    for item, event in _events():
        assert len(_places(item["text"], event["trigger"])) == 1, (item["id"], event["trigger"])
        for entity in (*event["actor"], *event["recipient"]):
            assert _places(item["text"], entity["text"]), (item["id"], entity["text"])


def test_there_are_enough_sentences_with_and_without_events() -> None:
    without = sum(not item["events"] for item in _items())
    assert without >= 180
    assert len(_items()) - without >= 420


def test_each_type_is_told_often_enough() -> None:
    required = Counter(event["type"] for _, event in _events() if event.get("required", True))
    assert set(required) == set(load_ontology().types)
    assert min(required.values()) >= 22


@pytest.mark.parametrize(
    ("status", "least"), [("negated", 45), ("future", 45), ("hypothetical", 45), ("historical", 25)]
)
def test_each_status_is_told_often_enough(status: str, least: int) -> None:
    assert sum(event["status"] == status for _, event in _events()) >= least


def test_many_actors_stand_after_their_recipients() -> None:
    turned = {
        item["id"]
        for item, event in _events()
        if event["actor"] and event["recipient"]
        if min(_first(item["text"], event["actor"])) > max(_first(item["text"], event["recipient"]))
    }
    assert len(turned) >= 60
