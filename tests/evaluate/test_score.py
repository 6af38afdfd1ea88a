"""Scores on a small article of our own, coded by hand on both sides."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import ConfigError, InputError
from dragoman.evaluate import Gold, read_gold, score
from dragoman.evaluate.gate import Baseline, below, digest, read_baseline, write_baseline
from dragoman.evaluate.report import change, figures, table
from dragoman.model.actors import Actor, Link, Mention, Role
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Statement
from dragoman.model.text import DateRange, Document, Published, Source, Span

TEXT = "Chad met Niger on Monday. Chad did not attack Niger. “We are friends,” Chad said."
GOLD = {
    "document": {"published": {"from": "2020-05-04", "to": "2020-05-10"}, "body_first": "Chad met"},
    "actors": [
        {"id": "chad", "name": "Chad", "country": "TCD", "sector": "GOV", "mentions": ["Chad", "We"]},
        {"id": "niger", "name": "Niger", "country": "NER", "sector": "GOV", "mentions": ["Niger"]},
    ],
    "events": [
        {
            "sentence": "Chad met Niger on Monday.",
            "trigger": "met",
            "type": "CONSULT",
            "actor": ["chad", "niger"],
            "recipient": [],
            "status": "actual",
        },
        {
            "sentence": "Chad did not attack Niger.",
            "trigger": "attack",
            "type": "ASSAULT",
            "alternatives": ["COERCE"],
            "actor": ["chad"],
            "recipient": ["niger"],
            "status": "negated",
        },
    ],
    "statements": [{"speaker": "chad", "content": "We are friends", "kind": "direct"}],
    "commitments": [],
}


def words(text: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text))


def mention(text: str, nth: int = 0) -> Mention:
    span = words(text, nth)
    name = stable_id("m", span.start)
    return Mention(id=name, span=span, phrase=span, sentence=0, head=0, kind="name")


MENTIONS = (mention("Chad"), mention("Niger"), mention("Chad", 1), mention("Niger", 1), mention("Chad", 2))


def event(
    type_: str, trigger: str, status: str, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> Event:
    return Event(
        id=stable_id("ev", trigger),
        span=words(trigger),
        trigger=words(trigger),
        type=type_,
        status=status,
        actors=tuple(MENTIONS[i].id for i in actors),
        recipients=tuple(MENTIONS[i].id for i in recipients),
        confidence=0.9,
        evidence=(Evidence(span=words(trigger), rule=f"{type_}/test"),),
    )


@pytest.fixture
def coded() -> CodedDocument:
    published = Published(days=DateRange(date(2020, 5, 4), date(2020, 5, 10)), basis="inferred")
    chad = Actor(
        id="tcd", name="Chad", kind="state", roles=(Role(country="TCD", sectors=("GOV",), basis="t"),)
    )
    niger = Actor(
        id="ner", name="Niger", kind="state", roles=(Role(country="NER", sectors=("GOV",), basis="t"),)
    )
    who = ("tcd", "ner", "tcd", "ner", "tcd")
    return CodedDocument(
        document=Document(
            id="doc-1",
            text=TEXT,
            source=Source(where="t", sha256="", reader="plain"),
            published=published,
        ),
        made_by="test",
        mentions=MENTIONS,
        actors=(niger, chad),
        links=tuple(
            Link(mention=m.id, actor=a, score=1.0, rule="name/strong")
            for m, a in zip(MENTIONS, who, strict=True)
        ),
        events=(
            event("CONSULT", "met", "actual", (0, 1), ()),
            event("ASSAULT", "attack", "negated", (2,), (3,)),
        ),
        statements=(
            Statement(
                id="st-1",
                span=words("We are friends"),
                speaker=MENTIONS[4].id,
                content=(words("We are friends"),),
                kind="direct",
                evidence=(Evidence(span=words("said"), rule="speech/verb-after"),),
            ),
        ),
    )


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(GOLD), "utf-8")
    return read_gold(path, TEXT)


def test_what_agrees_scores_one(coded: CodedDocument, gold: Gold) -> None:
    found = figures(score(coded, gold))
    assert found["detection"] == found["full"] == found["status_right"] == found["statements"] == 1.0
    assert found["published"] == 1.0
    assert found["ghosts"] == 0


def test_a_negated_event_told_as_actual_is_a_ghost(coded: CodedDocument, gold: Gold) -> None:
    meeting, attack = coded.events
    ghostly = replace(coded, events=(meeting, replace(attack, status="actual")))
    assert score(ghostly, gold).ghosts == 1
    assert score(ghostly, gold).status_right.precision == 0.5


def test_an_alternative_type_is_right_and_another_is_spurious(coded: CodedDocument, gold: Gold) -> None:
    meeting, attack = coded.events
    alternative = replace(coded, events=(meeting, replace(attack, type="COERCE")))
    wrong = replace(coded, events=(meeting, replace(attack, type="AID")))
    assert score(alternative, gold).detection.precision == 1.0
    assert score(wrong, gold).detection.precision == 0.5
    assert len(score(wrong, gold).spurious) == 1
    assert len(score(wrong, gold).missed) == 1


def test_swapped_parties_are_no_full_event(coded: CodedDocument, gold: Gold) -> None:
    meeting, attack = coded.events
    swapped = replace(attack, actors=attack.recipients, recipients=attack.actors)
    assert score(replace(coded, events=(meeting, swapped)), gold).full.recall == 0.5


def test_a_wrong_speaker_is_no_statement_found(coded: CodedDocument, gold: Gold) -> None:
    said = replace(coded.statements[0], speaker=MENTIONS[1].id)
    assert score(replace(coded, statements=(said,)), gold).statements.f == 0.0


def test_a_year_wide_interval_is_not_right(coded: CodedDocument, gold: Gold) -> None:
    wide = Published(days=DateRange(date(2020, 1, 1), date(2020, 12, 31)), basis="inferred")
    result = replace(coded, document=replace(coded.document, published=wide))
    assert score(result, gold).published.f == 0.0


def test_words_that_are_not_in_the_article_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(
        json.dumps({**GOLD, "statements": [{"content": "We are foes", "kind": "direct"}]}), "utf-8"
    )
    with pytest.raises(InputError, match=r"bad\.json: not in the article: 'We are foes'"):
        read_gold(path, TEXT)


def test_a_floor_cannot_be_lowered_silently(coded: CodedDocument, gold: Gold, tmp_path: Path) -> None:
    found = score(coded, gold)
    path = tmp_path / "baseline.json"
    good = Baseline(digest="x", floors=figures(found), items=found.items)
    write_baseline(path, good, allow_lower=False)
    assert read_baseline(path) == replace(good, items=tuple(sorted(good.items)))
    worse = replace(good, floors={**good.floors, "detection": 0.4})
    assert below(good, worse.floors) == ("detection: 0.4 is worse than 1.0",)
    with pytest.raises(ConfigError, match="floors would be lowered"):
        write_baseline(path, worse, allow_lower=False)
    write_baseline(path, worse, allow_lower=True)
    assert read_baseline(path).floors["detection"] == 0.4


def test_more_ghosts_are_below_the_floor() -> None:
    floors = Baseline(digest="x", floors={"ghosts": 0.0}, items=())
    assert below(floors, {"ghosts": 1.0})
    assert not below(floors, {"ghosts": 0.0})


def test_what_was_gained_and_lost_is_told() -> None:
    moved = change(("a", "b"), ("b", "c"))
    assert (moved.gained, moved.lost) == (("c",), ("a",))


def test_digest_changes_with_the_files(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("1")
    before = digest([path])
    path.write_text("2")
    assert digest([path]) != before


def test_table_shows_every_figure(coded: CodedDocument, gold: Gold) -> None:
    shown = table([score(coded, gold)], {"detection": 0.9})
    assert "event detection" in shown
    assert "ghosts" in shown
