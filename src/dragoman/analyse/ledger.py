"""The ledger: who is bound to what, as told by whom, and what is told to have become of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analyse.bearing import Happened, Proposal, happened, proposals
from dragoman.analyse.claims import (
    Claim,
    Contradiction,
    Stance,
    Utterance,
    claim,
    contradictions,
    said_once,
    utterance,
)
from dragoman.analyse.promises import UNDERTAKING, Bound, bound, merged
from dragoman.analyse.quotes import Quote
from dragoman.analyse.reading import Teller, readings
from dragoman.analyse.relations import Families
from dragoman.lexicon.claims import load_claims
from dragoman.lexicon.matters import Matters, load_matters
from dragoman.model.evidence import stable_id
from dragoman.model.text import DateRange
from dragoman.store import Record

UNNAMED = "their commitments, not named"
_SAME_TIME = timedelta(days=14)
_FULL = ("kept", "broken", "refused", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of a commitment, and why it is taken for a report of this one."""

    record: str
    document: str
    publisher: str
    published: DateRange | None
    told_by: str
    kind: str
    content: str
    condition_for: str
    quote: Quote
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step in the history of a commitment, as told by somebody in one or several reports.

    Attributes:
        status: `open` for its making; kept, broken, refused, withdrawn.
        told_by: Who tells it: a speaker, or the paper.
        own: Whether the one who tells is the side that must act.
        days: When it was made or told.
        record: Commitment or statement id.
    """

    status: str
    told_by: str
    side: str
    own: bool
    days: DateRange | None
    record: str
    quote: Quote
    why: str
    reports: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commitment with all its reports.

    Attributes:
        id: Id of the entry: that of its oldest report, made over.
        kind: promise, agreement, demand or condition; agreement where one report calls it so.
        by: Names of the sides who must act; `to` of those who asked or were promised.
        matter: What it is about, in words; matters are the ids.
        pact: Name of the pact whose clause it is.
        made: When it was made, as far as it is told.
        content: What must be done, in the words of the report most like the others.
        status: As of the ledger's day: open, kept, broken, contested, refused or withdrawn.
        told_by: Who tells the status; "" while it is open.
        history: Its making and what is told to have become of it, oldest first.
        reports: Every report, oldest first.
        bearing: Later events that may bear on it: proposed, best first.
    """

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    by_sides: tuple[str, ...]
    to_sides: tuple[str, ...]
    matter: str
    matters: tuple[str, ...]
    pact: str
    made: DateRange | None
    content: str
    condition_for: str
    status: str
    told_by: str
    history: tuple[Turn, ...]
    reports: tuple[Report, ...]
    bearing: tuple[Proposal, ...]
    why: str

    @property
    def documents(self) -> int:
        """How many documents tell it."""
        return len({report.document for report in self.reports})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All entries and contradictions of one matter or pact, to be read in one go."""

    matter: str
    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a record holds on commitments, as of a day.

    Attributes:
        between: Names of the actors asked for; none for all.
        documents: Documents read; `undated` those left out because nobody knows when they were out.
        entries: By thread, then oldest first.
        variants: Statements that several papers give in words of their own.
    """

    record: str
    between: tuple[str, ...]
    as_of: date | None
    documents: int
    undated: int
    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]
    variants: tuple[Claim, ...]

    @property
    def threads(self) -> tuple[Thread, ...]:
        """The entries by matter, the matter with the most reports first."""
        named: dict[str, list[Entry]] = {}
        for entry in self.entries:
            named.setdefault(entry.pact or entry.matter, []).append(entry)
        opposed = {
            c.matter: [o for o in self.contradictions if o.matter == c.matter] for c in self.contradictions
        }
        order = sorted(
            named.keys() | opposed.keys(), key=lambda m: (-sum(e.documents for e in named.get(m, ())), m)
        )
        return tuple(
            Thread(matter=m, entries=tuple(named.get(m, ())), contradictions=tuple(opposed.get(m, ())))
            for m in order
        )


