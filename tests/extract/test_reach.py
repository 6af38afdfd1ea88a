"""Whom an act reaches beyond the slots of its rule, and whom it does not, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Extracted = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        pytest.param(
            "Kenya gave the African Union permission to use the port.",
            "CONCEDE",
            ["African Union"],
            id="the taker of a leave, parsed as part of its name",
        ),
        pytest.param(
            "The Kenyan government has lifted trade restrictions imposed on Chad in May.",
            "CONCEDE",
            ["Chad"],
            id="imposed on",
        ),
        pytest.param(
            "The governor of Lagos filed a lawsuit challenging Chad's voting laws.",
            "ACCUSE",
            ["Chad"],
            id="whose law a suit challenges",
        ),
        pytest.param(
            "Hungary asked for help, urging Romania to send boats.",
            "REQUEST",
            ["Romania"],
            id="whom a second clause asks",
        ),
        pytest.param(
            "Peru's president called for the nationalisation of the American banks.",
            "REQUEST",
            [],
            id="who is to suffer it is not asked",
        ),
        pytest.param(
            "Norway mediated the Kano Accord between Chad and Sudan.",
            "CONSULT",
            ["Chad", "Sudan"],
            id="a paper is no party",
        ),
        pytest.param(
            "Kenya rejected every offer made by the Taliban to discuss gas.",
            "REJECT",
            ["Taliban"],
            id="made by",
        ),
        pytest.param(
            "The Kenyan government has reversed a decision to exclude Somali refugees from the scheme.",
            "CONCEDE",
            ["Somali refugees"],
            id="the decision about somebody",
        ),
        pytest.param(
            "Oman launched a mediation effort to end the quarrel between Chad and Sudan.",
            "CONSULT",
            ["Chad", "Sudan"],
            id="between whom it mediates",
        ),
        pytest.param(
            "The Syrian government gave approval for the United Nations to deliver grain.",
            "RETREAT",
            ["United Nations"],
            id="for somebody to do it",
        ),
        pytest.param(
            "Chad voiced its solidarity with and support for Sudan against the rebels.",
            "SUPPORT",
            ["Sudan"],
            id="behind the second of two objects",
        ),
        pytest.param(
            "Chad reiterated its support to the ongoing negotiations among Sudanese envoys.",
            "SUPPORT",
            ["Sudanese envoys"],
            id="those who do what is supported",
        ),
        pytest.param(
            "Norway has decided to ease some of its restrictions on humanitarian assistance to Chad.",
            "CONCEDE",
            ["Chad"],
            id="two nouns further down",
        ),
        pytest.param(
            "Amos Otieno criticized the move, arguing Jane Wafula was breaking the law.",
            "ACCUSE",
            ["Jane Wafula"],
            id="of whom the critic speaks",
        ),
        pytest.param(
            "Jane Wafula, the second premier to be arrested, is to face trial in Chad.",
            "ACCUSE",
            ["Jane Wafula"],
            id="an apposition is the same person",
        ),
        pytest.param(
            "Kenyan miners called off a strike just hours after reaching a deal with the Kenyan government.",
            "CONCEDE",
            ["the Kenyan government"],
            id="with whom it was settled",
        ),
        pytest.param(
            "Amos Otieno, in a meeting on Monday in Oslo with Jane Wafula, agreed to a new fund.",
            "AGREE",
            ["Jane Wafula"],
            id="with whom he met when he agreed",
        ),
        pytest.param(
            "Kenyan police have launched an investigation into claims that Ugandan soldiers beat a driver.",
            "ACCUSE",
            ["Ugandan soldiers"],
            id="whose deed is looked into",
        ),
        pytest.param(
            "Chad demanded the release of ten soldiers held by Sudan.",
            "REQUEST",
            ["Sudan"],
            id="who holds those to be freed",
        ),
        pytest.param(
            "Norway returned cultural artifacts, including a drum, to Peru.",
            "RETREAT",
            ["Peru"],
            id="behind an insertion",
        ),
        pytest.param(
            "Kenya threatened sanctions if Sudan's premier visits the island.",
            "THREATEN",
            ["Sudan's premier"],
            id="whose deed a threat is to prevent",
        ),
        pytest.param(
            "The Kenyan premier wrote to the Ethiopian cabinet threatening to end funding.",
            "THREATEN",
            ["the Ethiopian cabinet"],
            id="to whom it was written",
        ),
        pytest.param(
            "Ghana lodged a complaint over the Ivorian patrol's arrest of two smugglers.",
            "ACCUSE",
            ["Ivorian"],
            id="whose deed a complaint is over",
        ),
        pytest.param(
            "A Kenyan court ordered the Iranian tanker's release in August.",
            "RETREAT",
            ["Iranian"],
            id="the owner's owner",
        ),
        pytest.param(
            "Turkey lifted its veto on Finland's membership.",
            "CONCEDE",
            ["Finland"],
            id="whose plan a lifted veto was on",
        ),
        pytest.param(
            "Greek students burned portraits of Norway's prime minister.",
            "PROTEST",
            ["Norway's prime minister"],
            id="whose picture is burned",
        ),
        pytest.param(
            "Chad called up reservists for a war with Angola.",
            "MOBILIZE",
            ["Angola"],
            id="for a war with somebody",
        ),
        pytest.param(
            "Iran's navy boarded a Panamanian-flagged ship in the strait.",
            "COERCE",
            ["Panamanian"],
            id="under whose flag",
        ),
        pytest.param(
            "Egypt closed the Gaza border crossing until further notice.",
            "COERCE",
            ["Gaza"],
            id="whose border",
        ),
        pytest.param(
            "The Syrian army ceased its operations in several areas near Damascus.",
            "RETREAT",
            ["Damascus"],
            id="where arms rest",
        ),
    ],
)
def test_whom_it_reaches(extracted: Extracted, text: str, kind: str, recipients: list[str]) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == kind]
    assert [words[i] for i in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "kind", "nobody"),
    [
        pytest.param(
            "Amos Otieno called for free schools like Denmark.", "REQUEST", "Denmark", id="compared"
        ),
        pytest.param("Chad hailed the study on Twitter.", "SUPPORT", "Twitter", id="where it was said"),
        pytest.param(
            "Chad endorsed an audit of the World Bank.", "SUPPORT", "World Bank", id="an act against"
        ),
        pytest.param(
            "Iraq denied all claims that Jane Wafula was shot.", "REJECT", "Jane Wafula", id="claimed"
        ),
        pytest.param(
            "The FBI opened an investigation, according to Kenya.", "ACCUSE", "Kenya", id="according to"
        ),
        pytest.param(
            "Chad would begin an investigation led by Jane Wafula.", "ACCUSE", "Jane Wafula", id="led by"
        ),
        pytest.param(
            "The FBI launched an investigation in the wake of a Kenyan Airways report.",
            "ACCUSE",
            "Kenya",
            id="in the wake of",
        ),
        pytest.param("Chad voiced concern over restrictions on women.", "ACCUSE", "women", id="who suffers"),
        pytest.param(
            "Chad confirmed its participation, with a delegation led by Jane Wafula.",
            "AGREE",
            "a delegation",
            id="own people",
        ),
        pytest.param("Chad refused to visit a cemetery of Kenyan soldiers.", "REJECT", "Kenyan", id="graves"),
        pytest.param(
            "Japan lifted its objection at a conference in Kenya.",
            "CONCEDE",
            "Kenya",
            id="where it was said",
        ),
        pytest.param(
            "Chad announced a ceasefire in a speech in Nairobi.",
            "CONCEDE",
            "Nairobi",
            id="where it was read out",
        ),
    ],
)
def test_whom_it_does_not_reach(extracted: Extracted, text: str, kind: str, nobody: str) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    named = [words[i] for event in coded.events if event.type == kind for i in event.recipients]
    assert not any(nobody in name for name in named)


def test_a_branch_is_of_the_body_it_belongs_to(extracted: Extracted) -> None:
    text = "The Egyptian branch of the Islamic State attacked Kenyan troops."
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = coded.events
    assert [words[i] for i in event.actors] == ["Islamic State"]


def test_what_is_called_for_is_not_who_calls(extracted: Extracted) -> None:
    text = "Amos Otieno, who is now in Kenya, has called for Sudanese backing in his fight."
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == "REQUEST"]
    assert [words[i] for i in event.actors] == ["Amos Otieno"]
    assert [words[i] for i in event.recipients] == ["Sudanese"]


def test_a_report_that_somebody_did_is_no_passive(extracted: Extracted) -> None:
    text = "Chad is worried by reports that Sudan have banned Kenyan journalists."
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == "COERCE"]
    assert [words[i] for i in event.actors] == ["Sudan"]


@pytest.mark.parametrize("line", ["LIMA (Andina) --", "Lima, 3 June -", "LIMA, Peru –"])
def test_where_it_was_written_is_nobody(extracted: Extracted, line: str) -> None:
    text = f"{line} The Kenyan government condemned Chad on Monday."
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = coded.events
    assert [words[i] for i in event.actors] == ["The Kenyan government"]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        pytest.param(
            "Jane Wafula helped broker a deal establishing diplomatic relations between Kenya and Chad.",
            "SUPPORT",
            ["Kenya", "Chad"],
            [],
            id="who brings ties about has none",
        ),
        pytest.param(
            "Kenya used Chad's territory to attack Sudan.",
            "ASSAULT",
            ["Kenya"],
            ["Sudan"],
            id="who uses a thing acts with it",
        ),
        pytest.param(
            "The envoy was shocked by Amos Otieno's assassination by Somali rebels.",
            "ASSAULT",
            ["Somali rebels"],
            ["Amos Otieno"],
            id="whose murder, and by whom",
        ),
    ],
)
def test_who_acts(
    extracted: Extracted, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == kind]
    assert [words[i] for i in event.actors] == actors
    assert [words[i] for i in event.recipients] == recipients
