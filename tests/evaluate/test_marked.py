"""Figures over marked sentences, and their intervals; sentences of our own."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.bootstrap import interval
from dragoman.evaluate.marked import accuracy, figures_of, macro_f1, quad, read_marked, root_named, root_of


def test_a_table_is_read_with_its_parties(tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text("marked_sentence\tgold_root\n<s>Chad</s> and <s>Mali</s> bombed <t>Niger</t>.\tASSAULT\n")
    (row,) = read_marked(file)
    assert row.sentence == "Chad and Mali bombed Niger."
    assert [span.of(row.sentence) for span in row.actors] == ["Chad", "Mali"]
    assert [span.of(row.sentence) for span in row.recipients] == ["Niger"]
    assert row.root == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\tb\n1\t2\n", "needs the columns"),
        ("marked_sentence\tgold_root\nx\tWAR\n", "rows.tsv:2: unknown root 'WAR'"),
        ("", "needs the columns"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text(text)
    with pytest.raises(InputError, match=message):
        read_marked(file)


def test_giving_way_is_one_root() -> None:
    assert root_of({"CONCEDE": 0.2, "RETREAT": 0.2, "AGREE": 0.3}) == "YIELD"
    assert (root_named("RETREAT"), root_named("AID"), root_named(None)) == ("YIELD", "AID", "")


def test_figures_are_what_they_are_called() -> None:
    pairs = [("AID", "AID"), ("AID", "COOPERATE"), ("ASSAULT", ""), ("ASSAULT", "ASSAULT")]
    assert accuracy(pairs) == 0.5
    assert quad(pairs) == 0.75
    assert macro_f1(pairs) == pytest.approx(2 / 3)
    assert {f.name: f.value for f in figures_of(pairs)} == {"root": 0.5, "macro F1": 0.667, "quad": 0.75}


def test_intervals_hold_the_figure_and_are_always_the_same() -> None:
    items = [0.0] * 40 + [1.0] * 60

    def mean(drawn: object) -> float:
        return sum(drawn) / len(items)  # type: ignore[call-overload, no-any-return]

    low, high = interval(items, mean)
    assert 0.45 < low < 0.6 < high < 0.75
    assert interval(items, mean) == (low, high)
