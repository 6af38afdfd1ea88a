"""The checker of actor books finds each kind of problem, and ours has none but those explained."""

from datetime import date
from typing import Any

import pytest

from dragoman.lexicon import Lexicon
from dragoman.lexicon.actorbook import make_actorbook
from dragoman.lexicon.check import SERIOUS, counted, problems, unexplained


def person(key: str, *roles: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": key, "name": more.pop("name", key.title()), "kind": "person", "role": list(roles), **more}


def minister(first: date | None = None, last: date | None = None, **more: Any) -> dict[str, Any]:
    role = {"country": "PER", "sector": ["GOV"], "office": "President", "of": "per", **more}
    return {**role, **({"first": first} if first else {}), **({"last": last} if last else {})}


STATE = {"id": "per", "name": "Peru", "kind": "state", "role": [{"country": "PER", "sector": ["GOV"]}]}
OLD, MID, NEW = date(2001, 1, 1), date(2010, 1, 1), date(2015, 1, 1)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([person("a", minister(OLD, MID)), person("b", minister(MID, NEW))], []),
        ([person("a", minister(OLD, NEW)), person("b", minister(MID))], [("overlap", "per: president")]),
        ([person("a", minister(OLD, MID)), person("b", minister(NEW))], [("gap", "per: president")]),
        ([person("a", minister(None, date(1970, 1, 1))), person("b", minister(OLD))], []),
        ([person("a", minister(of="peru"))], [("dangling", "a")]),
        ([person("a", minister(country="ZZZ"))], [("code", "a")]),
        ([person("a", minister(sector=["XXX"]))], [("code", "a")]),
        ([person("a", name="Ana Ruiz"), person("b", name="Ana Ruiz")], [("clash", "Ana Ruiz")]),
        (
            [
                person("a", {"country": "PER", "last": OLD}, name="Ana Ruiz"),
                person("b", {"country": "PER", "first": MID}, name="Ana Ruiz"),
            ],
            [],
        ),
    ],
    ids=[
        "fine",
        "two at a time",
        "gap",
        "long ago",
        "no such side",
        "country",
        "sector",
        "name",
        "name, later",
    ],
)
def test_each_kind_is_found(
    entries: list[dict[str, Any]], found: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    book = make_actorbook({"x.toml": {"actor": [STATE, *entries]}}, lexicon.actors.agents)
    told = problems(book, lexicon.ontology)
    assert [(problem.kind, problem.entry) for problem in told] == found
    assert not problems(book, lexicon.ontology, only=["per"])


def test_our_book_has_no_problem_but_those_explained(lexicon: Lexicon) -> None:
    told = unexplained(problems(lexicon.actors, lexicon.ontology))
    assert not [problem for problem in told if problem.kind in SERIOUS]


def test_our_book_is_as_large_as_is_said(lexicon: Lexicon) -> None:
    counts = counted(lexicon.actors)
    assert counts["of these with a code of their own"] >= 193 + 2
    assert counts["parties"] + counts["armed groups and movements"] >= 400
    assert counts["intergovernmental organisations and their organs"] >= 280
    assert counts["states with leaders on 80% of all days since 2000"] >= 60
    assert counts["states with foreign ministers on 80% of all days since 2000"] >= 60
