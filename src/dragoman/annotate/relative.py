"""Rules for dates told from another day: weekdays, "last month", "two weeks ago", "the following year"."""

import re
from datetime import date, timedelta

from dragoman.annotate.calendar import DAY, add_months, days_of, week_of
from dragoman.annotate.timex import (
    ABOUT,
    FEW,
    NUMBER,
    PART,
    UNIT,
    UNITS,
    WEEKDAY,
    WORDS,
    Clock,
    Reading,
    Rule,
    any_of,
    calendar_date,
    count,
    moved,
    number,
    rule,
    unit_code,
    unknown_count,
    weekday_number,
)
from dragoman.model.text import DateRange

_BACK = frozenset(("last", "past", "previous", "preceding"))
# How many days back "recent days", "recent weeks" and "recent months" may lie.
_RECENT = {"D": 14, "W": 60, "M": 365}
_ON = frozenset(("next", "coming", "following", "upcoming"))


def _day(day: date, part: str | None = None) -> Reading:
    """A day, or a part of it."""
    code = WORDS.dayparts.get((part or "").lower())
    return calendar_date(f"{day}T{code}" if code else day.isoformat(), type_="TIME" if code else "DATE")


def _weekday(match: re.Match[str], clock: Clock) -> Reading | None:
    """A weekday: the last one up to publication, or the next if the clause looks ahead."""
    parts = match.groupdict()
    wanted, which = weekday_number(parts["weekday"]), (parts.get("which") or "").lower().split()
    if clock.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{wanted}", None)
    behind = (clock.anchor.isoweekday() - wanted) % 7
    ahead = -((wanted - clock.anchor.isoweekday()) % 7)
    shift = ahead if clock.future > 0 else behind
    if which and which[0] in ("last", "past", "previous"):
        shift = behind or 7
    elif which == ["this"]:
        shift = clock.anchor.isoweekday() - wanted
        shift -= 7 if shift > 0 and clock.future > 0 else 0
    elif which and (which[0] in _ON or "coming" in which):
        shift = ahead or -7
    return _day(clock.anchor - timedelta(days=shift), parts.get("part"))


def _weekday_told(match: re.Match[str], clock: Clock) -> Reading | None:
    """The previous or the following Friday: told from the last day told, else from publication."""
    told = days_of(clock.told)
    here = told.first if told and told.days == 1 else clock.anchor
    wanted = weekday_number(match["weekday"])
    if here is None:
        return Reading("DATE", f"XXXX-WXX-{wanted}", None)
    if match["which"].lower() == "following":
        shift = (wanted - here.isoweekday()) % 7 or 7
    else:
        shift = -((here.isoweekday() - wanted) % 7 or 7)
    return _day(here + timedelta(days=shift), match["part"])


def _weekday_clock(match: re.Match[str], clock: Clock) -> Reading | None:
    """A time of day on a weekday: "10 p.m. Wednesday"."""
    day = _weekday(match, clock)
    if day is None or day.days is None:
        return day
    hour = int(match["hour"] or (12 if match["word"] == "noon" else 0))
    hour += 12 if (match["half"] or "").startswith("p") and hour < 12 else 0
    return Reading("TIME", f"{day.value}T{hour:02}:{match['minute'] or '00'}", day.days)


