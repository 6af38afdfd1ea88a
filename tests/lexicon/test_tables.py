"""The quick reader gives what the standard TOML reader gives."""

import tomllib

import pytest

from dragoman.lexicon.load import data_files, read_toml
from dragoman.lexicon.tables import plain_tables, read_tables


@pytest.mark.parametrize("name", [n for n in data_files("actors") if not n.endswith("agents.toml")])
def test_files_read_the_same(name: str) -> None:
    assert read_tables(name) == read_toml(name)


@pytest.mark.parametrize(
    "text",
    [
        '[[actor]]\nid = "a"\nnames = ["x", "y\\"z"]\n[[actor.role]]\nfirst = 2001-02-03\n',
        '# a comment\n\n[[actor]]\nnames = [\n  "x",\n  "y",\n]\nyear = 7\n',
        '[[actor]]\nid = "ä ’"\n[[actor]]\nid = "b"\n[[actor.role]]\nof = "c"\n[[actor.role]]\nof = "d"\n',
    ],
)
def test_plain_text_reads_the_same(text: str) -> None:
    assert plain_tables(text) == tomllib.loads(text)
