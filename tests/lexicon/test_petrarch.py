"""Dictionaries of PETRARCH and TABARI: every kind of line, what is wrong told by number, and back again."""

from datetime import date
from typing import Any

import pytest

from dragoman.lexicon.actor_tables import Entries
from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.lexicon.petrarch import code_meaning, read_petrarch, write_petrarch

DICTIONARY = """\
<!-- our own test
     over two lines -->
# a comment
AFGHANISTAN_  [AFG]
+AFGHAN_
+KABUL_
+HERAT_
HAMID_KARZAI_  [AFGMIL]; a note
+H._KARZAI_
\t[AFGGOV 011222-20140928] # a note
\t[AFGELI >20140929]
BLUE_SCARVES_ [PERREB <20200101] [### 990101-991231] [PERGOV]
BAD LINE [PERGOV 20209999-20210101]
+ORPHAN
SEAN_O'BRIEN-MCDONALD_\t[IRLGOV 970101-061231] [ELI]# x
UNHABITAT_\t[IGOUNODEV]
!PERSON! = MAN, MEN
CATTLE!PERSON! [~AGR]
THIEF {THIEVES} [~CRM]
POLICE {} [~COP]
NO_SET!X! [~CRM]
BROKEN [ABC
UN_BLUE_ENVOY_ [IGOUNO 970101-981231][IGOEUREEC >990101]
MINISTER [~GOV]
"""


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actorbook()


@pytest.fixture(scope="module")
def found(book: ActorBook) -> Entries:
    return read_petrarch(DICTIONARY, "x.txt", book)


def test_what_is_not_understood_is_told_and_the_rest_goes_on(found: Entries) -> None:
    assert [line for line, _ in found.problems] == [13, 14, 21, 22]
    assert set(found.actors) == {
        "afg", "hamid-karzai", "blue-scarves", "sean-obrien-mcdonald", "unhabitat",
        "un-blue-envoy",
    }  # fmt: skip


def test_a_known_name_keeps_our_id_and_gains_names(found: Entries) -> None:
    # Towns listed under a state are no safe names of it; what we know already is not said again.
    assert found.actors["afg"] == {
        "id": "afg", "name": "Afghanistan", "kind": "state", "weak_names": ["Herat"],
    }  # fmt: skip


def roles(entry: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (role.get("country"), role.get("sector"), role.get("first"), role.get("last"))
        for role in entry["role"]
    ]


def test_dated_codes_are_roles(found: Entries) -> None:
    assert roles(found.actors["hamid-karzai"]) == [
        ("AFG", ["MIL"], None, None),
        ("AFG", ["GOV"], date(2001, 12, 22), date(2014, 9, 28)),
        ("AFG", ["ELI"], date(2014, 9, 29), None),
    ]
    assert roles(found.actors["blue-scarves"])[0] == ("PER", ["REB"], None, date(2020, 1, 1))
    assert found.actors["blue-scarves"]["kind"] == "group"
    assert found.actors["sean-obrien-mcdonald"]["name"] == "Sean O'Brien-McDonald"
    assert found.actors["sean-obrien-mcdonald"]["kind"] == "person"


def test_agents_with_sets_and_plurals(found: Entries) -> None:
    assert [(agent["nouns"], agent["sector"]) for agent in found.agents] == [
        (["cattleman", "cattlemen"], ["AGR"]),
        (["thief", "thieves"], ["CRM"]),
        (["police"], ["COP"]),
        (["minister"], ["GOV"]),
    ]
    assert found.agents[-1]["kind"] == "person"  # as in our book


def test_capitals_and_several_codes_on_a_line(found: Entries) -> None:
    assert found.actors["un-blue-envoy"]["name"] == "UN Blue Envoy"
    assert [role[0] for role in roles(found.actors["un-blue-envoy"])] == ["UNO", "EUR"]


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("USAGOV", ("USA", ("GOV",))),
        ("ROMMED", ("ROU", ("JRN",))),
        ("IGOEUREEC", ("EUR", ())),
        ("NGOHRI", ("NGO", ("SOC",))),
        ("ELI", (None, ("ELI",))),
    ],
)
def test_codes(code: str, meaning: tuple[str | None, tuple[str, ...]]) -> None:
    assert code_meaning(code) == meaning


def test_written_and_read_again_it_is_the_same(found: Entries, book: ActorBook) -> None:
    again = read_petrarch(write_petrarch(found.actors.values()), "x.txt", book)
    assert not again.problems
    assert again.actors == found.actors
