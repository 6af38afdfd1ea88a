"""Days in words, as short as they can be said exactly."""

from calendar import monthrange

from dragoman.model.text import DateRange


def days_in_words(days: DateRange) -> str:
    """A day, a month, a year or a stretch in words.

    >>> from datetime import date
    >>> days_in_words(DateRange(date(2022, 12, 7), date(2022, 12, 7)))
    '7 December 2022'
    >>> days_in_words(DateRange(date(2022, 2, 1), date(2022, 2, 28)))
    'February 2022'
    >>> days_in_words(DateRange(date(2022, 12, 7), date(2022, 12, 9)))
    '7–9 December 2022'
    >>> days_in_words(DateRange(date(2022, 11, 30), date(2022, 12, 1)))
    '30 November – 1 December 2022'
    >>> days_in_words(DateRange(date(2019, 1, 1), date(2020, 12, 31)))
    '2019–2020'
    """
    first, last = days.first, days.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if (first.year, first.month) == (last.year, last.month):
        month = f"{first:%B} {first.year}"
        return month if whole else f"{first.day}–{last.day} {month}"
    if whole:
        start = f"{first:%B}" if first.year == last.year else f"{first:%B} {first.year}"
        return f"{start} – {last:%B} {last.year}"
    start = f"{first.day} {first:%B}" if first.year == last.year else f"{first.day} {first:%B} {first.year}"
    return f"{start} – {last.day} {last:%B} {last.year}"
