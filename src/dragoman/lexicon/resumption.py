"""Nouns that take up an event told before: "the strike", "the decision"."""

from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.ontology import Ontology

_FILE = "cues/resumption.toml"
_KEYS = frozenset({"nouns", "types", "together", "yes"})
_NEEDED = frozenset({"nouns", "types", "yes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumption:
    """Which types of event a noun can take up, by lemma; and sentences that show it.

    Attributes:
        together: Nouns that take up only what several did together: "the agreement".
    """

    types: dict[str, frozenset[str]]
    together: frozenset[str]
    examples: tuple[str, ...]


def load_resumption(ontology: Ontology) -> Resumption:
    """The nouns that ship with Dragoman; a LexiconError names the entry that is wrong."""
    types: dict[str, frozenset[str]] = {}
    together: set[str] = set()
    examples: list[str] = []
    for number, entry in enumerate(read_toml(_FILE)["resumption"], 1):
        label = f"entry {number}"
        check_keys(_FILE, label, entry, _KEYS, _NEEDED)
        if wrong := sorted(set(entry["types"]) - ontology.types.keys()):
            raise LexiconError(_FILE, label, f"{wrong[0]!r} is no event type")
        examples += entry["yes"]
        together.update(entry["nouns"] if entry.get("together") else ())
        for noun in entry["nouns"]:
            if noun in types:
                raise LexiconError(_FILE, label, f"{noun!r} is listed twice")
            types[noun] = frozenset(entry["types"])
    return Resumption(types=types, together=frozenset(together), examples=tuple(examples))
