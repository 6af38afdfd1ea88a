"""`dragoman network` and `dragoman map`: tables, files, and what is asked for wrongly."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.errors import ConfigError
from dragoman.lexicon import Lexicon
from dragoman.store import open_store
from dragoman.stories import update
from tests import make


@pytest.fixture
def path(tmp_path: Path, lexicon: Lexicon) -> Path:
    """A record with a meeting of Freedonia and Sylvania in Doha."""
    path = tmp_path / "r.record"
    with open_store(path) as store:
        store.save_scale({("CONSULT", None): (1, 2.0), ("SUPPORT", None): (1, 5.0)})
        store.save_above([make.FREEDONIA, make.SYLVANIA])
        store.save([make.coded()])
        update(store, lexicon)
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], standalone_mode=False)


def test_a_table_without_output(path: Path) -> None:
    told = run("network", "Sylvania", "--record", path).stdout
    assert "1 ties of 2 parties" in told
    assert "Freedonia" in told
    told = run("map", "Sylvania", "--record", path).stdout
    assert "1 places; 0 stories tell none" in told
    assert "Doha" in told


@pytest.mark.parametrize(
    ("command", "name"),
    [("network", "n.gexf"), ("network", "n.svg"), ("map", "m.geojson"), ("map", "m.html")],
)
def test_a_file_is_written_and_told(command: str, name: str, path: Path, tmp_path: Path) -> None:
    result = run(command, "--record", path, "-o", tmp_path / name)
    assert (tmp_path / name).stat().st_size > 100
    assert name in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (("network", "Nobody at all"), "nobody in"),
        (("network", "-o", "x.doc"), "gexf"),
        (("map", "-o", "x.doc"), "geojson"),
        (("map", "a", "b", "c"), "at most two"),
        (("map", "--from", "2021-02-01", "--to", "2021-01-01"), "is before"),
    ],
)
def test_what_is_wrong_is_told(args: tuple[str, ...], problem: str, path: Path) -> None:
    result = run(*args, "--record", path)
    assert problem in str(result.exception)
    assert isinstance(result.exception, ConfigError) or result.exit_code
