"""Rules for a part of a longer time: "the first half of 2021", "the last week of August"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dragoman.annotate.absolute import year_for
from dragoman.annotate.calendar import DAY, add_months, day_or_none, days_of, week_of
from dragoman.annotate.timex import (
    MONTH,
    NUMBER,
    WEEKDAY,
    WORDS,
    YEAR,
    Clock,
    Reading,
    Rule,
    calendar_date,
    count,
    month_number,
    moved,
    number,
    rule,
    weekday_number,
)
from dragoman.model.text import DateRange

_SHIFT = {"last": -1, "this": 0, "next": 1, "the": 0}
_FINAL = frozenset(("last", "final", "closing"))


def _half(match: re.Match[str], clock: Clock) -> Reading | None:
    """A half of a year: "the first half of 2021", "the second half of this year", "H1 2022"."""
    parts = match.groupdict()
    which = 1 if (parts.get("nth") or "").lower() in ("first", "early") or parts.get("digit") == "1" else 2
    if parts.get("year"):
        return calendar_date(f"{parts['year']}-H{which}")
    if clock.anchor is None:
        return None
    return calendar_date(f"{clock.anchor.year + _SHIFT[parts['which'].lower()]}-H{which}")


def _of_month(match: re.Match[str], clock: Clock) -> Reading | None:
    """The first week, last days or second half of a month."""
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else year_for(month, None, clock)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}", None)
    last = monthrange(year, month)[1]
    unit, nth = match["unit"].lower(), match["nth"].lower()
    width = 15 if unit == "half" else 10 if unit == "days" else 7
    order = WORDS.ordinals.get(nth, 1)
    begin = (
        last - width + 1
        if nth in _FINAL
        else 16
        if unit == "half" and order == 2
        else (order - 1) * width + 1
    )
    end = last if unit == "half" and order == 2 else min(begin + width - 1, last)
    days = DateRange(date(year, month, begin), date(year, month, end)) if begin <= last else None
    return Reading("DATE", f"{year}-{month:02}", days)


def _day_of_week(match: re.Match[str], clock: Clock) -> Reading | None:
    """A weekday of a week named beside it: "Friday next week", "Tuesday of last week"."""
    if clock.anchor is None:
        return None
    year, week, _ = (clock.anchor + timedelta(weeks=_SHIFT[match["which"].lower()])).isocalendar()
    return calendar_date(date.fromisocalendar(year, week, weekday_number(match["weekday"])).isoformat())


def _day_of_month(match: re.Match[str], clock: Clock) -> Reading | None:
    """The 15th: of the month told, else of the month of publication or the one beside it."""
    day, which = int(match["day"]), (match["which"] or "").lower()
    told = days_of(clock.told)
    if which and clock.anchor:
        there = add_months(clock.anchor.replace(day=1), _SHIFT[which])
    elif told and told.days <= monthrange(told.first.year, told.first.month)[1]:
        there = told.first
    elif clock.anchor:
        back = clock.future <= 0 and day > clock.anchor.day
        on = clock.future > 0 and day < clock.anchor.day
        there = add_months(clock.anchor.replace(day=1), -1 if back else 1 if on else 0)
    else:
        return None
    found = day_or_none(there.year, there.month, day)
    return calendar_date(found.isoformat()) if found else None


def _part_ago(match: re.Match[str], clock: Clock) -> Reading | None:
    """Half a century ago, a decade and a half ago."""
    if clock.anchor is None:
        return Reading("DATE", "PAST_REF", None)
    part = (match["part"] or "").lower()
    amount = 0.5 if part.startswith("half") else 0.25 if "quarter" in part else 1.0
    amount += 0.5 if match["half"] else 0.0
    return moved(clock.anchor, -amount, match["unit"]) or Reading("DATE", "PAST_REF", None)


def _rate(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001 (the rules' common shape)
    """Once a month, three times a day."""
    return Reading("SET", count(1.0, match["unit"]), None)


def _week_from(match: re.Match[str], clock: Clock) -> Reading | None:
    """A week from a weekday: "a week from Friday"."""
    if clock.anchor is None:
        return None
    ahead = (weekday_number(match["weekday"]) - clock.anchor.isoweekday()) % 7
    weeks = 1.0 if match["number"].lower() in ("a", "one") else number(match["number"])
    if weeks is None:
        return None
    return calendar_date((clock.anchor + ahead * DAY + timedelta(weeks=round(weeks))).isoformat())


def _week_of_day(match: re.Match[str], clock: Clock) -> Reading | None:
    """The week of a day: "the week of March 6"."""
    month, day = month_number(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else year_for(month, day, clock)
    found = day_or_none(year, month, day) if year else None
    return calendar_date(week_of(found)) if found else None


_I = re.IGNORECASE
_WHICH = r"(?P<which>last|this|next)"
_NTH = r"(?P<nth>first|second|third|fourth|last|final|closing|opening)"

NESTED: tuple[Rule, ...] = (
    rule(
        "date/half",
        rf"(?:the )?(?P<nth>first|second|latter) half of (?:(?:the year )?(?P<year>{YEAR})"
        rf"|(?P<which>last|this|next|the) year)",
        _half,
        flags=_I,
    ),
    rule("date/half", rf"H(?P<digit>[12]) (?P<year>{YEAR})", _half),
    rule(
        "date/part-of-month",
        rf"(?:the )?(?i:{_NTH} (?P<unit>week|weekend|days|half)(?: of| in)) (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?",
        _of_month,
    ),
    rule(
        "relative/day-of-week",
        rf"(?P<weekday>{WEEKDAY})(?:,| of)? (?P<which>(?i:last|this|next)) week",
        _day_of_week,
    ),
    rule(
        "relative/day-of-month",
        rf"(?<=[Oo]n\s)the (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?: of {_WHICH} month)?(?=\s*(?:[.,;:)]|$))",
        _day_of_month,
    ),
    rule(
        "relative/ago-part",
        r"(?:(?P<part>half an?|a quarter(?: of an?|-)?|quarter of a) |an? )"
        r"(?P<unit>century|decade|year|month)(?P<half> and a half)? ago",
        _part_ago,
        flags=_I,
    ),
    rule(
        "relative/week-from",
        rf"(?P<number>a|{NUMBER}) weeks? from (?P<weekday>{WEEKDAY})",
        _week_from,
    ),
    rule(
        "date/week-of",
        rf"the week of (?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:,? (?P<year>{YEAR}))?",
        _week_of_day,
    ),
    rule(
        "set/rate",
        rf"(?:once|twice|(?:{NUMBER}|several|many) times) (?:an?|each|every|per) "
        r"(?P<unit>day|week|month|year|hour)",
        _rate,
        flags=_I,
    ),
)
