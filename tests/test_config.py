"""Settings: file < environment < options."""

from pathlib import Path

import pytest

from dragoman.config import Settings, settings
from dragoman.errors import ConfigError


def test_later_places_win(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('record = "a.record"\nworkers = 2\nbatch = 5\n', "utf-8")
    found = settings(tmp_path, {"DRAGOMAN_WORKERS": "3", "DRAGOMAN_OTHER": "x"}, batch=7, model=None)
    assert found == Settings(record=Path("a.record"), workers=3, batch=7)


@pytest.mark.parametrize(
    ("text", "environment", "message"),
    [
        ("wrokers = 2", {}, "unknown setting 'wrokers'"),
        ("workers = ", {}, "dragoman.toml"),
        ("", {"DRAGOMAN_WORKERS": "many"}, "should be a whole number"),
        ("workers = 0", {}, "should be 1 or more"),
        ("least_confidence = 2", {}, "between 0 and 1"),
        ("", {"DRAGOMAN_LEAST_CONFIDENCE": "some"}, "should be a number"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, text: str, environment: dict[str, str], message: str
) -> None:
    (tmp_path / "dragoman.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=message):
        settings(tmp_path, environment)
