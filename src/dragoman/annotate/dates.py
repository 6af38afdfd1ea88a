"""Date expressions."""
from dragoman.model.annotated import DatePhrase
from dragoman.model.text import Document, Span


def dates(document: Document, blocks: tuple[Span, ...]) -> tuple[DatePhrase, ...]:
    """None yet."""
    return ()
