"""Date expressions: finds them by the rules, reads them against publication and the date last told.

Written without the parser, so that the publication date can be inferred from what is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.annotate.absolute import ABSOLUTE
from dragoman.annotate.durations import DURATIONS
from dragoman.annotate.nested import NESTED
from dragoman.annotate.periods import PERIODS
from dragoman.annotate.quarters import QUARTERS
from dragoman.annotate.relative import RELATIVE
from dragoman.annotate.timex import WORDS, Clock, Reading, Rule, any_of
from dragoman.model.annotated import DatePhrase
from dragoman.model.text import DateRange, Document, Span

RULES: tuple[Rule, ...] = (*ABSOLUTE, *PERIODS, *RELATIVE, *NESTED, *QUARTERS, *DURATIONS)

# Rules that cannot match where none of some words stands: looked for first, as that is quick.
_UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "centur",
)
_NEEDS: dict[str, tuple[str, ...]] = {
    "date/century": ("century",),
    "date/part-of-month": ("week", "days", "half"),
    "date/year-in-words": ("nineteen",),
    "duration/hyphen": ("-",),
    "duration/one": _UNITS,
    "duration/count": _UNITS,
    "duration/few": _UNITS,
    "duration/in": _UNITS,
    "duration/side": _UNITS,
    "duration/within": ("within",),
    "relative/ago": ("ago", "earlier", "later", "previously", "from", "hence"),
    "relative/ago-part": ("ago",),
    "relative/quarter": ("quarter", "q"),
    "relative/recent": ("recent", "coming", "future", "past", "ahead"),
    "relative/unit": ("week", "month", "year", "quarter", "decade", "century"),
    "relative/week-from": ("from",),
    "relative/year-ago": ("year",),
    "set/rate": ("once", "twice", "times"),
}
# No date expression without a figure or one of these: sentences that have none are passed over.
_GATE = re.compile(
    r"\d|(?<!\w)(?:"
    + any_of(
        word.lower()
        for words in (
            (*WORDS.months, *WORDS.weekdays, *WORDS.refs, *WORDS.dayparts, *WORDS.seasons),
            (*WORDS.holidays, *WORDS.periods, *(f"{w}ties" for w in ("twen", "thir", "for", "fif", "six"))),
            ("seventies", "eighties", "nineties", "today", "tonight", "yesterday", "tomorrow", "noon"),
            ("midnight", "hourly", "daily", "weekly", "monthly", "yearly", "annually", "nineteen"),
            ("year-", "latest period", "quarter", "period", *_UNITS),
        )
        for word in words
    )
    + r")|-(?:"
    + any_of(_UNITS)
    + ")"
)
# As below, but not behind "2 p.m.": a time zone may follow.
_STRETCH_END = re.compile(r"(?<![APap]\.[Mm])[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])|\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])|\n\s*\n")
_AHEAD = re.compile(rf"(?<!\w)(?:{any_of(WORDS.ahead)})(?!\w)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<!\w)(?:{any_of(WORDS.back)}|[a-z]{{2,}}ed)(?!\w)", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|ahead\s+of|beginning|starting|effective)\s+(?:the\s+)?"
    r"(?:end of|early|late|mid-?)?\s*$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:in|on)\s+(?:the\s+)?(?:early |late |mid-)?$", re.IGNORECASE)
_FAR = 90
_PERFECT = re.compile(r"\bhad\b")
_QUARTER = re.compile(r"^\d{4}-Q[1-4]$")
_COMPARING = frozenset(("relative/ago", "relative/year-ago"))
# "Monday" of some day in these many is still a date; in more it is none.
_VAGUE = 92
# Too wide an interval of publication says nothing about "Monday".
_WIDEST = 366


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule of the grammar matched, not yet read."""

    span: Span
    rule: Rule
    match: re.Match[str]


