"""A record brought up to another actor book without the parser is the record coded afresh with it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.analyse.explain import explain
from dragoman.coder import Coder
from dragoman.errors import ConfigError
from dragoman.model.coded import Failure
from dragoman.model.corrections import Correction
from dragoman.store import Record, open_store

TEXTS = {
    "a": "Russia attacked Ukraine on Monday. It shelled Odesa, and the Blue Scarves condemned the attack.",
    "b": "Published: March 4, 2021\n\nIran met Saudi Arabia in Beijing. The Iranian president praised Oman.",
    "c": "The Blue Scarves attacked Peru. Their leader Juan Moro told Reuters that they would not stop.",
    "d": "France condemned Syria.",
}
OWN = """
[[actor]]
id = "blue-scarves"
name = "Blue Scarves"
kind = "group"
[[actor.role]]
country = "PER"
sector = ["REB"]
source = "our list"

[[actor]]
id = "a-president"
name = "Reza Nowhere"
kind = "person"
[[actor.role]]
country = "IRN"
sector = ["GOV"]
office = "President"
of = "irn"
source = "our list"
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "own.book").write_text(OWN, "utf-8")
    return folder


def coders(articles: Path) -> tuple[Coder, Coder]:
    """One without and one with a book of its own."""
    return Coder(), Coder(actors=[articles / "own.book"])


def dump(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    inner = '"document_search_', '"report', '"article"', "stale_"  # how stories are made depends on the order
    lines = [line for line in database.iterdump() if not any(name in line for name in inner)]
    database.close()
    return lines


def code(coder: Coder, path: Path, articles: Path) -> None:
    with open_store(path) as record:
        list(coder.code_into(record, sorted(articles.glob("*.txt"))))


def resolved(coder: Coder, path: Path) -> list[bool | Failure]:
    with open_store(path) as record:
        return list(coder.resolve_in(record))


def test_only_what_the_book_can_touch_is_coded_again(articles: Path, tmp_path: Path) -> None:
    plain, own = coders(articles)
    code(plain, tmp_path / "a", articles)
    before = dump(tmp_path / "a")
    code(own, tmp_path / "b", articles)
    assert resolved(own, tmp_path / "a") == [True, True, True, False]
    assert dump(tmp_path / "a") == dump(tmp_path / "b") != before
    with open_store(tmp_path / "a") as record:
        rules = {link.rule for coded in record.documents() for link in coded.links}
    assert "name/strong (own book own.book, entry blue-scarves)" in rules
    assert resolved(plain, tmp_path / "a") == [True, True, True, False]
    assert dump(tmp_path / "a") == before


def test_an_interrupted_run_goes_on(articles: Path, tmp_path: Path) -> None:
    plain, own = coders(articles)
    code(plain, tmp_path / "a", articles)
    with open_store(tmp_path / "a") as record:
        run: Iterator[bool | Failure] = own.resolve_in(record, batch=1)
        assert next(run) is True
        run.close()  # type: ignore[attr-defined]
    assert resolved(own, tmp_path / "a") == [False, True, True, False]
    code(own, tmp_path / "b", articles)
    assert dump(tmp_path / "a") == dump(tmp_path / "b")


def corrected(record: Record) -> str:
    """A correction of the first pronoun of the first article, and its mention."""
    coded = next(record.documents())
    mention = next(m for m in coded.mentions if m.kind == "pronoun")
    record.correct(
        Correction(
            kind="link", about=(mention.id,), after=("fra",), by="a reader", made_at="2024-05-01",
            why="read again", document=coded.document.id, span=mention.span,
        )
    )  # fmt: skip
    return mention.id


def test_a_correction_wins_whatever_is_done_again(articles: Path, tmp_path: Path) -> None:
    plain, own = coders(articles)
    code(plain, tmp_path / "a", articles)
    with open_store(tmp_path / "a") as record:
        mention = corrected(record)
        made = plain.again(record).one(record.ids()[0])
        assert not isinstance(made, Failure)
        record.save([made])
        list(own.resolve_in(record))
        told = explain(record, mention)
        assert [(p.actor, p.how) for p in told.parties] == [("fra", "correction/link (1.00)")]
        assert [c.why for c in told.corrections] == ["read again"]
    code(plain, tmp_path / "a", articles)
    with open_store(tmp_path / "a") as record:
        assert {link.actor for link in record.load(record.ids()[0]).links if link.mention == mention} == {
            "fra"
        }


def test_what_cannot_be_done_again_is_told(articles: Path, tmp_path: Path) -> None:
    plain, own = coders(articles)
    code(plain, tmp_path / "a", articles)
    database = sqlite3.connect(tmp_path / "a")
    database.execute("DELETE FROM grammar")
    database.commit()
    database.close()
    found = resolved(own, tmp_path / "a")
    assert isinstance(found[0], Failure)
    assert "parse" in found[0].problem
    with pytest.raises(ConfigError, match="--model"):
        resolved(Coder(model="another"), tmp_path / "a")
