"""Did it happen? Negation, future, hypothesis and history, found by cues on the way up the parse."""

from dataclasses import dataclass

from dragoman.extract import grammar
from dragoman.lexicon.cues import Cue, Cues
from dragoman.model.annotated import Sentence

_WORDS = frozenset({"neg", "aux", "auxpass", "advmod", "npadvmod", "preconj", "cc"})
_MARKS = frozenset({"mark", "advmod", "aux"})
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "dobj", "nsubjpass", "pobj", "oprd", "amod", "prep", "attr"}
)

_FINITE = frozenset({"VBD", "VBZ"})
_TENSELESS = frozenset({"VB", "VBG"})

# PLOVER's own reductions: what is still to come is coded as its announcement.
_REDUCED = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A status and what says so.

    Attributes:
        token: Index of the cue word.
        cue: Id of the cue (`negation/not`), or a rule of this file.
    """

    status: str
    token: int
    cue: str


def read_status(sentence: Sentence, trigger: int, cues: Cues, support: int | None = None) -> Reading | None:
    """What the words around a trigger say of its happening; None where nothing speaks against it.

    Args:
        sentence: The parsed sentence.
        trigger: Index of the verb or noun that names the event.
        cues: The status cues.
        support: Index of the light verb that carries an event noun, whose negation and mood are the noun's;
            or of the verb done at what the noun names ("said during talks"), whose mood is the noun's.
    """
    if _voiced(sentence, trigger, cues):
        return None
    here = trigger
    moods_only = False
    for _ in range(10):
        found = _at(sentence, here, cues, moods_only=moods_only)
        if found:
            return found
        token = sentence.tokens[here]
        head, dep = token.head, token.dep
        if head == here or dep in cues.scope.barriers:
            return None
        governor = _governor(sentence, here, cues)
        if governor:
            return _supposed(sentence, head, governor, cues)
        if dep == "xcomp" and _unfulfilled(sentence, here, cues):
            to = next(i for i in grammar.kids(sentence, here, "aux") if sentence.tokens[i].tag == "TO")
            return Reading(status="hypothetical", token=to, cue="hypothesis/infinitive")
        step = _step(sentence, here, support, cues)
        if step is None:
            return _purpose(sentence, here, cues) or _awaited(sentence, here, cues)
        moods_only = moods_only or (dep == "pobj" and sentence.tokens[head].lemma != "of")
        moods_only = moods_only or (dep == "conj" and not _shares_negation(sentence, head, cues))
        here = step
    return None


def reduced(status: str, type_: str, mode: str | None) -> tuple[str, str | None]:
    """Type and mode of an event after PLOVER's reduction of what is still to come.

    >>> reduced("future", "CONSULT", "visit")
    ('AGREE', None)
    """
    if status == "future" and type_ in _REDUCED:
        return _REDUCED[type_], None
    return type_, mode


def _supposed(sentence: Sentence, head: int, planned: Reading, cues: Cues) -> Reading:
    """What is planned, or only supposed to be: "*if* Libya were to accept"."""
    above = _at(sentence, head, cues, moods_only=True) if planned.status == "future" else None
    return above if above and above.cue == "hypothesis/if" else planned


def _at(sentence: Sentence, here: int, cues: Cues, *, moods_only: bool) -> Reading | None:
    """Cues among the dependants of one word of the way up; negation first, then the order of the files."""
    token = sentence.tokens[here]
    found: list[tuple[int, Cue]] = []
    for i in sentence.children[here]:
        child = sentence.tokens[i]
        word = child.text.lower()
        if child.dep in _WORDS:
            cue = cues.find("word", child.lemma) or cues.find("word", word)
            if cue and not (child.dep == "cc" and i > here) and not _opens(sentence, i, here, cues):
                found.append((i, cue))
        if child.dep in _MARKS and (cue := cues.find("mark", word)):
            found.append((i, cue))
        if child.dep in ("det", "amod", "compound", "neg") and token.pos in ("NOUN", "PROPN"):
            cue = (
                cues.find("determiner", word)
                or cues.find("modifier", child.lemma)
                or cues.find("modifier", word)
            )
            if cue:
                found.append((i, cue))
        if token.pos in ("VERB", "AUX") and child.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
            found.extend(_denied(sentence, i, cues))
    if moods_only:
        found = [(i, cue) for i, cue in found if cue.status != "negated"]
    if not found:
        return None
    found = [(i, cue) for i, cue in found if not _overruled(sentence, i, found, cues)]
    if not found:
        return None
    statuses = {cue.status for _, cue in found}
    # "may not come" is a possibility, "will not come" a denial, and so is "would not come" but for an "if".
    if _declined(sentence, here, found):
        statuses = {"negated"}
    order = ("hypothetical", "negated", "future", "historical")
    status = next(s for s in order if s in statuses)
    i, cue = next((i, cue) for i, cue in found if cue.status == status)
    if "negated" not in statuses and _told_ahead(sentence, here, i):
        return Reading(status="future", token=i, cue="future/would-said")
    return Reading(status=status, token=i, cue=cue.id)


def _declined(sentence: Sentence, here: int, found: list[tuple[int, Cue]]) -> bool:
    """Whether somebody would not: "they *would not sign*", which says no "if" and no "have"."""
    moods = [i for i, cue in found if cue.status == "hypothetical"]
    if not any(cue.status == "negated" for _, cue in found):
        return False
    if not moods or any(sentence.tokens[i].lemma != "would" for i in moods):
        return False
    return not grammar.kids(sentence, here, "advcl") and all(
        sentence.tokens[i].lemma != "have" for i in grammar.kids(sentence, here, "aux")
    )


def _overruled(sentence: Sentence, cue: int, found: list[tuple[int, Cue]], cues: Cues) -> bool:
    """Whether a cue says nothing of its own: "*could* not agree", "*would* often attack", "*not* only"."""
    token = sentence.tokens[cue]
    behind = sentence.tokens[cue + 1 : cue + 2]
    if token.lemma == "not" and behind and behind[0].lemma in cues.scope.taken_back:
        return True
    if token.tag != "MD":
        return False
    if token.lemma in cues.scope.able or token.text.lower() in cues.scope.able:
        return any(other.status == "negated" for _, other in found)
    beside = {sentence.tokens[i].lemma for i in sentence.children[token.head]}
    return token.lemma == "would" and not beside.isdisjoint(cues.scope.habits)


def _shares_negation(sentence: Sentence, first: int, cues: Cues) -> bool:
    """Whether what denies the first of two verbs denies the second: "did not concede *or* admit"."""
    return any(sentence.tokens[i].lemma in cues.scope.spreading for i in grammar.kids(sentence, first, "cc"))


def _told_ahead(sentence: Sentence, here: int, cue: int) -> bool:
    """Whether "would" is the "will" of reported speech: "said it *would* withdraw", and no "if" is near."""
    token = sentence.tokens[here]
    if sentence.tokens[cue].lemma != "would" and sentence.tokens[cue].text.lower() not in (
        "would",
        "'d",
        "’d",
    ):
        return False
    if token.dep != "ccomp" or sentence.tokens[token.head].tag not in ("VBD", "VBN"):
        return False
    conditions = (
        i
        for i in grammar.kids(sentence, here, "advcl")
        if sentence.tokens[i].tag != "VBG" and not grammar.is_infinitive(sentence, i)
    )
    return next(conditions, None) is None and not grammar.kids(sentence, here, "neg")


def _opens(sentence: Sentence, word: int, clause: int, cues: Cues) -> bool:
    """Whether a word is the conjunction of a clause of time: "*once* Yemen withdraws"."""
    opening = sentence.tokens[clause].dep == "advcl" and sentence.tokens[word].lemma in cues.scope.temporal
    return opening and word == sentence.subtree(clause)[0]


def _denied(sentence: Sentence, noun: int, cues: Cues) -> list[tuple[int, Cue]]:
    """Words such as "no diplomat", "none of the envoys" as subject or object of a clause."""
    own = cues.find("determiner", sentence.tokens[noun].text.lower())
    found = [(noun, own)] if own else []
    for i in grammar.kids(sentence, noun, "det", "neg"):
        if cue := cues.find("determiner", sentence.tokens[i].text.lower()):
            found.append((i, cue))
    return found


def _denial(sentence: Sentence, head: int, cues: Cues) -> tuple[int, Cue] | None:
    """What negates a governing word: "has *not* promised", "*no* plan"."""
    for i in grammar.kids(sentence, head, "neg", "det"):
        word = sentence.tokens[i].text.lower()
        if cue := cues.find("word", word) or cues.find("determiner", word):
            return i, cue
    return None


def _governor(sentence: Sentence, here: int, cues: Cues) -> Reading | None:
    """The verb, noun or adjective above that says the event is denied, wished for or planned."""
    token = sentence.tokens[here]
    if token.dep not in _GOVERNED and not (token.dep == "advcl" and grammar.is_infinitive(sentence, here)):
        return None
    head = token.head
    above = sentence.tokens[head]
    if _called_to_say(sentence, here, cues) or (token.dep == "ccomp" and _performed(sentence, here)):
        return None
    if token.dep == "dobj" and above.lemma in cues.scope.perpetrating:
        return None
    if token.dep == "ccomp" and (cue := cues.find("clause", above.lemma)):
        return Reading(status=cue.status, token=head, cue=cue.id)
    through = above.dep == "prep" or above.pos == "ADP"
    if through:
        if cue := cues.find("preposition", above.lemma):
            return Reading(status=cue.status, token=head, cue=cue.id)
        inner = sentence.tokens[above.head]
        if inner.pos == "ADP" or inner.lemma == "instead":
            cue = cues.find("preposition", inner.lemma)
            if cue:
                return Reading(status=cue.status, token=above.head, cue=cue.id)
        if token.dep == "pobj" and above.lemma not in ("for", "of", "from", "to", "against"):
            return None
        head = above.head
        above = sentence.tokens[head]
    cue = cues.find("governor", above.lemma)
    infinitive = grammar.is_infinitive(sentence, here)
    if not cue and (infinitive or through):
        cue = cues.find("behind", above.lemma)
    if not cue and infinitive:
        cue = cues.find("infinitive", above.lemma)
    if above.lemma in cues.scope.leaning:
        # "has yet to", "is ready to": the word that counts hangs on a verb that says nothing.
        for i in grammar.kids(sentence, head, "advmod", "acomp"):
            if leaning := cues.find("governor", sentence.tokens[i].lemma):
                return Reading(status=leaning.status, token=i, cue=leaning.id)
    if cue and cue.status == "future" and token.dep == "ccomp" and not infinitive:
        return None  # "announced that it has left": the clause has a tense of its own
    if not cue or (token.dep == "nsubjpass" and token.pos not in ("NOUN", "PROPN")):
        return None
    denied = _denial(sentence, head, cues)
    if denied is None:
        return Reading(status=cue.status, token=head, cue=cue.id)
    if cue.status == "negated":
        return None
    # "has not promised to free", "no plan to attack": neither done nor to come.
    return Reading(status="negated", token=denied[0], cue=denied[1].id)


def _performed(sentence: Sentence, verb: int) -> bool:
    """Whether somebody does it by saying it, in words quoted: "“I *request* all states to …”"."""
    plain = sentence.tokens[verb].tag == "VBP" and not grammar.kids(sentence, verb, "aux", "neg", "mark")
    return plain and any(
        sentence.tokens[i].text in ("I", "We", "we") for i in grammar.kids(sentence, verb, "nsubj")
    )


def _voiced(sentence: Sentence, verb: int, cues: Cues) -> bool:
    """Whether who says that he wants to does it by saying so: "I *want to thank* the voters"."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    if token.dep != "xcomp" or token.lemma not in cues.scope.voiced or above.lemma not in cues.scope.wanting:
        return False
    own = (sentence.tokens[i].text.lower() for i in grammar.kids(sentence, token.head, "nsubj"))
    return next(own, "") in ("i", "we") and not grammar.kids(sentence, token.head, "neg")


