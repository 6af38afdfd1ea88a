"""What a side says that it will do itself is a promise made, not a forecast."""

from dataclasses import replace

from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Commitment, Statement
from dragoman.resolve.sides import linked_actors, sides_acting

_OF_A_SIDE = "voice/side"
# The types that PLOVER gives to what is still to come.
_ANNOUNCED = frozenset({"AGREE", "CONCEDE"})


def promised(coded: CodedDocument) -> CodedDocument:
    """The document with what a side announces of itself told as made: "We will return", said Moscow.

    What a speaker says that another side will do is a forecast, no commitment of that side.
    """
    linked = linked_actors(coded)
    said = {statement.id: statement for statement in coded.statements}
    events = tuple(_made(event, said, linked) for event in coded.events)
    kept = tuple(c for c in coded.commitments if _is_own(c, said, linked))
    return replace(coded, events=events, commitments=kept)


def _is_own(commitment: Commitment, said: dict[str, Statement], linked: dict[str, list[Actor]]) -> bool:
    """Whether a promise told of a party by its name is made by that party's own side."""
    if commitment.evidence[0].rule != _OF_A_SIDE:
        return True
    statement = said.get(commitment.statement or "")
    speaker = statement.speaker if statement else None
    return speaker is not None and bool(
        sides_acting((speaker,), linked) & sides_acting(commitment.by, linked)
    )


def _made(event: Event, said: dict[str, Statement], linked: dict[str, list[Actor]]) -> Event:
    statement = said.get(event.told_by or "")
    if event.status != "future" or event.type not in _ANNOUNCED or statement is None:
        return event
    # A meeting to come takes two, so one side cannot promise it.
    if statement.speaker is None or event.evidence[0].rule.startswith("CONSULT/"):
        return event
    speaking = sides_acting((statement.speaker,), linked)
    if not speaking & sides_acting(event.actors, linked):
        return event
    words = statement.cue or statement.span
    own = Evidence(span=words, rule="status/own-promise", note="status actual: the side speaks of itself")
    return replace(event, status="actual", evidence=(*event.evidence, own))
