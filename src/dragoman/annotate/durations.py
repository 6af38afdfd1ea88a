"""Rules for how long and how often: "two decades", "within 14 months", "every day"."""

import re
from datetime import date, timedelta

from dragoman.annotate.calendar import add_months
from dragoman.annotate.timex import (
    ABOUT,
    FEW,
    MONTH,
    NUMBER,
    SEASON,
    SPREAD,
    UNIT,
    UNITS,
    WEEKDAY,
    WORDS,
    Clock,
    Reading,
    Rule,
    count,
    month_number,
    moved,
    number,
    rule,
    unit_code,
    unknown_count,
    weekday_number,
)
from dragoman.model.text import DateRange

# So many hours or fewer are counted in days.
_HOURS = 168
_BACK = frozenset(("past", "last", "previous", "preceding"))
_ON = frozenset(("next", "coming", "following", "within"))


def _span(match: re.Match[str], clock: Clock) -> Reading | None:
    """So many units; anchored before or after publication by "the past", "the next", "within"."""
    parts = match.groupdict()
    unit = parts["unit"]
    text = parts.get("number") or ("a couple" if "couple" in (parts.get("few") or "") else None)
    if text is None:
        return Reading("DURATION", unknown_count(unit), None)
    amount = 2.0 if text == "a couple" else 1.0 if text.lower() in ("a", "an", "the") else number(text)
    if amount is None:
        return None
    amount += 0.5 if parts.get("half") else 0.0
    side = (parts.get("side") or "").lower().split()
    value = count(amount, unit)
    if not side or clock.anchor is None:
        return Reading("DURATION", value, None)
    return Reading("DURATION", value, _anchored(clock.anchor, amount, unit, side[-1]))


