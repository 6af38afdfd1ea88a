"""Meetings on somebody else's ground: PLOVER's third-party mode, known once the parties are."""

from dataclasses import replace

from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.resolve.sides import linked_actors


def at_third_party(coded: CodedDocument) -> CodedDocument:
    """The document with the mode of meetings held in a country that is none of the parties' own."""
    linked = linked_actors(coded)
    events = tuple(_placed(event, linked) for event in coded.events)
    return coded if events == coded.events else replace(coded, events=events)


def _placed(event: Event, linked: dict[str, list[Actor]]) -> Event:
    if event.type != "CONSULT" or event.mode or event.place is None or not event.place.literal:
        return event
    parties = [linked.get(i, []) for i in (*event.actors, *event.recipients)]
    countries = {role.country for party in parties for actor in party for role in actor.roles}
    known = all(any(role.country for actor in party for role in actor.roles) for party in parties)
    if len(parties) < 2 or not known or event.place.country in (None, *countries):
        return event
    where = Evidence(span=event.place.span, rule="venue/third-party", note="held in a third country")
    return replace(event, mode="third-party", evidence=(*event.evidence, where))
