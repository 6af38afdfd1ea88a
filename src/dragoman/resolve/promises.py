"""What a side says that it will do itself is a promise made, not a forecast."""

from dataclasses import replace

from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Statement

# The types that PLOVER gives to what is still to come.
_ANNOUNCED = frozenset({"AGREE", "CONCEDE"})


def promised(coded: CodedDocument) -> CodedDocument:
    """The document with what a side announces of itself told as made: "We will return", said Moscow."""
    actors = {actor.id: actor for actor in coded.actors}
    linked: dict[str, list[Actor]] = {}
    for link in coded.links:
        linked.setdefault(link.mention, []).append(actors[link.actor])
    said = {statement.id: statement for statement in coded.statements}
    events = tuple(_made(event, said, linked) for event in coded.events)
    return coded if events == coded.events else replace(coded, events=events)


def _made(event: Event, said: dict[str, Statement], linked: dict[str, list[Actor]]) -> Event:
    statement = said.get(event.told_by or "")
    if event.status != "future" or event.type not in _ANNOUNCED or statement is None:
        return event
    # A meeting to come takes two, so one side cannot promise it.
    if statement.speaker is None or event.evidence[0].rule.startswith("CONSULT/"):
        return event
    speaking = sides_of(linked.get(statement.speaker, []))
    acting = {side for i in event.actors for side in sides_of(linked.get(i, []))}
    if not speaking & acting:
        return event
    words = statement.cue or statement.span
    own = Evidence(span=words, rule="status/own-promise", note="status actual: the side speaks of itself")
    return replace(event, status="actual", evidence=(*event.evidence, own))


def sides_of(actors: list[Actor]) -> set[str]:
    """Ids of the actors, of what they belong to and of whom they speak for."""
    found: set[str] = set()
    for actor in actors:
        found.add(actor.id)
        found.update(filter(None, (actor.parent, *(role.of for role in actor.roles))))
        found.update(role.country.lower() for role in actor.roles if role.country and "GOV" in role.sectors)
    return found
