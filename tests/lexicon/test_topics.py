"""Every `yes` and `no` sentence of the topics is a test; wrong entries are refused by name."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.annotate import Parser
from dragoman.errors import LexiconError
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.topics import load_topics, read_topics
from dragoman.model.text import Span

_TOPICS = load_topics(load_ontology())
_CASES = [
    pytest.param(topic.name, sentence, wanted, id=f"{topic.name} {'yes' if wanted else 'no'}{number}")
    for topic in _TOPICS.topics
    for wanted, sentences in ((True, topic.yes), (False, topic.no))
    for number, sentence in enumerate(sentences, 1)
]


def _entry(name: str, **changed: Any) -> dict[str, Any]:
    return {"name": name, "words": ["tariff"], "yes": ["Tariffs rose."], "no": ["Prices rose."]} | changed


@pytest.fixture(scope="session")
def lemmas(parser: Parser) -> Callable[[str], list[str]]:
    """The lemmas of a text."""

    def run(text: str) -> list[str]:
        sentences, _ = parser.parse(text, [Span(0, len(text))])
        return [token.lemma for sentence in sentences for token in sentence.tokens]

    return run


@pytest.mark.parametrize(("name", "sentence", "wanted"), _CASES)
def test_topic_is_found_in_its_examples(
    name: str, sentence: str, wanted: bool, lemmas: Callable[[str], list[str]]
) -> None:
    assert (name in _TOPICS.contexts_of(lemmas(sentence))) is wanted


def test_several_words_must_all_stand_there() -> None:
    assert "human_rights" in _TOPICS.contexts_of(["right", "human"])
    assert _TOPICS.contexts_of(["human"]) == ()


def test_contexts_are_sorted_and_once() -> None:
    found = _TOPICS.contexts_of(["tariff", "trade", "court", "cocaine"])
    assert found == tuple(sorted(set(found)))
    assert set(found) == {"economic", "illegal_drugs", "legal"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"context": [_entry("weather")]}, "no context"),
        ({"context": [_entry("economic"), _entry("economic")]}, "twice"),
        ({"context": [_entry("economic")]}, "has no entry"),
        ({"context": [_entry("economic", yes=[])]}, "at least one yes"),
        ({"context": [_entry("economic", words=["Tariff"])]}, "lower case"),
        ({"context": [_entry("economic", colour="red")]}, "unknown key"),
    ],
)
def test_wrong_entries_are_refused(data: dict[str, Any], problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        read_topics(data, load_ontology())
