"""The examples of docs/record.md run."""

import re
import sqlite3
from pathlib import Path

import pytest

from dragoman.store import open_store
from tests.make import coded

MANUAL = (Path(__file__).parents[2] / "docs" / "record.md").read_text("utf-8")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with open_store("dragoman.record") as record:
        record.save([coded()])
    return tmp_path / "dragoman.record"


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", MANUAL, re.DOTALL))
def test_queries_run(path: Path, query: str) -> None:
    database = sqlite3.connect(path)
    database.execute(query).fetchall()
    database.close()


@pytest.mark.usefixtures("path")
def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for example in re.findall(r"```python\n(.*?)```", MANUAL, re.DOTALL):
        exec(example, {})  # noqa: S102 - our own manual
    assert capsys.readouterr().out == "Envoys meet in Doha 3\n"


def test_every_table_and_view_is_described(path: Path) -> None:
    database = sqlite3.connect(path)
    names = [
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    database.close()
    for name in names:
        if not name.startswith("document_search_") and name != "party_list":
            assert name in MANUAL, name
