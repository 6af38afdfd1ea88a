"""What holds for every text and every value: spans inside, round trips, same input → same bytes."""

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.annotate import Parser
from dragoman.lexicon import Lexicon
from dragoman.model.actors import Actor, Role
from dragoman.model.codec import from_json, to_json
from dragoman.model.coded import CodedDocument
from dragoman.model.evidence import stable_id
from dragoman.model.text import DateRange, Document, Furniture, Published, Source, Span, When
from dragoman.pipeline import code
from dragoman.store import open_store

WORDS = st.sampled_from(
    [
        "The Taliban",
        "Washington",
        "Iran",
        "“We",
        "”",
        "met",
        "condemned",
        "will",
        "not",
        "said",
        "that",
        "the",
        "agreement",
        "on Monday",
        "in Kabul",
        "August 2021",
        ".",
        ",",
        "\n\n",
        "FILE -",
        "Zabihullah Mujahid",
        "spokesman",
        "unless",
        "and",
        "’s",
        "U.S.",
        "anti-Taliban",
        "ISIS-K.",
        "However",
        "promised",
        "to",
        "talks",
        "é",
        "😀",
        "\u00a0",
        "(",
        ")",
        "(NRF)",
        "they",
        "his group",
        "\t",
        "–",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
LAX = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
NAMES = st.text(min_size=1, max_size=12)
RANGES = st.tuples(DAYS, DAYS).map(lambda two: DateRange(min(two), max(two)))
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda two: Span(min(two), max(two)))
ROLES = st.builds(
    Role,
    country=st.none() | NAMES,
    sectors=st.lists(NAMES, max_size=2).map(tuple),
    office=st.none() | NAMES,
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    of=st.none() | NAMES,
    basis=NAMES,
)
ACTORS = st.builds(
    Actor,
    id=NAMES,
    name=NAMES,
    kind=st.sampled_from(["state", "person"]),
    roles=st.lists(ROLES, max_size=3).map(tuple),
    names=st.lists(NAMES, max_size=2).map(tuple),
)
DOCUMENTS = st.builds(
    Document,
    id=NAMES,
    text=st.text(max_size=50),
    source=st.builds(Source, where=NAMES, sha256=NAMES, reader=NAMES),
    title=st.none() | NAMES,
    title_span=st.none() | SPANS,
    published=st.none() | st.builds(Published, days=RANGES, basis=NAMES),
    furniture=st.lists(st.builds(Furniture, span=SPANS, kind=st.just("caption")), max_size=2).map(tuple),
)


def document(text: str) -> Document:
    return Document(id=stable_id("doc", text), text=text, source=Source(where="p", sha256="", reader="plain"))


def spans(value: object) -> list[Span]:
    """Every span anywhere inside a value."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    if is_dataclass(value):
        return [span for field in fields(value) for span in spans(getattr(value, field.name))]
    return []


@LAX
@given(TEXTS)
def test_every_span_lies_inside_the_text(lexicon: Lexicon, parser: Parser, text: str) -> None:
    coded = code(document(text), lexicon, parser)
    assert all(span.end <= len(text) for span in spans(coded))
    assert coded.document.text == text


@LAX
@given(TEXTS)
def test_every_id_that_is_referred_to_exists(lexicon: Lexicon, parser: Parser, text: str) -> None:
    coded = code(document(text), lexicon, parser)
    mentions = {mention.id for mention in coded.mentions}
    records = {event.id for event in coded.events} | {said.id for said in coded.statements}
    records |= {due.id for due in coded.commitments}
    actors = {actor.id for actor in coded.actors}
    assert {i for event in coded.events for i in (*event.actors, *event.recipients)} <= mentions
    assert {i for said in coded.statements for i in (*said.addressees, *said.about)} <= mentions
    assert {said.speaker for said in coded.statements} - {None} <= mentions
    assert {i for due in coded.commitments for i in (*due.by, *due.to)} <= mentions
    assert {i for due in coded.commitments for i in due.bearing} <= records
    assert {event.told_by for event in coded.events} - {None} <= records
    assert {link.mention for link in coded.links} <= mentions
    assert {link.actor for link in coded.links} == actors


@LAX
@given(TEXTS)
def test_coding_twice_gives_the_same_and_survives_json(lexicon: Lexicon, parser: Parser, text: str) -> None:
    coded = code(document(text), lexicon, parser)
    assert code(document(text), lexicon, parser) == coded
    assert from_json(CodedDocument, to_json(coded)) == coded


@given(st.one_of(ACTORS, DOCUMENTS, RANGES, SPANS, st.builds(When, days=RANGES, rule=NAMES)))
def test_every_value_survives_json(value: object) -> None:
    assert from_json(type(value), to_json(value)) == value


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS, st.lists(ACTORS, max_size=3, unique_by=lambda actor: actor.id))
def test_every_document_survives_the_record(
    tmp_path_factory: pytest.TempPathFactory, given_document: Document, actors: list[Actor]
) -> None:
    coded = CodedDocument(document=given_document, made_by="test", actors=tuple(actors))
    path: Path = tmp_path_factory.mktemp("record") / "one.record"
    with open_store(path) as record:
        record.save([coded])
        assert record.load(given_document.id) == coded


@pytest.mark.parametrize("broken", [{"text": 1}, {"unknown": 2}, [], {"id": "x"}])
def test_what_is_no_document_is_refused(broken: object) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError, ValueError)):
        from_json(Document, broken)  # type: ignore[arg-type]
