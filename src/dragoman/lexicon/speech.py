"""To come."""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """To come."""


def load_speech() -> SpeechCues:
    """To come."""
    return SpeechCues()
