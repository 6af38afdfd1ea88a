"""Entries one by one, as JSON lines and as tables."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dragoman.export import WRITERS
from dragoman.export.contract import Scale
from dragoman.export.rows import KINDS, rows
from dragoman.model.coded import CodedDocument
from tests.make import coded

SCALE: Scale = {("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)}


def table(what: str, *items: CodedDocument) -> list[dict[str, str]]:
    out = io.StringIO()
    WRITERS["csv"]((row for item in items for row in rows(what, item, SCALE)), out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def bare() -> CodedDocument:
    """The same document with every field empty that may be."""
    base = coded()
    return replace(
        base,
        document=replace(base.document, published=None, title=None, publisher=None),
        links=(),
        actors=(),
        dates=tuple(replace(phrase, days=None) for phrase in base.dates),
        places=tuple(replace(p, lat=None, lon=None, geonameid=None, country=None) for p in base.places),
        events=tuple(replace(e, when=None, place=None, recipients=()) for e in base.events),
        statements=tuple(replace(s, speaker=None, cue=None, when=None, about=()) for s in base.statements),
        commitments=tuple(replace(c, by=(), to=(), condition_for=()) for c in base.commitments),
    )


@pytest.mark.parametrize("what", sorted(KINDS.keys() - {"coded"}))
def test_columns_do_not_depend_on_what_is_known(what: str) -> None:
    full, empty = table(what, coded()), table(what, bare())
    assert full
    for row in empty:
        assert list(row) == list(full[0])
    assert len(table(what, bare(), coded())) == len(full) + len(empty)


def test_a_row_can_be_read_alone() -> None:
    met = table("events", coded())[0]
    assert met["title"] == "Envoys meet in Doha"
    assert met["actor"] == "ada-wells; sylvania"
    assert met["actor_country"] == "FRD; SYL"
    assert met["trigger"] == "met"
    assert (met["date_from"], met["location_name"]) == ("2021-03-03", "Doha")
    assert met["words"].startswith("Freedonian envoy Ada Wells met")
    said = table("statements", coded())[0]
    assert said["content_words"] == "We will open the bridge once the siege ends,"
    assert (said["speaker"], said["cue_words"]) == ("ada-wells", "said")
    promise = table("commitments", coded())[0]
    assert promise["condition_for_words"] == "the siege ends"


def test_json_lines_are_one_object_each() -> None:
    out = io.StringIO()
    WRITERS["jsonl"](rows("mentions", coded(), SCALE), out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["actor"] for line in lines] == ["ada-wells", "sylvania", "ada-wells", "sylvania", "sylvania"]
    assert {line["words"] for line in lines} >= {"Wells", "Sylvania"}
