"""Deadlines: the days by which a commitment is to be done."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.model.coded import CodedDocument

Extract = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "first", "last", "rule"),
    [
        ("Oslo vowed to withdraw its troops by 11 September 2021.", (2021, 9, 11), (2021, 9, 11), "due/by"),
        ("Oslo promised to hold a vote before May 2023.", (2023, 4, 30), (2023, 4, 30), "due/before"),
        ("Oslo promised to hold a vote in August 2023.", (2023, 8, 1), (2023, 8, 31), "due/on"),
        (
            "On 29 February 2020, Oslo pledged to leave the islands within 14 months.",
            (2021, 4, 29),
            (2021, 4, 29),
            "due/within",
        ),
    ],
)
def test_deadline(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], rule: str, extracted: Extract
) -> None:
    due = extracted(text).commitments[0].due
    assert due is not None
    assert (due.days.first, due.days.last, due.rule) == (date(*first), date(*last), rule)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo vowed to withdraw its troops.",
        "Oslo vowed to withdraw its troops within two months.",
        "In May 2022, Oslo vowed to keep the treaty that it signed in June 2001.",
    ],
)
def test_no_deadline_that_can_be_put_on_the_calendar(text: str, extracted: Extract) -> None:
    assert extracted(text).commitments[0].due is None
