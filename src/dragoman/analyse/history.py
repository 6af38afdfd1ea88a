"""What is told to have become of a commitment: by whom, when, in which words."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.analyse.promises import UNDERTAKING, Bound
from dragoman.analyse.quotes import Quote
from dragoman.analyse.reading import Teller, near
from dragoman.analyse.sayings import Stance, Utterance
from dragoman.model.text import DateRange

_SAME_TIME = timedelta(days=14)
_FULL = ("kept", "broken", "refused", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One step in the history of a commitment, as told by somebody in one or several reports.

    Attributes:
        status: `open` for its making; kept, broken, refused, withdrawn.
        told_by: Who tells it: a speaker, or the paper.
        of: Sides of which it is told; `by` their names, where others are bound too.
        own: Whether the one who tells is among them; `paper`, whether it is the paper.
        days: When it was made or told.
        record: Commitment or statement id.
    """

    status: str
    told_by: str
    side: str
    of: tuple[str, ...]
    by: tuple[str, ...] = ()
    own: bool
    paper: bool
    days: DateRange | None
    record: str
    quote: Quote
    why: str
    reports: int = 1


def history(
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
    yield _turn("open", first.maker, by, first.made or first.told_on, first, "as first told")
    turns = [
        _turn(r.outcome, r.judge, r.by or by, r.told_on, r, "told in the same words")
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
                turns.append(_turn(status, report.teller, {stance.subject}, report.told_on, report, why))
    yield from _in_short(turns)


def _tells(stance: Stance, group: tuple[Bound, ...], about: frozenset[str], *, broad: bool) -> bool:
    """Whether a claim is of this very commitment: of its pact and matter, or of its matter without a pact.

    Of a broad matter ("relations"), or of none, it is only where the commitment says no more than that
    something is to be kept.
    """
    pact = next((r.bond.clause.id for r in group if r.bond.clause), "")
    bare = all(r.bare for r in group)
    if pact != stance.pact or (stance.deal and not pact):
        return False
    if about:
        return bool(about & stance.matters) and (bool(pact) or bare or not broad)
    return any(r.bond.whole for r in group) if pact else (bare and not stance.matters)


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
    if (one.status, one.told_by, one.of) != (other.status, other.told_by, other.of):
        return False
    return near(one.days, other.days, _SAME_TIME)


def _within(report: Utterance, known: set[tuple[str, int]]) -> bool:
    """Whether the sentence of a statement has told its part already."""
    return any(d == report.document and abs(s - report.span.start) < len(report.span) + 1 for d, s in known)


def _after(report: Utterance, made: DateRange | None) -> bool:
    """Whether something was said after a commitment was made."""
    return made is None or report.told_on is None or report.told_on.last >= made.first


def _turn(
    status: str,
    teller: Teller,
    of: AbstractSet[str],
    days: DateRange | None,
    report: Bound | Utterance,
    why: str,
) -> Turn:
    """A step as somebody tells it of those who must act."""
    return Turn(
        status=status,
        told_by=teller.name,
        side=teller.side or "",
        of=tuple(sorted(of)),
        own=teller.side in of,
        paper=teller.paper,
        days=days,
        record=report.commitment if isinstance(report, Bound) else report.statement,
        quote=report.quote,
        why=why,
    )


def status(history: tuple[Turn, ...], by: AbstractSet[str]) -> tuple[str, str]:
    """The status as told, and by whom.

    Contested, where it is told to be kept and told to be broken or refused, or where nobody tells that it
    was kept but the side that had to keep it. What only some of those bound have kept is still open.

    Args:
        history: What is told.
        by: Sides who must act.
    """
    told = [turn for turn in history if turn.status in _FULL]
    kept = [turn for turn in told if turn.status == "kept"]
    tellers = ", ".join(dict.fromkeys(turn.told_by for turn in told if turn.told_by))
    if not told or (len(kept) == len(told) and not by <= {side for turn in kept for side in turn.of}):
        return "open", ""
    if kept and (len(kept) < len(told) or all(turn.own or not (turn.of or turn.paper) for turn in kept)):
        return "contested", tellers
    last = told[-1].status
    return last, ", ".join(dict.fromkeys(t.told_by for t in told if t.status == last and t.told_by))
