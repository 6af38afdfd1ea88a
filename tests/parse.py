"""Hand-made parses, so that a test shows the grammar it relies on.

    sentence("Russia|nsubj|1 shelled|ROOT|1|VBD Kharkiv|dobj|1")

Each word is `text|dep|head[|tag[|lemma]]`; part of speech follows from the tag (NNP by default).
"""

from dragoman.model.annotated import Sentence, Token
from dragoman.model.text import Span

_POS = {
    "NN": "NOUN",
    "VB": "VERB",
    "JJ": "ADJ",
    "IN": "ADP",
    "PR": "PRON",
    "DT": "DET",
    "RB": "ADV",
    "CC": "CCONJ",
}


def sentence(marked: str) -> Sentence:
    """The sentence of a hand-made parse."""
    tokens: list[Token] = []
    at = 0
    for word in marked.split():
        text, dep, head, *rest = word.split("|")
        tag = rest[0] if rest else "NNP"
        lemma = rest[1] if len(rest) > 1 else text.lower()
        pos = "PROPN" if tag.startswith("NNP") else "PART" if tag == "TO" else _POS.get(tag[:2], "X")
        tokens.append(Token(Span(at, at + len(text)), text, lemma, pos, tag, dep, int(head)))
        at += len(text) + 1
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            children[token.head].append(i)
    return Sentence(
        span=Span(0, tokens[-1].span.end), tokens=tuple(tokens), children=tuple(map(tuple, children))
    )
