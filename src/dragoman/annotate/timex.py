"""What the rules of the date grammar share: word patterns, the clock they read against, what they give."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.annotate.calendar import add_months, days_of, third, week_of
from dragoman.lexicon.dates import load_dates
from dragoman.model.text import DateRange

WORDS = load_dates()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))


def _capital(names: Iterable[str]) -> str:
    """A pattern for names written with a capital or in capitals; short ones may end in a full stop."""
    found = sorted(
        {form for name in names for form in (name.capitalize(), name.upper())}, key=lambda w: (-len(w), w)
    )
    return "|".join(rf"{form}\.?" if len(form) < 5 and form.lower() not in _WHOLE else form for form in found)


_WHOLE = frozenset({"may", "june", "july"})
MONTH = f"(?:{_capital(WORDS.months)})"
WEEKDAY = f"(?:{_capital(w for w in WORDS.weekdays if w.endswith('day'))})"
WEEKDAY_ANY = f"(?:{_capital(WORDS.weekdays)})"
WEEKDAY_BEFORE = rf"(?:(?P<wd>{WEEKDAY_ANY}),? )?"
MODIFIER = r"(?:the )?(?P<mod>early|mid|middle|late|end|beginning|start)(?: of|-| in)? ?(?:the )?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
PART = f"(?:{any_of(w for w in WORDS.dayparts if w not in ('overnight', 'midday'))})"
SEASON = f"(?:{any_of(WORDS.seasons)})"
UNIT = f"(?:{any_of(WORDS.units)})"
UNITS = r"(?:seconds|minutes|hours|days|nights|weeks|fortnights|months|quarters|years|decades|centuries)"
_SMALL = any_of(w for w in WORDS.numbers if w not in ("a", "an"))
NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?: \d/\d)?|(?:{_SMALL})(?:[ -](?:{_SMALL}|hundred|thousand))*(?: and a half)?)"
)
# "3-4 months", "two or three weeks": the larger number counts.
SPREAD = rf"(?:(?:{NUMBER})(?:[-–]| to | or ))?(?P<number>{NUMBER})"
FEW = (
    r"(?:several|a few|few|a couple of|couple of|a number of|many|some|dozens of|hundreds of|thousands of|"
    r"scores of)"
)
ABOUT = (
    r"(?:(?:about|around|nearly|almost|over|more than|less than|at least|up to|roughly|some|approximately|"
    r"no more than|fewer than|as long as|at most|just over|just under|as many as|as much as|only) )"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Against what a phrase is read.

    Attributes:
        anchor: The publication day; None if nothing is known of it.
        told: TIMEX3 value of the last date told that lies on the calendar; "" before the first.
        quarter: The last quarter of a year told, if what follows still compares with it; else "".
        year: The year told just before in the same sentence ("in 2015 … in March"); None if there is none.
        future: 1 where the clause speaks of what is to come, -1 of what has been, 0 if it does not show.
    """

    anchor: date | None
    told: str = ""
    quarter: str = ""
    year: int | None = None
    future: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means: its TIMEX3 type and value, and its days."""

    type: str
    value: str
    days: DateRange | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time: a pattern and the function that reads what it matched."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], Reading | None]


def rule(
    name: str, pattern: str, read: Callable[[re.Match[str], Clock], Reading | None], *, flags: int = 0
) -> Rule:
    """A rule whose pattern begins and ends at word borders; a space in it is any white space."""
    spaced = re.sub(r" (?![?*+])", r"\\s+", pattern)
    return Rule(name, re.compile(rf"(?<![\w$€£#])(?:{spaced})(?![\w])", flags), read)


def calendar_date(value: str, *, type_: str = "DATE", mod: str = "") -> Reading:
    """A reading whose days follow from its value, narrowed by "early", "mid" or "late"."""
    days = days_of(value)
    which = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}.get(mod)
    return Reading(type_, value, third(days, which) if days and which is not None else days)


def month_number(name: str) -> int:
    """The number of a month named in any of its forms."""
    return WORDS.months[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return WORDS.weekdays[name.lower().rstrip(".")]


def number(text: str) -> float | None:
    """The number some words or figures say; None if they say none.

    >>> number("twenty-five"), number("2 1/2"), number("two and a half")
    (25.0, 2.5, 2.5)
    """
    text = text.lower().replace(",", "")
    half = 0.5 if text.endswith((" and a half", " 1/2")) else 0.0
    text = text.removesuffix(" and a half").removesuffix(" 1/2")
    try:
        return float(text) + half
    except ValueError:
        pass
    total = 0
    for word in re.split(r"[\s-]+", text):
        if word in WORDS.numbers:
            total += WORDS.numbers[word]
        elif word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
        else:
            return None
    return total + half


def count(amount: float, unit: str) -> str:
    """A TIMEX3 duration: `P20Y`, `PT36H`, `P2Y6M`.

    >>> count(2, "decades"), count(2.5, "years"), count(90, "minute")
    ('P20Y', 'P2Y6M', 'PT90M')
    """
    code = unit_code(unit)
    clock = code.startswith("T")
    letter = code[-1]
    factor = int(code[:-1].lstrip("T") or 1) if not clock else 1
    amount *= factor
    whole, half = int(amount), amount % 1
    smaller = {"Y": "6M", "M": "15D", "H": "30M", "W": "3D", "D": "T12H"}.get(letter, "") if half else ""
    return f"P{'T' if clock else ''}{whole or ''}{letter if whole else ''}{smaller}"


def unknown_count(unit: str) -> str:
    """A TIMEX3 duration of nobody knows how many: `PXY`, `PTXH`."""
    code = unit_code(unit)
    if code.startswith("T"):
        return f"PTX{code[-1]}"
    return f"PX{'E' if code == '10Y' else 'C' if code == '100Y' else code[-1]}"


def unit_code(unit: str) -> str:
    """The code of a unit in singular or plural."""
    name = unit.lower()
    singular = "century" if name == "centuries" else name.removesuffix("s")
    return WORDS.units[singular]


def moved(base: date, amount: float, unit: str) -> Reading | None:
    """A day moved by units, as coarse as the unit; None for hours and less, and off the calendar."""
    code = unit_code(unit)
    factor = float(code[:-1]) if code[:-1].isdigit() else 1.0
    amount *= factor
    letter = code[-1]
    try:
        if code == "D":
            return calendar_date((base + timedelta(days=round(amount))).isoformat())
        if letter == "W":
            return calendar_date(week_of(base + timedelta(weeks=round(amount))))
        if letter in ("M", "Q") and not code.startswith("T"):
            there = add_months(base, round(amount * (3 if letter == "Q" else 1)))
            return calendar_date(f"{there:%Y-%m}")
        if letter == "Y":
            return calendar_date(f"{add_months(base, round(amount * 12)).year:04}")
    except (ValueError, OverflowError):
        pass
    return None
