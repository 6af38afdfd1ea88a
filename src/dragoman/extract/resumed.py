"""Whom "condemned the strike" accuses: those who act in the event that the noun takes up."""

from dataclasses import replace

from dragoman.extract import grammar
from dragoman.lexicon.resumption import Resumption
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence

# Acts toward somebody that may name only the deed.
_TOWARD = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
# Events told further back than this many sentences are no longer in mind.
_REACH = 4


def resumed(events: tuple[Event, ...], annotated: Annotated, nouns: Resumption) -> tuple[Event, ...]:
    """The events with the recipients that a definite noun takes up from an event before.

    Only where the event names no recipient. The recipient is the mention in the earlier sentence.
    """
    numbers = {sentence.span: number for number, sentence in enumerate(annotated.sentences)}
    found: list[Event] = []
    for event in events:
        found.append(_completed(event, numbers[event.span], found, annotated, nouns))
    return tuple(found)


def _completed(
    event: Event, number: int, before: list[Event], annotated: Annotated, nouns: Resumption
) -> Event:
    if event.recipients or event.type not in _TOWARD or not event.actors:
        return event
    noun = _taken_up(annotated.sentences[number], event, nouns)
    types = nouns.types.get(noun, frozenset())
    least = 2 if noun in nouns.together else 1
    first = annotated.sentences[max(0, number - _REACH)].span.start
    for earlier in reversed(before):
        if earlier.span.start < first:
            break
        acting = tuple(i for i in earlier.actors if i not in event.actors)
        if earlier.type in types and len(acting) >= least and earlier.status in ("actual", "historical"):
            why = Evidence(
                span=earlier.trigger, rule="resumed/event", note="recipient: who did what is meant"
            )
            return replace(event, recipients=acting, evidence=(*event.evidence, why))
    return event


def _taken_up(sentence: Sentence, event: Event, nouns: Resumption) -> str:
    """The definite noun behind the event's verb that can take up an event before; "" if there is none."""
    for index, token in enumerate(sentence.tokens):
        if not event.trigger.covers(token.span) or token.pos not in ("VERB", "AUX"):
            continue
        heads = grammar.objects(sentence, index)
        heads += [i for _, i in grammar.prepositions(sentence, index)]
        for i in heads:
            determiners = {sentence.tokens[j].text.lower() for j in grammar.kids(sentence, i, "det")}
            if determiners & _DEFINITE and sentence.tokens[i].lemma in nouns.types:
                return sentence.tokens[i].lemma
    return ""
