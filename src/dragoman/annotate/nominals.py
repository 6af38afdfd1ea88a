"""Noun phrases that stand for somebody: "U.S. officials", "the group", "both countries"."""

from collections.abc import Container
from dataclasses import dataclass

from dragoman.annotate.words import DASHES, MODIFIER_DEPS, NOUN_TAGS, Words
from dragoman.lexicon.agents import Agents

_OF = frozenset({"of", "for"})
_SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "candidate", "fighter"})
_BARE = frozenset({"both", "neither"})
_COUNTED = frozenset({"two", "three", "four"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "poss"})
_COLLECTIVE = frozenset({"MIL", "COP", "GOV", "REB", "OPP", "CRM", "JUD", "LEG", "SPY"})
# Nouns of number that stand for a crowd where they act: "thousands marched".
_CROWDS = frozenset({"hundreds", "thousands"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_SIDE_TAGS = frozenset({"NNP", "NNPS", "JJ", "PRP$"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_PRONOUNS = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your"}
    | {"he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or pronoun: first and last token, head, and kind of mention."""

    first: int
    last: int
    head: int
    kind: str


def nominals_in(words: Words, taken: Container[int], agents: Agents) -> list[Phrase]:
    """The nominal mentions and personal pronouns of a sentence.

    Args:
        words: The sentence.
        taken: Tokens that are part of a name, or titles that belong to one.
        agents: Nouns, titles and organs.
    """
    found: list[Phrase] = []
    for index, token in enumerate(words.tokens):
        tag = token.tag
        changed = "]" in token.text and _unbracketed(token.text) in _PRONOUNS
        if tag in _PRONOUN_TAGS or changed:
            if (changed or words.lower[index] in _PRONOUNS) and token.dep != "expl":
                found.append(Phrase(index, index, index, "pronoun"))
        elif tag in NOUN_TAGS:
            if index not in taken and (last := _agent_end(words, index, agents)) is not None:
                found.append(_noun_phrase(words, index, last, agents))
        elif token.dep in _HEADS and _bare(words, index):
            first = words.left_edge(index)
            found.append(Phrase(first, index, index, "nominal"))
    return found


def _unbracketed(text: str) -> str:
    """A word as it was before its quoter changed a letter: "[W]e" is "we"."""
    return text.replace("[", "").replace("]", "").lower()


def _bare(words: Words, index: int) -> bool:
    """Whether a word stands alone for two or three parties: "both", "the two"."""
    lower = words.lower[index]
    if lower in _BARE:
        return True
    definite = index > 0 and words.lower[index - 1] in ("the", "these", "those")
    return lower in _COUNTED and definite and words.tokens[index].tag == "CD"


def _agent_end(words: Words, index: int, agents: Agents) -> int | None:
    """The last token of the agent noun, title or organ that a noun heads; None if it is none."""
    token = words.tokens[index]
    lemma = words.lemma(index)
    counted = any(words.tokens[i].dep == "prep" for i in words.sentence.children[index])
    if words.lower[index] in _CROWDS and (counted or token.dep != "nsubj"):
        return None
    if index + 1 < len(words.tokens) and words.tokens[index + 1].text in DASHES and words.glued(index + 1):
        return None
    ends = []
    longer = False
    modifying = token.dep in MODIFIER_DEPS and token.head > index
    for match in (
        agents.title_at(words.lower, index, lemma, token.text),
        agents.nouns.at(words.lower, index, lemma),
    ):
        if match:
            if modifying and not _collective(match[2].sectors):
                return None
            ends.append(match[1])
            longer = longer or match[0] < match[1]
    organ = agents.organs.at(words.lower, index, lemma)
    if organ and not (modifying and words.left_edge(index) < index):
        ends.append(organ[1])
    people = token.tag == "NNS" and (noun := agents.nouns.of(lemma)) and noun.kind == "population"
    weak = lemma in agents.weak_nouns and not people and not longer
    if ends and weak and not _acts(words, index) and not _of_a_side(words, index):
        return None
    if ends and modifying and words.lower[token.head] in agents.not_parties:
        return None
    if not ends or (modifying and _in_longer(words, index, agents)):
        return None
    return max(ends)


def _acts(words: Words, index: int) -> bool:
    """Whether a word is subject or owner, or stands behind "by" in a passive."""
    token = words.tokens[index]
    return token.dep in _SUBJECTS or (token.dep == "pobj" and words.tokens[token.head].dep == "agent")


def _of_a_side(words: Words, index: int) -> bool:
    """Whether a capitalised word stands before a noun: "Iraqi state television", "Kabul university"."""
    first = words.left_edge(index)
    return any(
        words.tokens[i].tag in _SIDE_TAGS and words.tokens[i].text[0].isupper() for i in range(first, index)
    )


def _collective(sectors: tuple[str, ...]) -> bool:
    """Whether a noun modifying another names a body: "police raid", but not "women issues"."""
    return bool(sectors) and sectors[0] in _COLLECTIVE


def _in_longer(words: Words, index: int, agents: Agents) -> bool:
    """Whether the noun it modifies is an agent itself, which then is the mention: "government forces"."""
    head = words.tokens[index].head
    token, lower = words.tokens[head], words.lower
    return any(
        phrases.at(lower, head, token.lemma) for phrases in (agents.nouns, agents.titles, agents.organs)
    )


def _noun_phrase(words: Words, head: int, last: int, agents: Agents) -> Phrase:
    """The whole phrase from its determiner to its head, with the side named by "of"."""
    first = words.left_edge(head)
    return Phrase(first, max(last, _right_edge(words, head, agents)), head, "nominal")


def _names_side(words: Words, index: int, agents: Agents) -> bool:
    """Whether a noun behind "of" can be a side: a name, a group, an organ; not "corruption"."""
    lemma = words.lemma(index)
    known = (
        phrases.at(words.lower, index, lemma) for phrases in (agents.nouns, agents.titles, agents.organs)
    )
    return words.tokens[index].tag in ("NNP", "NNPS") or any(known)


def _right_edge(words: Words, head: int, agents: Agents, depth: int = 0) -> int:
    """The end of "of X" behind a noun."""
    allowed = _OF if words.tokens[head].lemma in _SPEAKS_FOR else ("of",)
    edge = head
    for child in words.sentence.children[head]:
        token = words.tokens[child]
        if child > head and token.dep == "prep" and words.lower[child] in allowed and depth < 3:
            for inner in words.sentence.children[child]:
                if words.tokens[inner].dep == "pobj" and _names_side(words, inner, agents):
                    edge = max(edge, _right_edge(words, inner, agents, depth + 1))
    return edge
