"""Words about time, as the date grammar needs them: loaded once from `data/dates.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml

_FILE = "dates.toml"
_TOP = frozenset(
    {
        "months",
        "weekdays",
        "not_years_before",
        "numbers",
        "ordinals",
        "units",
        "refs",
        "dayparts",
        "seasons",
        "tense",
        "clauses",
        "holiday",
        "known",
        "period",
    }
)
_TENSE = frozenset({"ahead", "back"})
_CLAUSES = frozenset({"parting", "telling", "done_by_saying", "going"})
_HOLIDAY = frozenset({"names", "day", "nth", "easter", "pascha", "hijri", "of", "length"})
_PERIOD = frozenset({"names", "first", "last"})
_KNOWN = frozenset({"id", "words", "words_not", "day", "last", "ago_only"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A holiday: how its day is reckoned.

    Attributes:
        kind: `day`, `nth`, `easter`, `pascha` or `hijri`.
        numbers: Month and day; month, weekday (1 is Monday) and which one; or days after Easter.
        length: How many days it lasts.
    """

    name: str
    kind: str
    numbers: tuple[int, ...]
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time of history with a name of its own: a war, an era, a day that is called by its figures."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """A dated event of the world, and the words by which a sentence shows that it knows of it.

    Attributes:
        words: A sentence must hold a word of each group.
        last: The day after which nobody would write so, if there is one.
        ago_only: Whether the event was so long in coming that its words alone prove nothing: only
            "two years ago" and the like do.
    """

    id: str
    words: tuple[tuple[str, ...], ...]
    words_not: tuple[str, ...]
    day: date
    last: date | None
    ago_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """All words about time; `dates.toml` says what each list is. Names are in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    not_years_before: tuple[str, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    refs: dict[str, str]
    dayparts: dict[str, str]
    seasons: dict[str, str]
    holidays: dict[str, Holiday]
    ahead: tuple[str, ...]
    back: tuple[str, ...]
    parting: frozenset[str]
    telling: frozenset[str]
    done_by_saying: frozenset[str]
    going: frozenset[str]
    known: tuple[KnownEvent, ...]
    periods: dict[str, Period]


@cache
def load_dates() -> DateWords:
    """The words about time that ship with Dragoman; a LexiconError names what is wrong."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _TOP, _TOP)
    check_keys(_FILE, "clauses", data["clauses"], _CLAUSES, _CLAUSES)
    check_keys(_FILE, "tense", data["tense"], _TENSE, _TENSE)
    return DateWords(
        months={name.lower(): i + 1 for i, names in enumerate(data["months"]) for name in names},
        weekdays={name.lower(): i + 1 for i, names in enumerate(data["weekdays"]) for name in names},
        not_years_before=tuple(data["not_years_before"]),
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        units=data["units"],
        refs={word: ref for ref, words in data["refs"].items() for word in words},
        dayparts=data["dayparts"],
        seasons=data["seasons"],
        holidays={h.name.lower(): h for entry in data["holiday"] for h in _holidays(entry)},
        ahead=tuple(data["tense"]["ahead"]),
        back=tuple(data["tense"]["back"]),
        **{key: frozenset(words) for key, words in data["clauses"].items()},
        known=tuple(_known(entry) for entry in data["known"]),
        periods={p.name.lower(): p for entry in data["period"] for p in _periods(entry)},
    )


def _holidays(entry: dict[str, Any]) -> list[Holiday]:
    """One holiday under each of its names."""
    label = str(entry.get("names", "holiday"))
    check_keys(_FILE, label, entry, _HOLIDAY, frozenset({"names"}))
    kinds = entry.keys() - {"names", "of", "length"}
    if len(kinds) != 1:
        raise LexiconError(_FILE, label, "needs exactly one of day, nth, easter, pascha, hijri")
    kind = kinds.pop()
    value = entry[kind]
    if kind == "day":
        numbers = tuple(int(part) for part in value.split("-"))
    else:
        numbers = tuple(value) if isinstance(value, list) else (value,)
    names = [form for name in entry["names"] for form in _national(name, entry.get("of", ()))]
    return [Holiday(name=n, kind=kind, numbers=numbers, length=entry.get("length", 1)) for n in names]


def _national(name: str, countries: Iterable[str]) -> list[str]:
    """A holiday with the states that keep it that day; by itself if it means but one day.

    >>> _national("Unity Day", ["Freedonia"])
    ["Freedonia's Unity Day", 'Freedonia’s Unity Day', 'Freedonia Unity Day']
    """
    forms = [f"{country}{mark} {name}" for country in countries for mark in ("'s", "’s", "")]
    return forms or [name]


def _periods(entry: dict[str, Any]) -> list[Period]:
    """One period of history under each of its names."""
    label = str(entry.get("names", "period"))
    check_keys(_FILE, label, entry, _PERIOD, _PERIOD)
    if entry["last"] < entry["first"]:
        raise LexiconError(_FILE, label, "ends before it begins")
    return [Period(name=name, first=entry["first"], last=entry["last"]) for name in entry["names"]]


def _known(entry: dict[str, Any]) -> KnownEvent:
    """One known event."""
    label = str(entry.get("id", "known"))
    check_keys(_FILE, label, entry, _KNOWN, frozenset({"id", "words", "day"}))
    return KnownEvent(
        id=label,
        words=tuple(tuple(group) for group in entry["words"]),
        words_not=tuple(entry.get("words_not", ())),
        day=entry["day"],
        last=entry.get("last"),
        ago_only=entry.get("ago_only", False),
    )
