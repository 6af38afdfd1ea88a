"""By when a commitment is to be done: "by 11 September", "within two months", "in March"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.model.annotated import Annotated, DatePhrase
from dragoman.model.text import DateRange, Span, When

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$")
_AHEAD = re.compile(r"(?i)\b(?:within|inside|in|after)(?: the| about| some)?(?: next| coming)?$")
_OPENS = re.compile(r"(?i)(?:within|inside|in)\b")
_BY = re.compile(r"(?i)\b(by|before|until|till|no later than)(?: the)?$")
_HOURS, _WEEK, _MONTHS = 24, 7, 12


def due_of(annotated: Annotated, content: tuple[Span, ...], made: When | None) -> When | None:
    """The deadline in the words of a commitment; None if they tell none that can be put on the calendar.

    Args:
        annotated: The document, its dates read.
        content: What is to be done.
        made: When it was undertaken: a length of time is counted from then, and what ends earlier is no
            deadline. Where that is not told, the article's date stands for it.
    """
    text = annotated.document.text
    published = annotated.document.published.days if annotated.document.published else None
    base = made.days if made else published
    for phrase in annotated.dates:
        around = next((span for span in content if span.covers(phrase.span)), None)
        if around is None:
            continue
        before = text[around.start : phrase.span.start].rstrip()
        by = _BY.search(before)
        if phrase.type == "DURATION":
            ahead = _AHEAD.search(before) or _OPENS.match(phrase.span.of(text))
            days, rule = (_after(base, phrase.value) if ahead else None), "within"
        else:
            rule = by[1].lower().replace(" ", "-") if by else "on"
            days = _named(phrase, rule, base)
        if days is not None:
            return When(days=days, span=phrase.span, rule=f"due/{rule}")
    return None


def _named(phrase: DatePhrase, rule: str, base: DateRange | None) -> DateRange | None:
    """The days of a date that lies ahead; up to the day before it for *before*."""
    days = phrase.days
    if days is None or phrase.type == "SET" or (base is not None and days.last <= base.first):
        return None
    if rule == "before":
        eve = days.first - timedelta(days=1)
        return DateRange(eve, eve)
    return days


def _after(base: DateRange | None, value: str) -> DateRange | None:
    """The days that lie a length of time after others: `P14M` after 29 February 2020 is 29 April 2021."""
    length = _LENGTH.match(value)
    if base is None or length is None or not any(length.groups()):
        return None
    years, months, weeks, days, hours = (int(part or 0) for part in length.groups())
    rest = timedelta(days=_WEEK * weeks + days - (-hours // _HOURS))
    return DateRange(*(_later(day, _MONTHS * years + months) + rest for day in (base.first, base.last)))


def _later(day: date, months: int) -> date:
    """The day so many months later, or the last of its month: 31 January and one month is 28 February."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
