"""A document and all that was read out of it, by a program or by a person."""

from dataclasses import dataclass, field, replace

from dragoman.model.actors import Actor, Link, Mention
from dragoman.model.annotated import DatePhrase, Place
from dragoman.model.events import Event
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """A document and all that was read out of it.

    Attributes:
        made_by: The coder and its version, such as `dragoman 0.1.0`, or `a person`.
        actors: The actors that links point at, each once, sorted by id.
        grammar: The parse, packed, for those who keep it; no part of what was coded, empty where not at hand.
    """

    document: Document
    made_by: str
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    grammar: bytes = field(default=b"", compare=False, repr=False)

    def with_events(self, events: tuple[Event, ...]) -> "CodedDocument":
        """The document with these events, and without references to those that are no longer there."""
        gone = {event.id for event in self.events} - {event.id for event in events}
        if not gone:
            return replace(self, events=events)
        return replace(
            self,
            events=events,
            statements=tuple(replace(s, event=None) if s.event in gone else s for s in self.statements),
            commitments=tuple(
                replace(c, bearing=tuple(i for i in c.bearing if i not in gone)) for c in self.commitments
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that was to be coded and could not be.

    Attributes:
        where: File (and line) at fault.
        problem: What is wrong, in words for the person who has the file.
    """

    where: str
    problem: str
