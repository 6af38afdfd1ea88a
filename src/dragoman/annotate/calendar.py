"""Reckoning with days: months, weeks, thirds of periods, feasts, and what days a TIMEX3 value means."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.lexicon.dates import Holiday
from dragoman.model.text import DateRange

DAY = timedelta(days=1)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<end>-WE)?|"
    r"Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?$|(?P<short>\d{2,3})$"
)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> DateRange:
    """All days of a month."""
    return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> DateRange:
    """All days of a year."""
    return DateRange(date(year, 1, 1), date(year, 12, 31))


def add_months(day: date, months: int) -> date:
    """The same day some months on or back; the month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def days_of(value: str) -> DateRange | None:
    """The days a TIMEX3 value means; None if it cannot be put on the calendar.

    >>> str(days_of("2022-W50").first)
    '2022-12-12'
    """
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return DateRange(first.first, last.last) if first and last and first.first <= last.last else None
    match = _VALUE.match(value)
    if not match:
        return None
    try:
        return _range(match)
    except ValueError:
        return None


def _range(match: re.Match[str]) -> DateRange:
    """The days of a matched value; a ValueError for days that do not exist."""
    part = match.groupdict()
    if part["short"]:
        width = 10 ** (4 - len(part["short"]))
        first = int(part["short"]) * width
        return DateRange(date(first, 1, 1), date(first + width - 1, 12, 31))
    year = int(part["year"])
    if part["day"]:
        day = date(year, int(part["month"]), int(part["day"]))
        return DateRange(day, day)
    if part["month"]:
        return month_of(year, int(part["month"]))
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        return DateRange(monday + 5 * DAY if part["end"] else monday, monday + 6 * DAY)
    if part["quarter"]:
        return _months(year, int(part["quarter"]) * 3 - 2, int(part["quarter"]) * 3)
    if part["half"]:
        return _months(year, int(part["half"]) * 6 - 5, int(part["half"]) * 6)
    if part["season"]:
        return _months(year, *_SEASONS[part["season"]])
    return year_of(year)


def _months(year: int, first: int, last: int) -> DateRange:
    """From the first of a month to the end of another, of the next year if that month comes earlier."""
    return DateRange(date(year, first, 1), month_of(year + (last < first), last).last)


def third(days: DateRange, which: int) -> DateRange:
    """The early (0), middle (1) or late (2) third of a period."""
    here = days.first
    if days == year_of(here.year):
        return _months(here.year, 4 * which + 1, 4 * which + 4)
    if days == month_of(here.year, here.month):
        first = here + timedelta(days=10 * which)
        return DateRange(first, days.last if which == 2 else first + timedelta(days=9))
    width = days.days
    first = here + timedelta(days=width * which // 3)
    return DateRange(first, here + timedelta(days=max(width * (which + 1) // 3 - 1, width * which // 3)))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian reckoning)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def pascha(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (years 1900 to 2099)."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar."""
    count = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(count + 227014)


def holiday(feast: Holiday, year: int) -> DateRange | None:
    """When a feast is kept in a year; a day or two uncertain if the moon decides."""
    numbers = feast.numbers
    if feast.kind == "day":
        day = date(year, numbers[0], numbers[1])
    elif feast.kind == "nth":
        day = _nth(year, numbers[0], numbers[1], numbers[2])
    elif feast.kind == "hijri":
        hijri_year = round((year - 622) * 33 / 32)
        found = [d for h in (-1, 0, 1, 2) if (d := _hijri(hijri_year + h, *numbers)).year == year]
        return DateRange(found[0] - DAY, found[0] + feast.length * DAY) if found else None
    else:
        day = (easter if feast.kind == "easter" else pascha)(year) + timedelta(days=numbers[0])
    return DateRange(day, day + (feast.length - 1) * DAY)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    """The n-th such weekday of a month; -1 for the last."""
    if which < 0:
        last = month_of(year, month).last
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
