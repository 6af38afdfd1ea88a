"""One event once: a noun that takes up what was told before ("the meeting") is no second event."""

from dragoman.model.actors import Actor
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.resolve.sides import linked_actors

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "its", "their", "his", "her"})
# What was told further back than this many sentences may be another one of its kind.
_REACH = 5


def once(coded: CodedDocument, annotated: Annotated) -> CodedDocument:
    """The document without definite nouns that take up an event of their type with the same parties."""
    numbers = {sentence.span: number for number, sentence in enumerate(annotated.sentences)}
    linked = linked_actors(coded)
    kept: list[Event] = []
    for event in coded.events:
        number = numbers[event.span]
        near = [e for e in kept if number - numbers[e.span] <= _REACH]
        if not (_takes_up(event, annotated.sentences[number]) and any(_told(event, e, linked) for e in near)):
            kept.append(event)
    return coded.with_events(tuple(kept))


def _takes_up(event: Event, sentence: Sentence) -> bool:
    """Whether its last word is a definite noun."""
    inside = [i for i, token in enumerate(sentence.tokens) if event.trigger.covers(token.span)]
    nouns = [i for i in inside if sentence.tokens[i].pos == "NOUN"]
    if not nouns or any(sentence.tokens[i].pos in ("VERB", "AUX") for i in inside):
        return False
    return any(sentence.tokens[j].text.lower() in _DEFINITE for j in sentence.children[nouns[-1]])


def _told(event: Event, earlier: Event, linked: dict[str, list[Actor]]) -> bool:
    """Whether the earlier event is of the same type and status, has all its parties and no other date."""
    if (event.type, event.status) != (earlier.type, earlier.status):
        return False
    apart = event.when and earlier.when and event.when.days != earlier.when.days
    return not apart and _parties(event, linked) <= _parties(earlier, linked)


def _parties(event: Event, linked: dict[str, list[Actor]]) -> set[str]:
    """Ids of all who take part; a mention left open stands for itself."""
    mentions = (*event.actors, *event.recipients)
    return {actor for i in mentions for actor in ([a.id for a in linked.get(i, ())] or [i])}