def _step(sentence: Sentence, here: int, support: int | None, cues: Cues) -> int | None:
    """The next word on the way up, or None where the way ends."""
    token = sentence.tokens[here]
    head, dep = token.head, token.dep
    above = sentence.tokens[head]
    if dep in ("xcomp", "oprd"):
        return head
    if dep == "conj":
        own = grammar.kids(sentence, here, "aux", "nsubj", "nsubjpass")
        # "abstained from voting and *left*": what has a tense of its own is not joined to what has none.
        apart = token.tag in _FINITE and above.tag in _TENSELESS
        return head if not own and not apart and not grammar.is_loose(sentence, here) else None
    if token.pos in ("NOUN", "PROPN"):
        if head == support:
            return head
        if dep in ("nsubj", "nsubjpass") and above.lemma in cues.occurrence:
            return head
        if dep == "pobj" and above.head == support:
            return support
        if dep == "pobj" and above.lemma == "of":
            return above.head if sentence.tokens[above.head].pos == "NOUN" else None
        return None
    if dep == "acl" and above.pos == "NOUN" and grammar.is_infinitive(sentence, here):
        return head
    if dep == "pcomp" and above.lemma == "for":
        return None  # "to be punished *for attacking*": the ground was given already
    if dep == "pcomp":
        return above.head if sentence.tokens[above.head].pos in ("VERB", "ADJ") else None
    if dep == "advcl" and grammar.is_infinitive(sentence, here) and above.lemma in cues.scope.motion:
        return head
    if dep == "attr":
        return head
    return None


