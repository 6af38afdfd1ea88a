"""Document → Annotated: sentences, quotations, dates, places and candidate mentions."""

from dataclasses import replace

from dragoman.annotate.dates import dates
from dragoman.annotate.kept import Kept
from dragoman.annotate.mentions import mentions
from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.parser import Parser
from dragoman.annotate.places import places
from dragoman.annotate.published import published
from dragoman.annotate.quotes import quotes
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated
from dragoman.model.text import Document

__all__ = ["Kept", "Parser", "annotate"]


def annotate(document: Document, lexicon: Lexicon, parser: Parser | Kept) -> Annotated:
    """What is in the sentences of a document; the publication date inferred where none is given."""
    blocks = paragraphs(document)
    document = replace(document, published=published(document, blocks, lexicon.actors))
    sentences, names = parser.parse(document.text, blocks)
    annotated = Annotated(
        document=document,
        sentences=sentences,
        names=names,
        quotes=quotes(document, blocks),
        dates=dates(document, blocks),
        parser=parser.name,
    )
    annotated = replace(annotated, mentions=mentions(annotated, lexicon))
    return replace(annotated, places=places(annotated, lexicon))
