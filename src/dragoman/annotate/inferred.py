"""The publication date where none is given: the tightest interval the article's own dates support.

Every piece of evidence is a bound: not before a day, not after one, or a test a day must pass. The days that
pass them all are the answer, if they are few enough to be one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.annotate.calendar import DAY, add_months, day_or_none, month_of
from dragoman.annotate.dates import Hit, hits, tense
from dragoman.annotate.holders import office_bounds
from dragoman.annotate.timex import WORDS, Clock, month_number, number, unit_code, weekday_number
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.dates import KnownEvent
from dragoman.model.text import DateRange, Document, Published, Span

# An interval wider than a term of office says nothing worth keeping.
_WIDEST = 4 * 366
_SEARCH = 6 * 366
# A day told without its year lies less than this many days back; and news of a day is told within a month.
_BACK = 300
_AHEAD = 120
# Where weekdays tell the newest days, a day told by its date is at least so many back.
_WEEK = 6
_CLOSE = 10
_LOOSE = timedelta(days=90)
_MANY = 3
_NEAR = 70
_LONGEST = {"Y": 9, "M": 40}
# A paper may call somebody by an office for some days after he has lost it.
_GRACE = timedelta(days=21)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]*)*(?:[.!?](?=\s|$|[\"”’)])|\n|$)")
_YEAR_BEFORE = re.compile(
    r"(?:\b[Ii]n|\b[Ss]ince|\bof|\b[Ff]rom|\b[Dd]uring|\b[Uu]ntil|\b[Aa]fter)\s+(?:late |early |mid-|the )?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One piece of evidence for when the article was published.

    Attributes:
        first: Not before this day.
        last: Not after this day.
        month: With `day`, the day of the year it was published on (or the day after).
        test: Whether a day of publication agrees with the evidence.
    """

    span: Span
    why: str
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    test: Callable[[date], bool] | None = field(default=None, compare=False)

    def allows(self, day: date) -> bool:
        """Whether the article can have been published that day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if self.month and self.day:
            named = day_or_none(day.year, self.month, self.day)
            if named is None or not 0 <= (day - named).days <= 1:
                return False
        return self.test is None or self.test(day)


def inferred(
    document: Document, blocks: tuple[Span, ...], book: ActorBook | None, given: tuple[Bound, ...]
) -> Published | None:
    """The tightest interval the text supports, `given` what else the page tells; None if there is none."""
    text = document.text
    captions = tuple(f.span for f in document.furniture if f.kind == "caption")
    found = tuple(h for h in hits(text, blocks) if not any(b.span.overlaps(h.span) for b in given))
    bounds = list(_from_dates(text, found))
    bounds += _from_captions(text, captions)
    bounds += _from_known(text, blocks, found)
    bounds += given
    bounds += _from_closeness(text, found)
    offices = _agreeing(office_bounds(text, blocks, book), bounds) if book else ()
    return _solve([*bounds, *offices]) or _solve(bounds)


def _agreeing(
    offices: Iterable[tuple[Span, str, date | None, date | None]], bounds: list[Bound]
) -> Iterator[Bound]:
    """The terms of office that no later date of the text contradicts."""
    listed = list(offices)
    floor = max(
        [b.first for b in bounds if b.first] + [first for _, _, first, _ in listed if first], default=None
    )
    for span, why, first, last in listed:
        until = last + _GRACE if last else None
        if until and floor and until < floor:
            continue
        yield Bound(span=span, why=why, first=first, last=until)


def _from_dates(text: str, found: tuple[Hit, ...]) -> Iterator[Bound]:
    """Bounds from explicit dates, days without year and weekdays with a date."""
    weekdays = any(h.rule.name == "relative/weekday" and tense(text, h.span) <= 0 for h in found)
    for hit in found:
        reading = hit.rule.read(hit.match, Clock(None))
        if reading is None:
            continue
        ahead = tense(text, hit.span) > 0
        if reading.days and reading.type in ("DATE", "TIME"):
            yield from _explicit(text, hit, reading.days, ahead=ahead)
        elif hit.rule.name in (
            "date/month-day",
            "date/day-month",
            "date/month-days",
        ) and not hit.match.groupdict().get("years"):
            yield from _yearless(hit, reading.value, tense(text, hit.span), weekdays=weekdays)
        elif hit.rule.name == "relative/unit" and (bound := _this_month(hit)):
            yield bound


def _explicit(text: str, hit: Hit, days: DateRange, *, ahead: bool) -> Iterator[Bound]:
    """Not before a past day told with its year; not after a day that is still to come."""
    words = hit.match[0]
    if days.days > 366:
        return
    if ahead:
        if days.days <= 31:
            yield Bound(span=hit.span, why=f"“{words}” is still to come", last=days.last)
        return
    if days.days > 31 and not _YEAR_BEFORE.search(text[max(hit.span.start - 20, 0) : hit.span.start]):
        return
    yield Bound(span=hit.span, why=f"“{words}” is past", first=days.first)


def _yearless(hit: Hit, value: str, when: int, *, weekdays: bool) -> Iterator[Bound]:
    """A day without year lies less than a year back, or not far ahead; `when` is the tense of its clause."""
    last = value.rsplit("/", maxsplit=1)[-1]
    month, day = int(last[5:7]), int(last[8:10])
    groups = hit.match.groupdict()
    weekday = weekday_number(groups["wd"]) if groups.get("wd") else None

    def agrees(here: date) -> bool:
        return (when <= 0 and fits(here, ahead=False)) or (when >= 0 and fits(here, ahead=True))

    def fits(here: date, *, ahead: bool) -> bool:
        named = _nearest(here, month, day, ahead=ahead)
        if named is None or (weekday and named.isoweekday() != weekday):
            return False
        gap = (named - here).days if ahead else (here - named).days
        if weekdays and not weekday and not ahead and gap < _WEEK:
            return False
        return 0 <= gap <= (_AHEAD if ahead else _BACK)

    side = {1: "is still to come", 0: "is told", -1: "is past"}[when]
    yield Bound(span=hit.span, why=f"“{hit.match[0]}” {side}, without its year", test=agrees)


def _nearest(here: date, month: int, day: int, *, ahead: bool) -> date | None:
    """The last such day up to a day, or the first from it on."""
    options = [
        d for year in (here.year - 1, here.year, here.year + 1) if (d := day_or_none(year, month, day))
    ]
    if ahead:
        return min((d for d in options if d >= here), default=None)
    return max((d for d in options if d <= here), default=None)


def _this_month(hit: Hit) -> Bound | None:
    """Something earlier this month: not published on its first days."""
    words = hit.match[0].lower()
    if words.startswith("earlier this month"):
        return Bound(span=hit.span, why=f"“{hit.match[0]}”", test=lambda day: day.day >= 3)
    return None


def _from_captions(text: str, captions: tuple[Span, ...]) -> Iterator[Bound]:
    """A picture was taken before the article was published."""
    for hit in hits(text, captions):
        reading = hit.rule.read(hit.match, Clock(None))
        if reading and reading.days and reading.days.days <= 31 and reading.type == "DATE":
            yield Bound(span=hit.span, why=f"a picture of “{hit.match[0]}”", first=reading.days.first)


def _from_known(text: str, blocks: tuple[Span, ...], found: tuple[Hit, ...]) -> Iterator[Bound]:
    """Bounds from dated events the text knows of."""
    for block in blocks:
        for match in _SENTENCE.finditer(text, block.start, block.end):
            span = Span(match.start(), match.end())
            for event in WORDS.known:
                if _tells(event, match[0]):
                    inside = [h for h in found if span.covers(h.span)]
                    lead = block in blocks[:2]
                    yield from _known_bounds(text, event, span, inside, lead=lead)


def _tells(event: KnownEvent, sentence: str) -> bool:
    """Whether a sentence shows that it knows of an event."""
    return all(any(_has(sentence, w) for w in group) for group in event.words) and not any(
        w in sentence for w in event.words_not
    )


def _has(sentence: str, words: str) -> bool:
    """Whether the words stand in a sentence, as whole words at their beginning."""
    at = sentence.find(words)
    return at >= 0 and (at == 0 or not sentence[at - 1].isalnum())


def _known_bounds(
    text: str, event: KnownEvent, span: Span, inside: list[Hit], *, lead: bool
) -> Iterator[Bound]:
    """Not before the event; and how long ago its sentence says it was."""
    name = event.id.replace("-", " ")
    if not event.ago_only:
        yield Bound(span=span, why=f"knows of: {name} ({event.day})", first=event.day, last=event.last)
    for hit in inside:
        after = text[hit.span.end : min(hit.span.end + _NEAR, span.end)].lstrip()
        since = after.startswith(("since", "after")) and any(_has(after, word) for word in event.words[-1])
        days = _publication_for(event.day, hit, since=since, lead=lead and tense(text, hit.span) < 0)
        if days:
            why = f"“{hit.match[0]}” of {name} ({event.day})"
            yield Bound(span=hit.span, why=why, first=days.first, last=days.last)


def _publication_for(day: date, hit: Hit, *, since: bool, lead: bool) -> DateRange | None:
    """When one publishes who calls a known day by these words.

    `since` where they are followed by "since" or "after" the event, `lead` where they open an article.
    """
    parts, name = hit.match.groupdict(), hit.rule.name
    if name in ("date/month-which", "date/month-which-year") and month_number(parts["month"]) == day.month:
        return _last_named(day, parts)
    if name in ("date/month-day", "date/day-month", "date/month") and not parts.get("year"):
        same = month_number(parts["month"]) == day.month and (
            not parts.get("day") or int(parts["day"]) == day.day
        )
        return DateRange(day, day + timedelta(days=_BACK)) if same else None
    if name == "relative/ago" and parts["side"].lower() == "ago":
        return _ago(day, hit)
    if name == "duration/count" and since:
        return _ago(day, hit)
    if name == "relative/unit" and parts["which"].lower() == "last" and parts["unit"].lower() == "year":
        return DateRange(date(day.year + 1, 1, 1), date(day.year + 1, 12, 31))
    if (
        name == "relative/unit"
        and lead
        and (parts["which"].lower(), parts["unit"].lower()) == ("this", "week")
    ):
        return DateRange(day, day + timedelta(days=6))
    if name == "relative/weekend" and day.isoweekday() >= 6:
        return DateRange(day, day + timedelta(days=7))
    if name == "relative/weekday" and lead and weekday_number(parts["weekday"]) == day.isoweekday():
        return DateRange(day, day + timedelta(days=6))
    return None


def _last_named(day: date, parts: dict[str, str | None]) -> DateRange | None:
    """When one publishes who says "last August" or "August last year" of a known day."""
    if years := parts.get("years"):
        whole = DateRange(date(day.year + 1, 1, 1), date(day.year + 1, 12, 31))
        return whole if "last" in years.lower() else None
    if "last" in (parts.get("which") or "").lower():
        return DateRange(month_of(day.year, day.month).last + DAY, add_months(day, 14))
    return None


def _ago(day: date, hit: Hit) -> DateRange | None:
    """When one publishes who calls a known day so many months or years ago."""
    parts = hit.match.groupdict()
    text = (parts.get("number") or "").lower()
    amount = 1.0 if text in ("a", "an") else number(text) if text else None
    letter = unit_code(parts["unit"])[-1]
    if amount is None or letter not in "MY" or amount > _LONGEST.get(letter, 0):
        return None
    words = hit.match[0].lower()
    there = add_months(day, round(amount * (12 if letter == "Y" else 1)))
    if words.startswith(("nearly", "almost", "less than")):
        return DateRange(add_months(there, -3 if letter == "Y" else -1), there)
    if words.startswith(("over", "more than")):
        return DateRange(there, add_months(there, 9 if letter == "Y" else 1))
    if letter == "M":
        return month_of(there.year, there.month)
    return DateRange(add_months(there, -3), add_months(there, 6))


def _from_closeness(text: str, found: tuple[Hit, ...]) -> list[Bound]:
    """News of a day is published within the month: bound by the newest past day told without a year.

    Where weekdays tell the news, such a day may be older.
    """
    past = [
        (h, r.value)
        for h in found
        if h.rule.name in ("date/month-day", "date/day-month", "date/month-days")
        and tense(text, h.span) < 0
        and (r := h.rule.read(h.match, Clock(None)))
        and r.days is None
    ]
    weekdays = any(h.rule.name == "relative/weekday" for h in found)
    this_month = any(h.rule.name == "relative/unit" and h.match["unit"].lower() == "month" for h in found)
    loose = weekdays and not this_month
    named = [(int(v.split("/")[-1][5:7]), int(v.split("/")[-1][8:10])) for _, v in past]
    if not named:
        return []

    def close(here: date) -> bool:
        newest = max((d for m, n in named if (d := _nearest(here, m, n, ahead=False))), default=None)
        return newest is not None and here <= (newest + _LOOSE if loose else _fresh_until(newest))

    return [
        Bound(
            span=past[-1][0].span,
            why="news of a day is published within its season"
            if loose
            else "news of a day is published within its month",
            test=close,
        )
    ]


def _fresh_until(day: date) -> date:
    """The end of the day's month, or ten days on where that is near."""
    return max(month_of(day.year, day.month).last, day + timedelta(days=_CLOSE))


