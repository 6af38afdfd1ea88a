"""Reckoning with days."""

from datetime import date

import pytest

from dragoman.annotate.calendar import add_months, days_of, easter, holiday, pascha, third
from dragoman.lexicon.dates import load_dates
from dragoman.model.text import DateRange


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-12-07", (2022, 12, 7), (2022, 12, 7)),
        ("2022-12-07T10:30", (2022, 12, 7), (2022, 12, 7)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2022", (2022, 1, 1), (2022, 12, 31)),
        ("2022-W50", (2022, 12, 12), (2022, 12, 18)),
        ("2022-W50-WE", (2022, 12, 17), (2022, 12, 18)),
        ("2022-Q3", (2022, 7, 1), (2022, 9, 30)),
        ("2022-H1", (2022, 1, 1), (2022, 6, 30)),
        ("2022-WI", (2022, 12, 1), (2023, 2, 28)),
        ("199", (1990, 1, 1), (1999, 12, 31)),
        ("19", (1900, 1, 1), (1999, 12, 31)),
        ("2019/2020", (2019, 1, 1), (2020, 12, 31)),
    ],
)
def test_days_of_a_value(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(value) == DateRange(date(*first), date(*last))


@pytest.mark.parametrize("value", ["PAST_REF", "P2Y", "XXXX-08-30", "2022-13", "2022-02-30", "2022-W60", ""])
def test_what_is_not_on_the_calendar(value: str) -> None:
    assert days_of(value) is None


def test_months_on_end_in_shorter_months() -> None:
    assert add_months(date(2021, 1, 31), 1) == date(2021, 2, 28)
    assert add_months(date(2021, 1, 31), -2) == date(2020, 11, 30)


def test_thirds_follow_months_and_tens_of_days() -> None:
    assert third(DateRange(date(2021, 1, 1), date(2021, 12, 31)), 1).first == date(2021, 5, 1)
    assert third(DateRange(date(2021, 2, 1), date(2021, 2, 28)), 2) == DateRange(
        date(2021, 2, 21), date(2021, 2, 28)
    )


def test_feasts_fall_where_they_should() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert pascha(2024) == date(2024, 5, 5)
    feasts = load_dates().holidays
    memorial = holiday(feasts["memorial day"], 2022)
    assert memorial is not None
    assert memorial.first == date(2022, 5, 30)
    fast_breaking = holiday(feasts["eid al-fitr"], 2023)
    assert fast_breaking is not None
    assert fast_breaking.covers(DateRange(date(2023, 4, 21), date(2023, 4, 21)))
