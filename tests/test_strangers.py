"""Strangers across the documents of a record: one actor everywhere, whatever order the documents came in."""

from pathlib import Path

import pytest

from dragoman.analyse.explain import explain
from dragoman.coder import Coder
from dragoman.store import Record, open_store
from tests.test_again import dump

TEXTS = [
    "Taliban spokesman Juma Rahimi condemned France on Monday.",
    "Juma Rahimi, a Taliban spokesman, praised Iran on Tuesday.",
    "U.S. Senator Juma Rahimi praised Peru.",
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def write(folder: Path, *numbers: int) -> list[Path]:
    paths = []
    for number in numbers:
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(TEXTS[number], "utf-8")
    return paths


def rahimis(record: Record) -> list[str]:
    return [actor.id for c in record.documents() for actor in c.actors if actor.name == "Juma Rahimi"]


def test_one_actor_in_all_documents(coder: Coder, tmp_path: Path) -> None:
    with open_store(tmp_path / "a") as record:
        list(coder.code_into(record, write(tmp_path, 0)))
        alone = rahimis(record)
        list(coder.code_into(record, write(tmp_path, 1)))
        one, other = rahimis(record)
        assert one == other != alone[0]
        assert len([a for a in record.actors() if a.name == "Juma Rahimi"]) == 1
        assert len(record.documents_with([one])) == 2
        mention = next(link.mention for link in record.load(record.ids()[0]).links if link.actor == one)
        assert "one in 2 documents" in dict(explain(record, mention).details)["who Juma Rahimi is"]
        list(coder.code_into(record, write(tmp_path, 2)))
        assert rahimis(record)[:2] == [one, one]
        assert rahimis(record)[2] != one
        record.save([coder.code(TEXTS[1], source=str(tmp_path / "1.txt"))])
        coder.settle(record)
        assert rahimis(record)[:2] == [one, one]
    with open_store(tmp_path / "b") as record:
        list(coder.code_into(record, write(tmp_path, 0, 1, 2)))
        assert rahimis(record)[:2] == [one, one]


def test_documents_one_by_one_or_all_at_once(coder: Coder, tmp_path: Path) -> None:
    paths = write(tmp_path, 0, 1, 2)
    with open_store(tmp_path / "a") as record:
        for path in paths:
            list(coder.code_into(record, [path]))
    with open_store(tmp_path / "b") as record:
        list(coder.code_into(record, paths))
    assert dump(tmp_path / "a") == dump(tmp_path / "b")
