"""Annotated → CodedDocument: what the text claims happened, was said and was promised."""

from dataclasses import replace
from importlib.metadata import version

from dragoman.extract.acts import acts
from dragoman.extract.answered import answered
from dragoman.extract.commitments import commitments
from dragoman.extract.events import events
from dragoman.extract.statements import statements
from dragoman.extract.turns import voices
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.speech import Statement

__all__ = ["extract"]


def extract(annotated: Annotated, lexicon: Lexicon) -> CodedDocument:
    """All claims of a document, before anybody knows who is meant."""
    named = sorted((*annotated.mentions, *voices(annotated)), key=lambda mention: mention.span)
    annotated = replace(annotated, mentions=tuple(named))
    said = statements(annotated, lexicon)
    done = answered(events(annotated, lexicon, said), annotated, said)
    due = commitments(annotated, lexicon, said, done)
    done = tuple(sorted((*done, *acts(annotated, lexicon, done, said, due)), key=lambda event: event.trigger))
    said = tuple(_linked(statement, done) for statement in said)
    making = {statement.event: statement.id for statement in reversed(said) if statement.event}
    done = tuple(replace(event, statement=making.get(event.id)) for event in done)
    return CodedDocument(
        document=annotated.document,
        made_by=f"dragoman {version('dragoman')}",
        mentions=annotated.mentions,
        dates=annotated.dates,
        places=annotated.places,
        events=done,
        statements=said,
        commitments=due,
    )


def _linked(statement: Statement, done: tuple[Event, ...]) -> Statement:
    """A statement with the event that saying it makes: "condemned", "urged", "we will …"."""
    act = next((event for event in done if _is_act(event, statement)), None)
    return replace(statement, event=act.id) if act else statement


def _is_act(event: Event, statement: Statement) -> bool:
    """Whether saying it is the event: by its cue, or by a promise or demand in the speaker's own words."""
    if statement.cue and event.trigger.overlaps(statement.cue):
        return True
    own = event.evidence[0].rule.endswith("/said") and event.actors[:1] == (statement.speaker,)
    return own and any(part.overlaps(event.trigger) for part in statement.content)
