"""Commitments: the examples of the cue file, and what no single cue is about."""

from collections.abc import Callable

import pytest

from dragoman.lexicon.commitments import CommitmentCue, load_commitments
from dragoman.model.coded import CodedDocument
from dragoman.model.speech import Commitment
from tests.extract.marked import read

_CASES = [
    pytest.param(cue, example, wanted, id=f"{cue.form} {cue.id} {'yes' if wanted else 'no'}{number}")
    for cue in load_commitments().cues
    for wanted, examples in ((True, cue.yes), (False, cue.no))
    for number, example in enumerate(examples, 1)
]
Extract = Callable[[str], CodedDocument]


def content(coded: CodedDocument, commitment: Commitment) -> str:
    return " … ".join(span.of(coded.document.text) for span in commitment.content)


def names(coded: CodedDocument, ids: tuple[str, ...]) -> list[str]:
    spans = {m.id: m.span for m in coded.mentions}
    return [spans[i].of(coded.document.text) for i in ids]


@pytest.mark.parametrize(("cue", "example", "wanted"), _CASES)
def test_cue_finds_its_examples(cue: CommitmentCue, example: str, wanted: bool, extracted: Extract) -> None:
    marked = read(example)
    coded = extracted(marked.text)
    if cue.form == "outcome":
        statuses = [c.status for c in coded.commitments]
        assert (cue.status in statuses) == wanted, f"{cue.id}: {statuses}"
        return
    mine = [c for c in coded.commitments if c.evidence[0].rule == f"{cue.form}/{cue.id}"]
    if not wanted:
        assert not mine, f"{cue.id}: {[content(coded, c) for c in mine]}"
        return
    wanted_content = marked.words("content")[0]
    found = next((c for c in mine if content(coded, c) == wanted_content), None)
    assert found, f"{cue.id}: {wanted_content!r} not in {[content(coded, c) for c in coded.commitments]}"
    for words in marked.words("for"):
        reward = " ".join(span.of(coded.document.text) for span in found.condition_for)
        assert words == reward


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Iran promised to free the sailors.", ["Iran"], []),
        ("Iran urged Iraq to free the sailors.", ["Iraq"], ["Iran"]),
        ("Iran and Iraq agreed to free the sailors.", ["Iran", "Iraq"], ["Iran", "Iraq"]),
        ("Iran demanded Iraqi support for the plan.", ["Iraqi"], ["Iran"]),
        ("Iran said Iraq must free the sailors.", ["Iraq"], ["Iran"]),
        ("Iran received guarantees from Iraq that ships will be allowed to pass.", ["Iraq"], ["Iran"]),
        ("Iran repeated the call for Iraq to free the sailors.", ["Iraq"], ["Iran"]),
        ("Iran said relations with Iraq will depend on actions.", ["Iraq"], ["Iran"]),
    ],
)
def test_who_must_act_and_who_asked(text: str, by: list[str], to: list[str], extracted: Extract) -> None:
    coded = extracted(text)
    (commitment,) = coded.commitments
    assert names(coded, commitment.by) == by
    assert names(coded, commitment.to) == to


@pytest.mark.parametrize(
    ("text", "by", "status"),
    [
        ("Chad accused Sudan of grossly violating the Geneva agreement.", ["Sudan"], "broken"),
        ("The rebels went back on their promise to free the sailors.", ["their"], "broken"),
        ("Kyiv will leave as soon as all the agreements on the port are implemented.", [], "open"),
        ("Oman promised Friday to restore the flights.", ["Oman"], "open"),
        ("Oman and Chad agreed on Friday to restore the flights.", ["Oman", "Chad"], "open"),
    ],
)
def test_what_became_of_it_and_by_whom(text: str, by: list[str], status: str, extracted: Extract) -> None:
    coded = extracted(text)
    (commitment,) = coded.commitments
    assert names(coded, commitment.by) == by
    assert commitment.status == status
    assert not content(coded, commitment).startswith("Friday")


def test_questions_of_a_transcript_bind_nobody(extracted: Extract) -> None:
    asked = "Q Congress should lift the ban. Oman promised to free the sailors.\n"
    coded = extracted(f"MR. WELLS: Good morning.\n{asked}MR. WELLS: We will send two ships to Oman.\n")
    assert [content(coded, c) for c in coded.commitments] == ["We will send two ships to Oman"]


def test_who_left_an_accord_broke_it(extracted: Extract) -> None:
    coded = extracted("The grain deal, which fed two cities, collapsed after Oman pulled out.")
    (commitment,) = coded.commitments
    assert (commitment.kind, commitment.status) == ("agreement", "broken")
    assert names(coded, commitment.by) == ["Oman"]


@pytest.mark.parametrize(
    "text",
    [
        "If she could keep her pace, the record would go.",
        "The envoy said most people agreed on how it began.",
        "“I'll turn it over to my colleague,” the envoy said.",
        "The envoy did not agree to leave.",
        "The forecast calls for rain.",
    ],
)
def test_what_binds_nobody_is_no_commitment(text: str, extracted: Extract) -> None:
    assert not extracted(text).commitments


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Under the accord, Oman will free two pilots.", "Oman will free two pilots"),
        (
            "The two sides signed an accord.\n\n1. Oman will free two pilots.\n\n2. Chad will pay.",
            "Oman will free two pilots",
        ),
    ],
)
def test_the_clauses_of_an_accord_are_agreements(text: str, wanted: str, extracted: Extract) -> None:
    coded = extracted(text)
    assert wanted in [content(coded, c) for c in coded.commitments if c.kind == "agreement"]


def test_each_thing_promised_is_one_commitment(extracted: Extract) -> None:
    coded = extracted("Iran made commitments to Iraq on freeing sailors, opening ports and paying its debts.")
    assert [content(coded, c) for c in coded.commitments] == [
        "freeing sailors",
        "opening ports",
        "paying its debts",
    ]


def test_a_condition_grants_something(extracted: Extract) -> None:
    coded = extracted("“We are not ready to lift the siege until Iraq frees the sailors,” Iran said.")
    condition = next(c for c in coded.commitments if c.kind == "condition")
    assert content(coded, condition) == "Iraq frees the sailors"
    assert [s.of(coded.document.text) for s in condition.condition_for] == ["lift the siege"]
    assert condition.statement == coded.statements[0].id


@pytest.mark.parametrize(
    ("text", "status", "basis"),
    [
        ("Iran failed to honour its promise to free the sailors.", "broken", "told"),
        ("Iran kept its promise to free the sailors.", "kept", "told"),
        ("Iraq agreed to hold talks in May. The talks did not happen.", "broken", "told"),
        ("Iran said it had kept its promise to free the sailors.", "contested", "told"),
        ("Iran must keep its promise to free the sailors.", "open", "inferred"),
    ],
)
def test_only_what_is_told_outright_is_a_status(
    text: str, status: str, basis: str, extracted: Extract
) -> None:
    first = extracted(text).commitments[0]
    assert (first.status, first.basis) == (status, basis)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("“We will share our grain with Niger,” the minister of Chad said.", ["Niger"]),
        ("Chad promised to protect Niger.", ["Niger"]),
        ("Chad promised to leave the islands.", []),
    ],
)
def test_whom_a_promise_is_for(text: str, whom: list[str], extracted: Extract) -> None:
    coded = extracted(text)
    names = {mention.id: mention.span.of(coded.document.text) for mention in coded.mentions}
    assert [names[m] for m in coded.commitments[0].to] == whom
