"""A kept parse comes back letter for letter."""

import pytest

from dragoman.annotate import Kept, Parser, annotate
from dragoman.lexicon import Lexicon
from dragoman.model.grammar import pack, unpack
from dragoman.model.text import Document, Source

TEXTS = [
    "The minister didn't go.\n\nHe  said\u00a0so in Kyiv — “twice”, on March 3, 2022.",
    "Naïve envoys of ISIS-K. However, 👍 they left.",
    "…",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_parse_comes_back_exactly(text: str, lexicon: Lexicon, parser: Parser) -> None:
    document = Document(id="doc-1", text=text, source=Source(where="x", sha256="", reader="plain"))
    annotated = annotate(document, lexicon, parser)
    parse = unpack(pack(annotated, None), text)
    assert (parse.sentences, parse.names, parse.parser) == (
        annotated.sentences, annotated.names, annotated.parser,
    )  # fmt: skip
    assert annotate(document, lexicon, Kept(parse)) == annotated
