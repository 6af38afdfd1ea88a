"""Why a record is believed, and how records get their ids."""

import hashlib
import json
from dataclasses import dataclass

from dragoman.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a coded value rests on and the rule that read them.

    Attributes:
        span: Where the words stand in the document.
        rule: Rule, lexicon entry or model: `ASSAULT/shell`, `negation/no`, `pronoun/subject`.
        note: What the rule decided, in words for a person; may be empty.
    """

    span: Span
    rule: str
    note: str = ""


def stable_id(kind: str, *parts: str | int) -> str:
    """An id that is the same on every run and every machine.

    >>> stable_id("doc", "a text")
    'doc-002c808e64829152'
    """
    key = json.dumps(parts, ensure_ascii=False)
    return f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def require_evidence(record: str, evidence: tuple[Evidence, ...]) -> None:
    """Refuse a record that rests on nothing (a ValueError: it is a bug, not bad input)."""
    if not evidence:
        msg = f"{record}: no evidence, no record"
        raise ValueError(msg)
