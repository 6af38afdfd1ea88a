"""Which events are political: at least one party must be somebody the record is about."""

from dragoman.lexicon import ActorBook
from dragoman.model.actors import PRIVATE_SECTORS, Actor, Role
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.resolve.sides import linked_actors, sides_of

_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "IMG"})
# In these, crowds, forces and peoples without an office are what it is about.
_OF_THE_STREET = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE"})
# These are politics only where a power does them: anybody may help or thank.
_BETWEEN_POWERS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_LONGEST_TITLE = 3


def political(coded: CodedDocument, book: ActorBook) -> CodedDocument:
    """The document without events between private persons only, nor references to them.

    A party counts if it is a state, an organisation of states, a body of a country or holds a political
    sector (PLOVER), by the actor book, by what the text says of it or by the noun that names it ("the
    premier"). In protest and violence any group counts. To be interviewed is no consultation.
    """
    linked = linked_actors(coded)
    offices = _offices(coded, book, linked)
    return coded.with_events(tuple(event for event in coded.events if _concerns(event, linked, offices)))


def _concerns(event: Event, linked: dict[str, list[Actor]], offices: set[str]) -> bool:
    parties = (*event.actors, *event.recipients)
    known = [actor for i in parties for actor in linked.get(i, ())]
    if event.type == "CONSULT" and any(_is_media(actor) for actor in known):
        return False
    if event.mode == "visit" and not _on_mission(event, linked, offices):
        return False
    if event.type in _BETWEEN_POWERS and event.actors and not _any_power(event.actors, linked, offices):
        return False
    if _any_power(parties, linked, offices):
        return True
    acting = [actor for i in event.actors for actor in linked.get(i, ())]
    if acting and all(actor.kind == "organisation" and not actor.roles for actor in acting):
        return False  # storms and cameras look like bodies, too
    if event.type not in _OF_THE_STREET or not any(_is_many(actor) for actor in known):
        return False
    return event.type == "PROTEST" or bool(event.recipients)


def _any_power(mentions: tuple[str, ...], linked: dict[str, list[Actor]], offices: set[str]) -> bool:
    return any(i in offices or any(is_political(a) for a in linked.get(i, ())) for i in mentions)


def _on_mission(event: Event, linked: dict[str, list[Actor]], offices: set[str]) -> bool:
    """Whether a visit is one between powers: by somebody political, and not within his own state."""
    visitors = [actor for i in event.actors for actor in linked.get(i, ())]
    hosts = [actor for i in event.recipients for actor in linked.get(i, ())]
    if not _any_power(event.actors, linked, offices):
        return False
    home = sides_of(visitors)
    return not hosts or not all(_is_part_of(actor, home) for actor in hosts)


def _is_part_of(actor: Actor, home: set[str]) -> bool:
    """Whether it is the state one belongs to, or a province of it."""
    return (actor.kind == "state" and actor.id in home) or (
        actor.kind == "organisation" and actor.parent in home and any("GOV" in r.sectors for r in actor.roles)
    )


def is_political(actor: Actor) -> bool:
    """Whether it is somebody the record is about."""
    if actor.kind == "population" and not any(role.country for role in actor.roles):
        return False
    return actor.kind == "state" or any(_holds(role, actor.kind) for role in actor.roles)


def _holds(role: Role, kind: str) -> bool:
    """Whether a role is political; bodies and peoples of a country are, private persons of one are not."""
    if set(role.sectors) - PRIVATE_SECTORS or role.country in _INTERNATIONAL:
        return True
    business = set(role.sectors) & {"BUS", "JRN", "EDU", "MED"}
    return role.country is not None and kind != "person" and not business


def _is_many(actor: Actor) -> bool:
    """Whether it is a crowd, a force or a people, not a person nor a name of which nothing is told."""
    return actor.kind in ("group", "population") or (actor.kind != "person" and bool(actor.roles))


def _is_media(actor: Actor) -> bool:
    return bool(actor.roles) and all("JRN" in role.sectors for role in actor.roles)


def _offices(coded: CodedDocument, book: ActorBook, linked: dict[str, list[Actor]]) -> set[str]:
    """Mentions left open whose noun alone tells a political office or force: "the premier", "rebels"."""
    found = set()
    for mention in coded.mentions:
        if mention.kind == "nominal" and mention.id not in linked:
            words = mention.span.of(coded.document.text).lower().split()
            for length in range(1, _LONGEST_TITLE + 1):
                agent = book.agents.nouns.of(" ".join(words[-length:]))
                if agent and set(agent.sectors) - PRIVATE_SECTORS:
                    found.add(mention.id)
    return found
