"""To come."""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """To come."""


def load_gazetteer() -> Gazetteer:
    """To come."""
    return Gazetteer()
