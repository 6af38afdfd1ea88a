"""The actor book: names, roles at a date, organs of states, and what is refused."""

from datetime import date
from typing import Any

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.actorbook import ActorBook, Named, load_actorbook, make_actorbook
from dragoman.lexicon.agents import load_agents

STATES = {
    "actor": [
        {
            "id": "ukr",
            "name": "Ukraine",
            "kind": "state",
            "demonyms": ["Ukrainian", "Ukrainians"],
            "capitals": ["Kyiv"],
            "role": [{"country": "UKR", "sector": ["GOV"]}],
        },
        {
            "id": "geo",
            "name": "Georgia",
            "kind": "state",
            "weak_names": ["Georgia"],
            "names": ["Republic of Georgia"],
            "demonyms": ["Georgian"],
            "role": [{"country": "GEO", "sector": "GOV"}],
        },
    ]
}
PEOPLE = {
    "actor": [
        {
            "id": "ana-maria-olsen",
            "name": "Ana María Olsen",
            "kind": "person",
            "role": [
                {"country": "UKR", "sector": ["GOV"], "office": "Foreign Minister", "of": "ukr"}
                | {"first": date(2015, 3, 1), "last": "2018-06"},
                {"country": "UKR", "sector": ["ELI"], "first": "2018-07-01"},
            ],
        },
        {"id": "front", "name": "the Northern Front", "kind": "group", "names": ["NF"]},
        {"id": "fund", "name": "Nature Fund", "kind": "organisation", "names": ["NF"]},
    ]
}


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return make_actorbook({"states.toml": STATES, "people.toml": PEOPLE}, load_agents())


@pytest.mark.parametrize(
    ("name", "kind", "actor"),
    [
        ("Ukraine", "strong", "ukr"),
        ("Ukrainian", "demonym", "ukr"),
        ("Kyiv", "capital", "ukr"),
        ("Georgia", "weak", "geo"),
        ("the Northern Front", "strong", "front"),
        ("Northern Front", "strong", "front"),
        ("Ukrainian government", "strong", "ukr-government"),
        ("Ukraine's army", "strong", "ukr-military"),
        ("the government of Ukraine", "strong", "ukr-government"),
        ("Georgian Foreign Ministry", "strong", "geo-foreign-ministry"),
    ],
)
def test_a_name_means_an_actor(book: ActorBook, name: str, kind: str, actor: str) -> None:
    assert book.find(name) == (Named(kind, actor),)


@pytest.mark.parametrize("name", ["ukraine", "Northern", "Kyiv's", "Ukrainian weather", "government"])
def test_other_words_mean_nobody(book: ActorBook, name: str) -> None:
    assert book.find(name) == ()


def test_the_longest_name_is_matched(book: ActorBook) -> None:
    line = "The Northern Front left."
    assert book.match(line, 4, "Northern") == "Northern Front"
    assert book.match("The Northern Frontier", 4, "Northern") is None


def test_roles_depend_on_the_day(book: ActorBook) -> None:
    in_office, later = (
        book.on("ana-maria-olsen", date(2018, 6, 30)),
        book.on("ana-maria-olsen", date(2019, 1, 1)),
    )
    assert in_office is not None
    assert in_office.sectors == ("GOV",)
    assert later is not None
    assert later.sectors == ("ELI",)
    assert book.on("ana-maria-olsen", date(2001, 1, 1)) is None


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("minister of foreign affairs", date(2016, 1, 1), ("ana-maria-olsen",)),
        ("foreign minister", date(2020, 1, 1), ()),
        ("president", date(2016, 1, 1), ()),
    ],
)
def test_holders_of_an_office(book: ActorBook, office: str, day: date, holders: tuple[str, ...]) -> None:
    assert book.holders("ukr", office, day) == holders
    assert book.holders("UKR", office, day) == holders


@pytest.mark.parametrize(
    ("part", "whole", "day", "belongs"),
    [
        ("ukr-military", "ukr", None, True),
        ("ukr~officials", "ukr", None, True),
        ("ukr~former-officials", "ukr", None, False),
        ("ana-maria-olsen", "ukr", date(2016, 1, 1), True),
        ("ana-maria-olsen", "ukr", date(2020, 1, 1), False),
        ("ukr", "ukr-military", None, False),
        ("front", "ukr", None, False),
    ],
)
def test_what_belongs_to_what(
    book: ActorBook, part: str, whole: str, day: date | None, belongs: bool
) -> None:
    assert book.belongs_to(part, whole, day) is belongs


def test_accents_do_not_hide_a_person(book: ActorBook) -> None:
    assert book.folded("Ana Maria Olsen") == "ana-maria-olsen"
    assert book.surname("Olsen") == ("ana-maria-olsen",)


def test_clashes_are_told(book: ActorBook) -> None:
    assert book.clashes() == (("NF", ("front", "fund")),)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"name": "X", "kind": "state"}, "needs 'id'"),
        ({"id": "x", "name": "X", "kind": "planet"}, "unknown kind 'planet'"),
        ({"id": "X y", "name": "X", "kind": "state"}, "an id has small letters"),
        ({"id": "x", "name": "X", "kind": "state", "colour": "red"}, "unknown key 'colour'"),
        ({"id": "x", "name": "X", "kind": "state", "wikidata": "77"}, "not a Wikidata id"),
        ({"id": "x", "name": "X", "kind": "state", "role": [{"since": "2001"}]}, "unknown key 'since'"),
        ({"id": "x", "name": "X", "kind": "state", "role": [{"first": "someday"}]}, "not a day: 'someday'"),
        ({"id": "x", "name": "X", "kind": "state", "role": [{"first": "2001", "last": "1999"}]}, "ends"),
    ],
)
def test_bad_entries_are_refused_by_name(entry: dict[str, Any], problem: str) -> None:
    with pytest.raises(LexiconError, match=problem) as caught:
        make_actorbook({"mine.toml": {"actor": [entry]}})
    assert caught.value.file == "mine.toml"


def test_an_id_is_used_once() -> None:
    with pytest.raises(LexiconError, match="there already"):
        make_actorbook({"a.toml": STATES, "b.toml": STATES})


def test_dangling_sides_are_told() -> None:
    lost = {"id": "x", "name": "X", "kind": "organisation", "parent": "nowhere"}
    assert make_actorbook({"a.toml": {"actor": [lost]}}).dangling() == (("x", "nowhere"),)


def test_the_book_that_ships_loads() -> None:
    book = load_actorbook()
    assert book.find("Ukraine") == (Named("strong", "ukr"),)
    assert book.agents.titles.of("Minister of Foreign Affairs") == book.agents.titles.of("foreign minister")
