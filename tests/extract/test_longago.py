"""Acts told as long past without a date: the examples of the word list."""

from collections.abc import Callable

import pytest

from dragoman.annotate import Parser
from dragoman.extract.longago import long_ago
from dragoman.lexicon.bygone import load_bygone
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Span

_WORDS = load_bygone()
_CASES = [(text, wanted) for wanted, texts in ((True, _WORDS.yes), (False, _WORDS.no)) for text in texts]


@pytest.mark.parametrize(("marked", "wanted"), _CASES)
def test_examples_of_the_word_list(marked: str, wanted: bool, parser: Parser) -> None:
    text = marked.replace("[", "").replace("]", "")
    [sentence], _ = parser.parse(text, [Span(0, len(text))])
    act = next(i for i, token in enumerate(sentence.tokens) if token.span.start == marked.index("["))
    assert (long_ago(sentence, act) is not None) is wanted


def test_what_is_long_past_is_history(coded: Callable[[str], CodedDocument]) -> None:
    [event] = coded("Rwanda invaded Congo decades ago.").events
    assert event.status == "historical"
    assert event.evidence[-2].span.of("Rwanda invaded Congo decades ago.") == "decades ago"
