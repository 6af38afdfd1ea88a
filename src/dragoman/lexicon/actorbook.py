"""To come."""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorBook:
    """To come."""


def load_actorbook() -> ActorBook:
    """To come."""
    return ActorBook()
