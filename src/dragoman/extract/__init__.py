"""Annotated → CodedDocument: what the text claims happened, was said and was promised."""

from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument


def extract(annotated: Annotated, lexicon: Lexicon) -> CodedDocument:
    """To come."""
    return CodedDocument(document=annotated.document, made_by="dragoman", mentions=annotated.mentions, dates=annotated.dates, places=annotated.places)