def _anchored(here: date, amount: float, unit: str, side: str) -> DateRange | None:
    """The days of a length of time that ends or begins with publication."""
    sign = -1 if side in _BACK else 1 if side in _ON else 0
    code = unit_code(unit)
    if code == "TH" and amount <= _HOURS:
        amount, code = -(-amount // 24), "D"
    if not sign or code.startswith("T"):
        return None
    factor = float(code[:-1] or 1) if code[:-1].isdigit() else 1.0
    months = {"M": 1, "Q": 3, "Y": 12}.get(code[-1])
    try:
        if months:
            other = add_months(here, sign * round(amount * factor * months))
        else:
            other = here + timedelta(days=sign * round(amount * factor * (7 if code[-1] == "W" else 1)))
    except (ValueError, OverflowError):
        return None
    return DateRange(min(here, other), max(here, other))


def _bare(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """Units without number: "for years"."""
    return Reading("DURATION", unknown_count(match["unit"]), None)


def _often(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """Daily, weekly, yearly."""
    word = match[0].lower()
    code = {"h": "PT1H", "d": "P1D", "w": "P1W", "m": "P1M", "y": "P1Y", "a": "P1Y"}
    return Reading("SET", code[word[0]], None)


def _every(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """Every day, each July, every two weeks."""
    parts = match.groupdict()
    if parts["unit"]:
        amount = number(parts["number"]) if parts["number"] else 1.0
        return Reading("SET", count(amount, parts["unit"]), None) if amount else None
    if parts["month"]:
        return Reading("SET", f"XXXX-{month_number(parts['month']):02}", None)
    if parts["season"]:
        return Reading("SET", f"XXXX-{WORDS.seasons[parts['season'].lower()]}", None)
    return Reading("SET", f"XXXX-WXX-{weekday_number(parts['weekday'])}", None)


def _weekdays(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """On Mondays."""
    return Reading("SET", f"XXXX-WXX-{weekday_number(match['weekday'])}", None)


def _whole(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    """One unit that ends with the day told after it: "the year ended March 31"."""
    return Reading("DURATION", count(1.0, match["unit"]), None)


def _hence(match: re.Match[str], clock: Clock) -> Reading | None:
    """How long a thing takes; where the clause looks ahead, when it will be: "will end in five years"."""
    amount = 1.0 if match["number"].lower() in ("a", "an") else number(match["number"])
    if amount is None:
        return None
    if clock.anchor and clock.future > 0 and (found := moved(clock.anchor, amount, match["unit"])):
        return found
    return Reading("DURATION", count(amount, match["unit"]), None)


def _past_one(match: re.Match[str], clock: Clock) -> Reading | None:
    """The past year: one unit that ends with publication."""
    days = _anchored(clock.anchor, 1.0, match["unit"], match["side"].lower()) if clock.anchor else None
    return Reading("DURATION", count(1.0, match["unit"]), days)


_I = re.IGNORECASE
_SIDE = (
    r"(?:(?:the|these|those|his|her|its|their) )?(?P<side>past|last|next|first|coming|previous"
    r"|following|final|remaining|preceding)"
)
_UNITS = rf"(?P<unit>{UNITS}|{UNIT})"
_NUM = rf"(?:(?:(?:{NUMBER})(?:[-–]| to | or ))?(?P<number>{NUMBER}|an?))"
_FEW = rf"(?P<few>{FEW})"

DURATIONS: tuple[Rule, ...] = (
    rule(
        "duration/year-ended",
        r"the (?:(?:full|fiscal|financial) )?(?P<unit>year|week|month)"
        r"(?= (?:that )?(?:ended|ending|to|through) )",
        _whole,
        flags=_I,
    ),
    rule(
        "duration/in",
        rf"(?<=\bin\s)(?:{ABOUT})?(?!an? (?:second|quarter)){_NUM} {_UNITS}(?!-| ago| earlier| later|['’])",
        _hence,
        flags=_I,
    ),
    rule(
        "duration/count",
        rf"(?:{ABOUT})?(?:the )?{SPREAD} (?:more |additional |full |straight "
        rf"|consecutive )?{_UNITS}(?! ago| earlier| later| old\b)(?:-long)?",
        _span,
        flags=_I,
    ),
    rule(
        "duration/one",
        rf"(?:{ABOUT})?(?P<number>an?)(?: full| whole| further)? (?!second|quarter)(?P<unit>{UNIT})"
        rf"(?! ago| earlier| later|-|s\b)(?P<half> and a half)?(?! ago| earlier| later)",
        _span,
        flags=_I,
    ),
    rule("duration/few", rf"(?:{ABOUT})?{_FEW} {_UNITS}(?! ago| earlier| later)", _span, flags=_I),
    rule("duration/side", rf"(?:{ABOUT})?{_SIDE} (?:{ABOUT})?(?:{_NUM}|{_FEW}) {_UNITS}", _span, flags=_I),
    rule(
        "duration/past-one",
        r"the (?P<side>past|last|next|coming) (?P<number>)?(?P<unit>year|decade|month|week|century"
        r"|day|hour)(?! of)",
        _past_one,
        flags=_I,
    ),
    rule(
        "duration/within",
        rf"(?P<side>within) (?:(?:the )?next )?(?:{ABOUT})?(?:{_NUM}|{_FEW}) {_UNITS}",
        _span,
        flags=_I,
    ),
    rule(
        "duration/hyphen",
        rf"(?:{ABOUT})?(?:(?P<number>{NUMBER})|(?P<few>several|multi))-(?P<unit>{UNIT})(?:-long)?"
        rf"(?![- ]olds?\b)",
        _span,
        flags=_I,
    ),
    rule(
        "duration/long",
        r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)[- ]long",
        _bare,
        flags=_I,
    ),
    rule(
        "duration/bare",
        r"(?:(?<=for\s)|(?<=in\s)|(?<=over\s)|(?<=after\s)|(?<=within\s)|(?<=take\s)|(?<=last\s)|"
        r"(?<=of\s))(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)",
        _bare,
        flags=_I,
    ),
    rule("set/often", r"hourly|daily|weekly|monthly|yearly|annually", _often, flags=_I),
    rule(
        "set/every",
        rf"(?:every|each) (?:(?:(?P<number>{NUMBER}) )?(?P<unit>{UNITS}|{UNIT})|(?P<month>{MONTH})|"
        rf"(?P<season>{SEASON})|(?P<weekday>{WEEKDAY}))",
        _every,
        flags=_I,
    ),
    rule("set/weekdays", rf"(?P<weekday>{WEEKDAY})s", _weekdays),
)
