"""Logical subjects and objects, one construction a line."""

import pytest

from dragoman.extract import grammar
from tests.parse import sentence

ACTIVE = "Rebels|nsubj|1|NNS shelled|ROOT|1|VBD Gao|dobj|1"
PASSIVE = "Gao|nsubjpass|2 was|auxpass|2|VBD shelled|ROOT|2|VBN by|agent|2|IN rebels|pobj|3|NNS"
RELATIVE = "Rebels|ROOT|0|NNS who|nsubj|2|WP shelled|relcl|0|VBD Gao|dobj|2"
RELATIVE_OBJECT = "deal|ROOT|0|NN Mali|nsubj|2 signed|relcl|0|VBD"
RELATIVE_TIME = "year|ROOT|0|NN when|advmod|3|WRB Malians|nsubj|3|NNS rallied|relcl|0|VBD"
CONTROL = "Mali|nsubj|1 agreed|ROOT|1|VBD to|aux|3|TO free|xcomp|1|VB rebels|dobj|3|NNS"
OBJECT_CONTROL = "Mali|nsubj|1 urged|ROOT|1|VBD Niger|dobj|1 to|aux|4|TO leave|xcomp|1|VB"
COORDINATED = "Mali|nsubj|1 met|ROOT|1|VBD Niger|dobj|1 and|cc|1|CC left|conj|1|VBD"
PARTICIPLE = "Envoys|ROOT|0|NNS meeting|acl|0|VBG Niger|dobj|1"
PARTICIPLE_PASSIVE = "Towns|ROOT|0|NNS shelled|acl|0|VBN by|agent|1|IN Mali|pobj|2"
GERUND = "Mali|nsubj|1 accused|ROOT|1|VBD Niger|dobj|1 of|prep|1|IN hiding|pcomp|3|VBG rebels|dobj|4|NNS"
GERUND_BY = "Mali|nsubj|1 replied|ROOT|1|VBD by|prep|1|IN arresting|pcomp|2|VBG rebels|dobj|3|NNS"
STRAY = "Mali|nsubj|1 left|ROOT|1|VBD on|prep|1|IN Monday|pobj|2 and|cc|3|CC Niger|conj|3 stayed|conj|1|VBD"


@pytest.mark.parametrize(
    ("marked", "verb", "subjects", "objects"),
    [
        pytest.param(ACTIVE, 1, [0], [2], id="active"),
        pytest.param(PASSIVE, 2, [4], [0], id="passive"),
        pytest.param(RELATIVE, 2, [0], [3], id="relative pronoun stands for its noun"),
        pytest.param(RELATIVE_OBJECT, 2, [1], [0], id="relative clause without its object"),
        pytest.param(RELATIVE_TIME, 3, [2], [], id="a time is no object of what happened then"),
        pytest.param(CONTROL, 3, [0], [4], id="who agrees to free, frees"),
        pytest.param(OBJECT_CONTROL, 4, [2], [], id="who is urged to leave, leaves"),
        pytest.param(COORDINATED, 4, [0], [], id="coordinated verbs share a subject"),
        pytest.param(PARTICIPLE, 1, [0], [2], id="participle behind a noun"),
        pytest.param(PARTICIPLE_PASSIVE, 1, [3], [0], id="passive participle behind a noun"),
        pytest.param(GERUND, 4, [2], [5], id="accused of hiding: the accused hides"),
        pytest.param(GERUND_BY, 3, [0], [4], id="by arresting: the subject arrests"),
        pytest.param(STRAY, 6, [5], [], id="a subject joined to the date before it"),
    ],
)
def test_logical_subject_and_object(marked: str, verb: int, subjects: list[int], objects: list[int]) -> None:
    parsed = sentence(marked)
    assert grammar.subjects(parsed, verb) == subjects
    assert grammar.objects(parsed, verb) == objects


def test_a_chain_of_prepositions_counts_under_its_last_word() -> None:
    parsed = sentence("came|ROOT|0|VBD out|prep|0|IN of|prep|1|IN Mali|pobj|2")
    assert grammar.prepositions(parsed, 0) == [("of", 3)]


def test_a_dative_counts_as_to() -> None:
    parsed = sentence("gave|ROOT|0|VBD Kyiv|dative|0 arms|dobj|0|NNS")
    assert grammar.prepositions(parsed, 0) == [("to", 1)]


def test_what_stands_behind_back_concerns_the_verb() -> None:
    parsed = sentence("gave|ROOT|0|VBD it|dobj|0|PRP back|advmod|0|RB to|prep|2|IN Mali|pobj|3")
    assert grammar.prepositions(parsed, 0) == [("to", 4)]


def test_words_quoted_before_the_verb_are_no_clause_of_it() -> None:
    before = sentence("We|nsubj|1|PRP won|ccomp|3|VBD he|nsubj|3|PRP said|ROOT|3|VBD")
    behind = sentence("He|nsubj|1|PRP said|ROOT|1|VBD we|nsubj|3|PRP won|ccomp|1|VBD")
    assert grammar.clauses(before, 3) == []
    assert grammar.clauses(behind, 1) == [3]


def test_the_light_verb_of_an_event_noun_is_found_through_coordination() -> None:
    parsed = sentence("Mali|nsubj|1 launched|ROOT|1|VBD raids|dobj|1|NNS and|cc|2|CC attacks|conj|2|NNS")
    assert grammar.governing_verb(parsed, 4) == 1
