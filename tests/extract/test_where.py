"""Where an event happened."""

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract.where import where_of
from dragoman.lexicon import Lexicon
from tests.make import document


def where(text: str, trigger: str, lexicon: Lexicon, parser: Parser) -> str | None:
    annotated = annotate(document(text), lexicon, parser)
    for s, sentence in enumerate(annotated.sentences):
        for t, token in enumerate(sentence.tokens):
            if token.text == trigger:
                place = where_of(annotated, s, t)
                return place.name if place else None
    pytest.fail(f"no {trigger} in {text}")


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The envoys met in Doha on Monday.", "met", "Doha"),
        ("The envoys held talks in Doha on Monday.", "talks", "Doha"),
        ("In Doha, the envoys held talks.", "talks", "Doha"),
        ("The minister traveled to Tajikistan from Austria.", "traveled", "Tajikistan"),
        ("The minister visited Tehran on Monday.", "visited", "Tehran"),
        ("A drone killed the leader at a house in Kabul.", "killed", "Kabul"),
        ("He flew to Doha, where he met a minister.", "met", "Doha"),
        ("Troops withdrew from Afghanistan in August.", "withdrew", "Afghanistan"),
        ("The rebels met on Monday with Jane Roe, a British envoy, in Qatar.", "met", "Qatar"),
        ("Rebels said they were behind bombings in Istanbul that killed 44 people.", "killed", "Istanbul"),
        ("The ministers met in Astana.", "met", "Astana"),
        ("He traveled to Austria from his base in Tajikistan to attend a meeting.", "attend", "Austria"),
        ("When negotiating the pact, the envoys met rebels in Qatar.", "negotiating", "Qatar"),
    ],
)
def test_an_event_is_where_its_clause_says(
    text: str, trigger: str, place: str, lexicon: Lexicon, parser: Parser
) -> None:
    assert where(text, trigger, lexicon, parser) == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kabul condemned the attack.", "condemned"),
        ("Athens expelled the Libyan ambassador to Greece.", "expelled"),
        ("The envoys signed an agreement for peace in Afghanistan.", "signed"),
        ("They recognised the government in Kabul.", "recognised"),
        ("The minister, who lives in Doha, condemned the attack.", "condemned"),
        ("The leader cannot travel outside Tajikistan.", "travel"),
        ("The envoys met.", "met"),
    ],
)
def test_no_place_is_borrowed(text: str, trigger: str, lexicon: Lexicon, parser: Parser) -> None:
    assert where(text, trigger, lexicon, parser) is None
