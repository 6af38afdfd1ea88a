"""Rules for dates that name their day or month: "Sept. 16, 2022", "March 6-10", "late August"."""

import re
from datetime import date

from dragoman.annotate.calendar import day_or_none
from dragoman.annotate.timex import (
    DAY,
    MODIFIER,
    MONTH,
    WEEKDAY_BEFORE,
    WORDS,
    YEAR,
    Clock,
    Reading,
    Rule,
    any_of,
    calendar_date,
    month_number,
    rule,
)

_TH = r"(?:st|nd|rd|th)?"
_DASH = r" ?(?:[-–—]| to | through | until | and ) ?"
_NEAR = 75
_HALF = 6


def year_for(month: int, day: int | None, clock: Clock) -> int | None:
    """The year of a month (and day) told without one.

    What has been lies within the last year, what is to come within the next; where the clause does not
    show which, the nearer of the two.
    """
    if clock.anchor is None:
        return None
    if clock.year and clock.year < clock.anchor.year and clock.future <= 0:
        return clock.year
    here = clock.anchor
    if day is None:
        behind = here.year if month <= here.month else here.year - 1
        ahead = here.year if month >= here.month else here.year + 1
        if (month - here.month) % 12 == 1:
            return ahead  # next month's name for one eleven months back would come with "last"
        if clock.future:
            return ahead if clock.future > 0 else behind
        return here.year if abs(month - here.month) <= _HALF else behind if month > here.month else ahead
    options = [
        d for year in (here.year - 1, here.year, here.year + 1) if (d := day_or_none(year, month, day))
    ]
    # A day told without its year is the nearest one, unless that is far off and the tense is against it.
    best = min(options, key=lambda d: _distance(d, clock), default=None)
    return best.year if best else None


def _distance(day: date, clock: Clock) -> tuple[bool, bool, int]:
    """How unlikely a day is meant: far, then against the tense, then by days."""
    away = (day - (clock.anchor or day)).days
    return abs(away) > _NEAR, clock.future * away < 0, abs(away)


def _full(match: re.Match[str], clock: Clock) -> Reading | None:
    """A day with its year, or with the year it must have."""
    parts = match.groupdict()
    month, day = month_number(parts["month"]), int(parts["day"])
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = _short_year(parts["short"])
    told = bool(parts.get("years"))
    year = _told_year(parts, month, clock) if told else year or year_for(month, day, clock)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}", None)
    if day_or_none(year, month, day) is None:
        return None
    return calendar_date(f"{year}-{month:02}-{day:02}")


def _short_year(text: str) -> int:
    """The year two figures mean: 1950 to 2049."""
    return int(text) + (1900 if int(text) >= 50 else 2000)


def _days(match: re.Match[str], clock: Clock) -> Reading | None:
    """A range of days in one or two months: "March 6-10", "November 30-December 1"."""
    parts = match.groupdict()
    first_month = month_number(parts["month"])
    last_month = month_number(parts["month2"]) if parts.get("month2") else first_month
    first_day, last_day = int(parts["day"]), int(parts["day2"])
    year = int(parts["year"]) if parts["year"] else year_for(last_month, last_day, clock)
    if year is None:
        return Reading(
            "DATE", f"XXXX-{first_month:02}-{first_day:02}/XXXX-{last_month:02}-{last_day:02}", None
        )
    first = day_or_none(year - (first_month > last_month), first_month, first_day)
    last = day_or_none(year, last_month, last_day)
    return calendar_date(f"{first}/{last}") if first and last and first <= last else None


