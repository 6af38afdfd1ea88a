"""Every `yes` and `no` sentence of the matters is a test; wrong entries are refused by name."""

from typing import Any

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.load import read_toml
from dragoman.lexicon.matters import load_matters, read_matters

MATTERS = load_matters()


@pytest.mark.parametrize(
    ("matter", "sentence", "wanted"),
    [
        pytest.param(matter.id, sentence, wanted, id=f"{matter.id} {'yes' if wanted else 'no'}{number}")
        for matter in MATTERS.matters.values()
        for wanted, sentences in ((True, matter.yes), (False, matter.no))
        for number, sentence in enumerate(sentences, 1)
    ],
)
def test_sentence_is_about_the_matter(matter: str, sentence: str, wanted: bool) -> None:
    assert (matter in MATTERS.of(sentence)) is wanted


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("all the requirements for recognition", "every prerequisite for legitimacy"),
        ("releasing the prisoners", "free a prisoner"),
        ("the biggest obstacle", "the biggest hurdle"),
    ],
)
def test_other_words_for_the_same_are_the_same(left: str, right: str) -> None:
    assert MATTERS.words(left) == MATTERS.words(right)


def test_the_narrower_matter_stands_for_the_wider_one() -> None:
    assert list(MATTERS.of("to respect human rights, those of women above all")) == ["women"]


@pytest.mark.parametrize(
    ("text", "pact"),
    [
        ("violated the Doha agreement", "doha-2020"),
        ("under the 2020 U.S.-Taliban agreement", "doha-2020"),
        ("left the Black Sea grain deal", "black-sea-grain-2022"),
        ("left the club", None),
    ],
)
def test_a_named_pact_is_known(text: str, pact: str | None) -> None:
    found = MATTERS.pact(text)
    assert (found.id if found else None) == pact


@pytest.mark.parametrize(
    ("table", "changed", "problem"),
    [
        ("matter", {"under": "weather"}, "which is no matter"),
        ("matter", {"yes": []}, "at least one yes"),
        ("matter", {"colour": "red"}, "unknown key 'colour'"),
        ("pact", {"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_a_wrong_entry_is_refused(table: str, changed: dict[str, Any], problem: str) -> None:
    data = read_toml("matters.toml")
    data[table][0] |= changed
    with pytest.raises(LexiconError, match=problem):
        read_matters(data)
