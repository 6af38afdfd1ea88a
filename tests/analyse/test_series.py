"""Relations over time: each story once, in its period, by who belonged to whom that day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.analyse.compare import compare
from dragoman.analyse.occurrences import Occurrence, between
from dragoman.analyse.relations import families_of
from dragoman.analyse.series import PERIODS, period, period_name, relations, scores, series
from dragoman.analyse.turning import FEWEST, turning_points
from dragoman.model.coded import CodedDocument
from dragoman.model.text import DateRange, Published, When
from dragoman.store import Record, open_store
from tests.make import FREEDONIA, TEXT, coded

SCALE: dict[tuple[str, str | None], tuple[int, float]] = {
    ("CONSULT", None): (1, 2.5),
    ("SUPPORT", None): (1, 5.0),
    ("ASSAULT", None): (4, -10.0),
}


def told_on(day: date | None, published: date, words: str, *, actual: bool = True) -> CodedDocument:
    """The meeting of the small text, on a day or on none."""
    item = coded(f"{words}.txt", f"{TEXT} {words}")
    days = DateRange(published, published)
    met = replace(
        item.events[0],
        when=When(days=DateRange(day, day), rule="x") if day else None,
        status="actual" if actual else "future",
    )
    return replace(
        item,
        document=replace(item.document, published=Published(days=days, basis="metadata"), publisher=words),
        events=(met,),
    )


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_store(tmp_path / "a.record") as opened:
        opened.save_scale(SCALE)
        opened.save_above([FREEDONIA])
        opened.save(
            [
                told_on(date(2021, 3, 3), date(2021, 3, 4), "One."),
                told_on(date(2021, 5, 9), date(2021, 5, 10), "Two."),
                told_on(None, date(2021, 5, 20), "Three."),
                told_on(date(2021, 5, 9), date(2021, 5, 10), "Four.", actual=False),
            ]
        )
        yield opened


def test_every_period_from_the_first_to_the_last_is_there(record: Record) -> None:
    found = series(record, "freedonia", "sylvania")
    assert [(cell.name, cell.scores.stories) for cell in found.cells] == [
        ("2021-03", 1), ("2021-04", 0), ("2021-05", 2),
    ]  # fmt: skip
    assert [cell.by_publication for cell in found.cells] == [0, 0, 1]
    assert [cell.contacts for cell in found.cells] == [1, 0, 2]
    assert found.cells[0].left_said == 4  # each document tells the same statement
    assert found.cells[2].scores.mean == 2.5
    assert found.cells[0].occurrences[0].events == (told_on(None, date.min, "One.").events[0].id,)


def test_as_of_knows_only_what_was_out(record: Record) -> None:
    found = series(record, "freedonia", "sylvania", as_of=date(2021, 5, 10))
    assert [cell.scores.stories for cell in found.cells] == [1, 0, 1]
    assert series(record, "freedonia", "sylvania", as_of=date(2021, 3, 3)).cells == ()


def test_a_date_wider_than_the_period_is_not_put_into_one(record: Record) -> None:
    item = told_on(date(2021, 1, 1), date(2021, 6, 1), "Wide.")
    year = When(days=DateRange(date(2021, 1, 1), date(2021, 12, 31)), rule="x")
    record.save([replace(item, events=(replace(item.events[0], when=year),))])
    found = series(record, "freedonia", "sylvania")
    assert len(found.too_wide) == 1
    assert sum(c.scores.stories for c in series(record, "freedonia", "sylvania", by="year").cells) == 4


def test_sides_stand_as_asked_and_what_both_do_counts_in_every_direction(record: Record) -> None:
    for direction in ("both", "out", "in"):
        found = series(record, "sylvania", "freedonia", direction=direction)
        assert sum(cell.scores.stories for cell in found.cells) == 3
    (first, *_) = between(record, families_of(record), "sylvania", "freedonia")
    assert (first.left, first.right, first.acts) == ("sylvania", "freedonia", "both")


def test_relations_are_ranked_between_the_sides_at_the_top(record: Record) -> None:
    (only,) = relations(record)
    assert (only.left_name, only.right_name) == ("Freedonia", "Sylvania")
    assert (only.scores.stories, only.documents) == (3, 3)
    assert (only.first, only.last) == (date(2021, 3, 3), date(2021, 5, 20))
    assert relations(record, days=DateRange(date(2022, 1, 1), date(2022, 2, 1))) == ()


@pytest.mark.parametrize("by", PERIODS)
def test_periods_follow_each_other_without_gap(by: str) -> None:
    day = date(2019, 12, 30)
    for _ in range(8):
        days = period(day, by)
        assert days.first <= day <= days.last
        assert period_name(days.first, by) == period_name(days.last, by)
        day = date.fromordinal(days.last.toordinal() + 1)
        assert period_name(day, by) != period_name(days.last, by)


def happened(score: float, month: int, year: int = 2020) -> Occurrence:
    day = date(year, month, 1)
    return Occurrence(
        story=f"st-{year}-{month}-{score}", left="a", right="b", acts="out", type="ASSAULT", mode=None,
        quad_code=4 if score < 0 else 1, score=score, days=DateRange(day, day), reported=False,
        events=("e",), documents=("d",), publishers=("p",),
    )  # fmt: skip


def test_scores_tell_how_sure_the_mean_is() -> None:
    assert scores([]).mean is None
    one = scores([happened(5.0, 1)])
    assert (one.mean, one.low) == (5.0, None)
    three = scores([happened(4.0, 1), happened(5.0, 2), happened(6.0, 3)])
    # Student's t for two degrees of freedom is 4.303; the standard error 1 / sqrt(3).
    assert (three.mean, three.low, three.high) == (5.0, 2.516, 7.484)


def test_a_turn_is_found_where_it_is_and_told_by_its_stories() -> None:
    good = [happened(4.0 + month % 3, month, 2019) for month in range(1, 13)]
    bad = [happened(-6.0 - month % 2, month, 2020) for month in range(1, 13)]
    found = turning_points([*good, *bad])
    (turn,) = found.turns
    assert (turn.after, turn.before) == (date(2019, 12, 1), date(2020, 1, 1))
    assert turn.chance <= 0.01
    assert {it.score for it in turn.telling} == {-7.0}
    assert turning_points([*good, *bad]) == found


def test_too_few_stories_and_no_change_are_said() -> None:
    assert "too few" in turning_points([happened(5.0, 1)] * (FEWEST - 1)).why_none
    steady = turning_points([happened(5.0 + month % 2, month) for month in range(1, 13)] * 3)
    assert steady.turns == ()
    assert "no change" in steady.why_none


def test_a_comparison_says_when_there_is_too_little() -> None:
    good, bad = (
        [happened(4.0 + m % 3, m) for m in range(1, 9)],
        [happened(-6.0 - m % 2, m) for m in range(1, 9)],
    )
    found = compare(good, bad)
    assert found.difference is not None
    assert found.difference < -10
    assert found.high is not None
    assert found.high < 0
    assert found.verdict == "the second is more conflictual"
    assert "too few" in compare(good, bad[:2]).verdict
    assert "no difference" in compare(good, good).verdict
