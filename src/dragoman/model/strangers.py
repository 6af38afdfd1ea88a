"""Actors the book does not know, met in several documents: who they are."""

from dataclasses import dataclass

from dragoman.model.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """A judgement on a stranger of one document.

    Attributes:
        document: Document id.
        met: The actor as that document describes it, under an id bound to the document.
        one: Who that is: one actor shared with other documents, or `met` itself.
        why: Why it is the same, or is kept apart from its namesakes.
    """

    document: str
    met: Actor
    one: Actor
    why: str
