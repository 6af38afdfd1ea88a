"""Place names and what they can be."""

import time

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.gazetteer import Gazetteer, _listed, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "called", "resolution", "country", "geonameid"),
    [
        ("Kabul", "Kabul", "city", "AFG", 1138958),
        ("Kiev", "Kyiv", "city", "UKR", 703448),
        ("Doha", "Doha", "city", "QAT", 290030),
        ("Georgia", "Georgia", "country", "GEO", 614540),
        ("U.S.", "United States", "country", "USA", 6252001),
        ("Côte d’Ivoire", "Ivory Coast", "country", "CIV", 2287781),
        ("Louisiana", "Louisiana", "region", "USA", 4331987),
        ("La.", "Louisiana", "region", "USA", 4331987),
        ("Washington", "Washington", "city", "USA", 4140963),
        ("Strait of Hormuz", "Strait of Hormuz", "area", None, None),
        ("Bagram", "Bagram Air Base", "site", "AFG", None),
        ("Line of Control", "Line of Control", "area", None, None),
        ("Nagorno-Karabakh", "Nagorno-Karabakh", "region", "AZE", None),
    ],
)
def test_the_best_known_place_comes_first(
    gazetteer: Gazetteer, name: str, called: str, resolution: str, country: str | None, geonameid: int | None
) -> None:
    place = gazetteer.find(name)[0]
    assert (place.name, place.resolution, place.country) == (called, resolution, country)
    assert geonameid in (place.geonameid, None)


def test_a_name_may_mean_several_places(gazetteer: Gazetteer) -> None:
    assert {place.country for place in gazetteer.find("Paris")} >= {"FRA", "USA"}
    assert {place.resolution for place in gazetteer.find("Georgia")} >= {"country", "region"}


@pytest.mark.parametrize("name", ["", "zzz", "aaaaaa", "Nowhereville on the Moon", "\t", "zürichh"])
def test_what_is_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) == ()


def test_first_and_last_lines_of_the_table_are_found(gazetteer: Gazetteer) -> None:
    lines = gazetteer.table.decode().splitlines()
    for line in (lines[0], lines[len(lines) // 2], lines[-1]):
        key, name = line.split("\t")[:2]
        assert name in {place.name for place in gazetteer.find(key)}


def test_it_opens_at_once() -> None:
    before = time.perf_counter()
    load_gazetteer()
    assert time.perf_counter() - before < 1.0  # 0.1 s where nothing else runs


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "Freedonia", "kind": "country"},
        {"name": "Freedonia", "kind": "kingdom", "near": [1, 2]},
        {"name": "Freedonia", "same": "FRD"},
        {"name": "Freedonia", "kind": "area", "near": [1, 2], "colour": "red"},
    ],
)
def test_a_wrong_entry_is_named(entry: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match="Freedonia"):
        _listed({"place": [entry]}, {})
