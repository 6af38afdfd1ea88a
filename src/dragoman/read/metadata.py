"""Publication dates as metadata gives them: ISO days, months and ranges, and the common formats."""

import re
from calendar import monthrange
from datetime import date

from dragoman.model.text import DateRange, Published

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<number>\d{{1,2}})-{_DAY}(?!\d)",
        rf"\b{_YEAR}/(?P<number>\d{{1,2}})/{_DAY}(?!\d)",
        rf"^{_YEAR}(?P<number>\d{{2}})(?P<day>\d{{2}})(?:T?\d{{4,6}}Z?)?$",
        rf"\b{_DAY}[\s.-]+{_MONTH}[\s,-]+{_YEAR}\b",
        rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}\b",
        rf"^{_YEAR}-(?P<number>\d{{1,2}})$",
        rf"^{_MONTH},?\s+{_YEAR}$",
        rf"^{_YEAR}$",
    )
)
_RANGE = re.compile(r"\s*(?:\.\.|/(?=\s*\d{4}-)|\bto\b|–|—)\s*")
_SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


def published(words: str) -> Published | None:
    """The publication days that metadata states; None if the words are no date.

    Months and years give their whole length; `2022-12-13..2022-12-31` and `2022-12-13/2022-12-31`
    are ranges. `03/04/2022` could be March or April and is read as no date; `23/04/2022` is clear.

    >>> published("2022-12").days
    DateRange(first=datetime.date(2022, 12, 1), last=datetime.date(2022, 12, 31))
    """
    days = _days(words.strip())
    return Published(days=days, basis="metadata", why=(words.strip(),)) if days else None


def _days(words: str) -> DateRange | None:
    """The days of one date or of a range of two."""
    if whole := _one(words):
        return whole
    ends = [_one(part) for part in _RANGE.split(words)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0].first > ends[1].last:
        return None
    return DateRange(ends[0].first, ends[1].last)


def _one(words: str) -> DateRange | None:
    """The days of a single date, month or year; None where two dates stand."""
    if _RANGE.search(words):
        return None
    if slashed := _SLASHED.match(words):
        return _slashed(*map(int, slashed.groups()))
    found = next((match for pattern in _PARTS if (match := pattern.search(words))), None)
    if not found:
        return None
    given = found.groupdict()
    year = int(given["year"])
    if given.get("month"):
        month = _MONTHS.index(given["month"][:3].lower()) + 1
    else:
        month = int(given.get("number") or 0)
    return _range(year, month, int(given.get("day") or 0))


def _slashed(first: int, second: int, year: int) -> DateRange | None:
    """`23/04/2022` or `04/23/2022`; None where day and month cannot be told apart."""
    if first == second or first > 12:
        return _range(year, second, first)
    return _range(year, first, second) if second > 12 else None


def _range(year: int, month: int, day: int) -> DateRange | None:
    """A day, a whole month (`day` 0) or a whole year (`month` 0); None if the calendar has none."""
    try:
        if day:
            return DateRange(date(year, month, day), date(year, month, day))
        last = monthrange(year, month or 12)[1]
        return DateRange(date(year, month or 1, 1), date(year, month or 12, last))
    except ValueError:
        return None
