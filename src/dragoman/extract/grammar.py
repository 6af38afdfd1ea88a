"""Who does what to whom in a parse: logical subjects, objects and prepositions of a trigger.

Everything works on token indices of one `Sentence` with spaCy's English dependency labels.
"""

from dragoman.model.annotated import Sentence

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
CLAUSES = frozenset({"xcomp", "ccomp"})
PARTICLES = frozenset(
    {"prt", "prep", "advmod", "agent", "dative", "acomp", "npadvmod", "pobj", "oprd", "dobj"}
)
_RELATIVES = frozenset({"who", "which", "that", "whom"})
# Chains of prepositions that name a source, a reason or a time and nobody concerned: "according *to* X".
_REASONS = frozenset(
    {"accord", "according", "base", "based", "due", "owe", "owing", "thank", "thanks", "prior", "because"}
    | {"contrary", "regardless", "instead", "compare", "compared", "depend", "depending"}
)
# "handed the town *back* to Egypt": what stands behind such a word concerns the verb.
_DIRECTIONS = frozenset({"back", "home", "over", "away", "out", "together"})
_DASHES = frozenset({"-", "--", "–", "—", ":"})
_DATELINE = 14
_USING = frozenset({"use", "utilise", "utilize", "exploit", "spend"})
_APPOINTING = frozenset({"appoint", "choose", "name", "elect", "pick", "nominate"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "with"})


