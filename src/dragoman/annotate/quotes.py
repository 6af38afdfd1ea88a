"""Quotes."""
from dragoman.model.annotated import Quote
from dragoman.model.text import Document, Span


def quotes(document: Document, blocks: tuple[Span, ...]) -> tuple[Quote, ...]:
    """None yet."""
    return ()
