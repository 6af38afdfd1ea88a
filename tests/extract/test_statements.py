"""Statements: the examples of the cue file, and what no single cue is about."""

from collections.abc import Callable

import pytest

from dragoman.lexicon.speech import SpeechCue, load_speech
from dragoman.model.coded import CodedDocument
from dragoman.model.speech import Statement
from dragoman.model.text import Span
from tests.extract.marked import read

_CASES = [
    pytest.param(cue, example, wanted, id=f"{cue.id} {'yes' if wanted else 'no'}{number}")
    for cue in load_speech().cues
    for wanted, examples in ((True, cue.yes), (False, cue.no))
    for number, example in enumerate(examples, 1)
]
Extract = Callable[[str], CodedDocument]


def speaker(coded: CodedDocument, statement: Statement) -> str:
    """The words that name the speaker."""
    spans = [e.span for e in statement.evidence if e.rule.startswith("speaker/")]
    return spans[0].of(coded.document.text) if spans else ""


def said(coded: CodedDocument) -> list[tuple[str, str, str, str]]:
    """Speaker, cue, content and kind of every statement."""
    text = coded.document.text
    return [
        (
            speaker(coded, s),
            s.cue.of(text) if s.cue else "",
            " … ".join(span.of(text) for span in s.content),
            s.kind,
        )
        for s in coded.statements
    ]


@pytest.mark.parametrize(("cue", "example", "wanted"), _CASES)
def test_cue_finds_its_examples(cue: SpeechCue, example: str, wanted: bool, extracted: Extract) -> None:
    marked = read(example)
    found = said(extracted(marked.text))
    if wanted:
        want = (
            " ".join(marked.words("speaker")),
            " ".join(marked.words("cue")),
            " … ".join(marked.words("content")),
        )
        assert want in [entry[:3] for entry in found], f"{cue.id}: {found}"
    else:
        assert not found, f"{cue.id}: {marked.text}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“We stay,” the envoy said. “Nobody asked us to go. We like it here.”",
            [
                ("the envoy", "said", "We stay", "direct"),
                ("the envoy", "said", "Nobody asked us to go. We like it here.", "direct"),
            ],
        ),
        (
            "“We stay,” the envoy said, “until the rain stops.”",
            [("the envoy", "said", "We stay … until the rain stops.", "direct")],
        ),
        (
            "The envoy said the road was “a trap for fools” and had been closed.",
            [("The envoy", "said", "the road was “a trap for fools” and had been closed", "mixed")],
        ),
        (
            "The envoy, who told reporters that the road was closed, flew home.",
            [("The envoy", "told", "the road was closed", "indirect")],
        ),
        (
            "Residents were told by the mayor that the road was closed.",
            [("the mayor", "told", "the road was closed", "indirect")],
        ),
        (
            "The envoy left the hall, saying that the talks had failed.",
            [("The envoy", "saying", "the talks had failed", "indirect")],
        ),
        ("Did the envoy say that the talks had failed?", []),
        ("The envoy would not say that the talks had failed.", []),
    ],
)
def test_what_was_said_is_found_with_its_speaker(
    text: str, wanted: list[tuple[str, str, str, str]], extracted: Extract
) -> None:
    assert said(extracted(text)) == wanted


def test_a_quotation_over_paragraphs_is_one_statement(extracted: Extract) -> None:
    text = "“The road is closed,” said Ada Wells.\n\n“It will stay closed.\n\n“Nobody may pass.”\n"
    coded = extracted(text)
    contents = [entry[2] for entry in said(coded)]
    assert contents == ["The road is closed", "It will stay closed. … Nobody may pass."]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ankara wants to join the bloc.", "stance/want"),
        ("The general was accused of selling arms.", "hearsay/accused"),
        ("Ankara said it wants to join the bloc.", "speech/say"),
    ],
)
def test_rule_tells_what_is_wanted_or_rumoured_from_what_is_said(
    text: str, rule: str, extracted: Extract
) -> None:
    assert [s.evidence[0].rule for s in extracted(text).statements] == [rule]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "MS. WELLS: The bridge is shut. Go home.\n\nThat is all.\n\nQ  And the road?\n\n(Laughter.)",
            [
                ("MS. WELLS", ":", "The bridge is shut. Go home.", "direct"),
                ("MS. WELLS", ":", "That is all.", "direct"),
                ("Q", "", "And the road?", "direct"),
            ],
        ),
        (
            "Ada Wells: The Bridge Stays Shut\n\nIt rained all day in the valley.",
            [("Ada Wells", ":", "The Bridge Stays Shut", "direct")],
        ),
        ("“We were never asked.” — Ada Wells", [("Ada Wells", "—", "We were never asked.", "direct")]),
        ("EXCLUSIVE: The Bridge Stays Shut\n\nIt rained all day.", []),
    ],
)
def test_turns_headlines_and_signed_quotations(
    text: str, wanted: list[tuple[str, str, str, str]], extracted: Extract
) -> None:
    assert said(extracted(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "No official has promised to reopen the road.",
        "The movement that opposes Ankara met in the south.",
        "They agreed to reopen the road.",
        "Norway sent two ships, fearing the road would be closed.",
    ],
)
def test_nothing_is_said(text: str, extracted: Extract) -> None:
    assert not said(extracted(text))


