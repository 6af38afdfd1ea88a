"""Rules for years, decades, centuries, seasons, feasts and times of day: "mid-2021", "the 1990s", "noon"."""

import re
from datetime import timedelta

from dragoman.annotate.calendar import holiday
from dragoman.annotate.timex import (
    MODIFIER,
    MONTH,
    SEASON,
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
from dragoman.model.text import DateRange


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
    year = century + int(low or 0)
    if match["month"]:
        return calendar_date(f"{year}-{month_number(match['month']):02}")
    return calendar_date(f"{year}-{WORDS.seasons[match['season'].lower()]}" if match["season"] else str(year))


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
    which = (match["which"] or "").lower()
    close = [r for r in readings if r.days and abs((r.days.first - here).days) <= _AT_HAND]
    if close and not which:
        return close[0]
    if which == "last" or (clock.future < 0 and not which):
        readings = [r for r in readings if r.days and r.days.first <= here] or readings
    elif which == "next" or (clock.future > 0 and not which):
        readings = [r for r in readings if r.days and r.days.last >= here] or readings
    return min(readings, key=lambda r: abs((r.days.first - here).days) if r.days else 999, default=None)


def _feast_days(name: str, year: int) -> Reading | None:
    """The reading of a feast of one year."""
    days = holiday(WORDS.holidays[name.lower()], year)
    if days is None:
        return None
    if days.days > _MOON:
        return Reading("DATE", f"{days.first}/{days.last}", days)
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
    return calendar_date(f"{day}T{hour:02}:{minute or '00'}", type_="TIME")


def _named(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """A time of history called by its name: "the Cold War", "9/11"."""
    period = WORDS.periods[re.sub(r"\s+", " ", match["name"]).lower()]
    days = DateRange(period.first, period.last)
    return Reading("DATE", str(days.first) if days.days == 1 else f"{days.first}/{days.last}", days)


# A feast so many days away is meant whatever the tense.
_AT_HAND = 7
# A feast that the moon decides is uncertain by a day on either side.
_MOON = 3
_NAMES = any_of({p.name for p in WORDS.periods.values()})
_FEAST = any_of({h.name for h in WORDS.holidays.values()})
_NOT_YEAR = any_of(WORDS.not_years_before)

_IN_WORDS = (
    r"(?P<high>nineteen)[ -](?P<low>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)

PERIODS: tuple[Rule, ...] = (
    rule("date/years", rf"(?P<year>{YEAR})[-–—](?P<year2>{YEAR}|\d\d)(?![-–]?\d)", _years),
    rule("date/year-modified", rf"(?i:{MODIFIER})(?P<year>{YEAR})(?!s)", _year),
    rule(
        "date/year",
        rf"(?:the year )?(?P<year>(?:1[6-9]|20[0-4])\d{{1,2}}(?<=\d{{4}}))(?! (?:{_NOT_YEAR})\b|,\d"
        rf"|\.\d|-\w|%|/\d)",
        _year,
    ),
    rule("date/year", rf"post-(?P<year>{YEAR})", _year),
    rule(
        "date/year-in-words",
        rf"(?:(?P<month>{MONTH}),? (?:of )?|(?:the )?(?P<season>{SEASON}) of |the year )?{_IN_WORDS}",
        _spelt_year,
        flags=re.IGNORECASE,
    ),
    rule("date/decade", rf"(?i:(?:{MODIFIER})|the )?(?P<year>(?:1[6-9]|20)\d0)['’]?s", _decade),
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
        r"(?:the )?(?:(?P<mod>early|mid|late)[ -])?(?P<nth>\d{1,2}(?:st|nd|rd|th)|first|nineteenth"
        r"|twentieth|eighteenth)[ -]century",
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
        r"(?i:(?:in|by|since|during|until|over)\b )?the (?:early |late )?(?P<season>(?:spring"
        r"|summer|autumn|winter))(?! of \d)",
        _season,
    ),
    rule("date/named-period", rf"(?:the )?(?P<name>{_NAMES})", _named),
    rule(
        "date/holiday",
        rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<feast>{_FEAST})(?:,? (?P<year>{YEAR}))?",
        _holiday,
    ),
    rule(
        "time/clock",
        r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)(?: (?:EST|EDT|GMT|UTC"
        r"|ET|PST|PDT|local time))?",
        _clock,
        flags=re.IGNORECASE,
    ),
    rule(
        "time/clock",
        r"(?:(?<=at\s)|(?<=by\s)|(?<=until\s)|(?<=around\s))(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?P<half>)"
        r"(?! ?[ap]\.?m)",
        _clock,
    ),
    rule(
        "time/clock",
        r"(?P<hour>[012]?\d):?(?P<minute>[0-5]\d)(?P<half>) (?:GMT|UTC|EST|EDT|hours|local time)",
        _clock,
    ),
)
