"""What several tests share: the knowledge, the parser, the way from a sentence to what is coded."""

from collections.abc import Callable

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Source
from dragoman.pipeline import code


def pytest_addoption(parser: pytest.Parser) -> None:
    """An option of ours: store what the golden articles give now."""
    parser.addoption("--update-golden", action="store_true", help="store what the golden articles give now")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The knowledge that ships with Dragoman."""
    return load_lexicon()


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default parser, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def coded(lexicon: Lexicon, parser: Parser) -> Callable[[str], CodedDocument]:
    """Codes a text as the pipeline would, unsure events and all."""

    def run(text: str) -> CodedDocument:
        source = Source(where="test", sha256="", reader="plain")
        document = Document(id=stable_id("doc", text), text=text, source=source)
        return code(document, lexicon, parser, least=0)

    return run


@pytest.fixture(scope="session")
def extracted(lexicon: Lexicon, parser: Parser) -> Callable[[str], CodedDocument]:
    """What a text claims, before anybody knows who is meant."""

    def run(text: str) -> CodedDocument:
        source = Source(where="test", sha256="", reader="plain")
        document = Document(id=stable_id("doc", text), text=text, source=source)
        return extract(annotate(document, lexicon, parser), lexicon)

    return run
