"""Which events are private matters: theft, accidents, sport and business, unless two powers meet in them."""

from dragoman.lexicon.private import load_private
from dragoman.model.actors import PRIVATE_SECTORS, Actor
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.resolve.sides import linked_actors

# An article says in its first lines what it is about; a bare date may stand before them.
_OPENING = 600


def public(coded: CodedDocument, annotated: Annotated) -> CodedDocument:
    """The document without events of private matters, told by the opening of the article."""
    words = load_private()
    lemmas = {s.span: frozenset(token.lemma.lower() for token in s.tokens) for s in annotated.sentences}
    opening: frozenset[str] = frozenset().union(
        *(own for span, own in lemmas.items() if span.start < _OPENING)
    )
    linked = linked_actors(coded)
    return coded.with_events(
        tuple(
            event
            for event in coded.events
            if _between_powers(event, linked)
            or not words.is_private(opening, lemmas.get(event.span, frozenset()), event.type)
        )
    )


def _between_powers(event: Event, linked: dict[str, list[Actor]]) -> bool:
    """Whether two states or bodies of state of different countries take part."""
    parties = [actor for i in (*event.actors, *event.recipients) for actor in linked.get(i, ())]
    powers = {
        role.country for actor in parties for role in actor.roles if set(role.sectors) - PRIVATE_SECTORS
    }
    return len(powers - {None}) > 1
