"""Whether a place name means the place ("in Kabul") or its power ("Kabul said", "U.S. officials")."""

from dragoman.lexicon.gazetteer import Toponym
from dragoman.lexicon.places import load_place_cues
from dragoman.model.annotated import Sentence

_CUES = load_place_cues()
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_BEFORE_NOUN = frozenset(("compound", "nmod", "amod", "poss", "nn"))


def is_literal(sentence: Sentence, head: int, place: Toponym) -> bool:
    """Whether the place whose name has this head token is meant as a place.

    States and capitals act and are acted on; other places mostly are where things happen.
    """
    tokens = sentence.tokens
    token = tokens[head]
    while token.dep in ("conj", "appos") and token.head != head:
        head = token.head
        token = tokens[head]
    above = tokens[token.head]
    acts = place.resolution == "country" or place.capital or place.resolution == "site"
    if acts and head + 2 < len(tokens) and tokens[head + 1].text == "-":
        return tokens[head + 2].text.lower() in _CUES.bound
    if token.dep == "pobj" or above.pos == "ADP":
        preposition = tokens[token.head]
        if preposition.text.lower() in ("on", "of") and _is_struck(tokens[preposition.head].lemma, place):
            return True
        return _after_preposition(sentence, token.head, acts=acts)
    if token.dep in _BEFORE_NOUN:
        return _ground(sentence, token.head)
    if token.dep in _SUBJECTS:
        return above.lemma in _CUES.lies and token.dep != "nsubjpass"
    if token.dep in ("dobj", "obj"):
        return not acts or above.lemma in _CUES.goes or _is_struck(above.lemma, place)
    return token.dep not in ("agent", "dative", "iobj", "attr")


def _is_struck(lemma: str, place: Toponym) -> bool:
    """Whether a word above a name tells of force against the place; against a state it may be words."""
    return lemma in _CUES.struck and place.resolution != "country"


def _ground(sentence: Sentence, noun: int) -> bool:
    """Whether the noun a name stands before is itself a place."""
    return sentence.tokens[noun].lemma in _CUES.ground


def _after_preposition(sentence: Sentence, preposition: int, *, acts: bool) -> bool:
    """Whether a name after a preposition is a place."""
    word = sentence.tokens[preposition]
    above = sentence.tokens[word.head]
    lemma = word.text.lower()
    if not acts:
        return lemma not in _CUES.never
    if lemma == "to" and preposition and sentence.tokens[preposition - 1].lemma in _CUES.posted:
        return False
    if lemma in ("to", "from", "toward", "towards"):
        return above.lemma in _CUES.travel or above.pos in ("ADP", "ADV") or _travels(sentence, word.head)
    if lemma == "of":
        return above.lemma in _CUES.place_of or above.lemma in _CUES.ground
    if lemma in _CUES.party:
        return False
    return lemma in _CUES.where


def _travels(sentence: Sentence, index: int) -> bool:
    """Whether the verb above goes somewhere ("sent troops to", "on a visit to")."""
    seen = 0
    while seen < 3 and sentence.tokens[index].head != index:
        index = sentence.tokens[index].head
        seen += 1
        if sentence.tokens[index].lemma in _CUES.travel:
            return True
    return False
