"""PLOVER's event types, modes, contexts and sectors."""

from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicon.load import read_toml

_FILE = "ontology.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of PLOVER's event types.

    Attributes:
        quad_code: 1 verbal co-operation, 2 material co-operation, 3 verbal conflict, 4 material conflict.
        score: PLOVER's conflict-co-operation score, -10 to 10, of the type without a mode.
        modes: Score of each mode.
        needs_recipient: Coded only with a recipient.
    """

    name: str
    quad_code: int
    score: float
    modes: dict[str, float]
    needs_recipient: bool
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The code lists."""

    types: dict[str, EventType]
    contexts: frozenset[str]
    sectors: dict[str, str]
    supranational: dict[str, str]

    def score(self, event: str, mode: str | None) -> float:
        """PLOVER's score of a type and mode."""
        found = self.types[event]
        return found.modes[mode] if mode else found.score


def load_ontology() -> Ontology:
    """The code lists that ship with Dragoman; a LexiconError if the file is damaged."""
    data = read_toml(_FILE)
    try:
        return Ontology(
            types={
                name: EventType(
                    name=name,
                    quad_code=entry["quad_code"],
                    score=entry["score"],
                    modes={mode: about["score"] for mode, about in entry.get("modes", {}).items()},
                    needs_recipient=entry["needs_recipient"],
                    means=entry["means"],
                )
                for name, entry in data["types"].items()
            },
            contexts=frozenset(data["contexts"]),
            sectors=data["sectors"],
            supranational=data["supranational"],
        )
    except KeyError as error:
        raise LexiconError(_FILE, "file", f"lacks {error}") from error
