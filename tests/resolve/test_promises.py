"""A promise told of a party by its name counts where its own side makes it."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument

Resolve = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Taliban spokesman Zabihullah Mujahid said the Taliban would allow girls to study.", ["promise"]),
        ("US Secretary of State Antony Blinken said the Taliban would allow girls to study.", []),
    ],
)
def test_promise_of_the_own_side(text: str, kinds: list[str], coded: Resolve) -> None:
    assert [c.kind for c in coded(text).commitments] == kinds
