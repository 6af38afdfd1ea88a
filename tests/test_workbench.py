"""Notebooks: frames with the columns that are documented, charts from one call, examples that run."""

import json
import re
from contextlib import chdir
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import StoreError
from dragoman.show.charts import drawn
from dragoman.store import open_store
from dragoman.workbench import Workbench

DOCS = Path(__file__).parents[1] / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
PAIR = ("Iran", "Saudi Arabia")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `dragoman demo` was run."""
    folder = tmp_path_factory.mktemp("demo")
    with chdir(folder):
        assert CliRunner().invoke(cli, ["demo"], catch_exceptions=False).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def record(folder: Path) -> Workbench:
    return Workbench(folder / "dragoman-demo.record")


def frames(record: Workbench) -> dict[str, list[pl.DataFrame]]:
    """All frames, by the heading of their section in the docs."""
    story = record.stories()["id"]
    return {
        "documents()": [record.documents()],
        "events()": [record.events()],
        "statements()": [record.statements()],
        "commitments()": [record.commitments()],
        "mentions()": [record.mentions()],
        "actors()": [record.actors()],
        "stories(left, right)": [record.stories(*PAIR)],
        "reports(story)": [record.reports(story[0])] if len(story) else [],
        "relations()": [record.relations()],
        "series(left, right, by, direction)": [record.series(*PAIR, by="quarter")],
        "between(left, right)": [record.between(*PAIR)],
        "turning(left, right)": [record.turning(*PAIR)],
        "ledger(left, right)": [record.ledger()],
        "network(actor)": list(record.network()),
        "map(left, right)": [record.map()],
    }


def test_every_column_is_documented_and_nothing_else_is(record: Workbench) -> None:
    page = (DOCS / "notebooks.md").read_text("utf-8")
    parts = dict(re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))

    def named(part: str) -> set[str]:
        firsts = re.findall(r"^\| (`.*?) \|", parts[part], re.MULTILINE)
        return {name for first in firsts for name in re.findall(r"`([^`]+)`", first)}

    shared = named("Columns that mean the same everywhere")
    endings = tuple(name.removeprefix("…") for name in shared if name.startswith("…"))
    for part, found in frames(record).items():
        columns = {name for one in found for name in one.columns}
        told = named(part)
        unknown = {name for name in columns - told - shared if not name.endswith(endings)}
        assert (part, unknown) == (part, set())
        assert (part, told - columns) == (part, set())


def test_frames_of_an_empty_record_have_the_same_columns_and_types(record: Workbench, tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.record") as store:
        store.save([])
    empty = Workbench(tmp_path / "empty.record")
    full = frames(record)
    for name, one in (
        ("events()", empty.events()),
        ("relations()", empty.relations()),
        ("ledger(left, right)", empty.ledger()),
        ("map(left, right)", empty.map()),
        ("stories(left, right)", empty.stories()),
    ):
        assert one.is_empty()
        assert one.schema == full[name][0].schema
    assert empty.network()[1].schema == full["network(actor)"][1].schema


def test_figures_answer_with_their_stories(record: Workbench) -> None:
    quarters, between = record.series(*PAIR, by="quarter"), record.between(*PAIR)
    opened = [story for stories in quarters["story_ids"] for story in stories]
    assert set(opened) <= set(between["story"])
    assert quarters["stories"].sum() == len(opened)
    events = set(record.events()["id"])
    assert {event for of_story in between["event_ids"] for event in of_story} <= events


def test_days_may_be_text(record: Workbench) -> None:
    assert record.relations(as_of="2016-01-03").is_empty()
    early = record.series(*PAIR, by="year", last="2019-12-31")
    assert early["date_to"].max() < record.series(*PAIR, by="year")["date_to"].max()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("chart", "of"),
    [("series", PAIR), ("timeline", PAIR), ("contacts", PAIR), ("network", ("Taliban",)), ("map", ())],
)
def test_a_chart_from_one_call(record: Workbench, chart: str, of: tuple[str, ...]) -> None:
    assert drawn(getattr(record, f"chart_{chart}")(*of), "svg").startswith(b"<svg")


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such record"):
        Workbench(tmp_path / "none.record")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_shows_its_output(path: Path, folder: Path) -> None:
    cells = [c for c in json.loads(path.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    with chdir(folder), pl.Config():
        exec("\n".join("".join(cell["source"]) for cell in cells), {})  # noqa: S102 - our own cells
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert not [output for output in outputs if output["output_type"] == "error"]
    assert sum("image/svg+xml" in output.get("data", {}) for output in outputs) >= 2
    assert all(cell["outputs"] for cell in cells[:-1])


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) == 2
