"""Which events are political: at least one party must be somebody the record is about."""

from dataclasses import replace

from dragoman.model.actors import Actor, Role
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event

# A role in one of these alone makes nobody a political actor: singers meet, companies agree.
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "IMG"})
_PRIVATE = frozenset({"UNK", "CVL", "BUS", "JRN", "EDU", "MED", "AGR", "LAB"})


def political(coded: CodedDocument) -> CodedDocument:
    """The document without events between private persons only, and without references to them.

    A party counts if it is a state, an organisation of states or holds a political sector (PLOVER), by the
    actor book or by what the text says of it. What is left open may be anybody and does not count.
    """
    actors = {actor.id: actor for actor in coded.actors}
    known = {link.mention for link in coded.links if _is_political(actors[link.actor])}
    kept = tuple(event for event in coded.events if _concerns(event, known))
    if len(kept) == len(coded.events):
        return coded
    gone = {event.id for event in coded.events} - {event.id for event in kept}
    return replace(
        coded,
        events=kept,
        statements=tuple(replace(s, event=None) if s.event in gone else s for s in coded.statements),
        commitments=tuple(
            replace(c, bearing=tuple(i for i in c.bearing if i not in gone)) for c in coded.commitments
        ),
    )


def _concerns(event: Event, known: set[str]) -> bool:
    return any(mention in known for mention in (*event.actors, *event.recipients))


def _is_political(actor: Actor) -> bool:
    if actor.kind == "state":
        return True
    return any(_holds(role) for role in actor.roles)


def _holds(role: Role) -> bool:
    """Whether a role is political; civil society counts where it stands for a country."""
    private = _PRIVATE if role.country else _PRIVATE | {"SOC"}
    return bool(set(role.sectors) - private) or role.country in _INTERNATIONAL
