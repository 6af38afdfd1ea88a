"""To come."""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """To come."""


def load_cues() -> Cues:
    """To come."""
    return Cues()
