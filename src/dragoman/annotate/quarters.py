"""Rules for quarters of a year, as business news tells them: "the third quarter", "the year-ago period"."""

import re

from dragoman.annotate.calendar import add_months, days_of
from dragoman.annotate.timex import WORDS, Clock, Reading, Rule, calendar_date, rule

_NTH = r"(?P<nth>first|second|third|fourth)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def _quarter(match: re.Match[str], clock: Clock) -> Reading | None:
    """A quarter of a year: of the year told with it, else the nearest begun."""
    parts = match.groupdict()
    which = WORDS.ordinals.get((parts.get("nth") or "").lower()) or int(parts.get("digit") or 0)
    if parts.get("year"):
        return calendar_date(f"{parts['year']}-Q{which}")
    if clock.anchor is None:
        return None
    year = clock.anchor.year + {"last": -1, "next": 1}.get((parts.get("years") or "").lower(), 0)
    if not parts.get("years") and which * 3 - 2 > clock.anchor.month + 3:
        year -= 1
    return calendar_date(f"{year}-Q{which}")


def _latest(match: re.Match[str], clock: Clock) -> Reading | None:
    """The quarter told last, or the last that ended."""
    told = days_of(clock.quarter)
    # What is called the latest has ended; the quarter told may be one to come.
    ended = told and clock.anchor and told.last <= clock.anchor
    if told and (ended or "latest" not in match[0].lower()):
        return calendar_date(clock.quarter)
    if clock.anchor is None:
        return None
    day = add_months(clock.anchor.replace(day=1), -3)
    return calendar_date(f"{day.year}-Q{(day.month + 2) // 3}")


def _year_ago(match: re.Match[str], clock: Clock) -> Reading | None:
    """The quarter a year before the one told."""
    found = _latest(match, clock)
    return calendar_date(f"{int(found.value[:4]) - 1}{found.value[4:]}") if found else None


def _figures(match: re.Match[str], clock: Clock) -> Reading | None:
    """The period of a year that figures compare with: the quarter told, of that year."""
    year = match["year"]
    return calendar_date(f"{year}{clock.quarter[4:]}" if clock.quarter else year)


_I = re.IGNORECASE

QUARTERS: tuple[Rule, ...] = (
    rule(
        "relative/quarter",
        rf"(?:(?:the|its|their) )?(?:fiscal )?{_NTH}[- ](?:fiscal[- ])?quarter(?:(?: of)? {_YEAR})?",
        _quarter,
        flags=_I,
    ),
    rule("relative/quarter", rf"(?P<years>last|this|next) year['’]s {_NTH} quarter", _quarter, flags=_I),
    rule("relative/quarter", rf"(?:the )?{_YEAR} {_NTH} quarter", _quarter, flags=_I),
    rule("relative/quarter", rf"Q(?P<digit>[1-4])(?: {_YEAR})?", _quarter),
    rule(
        "relative/quarter-told",
        r"(?:the (?:latest |current |most recent )?|this )quarter|the latest period",
        _latest,
        flags=_I,
    ),
    rule("relative/quarter-told", rf"the {_YEAR} (?:quarter|period)", _figures, flags=_I),
    rule(
        "relative/year-ago",
        r"(?:the )?(?:comparable |corresponding |same )?(?:year-(?:ago|earlier)(?: (?:third |fourth "
        r"|second |first )?"
        r"(?:quarter|period))?|(?:quarter|period) (?:a year (?:ago|earlier)|last year)"
        r"|last year['’]s quarter)",
        _year_ago,
        flags=_I,
    ),
)
