"""What the event rules make of a sentence whose parties are given: the best rule, its mode and status."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.classify import Question
from dragoman.extract.match import Match, matches
from dragoman.extract.status import Reading, read_status
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Sentence
from dragoman.model.text import Span

# How much speaks for a rule: a party in its own slot, one inside the phrase there, one on the wrong side.
_DIRECT, _INSIDE, _WRONG, _BETWEEN = 2.0, 1.2, -2.0, 0.4
_WEIGHT, _DEPTH, _MOST_WEIGHT = 0.1, 0.15, 6
_LEAST = 1.0
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The rule that fits the parties best.

    Attributes:
        rule: Its id.
        status: One of the statuses of events.
        cue: What says so; None for `actual`.
        trigger: The words that name the event.
        fit: How many of the parties given stand where the rule wants them: 0, 1 or 2.
        whole: Whether that is all that were given.
    """

    rule: str
    type: str
    mode: str | None
    status: str
    cue: str | None
    trigger: str
    fit: int
    whole: bool


def opinion(question: Question, sentences: Iterable[Sentence], lexicon: Lexicon) -> Opinion | None:
    """The best rule for the parties of a question; None where none says anything of them.

    Args:
        question: The sentence with its parties.
        sentences: Its parse; offsets count from the start of the question's sentence.
        lexicon: Rules and cues.
    """
    best: tuple[float, Sentence, Match, int] | None = None
    for sentence in sentences:
        sides = _Sides(sentence, question)
        for index, depth in _depths(sentence):
            if index in sides.within:
                continue
            for match in matches(sentence, index, lexicon.rules, lexicon.cues)[:3]:
                score, fit = sides.judge(match)
                score -= _DEPTH * depth
                if score >= _LEAST and (best is None or score > best[0]):
                    best = (score, sentence, match, fit)
    if best is None:
        return None
    _, sentence, match, fit = best
    reading = _status(sentence, match, lexicon)
    return Opinion(
        rule=match.rule.id,
        type=match.rule.type,
        mode=match.rule.mode,
        status=reading.status if reading else "actual",
        cue=reading.cue if reading else None,
        trigger=sentence.tokens[match.trigger].text,
        fit=fit,
        whole=fit == bool(question.actors) + bool(question.recipients),
    )


def cued_status(question: Question, sentences: Iterable[Sentence], lexicon: Lexicon) -> Reading | None:
    """The status of a deed that no rule knows: what cues say at the verb that governs a party."""
    for sentence in sentences:
        sides = _Sides(sentence, question)
        for index in sorted(sides.actor or sides.recipient):
            while sentence.tokens[index].head != index and sentence.tokens[index].pos not in _VERBAL:
                index = sentence.tokens[index].head  # noqa: PLW2901 - climbing
            if sentence.tokens[index].pos in _VERBAL:
                return read_status(sentence, index, lexicon.cues)
    return None


def _status(sentence: Sentence, match: Match, lexicon: Lexicon) -> Reading | None:
    """The status of the match; a rule that asks for a negation has taken it up."""
    reading = read_status(sentence, match.trigger, lexicon.cues, match.support)
    return None if reading and match.rule.negated and reading.status == "negated" else reading


class _Sides:
    """The words of a sentence that belong to its actor and to its recipient."""

    def __init__(self, sentence: Sentence, question: Question) -> None:
        self.sentence = sentence
        self.actor = _words(sentence, question.actors)
        self.recipient = _words(sentence, question.recipients)
        self.within = self.actor | self.recipient

    def judge(self, match: Match) -> tuple[float, int]:
        """How well the parties stand in the rule's slots, and how many do."""
        roles = dict(match.rule.roles if match.verbal else match.rule.noun_roles)
        actor = recipient = wrong = 0.0
        for slot, index in match.slots:
            role = roles.get(slot.removeprefix("~"))
            if role is None:
                continue
            if role == "actor" or match.rule.mutual:
                actor = max(actor, self._at(index, self.actor))
            if role == "recipient" or match.rule.mutual:
                recipient = max(recipient, self._at(index, self.recipient))
            if not match.rule.mutual:
                other = self.recipient if role == "actor" else self.actor
                wrong = min(wrong, _WRONG * (index in other))
        fit = (actor > 0) + (recipient > 0)
        score = actor + recipient + wrong + _WEIGHT * min(match.weight, _MOST_WEIGHT)
        return score + _BETWEEN * self._between(match.trigger), fit

    def _at(self, index: int, words: frozenset[int]) -> float:
        if index in words:
            return _DIRECT
        return _INSIDE if words and not words.isdisjoint(self.sentence.subtree(index)) else 0.0

    def _between(self, index: int) -> bool:
        """Whether a word stands between the two parties."""
        if not self.actor or not self.recipient:
            return False
        ends = sorted((max(self.actor), min(self.recipient), max(self.recipient), min(self.actor)))
        return ends[1] < index < ends[2]


def _words(sentence: Sentence, spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(
        i for i, token in enumerate(sentence.tokens) if any(span.overlaps(token.span) for span in spans)
    )


def _depths(sentence: Sentence) -> list[tuple[int, int]]:
    """(index, steps below the root) of all words, those nearer the root first."""
    order = [(i, 0) for i, token in enumerate(sentence.tokens) if token.head == i]
    for index, depth in order:
        order.extend((i, depth + 1) for i in sentence.children[index])
    return order
