"""Actor entries as TOML, CSV and JSON lines: nothing is lost on the way there and back."""

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.actor_tables import (
    Entries,
    entry_of,
    read_csv,
    read_jsonl,
    read_toml_entries,
    write_csv,
    write_jsonl,
    write_toml,
)
from dragoman.lexicon.actorbook import ActorBook, load_actorbook, make_actorbook


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actorbook()


@pytest.mark.parametrize(
    ("write", "read"),
    [(write_toml, read_toml_entries), (write_csv, read_csv), (write_jsonl, read_jsonl)],
    ids=["toml", "csv", "jsonl"],
)
def test_the_whole_book_survives(
    book: ActorBook, write: Callable[[Iterable[dict[str, Any]]], str], read: Callable[[str, str], Entries]
) -> None:
    found = read(write([entry_of(book, key) for key in book.actors]), "x")
    assert not found.problems
    again = make_actorbook({"x": {"actor": list(found.actors.values())}}, book.agents)
    assert again.actors == book.actors
    assert again.names == book.names


@pytest.mark.parametrize(
    ("read", "text", "problems"),
    [
        (read_csv, "name,colour\nX,red\n", [(1, "unknown column 'colour'")]),
        (read_csv, "name,kind\nX,person\nY,ghost\nZ,person\n", [(3, "unknown kind 'ghost'")]),
        (read_jsonl, '{"name": "X", "kind": "group"}\n\n{"name\n[1]\n', [(3, "not JSON"), (4, "not an obj")]),
        (read_jsonl, '{"name": "X", "kind": "person", "role": [{"first": "soon"}]}', [(1, "not a day")]),
        (read_toml_entries, "[[actor", [(0, "")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    read: Callable[[str, str], Entries], text: str, problems: list[tuple[int, str]]
) -> None:
    found = read(text, "x")
    assert [line for line, _ in found.problems] == [line for line, _ in problems]
    assert all(words in told for (_, told), (_, words) in zip(found.problems, problems, strict=True))


OWN = """
[[actor]]
id = "taliban"
names = ["the students of Kandahar"]

[[actor]]
id = "new-georgia"
name = "Georgia"
kind = "organisation"

[[agent]]
nouns = ["blue helmet wearer"]
sector = ["MIL"]
"""


def test_own_entries_change_ours_and_win(tmp_path: Path, book: ActorBook) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    own = load_actorbook([str(tmp_path)])
    assert [named.actor for named in own.find("the students of Kandahar")] == ["taliban"]
    assert own.actors["taliban"].roles == book.actors["taliban"].roles
    assert [(named.kind, named.actor) for named in own.find("Georgia")] == [("strong", "new-georgia")]
    assert len(book.find("Georgia")) >= 1
    assert own.own == {"taliban": "own.toml", "new-georgia": "own.toml"}
    assert own.agents.nouns.of("blue helmet wearer") is not None
    assert tomllib.loads(OWN)["actor"][0]["id"] in own.actors


def test_a_wrong_own_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml"):
        load_actorbook([str(tmp_path / "nowhere.toml")])
    (tmp_path / "own.toml").write_text('[[actor]]\nid = "x"\nname = "X"\nkind = "ghost"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml.*ghost"):
        load_actorbook([str(tmp_path / "own.toml")])
