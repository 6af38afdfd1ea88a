"""To come."""
from dataclasses import dataclass

from dragoman.lexicon.ontology import Ontology


@dataclass(frozen=True, slots=True)
class RuleBook:
    """To come."""


def load_rules(ontology: Ontology) -> RuleBook:
    """To come."""
    return RuleBook()
