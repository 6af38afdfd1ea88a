"""How sure an event is: the rules propose, the classifier is heard, and what readers judged weighs both.

The confidence is the probability that type and both parties are right, by a logistic model over the features
of `features.py`; its weights are fitted on judged events by `training/confidence.py`, see docs/model-card.md.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp

from dragoman.extract.classify import CLASSES, NONE, Classified, Classifier, classifier
from dragoman.extract.clauses import asked_of
from dragoman.extract.features import Scene
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The fitted model.

    Attributes:
        bias: Log-odds of an event with no feature.
        weights: What each feature adds.
        least: Below this confidence an event is not worth recording.
    """

    bias: float
    weights: dict[str, float]
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An event with what the classifier says of its clause, and the features that its confidence rests on."""

    event: Event
    clause: Span
    answer: Classified
    features: dict[str, float]


@cache
def shipped() -> Weights:
    """The weights that come with Dragoman."""
    return Weights(**json.loads((files("dragoman.extract") / "model" / "confidence.json").read_text("utf-8")))


def weigh(coded: CodedDocument, annotated: Annotated, least: float | None = None) -> CodedDocument:
    """The document with the classifier's word and a confidence in each event; the least sure are left out.

    Args:
        coded: With links: who takes part tells much about whether an event is right.
        annotated: The document's grammar.
        least: Events below this confidence are not kept; what comes with the weights if not given.
    """
    weights = shipped()
    least = weights.least if least is None else least
    told = tuple(_told(heard, weights) for heard in hear(coded, annotated, classifier()))
    return coded.with_events(tuple(event for event in told if event.confidence >= least))


def hear(coded: CodedDocument, annotated: Annotated, asked: Classifier) -> tuple[Heard, ...]:
    """All events of a document with the classifier's answers and their features, in order."""
    if not coded.events:
        return ()
    sentences = {sentence.span: sentence for sentence in annotated.sentences}
    mentions = {mention.id: mention for mention in coded.mentions}
    questions = [
        asked_of(
            sentences[event.span],
            event.trigger,
            (mentions[i] for i in event.actors),
            (mentions[i] for i in event.recipients),
            coded.document.text,
        )
        for event in coded.events
    ]
    answers = asked.classify(question for _, question in questions)
    scene = Scene(coded, annotated)
    return tuple(
        Heard(
            event=event,
            clause=span,
            answer=answer,
            features=scene.features(event, sentences[event.span], answer),
        )
        for event, (span, _), answer in zip(coded.events, questions, answers, strict=True)
    )


def probability(features: dict[str, float], weights: Weights) -> float:
    """How likely an event with these features is right."""
    odds = weights.bias + sum(weights.weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-odds))


def _told(heard: Heard, weights: Weights) -> Event:
    """The event with its confidence and what the classifier says; likelier rivals stand first.

    Which of several rules that fit is taken is left to the order of the rule book: where the classifier
    chose among equals it was wrong more often.
    """
    event, answer = heard.event, heard.answer
    rival = max((name for name in CLASSES if name not in (NONE, event.type)), key=answer.score)
    note = (
        f"{event.type} {answer.score(event.type):.2f}, no event {answer.score(NONE):.2f}, "
        f"else {rival} {answer.score(rival):.2f}"
    )
    said = Evidence(span=heard.clause, rule="classifier", note=note)
    sure = round(probability(heard.features, weights), 3)
    rivals = tuple(sorted(event.alternatives, key=answer.score, reverse=True))
    return replace(event, confidence=sure, alternatives=rivals, evidence=(*event.evidence, said))
