"""Words that name an act and tell none: laws, guesses and praise, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Extracted = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Omani law forbids foreigners to hold rallies.", id="what a law says"),
        pytest.param("Under the constitution, the Senate impeaches the president.", id="under a law"),
        pytest.param(
            "The only conclusion I can draw is that the Polish ministers want him to resign.", id="a guess"
        ),
        pytest.param("Ghana is the best partner to help Togo.", id="praise"),
        pytest.param(
            "The princess lost it upon her marriage to a French minister whom she met in Rome.", id="a spouse"
        ),
        pytest.param("The Kenyan premier said the courts should decide the matter.", id="an opinion"),
    ],
)
def test_a_rule_a_guess_and_praise_are_no_events(extracted: Extracted, text: str) -> None:
    assert not extracted(text).events


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Oman forbade foreigners to hold rallies.", id="somebody forbids"),
        pytest.param("A new Omani law forbids foreigners to hold rallies.", id="a new law"),
        pytest.param("The Polish ministers want the envoy to resign.", id="no guess"),
    ],
)
def test_what_somebody_does_stays(extracted: Extracted, text: str) -> None:
    assert extracted(text).events


def test_a_name_behind_what_its_bearer_is_acts(extracted: Extracted) -> None:
    coded = extracted("A native of Springfield, Illinois, Miller is accused of killing two guards.")
    words = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}
    assert [words[i] for event in coded.events for i in event.actors] == ["Miller"]


def test_a_year_in_the_name_of_a_law_is_no_date(extracted: Extracted) -> None:
    text = "On Monday the Chilean union filed a lawsuit against the state of Utah over its 2018 Ballot Act."
    assert [event.when.rule for event in extracted(text).events if event.when] == []


def test_who_was_appointed_resigns(extracted: Extracted) -> None:
    coded = extracted(
        "Theresa Moore chose Paul Miller as envoy, which he was until May, resigning in anger over a pact."
    )
    words = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}
    left = [words[i] for event in coded.events if event.type == "RETREAT" for i in event.actors]
    assert left == ["Paul Miller"]
