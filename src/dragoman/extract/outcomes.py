"""What became of a commitment, where the text says so outright."""

from dragoman.extract.frames import child, has_child
from dragoman.lexicon.commitments import CommitmentCues
from dragoman.model.annotated import Sentence

_FAILING = frozenset({"fail", "refuse", "decline", "neglect", "unable", "cease"})
_UNREAL = frozenset(
    {"will", "would", "could", "should", "might", "may", "must", "can", "shall", "’ll", "'ll"}
)


def outcome_of_noun(sentence: Sentence, noun: int, cues: CommitmentCues) -> tuple[str, int | None]:
    """What is told of a promise, demand or pact that a noun names, and the verb that tells it.

    "broke its promise", "failed to honour the deal", "the accord collapsed", "defying calls for reform".
    The status is "" where nothing is told; the verb may be there all the same ("to keep its promise").
    """
    tokens = sentence.tokens
    token = tokens[noun]
    governor = token.head
    if token.dep == "pobj":
        governor = tokens[governor].head
    elif token.dep not in ("dobj", "nsubj", "nsubjpass"):
        return "", None
    if governor == noun or tokens[governor].pos not in ("VERB", "AUX"):
        return "", None
    if token.dep == "nsubj" and has_child(sentence, governor, "dobj"):
        return "", None
    return outcome_of_verb(sentence, governor, cues), governor


def outcome_of_verb(sentence: Sentence, verb: int, cues: CommitmentCues) -> str:
    """What a verb tells, if it tells something that happened."""
    tokens = sentence.tokens
    words = [tokens[verb].lemma]
    for i in sentence.children[verb]:
        if tokens[i].dep in ("prt", "advmod") and i == verb + 1:
            words.insert(0, f"{words[0]} {tokens[i].lemma}")
            words[:0] = [f"{words[0]} {t.lemma}" for t in tokens[i + 1 : i + 2] if t.dep == "prep"]
    happened, denied = _reality(sentence, verb)
    if not happened:
        return ""
    found = cues.denied if denied else cues.outcomes
    return next((found[word] for word in words if word in found), "")


def _reality(sentence: Sentence, verb: int) -> tuple[bool, bool]:
    """Whether a verb tells a fact at all, and whether it denies it ("did not", "failed to")."""
    tokens = sentence.tokens
    denied = has_child(sentence, verb, "neg")
    here = verb
    while True:
        helpers = [tokens[i] for i in sentence.children[here] if tokens[i].dep in ("aux", "mark", "advmod")]
        if any(h.text.lower() in _UNREAL or h.lemma in ("if", "unless", "until", "when") for h in helpers):
            return False, denied
        if _is_awaited(sentence, here):
            return False, denied
        infinitive = any(h.tag == "TO" for h in helpers) or tokens[here].tag == "VBG"
        if not infinitive:
            return True, denied
        governor = tokens[here].head
        if governor == here:
            return True, denied
        if tokens[here].dep == "advcl" and tokens[here].tag == "VBG":
            return True, denied
        if tokens[governor].lemma in _FAILING:
            denied = True
        elif tokens[here].tag != "VBG" and tokens[here].dep != "conj":
            return False, denied
        here = governor


def _is_awaited(sentence: Sentence, verb: int) -> bool:
    """Whether a clause says on what something waits: "*as soon as* the deal is kept", "*once* it is"."""
    tokens = sentence.tokens
    own = (verb, *(i for i in sentence.children[verb] if tokens[i].dep in ("aux", "auxpass")))
    if any(tokens[i].tag == "VBD" for i in own):
        return False
    marks = [i for i in sentence.children[verb] if tokens[i].dep in ("mark", "advmod")]
    return any(
        tokens[i].lemma == "once" or (tokens[i].lemma == "as" and tokens[i - 1].lemma in ("soon", "long"))
        for i in marks
    )


def outcome_in_next(content: frozenset[str], sentence: Sentence, cues: CommitmentCues) -> str:
    """What a short sentence behind tells of the same matter: "The talks did not happen."."""
    root = sentence.root
    subject = child(sentence, root, "nsubj", "nsubjpass")
    if (
        subject is None
        or sentence.tokens[subject].lemma not in content
        or has_child(sentence, root, "dobj", "ccomp")
    ):
        return ""
    return outcome_of_verb(sentence, root, cues)
