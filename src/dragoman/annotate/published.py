"""When an article was published: from its metadata, from what the page states, from its URL, or inferred."""

import re
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from dragoman.annotate.absolute import ABSOLUTE
from dragoman.annotate.calendar import day_or_none, month_of
from dragoman.annotate.inferred import Bound, inferred
from dragoman.annotate.timex import MONTH, WEEKDAY, WORDS, Clock, weekday_number
from dragoman.lexicon.actorbook import ActorBook
from dragoman.model.text import DateRange, Document, Published, Span

_EXPLICIT = ("date/iso", "date/figures", "date/month-day", "date/day-month")
# How far into a page its own date may stand, in lines; beyond are other articles and comments.
_HEAD_LINES = 30
_LONG = 200
_LONGEST_TAIL = 90
_ISO = re.compile(r"\d{4}")
_FOOT = 3
_LEAD = re.compile(
    r"^\s*(?:date|published|posted|updated|last updated|created|issued"
    r"|for immediate release)\b\W{0,4}(?:on |at )?",
    re.IGNORECASE,
)
# Behind the author's name: "By Jane Roe | Published: March 4, 2021".
_LEAD_INSIDE = re.compile(r"^.{0,90}\b(?:published|posted):? (?:on )?(?=\w+\.? \d)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY}),? ?$")
_TAIL = re.compile(
    r"^[\s,|•·–—-]*(?:(?:at |@ )?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?"
    r"|[A-Z][A-Z ]{4,30}|by [A-Z].{0,60})?[\s,|•·.-]*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^(?P<town>[A-Z][\w'’.-]*(?:[ ,/]+[A-Z][\w'’.-]*){{0,5}}),? ?\(?(?P<month>{MONTH})\.? "
    rf"(?P<day>\d{{1,2}})(?:,? (?P<year>20\d\d|19\d\d))?\)? ?(?:\([^)]{{2,40}}\))? ?[-–—:]"
)
_AGENCY_DATE = re.compile(
    r"^[A-Z][\w .,'’-]{2,40}\([^)]*?\b(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}"
    r"|[A-Z][a-z]+ \d{1,2},? \d{4})\)"
)
_HEADLINE_END = re.compile(r"[,(] ?(\d{1,2})/(\d{1,2})/((?:20)?\d\d)\)?\s*$")
_AMERICAN = re.compile(r"\b\d{1,2}:\d\d [AP]\.?M\.? [ECMP][SD]T\b")
_MONTHS, _CENTURY = 12, 100
_URL_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_](?P<m>\d{1,2})[-/_](?P<d>\d{1,2})(?!\d)")
_URL_SHORT = re.compile(r"(?<!\d)(?P<m>\d\d)-(?P<d>\d\d)-(?P<y>\d\d)(?!\d)")
_URL_NAMED = re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})[-_/](?P<m>{MONTH})[-_/](?P<y>20\d\d)(?!\d)", re.IGNORECASE)
_URL_NAMED_US = re.compile(
    rf"(?<![a-z])(?P<m>{MONTH})[-_/](?P<d>\d{{1,2}})[-_/](?P<y>20\d\d)(?!\d)", re.IGNORECASE
)
_URL_SOLID = re.compile(r"/(?P<y>20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")
_URL_MONTH = re.compile(r"/(?P<y>20[0-4]\d)/(?P<m>0[1-9]|1[0-2])/")


def published(
    document: Document, blocks: tuple[Span, ...], book: ActorBook | None = None
) -> Published | None:
    """When a document was published; None if nothing supports any date.

    Metadata goes before what the page states, that before its URL, that before what can be inferred from
    the dates the article tells. `book` lets holders of offices bound the date.
    """
    if document.published:
        return _with_doubt(document.published, stated(document, blocks), "the page states")
    address = from_url(document.url)
    if found := stated(document, blocks) or _headline_end(document):
        return _with_doubt(found, address, "but")
    if address:
        return address
    given = (_dateline_bound(document), _banner_bound(document), _figures_bound(document))
    return inferred(document, blocks, book, tuple(bound for bound in given if bound))


