"""Rules of law, lines beneath pictures and words that introduce speech are no events."""

from collections.abc import Callable

import pytest

from dragoman.lexicon.occasions import load_occasions
from dragoman.model.coded import CodedDocument

_WORDS = load_occasions()
_CASES = [(text, wanted) for wanted, texts in ((False, _WORDS.yes), (True, _WORDS.no)) for text in texts]


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_what_happened_on_no_occasion_is_no_event(
    text: str, wanted: bool, coded: Callable[[str], CodedDocument]
) -> None:
    assert bool(coded(text).events) is wanted


def test_a_trip_to_a_province_of_one_s_own_is_no_visit(coded: Callable[[str], CodedDocument]) -> None:
    assert not coded("President Donald Trump visited California on Monday.").events
