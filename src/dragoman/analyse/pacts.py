"""Which named agreement a commitment is a clause of, or speaks of."""

import re
from dataclasses import dataclass
from datetime import timedelta

from dragoman.analyse.reading import Reading, words
from dragoman.lexicon.matters import Matters, Pact
from dragoman.model.speech import Commitment

_FRESH = timedelta(days=10)  # how long after a pact was made its clauses are told without its name
_MONTH = 31
_MEMBERS = 2
_NAME = 6  # words of a content that is the agreement itself and no clause of it
_NOUN = r"(?:agreement|deal|accord|pact|treaty)s?"
SPOKEN = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What a commitment has to do with a named pact.

    Attributes:
        clause: The pact it is a clause of.
        about: The pact it speaks of: that one, or another that it names.
        whole: Whether it is the pact itself, kept or broken, and no single clause.
        spoken: Id of the first pact that the document names; "" for none.
    """

    clause: Pact | None
    about: Pact | None
    whole: bool
    spoken: str


class Pacts:
    """The named pacts of one document.

    Args:
        reading: The document.
        matters: The pacts that are known.
    """

    def __init__(self, reading: Reading, matters: Matters) -> None:
        self._reading = reading
        self._matters = matters
        self._first = matters.pact(reading.document.text)

    def of(self, commitment: Commitment, by: frozenset[str], *, undertaken: bool) -> Bond:
        """What a commitment has to do with a named pact.

        Args:
            commitment: The commitment.
            by: Sides who must act.
            undertaken: Whether it is a promise or an agreement; others are never clauses.
        """
        content = words((*commitment.content, *commitment.condition_for), self._reading.document.text)
        clause = self._clause(commitment, by) if undertaken else None
        spoken = bool(SPOKEN.search(content))
        return Bond(
            clause=clause,
            about=clause or self._matters.pact(content) or (self._first if spoken else None),
            whole=clause is not None and spoken and len(content.split()) <= _NAME,
            spoken=self._first.id if self._first else "",
        )

    def _clause(self, commitment: Commitment, by: frozenset[str]) -> Pact | None:
        """The pact that a promise or agreement is a clause of."""
        sentence = commitment.span.of(self._reading.document.text)
        rule = commitment.evidence[0].rule
        own = rule.startswith("pact/")
        if found := self._matters.pact(sentence):
            return found if own or not found.parties or by & found.parties else None
        for pact in self._matters.pacts.values():
            if len(pact.parties) < _MEMBERS or not by <= pact.parties:
                continue
            named = re.search(rf"\b(?:{pact.made.year} {_NOUN}|{_NOUN} of {pact.made.year})\b", sentence)
            if named and len(self._reading.inside((commitment.span,)) & pact.parties) >= _MEMBERS:
                return pact
            signed = commitment.kind == "agreement" or own or SPOKEN.search(sentence) or self._first is pact
            if by and (
                self._then(commitment, pact) or (self._fresh(pact) and signed and "voice/" not in rule)
            ):
                return pact
        return self._first if own else None

    def _then(self, commitment: Commitment, pact: Pact) -> bool:
        """Whether the text says that it was made in the month of the pact."""
        days = commitment.when.days if commitment.when else None
        return days is not None and days.days <= _MONTH and days.first <= pact.made <= days.last

    def _fresh(self, pact: Pact) -> bool:
        """Whether a report is of the days in which the pact was made."""
        out = self._reading.published
        return out is not None and pact.made <= out.first <= pact.made + _FRESH
