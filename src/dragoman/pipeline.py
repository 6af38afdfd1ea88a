"""The main flow: read → annotate → extract → resolve → weigh, one document at a time."""

from collections.abc import Iterable, Iterator

from dragoman.annotate import Parser, annotate
from dragoman.errors import DragomanError
from dragoman.extract import extract
from dragoman.extract.confidence import weigh
from dragoman.lexicon import Lexicon
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.text import Document
from dragoman.resolve import resolve


def code(document: Document, lexicon: Lexicon, parser: Parser) -> CodedDocument:
    """Read the events, statements and commitments out of one document."""
    annotated = annotate(document, lexicon, parser)
    claims = extract(annotated, lexicon)
    return weigh(resolve(claims, annotated, lexicon), annotated)


def code_all(
    documents: Iterable[Document | Failure], lexicon: Lexicon, parser: Parser
) -> Iterator[CodedDocument | Failure]:
    """Code every document; what fails is passed on as a failure, and the run goes on."""
    for item in documents:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield code(item, lexicon, parser)
        except DragomanError as error:
            yield Failure(where=item.source.where, problem=str(error))
