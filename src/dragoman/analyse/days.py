"""Days in words, as short as they can be said exactly."""

from calendar import monthrange

from dragoman.model.text import DateRange, When


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


def when_in_words(when: When) -> str:
    """The days with what the words leave open.

    >>> from datetime import date
    >>> days = DateRange(date(2022, 12, 14), date(2023, 1, 5))
    >>> when_in_words(When(days=days, rule="when/below", qualifier="by"))
    'by 5 January 2023'
    >>> when_in_words(When(days=DateRange(days.first, days.first), rule="when/below", qualifier="about"))
    'about 14 December 2022'
    """
    side, _, about = when.qualifier.partition(" ")
    days = when.days
    if side in ("since", "after"):
        days = DateRange(days.first, days.first)
    elif side in ("by", "until", "before"):
        days = DateRange(days.last, days.last)
    return " ".join(filter(None, (side, about, days_in_words(days))))
