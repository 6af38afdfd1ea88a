"""What a verb or noun governs: the ways in which the words of somebody can hang on a cue."""

from collections.abc import Iterator

from dragoman.model.annotated import Sentence

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_ASKING = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
_TOLD_IN = frozenset(
    {
        "call",
        "statement",
        "interview",
        "briefing",
        "conference",
        "speech",
        "tweet",
        "letter",
        "post",
        "report",
        "meeting",
    }
)
_DASHES = frozenset({"-", "–", "—", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"})
_NESTED = frozenset({"relcl"})


def child(sentence: Sentence, index: int, *deps: str) -> int | None:
    """The first child of a token with one of these relations."""
    return next((i for i in sentence.children[index] if sentence.tokens[i].dep in deps), None)


def has_child(sentence: Sentence, index: int, *deps: str) -> bool:
    """Whether a token has a child with one of these relations."""
    return child(sentence, index, *deps) is not None


def lemma(sentence: Sentence, index: int) -> str:
    """The lemma of a verb with its particle: `point out`, `make clear`."""
    particle = child(sentence, index, "prt")
    if particle is None and sentence.tokens[index].lemma == "make":
        particle = _clear(sentence, index)
    word = sentence.tokens[index].lemma
    return f"{word} {sentence.tokens[particle].lemma}" if particle is not None else word


def _clear(sentence: Sentence, verb: int) -> int | None:
    """The adjective of "made (it) clear that …"."""
    found = child(sentence, verb, "ccomp", "acomp", "oprd")
    return found if found is not None and sentence.tokens[found].lemma in ("clear", "plain") else None


def frames(sentence: Sentence, verb: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The frames a verb stands in, each with the token indices of what fills it.

    Frames are `clause` ("said that …"), `to` ("vowed to …"), `object-to` ("urged X to …"),
    `gerund` ("denied having …"), `object`, `quoted-object` ("called it “…”"), `as` ("described X
    as Y"), `inserted` ("…, he said, …"), prepositions: `prep:for`, `prep:on+to` ("called on X to …").
    """
    tokens = sentence.tokens
    fallen: list[int] = []
    clear = _clear(sentence, verb) if tokens[verb].lemma == "make" else None
    if clear is not None:
        yield "clause", tuple(i for i in sentence.subtree(clear) if i > clear)
    for i in sentence.children[verb]:
        token = tokens[i]
        asked = token.dep == "advcl" and tokens[verb].lemma in _ASKING and _is_question(sentence, i)
        asked = asked or (token.dep == "advcl" and i > verb and _is_that(sentence, i))
        if asking_for := for_clause(sentence, i):
            yield "prep:for", asking_for
            continue
        if token.dep == "ccomp" and tokens[sentence.subtree(i)[0]].tag == "WP":
            yield "object", sentence.subtree(i)
        if token.dep == "ccomp" or asked or (token.dep == "xcomp" and i < verb and token.pos in _VERBAL):
            yield _clause(sentence, verb, i)
        elif token.dep == "xcomp" and i > verb:
            yield from _open_clause(sentence, verb, i)
        elif token.dep == "dobj":
            yield from _object(sentence, verb, i)
        elif token.dep == "nsubjpass" and has_child(sentence, verb, "agent"):
            yield "object", sentence.subtree(i)
        elif token.dep == "oprd":
            fallen.append(i)
        elif token.dep == "prep" and i > verb:
            if token.lemma == "as" and has_child(sentence, verb, "nsubjpass"):
                yield "as", sentence.subtree(i)
            yield from _preposition(sentence, verb, i)
    if fallen:
        named = [i for i in sentence.children[verb] if tokens[i].dep == "dobj"]
        yield "as", _marked(sentence, _span_of(sentence, [*named, *fallen]))
    inserted = _host(sentence, verb)
    if inserted is not None:
        own = set(sentence.subtree(verb))
        yield "inserted", tuple(i for i in sentence.subtree(inserted) if i not in own)


def for_clause(sentence: Sentence, clause: int) -> tuple[int, ...]:
    """The words of a clause that is asked for, without *for*: "called for *the world to help*"."""
    mark = child(sentence, clause, "mark")
    if mark is None or sentence.tokens[mark].lemma != "for":
        return ()
    return tuple(i for i in sentence.subtree(clause) if i > mark)


def _is_that(sentence: Sentence, clause: int) -> bool:
    """Whether a clause begins with *that*: "told her as they left *that …*"."""
    mark = child(sentence, clause, "mark")
    return mark is not None and sentence.tokens[mark].lemma == "that"


def _is_question(sentence: Sentence, clause: int) -> bool:
    """Whether a clause is an indirect question: "asked him *if he knew*"."""
    return any(
        sentence.tokens[i].dep == "mark" and sentence.tokens[i].lemma in ("if", "whether")
        for i in sentence.children[clause]
    )


def _clause(sentence: Sentence, verb: int, head: int) -> tuple[str, tuple[int, ...]]:
    """A clause that depends on the verb, told apart by its form."""
    tokens = sentence.tokens
    words = sentence.subtree(head)
    marks = {tokens[i].tag for i in sentence.children[head] if tokens[i].dep in ("aux", "auxpass")}
    finite = tokens[head].tag in ("VBD", "VBZ", "VBP", "MD") or bool(marks & {"VBD", "VBZ", "VBP", "MD"})
    if head > verb and "TO" in marks and not finite:
        return "object-to" if has_child(sentence, head, "nsubj", "nsubjpass") else "to", words
    if (
        head > verb
        and tokens[head].pos not in _VERBAL
        and not finite
        and not has_child(sentence, head, "mark")
    ):
        return "as", words
    if head > verb and tokens[head].tag == "VBG" and not finite:
        return "gerund", words
    return "clause", words


def _open_clause(sentence: Sentence, verb: int, head: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A clause without a subject of its own."""
    tokens = sentence.tokens
    words = sentence.subtree(head)
    patient = child(sentence, verb, "dobj", "dative")
    if any(tokens[i].tag == "TO" for i in sentence.children[head]):
        if patient is not None and verb < patient < head:
            yield "object-to", tuple(sorted({*sentence.subtree(patient), *words}))
        else:
            yield "to", words
    elif tokens[head].tag == "VBG":
        yield "gerund", words


def _preposition(sentence: Sentence, verb: int, head: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What stands after a preposition; with the infinitive its noun is the subject of."""
    day = child(sentence, head, "pobj")
    if day is not None and sentence.tokens[day].text.lower() in _DAYS:
        # "agreed on Friday *to meet*": the parse may hang what was agreed on the day.
        yield from (
            ("to", sentence.subtree(i)) for i in sentence.children[day] if _is_infinitive(sentence, i)
        )
        return
    inner = [i for i in sentence.subtree(head) if i != head]
    if sentence.tokens[head].lemma == "to":
        inner += _described(sentence, verb, head)
    if not inner or inner[0] < head:
        return
    frame = f"prep:{sentence.tokens[head].lemma}"
    if sentence.tokens[head].lemma in ("in", "during", "at", "on", "via"):
        for i in sentence.children[head]:
            yield from (
                ("clause", sentence.subtree(j)) for j in sentence.children[i] if _is_told_in(sentence, j)
            )
    purpose = [
        i
        for i in sentence.children[verb]
        if i > head
        and sentence.tokens[i].dep in ("xcomp", "advcl", "ccomp")
        and any(sentence.tokens[j].tag == "TO" for j in sentence.children[i])
    ]
    purpose += [
        i
        for j in sentence.children[head]
        for i in sentence.children[j]
        if sentence.tokens[i].dep in ("acl", "relcl", "xcomp")
        and any(sentence.tokens[k].tag == "TO" for k in sentence.children[i])
    ]
    if purpose:
        yield f"{frame}+to", tuple(sorted({*inner, *sentence.subtree(purpose[0])}))
    yield frame, tuple(inner)


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a *to*."""
    return any(sentence.tokens[i].tag == "TO" for i in sentence.children[verb])


def _object(sentence: Sentence, verb: int, head: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """An object, and what it is described as."""
    behind = [
        i
        for i in sentence.children[verb]
        if i > head and sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma in ("of", "for", "over")
    ]
    words = _span_of(sentence, [head, *behind])
    if any(sentence.tokens[i].tag in ("``", "''") for i in range(words[0], words[-1] + 1)):
        yield "quoted-object", words
    yield "object", words
    if _asked_behind(sentence, head):
        yield "object-to", words
    quality = child(sentence, head, "acl")
    if described := _described(sentence, verb, head):
        yield "as", tuple(sorted({*sentence.subtree(head), *described}))
    elif quality is not None and sentence.tokens[quality].tag == "JJ":
        yield "as", sentence.subtree(head)
    for i in sentence.children[head]:
        if sentence.tokens[i].dep in ("acl", "relcl") and _is_that(sentence, i):
            yield "clause", sentence.subtree(i)


def _asked_behind(sentence: Sentence, head: int) -> bool:
    """Whether the infinitive of a request hangs on a clause before it: "ask those who read it to sign"."""
    for i in sentence.children[head]:
        if sentence.tokens[i].dep == "relcl" and has_child(sentence, i, "dobj"):
            open_clause = child(sentence, i, "xcomp", "advcl")
            return open_clause is not None and sentence.tokens[open_clause - 1].tag == "TO"
    return False


def _is_told_in(sentence: Sentence, clause: int) -> bool:
    """Whether a clause that the parse hangs on a place of speech is said there: "in a call that …"."""
    first = sentence.subtree(clause)[0]
    told = sentence.tokens[sentence.tokens[clause].head].lemma in _TOLD_IN
    return told and sentence.tokens[clause].dep in ("acl", "relcl") and sentence.tokens[first].lemma == "that"


def _marked(sentence: Sentence, words: tuple[int, ...]) -> tuple[int, ...]:
    """Words with the quotation marks between them."""
    inner = range(words[0], words[-1] + 1)
    known = set(words)
    return tuple(i for i in inner if i in known or sentence.tokens[i].pos == "PUNCT")


def _described(sentence: Sentence, verb: int, head: int) -> tuple[int, ...]:
    """The words of "as …" behind an object."""
    for above in (verb, head):
        for i in sentence.children[above]:
            if i > head and sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma == "as":
                return sentence.subtree(i)
    return ()


def _span_of(sentence: Sentence, heads: list[int]) -> tuple[int, ...]:
    """All tokens below some heads."""
    return tuple(sorted({i for head in heads for i in sentence.subtree(head)}))


def _host(sentence: Sentence, verb: int) -> int | None:
    """The head of the clause into which a clause of saying is inserted: "the deal, he said, is dead"."""
    token = sentence.tokens[verb]
    host = token.head
    if host == verb or sentence.tokens[host].pos not in _VERBAL:
        return None
    if not has_child(sentence, verb, "nsubj", "nsubjpass") or has_child(
        sentence, verb, "ccomp", "dobj", "xcomp"
    ):
        return None
    if token.dep == "parataxis":
        return host
    if token.dep == "ccomp":
        first = sentence.subtree(verb)[0]
        parted = first > 0 and sentence.tokens[first - 1].pos == "PUNCT"
        return host if parted and not has_child(sentence, verb, "mark") else None
    marked = child(sentence, verb, "mark", "advmod")
    as_said = marked is not None and sentence.tokens[marked].lemma == "as"
    return host if token.dep == "advcl" and as_said else None


def subject(sentence: Sentence, verb: int) -> tuple[int | None, str]:
    """Who says: the token that heads the logical subject of a verb, and how it was found.

    Conjoined verbs share it, relative pronouns stand for their noun, participles and infinitives
    take it from the clause they hang on, passives name it with *by*.
    """
    if _is_passive(sentence, verb):
        return _agent(sentence, verb), "by"
    here, seen, how = verb, set[int](), "subject"
    while here not in seen:
        seen.add(here)
        found = _nearest(sentence, here)
        if found is not None and here == verb and _is_dateline(sentence, found, verb):
            return _beside(sentence, verb), "beside"
        if found is not None:
            return _antecedent(sentence, here, found, how)
        passive = child(sentence, here, *_PASSIVE)
        if passive is not None:
            return (_agent(sentence, here), "by") if _is_passive(sentence, verb) else (passive, how)
        token = sentence.tokens[here]
        if token.dep == "pcomp" and (blamed := _blamed(sentence, token.head)) is not None:
            return blamed, "control"
        if token.dep == "conj":
            how = how if how != "subject" else "shared"
        elif token.dep in ("advcl", "xcomp", "pcomp", "dep", "ccomp", "prep", "pobj"):
            how = "participle" if token.dep == "advcl" else "control"
        elif token.dep == "acl":
            return token.head, "acl"
        elif token.dep == "relcl":
            return token.head, "relative"
        else:
            break
        here = token.head
    beside = _beside(sentence, verb)
    return beside, "beside" if beside is not None else ""


def _blamed(sentence: Sentence, preposition: int) -> int | None:
    """Whose deed a gerund is behind an object: "accused *Oslo* of breaking", "praised *her* for keeping"."""
    token = sentence.tokens[preposition]
    return child(sentence, token.head, "dobj") if token.lemma in ("of", "for", "from") else None


def _nearest(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb; of several, which a quotation before it brings about, the one next to it."""
    found = [i for i in sentence.children[verb] if sentence.tokens[i].dep in _SUBJECTS]
    return min(found, key=lambda i: abs(i - verb), default=None)


def _is_dateline(sentence: Sentence, found: int, verb: int) -> bool:
    """Whether what the parser takes for the subject is where the report was written: "ROME - She said"."""
    parted = any(sentence.tokens[i].text in _DASHES for i in range(found + 1, verb))
    return found <= 1 and sentence.tokens[found].text.isupper() and parted


def _beside(sentence: Sentence, verb: int) -> int | None:
    """The noun right before a finite verb, or behind a quoting one, that the parse left loose."""
    tokens = sentence.tokens
    helpers = {i for i in sentence.children[verb] if tokens[i].dep in ("aux", "advmod", "neg")}
    finite = tokens[verb].tag in ("VBD", "VBZ", "VBP") or any(
        tokens[i].tag in ("VBD", "VBZ", "VBP") for i in helpers
    )
    here = verb - 1
    while here in helpers and tokens[here].pos in ("AUX", "ADV", "PART") and tokens[here].text[0].islower():
        here -= 1
    if not finite or here < 0:
        return None
    if tokens[here].text == "," and here > 1 and tokens[here - 1].pos == "PROPN":
        here -= 1
    if tokens[here].pos in ("NOUN", "PROPN", "PRON") or (here and tokens[here].text[0].isupper()):
        return _top(sentence, here, verb)
    behind = verb + 1
    quoting = verb and tokens[verb - 1].tag in ("''", "``", ",")
    if quoting and behind < len(tokens) and tokens[behind].pos in ("PROPN", "DET", "PRON"):
        return _top(sentence, behind, len(tokens))
    return None


def _top(sentence: Sentence, word: int, end: int) -> int | None:
    """The head of the noun phrase a word stands in; None for a day or month."""
    tokens = sentence.tokens
    inside = ("compound", "appos", "conj", "nmod", "flat", "det", "amod", "poss")
    while (
        tokens[word].dep in inside and tokens[word].head < end and tokens[tokens[word].head].pos in _NOMINAL
    ):
        above = tokens[word].head
        if any(tokens[i].text in _DASHES for i in range(min(above, word), max(above, word))):
            break
        word = above
    return None if tokens[word].text.lower().rstrip("s") in _DAYS else word


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is done to its subject: "was told", "when asked"."""
    if has_child(sentence, verb, "nsubjpass", "auxpass", "agent"):
        return True
    bare = not has_child(sentence, verb, "aux", "nsubj")
    return sentence.tokens[verb].tag == "VBN" and sentence.tokens[verb].dep in ("acl", "advcl") and bare


def _antecedent(sentence: Sentence, verb: int, found: int, how: str) -> tuple[int, str]:
    """The noun a relative pronoun stands for; any other subject itself."""
    token = sentence.tokens[found]
    if token.tag in ("WP", "WDT") and sentence.tokens[verb].dep in _NESTED:
        return sentence.tokens[verb].head, "relative"
    return found, how


def _agent(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase after *by* in a passive."""
    by = child(sentence, verb, "agent")
    return child(sentence, by, "pobj") if by is not None else None
