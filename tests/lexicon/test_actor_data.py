"""The actor book's files: every entry can be read, its dates are in order, and no name is claimed twice."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "src/dragoman/lexicon/data"
FILES = sorted((DATA / "actors").rglob("*.toml"))
ONTOLOGY = tomllib.loads((DATA / "ontology.toml").read_text("utf-8"))
SECTORS = set(ONTOLOGY["sectors"])
SUPRANATIONAL = set(ONTOLOGY["supranational"])
KINDS = {"state", "organisation", "office", "person", "group", "population"}
ACTOR_KEYS = {
    "id", "name", "kind", "names", "weak_names", "demonyms", "capitals", "parent", "wikidata", "role", "note",
}  # fmt: skip
ROLE_KEYS = {"country", "sector", "office", "first", "last", "of", "source", "note"}
AGENTS = DATA / "actors/agents.toml"

# Strong names that two actors really share; the reader needs the day or the words around to tell them apart.
SHARED: dict[str, str] = {}


def entries() -> Iterator[tuple[Path, dict[str, Any]]]:
    for file in FILES:
        if file != AGENTS:
            for actor in tomllib.loads(file.read_text("utf-8"))["actor"]:
                yield file, actor


ENTRIES = list(entries())
IDS = {actor["id"] for _, actor in ENTRIES}
# Codes of states are those the states file gives to the entries whose id is the code.
COUNTRIES = {
    actor["id"].upper() for file, actor in ENTRIES if file.name == "states.toml" and len(actor["id"]) == 3
}


def strong_names(actor: dict[str, Any]) -> set[str]:
    weak = set(actor.get("weak_names", ()))
    names = {actor["name"], *actor.get("names", ())} - weak
    return {name.removeprefix("the ").removeprefix("The ") for name in names}


def test_ids_are_unique() -> None:
    seen: dict[str, Path] = {}
    for file, actor in ENTRIES:
        assert actor["id"] not in seen, f"{actor['id']}: {file.name} and {seen[actor['id']].name}"
        seen[actor["id"]] = file


@pytest.mark.parametrize("file", [file for file in FILES if file != AGENTS], ids=lambda file: file.stem)
def test_entries_are_well_formed(file: Path) -> None:
    for actor in tomllib.loads(file.read_text("utf-8"))["actor"]:
        where = f"{file.name}: {actor['id']}"
        assert set(actor) <= ACTOR_KEYS, where
        assert actor["kind"] in KINDS, where
        assert actor["name"].strip(), where
        assert actor["role"], where
        assert actor.get("wikidata", "Q1")[0] == "Q", where
        for key in ("names", "weak_names", "demonyms", "capitals"):
            words = actor.get(key, [])
            assert len(words) == len(set(words)), f"{where}: a name twice in {key}"
            assert all(word == word.strip() and word for word in words), where
            assert "’" not in "".join(words), f"{where}: apostrophes are straight in the book"


def test_parents_and_sides_exist() -> None:
    for file, actor in ENTRIES:
        assert actor.get("parent", "usa") in IDS, f"{file.name}: {actor['id']}: parent {actor.get('parent')}"
        for role in actor["role"]:
            assert role.get("of", "usa") in IDS, f"{file.name}: {actor['id']}: of {role.get('of')}"
            assert role.get("of") != actor["id"], f"{file.name}: {actor['id']} speaks for itself"


def test_roles_have_legal_codes_and_dates_in_order() -> None:
    for file, actor in ENTRIES:
        for role in actor["role"]:
            where = f"{file.name}: {actor['id']}: {role.get('office', '')}"
            assert set(role) <= ROLE_KEYS, where
            assert role["source"], where
            assert set(role["sector"]) <= SECTORS, where
            if "country" in role:
                assert role["country"] in COUNTRIES | SUPRANATIONAL, where
            first, last = role.get("first", date.min), role.get("last", date.max)
            assert type(first) is date, where
            assert type(last) is date, where
            assert first <= last, where


def test_roles_of_a_person_in_one_office_do_not_overlap() -> None:
    for file, actor in ENTRIES:
        if actor["kind"] != "person":
            continue
        spans = sorted(
            (role.get("first", date.min), role.get("last", date.max), role.get("office", ""))
            for role in actor["role"]
        )
        for (_, last, office), (first, _, other) in pairwise(spans):
            assert last <= first or office != other, f"{file.name}: {actor['id']}: {office} twice at a time"


# Offices one person holds at a time, and where two really claimed one.
SINGLE = {
    "President",
    "Prime Minister",
    "Chancellor",
    "Foreign Minister",
    "Secretary of State",
    "Secretary of Defense",
}
CLAIMED_BY_TWO = {("civ", "President"): "Gbagbo and Ouattara both claimed the election of 2010"}
HANDOVER_DAYS = 1


def test_one_office_of_a_state_is_held_by_one_person_at_a_time() -> None:
    holders: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for _, actor in ENTRIES:
        for role in actor["role"]:
            office = (role.get("of", ""), role.get("office", ""))
            if actor["kind"] == "person" and office[1] in SINGLE and office not in CLAIMED_BY_TWO:
                term = (role.get("first", date.min), role.get("last", date.max), actor["id"])
                holders[office].append(term)
    for office, terms in holders.items():
        for (_, last, one), (first, _, other) in pairwise(sorted(terms)):
            together = (last - first).days if last > first else 0
            assert together <= HANDOVER_DAYS or one == other, f"{office}: {one} and {other}"


def test_no_strong_name_is_claimed_by_two_actors() -> None:
    claimed: dict[str, set[str]] = defaultdict(set)
    for _, actor in ENTRIES:
        for name in strong_names(actor):
            claimed[name].add(actor["id"])
    clashes = {name: ids for name, ids in claimed.items() if len(ids) > 1 and name not in SHARED}
    assert not clashes


def test_no_strong_name_is_a_common_word() -> None:
    for file, actor in ENTRIES:
        for name in strong_names(actor):
            assert len(name) > 1, f"{file.name}: {actor['id']}: {name!r}"
            assert any(letter.isupper() for letter in name) or " " in name or actor["kind"] != "person", name


@pytest.mark.parametrize(
    ("actor_id", "day", "sector"),
    [
        ("taliban", date(2020, 2, 29), "REB"),
        ("taliban", date(2021, 8, 15), "GOV"),
        ("mike-pompeo", date(2020, 3, 3), "GOV"),
        ("mike-pompeo", date(2022, 12, 1), "ELI"),
        ("ashraf-ghani", date(2019, 9, 7), "GOV"),
        ("ashraf-ghani", date(2021, 9, 7), "ELI"),
        ("michael-waltz", date(2022, 12, 12), "LEG"),
        ("zabihullah-mujahid", date(2019, 1, 21), "REB"),
        ("zabihullah-mujahid", date(2022, 6, 18), "GOV"),
    ],
)
def test_roles_depend_on_the_day(actor_id: str, day: date, sector: str) -> None:
    actor = next(actor for _, actor in ENTRIES if actor["id"] == actor_id)
    held = [r for r in actor["role"] if r.get("first", date.min) <= day <= r.get("last", date.max)]
    assert [r["sector"][0] for r in held] == [sector]


def test_agents_and_titles_name_each_word_once() -> None:
    data = tomllib.loads(AGENTS.read_text("utf-8"))
    nouns = [noun for entry in data["agent"] for noun in entry["nouns"]]
    words = [word.lower() for entry in data["title"] for word in entry["words"]]
    assert len(nouns) == len(set(nouns))
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
    for entry in [*data["agent"], *data["title"]]:
        assert entry["sector"] == "" or entry["sector"] in SECTORS
    assert {entry["kind"] for entry in data["agent"]} <= KINDS
