"""The question an event puts to the classifier: the clause around its trigger, its parties marked."""

from collections.abc import Iterable

from dragoman.extract.classify import Question
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence
from dragoman.model.text import Span, enclosing

# What hangs on a verb by these tells of something else; the full stop would stretch the clause over it.
_OTHER = frozenset({"relcl", "advcl", "conj", "cc", "parataxis", "punct"})


def trigger_token(sentence: Sentence, trigger: Span) -> int:
    """Index of the word among those of the trigger that governs the others."""
    inside = [i for i, token in enumerate(sentence.tokens) if trigger.overlaps(token.span)]
    above = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    return next(iter(above or inside), sentence.root)


def clause(sentence: Sentence, trigger: int) -> Span:
    """The words below a trigger without the clauses that tell something else."""
    found: list[int] = []
    todo = [trigger]
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(i for i in sentence.children[here] if sentence.tokens[i].dep not in _OTHER)
    return enclosing(sentence.tokens[i].span for i in found)


def asked_of(
    sentence: Sentence, trigger: Span, actors: Iterable[Mention], recipients: Iterable[Mention], text: str
) -> tuple[Span, Question]:
    """Where the clause of a trigger stands, and the question about it.

    The clause is stretched to cover the parties that stand in the sentence.
    """
    sides = [
        tuple(sorted({mention.span for mention in side if sentence.span.covers(mention.span)}))
        for side in (actors, recipients)
    ]
    own = clause(sentence, trigger_token(sentence, trigger))
    around = enclosing((own, trigger, *sides[0], *sides[1]))
    inside = [
        tuple(Span(span.start - around.start, span.end - around.start) for span in side) for side in sides
    ]
    return around, Question(sentence=around.of(text), actors=inside[0], recipients=inside[1])
