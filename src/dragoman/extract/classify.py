"""The event-type classifier: which of PLOVER's types a sentence tells between two marked parties, if any."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dragoman.model.text import Span

NONE = "NONE"
CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", NONE,
)  # fmt: skip
MARKS = ("<s>", "</s>", "<t>", "</t>")
MOST_TOKENS = 128
_ANGLE = re.compile("[<>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence with its parties marked; what happened between them?

    Attributes:
        sentence: One sentence.
        actors: Where the actor's words stand in it; may be empty.
        recipients: Likewise for the recipient.
    """

    sentence: str
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What the classifier makes of a question.

    Attributes:
        type: The likeliest type, `NONE` aside.
        scores: Probability of each of `CLASSES`; they sum to 1.
    """

    type: str
    scores: tuple[float, ...]

    def score(self, type_: str) -> float:
        """Probability of a type, or of `NONE`."""
        return self.scores[CLASSES.index(type_)]


def encode(question: Question, tokenizer: Tokenizer) -> list[int]:
    """Token ids of a sentence with marks around its parties, at most `MOST_TOKENS`.

    A longer sentence loses the words that are farthest from its parties.
    """
    text = _ANGLE.sub(" ", question.sentence)
    marks = [(span.start, span.end, side) for side, spans in _sides(question) for span in spans]
    cuts: list[tuple[int, int, str]] = []
    for start, end, side in marks:
        cuts += [(start, 1, MARKS[2 * side]), (end, 0, MARKS[2 * side + 1])]
    cuts.sort()
    bounds = [0, *(at for at, _, _ in cuts), len(text)]
    ids: list[int] = []
    marked: list[int] = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        ids += tokenizer.encode(text[start:end], add_special_tokens=False).ids
        if number < len(cuts):
            marked.append(len(ids))
            ids.append(_id(tokenizer, cuts[number][2]))
    return [_id(tokenizer, "[CLS]"), *_window(ids, marked, MOST_TOKENS - 2), _id(tokenizer, "[SEP]")]


def _id(tokenizer: Tokenizer, word: str) -> int:
    """The id of a word the vocabulary holds."""
    return int(tokenizer.token_to_id(word) or 0)


def _sides(question: Question) -> tuple[tuple[int, tuple[Span, ...]], ...]:
    return (0, question.actors), (1, question.recipients)


def _window(ids: list[int], marked: list[int], room: int) -> list[int]:
    """As much of the ids as there is room for, around the marks."""
    if len(ids) <= room:
        return ids
    if not marked:
        return ids[:room]
    spare = max(room - (marked[-1] - marked[0] + 1), 0)
    start = min(max(marked[0] - spare // 2, 0), len(ids) - room)
    return ids[start : start + room]


def held_out() -> dict[str, Classified]:
    """What the classifier says of the benchmark rows it was trained on, by models that had not seen them.

    Five-fold cross-validation; the key is the digest of the sentence with its marks, as `evaluate` has it.
    """
    lines = (files("dragoman.extract") / "model" / "held-out.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: _classified(tuple(map(float, scores))) for key, *scores in rows}


def _classified(scores: tuple[float, ...]) -> Classified:
    best = max(range(len(CLASSES) - 1), key=lambda i: scores[i])
    return Classified(type=CLASSES[best], scores=scores)


class Classifier:
    """The trained encoder; loads once, answers many, always the same to the same question.

    Args:
        folder: Where `model.onnx` and `tokenizer.json` are; those that ship with Dragoman if not given.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        folder = folder or files("dragoman.extract") / "model"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            (folder / "model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))

    def classify(self, questions: Iterable[Question]) -> tuple[Classified, ...]:
        """An answer to each question, in order.

        Each is asked alone: that is as fast as many at once on one core, and with 8-bit numbers an answer
        would otherwise depend a little on the company.
        """
        return tuple(self._answer(encode(question, self._tokenizer)) for question in questions)

    def _answer(self, ids: list[int]) -> Classified:
        (rows,) = self._session.run(None, {"ids": np.array([ids], dtype=np.int64)})
        return _classified(tuple(float(p) for p in rows[0]))


@cache
def classifier() -> Classifier:
    """The classifier that comes with Dragoman, loaded once in each process."""
    return Classifier()
