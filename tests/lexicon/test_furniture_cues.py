"""The words of page furniture keep to their own examples."""

import pytest

from dragoman.lexicon.furniture import FurnitureCue, load_furniture

CUES = load_furniture()


@pytest.mark.parametrize(
    ("cue", "line"),
    [pytest.param(cue, line, id=f"{cue.id}: {line[:40]}") for cue in CUES.cues for line in cue.yes],
)
def test_line_of_a_cue_is_furniture_of_its_kind(cue: FurnitureCue, line: str) -> None:
    found = CUES.find(line, len(line.split()))
    assert found is not None
    assert found.kind == cue.kind


@pytest.mark.parametrize(
    "line", [pytest.param(line, id=f"{cue.id}: {line[:40]}") for cue in CUES.cues for line in cue.no]
)
def test_line_of_an_article_is_no_furniture(line: str) -> None:
    assert CUES.find(line, len(line.split())) is None


def test_every_cue_has_examples_on_both_sides() -> None:
    assert not [cue.id for cue in CUES.cues if not cue.yes or not cue.no]


def test_signs_numbers_and_case_do_not_matter() -> None:
    for line in (" » 12 Comments: ", "3 COMMENTS", "• Today’s Paper"):
        assert CUES.find(line, 2) is not None


def test_phrases_are_whole_words() -> None:
    assert CUES.find("Our newsletter comes out on Mondays", 6) is not None
    assert CUES.find("The harbour newsletter comes out on Mondays", 7) is None
    assert CUES.find("Follow users of the bridge", 5) is None
