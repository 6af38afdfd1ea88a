"""The stories of a record: the same in any order, at any pace; people have the last word."""

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.analyse.stories import between, found, joined, judged, parted, reports
from dragoman.errors import ConfigError
from dragoman.lexicon import load_lexicon
from dragoman.model.codec import to_json
from dragoman.model.coded import CodedDocument
from dragoman.model.corrections import Correction
from dragoman.model.stories import Story
from dragoman.store import Record, open_store
from dragoman.stories import update
from tests.make import told

BRIDGE = "Freedonia and Sylvania signed a pact on the Klopstock bridge in Doha."
PAPER = "The pact on the Klopstock bridge was signed by Freedonia and Sylvania, with {n} envoys looking on."
SHELLING = "Sylvania shelled the port of Marzipan and killed {n} dockers."


def articles() -> list[CodedDocument]:
    """Two papers on a signing, three on a shelling, and a later signing of something else."""
    day = date(2021, 3, 4)
    return [
        told(BRIDGE, "signed", "SUPPORT", day=day, publisher="Gazette"),
        told(PAPER.format(n="nine"), "signed", "SUPPORT", day=day + timedelta(1), publisher="Herald"),
        told(SHELLING.format(n=4), "shelled", "ASSAULT", day=day, publisher="Gazette"),
        told(SHELLING.format(n=6), "shelled", "ASSAULT", day=day, publisher="Herald"),
        told(SHELLING.format(n=6) + " ", "shelled", "ASSAULT", day=day, publisher="Courier"),
        told(
            "Freedonia and Sylvania signed a fishing treaty.", "signed", "SUPPORT", day=date(2021, 9, 1),
            publisher="Herald",
        ),
    ]  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_store(tmp_path / "a.record") as opened:
        yield opened


def grouped(record: Record, batches: Sequence[Sequence[CodedDocument]]) -> list[Story]:
    for batch in batches:
        record.save(batch)
        update(record, load_lexicon())
    return sorted(record.stories(), key=lambda story: (story.days is None, story.days, -len(story.events)))


def as_text(stories: Sequence[Story]) -> str:
    return json.dumps([to_json(story) for story in stories], ensure_ascii=False)


def test_reports_of_one_event_are_one_story_and_others_are_not(record: Record) -> None:
    stories = grouped(record, [articles()])
    assert [(s.type, len(s.events), s.independent) for s in stories] == [
        ("ASSAULT", 3, 1),
        ("SUPPORT", 2, 2),
        ("SUPPORT", 1, 1),
    ]
    assert stories[1].days_basis == "published"
    assert stories[1].judgements[0].why


def test_numbers_that_do_not_fit_are_kept(record: Record) -> None:
    (shelling,) = [s for s in grouped(record, [articles()]) if s.type == "ASSAULT"]
    (odd,) = shelling.contradictions
    assert (odd.about, odd.of, [(said, len(events)) for said, events in odd.told]) == (
        "number", "dead", [("6", 2), ("4", 1)],
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_order_and_pace_change_nothing(tmp_path: Path, seed: int) -> None:
    with open_store(tmp_path / "one.record") as one:
        expected = as_text(grouped(one, [articles()]))
    dice = random.Random(seed)  # noqa: S311 - a test
    some = articles()
    dice.shuffle(some)
    batches, rest = [], some
    while rest:
        size = dice.randint(1, 3)
        batches.append(rest[:size])
        rest = rest[size:]
    batches.append(dice.sample(some, 3))  # coded again
    with open_store(tmp_path / "other.record") as other:
        assert as_text(grouped(other, batches)) == expected


def test_nothing_is_done_twice(record: Record) -> None:
    grouped(record, [articles()])
    assert update(record, load_lexicon()) == 0


def correct(record: Record, kind: str, pairs: Iterator[tuple[str, str]], at: str = "2024-05-01") -> None:
    made_at = f"{at}T09:30:00+00:00"
    record.correct(*judged(record, kind, pairs, by="Ada", made_at=made_at, why="I was there"))
    update(record, load_lexicon())


def test_a_person_parts_and_joins_for_good(record: Record) -> None:
    shelling, signing, treaty = grouped(record, [articles()])
    correct(record, "apart", parted(signing, signing.events[:1]))
    assert [len(s.events) for s in record.stories() if s.type == "SUPPORT"] == [1, 1, 1]
    correct(record, "same", joined([found(record, signing.events[0]), treaty]), "2024-05-02")
    assert found(record, treaty.id).events == (signing.events[0], *treaty.events)
    expected = as_text(grouped(record, [[]]))
    assert as_text(grouped(record, [articles()])) == expected
    assert len(found(record, shelling.id).events) == 3


def test_what_is_taken_back_counts_no_more(record: Record) -> None:
    before = grouped(record, [articles()])
    correct(record, "apart", parted(before[1], before[1].events[:1]))
    (said,) = record.corrections()
    record.correct(
        Correction(kind="withdraw", about=(said.id,), by="Ada", made_at="2024-06-01T00:00:00+00:00", why="no")
    )
    assert as_text(grouped(record, [[]])) == as_text(before)


def test_a_correction_finds_an_event_whose_id_changed(record: Record) -> None:
    _, signing, _ = grouped(record, [articles()])
    correct(record, "apart", parted(signing, signing.events[:1]))
    again = told(BRIDGE, "signed", "AGREE", day=date(2021, 3, 4), publisher="Gazette")
    stories = grouped(record, [[again]])
    assert sorted(len(s.events) for s in stories) == [1, 1, 1, 3]


def test_stories_are_found_by_side_and_by_event(record: Record) -> None:
    _, first, _ = grouped(record, [articles()])
    assert len(list(between(record, "freedonia", "sylvania"))) == 2
    assert len(list(between(record, "sylvania"))) == 3
    assert found(record, first.events[1][:12]) == first
    assert [report.telling for report in reports(record, first)] == [1, 2]
    with pytest.raises(ConfigError, match="neither a story nor an event"):
        found(record, "story-nothing")


def test_the_flat_view_names_the_story(record: Record) -> None:
    stories = grouped(record, [articles()])
    rows = list(record.rows("event"))
    assert {row["story"] for row in rows} == {story.id for story in stories}


def test_many_reports_of_one_day_are_the_same_in_any_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.stories.LARGEST", 3)
    monkeypatch.setattr("dragoman.resolve.blocking.LARGEST", 3)
    monkeypatch.setattr("dragoman.resolve.blocking._NEIGHBOURS", 1)
    told_of = "Sylvania shelled the {place} of Marzipan, said trader {name}."
    many = [
        told(told_of.format(place=place, name=name), "shelled", "ASSAULT", day=date(2021, 3, 4 + day))
        for day, place in enumerate(("port", "mill", "bank", "abbey"))
        for name in ("Abel", "Bruno", "Cyril", "Dora")
    ]
    expected = set()
    for seed in range(6):
        dice = random.Random(seed)  # noqa: S311 - a test
        dice.shuffle(many)
        cut = dice.randrange(1, len(many))
        with open_store(tmp_path / f"{seed}.record") as record:
            expected.add(as_text(grouped(record, [many[:cut], many[cut:], dice.sample(many, 5)])))
    assert len(expected) == 1
