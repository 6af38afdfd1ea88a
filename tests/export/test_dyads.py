"""Events in the columns of other data sets."""

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.resources import files
from typing import TextIO

import pytest

from dragoman.export import EVENT_WRITERS
from dragoman.export.contract import Scale
from dragoman.export.dyads import cameo
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument
from tests.make import coded

SCALE: Scale = {("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)}


def table(name: str, *items: CodedDocument) -> list[dict[str, str]]:
    out = io.StringIO()
    EVENT_WRITERS[name](items, SCALE, out)
    return list(csv.DictReader(io.StringIO(out.getvalue()), dialect="excel-tab"))


def told(name: str, *items: CodedDocument) -> str:
    out = io.StringIO()
    writer: Callable[[Iterable[CodedDocument], Scale, TextIO], None] = EVENT_WRITERS[name]
    writer(items, SCALE, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "source", "target", "code", "day"),
    [
        ("polecat", "Actor Name", "Recipient Name", "Event Type", "Event Date"),
        ("icews", "Source Name", "Target Name", "CAMEO Code", "Event Date"),
        ("gdelt", "Actor1Name", "Actor2Name", "EventRootCode", "SQLDATE"),
    ],
)
def test_only_what_happened_is_counted_a_row_for_each_pair(
    name: str, source: str, target: str, code: str, day: str
) -> None:
    rows = table(name, coded())
    assert [row[source].lower() for row in rows] == ["ada wells"]
    assert rows[0][target].lower() == "sylvania"
    assert rows[0][code] in ("CONSULT", "040", "04")
    assert rows[0][day] in ("2021-03-03", "20210303")


def test_pairs_of_a_mutual_event_have_ids_of_their_own() -> None:
    item = coded()
    met = item.events[0]
    mutual = replace(met, actors=(*met.actors, met.actors[0]), recipients=())
    rows = table("icews", replace(item, events=(mutual,)))
    assert len(rows) == 3
    assert len({row["Event ID"] for row in rows}) == 3
    assert rows[0]["Event ID"] == met.id


def test_gdelt_has_its_columns() -> None:
    columns = list(table("gdelt", coded())[0])
    assert len(columns) == 58
    assert columns[:3] == ["GLOBALEVENTID", "SQLDATE", "MonthYear"]
    assert columns[-2:] == ["DATEADDED", "SOURCEURL"]


def test_every_type_and_mode_has_a_cameo_code() -> None:
    entries = tomllib.loads((files("dragoman.export") / "cameo.toml").read_text("utf-8"))
    types = load_lexicon().ontology.types
    assert set(entries) == set(types)
    for name, entry in entries.items():
        assert set(entry.get("modes", {})) <= set(types[name].modes), name
    assert cameo(replace(coded().events[0], mode="phone")) == "041"


def test_plover_lines_keep_all_statuses_and_parties() -> None:
    item = coded()
    rows = [json.loads(line) for line in told("plover", item).splitlines()]
    assert [row["id"] for row in rows] == [event.id for event in item.events]
    assert rows[0]["actor"][0]["name"] == "Ada Wells"
    assert rows[0]["auxiliary"] is None
    assert {row["auxiliary"] for row in rows[1:]} <= {"negated", "hypothetical", "future", "historical"}
    assert all(row["text"] in item.document.text for row in rows)


def test_timeline_slides_have_dates_and_escaped_words() -> None:
    slides = json.loads(told("timelinejs", coded()))["events"]
    assert slides[0]["start_date"] == {"year": 2021, "month": 3, "day": 3}
    assert slides[0]["text"]["headline"].startswith("Ada Wells, Sylvania: Consult")
    item = coded()
    when = item.events[0].when
    assert when is not None
    about = replace(item.events[0], when=replace(when, qualifier="about"))
    slides = json.loads(told("timelinejs", replace(item, events=(about,))))["events"]
    assert slides[0]["display_date"] == "about (2021-03-03)"


def test_points_are_longitude_first() -> None:
    item = coded()
    place = item.events[0].place
    assert place is not None
    features = json.loads(told("geojson", item))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
    assert features[0]["properties"]["place"] == "Doha"
