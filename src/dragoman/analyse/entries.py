"""Reports of one commitment put together as an entry of the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.analyse.bearing import MOST, Happened, Proposal, claimed, proposals
from dragoman.analyse.history import Turn, history, status
from dragoman.analyse.promises import UNDERTAKING, Bound
from dragoman.analyse.quotes import Quote
from dragoman.analyse.relations import Families
from dragoman.analyse.sayings import Utterance
from dragoman.lexicon.matters import Matters
from dragoman.model.evidence import stable_id
from dragoman.model.text import DateRange, Span

UNNAMED = "their commitments, not named"


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
class Entry:
    """One commitment with all its reports.

    Attributes:
        id: Id of the entry: that of its oldest report, made over.
        kind: promise, agreement, demand or condition; agreement where one report calls it so.
        by: Names of the sides who must act; `to` of those who asked or were promised.
        matter: What it is about, in words; matters are the ids.
        pact: Name of the pact that it is a clause of, or speaks of.
        made: When it was made, as far as it is told.
        due: By when it is to be done, where a report tells a deadline.
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
    due: DateRange | None
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


def entry(
    matter: str,
    group: tuple[Bound, ...],
    said: Mapping[str, Sequence[Utterance]],
    events: Mapping[str, Sequence[Happened]],
    matters: Matters,
    families: Families,
) -> Entry:
    """A group of reports as an entry.

    Args:
        matter: Matter id; "" for none that is known.
        group: The reports, oldest first.
        said: Side → statements on what it kept or broke, which may tell what became of it.
        events: Side → events it has a part in, which may bear on it.
        matters: What matters are.
        families: Who is called what.
    """
    model = _most_like_the_others(group)
    by = frozenset(side for report in group for side in report.by)
    to = frozenset(side for report in group for side in report.to) - by
    about = frozenset({matter} if matter else ())
    pact = next((r.bond.clause for r in group if r.bond.clause), None)
    about_pact = pact or next((r.bond.about for r in group if r.bond.about), None)
    undertaken = group[0].family == UNDERTAKING
    made = min((r.made for r in group if r.made and undertaken), key=lambda d: (d.days, d), default=None)
    kind = "agreement" if any(r.kind == "agreement" for r in group) else group[0].kind
    broad = bool(matter) and matters.matters[matter].broad
    judging = tuple({told.statement: told for side in sorted(by) for told in said.get(side, ())}.values())
    steps = tuple(
        replace(step, by=tuple(map(families.name, step.of))) if step.of and set(step.of) < by else step
        for step in history(group, judging, kind, about, by, broad=broad)
    )
    state, told_by = status(steps, by)
    first = group[0]
    due = min((r.due for r in group if r.due), key=lambda d: (d.days, d), default=None)
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
        pact=about_pact.name if about_pact else "",
        made=made,
        due=due,
        content=model.content,
        condition_for=model.condition_for,
        status=state,
        told_by=told_by,
        history=steps,
        reports=tuple(_report(report, matters, families) for report in group),
        bearing=_best(
            proposals(
                (event for side in sorted(by) for event in events.get(side, ())),
                matters,
                by=by,
                to=to,
                about=about,
                words=frozenset(word for report in group for word in report.words),
                since=since,
                apart=_own(group, steps),
                due=due.last if due else None,
                tied=frozenset(event for r in group for event in r.bears),
            ),
            claimed(
                judging,
                matters,
                kind=kind,
                by=by,
                about=about,
                since=since,
                apart={(s.told_by, s.status) for s in steps},
            ),
        ),
        why=_why(group, about, pact.name if pact else "", matters, families),
    )


def _own(group: tuple[Bound, ...], steps: tuple[Turn, ...]) -> dict[str, tuple[Span, ...]]:
    """Document id → the words of the reports, and the sentences that tell what became of it."""
    found: dict[str, tuple[Span, ...]] = {}
    for report in group:
        found[report.document] = (*found.get(report.document, ()), *report.spans)
    for step in steps[1:]:
        found[step.quote.document] = (*found.get(step.quote.document, ()), step.quote.span)
    return found


def _best(*found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The likeliest of several kinds of proposal."""
    return tuple(
        sorted((p for some in found for p in some), key=lambda p: (-p.confidence, p.days, p.record))
    )[:MOST]


def _most_like_the_others(group: tuple[Bound, ...]) -> Bound:
    """The report with the most words in common with the others, of one matter rather than several.

    Of those that only say that something is to be kept, the one that says it in the most words.
    """
    return max(
        group,
        key=lambda r: (
            bool(r.by),
            len(r.matters) < len(("one", "two")),
            sum(len(r.plain & o.plain) for o in group if o is not r),
            len(r.content) * (1 if r.bare else -1),
            r.commitment,
        ),
    )


def _report(report: Bound, matters: Matters, families: Families) -> Report:
    """A report with what ties it to its entry."""
    about = [
        f"{matters.matters[m].name} (“{hit}”)" for m, hit in zip(report.matters, report.hits, strict=True)
    ]
    why = [f"about {', '.join(about)}"] if about else []
    why += [f"who must act: {', '.join(map(families.name, sorted(report.by)))}"] if report.by else []
    why += [f"clause of the {report.bond.clause.name}"] if report.bond.clause else []
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
    same += [f"all of the {pact}"] if pact and all(r.bond.clause for r in group) else []
    return f"{len(group)} reports of one kind: {'; '.join(same)}"
