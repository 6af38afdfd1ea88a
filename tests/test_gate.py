"""Is it still as good? The hand-coded articles of evaluation/gold against their floors."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli

ROOT = Path(__file__).parents[1]
OURS = ROOT / "evaluation"
SHARED = ROOT.parent / "shared"


def test_nothing_falls_below_its_floor() -> None:
    result = CliRunner().invoke(
        cli,
        ["evaluate", str(OURS / "gold"), "--baseline", str(OURS / "baseline.json"), "--gate"],
        standalone_mode=False,
    )
    assert result.return_value == 0, result.output


@pytest.mark.skipif(
    not (SHARED / "gold").exists(), reason="the shared gold articles are not beside the project"
)
def test_the_shared_articles_keep_their_floors() -> None:
    result = CliRunner().invoke(
        cli,
        [
            "evaluate",
            str(SHARED / "gold"),
            "--articles",
            str(SHARED / "articles"),
            "--baseline",
            str(OURS / "shared.json"),
            "--gate",
        ],
        standalone_mode=False,
    )
    assert result.return_value == 0, result.output


@pytest.mark.parametrize(
    ("gold", "floors"),
    [
        (SHARED / "benchmarks" / "events" / "PLV_train.tsv", OURS / "marked.json"),
        (OURS / "blind" / "sentences.jsonl", OURS / "blind-floors.json"),
    ],
    ids=["marked sentences", "raw sentences"],
)
def test_sentences_keep_their_floors(gold: Path, floors: Path) -> None:
    if not gold.exists() or not floors.exists():
        pytest.skip(f"{gold.name} or its floors are not beside the project")
    arguments = ["evaluate", str(gold), "--baseline", str(floors), "--gate"]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.return_value == 0, result.output
