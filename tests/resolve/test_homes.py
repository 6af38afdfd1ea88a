"""Whose protesters, police and rebels are meant where neither an adjective nor an owner tells."""

from collections import Counter
from collections.abc import Callable

import pytest

from dragoman.lexicon.homes import load_homes
from dragoman.lexicon.load import read_toml
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast

Coded = Callable[[str], CodedDocument]
_EXAMPLES = [
    pytest.param(e.text, e.words, [e.country] if e.country else [], id=f"{e.words} in: {e.text[:30]}")
    for e in load_homes().examples
]


def countries(coded: Coded, text: str, words: str) -> list[str]:
    """The countries of the last mention with these words."""
    result = coded(text)
    mention = [m for m in result.mentions if m.span.of(text) == words][-1]
    return sorted({e.country for e in Cast(result).entities([mention.id], None) if e.country})


@pytest.mark.parametrize(("text", "words", "wanted"), _EXAMPLES)
def test_examples_of_the_word_list(text: str, words: str, wanted: list[str], coded: Coded) -> None:
    assert countries(coded, text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        pytest.param(
            "The Sudanese army opened fire on demonstrators.", "demonstrators", ["SDN"], id="an army's"
        ),
        pytest.param(
            "President Ruto met opposition leaders.", "opposition leaders", ["KEN"], id="a president's"
        ),
        pytest.param(
            "Coup leaders in Niger detained the president.", "the president", ["NER"], id="of known home"
        ),
        pytest.param("Syrian troops shelled rebels.", "rebels", ["SYR"], id="rebels at home"),
        pytest.param("A court in Minsk sentenced a journalist.", "a journalist", ["BLR"], id="one of them"),
        pytest.param(
            "Separatists in southern Thailand killed two teachers.",
            "Separatists",
            ["THA"],
            id="a capital first",
        ),
        pytest.param(
            "The donors will help people in Chad and Mali.",
            "people",
            ["MLI", "TCD"],
            id="of both",
        ),
        pytest.param(
            "Chinese police arrested activists from Taiwan.",
            "activists",
            ["TWN"],
            id="where they are from",
        ),
        pytest.param("UN peacekeepers in Mali killed a man.", "UN peacekeepers", ["UNO"], id="peacekeepers"),
        pytest.param("French troops in Mali killed militants.", "militants", [], id="two countries"),
        pytest.param("Police in Madrid arrested a man wanted by Morocco.", "a man", [], id="anybody"),
        pytest.param(
            "Russia banned journalists from entering the country.", "journalists", [], id="a state bans"
        ),
        pytest.param("Rebels backed by Rwanda seized the airport.", "Rebels", [], id="backed from abroad"),
        pytest.param(
            "The government accused France of meddling.", "The government", [], id="of whom it speaks"
        ),
        pytest.param("The Prague City Council banned a rally.", "Prague City Council", ["CZE"], id="a seat"),
        pytest.param("The Central Court freed him.", "Central Court", [], id="no seat"),
        pytest.param(
            "Fighters loyal to the Libyan commander shelled a village.",
            "Fighters",
            ["LBY"],
            id="whom they follow",
        ),
        pytest.param(
            "Iceland's president refused a request from the prime minister.",
            "the prime minister",
            ["ISL"],
            id="powers",
        ),
        pytest.param(
            "Gunmen killed nine soldiers in Mali near the border with Mauritania.",
            "Gunmen",
            ["MLI"],
            id="a border",
        ),
        pytest.param(
            "Protesters in Rome demanded an end to the war in Yemen.", "Protesters", ["ITA"], id="a war"
        ),
        pytest.param("Activists demanded an end to the war in Yemen.", "Activists", [], id="a war far off"),
        pytest.param("Police clashed with protesters.", "protesters", [], id="nothing told"),
    ],
)
def test_a_group_has_the_country_that_is_told(text: str, words: str, wanted: list[str], coded: Coded) -> None:
    assert countries(coded, text, words) == wanted


def test_people_of_one_noun_go_together(coded: Coded) -> None:
    result = coded("Kenyan police fired tear gas at protesters. The protesters threw stones at cars.")
    assert sum(link.actor == "ken~protesters" for link in result.links) == len(
        ["protesters", "The protesters"]
    )


def test_the_link_tells_what_decided(coded: Coded) -> None:
    text = "Students marched on parliament in Jakarta."
    result = coded(text)
    [link] = [link for link in result.links if link.actor == "idn~students"]
    assert link.rule == "home/place"
    assert link.evidence is not None
    assert link.evidence.of(text) == "Jakarta"


def test_a_noun_is_of_one_kind() -> None:
    nouns = Counter(noun for kind in read_toml("homes.toml")["kind"] for noun in kind["nouns"])
    assert [noun for noun, times in nouns.items() if times > 1] == []