def hits(text: str, blocks: tuple[Span, ...]) -> tuple[Hit, ...]:
    """All date expressions of the blocks, the longest where they overlap, in text order."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    for stretch in (stretch for block in blocks for stretch in _dated(text, block)):
        words = stretch.of(text).lower()
        for order, rule in enumerate(RULES):
            needs = _NEEDS.get(rule.name)
            if needs and not any(word in words for word in needs):
                continue
            for match in rule.pattern.finditer(text, stretch.start, stretch.end):
                found.append((match.start(), match.end(), order, match))
    found.sort(key=lambda f: (f[0] - f[1], f[0], f[2]))
    kept: list[Hit] = []
    covered = bytearray(len(text))
    for start, end, order, match in found:
        if start < end and not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            kept.append(Hit(Span(start, end), RULES[order], match))
    return tuple(sorted(kept, key=lambda h: h.span))


def _dated(text: str, block: Span) -> Iterator[Span]:
    """The stretches of whole sentences of a block that may hold a date expression."""
    start = block.start
    last: Span | None = None
    for end in [*(m.end() for m in _STRETCH_END.finditer(text, block.start, block.end)), block.end]:
        if _GATE.search(text[start:end].lower()):
            if last and last.end == start:
                last = Span(last.start, end)
            else:
                if last:
                    yield last
                last = Span(start, end)
        start = end
    if last:
        yield last


def dates(document: Document, blocks: tuple[Span, ...]) -> tuple[DatePhrase, ...]:
    """The date expressions of the article, read against its publication date."""
    published = document.published.days if document.published else None
    return tuple(read_all(document.text, hits(document.text, blocks), published))


def read_all(text: str, found: tuple[Hit, ...], published: DateRange | None) -> Iterator[DatePhrase]:
    """Reads the hits in order, each against publication and what was told before it."""
    told = quarter = ""
    last: DatePhrase | None = None
    for hit in found:
        clock = Clock(None, told, quarter, _year_before(text, hit, last), tense(text, hit.span))
        phrase = _read(hit, published, clock)
        if phrase is None:
            continue
        # What is only compared with ("a year earlier") is not what is told.
        if phrase.days and phrase.rule not in _COMPARING:
            if phrase.type in ("DATE", "TIME") and "REF" not in phrase.value:
                told = phrase.value
            quarter = phrase.value if _QUARTER.search(phrase.value) else _kept(quarter, phrase)
        elif phrase.type == "DURATION" and phrase.value in ("P9M", "P6M", "P1Y"):
            quarter = ""
        last = phrase
        yield phrase


def _year_before(text: str, hit: Hit, last: DatePhrase | None) -> int | None:
    """The year that the phrase before tells, where both stand behind "in" or "on" in one sentence."""
    if last is None or not re.fullmatch(r"\d{4}(?:-\d\d)*", last.value) or last.rule.startswith("relative"):
        return None
    between = text[last.span.end : hit.span.start]
    if len(between) > _FAR or _SENTENCE_END.search(between) or not _ON.search(between):
        return None
    return int(last.value[:4]) if _ON.search(text[max(last.span.start - 12, 0) : last.span.start]) else None


def _kept(quarter: str, phrase: DatePhrase) -> str:
    """The quarter that figures are still compared with after a phrase: a year told ends it."""
    return "" if re.fullmatch(r"\d{4}", phrase.value) and phrase.rule == "date/year" else quarter


def _read(hit: Hit, published: DateRange | None, clock: Clock) -> DatePhrase | None:
    """One hit; where publication is an interval, read against both its ends."""
    if published is None or published.days > _WIDEST:
        reading = hit.rule.read(hit.match, clock)
        return _phrase(hit, reading) if reading else None
    first = hit.rule.read(hit.match, replace(clock, anchor=published.first))
    if first is None:
        return None
    if published.days == 1:
        return _phrase(hit, first)
    last = hit.rule.read(hit.match, replace(clock, anchor=published.last))
    return _phrase(hit, _either(first, last)) if last else None


def _either(first: Reading, last: Reading) -> Reading:
    """What two readings have in common: the value up to where they part, the days of both."""
    if first == last:
        return first
    days = None
    if first.days and last.days:
        days = DateRange(min(first.days.first, last.days.first), max(first.days.last, last.days.last))
        if days.days > max(_VAGUE, 2 * first.days.days):
            days = None
    return Reading(first.type, _common(first.value, last.value), days)


def _common(first: str, last: str) -> str:
    """Two values with X where they differ: 2022-12-12 and 2022-12-26 → 2022-12-XX."""
    if first == last:
        return first
    if len(first) != len(last):
        return "XXXX"
    parts = [
        a if a == b else re.sub(r"\d", "X", a)
        for a, b in zip(first.split("-"), last.split("-"), strict=False)
    ]
    for i, part in enumerate(parts):
        if "X" in part:
            parts[i + 1 :] = [re.sub(r"\d", "X", later) for later in parts[i + 1 :]]
            break
    return "-".join(parts)


def _phrase(hit: Hit, reading: Reading) -> DatePhrase:
    """A reading at its place."""
    return DatePhrase(
        span=hit.span, type=reading.type, value=reading.value, days=reading.days, rule=hit.rule.name
    )


def tense(text: str, span: Span) -> int:
    """1 if the clause around a phrase looks ahead, -1 if back, 0 if it does not show."""
    window = text[max(span.start - 160, 0) : span.start]
    before = _SENTENCE_END.split(window)[-1]
    if _DEADLINE.search(before):
        # "By Friday they had left" looks back.
        return -1 if _PERFECT.search(before.rsplit(",", 1)[-1] + text[span.end : span.end + 40]) else 1
    ahead = max((m.start() for m in _AHEAD.finditer(before)), default=-1)
    behind = max((m.start() for m in _BEHIND.finditer(before)), default=-1)
    if ahead >= 0 or behind >= 0:
        return 1 if ahead >= behind or _reported(before, ahead, behind) else -1
    after = _SENTENCE_END.split(text[span.end : span.end + 120])[0]
    first_ahead, first_behind = _AHEAD.search(after), _BEHIND.search(after)
    if first_ahead and (not first_behind or first_ahead.start() <= first_behind.start()):
        return 1
    return -1 if first_behind else 0


def _reported(before: str, ahead: int, behind: int) -> bool:
    """Whether the verb looked back with belongs to what is planned ("will be held")."""
    return 0 <= ahead < behind and behind - ahead < 18 and not re.search(r"[,;]", before[ahead:behind])
