"""Every example of cues/resumption.toml: the noun's event names whom the second sentence is about."""

from collections.abc import Callable

import pytest

from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument


@pytest.mark.parametrize("marked", load_lexicon().resumption.examples)
def test_noun_takes_up_the_event_before(marked: str, extracted: Callable[[str], CodedDocument]) -> None:
    coded = extracted(marked.replace("[", "").replace("]", ""))
    first, second = coded.events
    assert second.recipients == tuple(i for i in first.actors if i not in second.actors)
    assert second.evidence[-1].rule == "resumed/event"


def test_an_indefinite_noun_takes_up_nothing(extracted: Callable[[str], CodedDocument]) -> None:
    coded = extracted("Turkey bombed the camp on Monday. Iraq condemned an attack.")
    assert coded.events[-1].recipients == ()
