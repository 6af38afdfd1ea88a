"""Corrections: the last word on each subject counts, and every word is kept."""

from pathlib import Path

import pytest

from dragoman.model.codec import from_json, to_json
from dragoman.model.corrections import Correction, standing
from dragoman.store import open_store
from tests.make import coded


def made(kind: str, *about: str, after: tuple[str, ...] = (), minute: int = 0) -> Correction:
    at = f"2024-05-01T09:{minute:02}:00+00:00"
    return Correction(kind=kind, about=about, after=after, by="a reader", made_at=at, why="read again")


FIRST = made("link", "m-1", after=("usa",))
SECOND = made("link", "m-1", after=("gbr",), minute=1)
SAME = made("same", "ev-1", "ev-2")
APART = made("apart", "ev-1", "ev-2", minute=2)


@pytest.mark.parametrize(
    ("all_", "left"),
    [
        ((FIRST, SECOND), (SECOND,)),
        ((SAME, FIRST, APART), (FIRST, APART)),
        ((FIRST, SECOND, made("withdraw", SECOND.id)), (FIRST,)),
    ],
    ids=["later wins", "same and apart are one question", "what is taken back leaves the earlier one"],
)
def test_standing(all_: tuple[Correction, ...], left: tuple[Correction, ...]) -> None:
    assert standing(all_) == left


@pytest.mark.parametrize(
    "wrong", [{"kind": "guess"}, {"about": ()}, {"by": ""}, {"made_at": "yesterday"}], ids=str
)
def test_what_is_no_correction_is_refused(wrong: dict[str, object]) -> None:
    good: dict[str, object] = {"kind": "link", "about": ("m-1",), "by": "me", "made_at": "2024-05-01"}
    with pytest.raises(ValueError, match=r"correction|isoformat"):
        Correction(why="", **{**good, **wrong})  # type: ignore[arg-type]


def test_corrections_survive_coding_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.record") as record:
        record.save([coded()])
        record.correct(FIRST, SAME)
        record.correct(FIRST)
        record.save([coded()])
        assert record.corrections() == (FIRST, SAME)
    assert from_json(Correction, to_json(FIRST)) == FIRST
