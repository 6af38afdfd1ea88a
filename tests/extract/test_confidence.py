"""The classifier is heard on every event; confidence weighs what rules, classifier and document say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract.classify import classifier
from dragoman.extract.clauses import asked_of
from dragoman.extract.confidence import Weights, hear, probability, shipped, weigh
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Source
from dragoman.pipeline import code

TEXT = (
    "Russia attacked Ukraine on Monday. France condemned the attack, which killed ninety people in Kyiv. "
    "“He insulted me,” the singer said."
)


@pytest.fixture(scope="module")
def case(lexicon: Lexicon, parser: Parser) -> tuple[CodedDocument, Annotated]:
    source = Source(where="test", sha256="", reader="plain")
    document = Document(id=stable_id("doc", TEXT), text=TEXT, source=source)
    return code(document, lexicon, parser, least=0), annotate(document, lexicon, parser)


def test_both_opinions_stand_in_every_event(case: tuple[CodedDocument, Annotated]) -> None:
    coded, _ = case
    assert {event.type for event in coded.events} >= {"ASSAULT", "ACCUSE"}
    for event in coded.events:
        rule, *_, heard = event.evidence
        assert rule.rule.startswith(f"{event.type}/")
        assert heard.rule == "classifier"
        assert heard.note.startswith(f"{event.type} 0.")
        assert "no event 0." in heard.note
        assert event.span.covers(heard.span)
        assert 0 < event.confidence < 1


def test_the_classifier_is_asked_about_the_clause_with_its_parties(
    case: tuple[CodedDocument, Annotated],
) -> None:
    coded, annotated = case
    event = next(event for event in coded.events if event.type == "ACCUSE")
    sentence = next(s for s in annotated.sentences if s.span == event.span)
    mentions = {mention.id: mention for mention in coded.mentions}
    actors = [mentions[i] for i in event.actors]
    span, question = asked_of(sentence, event.trigger, actors, [], TEXT)
    assert span.of(TEXT) == question.sentence
    assert question.sentence.startswith("France condemned the attack")
    assert "killed" not in question.sentence
    assert [at.of(question.sentence) for at in question.actors] == ["France"]


def test_what_is_least_sure_is_left_out_with_all_references(case: tuple[CodedDocument, Annotated]) -> None:
    coded, annotated = case
    bare = replace(coded, events=tuple(replace(e, evidence=e.evidence[:-1]) for e in coded.events))
    surest = max(event.confidence for event in coded.events)
    kept = weigh(bare, annotated, surest)
    assert [event.confidence for event in kept.events] == [surest]
    left = {event.id for event in kept.events} | {None}
    assert all(statement.event in left for statement in kept.statements)
    assert weigh(bare, annotated, 0).events == coded.events


def test_an_answer_does_not_depend_on_the_company(case: tuple[CodedDocument, Annotated]) -> None:
    coded, annotated = case
    asked = classifier()
    together = hear(coded, annotated, asked)
    for one in together:
        alone = hear(replace(coded, events=(one.event,)), annotated, asked)[0]
        assert alone.answer == one.answer


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"parties: of countries": 1.0}, {}),
        ({"actor: power": 1.0}, {"actor: left open": 1.0}),
        ({"classifier: this type": 3.0}, {"classifier: this type": -3.0}),
        ({}, {"trigger: quoted": 1.0}),
    ],
)
def test_the_weights_say_what_one_would_expect(better: dict[str, float], worse: dict[str, float]) -> None:
    assert probability(better, shipped()) > probability(worse, shipped())


def test_probability_is_logistic() -> None:
    weights = Weights(bias=-1.0, weights={"a": 2.0}, least=0.5)
    assert probability({"a": 0.5, "unknown": 9.0}, weights) == pytest.approx(0.5)


def test_no_events_no_question(
    extracted: Callable[[str], CodedDocument], lexicon: Lexicon, parser: Parser
) -> None:
    coded = extracted("Rain fell on Monday.")
    assert weigh(coded, annotate(coded.document, lexicon, parser)).events == ()
