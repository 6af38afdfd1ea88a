"""Openings that are about private matters, and events dropped because of them."""

from collections.abc import Callable

import pytest

from dragoman.annotate import Parser
from dragoman.lexicon.private import load_private
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Span

_WORDS = load_private()
_CASES = [(text, wanted) for wanted, texts in ((True, _WORDS.yes), (False, _WORDS.no)) for text in texts]


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_an_opening_tells_what_an_article_is_about(text: str, wanted: bool, parser: Parser) -> None:
    sentences, _ = parser.parse(text, [Span(0, len(text))])
    lemmas = {token.lemma.lower() for sentence in sentences for token in sentence.tokens}
    assert _WORDS.is_private(lemmas, set(), "COERCE") is wanted


def test_arrests_for_theft_are_no_politics(coded: Callable[[str], CodedDocument]) -> None:
    arrest = "Belgian police arrested two Dutch men"
    assert not coded(f"{arrest} over the theft of a golden clock.").events
    assert coded(f"{arrest} over the bombing of a barracks.").events


def test_a_mishap_leaves_relief_alone(coded: Callable[[str], CodedDocument]) -> None:
    result = coded("An earthquake shook Nepal. India sent aid to Nepal.")
    assert [event.type for event in result.events] == ["AID"]
