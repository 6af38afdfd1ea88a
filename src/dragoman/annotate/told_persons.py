"""Names that the text itself shows to be persons', whatever the parser calls them: "Tembi lost her house"."""

from collections.abc import Iterable

from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated, Sentence

_OWN = frozenset({"his", "her", "himself", "herself"})
_BODILY = frozenset({"wife", "husband", "widow", "widower"})
# Behind these somebody else may be meant: "Orbit said she had left".
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl"})
_NEAR = 4


def told_persons(annotated: Annotated, mentions: Iterable[Mention]) -> frozenset[str]:
    """The names of one word, unknown to the book, that come first in a sentence and have a "his" or "her".

    Args:
        annotated: The document.
        mentions: Its mentions as the parser labels them.
    """
    text, found = annotated.document.text, set()
    shown = [m for m in mentions if m.kind in ("name", "nominal")]
    first = {
        sentence: min(m.span.start for m in shown if m.sentence == sentence)
        for sentence in {m.sentence for m in shown}
    }
    for mention in shown:
        words = mention.span.of(text)
        unknown = mention.kind == "name" and mention.label != "PERSON" and not mention.candidates
        if not unknown or not words.isalpha() or words.isupper():
            continue
        sentence = annotated.sentences[mention.sentence]
        alone = mention.span.start == first[mention.sentence]
        if (alone and _own_pronoun(sentence, mention.head)) or _spouse(sentence, mention.head):
            found.add(words)
    return frozenset(found)


def _own_pronoun(sentence: Sentence, name: int) -> bool:
    """Whether the verb of which a name is the subject has a "his" or "her" in its own clause."""
    tokens = sentence.tokens
    if tokens[name].dep not in ("nsubj", "nsubjpass"):
        return False
    for index in range(name + 1, len(tokens)):
        if tokens[index].text not in _OWN:
            continue
        here = index
        while here != tokens[name].head and tokens[here].head != here and tokens[here].dep not in _CLAUSES:
            here = tokens[here].head
        if here == tokens[name].head:
            return True
    return False


def _spouse(sentence: Sentence, name: int) -> bool:
    """Whether a name has a wife or husband: "Karim, his 40-year-old wife Leyla", "Karim's former wife"."""
    token = sentence.tokens[name]
    if token.dep == "poss" and sentence.tokens[token.head].text in _BODILY:
        return True
    tokens = sentence.tokens[name + 1 : name + 2 + _NEAR]
    beside = len(tokens) > 2 and tokens[0].text in (",", "and") and tokens[1].text in _OWN
    return beside and any(token.text in _BODILY for token in tokens)
