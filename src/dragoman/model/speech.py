"""What was said and what was promised."""

from dataclasses import dataclass

from dragoman.model.annotated import Place
from dragoman.model.evidence import Evidence, require_evidence
from dragoman.model.text import Span, When

STATEMENT_KINDS = ("direct", "indirect", "mixed")
COMMITMENT_KINDS = ("promise", "agreement", "demand", "condition")
COMMITMENT_STATUSES = ("open", "kept", "broken", "contested", "refused", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says something.

    Attributes:
        id: `stable_id("st", document.id, content start, content end)`.
        span: From the first to the last of its words (speaker, cue, content).
        speaker: Mention id; None if nobody is named.
        beside: Mention ids of those who say it together with the speaker: "Wells and Roe said".
        cue: The words of saying ("said", "according to"); None for a bare quotation.
        content: The words attributed, without quotation marks; may be discontinuous.
        kind: One of `STATEMENT_KINDS`.
        addressees: Mention ids of those spoken to.
        about: Mention ids of those spoken about, one for each distinct party.
        place: Where it was said, if the words around it tell.
        event: Event id of the event the statement makes, if any.
        inside: Statement id of the statement that reports this one, if any.
    """

    id: str
    span: Span
    speaker: str | None = None
    beside: tuple[str, ...] = ()
    cue: Span | None = None
    content: tuple[Span, ...]
    kind: str
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    event: str | None = None
    inside: str | None = None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse a statement that rests on nothing."""
        require_evidence(self.id, self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Somebody must do something: a promise, an agreement, a demand or a condition.

    Attributes:
        id: `stable_id("co", document.id, content start, content end, kind)`.
        span: The sentence.
        kind: One of `COMMITMENT_KINDS`.
        by: Mention ids of those who must act.
        to: Mention ids of those who asked or were promised.
        content: The words of what must be done.
        condition_for: The words of what is granted once a condition is met.
        when: When it was made.
        due: The days on or by which it is to be done, where a deadline is told.
        status: One of `COMMITMENT_STATUSES`, as this document tells it.
        basis: `told` (the text says so outright), `inferred` or `human`.
        bearing: Event and statement ids that bear on the status.
        statement: Statement id in which it is made, if any.
    """

    id: str
    span: Span
    kind: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    content: tuple[Span, ...]
    condition_for: tuple[Span, ...] = ()
    when: When | None = None
    due: When | None = None
    status: str = "open"
    basis: str = "inferred"
    bearing: tuple[str, ...] = ()
    statement: str | None = None
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse a commitment that rests on nothing."""
        require_evidence(self.id, self.evidence)
