"""The files of saying and binding words are read, and what is wrong in them is told."""

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon import commitments, speech
from dragoman.lexicon.commitments import load_commitments
from dragoman.lexicon.speech import load_speech


def test_a_verb_is_found_with_its_frames() -> None:
    assert {"quote", "clause", "inserted"} <= load_speech().verbs["say"].keys()


def test_phrases_are_found_by_their_first_word() -> None:
    assert any(words == ("according", "to") for words, _ in load_speech().phrases["according"])


def test_longer_conditions_come_first() -> None:
    found = load_commitments().conditions["unless"]
    assert [len(words) for words, _ in found] == sorted((len(words) for words, _ in found), reverse=True)


def test_every_entry_has_examples() -> None:
    cues = load_speech()
    assert all(cue.yes and cue.no for cue in cues.cues)
    assert all(cue.yes and cue.no for cue in cues.commitments.cues)


_ENTRY = {"id": "x", "class": "speech", "words": ["say"], "frames": ["clause"], "yes": ["a"], "no": ["b"]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"class": "song"}, "class 'song'"),
        ({"frames": ["sideways"]}, "no such frame: 'sideways'"),
        ({"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_a_wrong_speech_entry_is_named(
    change: dict[str, object], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "read_toml", lambda _: {"verb": [{**_ENTRY, **change}]})
    with pytest.raises(LexiconError, match=told) as error:
        load_speech()
    assert "verb x" in str(error.value)


def test_a_commitment_of_no_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {
        "id": "x",
        "kind": "wish",
        "by": "subject",
        "words": ["a"],
        "frames": ["to"],
        "yes": [],
        "no": [],
    }
    monkeypatch.setattr(commitments, "read_toml", lambda _: {"verb": [entry]})
    with pytest.raises(LexiconError, match="kind 'wish' is none of"):
        load_commitments()