def test_a_claim_of_nobody_is_hearsay(extracted: Extract) -> None:
    (statement,) = extracted("The bank opened late despite complaints that it was short of money.").statements
    assert statement.evidence[0].rule == "hearsay/claim"


def test_a_statement_inside_a_statement_is_tied_to_it(extracted: Extract) -> None:
    coded = extracted("Ada Wells said the rebels promised to leave the town.")
    outer, inner = sorted(coded.statements, key=lambda s: s.span.start)
    assert inner.inside == outer.id
    assert speaker(coded, inner) == "the rebels"


def test_those_spoken_to_and_about_are_mentions(extracted: Extract) -> None:
    coded = extracted("Iran told Iraq that Turkey had closed the border.")
    names = {m.id: m.span.of(coded.document.text) for m in coded.mentions}
    (statement,) = coded.statements
    assert statement.speaker is not None
    assert names[statement.speaker] == "Iran"
    assert [names[i] for i in statement.addressees] == ["Iraq"]
    assert [names[i] for i in statement.about] == ["Turkey"]


def test_a_statement_spans_all_its_words(extracted: Extract) -> None:
    text = "On Monday, Iran told Iraq that Turkey had closed the border."
    (statement,) = extracted(text).statements
    assert statement.span == Span(text.index("Iran"), len(text) - 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The ministry said in a statement:\n\nWe reject the claim. The road is open.\n\nThe army left.",
            ("The ministry", "said", "We reject the claim. The road is open.", "direct"),
        ),
        (
            "Her niece shouted to the crowd. “This is a great year for our town!”",
            ("Her niece", "shouted", "This is a great year for our town!", "direct"),
        ),
    ],
)
def test_words_that_follow_a_sentence_of_saying(
    text: str, wanted: tuple[str, str, str, str], extracted: Extract
) -> None:
    assert said(extracted(text)) == [wanted]


def test_those_who_say_it_together(extracted: Extract) -> None:
    coded = extracted("“We will rebuild the port,” Norway and Sweden said in a joint statement.")
    statement, promise = coded.statements[0], coded.commitments[0]
    names = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}
    assert (names[statement.speaker or ""], [names[m] for m in statement.beside]) == ("Norway", ["Sweden"])
    assert [names[m] for m in promise.by] == ["Norway", "Sweden"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway condemned the attack on Sweden.", "ACCUSE"),
        ("Norway urged Sweden to leave the islands.", "REQUEST"),
        ("Norway threatened to attack Sweden.", "THREATEN"),
        ("Norway vowed to send aid to Sweden.", "AGREE"),
        ("“Sweden must leave the islands,” the Norwegian foreign minister said.", "REQUEST"),
    ],
)
def test_statement_and_the_event_it_makes_point_at_each_other(
    text: str, kind: str, extracted: Extract
) -> None:
    coded = extracted(text)
    statement = next(s for s in coded.statements if s.event)
    event = next(e for e in coded.events if e.id == statement.event)
    assert (event.type, event.statement) == (kind, statement.id)
    assert event.actors == (statement.speaker,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "According to a map seen by the paper, Oslo will shut the port.",
            ("a map seen by the paper", "According to", "Oslo will shut the port", "indirect"),
        ),
        (
            "The envoy told VOA in Doha that talks would go on.",
            ("The envoy", "told", "talks would go on", "indirect"),
        ),
        (
            "A guard who asked not to be named said the port was shut.",
            ("A guard who asked not to be named", "said", "the port was shut", "indirect"),
        ),
        (
            "The port was shut after the mayor made it clear that the ships would not come.",
            ("the mayor", "made it clear", "the ships would not come", "indirect"),
        ),
        (
            "The army called the charges unfounded.",
            ("The army", "called", "the charges unfounded", "indirect"),
        ),
    ],
)
def test_what_is_said_is_cut_where_a_reader_would(
    text: str, wanted: tuple[str, str, str, str], extracted: Extract
) -> None:
    assert wanted in said(extracted(text))


def test_addressee_and_place_of_a_statement(extracted: Extract) -> None:
    coded = extracted("Speaking to the BBC, the envoy said in Doha that the talks had failed.")
    statement = coded.statements[0]
    names = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}
    assert [names[m] for m in statement.addressees] == ["BBC"]
    assert statement.place is not None
    assert statement.place.name == "Doha"
