"""Strangers of several documents: one where name and role agree, apart where they do not, in any order."""

import random

import pytest

from dragoman.lexicon import Lexicon
from dragoman.model.actors import Actor, Role
from dragoman.resolve.strangers import Met, same_strangers

JUMA, OMAR = "Juma Ahmadi", "Omar Ahmadi"
SPOKESMAN = Role(country="AFG", sectors=("GOV",), office="spokesman", of="taliban", basis="text")
MINISTER = Role(country="AFG", sectors=("GOV",), office="defence minister", of="taliban", basis="text")
SENATOR = Role(country="USA", sectors=("LEG",), office="senator", of="usa", basis="text")
TEACHER = Role(sectors=("EDU",), office="teacher", basis="text")
FRENCH = Role(country="FRA", sectors=("PTY",), basis="text")
BELGIAN = Role(country="BEL", sectors=("PTY",), basis="text")
PARTY = Role(sectors=("PTY",), basis="text")


def met(document: int, name: str, *roles: Role, kind: str = "person", sides: tuple[str, ...] = ()) -> Met:
    actor = Actor(id=f"x-{document}-{name}", name=name, kind=kind, roles=roles)
    return Met(document=f"doc-{document}", actor=actor, sides=frozenset(sides))


def party(document: int, role: Role) -> Met:
    return met(document, "Green Alliance", role, kind="organisation")


@pytest.mark.parametrize(
    ("met_", "groups"),
    [
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, JUMA, SPOKESMAN)], [{1, 2}], id="agree"),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, JUMA, SENATOR)], [], id="other side"),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, JUMA, TEACHER)], [], id="other work"),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, OMAR, SPOKESMAN)], [], id="other name"),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, "Ahmadi", SPOKESMAN)], [{1, 2}], id="surname"),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, "Ahmadi", MINISTER)], [], id="other office"),
        pytest.param(
            [met(1, JUMA, SPOKESMAN), met(2, OMAR, SPOKESMAN), met(3, "Ahmadi", SPOKESMAN)],
            [], id="two of that surname",
        ),
        pytest.param([met(1, JUMA, SPOKESMAN), met(2, JUMA)], [], id="no role, no side"),
        pytest.param(
            [met(1, JUMA, SPOKESMAN), met(2, JUMA, sides=("taliban",))],
            [{1, 2}], id="no role, but his side",
        ),
        pytest.param([met(1, JUMA), met(2, JUMA)], [], id="nothing told"),
        pytest.param(
            [party(1, FRENCH), party(2, BELGIAN), party(3, FRENCH)],
            [{1, 3}], id="parties of two countries",
        ),
        pytest.param(
            [party(1, PARTY), party(2, PARTY)], [], id="whose party is not told",
        ),
        pytest.param(
            [met(n, "Blue Valley Farmers Union", kind="organisation") for n in (1, 2)],
            [{1, 2}], id="long name",
        ),
    ],
)  # fmt: skip
def test_who_is_one(met_: list[Met], groups: list[set[int]], lexicon: Lexicon) -> None:
    judged = same_strangers(met_, lexicon.actors)
    ones: dict[str, set[int]] = {}
    for stranger in judged:
        ones.setdefault(stranger.one.id, set()).add(int(stranger.document.removeprefix("doc-")))
    assert [group for group in ones.values() if len(group) > 1] == groups
    for seed in range(3):
        shuffled = random.Random(seed).sample(met_, len(met_))  # noqa: S311 - an order, not a secret
        assert same_strangers(shuffled, lexicon.actors) == judged


def test_what_is_told_comes_together_and_who_is_kept_apart_is_told(lexicon: Lexicon) -> None:
    judged = same_strangers(
        [met(1, JUMA, SPOKESMAN), met(2, "Ahmadi", SPOKESMAN), met(3, JUMA, SENATOR)],
        lexicon.actors,
    )
    one, other, apart = judged
    assert one.one == other.one
    assert (one.one.name, one.one.names, one.one.roles) == (JUMA, ("Ahmadi",), (SPOKESMAN,))
    assert "2 documents" in one.why
    assert apart.one == apart.met
    assert "kept apart" in apart.why
