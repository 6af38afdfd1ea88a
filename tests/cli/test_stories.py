"""`dragoman stories`, on a record made by hand."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.lexicon import load_lexicon
from dragoman.store import open_store
from dragoman.stories import update
from tests.make import told

DAY = date(2021, 3, 4)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A shelling told by two papers, with other numbers, and a threat of shelling."""
    path = tmp_path / "a.record"
    text = "Sylvania shelled the port of Marzipan and killed {} dockers, {}."
    with open_store(path) as opened:
        opened.save([
            told(text.format(4, "a doctor said"), "shelled", "ASSAULT", day=DAY, publisher="Gazette"),
            told(text.format(6, "wrote its mayor"), "shelled", "ASSAULT", day=DAY, publisher="Herald"),
            told("Freedonia may shell Sylvania.", "shell", "ASSAULT", day=DAY, status="hypothetical"),
        ])  # fmt: skip
        update(opened, load_lexicon())
    return path


def run(record: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["stories", *words, "--record", str(record)], env={"COLUMNS": "120"})


def listed(record: Path, *words: str) -> list[dict[str, object]]:
    result = run(record, *words, "--json")
    assert result.exit_code == 0
    found: list[dict[str, object]] = json.loads(result.output)
    return found


def test_stories_that_happened_are_listed_and_all_on_request(record: Path) -> None:
    (one,) = listed(record)
    assert (one["type"], one["actors"], one["independent"]) == ("ASSAULT", "Sylvania", 1)
    assert len(listed(record, "--all")) == 2
    assert len(listed(record, "freedonia", "sylvania", "--all")) == 1
    assert listed(record, "--reports", "3") == []
    assert len(listed(record, "--contradicted")) == 1
    assert "2021-03-04" in run(record).output
    assert "dead" in run(record).output


def test_a_story_shows_its_reports_and_what_does_not_fit(record: Path) -> None:
    (one,) = listed(record)
    shown = run(record, "show", str(one["id"])[:12]).output
    assert "killed 6 dockers" in shown
    assert "similar trigger: shell / shell (" in shown
    assert "do not fit: dead: 4 (1×), 6 (1×)" in shown
    assert len(json.loads(run(record, "show", str(one["id"]), "--json").output)["reports"]) == 2


def test_people_split_and_merge(record: Path) -> None:
    (one,) = listed(record)
    events = one["events"]
    assert isinstance(events, list)
    assert run(record, "split", str(one["id"]), events[0], "--why", "two raids").exit_code == 0
    assert len(listed(record)) == 2
    result = run(record, "merge", *events, "--why", "one raid", "--by", "Ada")
    assert (result.exit_code, len(listed(record))) == (0, 1)
    with open_store(record, readonly=True) as opened:
        assert [(c.kind, c.why) for c in opened.corrections()] == [
            ("apart", "two raids"),
            ("same", "one raid"),
        ]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("a", "b", "c"), "at most two"),
        (("merge", "x", "--why", "y"), "two stories or more"),
        (("show", "nothing"), "neither a story nor an event"),
    ],
)
def test_what_cannot_be_done_is_told(record: Path, words: tuple[str, ...], complaint: str) -> None:
    result = run(record, *words)
    assert result.exit_code
    assert complaint in result.output + str(result.exception)
