"""Places: each story once, at the place told; what tells no place is counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.analyse.places import places
from dragoman.lexicon import Lexicon
from dragoman.store import Record, open_store
from dragoman.stories import update
from tests import make


@pytest.fixture
def record(tmp_path: Path, lexicon: Lexicon) -> Iterator[Record]:
    """One document with a meeting in Doha, its stories made."""
    with open_store(tmp_path / "r.record") as store:
        store.save_scale({("CONSULT", None): (1, 2.0), ("SUPPORT", None): (1, 5.0)})
        store.save_above([make.FREEDONIA, make.SYLVANIA])
        store.save([make.coded()])
        update(store, lexicon)
        yield store


def test_a_story_stands_at_its_place_with_its_sentence(record: Record) -> None:
    found = places(record)
    (spot,) = found.spots
    assert (spot.name, spot.country, spot.exact, spot.mean) == ("Doha", "QAT", True, 2.0)
    (it,) = spot.happenings
    assert (it.type, it.actor, it.publishers) == ("CONSULT", "Ada Wells, Sylvania", ("The Gazette",))
    assert it.sentence.startswith("Freedonian envoy Ada Wells met")
    assert it.story in {story.id for story in record.stories()}


@pytest.mark.parametrize(
    ("ends", "as_of", "spots"),
    [
        (("freedonia",), None, 1),
        (("freedonia", "sylvania"), None, 1),
        (("freedonia", "nobody"), None, 0),
        ((), date(2021, 3, 3), 0),
        ((), date(2021, 3, 4), 1),
    ],
)
def test_who_and_when_is_asked_for_is_shown(
    record: Record, ends: tuple[str, ...], as_of: date | None, spots: int
) -> None:
    assert len(places(record, *ends, as_of=as_of).spots) == spots
