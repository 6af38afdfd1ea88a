"""Acts told as long past by words that are no date: "decades ago", "during the colonial era"."""

from dragoman.lexicon.bygone import load_bygone
from dragoman.model.annotated import Sentence
from dragoman.model.text import Span

_WORDS = load_bygone()
_IN = frozenset({"during", "in", "under"})
_TOLD = frozenset({"VBD", "VBN"})


def long_ago(sentence: Sentence, token: int) -> Span | None:
    """The words by which the verb of an act is told as long past; None if there are none."""
    tokens = sentence.tokens
    if tokens[token].tag not in _TOLD:
        return None
    for child in sentence.children[token]:
        inner = [tokens[i] for i in sentence.children[child]]
        if tokens[child].lemma == "ago":
            found = [t for t in inner if t.lemma in _WORDS.long_ago and t.tag == "NNS"]
        elif tokens[child].text.lower() in _IN:
            found = [t for i, t in zip(sentence.children[child], inner, strict=True) if _is_over(sentence, i)]
        else:
            continue
        if found:
            return Span(
                min(found[0].span.start, tokens[child].span.start),
                max(found[0].span.end, tokens[child].span.end),
            )
    return None


def _is_over(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is a time that is over: "the colonial era"."""
    before = {sentence.tokens[i].text.lower() for i in sentence.children[noun]}
    return sentence.tokens[noun].lemma in _WORDS.eras and bool(before & _WORDS.past)
