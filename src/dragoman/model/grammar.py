"""The parse of a document as a few compressed bytes, so that it need not be made again."""

import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.annotated import Annotated, Name, Sentence, Token
from dragoman.model.codec import from_json, to_json
from dragoman.model.text import Published, Span

_COLUMNS = "iIHHHHiIiIH"  # array codes: see `pack`
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What was kept of a document's parse.

    Attributes:
        parser: Name and version of the parser.
        published: The date that was given with the document, before any was read out of its text.
    """

    parser: str
    published: Published | None
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]


def pack(annotated: Annotated, published: Published | None) -> bytes:
    """A document's parse, and the date it came with, as bytes; the document's text is not in them.

    A word is told by its distance from the word before, its length, its dictionary form (0: its own
    letters, small), part of speech, tag, relation and distance to its head.
    """
    text = annotated.document.text
    tokens = [token for sentence in annotated.sentences for token in sentence.tokens]
    lemmas, labels = _Table(), _Table()
    lemmas.at("")
    odd = {i: token.text for i, token in enumerate(tokens) if token.span.of(text) != token.text}
    columns = (
        _gaps([token.span for token in tokens]),
        [len(token.span) for token in tokens],
        [0 if token.lemma == token.text.lower() else lemmas.at(token.lemma) for token in tokens],
        [labels.at(token.pos) for token in tokens],
        [labels.at(token.tag) for token in tokens],
        [labels.at(token.dep) for token in tokens],
        [token.head - i for sentence in annotated.sentences for i, token in enumerate(sentence.tokens)],
        [len(sentence.tokens) for sentence in annotated.sentences],
        _gaps([name.span for name in annotated.names]),
        [len(name.span) for name in annotated.names],
        [labels.at(name.label) for name in annotated.names],
    )
    head: list[object] = [
        _VERSION,
        annotated.parser,
        to_json(published),
        list(lemmas.numbers),
        list(labels.numbers),
        odd,
    ]
    head.append([len(column) for column in columns])
    packed = json.dumps(head, ensure_ascii=False).encode() + b"\n"
    for code, column in zip(_COLUMNS, columns, strict=True):
        packed += array(code, column).tobytes()
    return zlib.compress(packed, 6)


def unpack(packed: bytes, text: str) -> Parse:
    """What `pack` was given; a ValueError if it was kept in another form."""
    head, _, rest = zlib.decompress(packed).partition(b"\n")
    version, parser, published, lemmas, labels, odd, sizes = json.loads(head)
    if version != _VERSION:
        msg = f"a parse kept in form {version}, not {_VERSION}"
        raise ValueError(msg)
    columns, here = [], 0
    for code, size in zip(_COLUMNS, sizes, strict=True):
        column = array(code)
        end = here + size * column.itemsize
        column.frombytes(rest[here:end])
        columns.append(column)
        here = end
    gaps, lengths, lemma, pos, tag, dep, heads, counts, name_gaps, name_lengths, name_labels = columns
    spans = _spans(gaps, lengths)
    words = [span.of(text) for span in spans]
    for index, word in odd.items():
        words[int(index)] = word
    sentences, first = [], 0
    for count in counts:
        tokens = tuple(
            Token(
                spans[i], words[i], lemmas[lemma[i]] if lemma[i] else words[i].lower(),
                labels[pos[i]], labels[tag[i]], labels[dep[i]], i - first + heads[i],
            )
            for i in range(first, first + count)
        )  # fmt: skip
        sentences.append(_sentence(tokens))
        first += count
    named = zip(_spans(name_gaps, name_lengths), name_labels, strict=True)
    return Parse(
        parser=parser,
        published=from_json(Published, published) if published else None,
        sentences=tuple(sentences),
        names=tuple(Name(span=span, label=labels[label]) for span, label in named),
    )


def _sentence(tokens: tuple[Token, ...]) -> Sentence:
    """A sentence of its words."""
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Sentence(span=span, tokens=tokens, children=tuple(map(tuple, children)))


class _Table:
    """Words by number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def at(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))


def _gaps(spans: Iterable[Span]) -> list[int]:
    """How far each span begins behind the end of the one before."""
    gaps, end = [], 0
    for span in spans:
        gaps.append(span.start - end)
        end = span.end
    return gaps


def _spans(gaps: Iterable[int], lengths: Iterable[int]) -> list[Span]:
    """The spans that `_gaps` was given."""
    found, end = [], 0
    for gap, length in zip(gaps, lengths, strict=True):
        found.append(Span(end + gap, end + gap + length))
        end = found[-1].end
    return found
