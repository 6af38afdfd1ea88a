"""The scorer of the stories benchmark gives the figures of the papers that define the scores."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("scipy")
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from coreference import (  # type: ignore[import-not-found]
    b_cubed,
    ceaf_e,
    conll,
    groups,
    muc,
    without_single,
)

GOLD = [frozenset("12345"), frozenset("67"), frozenset("89ABC")]
JOINED = [frozenset("12345"), frozenset("6789ABC")]
ALL_ONE = [frozenset("123456789ABC")]


@pytest.mark.parametrize(
    ("made", "muc_", "b_cubed_", "ceaf_e_"),
    [
        (GOLD, (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)),
        (JOINED, (0.9, 1.0), (0.762, 1.0), (0.917, 0.611)),  # Bagga and Baldwin's example
        (ALL_ONE, (0.818, 1.0), (0.375, 1.0), (0.588, 0.196)),
    ],
)
def test_scores_are_those_of_the_papers(
    made: list[frozenset[str]],
    muc_: tuple[float, float],
    b_cubed_: tuple[float, float],
    ceaf_e_: tuple[float, float],
) -> None:
    for score, expected in ((muc, muc_), (b_cubed, b_cubed_), (ceaf_e, ceaf_e_)):
        found = score(GOLD, made)
        assert (round(found.precision, 3), round(found.recall, 3)) == expected


def test_the_mean_and_single_mentions() -> None:
    assert conll(GOLD, GOLD)[0] == 1.0
    assert groups({"a": 1, "b": 1, "c": 2}) == [frozenset("ab"), frozenset("c")]
    assert without_single([frozenset("ab"), frozenset("c")]) == [frozenset("ab")]
