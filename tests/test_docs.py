"""Docs cannot drift: what exists is documented, and what the docs show runs."""

import doctest
import json
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import errors
from dragoman.cli import cli
from dragoman.config import Settings
from dragoman.lexicon import load_lexicon
from dragoman.read import READERS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
COMMANDS = list(cli.commands) or cli.list_commands(None)  # type: ignore[arg-type]
MODULES = ["text", "annotated", "evidence", "actors", "events", "speech", "coded"]
TYPES = [
    name
    for module in MODULES
    for name, value in vars(import_module(f"dragoman.model.{module}")).items()
    if is_dataclass(value) and isinstance(value, type) and value.__module__ == f"dragoman.model.{module}"
]


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize(
    # The examples of the generated model page run where they stand, in the docstrings.
    "path",
    [path for path in PAGES if path.name != "model.md"],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_examples_of_the_page_run(path: Path) -> None:
    result = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_of_the_page_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented_and_explains_itself(command: str) -> None:
    assert re.search(rf"^#+ .*\b{command}\b", page("cli.md"), re.MULTILINE)
    assert CliRunner().invoke(cli, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in page("settings.md")


@pytest.mark.parametrize("name", sorted(set(TYPES)))
def test_public_type_is_in_the_glossary_and_the_model_page(name: str) -> None:
    assert f"**{name}**" in page("glossary.md")
    assert f"## {name}" in page("model.md")


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_input_format_is_documented(suffix: str) -> None:
    assert f"`{suffix}`" in page("formats.md")


def test_every_type_mode_context_and_sector_is_documented() -> None:
    ontology = load_lexicon().ontology
    text = page("ontology.md")
    words = [*ontology.types, *ontology.contexts, *ontology.sectors, *ontology.supranational]
    words += [mode for event in ontology.types.values() for mode in event.modes]
    assert [word for word in words if f"`{word}`" not in text] == []


def test_every_error_is_in_the_tree_of_its_module() -> None:
    kinds = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in kinds if name not in (errors.__doc__ or "")] == []


def test_generated_pages_are_fresh() -> None:
    generate = import_module("tools.make_docs")
    for name, text in generate.pages().items():
        assert page(name) == text, f"docs/{name} is stale; run python -m tools.make_docs"


def test_sources_of_all_knowledge_are_told() -> None:
    sources = (files("dragoman.lexicon") / "data" / "SOURCES.md").read_text("utf-8")
    for part in ("events", "actors", "cues", "places", "ontology.toml"):
        assert part in sources


def test_the_output_shown_in_the_readme_is_what_comes_out() -> None:
    shown = json.loads(
        re.findall(r"```json\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[0]
    )
    sample = str(files("dragoman") / "data" / "sample" / "04-first-talks-after-takeover.txt")
    result = CliRunner().invoke(cli, ["code", sample, "--format", "jsonl", "--quiet"], standalone_mode=False)
    coded = json.loads(result.stdout)
    event = next(e for e in coded["events"] if e["trigger"]["text"] == shown["trigger"]["text"])
    for name, value in shown.items():
        if name in ("actor", "recipient"):
            assert [{key: who[key] for key in value[0]} for who in event[name]] == value
        else:
            assert event[name] == value, name
