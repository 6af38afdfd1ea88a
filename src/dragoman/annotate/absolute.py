"""Rules for dates that name their place on the calendar: days, months, years, decades, feasts, clock times."""

import re
from datetime import timedelta

from dragoman.annotate.calendar import day_or_none, holiday
from dragoman.annotate.timex import (
    DAY,
    MONTH,
    NUMBER,
    PART,
    SEASON,
    WEEKDAY_ANY,
    WORDS,
    YEAR,
    Clock,
    Reading,
    Rule,
    any_of,
    calendar_date,
    month_number,
    number,
    rule,
)

_WD = rf"(?:(?P<wd>{WEEKDAY_ANY}),? )?"
_TH = r"(?:st|nd|rd|th)?"
_MOD = r"(?:the )?(?P<mod>early|mid|middle|late|end|beginning|start)(?: of|-| in)? ?(?:the )?"
_DASH = r" ?(?:[-–—]| to | through | until | and ) ?"
_FAR = 150
_HALF = 6


def year_for(month: int, day: int | None, clock: Clock) -> int | None:
    """The year of a month (and day) told without one.

    What has been lies within the last year, what is to come within the next; where the clause does not
    show which, the nearer of the two.
    """
    if clock.anchor is None:
        return None
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
    # A day told without its year is the nearest one; the tense decides only where both are far off.
    best = min(
        options, key=lambda d: (abs((d - here).days) // _FAR, clock.future * (here - d).days), default=None
    )
    return best.year if best else None


def _full(match: re.Match[str], clock: Clock) -> Reading | None:
    """A day with its year, or with the year it must have."""
    parts = match.groupdict()
    month, day = month_number(parts["month"]), int(parts["day"])
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = _short_year(parts["short"])
    if parts.get("years"):
        year = _told_year(parts, month, clock)
    else:
        year = year or year_for(month, day, clock)
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


def _year(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A year, or a part of it: "2016", "mid-2021", "the end of 2014"."""
    return calendar_date(match["year"], mod=(match.groupdict().get("mod") or "").lower())


def _years(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """From one year to another: "2019-2020", "2019-20"."""
    first = int(match["year"])
    last = int(match["year2"]) if len(match["year2"]) == 4 else first // 100 * 100 + int(match["year2"])
    return calendar_date(f"{first}/{last}") if first < last else None


def _spelt_year(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A year in words: "nineteen ninety-one", "the year two thousand"."""
    high, low = match["high"].lower(), number(match["low"]) if match["low"] else 0
    century = {"nineteen": 1900, "twenty": 2000, "two thousand": 2000, "eighteen": 1800}[high]
    return calendar_date(str(century + int(low or 0)))


def _decade(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A decade: "the 1990s", "the late '80s", "the nineties"."""
    parts = match.groupdict()
    if parts.get("word"):
        tens = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7}
        value = f"19{tens.get(parts['word'].lower(), 8 if parts['word'].lower() == 'eighties' else 9)}"
    elif parts.get("tens"):
        value = ("19" if int(parts["tens"]) > 2 else "20") + parts["tens"]
    else:
        value = (parts["year"] or "")[:3]
    return calendar_date(value, mod=(parts.get("mod") or "").lower())


def _century(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A century: "the 20th century"."""
    word = match["nth"].lower()
    nth = WORDS.ordinals.get(word) or {"nineteenth": 19, "twentieth": 20, "eighteenth": 18}.get(word)
    nth = nth or int(re.sub(r"\D", "", word) or 0)
    return calendar_date(f"{nth - 1:02}", mod=(match["mod"] or "").lower()) if nth else None


def _season(match: re.Match[str], clock: Clock) -> Reading | None:
    """A season with a year or beside one: "summer 2021", "last fall", "this spring"."""
    parts = match.groupdict()
    code = WORDS.seasons[parts["season"].lower()]
    if parts.get("year"):
        return calendar_date(f"{parts['year']}-{code}")
    if clock.anchor is None:
        return Reading("DATE", f"XXXX-{code}", None)
    here, which = clock.anchor, (parts.get("which") or "").lower()
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = here.year
    if "last" in which:
        year = here.year if here.month >= start + 3 else here.year - 1
    elif "next" in which:
        year = here.year if here.month < start else here.year + 1
    elif code == "WI" and here.month < 3:
        year -= 1
    return calendar_date(f"{year}-{code}")


def _holiday(match: re.Match[str], clock: Clock) -> Reading | None:
    """A feast in the year told, or the nearest one."""
    feast = WORDS.holidays[re.sub(r"\s+", " ", match["feast"]).lower()]
    if match["year"]:
        return _feast_days(feast.name, int(match["year"]))
    if clock.anchor is None:
        return None
    here = clock.anchor
    readings = [
        r for year in (here.year - 1, here.year, here.year + 1) if (r := _feast_days(feast.name, year))
    ]
    past = (match["which"] or "").lower() == "last"
    if past:
        readings = [r for r in readings if r.days and r.days.last < here] or readings
    return min(readings, key=lambda r: abs((r.days.first - here).days) if r.days else 999, default=None)


def _feast_days(name: str, year: int) -> Reading | None:
    """The reading of a feast of one year."""
    days = holiday(WORDS.holidays[name.lower()], year)
    if days is None:
        return None
    return Reading("DATE", (days.first + timedelta(days=days.days // 2)).isoformat(), days)


def _clock(match: re.Match[str], clock: Clock) -> Reading | None:
    """A time of day, on the day told with it or the day of publication."""
    parts = match.groupdict()
    hour, minute = int(parts["hour"] or 0), parts["minute"]
    half = (parts["half"] or "").lower().replace(".", "")
    if hour > 24 or (half and hour > 12):
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    day = clock.anchor.isoformat() if clock.anchor else "XXXX-XX-XX"
    found = calendar_date(f"{day}T{hour:02}:{minute or '00'}", type_="TIME")
    return found


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
    if len(name) > 4 and name != "sept" or name in ("june", "july")
    for form in (name.capitalize(), name.upper())
)
_BEFORE_MAY = frozenset(
    ("in", "of", "since", "by", "until", "through", "from", "to", "for", "and", "between", "after")
)
_FEAST = any_of({h.name for h in WORDS.holidays.values()})
_NOT_YEAR = any_of(WORDS.not_years_before)

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
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){_TH}{_DASH}(?P<month2>{MONTH}) (?P<day2>{DAY}){_TH}(?:,? (?P<year>{YEAR}))?",
        _days,
    ),
    rule(
        "date/month-days",
        rf"(?P<day>{DAY}){_TH}{_DASH}(?P<day2>{DAY}){_TH}(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
        _days,
    ),
    rule(
        "date/month-day",
        rf"{_WD}(?:the )?(?P<month>{MONTH}) (?P<day>{DAY}){_TH}(?:,? ?(?P<year>{YEAR})|,? '(?P<short>\d\d)|,? (?:of )?(?P<years>last|this|next) year)?(?!:\d|%|,\d|\.\d)",
        _full,
    ),
    rule(
        "date/day-month",
        rf"{_WD}(?:the )?(?P<day>{DAY}){_TH}(?: day)?(?: of)?[ -](?P<month>{MONTH})(?:,?[ -](?P<year>{YEAR}))?",
        _full,
    ),
    rule("date/months", rf"(?P<month>{MONTH}){_DASH}(?P<month2>{MONTH})(?:,? (?P<year>{YEAR}))", _months),
    rule("date/month-year", rf"(?:{_MOD})?(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR})", _month),
    rule("date/month-modified", rf"(?i:{_MOD})(?P<month>{MONTH})", _month),
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
    rule("date/years", rf"(?P<year>{YEAR})[-–—](?P<year2>{YEAR}|\d\d)(?![-–]?\d)", _years),
    rule("date/year-modified", rf"(?i:{_MOD})(?P<year>{YEAR})(?!s)", _year),
    rule(
        "date/year",
        rf"(?:the year )?(?P<year>(?:1[6-9]|20[0-4])\d{{1,2}}(?<=\d{{4}}))(?! (?:{_NOT_YEAR})\b|,\d|\.\d|-\w|%|/\d)",
        _year,
    ),
    rule("date/year", rf"post-(?P<year>{YEAR})", _year),
    rule(
        "date/year-in-words",
        r"(?:the year )?(?P<high>nineteen)[ -](?P<low>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)",
        _spelt_year,
        flags=re.IGNORECASE,
    ),
    rule("date/decade", rf"(?i:(?:{_MOD})|the )?(?P<year>(?:1[6-9]|20)\d0)['’]?s", _decade),
    rule(
        "date/decade", r"(?i:(?:the )?(?P<mod>early|mid|late)[ -])?(?:the )?['’‘](?P<tens>[1-9])0s", _decade
    ),
    rule(
        "date/decade",
        r"the (?:(?P<mod>early|mid|late)[ -])?(?P<word>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)",
        _decade,
    ),
    rule(
        "date/century",
        r"(?:the )?(?:(?P<mod>early|mid|late)[ -])?(?P<nth>\d{1,2}(?:st|nd|rd|th)|first|nineteenth|twentieth|eighteenth)[ -]century",
        _century,
        flags=re.IGNORECASE,
    ),
    rule(
        "date/season",
        rf"(?i:(?:the )?(?:early |mid-|late )?(?P<season>{SEASON})(?: of)?),? (?P<year>{YEAR})",
        _season,
    ),
    rule(
        "date/season", rf"(?i:(?P<which>last|next|this past|this coming|this) (?P<season>{SEASON}))", _season
    ),
    rule(
        "date/season",
        rf"(?i:(?:in|by|since|during|until|over)\b )?the (?:early |late )?(?P<season>(?:spring|summer|autumn|winter))(?! of \d)",
        _season,
    ),
    rule(
        "date/holiday",
        rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<feast>{_FEAST})(?:,? (?P<year>{YEAR}))?",
        _holiday,
    ),
    rule(
        "time/clock-date",
        rf"(?:(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\.?)|(?P<word>noon|midnight))(?: [A-Z]{{3}})?,? (?:on )?{_WD}(?P<month>{MONTH}) (?P<day>{DAY})(?:, (?P<year>{YEAR}))?",
        _clock_date,
    ),
    rule(
        "time/clock",
        r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)(?: (?:EST|EDT|GMT|UTC|ET|PST|PDT|local time))?",
        _clock,
        flags=re.IGNORECASE,
    ),
    rule(
        "time/clock",
        r"(?P<hour>[012]?\d):?(?P<minute>[0-5]\d)(?P<half>) (?:GMT|UTC|EST|EDT|hours|local time)",
        _clock,
    ),
)
