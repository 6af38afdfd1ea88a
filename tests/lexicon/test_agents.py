"""Agent nouns, titles and organs, found by their head noun."""

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.agents import Agents, load_agents, make_agents


@pytest.fixture(scope="module")
def agents() -> Agents:
    return load_agents()


@pytest.mark.parametrize(
    ("words", "head", "found"),
    [
        ("the special envoy left", 2, (1, 2)),
        ("the minister of foreign affairs left", 1, (1, 4)),
        ("an envoy", 1, (1, 1)),
        ("an onlooking tree", 2, None),
    ],
)
def test_titles_are_found_around_their_head(
    agents: Agents, words: str, head: int, found: tuple[int, int] | None
) -> None:
    match = agents.titles.at(words.split(), head)
    assert (match[:2] if match else None) == found


def test_a_small_word_is_the_common_noun(agents: Agents) -> None:
    assert agents.title_at(["father"], 0, "father", "Father") is not None
    assert agents.title_at(["father"], 0, "father", "father") is None
    assert agents.title_at(["pm"], 0, "pm", "PM") is not None
    assert agents.title_at(["pm"], 0, "pm", "pm") is None


def test_organs_go_by_many_words(agents: Agents) -> None:
    organ = agents.organs.of("Ministry of Foreign Affairs")
    assert organ is not None
    assert organ.id == "foreign-ministry"


def test_the_name_tells_what_it_is(agents: Agents) -> None:
    assert agents.sectors_of_name("Lowland Savings Bank") == ("BUS",)
    assert agents.sectors_of_name("Lowland") == ()


def test_a_wrong_kind_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown kind 'crowd'"):
        make_agents({"agent": [{"nouns": ["fan"], "kind": "crowd"}]}, {}, {})