def _solve(bounds: list[Bound]) -> Published | None:
    """The days that agree with all bounds, if they are one stretch that both ends support."""
    floors = [b for b in bounds if b.first]
    if not floors:
        return None
    floor = max(floors, key=lambda b: b.first or date.min)
    first = floor.first or date.min
    ceiling = min((b.last for b in bounds if b.last and b.last >= first), default=None)
    used = [b for b in bounds if not (b.last and b.last < first)]
    tests = [b for b in used if b.test or b.month]
    end = min(ceiling or date.max, first + timedelta(days=_SEARCH))
    runs = _runs(first, end, tests)
    if not runs or (ceiling is None and not tests):
        return None
    days = DateRange(runs[0].first, runs[-1].last)
    if days.days > _WIDEST or (ceiling is None and days.last == end):
        return None
    deciding = [b for b in used if b is floor or b.last == ceiling is not None or b in tests]
    deciding.sort(key=lambda b: b.span)
    return Published(
        days=days,
        basis="inferred",
        why=tuple(dict.fromkeys(b.why for b in deciding)),
        evidence=tuple(dict.fromkeys(b.span for b in deciding)),
    )


def _runs(first: date, end: date, tests: list[Bound]) -> list[DateRange]:
    """The stretches of days that pass the tests; gaps of under a week do not part them.

    Where no day passes them all, one test may fail: a tense can be misread.
    """
    days = [first + timedelta(days=n) for n in range((end - first).days + 1)]
    passed = [sum(bound.allows(day) for bound in tests) for day in days]
    best = max(passed, default=0)
    if best < len(tests) - (len(tests) > _MANY):
        return []
    found: list[DateRange] = []
    for day, count in zip(days, passed, strict=True):
        if count == best:
            if found and (day - found[-1].last).days <= 7:
                found[-1] = DateRange(found[-1].first, day)
            else:
                found.append(DateRange(day, day))
    return found
