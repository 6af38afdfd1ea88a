"""The classifier that ships, the rules' opinion, and what is made of both; on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.annotate import Parser
from dragoman.asking import Asker
from dragoman.config import DEFAULT_MODEL
from dragoman.extract.classify import CLASSES, MOST_TOKENS, NONE, Classified, Classifier, Question, encode
from dragoman.extract.opinion import opinion
from dragoman.extract.scorer import Verdict, judge
from dragoman.lexicon import Lexicon
from dragoman.model.text import Span


def question(marked: str) -> Question:
    """A question out of `[a …]` for the actor and `[r …]` for the recipient."""
    text, sides = "", {"a": [], "r": []}  # type: tuple[str, dict[str, list[Span]]]
    for piece in marked.replace("]", "[").split("["):
        side = piece[:2].strip()
        if side in sides and piece[1:2] == " ":
            sides[side].append(Span(len(text), len(text) + len(piece) - 2))
            text += piece[2:]
        else:
            text += piece
    return Question(sentence=text, actors=tuple(sides["a"]), recipients=tuple(sides["r"]))


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier()


@pytest.fixture(scope="module")
def ask() -> Callable[[str], Verdict]:
    asker = Asker(DEFAULT_MODEL)
    return lambda marked: asker.ask([question(marked)])[0]


@pytest.mark.parametrize(
    ("marked", "type_", "mode", "status"),
    [
        ("[a Norway] urged [r Mali] to free the engineers.", "REQUEST", "yield", "actual"),
        ("[a Norway] ordered [r the miners] to go back to work.", "REQUEST", None, "actual"),
        ("[a Norway] threatened to expel [r the Malian envoy].", "THREATEN", "expel", "actual"),
        ("[a Chile] agreed to lift the sanctions on [r Peru].", "AGREE", None, "actual"),
        ("[a Chile] lifted the sanctions on [r Peru].", "CONCEDE", None, "actual"),
        ("[a Chile] refused to lift the sanctions on [r Peru].", "REJECT", "yield", "actual"),
        ("[r Two farmers] were shot dead by [a Sudanese soldiers].", "ASSAULT", "firearms", "actual"),
        ("[a Kenya] has not met [r the rebels] this year.", "CONSULT", None, "negated"),
        ("[a Kenya] will host [r the rebels] next week.", "AGREE", None, "future"),
        ("[a The prime minister] resigned on Sunday.", "RETREAT", "resign", "actual"),
    ],
)
def test_type_mode_and_status(
    marked: str, type_: str, mode: str | None, status: str, ask: Callable[[str], Verdict]
) -> None:
    verdict = ask(marked)
    assert (verdict.type, verdict.mode, verdict.status) == (type_, mode, status)


def test_where_no_rule_fits_the_verb_of_the_party_tells_the_status(ask: Callable[[str], Verdict]) -> None:
    verdict = ask("[a Sudan] did not do to [r Chad] what was feared.")
    assert verdict.opinion is None
    assert verdict.status == "negated"


@pytest.mark.parametrize(
    "marked",
    [
        "[a Ghana] and [r Togo] share a long border.",
        "[a Chile] could recognise [r Peru] one day, analysts believe.",
        "A film about [a Ghana] and [r Togo] was shown in Oslo.",
    ],
)
def test_what_is_no_event_gets_no_type(marked: str, ask: Callable[[str], Verdict]) -> None:
    assert ask(marked).type is None


def test_answers_do_not_depend_on_the_company(classifier: Classifier) -> None:
    one = question("[a Kenya] gave [r Chad] tents.")
    others = [question(f"[a Kenya] met [r envoys of country {n}]" + " again" * n) for n in range(40)]
    alone, among = classifier.classify([one])[0], classifier.classify([*others, one])[-1]
    assert alone == among
    assert alone.type == "AID"


def test_the_same_is_answered_the_same(classifier: Classifier) -> None:
    questions = [question("[a Kenya] gave [r Chad] tents."), question("[a Peru] sued [r Chile].")]
    assert classifier.classify(questions) == classifier.classify(questions)


def test_scores_are_probabilities(classifier: Classifier) -> None:
    scores = classifier.classify([Question(sentence="")])[0].scores
    assert len(scores) == len(CLASSES)
    assert sum(scores) == pytest.approx(1, abs=1e-4)


def test_no_questions_no_answers(classifier: Classifier) -> None:
    assert classifier.classify([]) == ()


def test_a_long_sentence_keeps_the_words_around_its_parties(classifier: Classifier) -> None:
    far = question("and so on " * 300 + "[a Kenya] bombed [r Chad]" + " and so on" * 300)
    tokenizer = classifier._tokenizer
    ids = encode(far, tokenizer)
    assert len(ids) == MOST_TOKENS
    assert "kenya" in tokenizer.decode(ids)
    assert "bombed" in tokenizer.decode(ids)


def test_marks_in_the_text_are_no_marks(classifier: Classifier) -> None:
    words = classifier._tokenizer
    assert words.token_to_id("<s>") not in encode(Question(sentence="a <s>b</s> c"), words)


def test_rules_veto_a_classifier_that_hesitates(parser: Parser, lexicon: Lexicon) -> None:
    asked = question("[a Kenya] bombed [r Chad].")
    sentences, _ = parser.parse(asked.sentence, [Span(0, len(asked.sentence))])
    said = opinion(asked, sentences, lexicon)
    assert said
    assert (said.type, said.fit) == ("ASSAULT", 2)
    flat = Classified(type="AID", scores=(1 / len(CLASSES),) * len(CLASSES))
    verdict = judge(flat, said)
    assert verdict.type == "ASSAULT"
    assert verdict.scores[NONE] < flat.score(NONE)
    assert judge(flat, None).scores[NONE] == pytest.approx(flat.score(NONE))
