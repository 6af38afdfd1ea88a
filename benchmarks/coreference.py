"""Scores of coreference: MUC, B³, CEAF-e and their mean, the CoNLL figure of the shared task of 2012."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Groups = list[frozenset[Hashable]]


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def groups(of: Mapping[Hashable, Hashable]) -> Groups:
    """Mentions by the chain they are in."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in of.items():
        found[chain].add(mention)
    return [frozenset(some) for some in found.values()]


def muc(gold: Groups, made: Groups) -> Score:
    """By links: how many of the links that hold each group together are there; single mentions have none.

    >>> gold = [frozenset("abc"), frozenset("de")]
    >>> score = muc(gold, [frozenset("ab"), frozenset("cde")])
    >>> round(score.precision, 3), round(score.recall, 3)
    (0.667, 0.667)
    """
    return Score(_links(made, gold), _links(gold, made))


def _links(groups_: Groups, others: Groups) -> float:
    of = {mention: number for number, group in enumerate(others) for mention in group}
    kept = total = 0
    for group in groups_:
        parts = {of[m] for m in group if m in of}
        alone = sum(m not in of for m in group)
        kept += len(group) - len(parts) - alone
        total += len(group) - 1
    return kept / total if total else 0.0


def b_cubed(gold: Groups, made: Groups) -> Score:
    """By mentions: how much of each mention's group is the same.

    >>> gold = [frozenset("abc"), frozenset("de")]
    >>> score = b_cubed(gold, [frozenset("ab"), frozenset("cde")])
    >>> round(score.precision, 3), round(score.recall, 3)
    (0.733, 0.733)
    """
    return Score(_shares(made, gold), _shares(gold, made))


def _shares(groups_: Groups, others: Groups) -> float:
    of = {mention: group for group in others for mention in group}
    shares = [len(group & of.get(m, frozenset())) / len(group) for group in groups_ for m in group]
    return sum(shares) / len(shares) if shares else 0.0


def ceaf_e(gold: Groups, made: Groups) -> Score:
    """By groups: each group is matched with at most one, so that they are as alike as can be.

    >>> gold = [frozenset("abc"), frozenset("de")]
    >>> score = ceaf_e(gold, [frozenset("ab"), frozenset("cde")])
    >>> round(score.precision, 3), round(score.recall, 3)
    (0.8, 0.8)
    """
    of: dict[Hashable, list[int]] = defaultdict(list)
    for number, group in enumerate(made):
        for mention in group:
            of[mention].append(number)
    alike = np.zeros((len(gold), len(made)))
    for row, group in enumerate(gold):
        for number in {n for mention in group for n in of.get(mention, ())}:
            alike[row, number] = 2 * len(group & made[number]) / (len(group) + len(made[number]))
    rows, columns = linear_sum_assignment(alike, maximize=True)
    total = float(alike[rows, columns].sum())
    return Score(total / len(made) if made else 0.0, total / len(gold) if gold else 0.0)


def conll(gold: Groups, made: Groups) -> tuple[float, Score, Score, Score]:
    """The mean F1 of the three, and the three."""
    three = muc(gold, made), b_cubed(gold, made), ceaf_e(gold, made)
    return sum(score.f1 for score in three) / 3, *three


def without_single(some: Iterable[frozenset[Hashable]]) -> Groups:
    """The groups of more than one mention."""
    return [group for group in some if len(group) > 1]
