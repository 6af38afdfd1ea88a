"""Whose words are refused where a refusal only points back at them."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        pytest.param(
            "The Kenyan premier argued that taxes were too low. Uganda rejected this argument.",
            ["The Kenyan premier"],
            id="this argument",
        ),
        pytest.param(
            "The Kenyan premier argued that taxes were too low. Uganda rejected an argument.",
            [],
            id="any argument",
        ),
        pytest.param(
            "The Kenyan premier argued that taxes were too low. It rained. Uganda rejected this argument.",
            [],
            id="not in the sentence before",
        ),
    ],
)
def test_whose_words_are_refused(
    text: str, recipients: list[str], extracted: Callable[[str], CodedDocument]
) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    (event,) = [event for event in coded.events if event.type == "REJECT"]
    assert [words[i] for i in event.recipients] == recipients