def _unfulfilled(sentence: Sentence, here: int, cues: Cues) -> bool:
    """Whether an infinitive leaves open if it was done: "sued to be freed", but not "began to withdraw"."""
    if not grammar.is_infinitive(sentence, here):
        return False
    perfect = any(sentence.tokens[i].lemma == "have" for i in grammar.kids(sentence, here, "aux"))
    if _called_to_say(sentence, here, cues):
        return False
    return not perfect and sentence.tokens[sentence.tokens[here].head].lemma not in cues.factual


def _called_to_say(sentence: Sentence, here: int, cues: Cues) -> bool:
    """Whether somebody calls in order to say what he then says: "phoned the emir *to thank* him"."""
    token = sentence.tokens[here]
    return sentence.tokens[token.head].lemma in cues.scope.calling and token.lemma in cues.scope.greeting


def _purpose(sentence: Sentence, here: int, cues: Cues) -> Reading | None:
    """A clause of purpose says what was meant, not what was done: "bought arms to attack …"."""
    token = sentence.tokens[here]
    if token.dep in ("advcl", "acl", "relcl", "ccomp") and grammar.is_infinitive(sentence, here):
        if sentence.tokens[token.head].lemma in cues.scope.motion or _singled_out(sentence, token.head, cues):
            return None
        if _called_to_say(sentence, here, cues):
            return None
        to = next(i for i in grammar.kids(sentence, here, "aux") if sentence.tokens[i].tag == "TO")
        return Reading(status="hypothetical", token=to, cue="hypothesis/purpose")
    return None


