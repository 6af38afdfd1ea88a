"""Annotated → CodedDocument: what the text claims happened, was said and was promised."""

from dataclasses import replace
from importlib.metadata import version

from dragoman.extract.commitments import commitments
from dragoman.extract.events import events
from dragoman.extract.statements import statements
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.speech import Statement

__all__ = ["extract"]


def extract(annotated: Annotated, lexicon: Lexicon) -> CodedDocument:
    """All claims of a document, before anybody knows who is meant."""
    said = statements(annotated, lexicon)
    done = events(annotated, lexicon, said)
    said = tuple(_linked(statement, done) for statement in said)
    return CodedDocument(
        document=annotated.document,
        made_by=f"dragoman {version('dragoman')}",
        mentions=annotated.mentions,
        dates=annotated.dates,
        places=annotated.places,
        events=done,
        statements=said,
        commitments=commitments(annotated, lexicon, said, done),
    )


def _linked(statement: Statement, done: tuple[Event, ...]) -> Statement:
    """A statement with the event that its words of saying make: "condemned", "urged", "promised"."""
    if statement.cue is None:
        return statement
    act = next((event for event in done if event.trigger.overlaps(statement.cue)), None)
    return replace(statement, event=act.id) if act else statement
