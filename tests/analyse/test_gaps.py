"""Gaps: unknown names ranked, with what the texts say of them as an entry that loads."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from dragoman.analyse.gaps import unknown_names
from dragoman.cli import cli
from dragoman.lexicon.actorbook import load_actorbook
from dragoman.model.coded import CodedDocument
from dragoman.store import open_store

TEXTS = (
    "Taliban spokesman Juma Rahimi condemned France. Rahimi praised Iran. The Blue Scarves met Oman.",
    "Juma Rahimi, a Taliban spokesman, told reporters that he would not go to Peru.",
)


def test_names_come_with_what_is_said_of_them(coded: Callable[[str], CodedDocument]) -> None:
    gap, *others = unknown_names([coded(text) for text in TEXTS], 10)
    assert (gap.words, gap.documents, gap.count) == ("Juma Rahimi", 2, 2)
    assert gap.actor is not None
    assert (gap.actor.id, gap.actor.kind) == ("juma-rahimi", "person")
    assert [(role.country, role.of, role.office) for role in gap.actor.roles] == [
        ("AFG", "taliban", "spokesperson")
    ]
    assert len(gap.sentences) == 2
    assert "Blue Scarves" in {other.words for other in others}


def test_proposed_entries_load(tmp_path: Path, coded: Callable[[str], CodedDocument]) -> None:
    with open_store(tmp_path / "a.record") as record:
        record.save([coded(text) for text in TEXTS])
    said = CliRunner().invoke(cli, ["gaps", "--entries", "--record", str(tmp_path / "a.record")]).stdout
    (tmp_path / "own.toml").write_text(said, "utf-8")
    book = load_actorbook([str(tmp_path / "own.toml")])
    assert [named.actor for named in book.find("Juma Rahimi")] == ["juma-rahimi"]
    assert "# told: Taliban spokesman Juma Rahimi" in said
