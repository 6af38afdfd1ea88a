"""Events: somebody does something to somebody, as one sentence tells it."""

from dataclasses import dataclass

from dragoman.model.annotated import Place
from dragoman.model.evidence import Evidence, require_evidence
from dragoman.model.text import Span, When

STATUSES = ("actual", "negated", "future", "hypothetical", "historical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one sentence tells it.

    Attributes:
        id: `stable_id("ev", document.id, trigger.start, trigger.end, type)`.
        span: The sentence.
        trigger: The words that name the event.
        type: One of PLOVER's 16 types.
        mode: PLOVER mode of that type, or None.
        actors: Mention ids, in text order; all parties of a mutual event.
        recipients: Mention ids.
        told_by: Statement id of the statement it is told in; None if the paper tells it itself.
        statement: Statement id of the statement that is this act: who condemns does it by saying so.
        status: One of `STATUSES`.
        alternatives: Types that other rules proposed.
        confidence: 0 to 1.
    """

    id: str
    span: Span
    trigger: Span
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: When | None = None
    place: Place | None = None
    status: str = "actual"
    told_by: str | None = None
    statement: str | None = None
    alternatives: tuple[str, ...] = ()
    confidence: float
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        """Refuse an event that rests on nothing."""
        require_evidence(self.id, self.evidence)
