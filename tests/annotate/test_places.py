"""Places of an article: which, and whether the place itself is meant."""

import pytest

from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.parser import Parser
from dragoman.annotate.places import places
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated, Place
from tests.make import document


def found(text: str, lexicon: Lexicon, parser: Parser) -> dict[str, Place]:
    doc = document(text)
    sentences, names = parser.parse(text, paragraphs(doc))
    read = places(Annotated(document=doc, sentences=sentences, names=names), lexicon)
    assert list(read) == sorted(read, key=lambda place: place.span)
    return {place.span.of(text): place for place in read}


@pytest.mark.parametrize(
    ("text", "words", "literal"),
    [
        ("The envoys met in Kabul.", "Kabul", True),
        ("Kabul said the talks had failed.", "Kabul", False),
        ("The minister flew to Doha.", "Doha", True),
        ("Washington warned Moscow against a new attack.", "Washington", False),
        ("Washington warned Moscow against a new attack.", "Moscow", False),
        ("Talks with Iran collapsed.", "Iran", False),
        ("Troops withdrew from Afghanistan.", "Afghanistan", True),
        ("The envoy left Tehran after the talks.", "Tehran", True),
        ("A blast hit Kabul airport.", "Kabul airport", True),
        ("Afghan officials came to the talks.", "Afghan", False),
        ("Russia’s decision drew anger.", "Russia", False),
        ("They were held in the Afghanistan capital of Kabul.", "Kabul", True),
        ("Ships were stopped in the Strait of Hormuz.", "Strait of Hormuz", True),
        ("Fighting broke out along the Line of Control.", "Line of Control", True),
        ("Sanctions on Russia remain in force.", "Russia", False),
        ("The attack on Kabul killed ten people.", "Kabul", True),
        ("Athens expelled the Libyan ambassador to Greece.", "Greece", False),
        ("The state sent troops to Greece.", "Greece", True),
        ("Rebels shelled Kyiv overnight.", "Kyiv", True),
        ("Moscow-backed rebels took the town.", "Moscow", False),
        ("A Kabul-based group wrote the report.", "Kabul", True),
    ],
)
def test_the_place_is_told_from_its_power(
    text: str, words: str, literal: bool, lexicon: Lexicon, parser: Parser
) -> None:
    read = found(text, lexicon, parser)
    assert words in read
    assert read[words].literal is literal


def test_the_state_behind_a_town_decides(lexicon: Lexicon, parser: Parser) -> None:
    read = found("A man was shot in Paris, Texas, on Monday.", lexicon, parser)
    assert read["Paris"].country == "USA"
    assert found("A man was shot in Paris on Monday.", lexicon, parser)["Paris"].country == "FRA"


def test_the_company_a_town_keeps_decides(lexicon: Lexicon, parser: Parser) -> None:
    text = "Police in Georgia are looking for a man from Atlanta. He was last seen in Savannah, near Macon."
    assert found(text, lexicon, parser)["Georgia"].resolution == "region"
    text = "Police in Georgia are looking for a man from Tbilisi. He was last seen in Batumi."
    assert found(text, lexicon, parser)["Georgia"].resolution == "country"


def test_a_name_means_one_place_in_one_article(lexicon: Lexicon, parser: Parser) -> None:
    text = "The mayor of Alexandria, Egypt, spoke. People in Alexandria listened."
    assert {place.country for name, place in found(text, lexicon, parser).items() if "Alex" in name} == {
        "EGY"
    }


def test_persons_are_no_places(lexicon: Lexicon, parser: Parser) -> None:
    assert "Jordan" not in found("Michael Jordan scored twice.", lexicon, parser)
