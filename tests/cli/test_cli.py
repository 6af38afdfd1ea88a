"""The command line, from files to results; the real parser."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import polars as pl
import pytest

from dragoman.cli import _COMMANDS, main
from dragoman.export.contract import schema_text
from dragoman.store import open_store

ARTICLE = (
    "LONDON, May 4, 2022 - Russia attacked Ukraine on Monday. France condemned the attack. "
    "“We will not recognise the government,” U.S. Secretary of State Antony Blinken said.\n"
)
OTHER = (
    "TEHRAN, March 10, 2023 - Iran agreed to reopen its embassy in Saudi Arabia. "
    "Iran met Saudi Arabia in Beijing.\n"
)


class Result(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["dragoman", *words])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Result(end.value.code, out, err)

    return command


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    return folder


def test_json_lines_keep_the_promise_of_the_schema(run: Callable[..., Result], articles: Path) -> None:
    result = run("code", "articles", "--format", "jsonl")
    assert result.code == 0
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["document"]["source"] for line in lines] == ["articles/a.txt", "articles/b.txt"]
    assert [line["document"]["text"] for line in lines] == [ARTICLE, OTHER]
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    for line in lines:
        validator.validate(line)
        assert line["events"]
    assert not list(articles.parent.glob("*.record*"))


def test_a_document_is_coded_once(run: Callable[..., Result], articles: Path) -> None:
    first = run("code", "articles", "--json")
    again = run("code", "articles", "--json")
    assert json.loads(first.out)["run"] == {"coded": 2, "unchanged": 0, "failed": 0}
    assert json.loads(again.out)["run"] == {"coded": 0, "unchanged": 2, "failed": 0}
    assert json.loads(first.out)["record"] == json.loads(again.out)["record"]
    assert articles.exists()


def test_failures_are_told_and_the_others_stored(run: Callable[..., Result], articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "lines.jsonl").write_text('{"text": "Iran attacked Iraq."}\n{"text":\n', "utf-8")
    result = run("code", "articles", "nowhere.txt")
    assert result.code == 1
    for wrong in ("articles/empty.txt:", "articles/lines.jsonl:2:", "nowhere.txt:"):
        assert wrong in result.err
    with open_store("dragoman.record", readonly=True) as record:
        assert len(record.ids()) == 3
        assert {f.where for f in record.failures()} == {
            "articles/empty.txt",
            "articles/lines.jsonl:2",
            "nowhere.txt",
        }


def test_a_file_name_may_be_any_bytes(run: Callable[..., Result], tmp_path: Path) -> None:
    try:
        (tmp_path / "na\udcffme.txt").write_text(ARTICLE, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert run("code", ".", "--quiet").code == 0
    with open_store("dragoman.record", readonly=True) as record:
        assert next(record.documents()).document.source.where == r"./na\udcffme.txt"


def test_a_file_name_is_told_on_one_line_and_moves_no_cursor(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "a\n\x1b[31m\u202eb.txt").write_bytes(b"")
    result = run("code", ".", "--quiet")
    assert result.err == "./a\\n\\x1b[31m\\u202eb.txt: empty, no text in it\n"


def test_closed_standard_input_is_told(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    result = run("code", "-", "--format", "jsonl")
    assert (result.code, result.err) == (1, "-: there is no standard input to read\n")


def test_an_id_may_be_any_bytes(run: Callable[..., Result], articles: Path) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    assert "no entry" in run("explain", "\udcff").err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("code",), 2, "Missing argument"),
        (("code", "articles", "--workers", "0"), 2, "not in the range"),
        (("code", "articles", "--model", "no_such_model"), 1, "is not installed"),
        (("code", "articles", "--model", "no.such.model"), 1, "is not installed"),
        (("code", "articles", "--model", "../model"), 1, "is not installed"),
        (("code", "articles", "--model", "json"), 1, "is not installed"),
        (("code", "articles", "--model", ""), 1, "is not installed"),
        (("code", "articles", "--record", "articles"), 1, "cannot be opened"),
        (("export",), 1, "there is no such record"),
        (("export", "--what", "coded", "--format", "csv"), 2, "has no table"),
        (("explain", "ev-1"), 1, "there is no such record"),
        (("dossier", "a", "b", "-o", "x.odt"), 2, "is written as .html"),
        (("dossier", "a", "b", "-o", "x.md", "--from", "2020-13-01"), 2, "does not match"),
        (("dossier", "a", "b", "-o", "x.md", "--from", "2021-01-02", "--to", "2021-01-01"), 2, "is before"),
        (("actors", "Nobody At All"), 1, "knows nobody"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    run: Callable[..., Result], articles: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    assert articles.exists()
    result = run(*words)
    assert (result.code, "Traceback" in result.err) == (code, False)
    assert message in result.err


def test_export_gives_every_kind_in_both_formats(run: Callable[..., Result], articles: Path) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    for what in ("documents", "events", "statements", "commitments", "actors", "mentions", "places", "dates"):
        lines = run("export", "--what", what).out.splitlines()
        rows = list(csv.DictReader(io.StringIO(run("export", "--what", what, "--format", "csv").out)))
        assert len(lines) == len(rows), what
    events = [json.loads(line) for line in run("export").out.splitlines()]
    assert {event["words"] for event in events} <= {
        sentence for text in (ARTICLE, OTHER) for sentence in _pieces(text)
    }
    run("export", "--what", "coded", "-o", "all.jsonl")
    alone = re.sub(r'"story": "story-\w+"', '"story": null', Path("all.jsonl").read_text("utf-8"))
    assert alone == run("code", "articles", "--format", "jsonl").out


@pytest.mark.parametrize("to", ["plover", "polecat", "icews", "gdelt", "timelinejs", "geojson"])
def test_events_are_written_for_other_tools(run: Callable[..., Result], articles: Path, to: str) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    assert run("export", "--format", to, "-o", "out").code == 0
    assert "ukraine" in Path("out").read_text("utf-8").lower() or to == "geojson"
    assert "takes no --what" in run("export", "--format", to, "--what", "actors").err


def test_files_that_are_no_text_need_a_name(run: Callable[..., Result], articles: Path) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    assert "needs --output" in run("export", "--format", "parquet").err
    run("export", "--format", "parquet", "-o", "events.parquet")
    events = pl.read_parquet("events.parquet")
    assert len(events) == len(run("export").out.splitlines())
    assert events.schema["date_from"] == pl.Date
    assert "has no flat table" in run("export", "--format", "parquet", "--what", "dates", "-o", "x").err
    assert "2 documents" in run("export", "--format", "brat", "-o", "brat").err
    assert len(list(Path("brat").glob("*.ann"))) == 2


def _pieces(text: str) -> set[str]:
    return {text[a:b] for a in range(len(text)) for b in range(a, len(text) + 1)}


def test_an_entry_is_explained_by_its_words_rule_and_parties(
    run: Callable[..., Result], articles: Path
) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    events = [json.loads(line) for line in run("export").out.splitlines()]
    attack = next(event for event in events if event["event"] == "ASSAULT")
    shown = run("explain", attack["id"][:12])
    assert shown.code == 0
    assert "Russia attacked Ukraine" in shown.out
    assert "events/ASSAULT.toml" in shown.out
    assert "[rus]" in shown.out
    told = json.loads(run("explain", attack["id"], "--json").out)
    assert told["quote"]["pieces"]
    assert run("explain", "ev-").code == 1
    assert "No such file" in run("export", "-o", "nowhere/x.jsonl").err
    assert "begins several ids" in run("explain", "ev-").err


def test_a_dossier_and_gaps_are_written(run: Callable[..., Result], articles: Path) -> None:
    assert articles.exists()
    run("code", "articles", "--quiet")
    assert run("dossier", "Russia", "ukr", "-o", "d.html").code == 0
    assert "Russia" in Path("d.html").read_text("utf-8")
    assert run("dossier", "Russia", "Ukraine", "-o", "d.md").code == 0
    assert "**attacked**" in Path("d.md").read_text("utf-8")
    assert run("dossier", "Russia", "Ukraine", "-o", "d.json").code == 0
    assert json.loads(Path("d.json").read_text("utf-8"))["acts"][0]["type"] == "ASSAULT"
    assert "did you mean" in run("dossier", "Rusia", "Ukraine", "-o", "d.md").err
    assert set(json.loads(run("gaps", "--json").out)) == {"names", "verbs"}


def test_actors_are_looked_up_by_day(run: Callable[..., Result]) -> None:
    then = json.loads(run("actors", "Taliban", "--on", "2020-01-01", "--json").out)
    now = json.loads(run("actors", "Taliban", "--on", "2022-01-01", "--json").out)
    assert then[0]["role"]["sectors"] == ["REB"]
    assert now[0]["role"]["sectors"][0] == "GOV"


def test_every_command_is_listed_and_has_help(run: Callable[..., Result]) -> None:
    listed = run("--help").out
    for command in _COMMANDS:
        assert f"  {command} " in listed
        assert run(command, "--help").code == 0


def test_help_and_import_take_no_time() -> None:
    script = "import sys, dragoman, dragoman.cli; print('spacy' in sys.modules, 'rich' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "False False\n"
    script = (
        "import sys; from dragoman.cli import _COMMANDS, cli;"
        "[cli.get_command(None, name) for name in _COMMANDS]; print('spacy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


def test_the_manual_names_every_command_and_option(run: Callable[..., Result]) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    for command in _COMMANDS:
        assert f"## {command}" in manual
        words = re.findall(r"--[a-z][a-z-]*", run(command, "--help").out)
        for option in sorted(set(words) - {"--help"}):
            assert f"`{option}" in manual, f"{command} {option}"
