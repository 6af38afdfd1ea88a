"""A record gives back exactly what was saved, and says what is wrong with a file."""

import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import StoreError
from dragoman.model.coded import Failure
from dragoman.store import Record, open_store
from tests.make import TEXT, coded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.record"


def dump(path: Path) -> list[str]:
    """All content; the pages of the search index depend on the batches it was built in."""
    database = sqlite3.connect(path)
    lines = [line for line in database.iterdump() if '"document_search_' not in line]
    database.close()
    return lines


def test_what_is_saved_comes_back_exactly(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
    with open_store(path, readonly=True) as record:
        assert list(record.documents()) == [coded()]


def test_saving_twice_changes_nothing(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded(), coded("b.txt", TEXT + " More.")])
    once = dump(path)
    with open_store(path) as record:
        record.save([coded()])
    assert dump(path) == once


def test_interrupted_and_continued_equals_one_run(path: Path, tmp_path: Path) -> None:
    first, second = coded(), coded("b.txt", TEXT + " More.")
    with open_store(path) as record:
        record.save([first, second])
    with open_store(tmp_path / "b.record") as record:
        record.save([first])
    with open_store(tmp_path / "b.record") as record:
        assert record.has(first.document, "test 1")
        assert not record.has(first.document, "test 2")
        assert not record.has(second.document, "test 1")
        record.save([second])
    assert dump(path) == dump(tmp_path / "b.record")


def test_a_batch_is_saved_whole_or_not_at_all(path: Path) -> None:
    broken = replace(coded("b.txt", TEXT + " More."), mentions=())
    with open_store(path) as record, pytest.raises(KeyError):
        record.save([coded(), broken])
    with open_store(path) as record:
        assert record.ids() == ()


def test_a_failure_stays_until_the_source_is_coded(path: Path) -> None:
    failure = Failure(where="a.txt", problem="empty file")
    with open_store(path) as record:
        record.save([failure])
        assert record.failures() == (failure,)
        record.save([coded("a.txt")])
        assert record.failures() == (failure,)  # a complaint about the document saved just before
    with open_store(path) as record:
        record.save([coded("a.txt")])
        assert record.failures() == ()


def test_the_same_text_is_coded_again_only_if_its_source_changed(path: Path) -> None:
    known = coded().document
    with open_store(path) as record:
        record.save([coded()])
        assert record.has(
            replace(known, source=replace(known.source, where="copy.txt", sha256="1" * 64)), "test 1"
        )
        assert not record.has(replace(known, source=replace(known.source, sha256="1" * 64)), "test 1")


def test_the_same_text_found_twice_is_one_document_with_two_sources(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded("a.txt")])
        record.found_again(coded("b.txt").document)
        record.found_again(coded("b.txt").document)
        assert record.sources(coded().document.id) == ("a.txt", "b.txt")
        record.save([coded("a.txt")])
        assert record.sources(coded().document.id) == ("a.txt", "b.txt")


def test_full_text_search_knows_text_and_title_and_forgets_what_is_gone(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
        assert record.search("bridge") == (coded().document.id,)
        assert record.search("title:envoys") == (coded().document.id,)
        assert record.search("zebra") == ()
        record.save([coded()])
        assert record.search("bridge") == (coded().document.id,)
        with pytest.raises(StoreError, match="cannot search"):
            record.search('"')


def test_flat_views_show_parties_as_they_were_on_the_day(path: Path) -> None:
    with open_store(path) as record:
        record.save_scale({("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)})
        record.save([coded()])
        met = next(iter(record.rows("event")))
        assert met["actor"] == "ada-wells; sylvania"
        assert met["actor_country"] == "FRD; SYL"
        assert met["quad_code"] == 1
        assert str(met["sentence"]).startswith("Freedonian envoy")
        assert [row["speaker"] for row in record.rows("statement")] == ["ada-wells"]
        assert [row["to"] for row in record.rows("commitment")] == ["sylvania"]
        assert {row["actor"] for row in record.rows("mention")} == {"ada-wells", "sylvania", None}
        assert [row["documents"] for row in record.rows("actor")] == [1, 1]
        assert [row["events"] for row in record.rows("document")] == [3]


def test_a_record_can_be_read_in_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    with open_store(folder / "a.record") as record:
        record.save([coded()])
    folder.chmod(0o555)
    try:
        with open_store(folder / "a.record", readonly=True) as record:
            assert record.ids() == (coded().document.id,)
    finally:
        folder.chmod(0o755)


def test_the_file_stands_alone_after_closing(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def _not_sqlite(path: Path) -> None:
    path.write_text("hello, this is no record at all " * 100)


def _other_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE cake (x)")
    database.close()


def _newer(path: Path) -> None:
    with open_store(path):
        pass
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_not_sqlite, "not a Dragoman record"),
        (_other_database, "not a Dragoman record"),
        (_newer, "newer Dragoman"),
        (_folder, "cannot be opened"),
    ],
)
def test_a_file_that_is_no_record_is_refused(path: Path, make: object, message: str) -> None:
    assert callable(make)
    make(path)
    with pytest.raises(StoreError, match=message), open_store(path):
        pass


def test_a_missing_record_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StoreError, match="no such record"), open_store(path, readonly=True):
        pass
    assert not path.exists()


def test_an_empty_file_is_no_record_to_read_but_one_to_begin(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="an empty file"), open_store(path, readonly=True):
        pass
    with open_store(path) as record:
        record.save([coded()])


def _read_all(record: Record) -> None:
    record.scale()
    list(record.documents())
    record.find("ev-")


def test_damage_is_told_wherever_it_shows(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x55" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_store(path, readonly=True) as record:
        _read_all(record)


def test_a_second_writer_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.database._PATIENCE", 0.05)
    with open_store(path):
        pass
    other = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                f"import sqlite3; d = sqlite3.connect({str(path)!r}, isolation_level=None);"
                "d.execute('BEGIN IMMEDIATE'); print('held', flush=True); input()"
            ),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout is not None
        other.stdout.readline()
        with (
            open_store(path) as record,
            pytest.raises(StoreError, match="another process is writing"),
        ):
            record.save([coded()])
    finally:
        other.communicate(b"\n")


def test_a_full_disk_is_told_so(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
        record._database.execute("PRAGMA max_page_count = 1")  # SQLite's own way to a full disk
        big = coded("b.txt", TEXT + " More." * 200_000)
        with pytest.raises(StoreError, match="disk is full"):
            record.save([big])
        assert record.ids() == (coded().document.id,)


@settings(max_examples=25, deadline=None)
@given(
    words=st.text(st.characters(exclude_categories=["Cs"])),
    name=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_comes_back_letter_for_letter(words: str, name: str) -> None:
    base = coded("a.txt", TEXT + words)
    item = replace(base, document=replace(base.document, title=name, publisher=name or None))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.record") as record:
        record.save([item])
        assert list(record.documents()) == [item]


def test_ids_are_found_by_their_beginning(path: Path) -> None:
    with open_store(path) as record:
        record.save([coded()])
        first = coded().events[0].id
        assert record.find(first[:10]) == (("event", first, coded().document.id),)
        assert record.find("nothing") == ()
