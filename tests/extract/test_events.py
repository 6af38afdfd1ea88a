"""What becomes an event and who takes part, on sentences of our own with the real parser and rules."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event

Extracted = Callable[[str], CodedDocument]


def told(coded: CodedDocument) -> list[tuple[str, str, str, str]]:
    """(type, actors, recipients, status) of each event, in words."""
    words = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}

    def names(ids: tuple[str, ...]) -> str:
        return " + ".join(words[i] for i in ids)

    return [(e.type, names(e.actors), names(e.recipients), e.status) for e in coded.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jordan expelled the Iranian ambassador.",
            [("SANCTION", "Jordan", "the Iranian ambassador", "actual")],
            id="actor and recipient",
        ),
        pytest.param(
            "The Iranian ambassador was expelled by Jordan.",
            [("SANCTION", "Jordan", "The Iranian ambassador", "actual")],
            id="the same in the passive",
        ),
        pytest.param(
            "Jordan did not expel the Iranian ambassador.",
            [("SANCTION", "Jordan", "the Iranian ambassador", "negated")],
            id="negated",
        ),
        pytest.param(
            "Jordan and Egypt held talks in Amman.",
            [("CONSULT", "Jordan + Egypt", "", "actual")],
            id="mutual: all parties are actors",
        ),
        pytest.param(
            "Jordan agreed to release the Syrian prisoners.",
            [("AGREE", "Jordan", "the Syrian prisoners", "actual")],
            id="what is agreed is no event yet",
        ),
        pytest.param(
            "Jordan will visit Oman.", [("AGREE", "Jordan", "Oman", "future")], id="a visit to come is AGREE"
        ),
        pytest.param("The earthquake killed 40 people in Morocco.", [], id="nobody acted"),
        pytest.param(
            "Jordan condemned the killing of Egyptian pilgrims by Chad.",
            [("ACCUSE", "Jordan", "Chad", "actual")],
            id="who did it is condemned, not who suffered it",
        ),
        pytest.param(
            "Jordan rejected a proposal put forward by Egypt.",
            [("REJECT", "Jordan", "Egypt", "actual")],
            id="who made it, told by a participle",
        ),
        pytest.param(
            "The king of Jordan phoned the Egyptian president to express his condolences.",
            [
                ("CONSULT", "The king of Jordan + the Egyptian president", "", "actual"),
                ("SUPPORT", "The king of Jordan", "the Egyptian president", "actual"),
            ],
            id="who is phoned hears it",
        ),
        pytest.param(
            "The king of Jordan called the Egyptian president on Monday to thank Oman.",
            [("SUPPORT", "The king of Jordan", "Oman", "actual")],
            id="who calls to thank somebody did thank him",
        ),
        pytest.param("Did Iran attack Israel?", [], id="a question tells nothing"),
        pytest.param("The doctors visited the wounded in Chad.", [], id="a participle used as a noun"),
        pytest.param(
            "The envoy of Chad posted a message on Twitter blaming Libya.",
            [("ACCUSE", "The envoy of Chad", "Libya", "actual")],
            id="who writes blames, not where he writes",
        ),
        pytest.param(
            "Chad pressed on to be recognised by Libya.",
            [("SUPPORT", "Libya", "Chad", "hypothetical")],
            id="what is sued for has not happened",
        ),
        pytest.param("Egypt met all the requirements.", [], id="nobody was met"),
        pytest.param(
            "Jordan broke off relations with Iran on Monday and Sudan expelled the Iranian ambassador.",
            [
                ("SANCTION", "Jordan", "Iran", "actual"),
                ("SANCTION", "Sudan", "the Iranian ambassador", "actual"),
            ],
            id="a subject the parser lost",
        ),
        pytest.param(
            "After talks with the Czech president, the Slovak premier said that the tap was open.",
            [("CONSULT", "the Czech president + the Slovak premier", "", "actual")],
            id="who speaks on the occasion was there",
        ),
        pytest.param(
            "The Slovak premier will sign the treaty during a visit to Prague.",
            [
                ("AGREE", "The Slovak premier", "", "future"),
                ("AGREE", "The Slovak premier", "Prague", "future"),
            ],
            id="the occasion of what is to come is to come",
        ),
        pytest.param(
            "Oman announced the release of two Yemeni sailors, the agency reported.",
            [("RETREAT", "Oman", "two Yemeni sailors", "actual")],
            id="who tells of it says nothing about it",
        ),
    ],
)
def test_events_of_a_sentence(
    text: str, expected: list[tuple[str, str, str, str]], extracted: Extracted
) -> None:
    assert told(extracted(text)) == expected


def test_an_event_rests_on_its_words_and_rule(extracted: Extracted) -> None:
    text = "Jordan expelled the Iranian ambassador."
    event = extracted(text).events[0]
    assert event.trigger.of(text).startswith("expelled")
    assert event.evidence[0].rule.startswith("SANCTION/")
    assert event.span.of(text) == text


def test_an_event_in_a_statement_is_told_by_it(extracted: Extracted) -> None:
    coded = extracted("Jordan said that Sudan expelled the Iranian ambassador.")
    event = coded.events[0]
    assert event.told_by == coded.statements[0].id


def test_the_cue_of_a_speech_act_makes_its_event(extracted: Extracted) -> None:
    coded = extracted("Jordan condemned Israel over the raid.")
    events: dict[str, Event] = {event.id: event for event in coded.events}
    acts = [events[s.event].type for s in coded.statements if s.event]
    assert acts == ["ACCUSE"]


def test_a_past_event_is_not_dated_after_the_article(coded: Callable[[str], CodedDocument]) -> None:
    told_first = "Oman met Qatar in Muscat. They agreed to meet again on June 9. Oman met Iran too."
    result = coded(f"Monday, May 4, 2020\n\n{told_first}")
    assert all(event.status == "actual" for event in result.events)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("“We will share our grain with Niger,” Chad's president said.", "AGREE"),
        ("“We will crush the rebels,” Chad's president said.", "THREATEN"),
        ("“Niger must share its grain with us,” Chad's president said.", "REQUEST"),
    ],
)
def test_words_said_are_acts(text: str, type_: str, extracted: Extracted) -> None:
    coded = extracted(text)
    assert [event.type for event in coded.events if event.status == "actual"] == [type_]
    assert coded.statements[0].event == coded.events[0].id
