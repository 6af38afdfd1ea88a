"""Whom what is agreed, asked or refused concerns, and who in it is no party, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Extracted = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        pytest.param(
            "Some farmers demanded Kenyan support for their plan to topple the Somali government.",
            "REQUEST",
            ["Kenyan"],
            id="whose help is demanded, not against whom",
        ),
        pytest.param(
            "Chad confirmed its commitment to holding talks with Kenya through its envoy in Oslo.",
            "AGREE",
            ["Kenya"],
            id="own people are only the way",
        ),
        pytest.param(
            "Chad confirmed the African Union's commitment to holding Sudan accountable.",
            "AGREE",
            ["Sudan"],
            id="whose stance it is",
        ),
        pytest.param(
            "Chad pledged to appoint a woman as head of the army.", "AGREE", [], id="who is to be picked"
        ),
        pytest.param("Amos Otieno expressed intent to become a general.", "AGREE", [], id="what one becomes"),
        pytest.param(
            "Two Kenyan senators have called for support for the Somali rebels.",
            "REQUEST",
            [],
            id="for whom help is asked",
        ),
        pytest.param(
            "Chad has called for the formation of an inclusive government in Sudan.",
            "REQUEST",
            [],
            id="what is to be formed",
        ),
        pytest.param(
            "Chad called for the election of a broad assembly, including seats for Somali nomads.",
            "REQUEST",
            [],
            id="who is to have a part in it",
        ),
        pytest.param(
            "Most envoys agreed to the need of a regional body to regulate fishing.",
            "AGREE",
            [],
            id="what is to be founded",
        ),
    ],
)
def test_whom_it_concerns(extracted: Extracted, text: str, kind: str, recipients: list[str]) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    named = [[words[i] for i in event.recipients] for event in coded.events if event.type == kind]
    assert named in ([recipients], []) if not recipients else named == [recipients]
