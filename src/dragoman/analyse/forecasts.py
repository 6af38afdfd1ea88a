"""What actors and authors say is to come, until when, and which later reports bear on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analyse.bearing import Happened, Proposal, by_side, happened, proposals
from dragoman.analyse.quotes import Quote, quote
from dragoman.analyse.reading import Reading, readings
from dragoman.analyse.relations import Families, families_of
from dragoman.lexicon.claims import ClaimCue, Claims, load_claims
from dragoman.lexicon.matters import Matters, load_matters
from dragoman.model.events import Event
from dragoman.model.evidence import stable_id
from dragoman.model.text import DateRange, Span
from dragoman.store import Record

_LATE = timedelta(days=31)  # how long after its horizon a report may still bear on a forecast
_OPEN = timedelta(days=731)  # how long reports bear on a forecast without a horizon
_SURE = 0.55  # below it an act of one party alone answers no forecast
_SOON = re.compile(
    r"\b(?:soon|shortly|(?:with)?in (?:the )?(?:(?:coming|next|few|a|several|two|three|six) )*"
    r"(?:days?|weeks?|months?|years?|decades?))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin (?:the next )?(\w+) (day|week|month|year)s?\b", re.IGNORECASE)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
_PLANS = re.compile(
    r"\b(?:will|would|plan\w*|expect\w*|schedul\w*|due|going to|set to|intend\w*|announce\w*|next|coming)\b",
    re.IGNORECASE,
)
_CLAUSE = 60  # characters around the words that look ahead, which say what is to come
_PAIR = 2
_TELLING = ("forecast/will", "forecast/may")  # words that by themselves say what is to come
_VAGUE = 31  # days within which a forecast must be dated for others to be surely later
_DENIED = {"kept": "broken", "broken": "kept", "refused": "kept"}  # of what was said not to come
_DEEDS = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "SUPPORT", "MOBILIZE", "SANCTION", "ASSAULT"})
_AGAINST = re.compile(r"\b(?:not|never|unlikely|less likely|few|no|fail)\b|n[’']t\b", re.IGNORECASE)
_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bGen)(?<!\bSen)(?<!\bDr)(?<!\bMrs)[.!?][”\"’')\]]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Something foretold by one sentence.

    Attributes:
        by: Who foretells it: a speaker, or the paper or its author.
        speaks_for: Actor id of the side that foretells it; "" for the paper and for strangers.
        author: Whether it is the paper or its author.
        certainty: `future` (will, is expected to) or `hypothetical` (may, could).
        denied: Whether it says that something will not come.
        made: When it was made.
        horizon: The days by which it should have come, where the text gives them.
        until: The words of the horizon; "open" where there are none.
        sides: Actor ids of the parties; `parties` are their names.
        matters: What it is about, in words.
        types: Event types that are foretold.
        bearing: Later events that may bear on it: proposed, best first.
        rule: Entry of `cues/claims.toml`, as `forecast/will`; `forecast/event` for a planned event.
        why: The words that look ahead.
    """

    id: str
    document: str
    publisher: str
    by: str
    speaks_for: str
    author: bool
    certainty: str
    denied: bool
    made: DateRange | None
    horizon: DateRange | None
    until: str
    sides: tuple[str, ...]
    parties: tuple[str, ...]
    matters: tuple[str, ...]
    types: tuple[str, ...]
    quote: Quote
    bearing: tuple[Proposal, ...]
    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A sentence that looks ahead, before later reports are known."""

    reading: Reading
    span: Span
    here: Span
    certainty: str
    events: tuple[Event, ...]
    rule: str
    why: str


def forecasts(
    record: Record, left: str | None = None, right: str | None = None, *, as_of: date | None = None
) -> tuple[Forecast, ...]:
    """What is foretold in a record, oldest first.

    Args:
        record: The record.
        left: Actor id; only forecasts that name it or what belongs to it.
        right: Actor id; only forecasts that name both.
        as_of: Leave out documents published later, and those of unknown date.
    """
    families = families_of(record)
    asked = [families.side(actor, None) for actor in (left, right) if actor]
    matters, cues = load_matters(), load_claims()
    drafts: list[_Draft] = []
    events: list[Happened] = []
    among = [actor for actor in (left, right) if actor]
    for reading in readings(record, families, among=among, as_of=as_of):
        if reading is None:
            continue
        drafts += _drafts(reading, cues)
        events += [h for event in reading.coded.events if (h := happened(reading, event, matters))]
    acting = by_side(events)
    found = [_forecast(draft, acting, matters, cues, families) for draft in drafts]
    late = DateRange(date.max, date.max)
    kept = [one for one in found if set(asked) <= set(one.sides) and _is_political(one)]
    return tuple(sorted(kept, key=lambda f: (f.made or late, f.document, f.quote.span)))


def _is_political(forecast: Forecast) -> bool:
    """Whether it is of two parties, or two are known of somebody, a matter, an act and a telling word."""
    about = bool(forecast.types) + bool(forecast.matters) + (forecast.rule in _TELLING)
    somebody = bool(forecast.sides) or bool(forecast.speaks_for)
    return len(forecast.sides) >= _PAIR or about + somebody >= _PAIR


def _drafts(reading: Reading, cues: Claims) -> Iterator[_Draft]:
    """The sentences of a document that look ahead; promises and demands are not among them."""
    coded, text = reading.coded, reading.document.text
    seen: set[Span] = set()
    for cue, hit in _hits(text, cues):
        span = _sentence(reading, hit)
        if span in seen or _is_bound(reading, hit) or _is_furniture(reading, hit):
            continue
        seen.add(span)
        ahead = tuple(
            e
            for e in coded.events
            if span.covers(e.trigger) and e.status in ("future", "hypothetical") and e.trigger.end > hit.start
        )
        yield _Draft(
            reading=reading,
            span=span,
            here=hit,
            certainty=cue.certainty,
            events=ahead,
            rule=f"forecast/{cue.id}",
            why=f"“{' '.join(hit.of(text).split())}”",
        )
    for event in coded.events:
        planned = event.status == "future" and _kind(event) in _DEEDS and _PLANS.search(event.span.of(text))
        if planned and event.span not in seen and not _is_bound(reading, event.trigger):
            seen.add(event.span)
            yield _Draft(
                reading=reading,
                span=event.span,
                here=event.trigger,
                certainty="future",
                events=(event,),
                rule="forecast/event",
                why=f"“{event.trigger.of(text)}”, told as still to come",
            )


def _kind(event: Event) -> str:
    """The type of an event still to come: that of its rule, for PLOVER makes AGREE of a planned visit."""
    return event.evidence[0].rule.partition("/")[0]


def _hits(text: str, cues: Claims) -> Iterator[tuple[ClaimCue, Span]]:
    """The words that look ahead, the surest kind first."""
    for cue in cues.forecasts:
        for hit in cue.search.finditer(text):
            yield cue, Span(hit.start(), hit.end())


def _is_bound(reading: Reading, span: Span) -> bool:
    """Whether some words are what somebody promises or is asked for: the ledger keeps that."""
    return any(
        part.overlaps(span)
        for commitment in reading.coded.commitments
        if commitment.kind != "condition"
        for part in commitment.content
    )


def _is_furniture(reading: Reading, span: Span) -> bool:
    """Whether some words stand in the furniture or the headline."""
    title = reading.document.title_span
    return bool(title and title.overlaps(span)) or any(
        piece.span.overlaps(span) for piece in reading.document.furniture
    )


def _sentence(reading: Reading, hit: Span) -> Span:
    """The sentence of some words: as the coder cut it, else from sign to sign."""
    coded, text = reading.coded, reading.document.text
    known = (*(e.span for e in coded.events), *(c.span for c in coded.commitments))
    around = [span for span in known if span.covers(hit)]
    if around:
        return min(around, key=lambda span: (len(span), span))
    start = max((m.end() for m in _END.finditer(text, 0, hit.start)), default=0)
    end = _END.search(text, hit.end)
    last = len(text) if end is None else end.start() + (text[end.start()] != "\n")
    return Span(start, last)


def _acts(side: str, families: Families) -> bool:
    """Whether a side is somebody known, and not "women" or "partners"."""
    actor = families.actors.get(side)
    return actor is not None and actor.kind != "population" and not side.startswith("x-")


def _forecast(
    draft: _Draft, events: dict[str, list[Happened]], matters: Matters, cues: Claims, families: Families
) -> Forecast:
    """A sentence that looks ahead, with what later reports tell."""
    reading = draft.reading
    text = draft.span.of(reading.document.text)
    statement = reading.around(draft.here)
    teller, made = reading.teller(statement), reading.told_on(statement)
    span = draft.span
    if statement:  # who says it is no party to it
        inside = [part for part in statement.content if part.overlaps(span)]
        span = Span(min(p.start for p in inside), max(p.end for p in inside)) if inside else span
    about = matters.of(span.of(reading.document.text))
    parties = [m for event in draft.events for m in (*event.actors, *event.recipients)]
    sides = frozenset(side for side in reading.of(parties) if _acts(side, families))
    if len(sides) < _PAIR:
        sides |= frozenset(side for side in reading.inside((span,)) if _acts(side, families))
    types = frozenset(map(_kind, draft.events)) & _DEEDS
    start, end = draft.here.start - draft.span.start, draft.here.end - draft.span.start
    for words in (text[start : end + _CLAUSE], text[max(0, start - _CLAUSE) : start]):
        types = types or frozenset(act.id for act in cues.acts if act.search.search(words))
    horizon, until = _horizon(draft, made)
    denied = bool(_AGAINST.search(draft.here.of(reading.document.text) + _near(text, draft)))
    later = _bearing(events, matters, sides, about, types, made, horizon, text, draft) if sides else ()
    return Forecast(
        id=stable_id("fc", reading.document.id, draft.here.start, draft.here.end),
        document=reading.document.id,
        publisher=reading.label,
        by=teller.name,
        speaks_for=teller.side if teller.side and _acts(teller.side, families) else "",
        author=teller.paper,
        certainty=draft.certainty,
        denied=denied,
        made=made,
        horizon=horizon,
        until=until,
        sides=tuple(sorted(sides)),
        parties=tuple(families.name(side) for side in sorted(sides)),
        matters=tuple(matters.matters[m].name for m in about),
        types=tuple(sorted(types)),
        quote=quote(reading.coded, draft.span, [(draft.here, "trigger")]),
        bearing=tuple(replace(p, speaks=_DENIED.get(p.speaks, "")) if denied else p for p in later),
        rule=draft.rule,
        why=draft.why,
    )


def _near(text: str, draft: _Draft) -> str:
    """The few words before those that look ahead, in which they are denied."""
    start = draft.here.start - draft.span.start
    return " " + " ".join(text[:start].split()[-3:])


def _bearing(
    events: dict[str, list[Happened]],
    matters: Matters,
    sides: frozenset[str],
    about: dict[str, str],
    types: frozenset[str],
    made: DateRange | None,
    horizon: DateRange | None,
    text: str,
    draft: _Draft,
) -> tuple[Proposal, ...]:
    """Later events of the same sides on the same matter, or of the kind that was foretold."""
    if made is None or (made.days > _VAGUE and horizon is None):
        return ()
    own = draft.reading.document.id
    first, *others = sorted(sides)
    both = bool(others)
    found = proposals(
        [
            event
            for side in sorted(sides)
            for event in events.get(side, ())
            if event.document != own and (not both or len(sides & (event.actors | event.others)) > 1)
        ],
        matters,
        by=frozenset({first}) if not both else sides,
        to=frozenset(others),
        about=about,
        words=matters.words(text),
        since=made.first,
        until=horizon.last + _LATE if horizon else made.last + _OPEN,
        types=types,
        apart={},
    )
    return tuple(later for later in found if both or later.confidence >= _SURE)


def _horizon(draft: _Draft, made: DateRange | None) -> tuple[DateRange | None, str]:
    """The days by which it should come, and the words that say so; nothing and "open" if there are none."""
    text = draft.reading.document.text
    when = next((event.when for event in draft.events if event.when and event.when.span), None)
    if when and when.span and (made is None or when.days.last >= made.first):
        return when.days, " ".join(when.span.of(text).split())
    phrases = [
        p for p in draft.reading.coded.dates if draft.span.covers(p.span) and p.type in ("DATE", "TIME")
    ]
    for phrase in phrases:
        if phrase.days and (made is None or phrase.days.last > made.first):
            return phrase.days, phrase.span.of(text)
    sentence = draft.span.of(text)
    within = _WITHIN.search(sentence)
    if (
        within
        and made
        and (count := _NUMBERS.get(within[1].lower()) or (within[1].isdigit() and int(within[1])))
    ):
        return DateRange(made.first, made.last + timedelta(days=count * _DAYS[within[2].lower()])), within[0]
    if soon := within or _SOON.search(sentence):
        return None, soon[0]
    return None, next((p.span.of(text) for p in phrases if p.days is None and p.span > draft.here), "open")