def _numeric(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001 (the rules' common shape)
    """A date in figures; 13/1 is a day first, otherwise the month is, as in American news."""
    parts = match.groupdict()
    one, two = int(parts["one"]), int(parts["two"])
    year = int(parts["year"]) if len(parts["year"]) == 4 else _short_year(parts["year"])
    month, day = (two, one) if one > 12 or parts["mark"] == "." else (one, two)
    found = day_or_none(year, month, day)
    return calendar_date(found.isoformat()) if found else None


def _iso(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A date as ISO 8601 writes it."""
    day = day_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
    return calendar_date(day.isoformat()) if day else None


def _month(match: re.Match[str], clock: Clock) -> Reading | None:
    """A month with or without year: "August 2021", "late August", "last March", "June this year"."""
    parts = match.groupdict()
    month = month_number(parts["month"])
    mod = parts.get("mod") or ""
    year = int(parts["year"]) if parts.get("year") else _told_year(parts, month, clock)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}", None)
    return calendar_date(f"{year}-{month:02}", mod=mod.lower())


def _may(match: re.Match[str], clock: Clock) -> Reading | None:
    """The month of May, told from the verb by the word before it."""
    before = match.string[max(match.start() - 12, 0) : match.start()].split()
    return _month(match, clock) if before and before[-1].lower() in _BEFORE_MAY else None


def _told_year(parts: dict[str, str | None], month: int, clock: Clock) -> int | None:
    """The year of a bare month, by "last", "this", "next" or the tense."""
    which = (parts.get("which") or "").lower().split(" ")[0]
    years = (parts.get("years") or "").lower().split(" ")[0].removesuffix("'s")
    if clock.anchor is None:
        return None
    here = clock.anchor
    if years:
        return here.year + {"last": -1, "this": 0, "next": 1, "the": 0}.get(years, 0)
    if which in ("last", "past"):
        return here.year if month < here.month else here.year - 1
    if which in ("next", "coming"):
        return here.year if month > here.month else here.year + 1
    if which == "this":
        return here.year
    return year_for(month, None, clock)


def _months(match: re.Match[str], clock: Clock) -> Reading | None:
    """From one month to another: "March-May 2021"."""
    parts = match.groupdict()
    first, last = month_number(parts["month"]), month_number(parts["month2"])
    year = int(parts["year"]) if parts["year"] else year_for(last, None, clock)
    if year is None:
        return Reading("DATE", f"XXXX-{first:02}/XXXX-{last:02}", None)
    return calendar_date(f"{year - (first > last)}-{first:02}/{year}-{last:02}")


def _clock_date(match: re.Match[str], clock: Clock) -> Reading | None:
    """A time of day on a day: "5 p.m. EST Nov. 9"."""
    day = _full(match, clock)
    if day is None or day.days is None:
        return day
    hour = int(match["hour"] or (12 if match["word"] == "noon" else 0))
    hour += 12 if (match["half"] or "").startswith("p") and hour < 12 else 0
    return Reading("TIME", f"{day.value}T{hour:02}:{match['minute'] or '00'}", day.days)


_BARE = any_of(
    form
    for name in WORDS.months
    if (len(name) > 4 and name != "sept") or name in ("june", "july")
    for form in (name.capitalize(), name.upper())
)
_BEFORE_MAY = frozenset(
    ("in", "of", "since", "by", "until", "through", "from", "to", "for", "and", "between", "after")
)

ABSOLUTE: tuple[Rule, ...] = (
    rule(
        "date/iso", rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>{DAY})(?:T[\d:.Z+-]+)?", _iso
    ),
    rule(
        "date/figures",
        rf"(?P<one>{DAY})(?P<mark>[/.-])(?P<two>{DAY})(?P=mark)(?P<year>{YEAR}|\d\d)(?![/.-]?\d)",
        _numeric,
    ),
    rule(
        "date/month-days",
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){_TH}{_DASH}(?P<day2>{DAY}){_TH}(?:,? (?P<year>{YEAR}))?",
        _days,
    ),
    rule(
        "date/month-days",
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){_TH}{_DASH}(?P<month2>{MONTH}) (?P<day2>{DAY}){_TH}"
        rf"(?:,? (?P<year>{YEAR}))?",
        _days,
    ),
    rule(
        "date/month-days",
        rf"(?P<day>{DAY}){_TH}{_DASH}(?P<day2>{DAY}){_TH}(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
        _days,
    ),
    rule(
        "date/month-day",
        rf"{WEEKDAY_BEFORE}(?:the )?(?P<month>{MONTH}) (?P<day>{DAY}){_TH}(?:,? ?(?P<year>{YEAR})"
        rf"|,? '(?P<short>\d\d)|,? (?:of )?(?P<years>last|this|next) year)?(?!:\d|%|,\d|\.\d)",
        _full,
    ),
    rule(
        "date/day-month",
        rf"{WEEKDAY_BEFORE}(?:the )?(?P<day>{DAY}){_TH}(?: day)?(?: of)?[ -](?P<month>{MONTH})"
        rf"(?:,?[ -](?P<year>{YEAR}))?",
        _full,
    ),
    rule("date/months", rf"(?P<month>{MONTH}){_DASH}(?P<month2>{MONTH})(?:,? (?P<year>{YEAR}))", _months),
    rule(
        "date/months",
        rf"(?:(?<=from\s)|(?<=between\s))(?P<month>{MONTH}){_DASH}(?P<month2>{MONTH})(?! \d)(?P<year>)",
        _months,
    ),
    rule("date/months", rf"(?P<month>{MONTH})[-–](?P<month2>{MONTH})(?! \d)(?P<year>)", _months),
    rule("date/month-year", rf"(?:{MODIFIER})?(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR})", _month),
    rule("date/month-modified", rf"(?i:{MODIFIER})(?P<month>{MONTH})(?! \d)", _month),
    rule(
        "date/month-which",
        rf"(?P<which>(?i:last|this past|this|next|this coming)) (?P<month>{MONTH})",
        _month,
    ),
    rule(
        "date/month-which-year",
        rf"(?P<month>{MONTH})(?: of)? (?P<years>last|this|next|the same) year",
        _month,
    ),
    rule("date/month-which-year", rf"(?P<years>(?i:last|this|next)) year['’]s (?P<month>{MONTH})", _month),
    rule("date/month", rf"(?P<month>{_BARE}|Sept\.|Jan\.|Feb\.|Aug\.|Oct\.|Nov\.|Dec\.)(?! \d)", _month),
    rule("date/month", r"(?P<month>May)(?! \d)", _may),
    rule(
        "time/clock-date",
        rf"(?:(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\.?)|(?P<word>noon"
        rf"|midnight))(?: [A-Z]{{3}})?,? (?:on )?{WEEKDAY_BEFORE}(?P<month>{MONTH}) (?P<day>{DAY})"
        rf"(?:, (?P<year>{YEAR}))?",
        _clock_date,
    ),
)