def kids(sentence: Sentence, index: int, *deps: str) -> list[int]:
    """Children of a token that hang on it by one of the relations."""
    return [i for i in sentence.children[index] if sentence.tokens[i].dep in deps]


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands in the passive: "was shelled", "a town shelled by rebels"."""
    token = sentence.tokens[verb]
    if kids(sentence, verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if token.tag != "VBN":
        return False
    if token.dep == "conj":
        head = token.head
        own_aux = kids(sentence, verb, "aux", "nsubj", "dobj")
        return (
            not own_aux
            and _stray_subject(sentence, verb) is None
            and sentence.tokens[head].tag == "VBN"
            and is_passive(sentence, head)
        )
    if kids(sentence, verb, "agent") or (token.dep == "acl" and not kids(sentence, verb, "nsubj")):
        return True
    return token.dep in ("advcl", "amod") and not kids(sentence, verb, "aux", "dobj", "nsubj")


def subjects(sentence: Sentence, verb: int, depth: int = 0) -> list[int]:
    """Heads of the noun phrases that act, logically: the agent of a passive, controllers, antecedents."""
    if is_passive(sentence, verb):
        found = agents(sentence, verb)
        if not found and sentence.tokens[verb].dep == "conj":
            return agents(sentence, sentence.tokens[verb].head)
        return found
    return surface_subjects(sentence, verb, depth)


def surface_subjects(sentence: Sentence, verb: int, depth: int = 0) -> list[int]:
    """Heads of the grammatical subject of a clause, its own or the one it shares."""
    own = kids(sentence, verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [j for i in own for j in _antecedent(sentence, verb, i)]
    if (stray := _stray_subject(sentence, verb)) is not None:
        return [stray]
    if depth > 6:
        return []
    return _shared_subject(sentence, verb, depth + 1)


def objects(sentence: Sentence, verb: int) -> list[int]:
    """Heads of the noun phrases acted upon: direct object, subject of a passive, antecedent."""
    if is_passive(sentence, verb):
        token = sentence.tokens[verb]
        if own := kids(sentence, verb, *PASSIVE_SUBJECTS):
            # "the refugees were given tents": both stand where an object would.
            return [j for i in (*own, *kids(sentence, verb, "dobj")) for j in _antecedent(sentence, verb, i)]
        if token.dep in ("acl", "amod"):
            return [token.head]
        return surface_subjects(sentence, verb)
    found = [j for i in kids(sentence, verb, "dobj") for j in _antecedent(sentence, verb, i)]
    if not found and sentence.tokens[verb].dep == "relcl" and _gap_is_object(sentence, verb):
        return [sentence.tokens[verb].head]
    return found


def prepositions(sentence: Sentence, index: int, only: int | None = None) -> list[tuple[str, int]]:
    """(preposition, head of its noun phrase) for every prepositional phrase below a token.

    A chain such as "along with" or "out of" counts under its last word; a dative ("gave Kyiv arms")
    counts as "to". With `only`, just what stands behind that preposition.
    """
    if only is not None:
        return _prep(sentence, only)
    found: list[tuple[str, int]] = []
    particles = kids(sentence, index, "prt")
    particles += [i for i in kids(sentence, index, "advmod") if sentence.tokens[i].lemma in _DIRECTIONS]
    loose = [j for particle in particles for j in sentence.children[particle]]
    for i in (*sentence.children[index], *loose):
        token = sentence.tokens[i]
        if token.dep in ("prep", "agent") or (token.dep == "dative" and token.pos == "ADP"):
            found.extend(_prep(sentence, i))
        elif token.dep == "dative" or (token.dep == "nsubjpass" and kids(sentence, index, "dobj")):
            found.append(("to", i))
    return found


def clauses(sentence: Sentence, index: int) -> list[int]:
    """Heads of the clauses that depend on a token: "agreed to [meet]", "refusal to [pay]".

    Words quoted before the verb of saying are no clause of it in this sense.
    """
    found = [
        i
        for i in sentence.children[index]
        if (sentence.tokens[i].dep in CLAUSES and i > index)
        or (sentence.tokens[i].dep in ("advcl", "acl") and is_infinitive(sentence, i))
        or (sentence.tokens[i].dep == "acl" and kids(sentence, i, "mark"))
    ]
    for i in kids(sentence, index, "prep"):
        found.extend(kids(sentence, i, "pcomp"))
    for i in kids(sentence, index, "dobj"):
        found.extend(j for j in kids(sentence, i, "acl", "relcl", "advcl") if is_infinitive(sentence, j))
    return [j for i in found for j in (i, *kids(sentence, i, "conj"))]


def governing_verb(sentence: Sentence, noun: int) -> int | None:
    """The verb whose object or subject a noun is, through coordination: launch ← attack."""
    here = noun
    for _ in range(4):
        token = sentence.tokens[here]
        if token.dep in ("dobj", "nsubjpass", "nsubj", "attr"):
            return token.head
        if token.dep != "conj":
            return None
        here = token.head
    return None


def is_infinitive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(sentence.tokens[i].tag == "TO" for i in kids(sentence, verb, "aux"))


def agents(sentence: Sentence, verb: int) -> list[int]:
    """The "by" phrase of a passive, also where it hangs on a clause behind: "kept from leaving by …"."""
    behind = [j for i in kids(sentence, verb, "prep") for j in kids(sentence, i, "pcomp", "pobj")]
    for above in (verb, *kids(sentence, verb, "xcomp"), *behind):
        found = [
            j
            for i in kids(sentence, above, "agent", "prep")
            if sentence.tokens[i].lemma == "by"
            for j in kids(sentence, i, "pobj")
        ]
        if found:
            return found
    return []


def _antecedent(sentence: Sentence, verb: int, index: int) -> list[int]:
    """The noun a relative pronoun stands for; the word itself if it is none."""
    token = sentence.tokens[index]
    if token.lemma not in _RELATIVES or token.pos == "DET":
        return [_named_behind(sentence, index)]
    here = verb
    for _ in range(4):
        above = sentence.tokens[here]
        if above.dep == "relcl":
            return [above.head]
        if above.dep not in ("conj", "xcomp", "ccomp"):
            break
        here = above.head
    return [index]


def _named_behind(sentence: Sentence, noun: int) -> int:
    """The name that closes a subject opened by what its bearer is: "A native of Bari, *Rossi* is …"."""
    tokens = sentence.tokens
    last = sentence.subtree(noun)[-1]
    articles = {tokens[i].lemma for i in kids(sentence, noun, "det")}
    if tokens[noun].dep not in ("nsubj", "nsubjpass") or not articles & {"a", "an"} or last == noun:
        return noun
    first = sentence.subtree(last)[0]
    loose = (
        tokens[last].dep in ("conj", "appos") and tokens[last].tag == "NNP" and tokens[first - 1].text == ","
    )
    joined = any(tokens[i].dep == "cc" for i in sentence.subtree(noun))
    behind = {token.pos for token in tokens[last + 1 : last + 2]}
    return last if loose and not joined and behind & {"VERB", "AUX", "ADV"} else noun


def _stray_subject(sentence: Sentence, verb: int) -> int | None:
    """A subject that the parser joined to the noun before it: "left on Monday and *Sudan* expelled …"."""
    before = verb - 1
    if sentence.tokens[verb].dep != "conj" or before < 2 or sentence.tokens[before].dep != "conj":
        return None
    first = sentence.subtree(before)[0]
    joined = first > 0 and sentence.tokens[first - 1].dep == "cc"
    return before if joined and sentence.tokens[before].pos in ("PROPN", "NOUN", "PRON") else None


def is_loose(sentence: Sentence, verb: int) -> bool:
    """Whether a verb cannot be joined to the one above: "said A *would lose* and *asked*"."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    modal = any(sentence.tokens[i].tag == "MD" for i in kids(sentence, token.head, "aux"))
    return token.tag == "VBD" and above.tag == "VB" and modal


def _writer(sentence: Sentence, noun: int, depth: int) -> list[int]:
    """Who does what a participle behind a noun tells: not the place in "a message *on Twitter* blaming …"."""
    token = sentence.tokens[noun]
    if token.dep != "pobj" or sentence.tokens[token.head].lemma not in ("on", "in", "at", "via", "through"):
        return [noun]
    above = sentence.tokens[token.head].head
    if sentence.tokens[above].pos in ("VERB", "AUX"):
        return surface_subjects(sentence, above, depth)
    return holder(sentence, above, depth) or [above]