def _near(match: re.Match[str], clock: Clock) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, this morning, last night."""
    words = match[0].lower().split()
    shift = {"yesterday": -1, "yesterday's": -1, "tomorrow": 1}.get(
        words[0].rstrip("’'s") if words else "", 0
    )
    text = " ".join(words)
    if "yesterday" in text:
        shift = -2 if "day before" in text else -1
    elif "tomorrow" in text:
        shift = 2 if "day after" in text else 1
    elif text.startswith("last"):
        shift = -1
    part = next((w for w in words if w in WORDS.dayparts), "night" if "tonight" in text else None)
    if clock.anchor is None:
        return Reading("DATE", "XXXX-XX-XX", None)
    return _day(clock.anchor + timedelta(days=shift), part)


def _which_unit(match: re.Match[str], clock: Clock) -> Reading | None:
    """This, last or next week, month, year, quarter, weekend, decade or century."""
    parts = match.groupdict()
    which = parts["which"].lower().split()[-1]
    shift = -1 if which in _BACK else 1 if which in _ON else 0
    mod = (parts.get("mod") or "").lower()
    if clock.anchor is None:
        return Reading(
            "DATE",
            {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(parts["unit"].lower(), "XXXX"),
            None,
        )
    found = _unit(clock.anchor, parts["unit"].lower(), shift)
    if found is None or found.days is None:
        return found
    if mod in ("earlier", "later"):
        return Reading(found.type, found.value, _side(found.days, clock.anchor, mod))
    return calendar_date(
        found.value, mod=mod.removesuffix("-").removesuffix(" in").split(" ")[-1] if mod else ""
    )


def _this_year(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001 (the rules' common shape)
    """The year: the one of publication."""
    return calendar_date(str(clock.anchor.year)) if clock.anchor else None


def _side(days: DateRange, here: date, mod: str) -> DateRange:
    """The part of a period before ("earlier this month") or after the day of publication."""
    if not days.first <= here <= days.last:
        return days
    return DateRange(days.first, here) if mod == "earlier" else DateRange(here, days.last)


def _unit(here: date, unit: str, shift: int) -> Reading | None:
    """The unit around a day, or that many before or after it."""
    if unit == "day":
        return _day(here + shift * DAY)
    if unit == "week":
        return calendar_date(week_of(here + timedelta(weeks=shift)))
    if unit == "weekend":
        return calendar_date(f"{week_of(_weekend(here, shift))}-WE")
    if unit == "month":
        return calendar_date(add_months(here.replace(day=1), shift).isoformat()[:7])
    if unit == "quarter":
        day = add_months(here.replace(day=1), 3 * shift)
        return calendar_date(f"{day.year}-Q{(day.month + 2) // 3}")
    if unit == "year":
        return calendar_date(str(here.year + shift))
    if unit == "decade":
        return calendar_date(str(here.year // 10 + shift))
    if unit == "century":
        return calendar_date(f"{here.year // 100 + shift:02}")
    return None


def _weekend(here: date, shift: int) -> date:
    """A day of the weekend: on a weekend this one, before Thursday the one gone by, else the one to come."""
    if shift:
        return here + timedelta(weeks=shift)
    return here - timedelta(weeks=1) if here.isoweekday() <= 3 else here


def _weekend_bare(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """The weekend: the one gone by, or the next if the clause looks ahead."""
    if clock.anchor is None:
        return Reading("DATE", "XXXX-WXX-WE", None)
    on_weekend = clock.anchor.isoweekday() >= 6
    shift = 0 if clock.future > 0 or on_weekend else -1
    return calendar_date(f"{week_of(clock.anchor + timedelta(weeks=shift))}-WE")


def _ago(match: re.Match[str], clock: Clock) -> Reading | None:
    """So many units before publication, or (earlier, later, before, after) before or after the date told."""
    parts = match.groupdict()
    amount = _amount(parts)
    unit = parts["unit"].lower()
    side = parts["side"].lower().split()[0]
    back = side in ("ago", "earlier", "before", "previously")
    if amount is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", None)
    if clock.quarter and amount == 1 and back and unit.startswith("year"):
        return calendar_date(f"{int(clock.quarter[:4]) - 1}{clock.quarter[4:]}")
    if side in ("ago", "from", "hence"):
        base = clock.anchor
    else:
        days = days_of(clock.told)
        base = days.first if days else clock.anchor if back or clock.future > 0 else None
        if base is None and not back:
            return Reading("DURATION", count(amount, unit), None)
    if base is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", None)
    found = moved(base, amount * (-1 if back else 1), unit)
    if found or side in ("ago", "from", "hence"):
        return found or Reading("TIME", "PAST_REF" if back else "FUTURE_REF", None)
    return Reading("DURATION", count(amount, unit), None)


def _amount(parts: dict[str, str | None]) -> float | None:
    """How many: None for "several"."""
    if parts.get("few"):
        return 2.0 if "couple" in (parts["few"] or "") else None
    text = parts.get("number") or "a"
    return 1.0 if text.lower() in ("a", "an") else number(text)


def _told(match: re.Match[str], clock: Clock) -> Reading | None:
    """That day, the same month, the following year, the day before: told from the last date."""
    parts = match.groupdict()
    which = parts["which"].lower().split()[-1]
    unit = parts["unit"].lower()
    shift = (
        -1
        if which in ("previous", "preceding", "before")
        else 1
        if which in ("following", "next", "after")
        else 0
    )
    days = days_of(clock.told)
    if days is None or (unit in ("day", "morning", "night", "evening", "afternoon") and days.days > 1):
        return None
    if unit in WORDS.dayparts:
        return _day(days.first + shift * DAY, unit)
    return _unit(days.first, unit, shift)


def _bounds(match: re.Match[str], clock: Clock) -> Reading | None:
    """The end or beginning of this or next year, month or week: "the end of the year"."""
    parts = match.groupdict()
    which = (parts.get("which") or "this").lower()
    if clock.anchor is None:
        return None
    shift = {"last": -1, "next": 1}.get(which, 0)
    found = _unit(clock.anchor, parts["unit"].lower(), shift)
    mod = (parts.get("edge") or "end").lower()
    return calendar_date(found.value, mod=mod) if found else None


def _recent(match: re.Match[str], clock: Clock) -> Reading | None:
    """Recent weeks, coming months: no number; what is recent has wide days."""
    ahead = match["which"].lower() in ("coming", "future") or match["which"].lower().endswith("ahead")
    if not ahead and match["which"].lower() == "recent":
        back = _RECENT.get(unit_code(match["unit"]))
        days = DateRange(clock.anchor - timedelta(days=back), clock.anchor) if back and clock.anchor else None
        return Reading("DURATION", unknown_count(match["unit"]), days)
    return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", None)


def _reference(match: re.Match[str], clock: Clock) -> Reading | None:
    """Now, recently, soon."""
    value = WORDS.refs[re.sub(r"\s+", " ", match[0]).lower()]
    days = DateRange(clock.anchor, clock.anchor) if clock.anchor and value == "PRESENT_REF" else None
    return Reading("DATE", value, days)


def _year_end(match: re.Match[str], clock: Clock) -> Reading | None:
    """The last day of the year of publication, or what is near it where two words name it."""
    if clock.anchor is None:
        return None
    if "-" in match[0]:
        return calendar_date(f"{clock.anchor.year}-12-31")
    return Reading("DATE", str(clock.anchor.year), days_of(f"{clock.anchor.year}-12"))


_I = re.IGNORECASE
_WHEN = r"(?P<which>last|this past|this coming|this|next|the previous|the following|the coming|the past)"
_COUNT = rf"(?:{ABOUT})?(?:(?P<number>an?|{NUMBER})|(?P<few>{FEW}))"
_ANY_UNIT = rf"(?P<unit>{UNITS}|{UNIT})"
_EDGE = (
    r"(?P<mod>earlier|later|early|late|mid-|the end of|the beginning of|the middle of|late in"
    r"|early in|earlier in|later in|sometime)"
)

RELATIVE: tuple[Rule, ...] = (
    rule(
        "relative/the-year",
        r"the (?P<which>full|fiscal|current)? ?(?P<unit>year)(?! (?:two|nineteen|before|after|in which|\d))",
        _this_year,
        flags=_I,
    ),
    rule(
        "relative/weekday",
        rf"(?:(?i:early|late|earlier|later) )?(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?(?!s\b)",
        _weekday,
    ),
    rule(
        "relative/clock-weekday",
        rf"(?:(?P<hour>\d{{1,2}})(?::(?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\.?)|(?P<word>noon"
        rf"|midnight))(?: [A-Z]{{3}},?)? (?:on )?(?P<weekday>{WEEKDAY})",
        _weekday_clock,
    ),
    rule(
        "relative/weekday-told",
        rf"(?i:the (?P<which>previous|preceding|following)) (?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?",
        _weekday_told,
    ),
    rule("relative/weekday-which", rf"(?i:{_WHEN}) (?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?", _weekday),
    rule(
        "relative/today",
        r"today|tonight|yesterday|tomorrow|the day before yesterday|the day after tomorrow",
        _near,
        flags=_I,
    ),
    rule(
        "relative/today",
        rf"(?:early |late |earlier |later )(?:today|tonight|yesterday|tomorrow)(?: {PART})?",
        _near,
        flags=_I,
    ),
    rule(
        "relative/today",
        rf"(?:yesterday|tomorrow|earlier this|later this|early this|late this|this|last night)(?: "
        rf"(?P<part>{PART}))",
        _near,
        flags=_I,
    ),
    rule("relative/today", r"last night|overnight", _near, flags=_I),
    rule(
        "relative/today",
        rf"(?:(?:early|mid|late)[- ])?(?P<part>{PART}) (?:yesterday|today|tomorrow)",
        _near,
        flags=_I,
    ),
    rule(
        "relative/unit",
        rf"(?:{_EDGE} )?(?P<which>last|this past|this|next|the current|this coming) (?:fiscal )?"
        rf"(?P<unit>week|month|year|quarter|weekend|decade|century)(?![- ]old)",
        _which_unit,
        flags=_I,
    ),
    rule(
        "relative/unit",
        r"(?P<which>the previous|the coming|the following|the upcoming) (?P<unit>week|month|year"
        r"|quarter|weekend)",
        _which_unit,
        flags=_I,
    ),
    rule("relative/weekend", r"(?:over )?the weekend", _weekend_bare, flags=_I),
    rule(
        "relative/ago",
        rf"{_COUNT} (?:more )?{_ANY_UNIT} (?:or so )?(?P<side>ago|earlier|later|previously|from now|hence)",
        _ago,
        flags=_I,
    ),
    rule(
        "relative/told",
        r"(?P<which>that same|the same|that|the following|the next|the previous|the preceding) "
        r"(?P<unit>day|morning|afternoon|evening|night|month|year|week|quarter)",
        _told,
        flags=_I,
    ),
    rule(
        "relative/told",
        r"(?:earlier|later) (?P<which>that) (?P<unit>day|morning|afternoon|evening|night|month|year|week)",
        _told,
        flags=_I,
    ),
    rule(
        "relative/told", r"the (?P<unit>day) (?P<which>before|after)(?! tomorrow| yesterday)", _told, flags=_I
    ),
    rule(
        "relative/edge",
        r"(?:by )?(?:the )?(?P<edge>end|beginning|start|middle) of (?:(?P<which>this|next|last)"
        r"|the) (?P<unit>week|month|year|decade|century)",
        _bounds,
        flags=_I,
    ),
    rule(
        "relative/edge",
        r"(?P<edge>year)(?:'s|’s)?[- ]end|(?:year)-end",
        _year_end,
        flags=_I,
    ),
    rule("relative/edge", r"(?:earlier|later) in the (?P<unit>week|month|year)", _bounds, flags=_I),
    rule(
        "relative/recent",
        rf"(?:the )?(?P<which>recent|coming|future|past) (?P<unit>{UNITS})(?: and (?:{UNITS}))?",
        _recent,
        flags=_I,
    ),
    rule("relative/recent", rf"the (?P<unit>{UNITS}) (?P<which>ahead)", _recent, flags=_I),
    rule(
        "relative/reference",
        rf"(?:{any_of(WORDS.refs)})(?! after| as| enough)(?<!as\ssoon)",
        _reference,
        flags=_I,
    ),
)