def ledger(
    record: Record,
    left: str | None = None,
    right: str | None = None,
    *,
    as_of: date | None = None,
    statuses: Iterable[str] = (),
) -> Ledger:
    """Bring together what a record tells of commitments.

    Args:
        record: The record.
        left: Actor id; only commitments that it, or what belongs to it, has a part in.
        right: Actor id; only commitments between the two.
        as_of: Leave out documents published later, and those of unknown date.
        statuses: Only entries of these statuses; none for all.
    """
    families = Families(record.actors(), record.actors_above())
    asked = tuple(actor for actor in (left, right) if actor)
    matters, cues = load_matters(), load_claims()
    gathered = _Gathered()
    for reading in readings(record, families, among=asked, as_of=as_of):
        if reading is None:
            gathered.undated += 1
            continue
        gathered.documents += 1
        coded = reading.coded
        gathered.bounds += [bound(reading, c, matters) for c in coded.commitments]
        gathered.said += [utterance(reading, s, matters, cues) for s in coded.statements]
        gathered.events += [h for event in coded.events if (h := happened(reading, event, matters))]
    entries = _entries(gathered, matters, families, asked)
    only = frozenset(statuses)
    names = {actor.id: actor.name for actor in families.actors.values()}
    told = said_once(gathered.said)
    opposed = contradictions(told, matters, cues, names)
    return Ledger(
        record=record.path.name,
        between=tuple(families.name(actor) for actor in asked),
        as_of=as_of,
        documents=gathered.documents,
        undated=gathered.undated,
        entries=tuple(entry for entry in entries if not only or entry.status in only),
        contradictions=tuple(c for c in opposed if _between(c, asked, names)),
        variants=tuple(c for c in map(claim, told) if c.other_words and set(asked) <= {c.side, *c.named}),
    )


class _Gathered:
    """What the documents of a record hold, before it is put together."""

    def __init__(self) -> None:
        self.bounds: list[Bound] = []
        self.said: list[Utterance] = []
        self.events: list[Happened] = []
        self.documents = 0
        self.undated = 0


def _between(contradiction: Contradiction, asked: tuple[str, ...], names: dict[str, str]) -> bool:
    """Whether the two who contradict each other are those asked for."""
    speaking = {claim.side for claim in (*contradiction.left, *contradiction.right)}
    return set(asked) <= speaking | {s for s, n in names.items() if n == contradiction.subject}


def _entries(
    gathered: _Gathered, matters: Matters, families: Families, asked: tuple[str, ...]
) -> tuple[Entry, ...]:
    """The groups of reports as entries, those asked for, by matter and day."""
    found: list[Entry] = []
    for matter, group in merged(gathered.bounds, matters):
        touched = frozenset(side for report in group for side in report.named)
        if all(actor in touched or families.side(actor, None) in touched for actor in asked):
            found.append(_entry(matter, group, gathered, matters, families))
    late = DateRange(date.max, date.max)
    return tuple(sorted(found, key=lambda e: (e.matter, e.made or e.history[0].days or late, e.id)))


