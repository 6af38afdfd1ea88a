"""What the finished links must not say: that somebody acts upon himself; and whose towns are meant."""

from dataclasses import replace

from dragoman.lexicon import ActorBook
from dragoman.model.actors import Actor, Link
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.resolve.sides import linked_actors, sides_acting

_OBJECTS = frozenset({"it", "him", "her", "them", "he", "she", "they"})
_TOWN = 0.6


def bound(coded: CodedDocument) -> CodedDocument:
    """The document without recipients who are the actor himself: "Iran criticised *it*" is not Iran.

    A plain pronoun loses the link as well; a possessive ("closed *its* embassy") keeps it.
    """
    text = coded.document.text
    linked = linked_actors(coded)
    meant = {mention: {actor.id for actor in found} for mention, found in linked.items()}
    plain = {m.id for m in coded.mentions if m.kind == "pronoun" and m.span.of(text).lower() in _OBJECTS}
    events: list[Event] = []
    wrong: set[str] = set()
    for event in coded.events:
        acting = {actor for i in event.actors for actor in meant.get(i, ())}
        own = {i for i in event.recipients if meant.get(i) and meant[i] <= acting}
        wrong |= own & plain
        if event.type == "ACCUSE":
            own |= _own_side(event, linked)
        if any(evidence.rule == "resumed/event" for evidence in event.evidence):
            # Who signs "the agreement" signs his own, he does nothing to those who made it.
            own |= _on_side(event, linked)
        events.append(replace(event, recipients=tuple(i for i in event.recipients if i not in own)))
    if tuple(events) == coded.events:
        return coded
    links = tuple(link for link in coded.links if link.mention not in wrong)
    return replace(coded, events=tuple(events), links=links)


def _own_side(event: Event, linked: dict[str, list[Actor]]) -> set[str]:
    """Recipients on the accuser's own side, if others are left: "said *we* did all and *they* nothing"."""
    own = _on_side(event, linked)
    return own if len(own) < len(event.recipients) else set()


def _on_side(event: Event, linked: dict[str, list[Actor]]) -> set[str]:
    """Recipients who stand on a side that acts."""
    acting = sides_acting(event.actors, linked)
    return {i for i in event.recipients if sides_acting((i,), linked) & acting}


def towns(coded: CodedDocument, book: ActorBook) -> CodedDocument:
    """The document with towns and regions that take part in an event linked to their state.

    "travelled to Jeddah" is a visit to Saudi Arabia; the place itself stays with the event.
    """
    taking_part = {i for event in coded.events for i in (*event.actors, *event.recipients)}
    # A stranger of whom the text tells nothing may be a town that the parser took for a body.
    blank = {actor.id for actor in coded.actors if actor.id.startswith("x-") and not actor.roles}
    open_ = taking_part - {link.mention for link in coded.links if link.actor not in blank}
    found: list[Link] = []
    for mention in coded.mentions:
        if mention.id not in open_ or mention.kind != "name":
            continue
        place = next((p for p in coded.places if p.span == mention.span and p.country and p.literal), None)
        state = book.get(place.country.lower()) if place and place.country else None
        if place and state:
            found.append(
                Link(
                    mention=mention.id, actor=state.id, score=_TOWN, rule="place/country", evidence=place.span
                )
            )
    if not found:
        return coded
    replaced = {link.mention for link in found}
    kept = tuple(link for link in coded.links if link.mention not in replaced)
    used = {link.actor for link in kept}
    known = {actor.id: actor for actor in coded.actors if actor.id in used}
    known |= {link.actor: state for link in found if (state := book.get(link.actor))}
    order = {mention.id: n for n, mention in enumerate(coded.mentions)}
    return replace(
        coded,
        links=tuple(sorted((*kept, *found), key=lambda link: order[link.mention])),
        actors=tuple(known[i] for i in sorted(known)),
    )