def _headline_end(document: Document) -> Published | None:
    """The figures a headline ends with: "Briefing, 7/12/2011"; month first where the clock is American."""
    found = _HEADLINE_END.search(document.title or "")
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    american = _AMERICAN.search(document.text) is not None or second > _MONTHS
    if not american and first <= _MONTHS and first != second:
        return None
    month, number = (first, second) if american else (second, first)
    day = day_or_none(year if year > _CENTURY else 2000 + year, month, number)
    why = (f"the headline ends with {found[0].strip(' ,(')}",)
    return Published(days=DateRange(day, day), basis="stated", why=why) if day else None


def _with_doubt(found: Published, other: Published | None, words: str) -> Published:
    """A date with a word on another source that contradicts it: reported, not averaged."""
    if other is None or other.days.meets(_around(found.days)):
        return found
    note = f"{words} {other.days.first}: {other.why[0]}"
    return replace(found, why=(*found.why, note), evidence=(*found.evidence, *other.evidence))


def _around(days: DateRange) -> DateRange:
    """The days and two more on either side: time zones and updates are no contradiction."""
    return DateRange(days.first - timedelta(days=2), days.last + timedelta(days=2))


def stated(document: Document, blocks: tuple[Span, ...]) -> Published | None:
    """The date the page gives itself: a date line, "Published:", a dateline with a year."""
    text = document.text
    captions = [f.span for f in document.furniture if f.kind == "caption"]
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)][:_HEAD_LINES]
    lines = [line for line in lines if not any(caption.overlaps(line) for caption in captions)]
    if found := _best_date_line(document, lines):
        return found
    for reader in (_title_line, _agency_line, _dateline):
        for line in lines:
            if made := reader(document, line):
                return made
    return _last_line(document, blocks)


def _best_date_line(document: Document, lines: list[Span]) -> Published | None:
    """Of several date lines the one that says "published", else the last before the article begins.

    A bare date at the very top, with the name of the site between it and the headline, is the day the page
    was saved.
    """
    text = document.text
    body = next(
        (line.start for line in lines if len(line) > _LONG and not _date_line(document, line)), len(text)
    )
    dated = [(line, made) for line in lines if line.start <= body and (made := _date_line(document, line))]
    named = [made for line, made in dated if _LEAD.match(line.of(text))]
    if named:
        return named[0]
    dated = [(line, made) for line, made in dated if not _is_banner(document, lines, line)]
    return dated[-1][1] if dated else None


def _is_banner(document: Document, lines: list[Span], line: Span) -> bool:
    """Whether a date stands at the top of the page above the name of the site."""
    title = document.title_span
    if line != lines[0] or title is None:
        return False
    between = [other for other in lines if line.end < other.start and other.end <= title.start]
    return bool(between)