def _entry(
    matter: str, group: tuple[Bound, ...], gathered: _Gathered, matters: Matters, families: Families
) -> Entry:
    """A group of reports as an entry."""
    model = _most_like_the_others(group)
    by = frozenset(side for report in group for side in report.by)
    to = frozenset(side for report in group for side in report.to) - by
    about = frozenset({matter} if matter else ())
    pact = next((r.pact for r in group if r.pact), None)
    undertaken = group[0].family == UNDERTAKING
    made = min((r.made for r in group if r.made and undertaken), key=lambda d: (d.days, d), default=None)
    kind = "agreement" if any(r.kind == "agreement" for r in group) else group[0].kind
    broad = bool(matter) and matters.matters[matter].broad
    history = tuple(_history(group, gathered.said, kind, about, by, broad=broad))
    status, told_by = _status(history)
    first = group[0]
    since = made.first if made else first.published.first if first.published else date.min
    unnamed = model.bare or (pact is not None and not model.matters)
    return Entry(
        id=stable_id("le", first.commitment, matter),
        kind=kind,
        by=tuple(families.name(side) for side in sorted(by)),
        to=tuple(families.name(side) for side in sorted(to)),
        by_sides=tuple(sorted(by)),
        to_sides=tuple(sorted(to)),
        matter=matters.matters[matters.thread(matter)].name if matter else UNNAMED if unnamed else "other",
        matters=tuple(sorted(about)),
        pact=pact.name if pact else "",
        made=made,
        content=model.content,
        condition_for=model.condition_for,
        status=status,
        told_by=told_by,
        history=history,
        reports=tuple(_report(report, matters, families) for report in group),
        bearing=_bearing(group, gathered, matters, by, to, about, since),
        why=_why(group, about, pact.name if pact else "", matters, families),
    )


def _bearing(
    group: tuple[Bound, ...],
    gathered: _Gathered,
    matters: Matters,
    by: frozenset[str],
    to: frozenset[str],
    about: frozenset[str],
    since: date,
) -> tuple[Proposal, ...]:
    """What may bear on it."""
    words = frozenset(word for report in group for word in report.words)
    own = frozenset((r.document, r.quote.span.start) for r in group)
    return proposals(gathered.events, matters, by=by, to=to, about=about, words=words, since=since, apart=own)


def _most_like_the_others(group: tuple[Bound, ...]) -> Bound:
    """The report with the most words in common with the others, of one matter rather than several."""
    return max(
        group,
        key=lambda r: (
            bool(r.by),
            len(r.matters) < len(("one", "two")),
            sum(len(r.words & o.words) for o in group),
            -len(r.content),
            r.commitment,
        ),
    )


def _history(
    group: tuple[Bound, ...],
    said: Iterable[Utterance],
    kind: str,
    about: frozenset[str],
    by: frozenset[str],
    *,
    broad: bool,
) -> Iterator[Turn]:
    """Its making, and all that is told outright to have become of it, oldest first."""
    late = DateRange(date.max, date.max)
    first = min(
        group, key=lambda r: (r.made or (late if r.family == UNDERTAKING else r.told_on or late), r.key)
    )
    yield _turn(
        "open", first.maker, by, first.made or first.told_on, first.commitment, first.quote, "as first told"
    )
    turns = [
        _turn(r.outcome, r.judge, by, r.told_on, r.commitment, r.quote, "told in the same words")
        for r in group
        if r.outcome
    ]
    known = {(turn.quote.document, turn.quote.span.start) for turn in turns}
    for report in said:
        if _within(report, known) or not _after(report, first.made):
            continue
        for stance in report.stances:
            if kind in stance.of and stance.subject in by and _tells(stance, group, about, broad=broad):
                status, why = stance.status or "open", f"“{stance.hit}”"
                turns.append(
                    _turn(status, report.teller, by, report.told_on, report.statement, report.quote, why)
                )
    yield from _in_short(turns)


def _tells(stance: Stance, group: tuple[Bound, ...], about: frozenset[str], *, broad: bool) -> bool:
    """Whether a claim is of this very commitment: of its pact and matter, or of its matter without a pact.

    Of a broad matter ("relations"), or of none, it is only where the commitment says no more than that
    something is to be kept.
    """
    pact = next((r.pact.id for r in group if r.pact), "")
    bare = all(r.bare for r in group)
    if pact != stance.pact:
        return False
    if about:
        return bool(about & stance.matters) and (bare or not broad)
    return bool(pact) or (bare and not stance.matters)


