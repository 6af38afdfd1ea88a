"""Charts: what is drawn is what was counted, the same every time; no page needs the network."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import Cell, Series, scores
from dragoman.analyse.turning import Turn, Turning
from dragoman.errors import ConfigError
from dragoman.model.text import DateRange
from dragoman.show.charts import (
    FORMATS,
    AnyChart,
    drawn,
    series_chart,
    write_chart,
)
from dragoman.show.timelines import contacts_chart, timeline_chart

NAMES = ("Freedonia", "Sylvania")
JUNE = DateRange(date(2021, 6, 1), date(2021, 6, 30))


def story(key: str, kind: str, quad: int, score: float, days: DateRange | None = JUNE) -> Occurrence:
    return Occurrence(
        story=key, left="freedonia", right="sylvania", acts="out", type=kind, mode=None, quad_code=quad,
        score=score, days=days, reported=False, events=("ev-1", "ev-2"), documents=("doc-1",),
        publishers=("The Gazette",),
    )  # fmt: skip


STORIES = (story("sy-1", "AGREE", 1, 5), story("sy-2", "AID", 2, 6), story("sy-3", "ASSAULT", 4, -9))
TURN = Turn(
    after=date(2021, 5, 31), before=date(2021, 6, 2), scores_before=scores(STORIES[:2]),
    scores_after=scores(STORIES[2:]), chance=0.01, telling=STORIES[2:],
)  # fmt: skip


def series(*stories: Occurrence) -> Series:
    cell = Cell(
        name="2021-06", days=JUNE, scores=scores(stories), occurrences=stories, contacts=0, by_publication=0,
        left_said=1, right_said=0,
    )  # fmt: skip
    return Series(left="freedonia", right="sylvania", by="month", direction="both", as_of=None,
                  cells=(cell,) if stories else (), too_wide=(), undated=())  # fmt: skip


def values(chart: AnyChart, key: str) -> list[dict[str, Any]]:
    """All rows of a chart that have a key."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows if key in row]


def test_a_bar_is_as_high_as_its_stories_and_names_them() -> None:
    rows = values(series_chart(series(*STORIES), names=NAMES), "high")
    bars = {row["kind"]: (row["low"], row["high"], row["told"]) for row in rows if "kind" in row}
    assert bars == {
        "Verbal cooperation": (0, 1, "AGREE sy-1"),
        "Material cooperation": (1, 2, "AID sy-2"),
        "Material conflict": (0, -1, "ASSAULT sy-3"),
    }


def test_change_points_are_labelled_with_the_means() -> None:
    spec = series_chart(series(*STORIES), turning=Turning(stories=3, turns=(TURN,)), names=NAMES)
    assert {row["label"] for row in values(spec, "label")} == {"2 Jun 2021: +5.5 → −9.0"}
    silent = series_chart(
        series(*STORIES), turning=Turning(stories=3, turns=(), why_none="too few")
    ).to_dict()
    assert silent["title"]["subtitle"][1] == "turning points: too few"


def test_a_timeline_and_contacts_show_each_story_with_its_day() -> None:
    wide, met = (
        story("sy-4", "COERCE", 4, -7),
        story("sy-5", "CONSULT", 1, 1, DateRange(date(2021, 6, 3), date(2021, 6, 3))),
    )
    rows = values(timeline_chart((wide, met), names=NAMES), "story")
    assert {(row["story"], row["when"], row["who"]) for row in rows} == {
        ("sy-4", "June 2021", "Freedonia → Sylvania"),
        ("sy-5", "3 June 2021", "Freedonia → Sylvania"),
    }
    assert {row["story"] for row in values(contacts_chart((wide, met), names=NAMES), "story")} == {"sy-5"}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_chart_is_drawn_the_same_twice(kind: str) -> None:
    chart = series_chart(series(*STORIES), names=NAMES)
    first = drawn(chart, kind)
    assert first.startswith(
        {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}[kind]
    )
    if kind != "pdf":  # which may hold when it was made
        assert drawn(series_chart(series(*STORIES), names=NAMES), kind) == first


def test_a_page_loads_nothing_and_keeps_a_hostile_name_inside_its_words() -> None:
    page = drawn(series_chart(series(*STORIES), names=("</script><b>", "Sylvania")), "html").decode()
    assert not re.search(r"""(?:src|href)\s*=\s*["']https?:""", page.partition("<script>")[0])
    assert page.count("</script>") == 2
    assert "@import" not in page.partition("<script>")[0]


@pytest.mark.parametrize(
    "chart",
    [series_chart(series()), timeline_chart((), names=NAMES), contacts_chart((), names=NAMES)],
)
def test_nothing_to_show_is_drawn_as_nothing(chart: AnyChart) -> None:
    assert drawn(chart, "svg").startswith(b"<svg")


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\.svg, \.png, \.pdf, \.html"):
        write_chart(series_chart(series()), tmp_path / "chart.gif")
