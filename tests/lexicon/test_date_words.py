"""Words about time as data."""

from datetime import date

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.dates import _holidays, _known, _periods, load_dates


def test_the_words_load() -> None:
    words = load_dates()
    assert words.months["sept"] == 9
    assert words.weekdays["tues"] == 2
    assert words.holidays["nawroz"].numbers == (3, 21)


def test_known_events_have_names_of_their_own_and_end_after_they_begin() -> None:
    known = load_dates().known
    assert len({event.id for event in known}) == len(known)
    assert all(event.last is None or event.last > event.day for event in known)
    assert all(event.words and all(event.words) for event in known)


def test_holidays_of_several_states_go_by_the_state() -> None:
    holidays = load_dates().holidays
    assert holidays["ukraine's independence day"].numbers == (8, 24)
    assert holidays["afghan independence day"].numbers == (8, 19)
    assert "independence day" not in holidays


def test_periods_of_history_end_after_they_begin() -> None:
    periods = load_dates().periods
    assert periods["cold war"].first.year == 1947
    assert all(period.first <= period.last for period in periods.values())


def test_a_wrong_entry_is_named() -> None:
    with pytest.raises(LexiconError, match="Quick War"):
        _periods({"names": ["Quick War"], "first": date(2020, 1, 2), "last": date(2020, 1, 1)})
    with pytest.raises(LexiconError, match="Feast of Fools"):
        _holidays({"names": ["Feast of Fools"]})
    with pytest.raises(LexiconError, match="some-event"):
        _known({"id": "some-event", "words": [["x"]], "day": date(2020, 1, 1), "colour": "red"})
