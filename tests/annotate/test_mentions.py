"""Which words stand for somebody, where their heads are, and which do not."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Coded = Callable[[str], CodedDocument]


def found(coded: Coded, text: str, *kinds: str) -> list[str]:
    """The words of the mentions of some kinds."""
    result = coded(text)
    return [m.span.of(text) for m in result.mentions if m.kind in (kinds or ("name", "nominal"))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Hungarian foreign minister Bela Kovacs met Norway's envoy.",
            ["Bela Kovacs", "Norway", "Norway's envoy"],
        ),
        (
            "The Norwegian government thanked the people of Kenya.",
            ["The Norwegian government", "the people of Kenya"],
        ),
        ("Kenyan officials and Norwegian diplomats met.", ["Kenyan officials", "Norwegian diplomats"]),
        ("No Kenyan diplomat came to the talks.", ["No Kenyan diplomat"]),
        ("Both countries signed the agreement.", ["Both countries"]),
        ("The two sides agreed to meet again.", ["The two sides"]),
        ("Anti-Taliban fighters attacked the town.", ["Anti-Taliban fighters"]),
        ("The spokesman for the ministry resigned.", ["The spokesman for the ministry"]),
    ],
)
def test_names_and_noun_phrases(coded: Coded, text: str, words: list[str]) -> None:
    got = found(coded, text)
    assert [word for word in words if word not in got] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Villagers feared Taliban-led rule.", "Taliban"),
        ("A pro-Russian website spread the rumour.", "Russian"),
        ("Anti-Taliban leaders left the town.", "Taliban"),
        ("They live in Taliban-controlled valleys.", "Taliban"),
    ],
)
def test_compounds_with_a_name_are_not_that_actor(coded: Coded, text: str, word: str) -> None:
    assert word not in found(coded, text, "name", "adjective")


def test_a_hyphen_joins_two_parties(coded: Coded) -> None:
    assert found(coded, "The U.S.-Taliban agreement was signed in Doha.", "adjective") == ["U.S.", "Taliban"]


def test_adjectives_before_other_nouns(coded: Coded) -> None:
    assert found(coded, "Ships left the Ukrainian ports.", "adjective") == ["Ukrainian"]


def test_the_head_is_the_one_the_verb_sees(coded: Coded) -> None:
    text = "Hungarian foreign minister Bela Kovacs arrived in Nairobi on Monday."
    result = coded(text)
    mention = next(m for m in result.mentions if m.span.of(text) == "Bela Kovacs")
    assert mention.phrase.of(text) == "Hungarian foreign minister Bela Kovacs"
    assert mention.kind == "name"


def test_a_title_is_no_mention_of_its_own(coded: Coded) -> None:
    got = found(coded, "Secretary of State Mike Pompeo thanked President Uhuru Kenyatta.")
    assert got == ["Mike Pompeo", "Uhuru Kenyatta"]


def test_pronouns_but_no_relatives(coded: Coded) -> None:
    assert found(coded, "The man who came said he was tired of their lies.", "pronoun") == ["he", "their"]


def test_mentions_are_sorted_and_inside_the_text(coded: Coded) -> None:
    text = "Kenyan and Norwegian officials met. They said the talks between them went well."
    spans = [m.span for m in coded(text).mentions]
    assert spans == sorted(spans)
    assert all(m.phrase.covers(m.span) for m in coded(text).mentions)


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("The Kansas Highway Patrol closed the road.", "Kansas", "Kansas Highway Patrol"),
        ("She teaches at the University of Kansas.", "Kansas", "University of Kansas"),
        (
            "The Kansas Department of Transportation closed the road.",
            "Kansas",
            "Kansas Department of Transportation",
        ),
        ("The Royal Kenyan Academy elected her.", "Kenyan", "Royal Kenyan Academy"),
    ],
)
def test_parts_of_a_longer_name_are_no_mentions(coded: Coded, text: str, word: str, whole: str) -> None:
    names = found(coded, text, "name", "adjective")
    assert whole in names
    assert word not in names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ships left the Gulf of Oman.", "Oman"),
        ("Hurricane Roberta reached the coast and destroyed houses.", "Roberta"),
        ("He lives on Kenya Street.", "Kenya"),
    ],
)
def test_things_and_places_called_after_somebody(coded: Coded, text: str, word: str) -> None:
    assert word not in found(coded, text, "name", "adjective")


@pytest.mark.parametrize(
    ("text", "word", "found_there"),
    [
        ("The Harlow Women's Club thanked the mayor.", "Harlow Women's Club", True),
        ("Air Zimbabwe lost money.", "Zimbabwe", False),
        ("Kansas State beat its rivals on Monday.", "Kansas", False),
        ("Norway bought shares in Brandt Securities.", "Brandt Securities", True),
        ("He spoke after the Easter Vigil Mass in Oslo.", "Vigil Mass", False),
    ],
)
def test_where_names_of_bodies_end(coded: Coded, text: str, word: str, *, found_there: bool) -> None:
    assert (word in found(coded, text, "name", "adjective")) is found_there


def test_a_name_with_his_or_her_is_a_persons(coded: Coded) -> None:
    result = coded("Zorvan is worried about his three sons. Zorvan told reporters that nobody helped.")
    labels = {m.label for m in result.mentions if m.span.of(result.document.text) == "Zorvan"}
    assert labels == {"PERSON"}
