"""Raw sentences coded by hand against a coding of them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.sentences import Item, Party, Told, counts, figures_of, read_items, tally
from dragoman.model.coded import CodedDocument

CHAD, NIGER = (
    Party(text="Chad", country="TCD", sector="GOV"),
    Party(text="Niger", country="NER", sector="GOV"),
)


def item(text: str, *events: Told) -> Item:
    return Item(id="t1", text=text, day=date(2020, 5, 4), events=events)


def told(
    kind: str,
    at: int,
    *,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...] = (),
    status: str = "actual",
) -> Told:
    return Told(types=(kind,), at=at, status=status, actors=actors, recipients=recipients, required=True)


ATTACK = "Chad attacked Niger."
MEETING = "Chad met Niger in Kampala."


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            item(ATTACK, told("ASSAULT", 5, actors=(CHAD,), recipients=(NIGER,))),
            {"matched": 1, "triples": 1, "parties": 1, "straight": 1, "status": 1, "coded": 1},
        ),
        (
            item(ATTACK, told("ASSAULT", 5, actors=(NIGER,), recipients=(CHAD,))),
            {"matched": 1, "triples": 0, "parties": 0, "straight": 0},
        ),
        (
            item(ATTACK, told("ASSAULT", 5, actors=(CHAD,), recipients=(NIGER,), status="negated")),
            {"matched": 1, "status": 0, "ghosts": 1},
        ),
        (item(ATTACK, told("CONSULT", 5, actors=(CHAD,))), {"matched": 0, "coded": 1, "required": 1}),
        (item(MEETING, told("CONSULT", 5, actors=(CHAD, NIGER))), {"triples": 1, "parties": 1}),
        (item(ATTACK), {"empty": 1, "quiet": 0}),
        (item("It rained."), {"empty": 1, "quiet": 1, "coded": 0}),
    ],
)
def test_a_sentence_is_tallied(
    coded: Callable[[str], CodedDocument], case: Item, expected: dict[str, int]
) -> None:
    found = counts([tally(case, coded(case.text))])
    assert {name: found[name] for name in expected} == expected


def test_figures_come_from_the_tallies(coded: Callable[[str], CodedDocument]) -> None:
    right = tally(item(ATTACK, told("ASSAULT", 5, actors=(CHAD,), recipients=(NIGER,))), coded(ATTACK))
    wrong = tally(item(ATTACK, told("CONSULT", 5, actors=(CHAD,))), coded(ATTACK))
    figures = {figure.name: figure.value for figure in figures_of([right, wrong])}
    assert figures["triple F"] == 0.667  # the wrong one told no pair of countries
    assert figures["detection F"] == 0.5
    assert wrong.missed == ("t1: CONSULT",)
    assert wrong.spurious == ("t1: ASSAULT",)


def test_a_file_is_read(tmp_path: Path) -> None:
    party = {"text": "Chad", "country": "TCD", "sector": "GOV"}
    event = {"trigger": "attacked", "type": "ASSAULT", "status": "actual", "actor": [party], "recipient": []}
    file = tmp_path / "s.jsonl"
    file.write_text(
        json.dumps({"id": "b1", "text": ATTACK, "date": "2020-05-04", "events": [event]}) + "\n\n"
    )
    (read,) = read_items(file)
    assert read.events == (told("ASSAULT", 5, actors=(CHAD,)),)


@pytest.mark.parametrize("line", ["{", '{"id": "b1"}', "[1]", ""])
def test_what_is_no_coded_sentence_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text(line + "\n")
    with pytest.raises(InputError, match=r"s\.jsonl"):
        read_items(file)
