"""An event told again by a definite noun is counted once."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Iran met Iraq in Oslo. The meeting between Iran and Iraq lasted an hour.", ["CONSULT"]),
        ("Iran met Iraq in Oslo. A meeting between Iran and Iraq in May had failed.", ["CONSULT", "CONSULT"]),
        ("Iran met Iraq in Oslo. The meeting between Iran and Egypt lasted an hour.", ["CONSULT", "CONSULT"]),
    ],
)
def test_a_definite_noun_is_no_second_event(
    text: str, types: list[str], coded: Callable[[str], CodedDocument]
) -> None:
    assert [event.type for event in coded(text).events] == types
