"""Numbers that reports give, by the examples of the knowledge file."""

import re

import pytest

from dragoman.lexicon import load_lexicon

CUES = load_lexicon().stories
MARK = re.compile(r"\[(.*?)\]")
YES = [(amount.name, sentence) for amount in CUES.amounts for sentence in amount.yes]
NO = [(amount.name, sentence) for amount in CUES.amounts for sentence in amount.no]


@pytest.mark.parametrize(("name", "sentence"), YES)
def test_what_is_counted_is_found(name: str, sentence: str) -> None:
    marked = MARK.findall(sentence)[0].lower().replace(",", "")
    plain = MARK.sub(r"\1", sentence)
    assert dict(CUES.counted(plain))[name] == str(CUES.numbers.get(marked, marked))


@pytest.mark.parametrize(("name", "sentence"), NO)
def test_other_numbers_are_not(name: str, sentence: str) -> None:
    assert name not in dict(CUES.counted(sentence))


def test_kindred_types_share_a_family() -> None:
    assert CUES.kindred["AGREE"] == CUES.kindred["SUPPORT"] != CUES.kindred["ASSAULT"]
