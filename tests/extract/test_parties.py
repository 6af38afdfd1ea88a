"""Who takes part: recipients by participles, lists, lawgivers; and who does not, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Extracted = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        pytest.param(
            "Chad launched rockets targeting Libyan troops.",
            "ASSAULT",
            ["Chad"],
            ["Libyan troops"],
            id="whom a participle aims at",
        ),
        pytest.param(
            "Police dispersed the students using tear gas.",
            "ASSAULT",
            ["Police"],
            ["the students"],
            id="object of the main verb",
        ),
        pytest.param(
            "The Lanza Party is banned in Turkey.",
            "COERCE",
            ["Turkey"],
            ["Lanza Party"],
            id="banned in a state",
        ),
        pytest.param(
            "Chad beat the rebels and Sudan would send more men.",
            "ASSAULT",
            ["Chad"],
            ["the rebels"],
            id="the next clause has a subject of its own",
        ),
        pytest.param(
            "The talks were attended by Kenyan president Amos Otieno and minister Jane Wafula, "
            "and Ugandan president Moses Okello.",
            "CONSULT",
            ["Amos Otieno", "Jane Wafula", "Moses Okello"],
            [],
            id="a list behind a title",
        ),
        pytest.param(
            "The minister was interrupted by protesting farmers.",
            "PROTEST",
            ["farmers"],
            [],
            id="a participle tells who they are",
        ),
        pytest.param(
            "The court heard a student whose arm was injured by police.",
            "ASSAULT",
            ["police"],
            ["a student"],
            id="whose arm",
        ),
        pytest.param(
            "Kenya agreed to send more troops to Somalia.",
            "AGREE",
            ["Kenya"],
            ["Somalia"],
            id="what is sent is no party",
        ),
        pytest.param(
            "Chad is in the process of leaving the African Union.",
            "SANCTION",
            ["Chad"],
            ["African Union"],
            id="in the process of",
        ),
        pytest.param(
            "Kenya guarded the captured fighters which Uganda has refused to take.",
            "REJECT",
            ["Uganda"],
            ["the captured fighters"],
            id="a relative clause with a subject of its own",
        ),
        pytest.param(
            "Chad demanded an end of the strike in the interests of the country.",
            "REQUEST",
            ["Chad"],
            [],
            id="in somebody's interest",
        ),
    ],
)
def test_who_takes_part(
    extracted: Extracted, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == kind]
    assert [words[i] for i in event.actors] == actors
    assert [words[i] for i in event.recipients] == recipients


def test_statues_are_not_those_they_show(extracted: Extracted) -> None:
    coded = extracted("The crowd destroyed statues of kings.")
    assert not any(event.recipients for event in coded.events)
