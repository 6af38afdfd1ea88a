"""Publication date."""
from dragoman.model.text import Document, Published, Span


def published(document: Document, blocks: tuple[Span, ...]) -> Published | None:
    """As given."""
    return document.published