def _awaited(sentence: Sentence, here: int, cues: Cues) -> Reading | None:
    """What stands in a clause of time under something still to come: "will answer *once they withdraw*"."""
    token = sentence.tokens[here]
    done = any(sentence.tokens[i].lemma == "have" for i in grammar.kids(sentence, here, "aux"))
    temporal = [
        i
        for i in grammar.kids(sentence, here, "mark", "advmod")
        if sentence.tokens[i].lemma in cues.scope.temporal - ({"as"} if done else set())
    ]
    if token.dep != "advcl" or not temporal or token.tag == "VBD":
        return None
    main = token.head
    while sentence.tokens[main].pos == "ADV" and sentence.tokens[main].head != main:
        main = sentence.tokens[main].head
    above = _at(sentence, main, cues, moods_only=True)
    if above is None and sentence.tokens[main].dep == "xcomp":
        above = _governor(sentence, main, cues)
    if above is None or above.status == "historical":
        return None
    return Reading(status="hypothetical", token=temporal[0], cue="hypothesis/awaited")


def _singled_out(sentence: Sentence, noun: int, cues: Cues) -> bool:
    """Whether an infinitive behind the noun tells a fact: "the first states to recognise …"."""
    return any(
        not cues.scope.singled.isdisjoint({sentence.tokens[i].lemma, sentence.tokens[i].text.lower()})
        for i in grammar.kids(sentence, noun, "amod", "nummod")
    )
