"""Later events that may bear on a promise, a condition, a demand or a forecast: proposed, never decided."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analyse.quotes import Quote, event_quote
from dragoman.analyse.reading import Reading
from dragoman.analyse.sayings import Utterance
from dragoman.analyse.sides import names
from dragoman.lexicon.matters import Matters
from dragoman.model.events import Event
from dragoman.model.text import DateRange, Span

MOST = 5
_HAPPENED = ("actual", "negated")
_TALK = ("REQUEST", "ACCUSE", "AGREE", "THREATEN")  # bear on nothing unless their matter says so
_LEAST = 0.4
_GRACE = timedelta(days=62)
_BASE, _BOTH, _DIRECTION, _WORD, _WORDS_MOST = 0.3, 0.2, 0.15, 0.05, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event that is told as done, or as not done, with what it is about."""

    event: str
    document: str
    trigger: Span
    type: str
    mode: str | None
    denied: bool
    days: DateRange
    actors: frozenset[str]
    others: frozenset[str]
    who: str
    teller: str
    matters: frozenset[str]
    words: frozenset[str]
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An event that may bear on an entry.

    Attributes:
        record: Event id.
        told: What happened, in short: who, the type of event, to whom.
        speaks: `kept`, `broken` or `refused`, where such an event speaks for it; "" for neither.
        days: When.
        confidence: 0 to 1.
        why: What it has in common with the entry.
        quote: The sentence.
        reports: How many reports tell it.
    """

    record: str
    told: str
    speaks: str
    days: DateRange
    confidence: float
    why: str
    quote: Quote
    reports: int


def happened(reading: Reading, event: Event, matters: Matters) -> Happened | None:
    """An event that may bear on something; None for what is only planned, possible or long past."""
    days = event.when.days if event.when else reading.published
    if event.status not in _HAPPENED or days is None:
        return None
    cast, text = reading.cast, event.span.of(reading.document.text)
    actors, others = cast.entities(event.actors, event.when), cast.entities(event.recipients, event.when)
    arrow = f" → {names(others)}" if others else ""
    statement = reading.statement(event.told_by)
    teller = f" (as {reading.teller(statement).name or 'somebody'} tells)" if statement else ""
    return Happened(
        event=event.id,
        trigger=event.trigger,
        document=reading.document.id,
        type=event.type,
        mode=event.mode,
        denied=event.status == "negated",
        days=days,
        actors=reading.sides(actors, event.when),
        others=reading.sides(others, event.when),
        who=f"{names(actors) or 'somebody'}{arrow}",
        teller=teller,
        matters=frozenset(matters.of(text)),
        words=matters.words(text) - matters.words(" ".join(name for name, _ in reading.names(event.span))),
        quote=event_quote(reading.coded, event),
    )


def by_side(events: Iterable[Happened]) -> dict[str, list[Happened]]:
    """Side → the events it has a part in."""
    found: dict[str, list[Happened]] = {}
    for event in events:
        for side in event.actors | event.others:
            found.setdefault(side, []).append(event)
    return found


def proposals(
    events: Iterable[Happened],
    matters: Matters,
    *,
    by: frozenset[str],
    to: frozenset[str],
    about: Iterable[str],
    words: frozenset[str],
    since: date,
    until: date | None = None,
    types: frozenset[str] = frozenset(),
    apart: Mapping[str, tuple[Span, ...]],
    due: date | None = None,
    tied: frozenset[str] = frozenset(),
) -> tuple[Proposal, ...]:
    """The events that most likely bear on an entry, best first, reports of one fact as one.

    Args:
        events: What happened.
        matters: What speaks for and against a promise of a matter.
        by: Sides who must act; an event they are not in does not count.
        to: Sides it is done for, or who asked.
        about: Matter ids of the entry.
        words: Its stems.
        since: Events up to that day do not count.
        until: Events after that day do not count.
        types: Event types that count without a matter in common: those that were foretold.
        apart: Document id → the words of the entry's own reports, which are no events of their own.
        due: What is done long after that day speaks for nothing.
        tied: Event ids that its own article ties to it; they count whatever their matter and day.
    """
    about = frozenset(about)
    found: dict[tuple[object, ...], Proposal] = {}
    for event in sorted({e.event: e for e in events}.values(), key=lambda e: (e.days, e.event)):
        shared = about & event.matters
        if not by & (event.actors | event.others):
            continue
        late = event.days.first > since and not (until and event.days.first > until)
        if event.event not in tied and not (late and (shared or event.type in types)):
            continue
        if any(span.overlaps(event.trigger) for span in apart.get(event.document, ())):
            continue
        proposal = _proposal(
            event, matters, by, to, shared, words, foretold=event.type in types, tied=event.event in tied
        )
        if due and proposal.speaks == "kept" and event.days.first > due + _GRACE:
            proposal = replace(proposal, speaks="", why=f"{proposal.why}; long after it was due")
        like = bool(words & event.words) or event.event in tied
        silent = not proposal.speaks and (event.type in _TALK or not like)
        if proposal.confidence < _LEAST or silent:
            continue
        key = (event.type, event.mode, event.denied, event.days, event.actors, event.others)
        same = found.get(key)
        found[key] = proposal if same is None else _more(same, proposal)
    best = sorted(found.values(), key=lambda p: (-p.confidence, p.days, p.record))
    return tuple(best[:MOST])


def claimed(
    said: Iterable[Utterance],
    matters: Matters,
    *,
    kind: str,
    by: frozenset[str],
    about: frozenset[str],
    since: date,
    apart: Container[tuple[str, str]],
) -> tuple[Proposal, ...]:
    """Statements that a side kept or broke what it had to do on a matter, without saying what that was.

    Args:
        said: The statements.
        matters: What matters are called.
        kind: Kind of the commitment.
        by: Sides who must act.
        about: Matter ids.
        since: What was said before that day does not count.
        apart: (who tells, status) of what stands in the history already.
    """
    found: dict[tuple[str, str], Proposal] = {}
    for told in sorted(said, key=lambda u: u.key):
        days = told.told_on
        if days is None or days.last < since:
            continue
        for stance in told.stances:
            shared = stance.matters & about
            known = (told.teller.name, stance.status) in apart
            if stance.status and kind in stance.of and stance.subject in by and shared and not known:
                named = ", ".join(matters.matters[m].name for m in sorted(shared))
                proposal = Proposal(
                    record=told.statement,
                    told=f"{told.teller.name or 'somebody'} says “{stance.hit}”",
                    speaks=stance.status,
                    days=days,
                    confidence=round(_BASE + _BOTH + _DIRECTION, 2),
                    why=f"about {named}",
                    quote=told.quote,
                    reports=1,
                )
                same = found.get((told.teller.name, stance.id))
                found[told.teller.name, stance.id] = _more(same, proposal) if same else proposal
    return tuple(found.values())


def _more(one: Proposal, other: Proposal) -> Proposal:
    """One fact told twice: the surer reading, both counted."""
    best = max((one, other), key=lambda p: p.confidence)
    return Proposal(
        record=best.record,
        told=best.told,
        speaks=best.speaks,
        days=best.days,
        confidence=best.confidence,
        why=best.why,
        quote=best.quote,
        reports=one.reports + 1,
    )


def _proposal(
    event: Happened,
    matters: Matters,
    by: frozenset[str],
    to: frozenset[str],
    shared: frozenset[str],
    words: frozenset[str],
    *,
    foretold: bool,
    tied: bool,
) -> Proposal:
    """An event with what it has in common with an entry."""
    both = bool(to & (event.actors | event.others))
    doing = bool(by & event.actors)
    keeps = doing and any(event.type in matters.matters[m].keeps for m in shared)
    breaks = doing and any(event.type in matters.matters[m].breaks for m in shared)
    refuses = doing and event.type == "REJECT"
    speaks = "kept" if keeps or foretold else "broken" if breaks else "refused" if refuses else ""
    if event.denied and speaks:
        speaks = {"kept": "broken", "broken": "kept"}.get(speaks, "")
    common = matters.told_in(words & event.words, event.quote.text)
    why = [f"about {matters.matters[m].name}" for m in sorted(shared)]
    why += ["both parties in it"] if both else []
    why += [f"words in common: {', '.join(common[:4])}"] if common else []
    why += ["the kind of act that was foretold"] if foretold else []
    why += ["told in one article in the same words"] if tied else []
    denied = ", as it did not happen" if event.denied else ""
    why += [f"{event.type} speaks for {speaks}{denied}"] if speaks and not foretold else []
    return Proposal(
        record=event.event,
        told=f"{event.who}: {event.type}{' did not happen' if event.denied else ''}{event.teller}",
        speaks=speaks,
        days=event.days,
        confidence=round(
            _BASE + _BOTH * both + _DIRECTION * bool(speaks) + min(_WORD * len(common), _WORDS_MOST), 2
        ),
        why="; ".join(why),
        quote=event.quote,
        reports=1,
    )
