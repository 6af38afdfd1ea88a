"""`dragoman ledger` and `dragoman forecasts`, on a record made by hand."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.store import open_store
from tests.analyse.tale import Tale

SPRING, SUMMER = date(2021, 3, 4), date(2021, 7, 1)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A promise told twice and called broken, and a forecast with a later report."""
    one = Tale("Freedonia vowed to Sylvania that it would free all prisoners.", SPRING)
    one.binds("promise", "free all prisoners", by="Freedonia", to="Sylvania")
    two = Tale("Freedonia had promised Sylvania to release the prisoners.", SUMMER, "The Herald")
    two.binds("promise", "release the prisoners", by="Freedonia", to="Sylvania")
    broken = Tale("Sylvania said Freedonia broke its promise on the prisoners.", SUMMER)
    broken.said("Sylvania", "said", "Freedonia broke its promise on the prisoners")
    ahead = Tale("Freedonia and Sylvania are expected to hold talks.", SPRING)
    met = Tale("Freedonia met Sylvania.", SUMMER).does("met", "CONSULT", "Freedonia", "Sylvania")
    path = tmp_path / "a.record"
    with open_store(path) as opened:
        opened.save([tale.coded() for tale in (one, two, broken, ahead, met)])
    return path


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--record", str(record)])


def test_the_ledger_is_shown_with_its_history(record: Path) -> None:
    found = run(record, "ledger", "freedonia", "sylvania")
    assert found.exit_code == 0
    assert "Commitments between Freedonia and Sylvania: 1 in 5 documents" in found.output
    assert "2 reports" in found.output
    assert "broken: Sylvania, 1 July 2021" in found.output


def test_the_ledger_is_written_for_people_and_programs(record: Path) -> None:
    page = run(record, "ledger", "--format", "md").output
    assert "- **broken** · promise · Freedonia to Sylvania" in page
    (entry,) = json.loads(run(record, "ledger", "--format", "json").output)["entries"]
    assert (entry["status"], len(entry["reports"])) == ("broken", 2)


@pytest.mark.parametrize(
    ("options", "entries"),
    [
        ((), 1),
        (("--status", "broken"), 1),
        (("--status", "kept", "--status", "open"), 0),
        (("--as-of", "2021-03-04", "--status", "open"), 1),
        (("--as-of", "2021-03-03"), 0),
    ],
)
def test_what_is_asked_for_is_shown(record: Path, options: tuple[str, ...], entries: int) -> None:
    shown = json.loads(run(record, "ledger", "--format", "json", *options).output)
    assert len(shown["entries"]) == entries


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("freedonia", "Freedonia"), "the same actor"),
        (("--status", "lost"), "'lost' is not one of"),
        (("--as-of", "yesterday"), "does not match"),
    ],
)
def test_wrong_words_get_a_clear_message(record: Path, words: tuple[str, ...], problem: str) -> None:
    found = run(record, "ledger", *words)
    assert found.exit_code == 2
    assert problem in found.output


def test_forecasts_are_listed_with_what_later_reports_tell(record: Path) -> None:
    shown = run(record, "forecasts").output
    assert "the author: The Gazette, 4 March 2021 [future; until: open]" in shown
    assert "speaks for it? Freedonia → Sylvania: CONSULT, 1 July 2021" in shown
    assert "1 forecast, 1 with later reports" in shown
    assert not json.loads(run(record, "forecasts", "--as-of", "2021-03-04", "--answered", "--json").output)
