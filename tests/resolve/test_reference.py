"""Whose name, office, party or pronoun it is: taken up where the text settles it, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument
from tests.make import named

Coded = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        pytest.param(
            "Harlow Steel Company was sued by the union on Monday. Harlow denied the charge.",
            "Harlow",
            ["Harlow Steel Company"],
            id="a company by its first word",
        ),
        pytest.param(
            "The rebels freed Omar Lindqvist. His sister Rosa Lindqvist wept. Lindqvist met the press.",
            "Lindqvist",
            [],
            id="two bearers of a surname, no headline: open",
        ),
        pytest.param(
            "Police arrested Karim Amman on Friday. Amman accused the police of torture.",
            "Amman",
            ["Karim Amman"],
            id="a surname that is a capital, too",
        ),
        pytest.param(
            "Emily Barlow met Mark Denham in Oslo. She accused Norway of fraud.",
            "She",
            ["Emily Barlow"],
            id="a first name tells a woman",
        ),
        pytest.param(
            "Mark Denham praised spokeswoman Kim Barlow. He accused Norway of fraud.",
            "He",
            ["Mark Denham"],
            id="so does a title",
        ),
        pytest.param(
            "The government lost to a Greek player. He refused to speak.",
            "He",
            [],
            id="named in passing: open",
        ),
        pytest.param(
            'Minister Ada Wells said: "[W]e will close the port of Chad."',
            "W]e",
            ["Ada Wells"],
            id="a changed letter",
        ),
        pytest.param(
            "Soldiers cheered. Kenya had sent the Kenyan parliament a letter.",
            "the Kenyan parliament",
            ["parliament of Kenya"],
            id="an organ with its state",
        ),
        pytest.param(
            "The Kenyan parliament met on Monday. Uganda was angry, Sudan too. Parliament rejected the plan.",
            "Parliament",
            ["parliament of Kenya"],
            id="a bare organ is the one named before",
        ),
        pytest.param(
            "Egypt welcomed the plan. A crowd gathered in Nairobi. Police arrested two people.",
            "Police",
            ["police of Kenya"],
            id="police are those of the place",
        ),
        pytest.param(
            "Albania met Prime Minister Lena Orvik of Norway on Monday. The Prime Minister resigned.",
            "The Prime Minister",
            ["Lena Orvik"],
            id="a title of two words in capitals",
        ),
        pytest.param(
            "The Labour Party lost in Britain. Its leader said the party had accused Iran.",
            "the party",
            ["Labour Party"],
            id="the only party",
        ),
        pytest.param(
            "The lawyers met. Barack Obama accused the Omar Lindqvist campaign of fraud.",
            "the Omar Lindqvist campaign",
            ["Omar Lindqvist campaign"],
            id="a person's campaign is not his country",
        ),
        pytest.param(
            "The Manchester city council condemned Iran.",
            "The Manchester city council",
            ["Manchester city council"],
            id="a town's council",
        ),
        pytest.param(
            "Police arrested the man, later identified as Omar Lindqvist.",
            "the man",
            ["Omar Lindqvist"],
            id="identified as",
        ),
        pytest.param(
            "Kenya paid four million US dollars to Uganda.", "Uganda", ["Uganda"], id="dollars are nobody's"
        ),
        pytest.param(
            "Chad said it was ready to meet the rebels.",
            "it",
            ["Chad"],
            id="only somebody is ready",
        ),
        pytest.param(
            "Chad said it was clear what the rebels wanted.",
            "it",
            [],
            id="what is clear is nobody",
        ),
    ],
)
def test_what_the_text_settles(coded: Coded, text: str, words: str, names: list[str]) -> None:
    assert named(coded, text, words) == names


def test_dollars_name_no_state(coded: Coded) -> None:
    text = "Kenya paid four million US dollars to Uganda."
    assert {m.span.of(text) for m in coded(text).mentions} == {"Kenya", "Uganda"}


def test_an_agency_speaks_for_itself(coded: Coded) -> None:
    text = '"We condemn the attack," said Tedros Adhanom Ghebreyesus, the head of the WHO.'
    assert named(coded, text, "We") == ["WHO"]


_INTERVIEW = (
    "Kenya Herald spoke to mayor Rosa Lindqvist of Oslo.\n\n((KH)) Did you close the port?"
    "\n\n((Rosa Lindqvist)) I accused Chad of fraud.\n\n((KH)) And then?\n\n((Rosa Lindqvist)) We met Uganda."
)


def test_an_interview_tells_who_says_i(coded: Coded) -> None:
    assert named(coded, _INTERVIEW, "I") == ["Rosa Lindqvist"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The Sun was seen from Chad. Tests of Brexit ended.", "Brexit", []),
        ("Harlow said it would sue Chad.", "Harlow", ["Harlow"]),
        ('Senator Omar Lindqvist said: "We condemn Chad."', "We", ["Omar Lindqvist"]),
        ("Texas sued the federal government of the United States.", "Texas", ["Texas"]),
        ("A crowd met Hurricane Rosa in Texas.", "Rosa", []),
        ("A firm in Texas sells Minetown, a game. Minetown told players to wait.", "Minetown", []),
        ("Hurricane Roberta hit on Friday. Roberta destroyed many houses.", "Roberta", []),
        (
            "Police identified him as Sudesh Larkin, 20, on Monday. Larkin said nothing.",
            "Larkin",
            ["Sudesh Larkin"],
        ),
        (
            "Harlow Steel Company sued the union. The union mocked Harlow Steel Company.",
            "Harlow Steel Company",
            ["Harlow Steel Company"],
        ),
    ],
)
def test_who_is_somebody_at_all(coded: Coded, text: str, words: str, names: list[str]) -> None:
    found = named(coded, text, words) if any(m.span.of(text) == words for m in coded(text).mentions) else []
    assert found == names


def test_a_speaker_says_he_of_somebody_else(coded: Coded) -> None:
    text = (
        "SECRETARY WELLS: President Amos Otieno met us. He praised Chad.\n\n"
        "QUESTION: And then?\n\nSECRETARY WELLS: Nothing.\n"
    )
    assert named(coded, text, "He") == ["Amos Otieno"]