def _gap_is_object(sentence: Sentence, verb: int) -> bool:
    """Whether a relative clause has its subject but lacks its object: "the deal they signed"."""
    own = kids(sentence, verb, "nsubj")
    when = any(sentence.tokens[i].tag == "WRB" for i in sentence.children[verb])  # "a year when they rallied"
    return bool(own) and not when and sentence.tokens[own[0]].lemma not in _RELATIVES


def _prep(sentence: Sentence, index: int) -> list[tuple[str, int]]:
    word = sentence.tokens[index].lemma
    found = [
        (word, i) for i in kids(sentence, index, "pobj") if not (word == "with" and _is_absolute(sentence, i))
    ]
    for i in kids(sentence, index, "prep") if word not in _REASONS else ():
        found.extend(_prep(sentence, i))
    return found


def _is_absolute(sentence: Sentence, noun: int) -> bool:
    """Whether a phrase says what somebody is, not who takes part: "with *Chad the only state* missing"."""
    tokens = sentence.tokens
    behind = tokens[noun + 1 : noun + 2]
    return any(t.tag == "DT" and t.head != noun and tokens[t.head].dep != "npadvmod" for t in behind)


def _shared_subject(sentence: Sentence, verb: int, depth: int) -> list[int]:
    """The subject of a clause that has none of its own, from the clause or noun above it."""
    token = sentence.tokens[verb]
    head, dep = token.head, token.dep
    above = sentence.tokens[head]
    if head == verb:
        return []
    if dep in ("acl", "relcl"):
        # "the first state to recognise Kosovo" is whoever is that state.
        if dep == "acl" and token.tag != "VBG":
            return holder(sentence, head, depth)
        if dep == "relcl" and is_infinitive(sentence, verb):
            return holder(sentence, head, depth) or [head]
        return _writer(sentence, head, depth) if dep == "acl" else [head]
    if dep == "xcomp" or (dep in ("advcl", "ccomp") and is_infinitive(sentence, verb)):
        used = above.lemma in _USING  # "used Chad's soil to attack": who uses it attacks
        controlled = objects(sentence, head) if dep != "advcl" and not used else []
        return controlled or surface_subjects(sentence, head, depth)
    if dep == "conj" and is_loose(sentence, verb) and above.dep == "ccomp":
        return surface_subjects(sentence, above.head, depth)
    if dep == "advcl" and token.lemma == "resign" and above.lemma in _APPOINTING:
        return objects(sentence, head)  # "chose him as envoy, *resigning*": whoever was chosen
    if dep in ("conj", "advcl", "ccomp") and above.pos in ("VERB", "AUX"):
        return surface_subjects(sentence, head, depth)
    if dep == "conj":
        return []
    if dep == "pcomp":
        return _pcomp_subject(sentence, head, depth)
    if dep in ("acomp", "oprd") or above.pos in ("VERB", "AUX", "ADJ"):
        return surface_subjects(sentence, head, depth)
    return []


def dateline(sentence: Sentence) -> int:
    """How many words tell only where and by whom it was written: "*Lima (Andina) --* The president said"."""
    tokens = sentence.tokens
    parted = [
        i
        for i, token in enumerate(tokens)
        if token.text in _DASHES and i and (token.text == ":" or tokens[i - 1].span.end < token.span.start)
    ]
    end = parted[0] if parted else 0
    # A second dash makes an insertion of it: "Oslo -- long a mediator -- said".
    if not end or end > _DATELINE or len(parted) > 1 or end + 1 >= len(tokens):
        return 0
    marked = {"(", ","} & {token.text for token in tokens[:end]} or tokens[0].text.isupper()
    plain = all(token.text[0].isupper() or not token.text[0].isalpha() for token in tokens[:end])
    return end if marked and plain and tokens[end + 1].tag not in ("WP", "WDT", "WRB", "VBG") else 0


def holder(sentence: Sentence, noun: int, depth: int = 0) -> list[int]:
    """Whose plan it is in "Iran's plan to …", "Iran made a plan to …"."""
    owners = kids(sentence, noun, "poss")
    if owners:
        return owners
    verb = governing_verb(sentence, noun)
    return surface_subjects(sentence, verb, depth) if verb is not None else []


def _pcomp_subject(sentence: Sentence, prep: int, depth: int) -> list[int]:
    """Subject of a gerund behind a preposition: "accused X of hiding", "by hiding, X broke …"."""
    owner = sentence.tokens[prep].head
    above = sentence.tokens[owner]
    if above.dep == "prep":
        owner = above.head
        above = sentence.tokens[owner]
    if above.pos == "ADJ":
        return _shared_subject(sentence, owner, depth)
    if above.pos not in ("VERB", "AUX"):
        return holder(sentence, owner, depth)
    if sentence.tokens[prep].lemma in _OBJECT_CONTROL:
        controlled = objects(sentence, owner)
        if controlled:
            return controlled
    return surface_subjects(sentence, owner, depth)