def _in_short(turns: Iterable[Turn]) -> Iterator[Turn]:
    """The turns oldest first, one for what the same side tells at the same time in several reports."""
    late = DateRange(date.max, date.max)
    kept: list[Turn] = []
    for turn in sorted(
        turns, key=lambda t: (t.days is None, t.days.days if t.days else 0, t.days or late, t.record)
    ):
        same = next((i for i, other in enumerate(kept) if _same_turn(turn, other)), None)
        if same is None:
            kept.append(turn)
        else:
            kept[same] = replace(kept[same], reports=kept[same].reports + 1)
    yield from sorted(kept, key=lambda t: (t.days or late, t.record))


def _same_turn(one: Turn, other: Turn) -> bool:
    """Whether two turns are the same side telling the same at the same time."""
    if (one.status, one.side, one.told_by) != (other.status, other.side, other.told_by):
        return False
    if one.days is None or other.days is None:
        return True
    return one.days.first - _SAME_TIME <= other.days.last and other.days.first - _SAME_TIME <= one.days.last


def _within(report: Utterance, known: set[tuple[str, int]]) -> bool:
    """Whether the sentence of a statement has told its part already."""
    return any(d == report.document and abs(s - report.span.start) < len(report.span) + 1 for d, s in known)


def _after(report: Utterance, made: DateRange | None) -> bool:
    """Whether something was said after a commitment was made."""
    return made is None or report.told_on is None or report.told_on.last >= made.first


def _turn(
    status: str,
    teller: Teller,
    by: frozenset[str],
    days: DateRange | None,
    record: str,
    quote: Quote,
    why: str,
) -> Turn:
    return Turn(
        status=status,
        told_by=teller.name,
        side=teller.side or "",
        own=teller.side in by,
        days=days,
        record=record,
        quote=quote,
        why=why,
    )


def _status(history: tuple[Turn, ...]) -> tuple[str, str]:
    """The status as told, and by whom.

    Contested, where it is told to be kept and told to be broken or refused, or where nobody tells that it
    was kept but the side that had to keep it.
    """
    told = [turn for turn in history if turn.status in _FULL]
    if not told:
        return "open", ""
    kept = [turn for turn in told if turn.status == "kept"]
    by = ", ".join(dict.fromkeys(turn.told_by for turn in told if turn.told_by))
    if kept and (len(kept) < len(told) or all(turn.own for turn in kept)):
        return "contested", by
    last = told[-1].status
    return last, ", ".join(dict.fromkeys(t.told_by for t in told if t.status == last and t.told_by))


def _report(report: Bound, matters: Matters, families: Families) -> Report:
    """A report with what ties it to its entry."""
    about = [
        f"{matters.matters[m].name} (“{hit}”)" for m, hit in zip(report.matters, report.hits, strict=True)
    ]
    why = [f"about {', '.join(about)}"] if about else []
    why += [f"who must act: {', '.join(map(families.name, sorted(report.by)))}"] if report.by else []
    why += [f"clause of the {report.pact.name}"] if report.pact else []
    return Report(
        record=report.commitment,
        document=report.document,
        publisher=report.publisher,
        published=report.published,
        told_by=report.maker.name,
        kind=report.kind,
        content=report.content,
        condition_for=report.condition_for,
        quote=report.quote,
        why="; ".join(why),
    )


def _why(
    group: tuple[Bound, ...], about: frozenset[str], pact: str, matters: Matters, families: Families
) -> str:
    """Why the reports are one entry."""
    if len(group) == 1:
        return "one report"
    by = sorted({side for report in group for side in report.by})
    same = [f"the same must act ({', '.join(map(families.name, by))})"] if by else []
    same += (
        [f"the same matter ({', '.join(matters.matters[m].name for m in sorted(about))})"] if about else []
    )
    shared = frozenset.intersection(*(report.words for report in group))
    common = matters.told_in(shared, group[0].content)
    same += [f"words in common: {', '.join(common[:5])}"] if common else []
    same += [f"all of the {pact}"] if pact and all(r.pact for r in group) else []
    return f"{len(group)} reports of one kind: {'; '.join(same)}"
