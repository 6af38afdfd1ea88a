"""Transcripts: who speaks in capitals, in which office, for whom, and when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.lexicon import Lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document, Source
from dragoman.resolve import resolve

Transcript = Callable[[str, str], CodedDocument]
_TEXT = (
    "1:15 P.M. EDT\n\nMR. WELLS: Welcome to the White House. We will send aid to Oslo.\n\n"
    "Q Will you go there?\n\nMR. WELLS: I have nothing on that.\n\nEND 2:05 P.M. EDT"
)


@pytest.fixture(scope="module")
def transcript(lexicon: Lexicon, parser: Parser) -> Transcript:
    """A transcript under a headline, coded."""

    def run(title: str, text: str) -> CodedDocument:
        page = Document(id="doc-1", text=text, source=Source(where="test", sha256="", reader="plain"))
        annotated = annotate(replace(page, title=title), lexicon, parser)
        return resolve(extract(annotated, lexicon), annotated, lexicon)

    return run


def test_headline_tells_who_speaks_in_which_office_for_whom(transcript: Transcript) -> None:
    coded = transcript("Briefing by Deputy Press Secretary Ada Wells, 6/9/2011", _TEXT)
    wells = next(actor for actor in coded.actors if actor.name == "Ada Wells")
    assert (wells.roles[0].office, wells.roles[0].country) == ("deputy press secretary", "USA")
    linked = {link.mention: link.actor for link in coded.links}
    speakers = [linked.get(s.speaker or "", "") for s in coded.statements]
    assert speakers == [wells.id, "", wells.id]
    first = {m.span.of(_TEXT): linked.get(m.id) for m in coded.mentions if m.kind == "pronoun"}
    assert (first["We"], first["I"]) == ("usa", wells.id)


def test_month_stands_first_where_the_clock_is_american(transcript: Transcript) -> None:
    published = transcript("Briefing by Ada Wells, 6/9/2011", _TEXT).document.published
    assert published is not None
    assert published.days.first == date(2011, 6, 9)


def test_figures_that_may_be_read_two_ways_are_no_date(transcript: Transcript) -> None:
    assert transcript("Briefing by Ada Wells, 6/9/2011", "The bridge is shut.").document.published is None
