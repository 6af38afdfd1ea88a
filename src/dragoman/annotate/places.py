"""Places."""
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated, Place


def places(annotated: Annotated, lexicon: Lexicon) -> tuple[Place, ...]:
    """None yet."""
    return ()
