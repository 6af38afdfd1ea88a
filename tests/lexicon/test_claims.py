"""Every `yes` and `no` sentence of the claims and forecasts is a test; wrong entries are refused by name."""

from typing import Any

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.claims import CLAIMS_FILE, ClaimCue, load_claims, read_claims
from dragoman.lexicon.load import read_toml

CLAIMS = load_claims()


@pytest.mark.parametrize(
    ("cue", "sentence", "wanted"),
    [
        pytest.param(cue, sentence, wanted, id=f"{cue.id} {'yes' if wanted else 'no'}{number}")
        for cue in (*CLAIMS.stances, *CLAIMS.denials, *CLAIMS.forecasts, *CLAIMS.acts)
        for wanted, sentences in ((True, cue.yes), (False, cue.no))
        for number, sentence in enumerate(sentences, 1)
    ],
)
def test_sentence_takes_the_stance(cue: ClaimCue, sentence: str, wanted: bool) -> None:
    assert bool(cue.search.search(sentence)) is wanted


@pytest.mark.parametrize(
    ("form", "changed", "problem"),
    [
        ("stance", {"status": "lost"}, "is none of"),
        ("stance", {"yes": []}, "at least one yes"),
        ("forecast", {"colour": "red"}, "unknown key 'colour'"),
        ("opposite", {"stances": ["kept", "weather"]}, "'weather' is no stance"),
    ],
)
def test_a_wrong_entry_is_refused(form: str, changed: dict[str, Any], problem: str) -> None:
    data = read_toml(CLAIMS_FILE)
    data[form][0] |= changed
    with pytest.raises(LexiconError, match=problem):
        read_claims(data)
