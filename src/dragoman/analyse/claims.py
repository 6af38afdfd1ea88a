"""Claim against claim: what two sides say that cannot both be true, side by side, without a verdict."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analyse.reading import near
from dragoman.analyse.sayings import Claim, Said, Stance, Utterance, claim
from dragoman.lexicon.claims import Claims
from dragoman.lexicon.matters import Matters
from dragoman.model.text import DateRange

_SAME_DISPUTE = timedelta(days=400)  # how far apart two claims speak of the same state of things
_DENIED_WITHIN = timedelta(days=60)
_DENIED_NEAR = 600  # characters between an allegation and its denial in one article
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|do|does|will|would|could|can)\b|having\b"
)
_COMMON = 2  # words that a denial has in common with what it denies
_DENIED_SHARE = 0.6  # of the words of a denial that stand in what it denies


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What two sides say of one matter, where both cannot be true.

    Attributes:
        kind: The two stances, or `denial`.
        matter: What it is about; "" where the statements name no matter that is known.
        subject: Name of the side spoken of; `of` its actor id.
        sides: Names of those who speak, the first for `left`.
        why: Why both cannot be true.
    """

    kind: str
    thread: str
    matter: str
    subject: str
    of: str
    sides: tuple[str, str]
    why: str
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]


def contradictions(
    said: Iterable[Said], matters: Matters, cues: Claims, name: dict[str, str]
) -> tuple[Contradiction, ...]:
    """Claims of different sides that cannot both be true, by matter.

    Args:
        said: Statements, each with its reports.
        matters: What matters are called.
        cues: Which stances exclude each other.
        name: Actor id → name.
    """
    groups = tuple(said)
    return (*_opposed(groups, matters, cues, name), *_denials(groups, matters, name))


def _opposed(
    groups: tuple[Said, ...], matters: Matters, cues: Claims, name: dict[str, str]
) -> Iterator[Contradiction]:
    """Stances that exclude each other, of one side and one matter, taken by two."""
    taken: dict[str, list[tuple[Said, Stance]]] = {}
    for group in groups:
        for stance in {s.id: s for u in group for s in u.stances}.values():
            if group[0].teller.side:
                taken.setdefault(stance.id, []).append((group, stance))
    found: dict[tuple[str, str, str, str, str, str], tuple[dict[Said, None], dict[Said, None]]] = {}
    for (one, other), _ in sorted(cues.opposites.items()):
        for left, mine in taken.get(one, ()):
            for right, yours in taken.get(other, ()):
                shared = mine.threads & yours.threads or ({""} if not mine.threads | yours.threads else set())
                sides = (left[0].teller.side or "", right[0].teller.side or "")
                if mine.subject != yours.subject or sides[0] == sides[1] or not shared:
                    continue
                if not near(left[0].told_on, right[0].told_on, _SAME_DISPUTE):
                    continue
                for thread in sorted(shared):
                    both = found.setdefault((thread, mine.subject, one, other, *sides), ({}, {}))
                    both[0][left], both[1][right] = None, None
    for key, (left_said, right_said) in sorted(found.items(), key=lambda f: f[0]):
        thread, subject, one, other, left_side, right_side = key
        yield Contradiction(
            kind=f"{one}/{other}",
            thread=thread,
            matter=matters.matters[thread].name if thread else "other",
            subject=name.get(subject, subject),
            of=subject,
            sides=(name.get(left_side, left_side), name.get(right_side, right_side)),
            why=cues.opposites[one, other],
            left=_by_day(map(claim, left_said)),
            right=_by_day(map(claim, right_said)),
        )


def _denials(groups: tuple[Said, ...], matters: Matters, name: dict[str, str]) -> Iterator[Contradiction]:
    """What one side says of another, and the denial."""
    for denial in groups:
        mine = denial[0]
        if not mine.denies or not mine.teller.side:
            continue
        for alleged in groups:
            theirs = next((u for u in alleged if _alleges(u, mine, matters.bare)), None)
            if theirs is None:
                continue
            thread = min(mine.threads & theirs.threads, default=min(theirs.threads, default=""))
            yield Contradiction(
                kind="denial",
                thread=thread,
                matter=matters.matters[thread].name if thread else "other",
                subject=name.get(mine.teller.side, mine.teller.side),
                of=mine.teller.side,
                sides=(theirs.teller.name, name.get(mine.teller.side, mine.teller.side)),
                why="one side says so, the other denies it",
                left=(claim(alleged),),
                right=(claim(denial),),
            )


def _alleges(theirs: Utterance, mine: Utterance, bare: frozenset[str]) -> bool:
    """Whether one statement is what another denies."""
    side = mine.teller.side
    if theirs.denies or not theirs.teller.side or theirs.teller.side == side:
        return False
    if not near(theirs.told_on, mine.told_on, _DENIED_WITHIN):
        return False
    claims = bool(_CLAUSE.search(mine.content))  # "denied that it had …", not "denied them access"
    common = theirs.words & mine.words
    behind = 0 <= mine.span.start - theirs.span.end <= _DENIED_NEAR and theirs.document == mine.document
    if claims and behind and mine.words and mine.words <= theirs.words and side in theirs.named:
        return True
    if claims and len(common) >= _COMMON and len(common) >= _DENIED_SHARE * len(mine.words):
        return side in theirs.named or bool(theirs.threads & mine.threads)
    return behind and theirs.first == side and bool(mine.words) and mine.words <= bare


def _by_day(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Oldest first, those without a day at the end; of statements inside each other the inner one."""
    late = DateRange(date.max, date.max)
    kept: list[Claim] = []
    for one in sorted(claims, key=lambda c: (len(c.content), c.variants[0].record)):
        here = {(v.quote.document, v.quote.span) for v in one.variants}
        told = {(v.quote.document, v.quote.span) for other in kept for v in other.variants}
        if not any(d == e and s.overlaps(t) for d, s in here for e, t in told):
            kept.append(one)
    return tuple(sorted(kept, key=lambda c: (c.days or late, c.variants[0].record)))
