"""A sentence laid out for looking up names: one clean line, and which token stands where."""

from dataclasses import dataclass

from dragoman.model.annotated import Sentence, Token

LEFT_DEPS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "neg", "nounmod"}
)
MODIFIER_DEPS = frozenset({"compound", "amod", "nmod", "npadvmod"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
DASHES = frozenset("-–‐‑")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's tokens, their lower-case words, and one clean line of them.

    Attributes:
        line: The words with one blank where the text has white space, straight apostrophes.
        starts: Where each token starts in `line`.
        at_start: Token by its place in the document.
        at_end: Last token by where it ends in `line`.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    line: str
    starts: tuple[int, ...]
    at_start: dict[int, int]
    at_end: dict[int, int]

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without white space."""
        return index > 0 and self.tokens[index - 1].span.end == self.tokens[index].span.start

    def lemma(self, index: int) -> str:
        """The dictionary form of a token, of capitalised plurals too: "Ministers" → "minister"."""
        token = self.tokens[index]
        if token.tag == "NNPS" and token.lemma == self.lower[index]:
            return token.lemma.removesuffix("s")
        return token.lemma

    def head(self, first: int, last: int) -> int:
        """The noun of a stretch whose own head lies outside it; of several the last before a preposition."""
        found = last
        for index in range(first, last + 1):
            token = self.tokens[index]
            if token.tag == "IN" and index > first:
                return found if found < index else index - 1
            if token.tag in NOUN_TAGS or found == last:
                outside = not first <= token.head <= last or token.head == index
                found = index if outside else found
        return found

    def left_edge(self, index: int) -> int:
        """The first token of the noun phrase a noun heads: determiner, adjectives, possessors."""
        edge = index
        for child in self.sentence.children[index]:
            if child < index and self.tokens[child].dep in LEFT_DEPS:
                edge = min(edge, child, *self.sentence.subtree(child))
        return edge

    def modified(self, index: int) -> int | None:
        """The noun to the right that a word modifies, conjuncts looked through; None if none."""
        here = index
        while self.tokens[here].dep == "conj" and self.tokens[here].head < here:
            here = self.tokens[here].head
        token = self.tokens[here]
        if token.dep in MODIFIER_DEPS and token.head > index:
            return token.head
        return None


def lay_out(sentence: Sentence) -> Words:
    """The layout of one sentence."""
    pieces: list[str] = []
    starts: list[int] = []
    at_start: dict[int, int] = {}
    at_end: dict[int, int] = {}
    here, before = 0, -1
    for index, token in enumerate(sentence.tokens):
        if before >= 0 and token.span.start > before:
            pieces.append(" ")
            here += 1
        text = token.text.replace("’", "'") if "’" in token.text else token.text
        starts.append(here)
        at_start[token.span.start] = index
        pieces.append(text)
        here += len(text)
        at_end[here] = index
        before = token.span.end
    return Words(
        sentence=sentence,
        tokens=sentence.tokens,
        lower=tuple(token.text.lower().replace("’", "'") for token in sentence.tokens),
        line="".join(pieces),
        starts=tuple(starts),
        at_start=at_start,
        at_end=at_end,
    )
