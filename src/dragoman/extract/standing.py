"""Words that name an act and tell none: what a law lays down, what somebody concludes, who is fit for it."""

from dragoman.extract import grammar
from dragoman.lexicon.cues import Scope
from dragoman.model.annotated import Sentence

_PRESENT = frozenset({"VBZ", "VBP"})
_UNDER = frozenset({"under", "by"})
_STEPS = 4
_PAPERS = frozenset(
    {"act", "law", "bill", "code", "constitution", "agreement", "deal", "treaty", "accord", "pact"}
)


def tells_nothing(sentence: Sentence, trigger: int, scope: Scope) -> bool:
    """Whether the words of an act only say what is the rule, the guess or the best.

    Args:
        sentence: The parsed sentence.
        trigger: Index of the verb or noun that names the act.
        scope: Gives the nouns of standing rules and of guesses.
    """
    return (
        _is_law(sentence, trigger, scope)
        or _is_guess(sentence, trigger, scope)
        or _is_fit(sentence, trigger)
        or _is_courtship(sentence, trigger, scope)
    )


def _is_law(sentence: Sentence, verb: int, scope: Scope) -> bool:
    """Whether a verb in the present tense says what a law that is not new says: "Omani *law forbids* …"."""
    tokens = sentence.tokens
    helpers = grammar.kids(sentence, verb, "aux", "auxpass")
    tags = {tokens[i].tag for i in helpers}
    passive = all(tokens[i].dep == "auxpass" for i in helpers)
    plain = tokens[verb].tag in _PRESENT and not helpers
    if not plain and not (tokens[verb].tag == "VBN" and helpers and passive and tags <= _PRESENT):
        return False
    below = [j for name, j in grammar.prepositions(sentence, verb) if name in _UNDER]
    nouns = [*grammar.kids(sentence, verb, "nsubj"), *below]
    return any(
        tokens[i].lemma in scope.laws
        and scope.fresh.isdisjoint(tokens[j].lemma for j in sentence.children[i])
        for i in nouns
    )


def _is_guess(sentence: Sentence, here: int, scope: Scope) -> bool:
    """Whether it is what somebody concludes: "the only *conclusion is that* they want …"."""
    tokens = sentence.tokens
    for _ in range(_STEPS):
        token = tokens[here]
        if token.dep == "ccomp" and tokens[token.head].lemma == "be":
            # The subject may hang elsewhere where the parse is wrong; it stands before the verb.
            return any(t.lemma in scope.guesses and t.dep == "nsubj" for t in tokens[: token.head])
        if token.dep not in ("ccomp", "xcomp"):
            return False
        here = token.head
    return False


def _is_fit(sentence: Sentence, verb: int) -> bool:
    """Whether somebody is only praised as who would do it well: "the *best man to help* us"."""
    tokens = sentence.tokens
    if tokens[verb].dep not in ("relcl", "acl") or not grammar.is_infinitive(sentence, verb):
        return False
    return any(tokens[i].lemma in ("best", "good") for i in grammar.kids(sentence, tokens[verb].head, "amod"))


def _is_courtship(sentence: Sentence, verb: int, scope: Scope) -> bool:
    """Whether who met found a spouse: "her *marriage* to an envoy whom she *met* in Rome"."""
    tokens = sentence.tokens
    if tokens[verb].lemma != "meet" or tokens[verb].dep != "relcl":
        return False
    here = verb
    for _ in range(_STEPS):
        here = tokens[here].head
        if tokens[here].lemma in scope.couples:
            return True
    return False


def names_paper(sentence: Sentence, date: int) -> bool:
    """Whether a date only says which paper it is about: "sued *over its 2018 Ballot Act*"."""
    tokens = sentence.tokens
    paper = tokens[tokens[date].head]
    inside = tokens[date].dep in ("nummod", "compound", "amod") and paper.dep == "pobj"
    return inside and paper.lemma.lower() in _PAPERS