def _banner_bound(document: Document) -> Bound | None:
    """The day the page was saved: published no later."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", document.text)][:_HEAD_LINES]
    if not lines or not _is_banner(document, lines, lines[0]):
        return None
    made = _date_line(document, lines[0])
    return (
        Bound(span=made.evidence[0], why="the page was saved by then", last=made.days.last) if made else None
    )


def _read_date(text: str, start: int, end: int) -> tuple[Span, DateRange] | None:
    """The first date with day, month and year between two places of a text."""
    best: tuple[Span, DateRange] | None = None
    for rule in ABSOLUTE:
        if rule.name not in _EXPLICIT:
            continue
        for match in rule.pattern.finditer(text, start, end):
            reading = rule.read(match, Clock(None))
            if reading and reading.days and reading.days.days == 1:
                span = Span(match.start(), match.end())
                if best is None or (span.start, -span.end) < (best[0].start, -best[0].end):
                    best = (span, reading.days)
    return best


def _made(span: Span, days: DateRange, why: str) -> Published:
    return Published(days=days, basis="stated", why=(why,), evidence=(span,))


def _date_line(document: Document, line: Span) -> Published | None:
    """A line that is nothing but a date, or begins with one after "date" or "Published"."""
    found = _dated_line(document, line)
    if found is None or len(found[1]) != 1:
        return None
    return _made(found[0], DateRange(found[1][0], found[1][0]), "the date line of the page")


def _dated_line(document: Document, line: Span) -> tuple[Span, tuple[date, ...]] | None:
    """The date of a date line and the days it can mean: two for 3/4/2021, unless its weekday tells which."""
    text = document.text
    lead = _LEAD.match(line.of(text)) or _LEAD_INSIDE.match(line.of(text))
    start = line.start + (lead.end() if lead else 0)
    found = _read_date(text, start, min(start + 90, line.end))
    if not found:
        return None
    span, days = found
    before, after = text[start : span.start], text[span.end : line.end]
    weekday = _WEEKDAY.match(before.strip())
    if (before.strip() and not weekday) or not (lead or (_TAIL.match(after) and len(after) < _LONGEST_TAIL)):
        return None
    meant = _either_order(span.of(text), days.first)
    if weekday:
        meant = tuple(d for d in meant if d.isoweekday() == weekday_number(weekday["weekday"])) or meant
    return span, meant


def _either_order(words: str, read: date) -> tuple[date, ...]:
    """The days that figures with slashes can mean, American or not; else the day read."""
    other = day_or_none(read.year, read.day, read.month) if "/" in words and not _ISO.match(words) else None
    return tuple(sorted({read, other})) if other else (read,)


def _figures_bound(document: Document) -> Bound | None:
    """A date line in figures that may mean two days, as a bound for inference."""
    text = document.text
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)][:_HEAD_LINES]
    found = next((found for line in lines if (found := _dated_line(document, line)) and found[1][1:]), None)
    if found is None:
        return None
    span, meant = found
    why = f"the date line “{span.of(text)}”, day or month first"
    return Bound(span=span, why=why, first=meant[0], last=meant[1], test=lambda day: day in meant)


def _title_line(document: Document, line: Span) -> Published | None:
    """A headline that ends with a date, as transcripts of briefings have."""
    title = document.title_span
    if title is None or not title.overlaps(line):
        return None
    found = _read_date(document.text, line.start, line.end)
    if found and not document.text[found[0].end : line.end].strip():
        return _made(*found, "the date in the headline")
    return None


def _agency_line(document: Document, line: Span) -> Published | None:
    """A dateline in brackets: "MOSCOW (Agency - 1st March, 2021)"."""
    match = _AGENCY_DATE.match(line.of(document.text))
    found = match and _read_date(
        document.text, line.start + match.start("date"), line.start + match.end("date")
    )
    return _made(*found, "the dateline") if found else None


def _dateline(document: Document, line: Span) -> Published | None:
    """A dateline with a year: "KABUL, Aug. 15, 2021 —"."""
    match = _DATELINE.match(line.of(document.text))
    if not match or not match["year"]:
        return None
    day = day_or_none(int(match["year"]), WORDS.months[match["month"].lower().rstrip(".")], int(match["day"]))
    span = Span(line.start + match.start("month"), line.start + match.end("year"))
    return _made(span, DateRange(day, day), "the dateline") if day else None


def _last_line(document: Document, blocks: tuple[Span, ...]) -> Published | None:
    """A "Published:" line at the foot of the article."""
    text = document.text
    start = blocks[-_FOOT].start if len(blocks) >= _FOOT else 0
    for line in re.finditer(r"[^\n]*\S[^\n]*", text[start:]):
        if _LEAD.match(line[0]):
            found = _date_line(document, Span(start + line.start(), start + line.end()))
            if found:
                return found
    return None


def _dateline_bound(document: Document) -> Bound | None:
    """A dateline without a year, as a bound for inference."""
    text = document.text
    for line in list(re.finditer(r"[^\n]*\S[^\n]*", text))[:_HEAD_LINES]:
        match = _DATELINE.match(line[0])
        if match and not match["year"]:
            month, day = WORDS.months[match["month"].lower().rstrip(".")], int(match["day"])
            span = Span(line.start() + match.start("month"), line.start() + match.end("day"))
            return Bound(span=span, why="the dateline gives day and month", month=month, day=day)
    return None


def from_url(url: str | None) -> Published | None:
    """The day, or only the month, in the path of a URL."""
    if not url:
        return None
    path = urlsplit(url).path
    for pattern in (_URL_DAY, _URL_NAMED, _URL_NAMED_US, _URL_SHORT, _URL_SOLID):
        if match := pattern.search(path):
            year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
            month = WORDS.months.get(match["m"].lower()) or int(match["m"])
            day = day_or_none(year, month, int(match["d"]))
            if day:
                return Published(days=DateRange(day, day), basis="metadata", why=(f"the URL has {match[0]}",))
    if match := _URL_MONTH.search(path):
        days = month_of(int(match["y"]), int(match["m"]))
        return Published(days=days, basis="metadata", why=(f"the URL has {match[0]}",))
    return None
