"""Questions of event type, answered: sentences with marked parties through parser, rules and classifier."""

import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from dragoman.annotate import Parser
from dragoman.errors import InputError
from dragoman.extract.classify import NONE, Classified, Classifier, Question
from dragoman.extract.opinion import cued_status, opinion
from dragoman.extract.scorer import Verdict, judge
from dragoman.lexicon import load_lexicon
from dragoman.model.annotated import Sentence, Token
from dragoman.model.text import Span

_APART = "\n\n"
_LONGEST = 20_000
_SIDES = ("actor", "recipient")


class Asker:
    """Parser, rules and classifier together; loads once, answers many.

    Args:
        model: The parser model, as for `code`.
    """

    def __init__(self, model: str) -> None:
        self._parser = Parser(model, names=False)
        self._lexicon = load_lexicon()
        self._classifier = Classifier()

    def ask(
        self, questions: Sequence[Question], known: Sequence[Classified | None] = ()
    ) -> tuple[Verdict, ...]:
        """A verdict on each question, in order.

        Args:
            questions: The sentences with their parties.
            known: The classifier's answer to each, None where it is to be asked.
        """
        models = [
            given or self._classifier.classify([question])[0]
            for question, given in zip_longest(questions, known)
        ]
        verdicts: list[Verdict] = []
        for question, sentences, model in zip(questions, self._parsed(questions), models, strict=True):
            said = opinion(question, sentences, self._lexicon)
            reading = None if said else cued_status(question, sentences, self._lexicon)
            verdicts.append(judge(model, said, reading))
        return tuple(verdicts)

    def _parsed(self, questions: Sequence[Question]) -> Iterator[list[Sentence]]:
        """The parse of each question's text, offsets counted from its own start."""
        text = _APART.join(question.sentence for question in questions)
        blocks: list[Span] = []
        for question in questions:
            start = blocks[-1].end + len(_APART) if blocks else 0
            blocks.append(Span(start, start + len(question.sentence)))
        sentences, _ = self._parser.parse(text, blocks)
        starts = [block.start for block in blocks]
        found: dict[int, list[Sentence]] = {start: [] for start in starts}
        at = iter(blocks)
        block = next(at, None)
        for sentence in sentences:
            while block and not block.covers(sentence.span):
                block = next(at)
            if block:
                found[block.start].append(_moved(sentence, block.start))
        return (found[start] for start in starts)


def _moved(sentence: Sentence, start: int) -> Sentence:
    """The sentence with offsets that count from `start`."""
    tokens = tuple(
        Token(_back(t.span, start), t.text, t.lemma, t.pos, t.tag, t.dep, t.head) for t in sentence.tokens
    )
    return Sentence(span=_back(sentence.span, start), tokens=tokens, children=sentence.children)


def _back(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def read_question(line: bytes, where: str) -> tuple[Any, Question]:
    """The id and the question of one JSON line; an InputError, naming `where`, if it is none.

    Args:
        line: `{"id", "sentence", "actor": [[start, end], …], "recipient": [[start, end], …]}`.
        where: File and line number, for the message.
    """
    try:
        data = json.loads(line)
        json.dumps(
            data, ensure_ascii=False
        ).encode()  # half a character, written as an escape, cannot be coded
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"not JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("sentence"), str) or "id" not in data:
        raise InputError(where, 'needs an object with "id" and "sentence"')
    if len(data["sentence"]) > _LONGEST:
        raise InputError(where, f"a sentence of more than {_LONGEST} characters")
    sides = [_spans(data.get(side, []), len(data["sentence"]), f"{where}: {side}") for side in _SIDES]
    return data["id"], Question(sentence=data["sentence"], actors=sides[0], recipients=sides[1])


def _spans(places: Any, length: int, where: str) -> tuple[Span, ...]:
    """Places in a sentence as spans."""
    fine = isinstance(places, list) and all(
        isinstance(place, list)
        and len(place) == len(("start", "end"))
        and all(type(number) is int for number in place)
        and 0 <= place[0] < place[1] <= length
        for place in places
    )
    if not fine:
        raise InputError(where, f"not a list of [start, end] within the sentence of {length} characters")
    return tuple(Span(start, end) for start, end in places)


def answer(id_: Any, verdict: Verdict) -> dict[str, Any]:
    """A verdict as `dragoman classify` writes it."""
    said = verdict.opinion
    best = verdict.model.type
    why = [f"classifier {best} {verdict.model.score(best):.2f}, no event {verdict.model.score(NONE):.2f}"]
    if said:
        parties = "both parties" if said.fit == len(_SIDES) else "one party"
        why.append(f"rule {said.rule} at {said.trigger!r}, {parties} in place")
    if verdict.cue:
        why.append(f"status {verdict.status}: {verdict.cue}")
    if (
        said
        and verdict.type not in (None, said.type)
        and verdict.scores[said.type] == max(verdict.scores.values())
    ):
        why.append(f"{said.type} still to come is {verdict.type}")
    return {
        "id": id_,
        "event": verdict.type,
        "mode": verdict.mode,
        "status": verdict.status,
        "scores": {name: round(p, 4) for name, p in verdict.scores.items()},
        "why": why,
    }
