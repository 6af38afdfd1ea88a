"""To come."""
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument


def resolve(coded: CodedDocument, annotated: Annotated, lexicon: Lexicon) -> CodedDocument:
    """To come."""
    return coded
