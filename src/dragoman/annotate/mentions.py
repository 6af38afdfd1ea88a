"""Mentions."""
from dragoman.lexicon import Lexicon
from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated


def mentions(annotated: Annotated, lexicon: Lexicon) -> tuple[Mention, ...]:
    """None yet."""
    return ()
