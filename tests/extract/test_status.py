"""Every cue of status is held to its examples: the bracketed word gets the status, or does not."""

import re

import pytest

from dragoman.annotate import Parser
from dragoman.extract.match import matches
from dragoman.extract.status import read_status
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.lexicon.cues import Cue
from dragoman.model.text import Span

_MARKED = re.compile(r"\[(.*?)\]")
_CASES = [
    pytest.param(cue, text, wanted, id=f"{cue.id} {'yes' if wanted else 'no'}{number}")
    for cue in load_lexicon().cues.cues
    for wanted, texts in ((True, cue.yes), (False, cue.no))
    for number, text in enumerate(texts, 1)
]


def status_of(marked: str, lexicon: Lexicon, parser: Parser) -> str:
    """The status of the bracketed word."""
    at = _MARKED.search(marked)
    assert at, f"no word in brackets: {marked}"
    text = _MARKED.sub(r"\1", marked)
    sentences, _ = parser.parse(text, [Span(0, len(text))])
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            if token.span.start == at.start():
                found = matches(sentence, index, lexicon.rules, lexicon.cues)
                support = found[0].support if found else None
                reading = read_status(sentence, index, lexicon.cues, support)
                return reading.status if reading else "actual"
    pytest.fail(f"word not found: {marked}")


@pytest.mark.parametrize(("cue", "text", "wanted"), _CASES)
def test_cue_sets_the_status_of_its_examples(
    cue: Cue, text: str, wanted: bool, lexicon: Lexicon, parser: Parser
) -> None:
    assert (status_of(text, lexicon, parser) == cue.status) is wanted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The envoy flew to Cairo to [meet] the president.", "actual"),
        ("Poland bought tanks to [defend] Warsaw.", "hypothetical"),
        ("The talks between Chad and Sudan did not happen, and the rebels [attacked] the town.", "actual"),
        ("Serbia did not recognise Kosovo but [met] its leaders.", "actual"),
        ("The king will receive the envoy and [sign] the treaty.", "future"),
        ("Oman will pay once Yemen [withdraws] its troops.", "hypothetical"),
        ("As long as Chad [respects] the truce, Niger will not attack.", "hypothetical"),
        ("Oman paid once Yemen [withdrew] its troops.", "actual"),
        ("Serbia did not recognise or [meet] the rebels.", "negated"),
        ("Chad and Libya could not [agree] on the border.", "negated"),
        ("Iran did not only [attack] the port.", "actual"),
        ("The rebels would often [attack] the farmers.", "actual"),
        ("Oman warned: “We [reject] the plan of Yemen.”", "actual"),
        ("Chad will not pay, as Libya has [attacked] its town.", "actual"),
        ("The general said that his troops would [withdraw].", "future"),
        ("The general said that his troops would [withdraw] if the rebels left.", "hypothetical"),
        ("The general said that his troops would [withdraw], leaving the town to the rebels.", "future"),
        ("The court abstained from voting and [dismissed] the case of Chad.", "actual"),
        ("Officers of Chad committed the [murder] of the envoy.", "actual"),
        ("I want to [thank] the president of Chad.", "actual"),
        ("We would like to [thank] the president of Chad.", "actual"),
        ("He wants to [thank] the president of Chad.", "hypothetical"),
        ("I am proud to [endorse] the president of Chad.", "actual"),
        ("The general would not [meet] the rebels.", "negated"),
        ("The general would not [meet] the rebels if Chad paid.", "hypothetical"),
        ("Norway feared the pending [exit] of Chad from the union.", "future"),
        ("Chad wants to punish the envoy for [attacking] the port.", "actual"),
        ("If Chad were to [withdraw] its troops, the rebels could win.", "hypothetical"),
    ],
)
def test_status_follows_the_grammar(text: str, status: str, lexicon: Lexicon, parser: Parser) -> None:
    assert status_of(text, lexicon, parser) == status
