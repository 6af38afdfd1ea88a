"""Scores of a coded document: detection, full events, status, ghosts, statements, commitments, date."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from dragoman.evaluate.gold import Gold, GoldCommitment, GoldEvent, GoldStatement
from dragoman.evaluate.parties import Parties
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Span

_OVERLAP = 0.5
G = TypeVar("G")
C = TypeVar("C")
_WORD = re.compile(r"\w+")
_NOT_HAPPENED = frozenset({"negated", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Count:
    """What was right of what was coded, and what was found of what was required."""

    right: int = 0
    coded: int = 0
    found: int = 0
    required: int = 0

    @property
    def precision(self) -> float:
        """Share of the coded that is in the gold file, optional items included."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """Share of the required that was found."""
        return self.found / self.required if self.required else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of the two."""
        together = self.precision + self.recall
        return 2 * self.precision * self.recall / together if together else 0.0

    def __add__(self, other: "Count") -> "Count":
        """The counts of two documents together."""
        return Count(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one document, or of several added up.

    Attributes:
        detection: Events, same sentence and type.
        full: Required events with the same parties (found of required).
        actor_right: Required, detected events whose actor is right; `recipient_right` likewise.
        status_right: Detected events with the right status.
        ghosts: Events told as actual that the gold file has as negated or hypothetical.
        items: What was found, one key an item, to tell gained from lost: places, no words, so that a
            baseline holds nothing of the articles.
        spurious: What was coded and is not in the gold file.
    """

    detection: Count = Count()
    full: Count = Count()
    actor_right: Count = Count()
    recipient_right: Count = Count()
    status_right: Count = Count()
    ghosts: int = 0
    statements: Count = Count()
    speakers: Count = Count()
    commitments: Count = Count()
    commitment_by: Count = Count()
    published: Count = Count()
    items: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def __add__(self, other: "Scores") -> "Scores":
        """The scores of two documents together."""
        return Scores(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def score(coded: CodedDocument, gold: Gold) -> Scores:
    """How far a coded document agrees with the gold file of the same text."""
    parties = Parties(coded, gold)
    return (
        _events(coded, gold, parties)
        + _statements(coded, gold, parties)
        + _commitments(coded, gold, parties)
        + (Scores(published=_published(coded, gold)))
    )


def _events(coded: CodedDocument, gold: Gold, parties: Parties) -> Scores:
    pairs = _pair_events(coded.events, gold.events, parties)
    taken = {id(event) for _, event in pairs}
    required = [theirs for theirs in gold.events if theirs.required]
    hits = [(theirs, event) for theirs, event in pairs if theirs.required]
    actor = [parties.any_same(event.actors, theirs.actors) for theirs, event in hits]
    recipient = [
        parties.any_same(
            (*event.recipients, *(event.actors if not theirs.recipients else ())), theirs.recipients
        )
        for theirs, event in hits
    ]
    with_recipient = [right for right, (theirs, _) in zip(recipient, hits, strict=True) if theirs.recipients]
    full = sum(a and r for a, r in zip(actor, recipient, strict=True))
    status = sum(theirs.status == event.status for theirs, event in pairs)
    ghosts = [e for theirs, e in pairs if theirs.status in _NOT_HAPPENED and e.status == "actual"]
    found = {id(theirs) for theirs, _ in pairs}
    return Scores(
        detection=Count(len(pairs), len(coded.events), len(hits), len(required)),
        full=Count(full, len(hits), full, len(required)),
        actor_right=Count(sum(actor), len(actor), sum(actor), len(actor)),
        recipient_right=Count(
            sum(with_recipient), len(with_recipient), sum(with_recipient), len(with_recipient)
        ),
        status_right=Count(status, len(pairs), status, len(pairs)),
        ghosts=len(ghosts),
        items=tuple(f"{gold.name}: event {_place(theirs)}" for theirs, _ in pairs),
        missed=tuple(f"{gold.name}: event {_told(t, gold)}" for t in required if id(t) not in found),
        spurious=tuple(
            f"{gold.name}: {e.type} [{e.trigger.of(gold.text)}] {e.evidence[0].rule}: "
            f"{e.span.of(gold.text)[:90]}"
            for e in coded.events
            if id(e) not in taken
        ),
    )


def _pair_events(
    ours: Iterable[Event], theirs: tuple[GoldEvent, ...], parties: Parties
) -> list[tuple[GoldEvent, Event]]:
    """One to one, the best agreement first: type before alternative, trigger, parties, required."""
    options = []
    for e, event in enumerate(ours):
        for g, gold in enumerate(theirs):
            if event.type not in gold.types or not gold.sentence.overlaps(event.trigger):
                continue
            agreement = (
                (event.type == gold.types[0])
                + 2 * (gold.trigger is not None and gold.trigger.overlaps(event.trigger))
                + parties.any_same(event.actors, gold.actors)
                + parties.any_same(event.recipients, gold.recipients)
                + 2 * gold.required
            )
            options.append((-agreement, g, e, gold, event))
    return _one_to_one(options)


def _one_to_one(options: list[tuple[int, int, int, G, C]]) -> list[tuple[G, C]]:
    """Pairs taken greedily in order of agreement, each side once."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, g, c, gold, ours in sorted(options, key=lambda option: option[:3]):
        if g not in left and c not in right:
            left.add(g)
            right.add(c)
            pairs.append((gold, ours))
    return pairs


def _statements(coded: CodedDocument, gold: Gold, parties: Parties) -> Scores:
    text = gold.text
    options = []
    for c, ours in enumerate(coded.statements):
        for g, theirs in enumerate(gold.statements):
            overlap = _overlap(_words(text, ours.content), _words(text, (theirs.content,)))
            if overlap >= _OVERLAP:
                options.append((-round(100 * overlap), g, c, theirs, ours))
    pairs: list[tuple[GoldStatement, Statement]] = _one_to_one(options)
    speakers = [
        theirs.speaker is None or (ours.speaker is not None and parties.same(ours.speaker, theirs.speaker))
        for theirs, ours in pairs
    ]
    right = [pair for pair, same in zip(pairs, speakers, strict=True) if same]
    required = [s for s in gold.statements if s.required]
    taken = {id(ours) for _, ours in right}
    done = {id(theirs) for theirs, _ in right}
    return Scores(
        statements=Count(len(right), len(coded.statements), sum(t.required for t, _ in right), len(required)),
        speakers=Count(sum(speakers), len(speakers), sum(speakers), len(speakers)),
        items=tuple(f"{gold.name}: statement at {t.content.start}" for t, _ in right),
        missed=tuple(
            f"{gold.name}: statement {t.content.of(text)[:60]}" for t in required if id(t) not in done
        ),
        spurious=tuple(
            f"{gold.name}: statement {s.content[0].of(text)[:60]}"
            for s in coded.statements
            if id(s) not in taken
        ),
    )


def _commitments(coded: CodedDocument, gold: Gold, parties: Parties) -> Scores:
    text = gold.text
    options = []
    for c, ours in enumerate(coded.commitments):
        for g, theirs in enumerate(gold.commitments):
            overlap = _overlap(_words(text, ours.content), _words(text, (theirs.content,)))
            if overlap >= _OVERLAP and ours.kind == theirs.kind:
                options.append((-round(100 * overlap), g, c, theirs, ours))
    pairs: list[tuple[GoldCommitment, Commitment]] = _one_to_one(options)
    by = [parties.any_same(ours.by, theirs.by) for theirs, ours in pairs]
    required = [c for c in gold.commitments if c.required]
    taken = {id(ours) for _, ours in pairs}
    done = {id(theirs) for theirs, _ in pairs}
    return Scores(
        commitments=Count(
            len(pairs), len(coded.commitments), sum(t.required for t, _ in pairs), len(required)
        ),
        commitment_by=Count(sum(by), len(by), sum(by), len(by)),
        items=tuple(f"{gold.name}: commitment {t.kind} at {t.content.start}" for t, _ in pairs),
        missed=tuple(
            f"{gold.name}: commitment {t.kind} {t.content.of(text)[:60]}"
            for t in required
            if id(t) not in done
        ),
        spurious=tuple(
            f"{gold.name}: commitment {c.kind} {c.content[0].of(text)[:60]}"
            for c in coded.commitments
            if id(c) not in taken
        ),
    )


def _published(coded: CodedDocument, gold: Gold) -> Count:
    """Right if our interval and theirs hold one another and ours is no wider than two months more."""
    ours, theirs = coded.document.published, gold.published
    if theirs is None:
        return Count(0, 0, 0, 0)
    right = ours is not None and (
        theirs.covers(ours.days) or (ours.days.covers(theirs) and ours.days.days - theirs.days <= 62)
    )
    return Count(int(right), 1, int(right), 1)


def _words(text: str, spans: tuple[Span, ...]) -> Counter[tuple[int, str]]:
    """The words of spans, each with its place, so that only the same words overlap."""
    return Counter((m.start(), m[0]) for span in spans for m in _WORD.finditer(text, span.start, span.end))


def _overlap(left: Counter[tuple[int, str]], right: Counter[tuple[int, str]]) -> float:
    """F of the words in common."""
    common = sum((left & right).values())
    return 2 * common / (sum(left.values()) + sum(right.values())) if common else 0.0


def _told(event: GoldEvent, gold: Gold) -> str:
    trigger = event.trigger.of(gold.text) if event.trigger else "?"
    return f"{event.types[0]} [{trigger}] at {event.sentence.start}"


def _place(event: GoldEvent) -> str:
    return f"{event.types[0]} at {(event.trigger or event.sentence).start}"
