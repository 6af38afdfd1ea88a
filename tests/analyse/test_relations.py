"""What belongs to whom, by date."""

from datetime import date

import pytest

from dragoman.analyse.relations import Families
from dragoman.model.actors import Actor, Role
from tests.make import FREEDONIA, SYLVANIA, WELLS

MINISTRY = Actor(id="freedonia-ministry", name="Ministry", kind="organisation", parent="freedonia")
CLERK = Actor(id="clerk", name="Clerk", kind="person", roles=(Role(of="freedonia-ministry", basis="text"),))
OFFICIALS = Actor(id="sylvania~officials", name="Sylvanian officials", kind="group")
REBELS = Actor(
    id="rebels",
    name="Rebels",
    kind="group",
    roles=(
        Role(country="SYL", sectors=("REB",), last=date(2020, 12, 31), basis="x"),
        Role(country="SYL", sectors=("GOV",), first=date(2021, 1, 1), basis="x"),
    ),
)
FAMILIES = Families((FREEDONIA, SYLVANIA, WELLS, MINISTRY, CLERK, OFFICIALS, REBELS))
BEFORE, AFTER = date(2019, 6, 1), date(2022, 6, 1)


@pytest.mark.parametrize(
    ("actor", "whole", "day", "belongs"),
    [
        ("clerk", "freedonia", None, True),  # by way of the ministry
        ("freedonia", "clerk", None, False),
        ("ada-wells", "freedonia", AFTER, True),  # envoy by then
        ("ada-wells", "freedonia", BEFORE, False),  # in opposition
        ("sylvania~officials", "sylvania", None, True),  # named after their side
        ("rebels", "sylvania", BEFORE, False),
        ("rebels", "sylvania", AFTER, True),  # they govern now
        ("unheard-of", "sylvania", None, False),
    ],
)
def test_belonging_depends_on_the_day(actor: str, whole: str, day: date | None, belongs: bool) -> None:
    assert FAMILIES.belongs(actor, whole, day) is belongs


def test_a_relation_counts_a_group_for_itself_even_when_it_governs() -> None:
    assert FAMILIES.side("rebels", AFTER) == "rebels"
    assert FAMILIES.side("clerk", AFTER) == "freedonia"


def test_a_side_has_all_who_ever_belonged_to_it() -> None:
    assert FAMILIES.members("freedonia") == ("ada-wells", "clerk", "freedonia", "freedonia-ministry")
    assert FAMILIES.members("sylvania") == ("rebels", "sylvania", "sylvania~officials")


def test_a_circle_of_belonging_ends() -> None:
    one = Actor(id="one", name="One", kind="group", parent="two")
    two = Actor(id="two", name="Two", kind="group", parent="one")
    assert Families((one, two)).chain("one", None) == ("one", "two")
