"""The benchmark of sentences with marked parties: which PLOVER root does each tell?

The public set (PLV, Hu et al., ACL 2024) is a table with the columns `marked_sentence`, parties in `<s></s>`
and `<t></t>`, and `gold_root`. It follows an older draft of PLOVER: CONCEDE and RETREAT are one root, YIELD.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.bootstrap import interval
from dragoman.evaluate.report import Figure
from dragoman.model.text import Span

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4,
    "ASSAULT": 4,
}  # fmt: skip
YIELD = ("CONCEDE", "RETREAT")
# Macro-F1 and quad accuracy of the best published coder on the half held out (ZSP, 355 M parameters, GPU).
PUBLISHED = {"macro F1": 0.821, "quad": 0.893}
_COLUMNS = {"marked_sentence", "gold_root"}
_TAG = re.compile(r"<(/?)([st])>")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with its parties and the root it tells.

    Attributes:
        key: Digest of the sentence with its marks.
    """

    key: str
    sentence: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    root: str


def read_marked(path: Path) -> tuple[Marked, ...]:
    """The rows of a table; an InputError names the line that is wrong."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(str(path), f"cannot be read: {error}") from error
    if not rows or not rows[0].keys() >= _COLUMNS:
        raise InputError(str(path), f"needs the columns {' and '.join(sorted(_COLUMNS))}")
    found = []
    for number, row in enumerate(rows, 2):
        if row["gold_root"] not in QUAD:
            where, root = f"{path}:{number}", row["gold_root"]
            raise InputError(where, f"unknown root {root!r}")
        found.append(unmark(row["marked_sentence"], row["gold_root"]))
    return tuple(found)


def unmark(marked: str, root: str) -> Marked:
    """A sentence with `<s></s>` around its actors and `<t></t>` around its recipients, read."""
    text, at, start = "", 0, 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans[tag[2]].append(Span(start, len(text)))
        else:
            start = len(text)
    key = hashlib.sha256(marked.encode()).hexdigest()[:16]
    actors, recipients = tuple(spans["s"]), tuple(spans["t"])
    return Marked(key=key, sentence=text + marked[at:], actors=actors, recipients=recipients, root=root)


def root_of(scores: dict[str, float]) -> str:
    """The likeliest root: every row tells an event, so no event is no answer.

    >>> root_of({"CONCEDE": 0.2, "RETREAT": 0.2, "AGREE": 0.3, "NONE": 0.3})
    'YIELD'
    """
    roots = {root: scores.get(root, 0.0) for root in QUAD}
    roots["YIELD"] = sum(scores.get(name, 0.0) for name in YIELD)
    return max(roots, key=lambda root: roots[root])


def root_named(type_: str | None) -> str:
    """The root of a type; "" for none."""
    return "YIELD" if type_ in YIELD else type_ or ""


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of (right, given) that are the same."""
    return sum(right == given for right, given in pairs) / len(pairs)


def quad(pairs: Sequence[Pair]) -> float:
    """Share whose quad class is the same."""
    return sum(QUAD[right] == QUAD.get(given) for right, given in pairs) / len(pairs)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Mean F1 of the roots that occur."""
    both = Counter(right for right, given in pairs if right == given)
    there, said = Counter(right for right, _ in pairs), Counter(given for _, given in pairs)
    return sum(2 * both[root] / (there[root] + said[root]) for root in there) / len(there)


FIGURES = {"root": accuracy, "macro F1": macro_f1, "quad": quad}


def figures_of(pairs: Sequence[Pair]) -> tuple[Figure, ...]:
    """All figures of one way to answer."""
    found = []
    for name, figure in FIGURES.items():
        low, high = interval(pairs, figure)
        value = round(figure(pairs), 3)
        found.append(Figure(name=name, value=value, low=low, high=high, published=PUBLISHED.get(name)))
    return tuple(found)
