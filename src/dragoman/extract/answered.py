"""Whose words "rejected this argument" rejects: those of whoever spoke in the sentence before."""

from dataclasses import replace

from dragoman.extract import grammar
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Statement

_WORDS = frozenset(
    {"argument", "accusation", "allegation", "assertion", "claim", "contention", "criticism", "demand"}
    | {"request", "suggestion", "view", "reasoning", "plea", "position", "theory", "assessment"}
)
_THIS = frozenset({"this", "that", "these", "those", "such"})


def answered(
    events: tuple[Event, ...], annotated: Annotated, statements: tuple[Statement, ...]
) -> tuple[Event, ...]:
    """The events with the recipients whose words a refusal takes up; only where it names nobody.

    Args:
        events: The events found so far.
        annotated: The document with its parse.
        statements: Who says what; the last speaker of the sentence before is meant.
    """
    numbers = {sentence.span: number for number, sentence in enumerate(annotated.sentences)}
    return tuple(
        _completed(event, numbers[event.span], annotated, statements)
        if event.type == "REJECT" and event.actors and not event.recipients
        else event
        for event in events
    )


def _completed(event: Event, number: int, annotated: Annotated, statements: tuple[Statement, ...]) -> Event:
    if not number or not _takes_up(annotated.sentences[number], event):
        return event
    before = annotated.sentences[number - 1].span
    said = [s for s in statements if s.speaker and s.cue and before.covers(s.cue)]
    last = max(said, key=lambda s: s.cue or s.span, default=None)
    if last is None or last.speaker is None or last.cue is None or last.speaker in event.actors:
        return event
    why = Evidence(span=last.cue, rule="answered/statement", note="recipient: whose words are refused")
    return replace(event, recipients=(last.speaker,), evidence=(*event.evidence, why))


def _takes_up(sentence: Sentence, event: Event) -> bool:
    """Whether the object of the event's verb points back at words: "rejected *this argument*"."""
    objects = [
        j
        for i, token in enumerate(sentence.tokens)
        if event.trigger.covers(token.span) and token.pos == "VERB"
        for j in grammar.objects(sentence, i)
    ]
    return any(
        sentence.tokens[i].lemma in _WORDS
        and _THIS
        & {sentence.tokens[j].text.lower() for j in grammar.kids(sentence, i, "det", "amod", "predet")}
        for i in objects
    )
