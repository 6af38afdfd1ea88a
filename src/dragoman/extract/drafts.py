"""A commitment while it is being read: token indices of one sentence, before mentions and status."""

from dataclasses import dataclass

from dragoman.extract.frames import child
from dragoman.model.annotated import Sentence

_HELPING = frozenset({"support", "help", "protect", "assist", "aid", "back", "defend", "fund", "arm", "feed"})
OWNERS = ("poss", "amod", "compound", "nmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one rule reads in one sentence.

    Attributes:
        sentence: Index into `Annotated.sentences`.
        rule: Such as `verb/vow`.
        cue: Tokens of the binding words.
        content: Tokens of what must be done.
        by: Heads of those who must act.
        to: Heads of those who asked or were promised.
        reward: Tokens of what is granted once a condition is met.
        asked_by_speaker: Whoever says the words is the one who asks.
        status: What became of it, if the same words tell.
    """

    sentence: int
    kind: str
    rule: str
    cue: tuple[int, ...]
    content: tuple[int, ...]
    by: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    reward: tuple[int, ...] = ()
    asked_by_speaker: bool = False
    status: str = ""


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A token and all that is joined to it by commas and *and*, in text order."""
    found = [head]
    for i in found:
        found.extend(j for j in sentence.children[i] if sentence.tokens[j].dep == "conj")
    return tuple(sorted(found))


def alone(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The words below a token without what is joined to it."""
    tokens = sentence.tokens
    joined = {
        j
        for i in sentence.children[head]
        if tokens[i].dep in ("conj", "cc") or (tokens[i].dep == "punct" and tokens[i].text == ",")
        for j in sentence.subtree(i)
    }
    return tuple(i for i in sentence.subtree(head) if i not in joined)


def for_whom(sentence: Sentence, content: tuple[int, ...]) -> tuple[int, ...]:
    """Whom a promise is for by its own words: "send aid *to Kyiv*", "work *with Oslo*", "protect *women*"."""
    tokens = sentence.tokens
    inner = set(content)
    top = next((i for i in content if tokens[i].pos == "VERB" and tokens[i].head not in inner - {i}), None)
    if top is None:
        return ()
    found: list[int] = []
    for i in sentence.children[top]:
        helped = tokens[i].dep == "dobj" and tokens[top].lemma in _HELPING
        if i in inner and (tokens[i].dep == "dative" or helped):
            found.append(i)
        elif i in inner and tokens[i].dep == "prep" and tokens[i].lemma in ("to", "with"):
            noun = child(sentence, i, "pobj")
            found.extend((noun,) if noun is not None else ())
    return tuple(found)


def inside(sentence: Sentence, content: tuple[int, ...], above: int) -> tuple[int, ...]:
    """Who must act by the words of the demand: its subject, or whose the thing asked for is."""
    tokens = sentence.tokens
    inner = set(content)
    head = next((i for i in content if tokens[i].head not in inner or tokens[i].head == above), None)
    if head is None:
        return ()
    if tokens[head].pos in ("VERB", "AUX"):
        who = child(sentence, head, "nsubj", "nsubjpass")
        return (who,) if who is not None else ()
    for i in sentence.children[head]:
        if tokens[i].dep in ("prep", "agent") and tokens[i].lemma in ("by", "from"):
            noun = child(sentence, i, "pobj")
            return (noun,) if noun is not None else ()
    return tuple(i for i in sentence.children[head] if tokens[i].dep in OWNERS)
