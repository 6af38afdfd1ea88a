"""`dragoman evaluate` over sentences: marked and raw, floors beside the figures; sentences of our own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.errors import InputError

MARKED = (
    "marked_sentence\tgold_root\n"
    "<s>Chad</s> bombed <t>Niger</t> on Monday.\tASSAULT\n"
    "<s>Chad</s> sent food aid to <t>Niger</t>.\tAID\n"
)
PARTY = {"text": "Chad", "country": "TCD", "sector": "GOV"}
RAW = {
    "id": "t1",
    "text": "Chad bombed Niger on Monday.",
    "date": "2020-05-04",
    "events": [
        {
            "trigger": "bombed",
            "type": "ASSAULT",
            "status": "actual",
            "actor": [PARTY],
            "recipient": [{"text": "Niger", "country": "NER", "sector": "GOV"}],
        }
    ],
}


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["evaluate", *arguments], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value, result.stdout


def test_marked_sentences_are_measured_three_ways_against_their_floors(tmp_path: Path) -> None:
    file, floors = tmp_path / "rows.tsv", tmp_path / "floors.json"
    file.write_text(MARKED)
    code, out = run("--benchmark", str(file), "--baseline", str(floors), "--update")
    assert code == 0
    assert out.count("macro F1") == 3
    assert "No row is among the training data." in out
    assert json.loads(floors.read_text())["items"] == ["line 2: ASSAULT", "line 3: AID"]
    floors.write_text(floors.read_text().replace('"line 2: ASSAULT"', '"line 9: AID"'))
    code, out = run(str(file), "--baseline", str(floors), "--gate")
    assert code == 0
    assert "GAINED (1)\n  line 2: ASSAULT" in out
    assert "LOST (1)\n  line 9: AID" in out


def test_raw_sentences_are_measured(tmp_path: Path) -> None:
    (tmp_path / "sentences.jsonl").write_text(json.dumps(RAW))
    code, out = run(str(tmp_path), "--json")
    assert code == 0
    figures = json.loads(out)["figures"]
    assert (figures["triple F"], figures["detection F"], figures["ghosts"]) == (1.0, 1.0, 0.0)


def test_one_kind_of_gold_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(MARKED)
    (tmp_path / "a.jsonl").write_text(json.dumps(RAW))
    with pytest.raises(InputError, match="one by one"):
        run(str(tmp_path / "a.tsv"), str(tmp_path / "a.jsonl"))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="holds no gold files"):
        run(str(empty))
