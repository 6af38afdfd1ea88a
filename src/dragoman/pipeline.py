"""The main flow: read → annotate → extract → resolve → weigh, one document at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.annotate import Kept, Parser, annotate
from dragoman.errors import DragomanError
from dragoman.extract import extract
from dragoman.extract.confidence import weigh
from dragoman.lexicon import Lexicon
from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.grammar import pack, unpack
from dragoman.model.text import Document
from dragoman.resolve import resolve


def code(document: Document, lexicon: Lexicon, parser: Parser, least: float | None = None) -> CodedDocument:
    """Read the events, statements and commitments out of one document.

    Events less sure than `least` are left out; not given, it is what comes with the weights.
    """
    annotated = annotate(document, lexicon, parser)
    claims = extract(annotated, lexicon)
    made = weigh(resolve(claims, annotated, lexicon), annotated, least)
    return replace(made, grammar=pack(annotated, document.published))


def code_again(
    document: Document,
    grammar: bytes,
    lexicon: Lexicon,
    fixed: Mapping[str, tuple[Actor, ...]],
    least: float | None = None,
) -> CodedDocument:
    """The same without the parser, the slow part: from a parse that was kept.

    Args:
        document: The document, coded before.
        grammar: Its parse, packed.
        lexicon: What is known now.
        fixed: Whom mentions mean, by mention id, where a person has said so.
        least: As for `code`.
    """
    parse = unpack(grammar, document.text)
    annotated = annotate(replace(document, published=parse.published), lexicon, Kept(parse))
    return weigh(resolve(extract(annotated, lexicon), annotated, lexicon, fixed), annotated, least)


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
