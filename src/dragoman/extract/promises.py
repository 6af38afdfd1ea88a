"""Promises, agreements and demands in one sentence: verbs, nouns, pacts, words of duty."""

from collections.abc import Iterator

from dragoman.extract.attribution import is_said, trimmed
from dragoman.extract.drafts import Draft, alone, conjuncts
from dragoman.extract.frames import child, frames, has_child, lemma, subject
from dragoman.extract.outcomes import outcome_of_noun
from dragoman.lexicon.commitments import CommitmentCue, CommitmentCues
from dragoman.model.annotated import Sentence

_ORDER = ("to", "object-to", "clause", "gerund", "object")
_MAKING = frozenset(
    {"make", "give", "take", "undertake", "renew", "reaffirm", "reiterate", "offer", "issue", "have"}
)
_NOBODY = frozenset({"it", "there", "this", "that", "one", "you", "everyone", "people", "what", "which"})
_SEVERAL = 3
_SINGLE = frozenset({"him", "her", "me", "you"})
_OWNERS = ("poss", "amod", "compound", "nmod")
_LISTING = frozenset({"focus", "include", "center", "centre", "concern", "comprise", "be"})


def binding_verb(sentence: Sentence, index: int, verb: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What a verb binds somebody to: "vowed to …", "agreed to …", "urged X to …"."""
    entry = cues.verbs.get(lemma(sentence, verb)) or cues.verbs.get(sentence.tokens[verb].lemma)
    if not entry or not is_said(sentence, verb):
        return
    filled: dict[str, tuple[int, ...]] = {}
    for frame, words in frames(sentence, verb):
        filled.setdefault(frame, words)
    chosen = _choose(entry, filled)
    if chosen is None:
        return
    frame, cue = chosen
    head, _ = subject(sentence, verb)
    subjects = (head,) if head is not None else ()
    asked = _asked(sentence, verb, frame)
    content = filled[frame]
    if frame == "to":
        content = _without_aside(sentence, content)
    bound = child(sentence, verb, "dobj")
    if (
        frame == "prep:to"
        and bound is not None
        and not sentence.tokens[bound].text.endswith(("self", "selves"))
    ):
        subjects, asked = (bound,), ()
    if cue.by == "object" and any(sentence.tokens[i].text.lower() in _SINGLE for i in asked):
        return
    by, to = subjects, asked
    if cue.by == "both":
        to = subjects
    elif cue.by == "object":
        by, to = asked, subjects
        if cue.infinitive and asked:
            below = {i for a in asked for i in _without_clauses(sentence, a)}
            content = tuple(i for i in content if i not in below)
    elif cue.by == "inside":
        by, to = _inside(sentence, content, verb), subjects
    if not _is_act(sentence, verb, frame, cue, content, bound):
        return
    for words in _listed(sentence, verb, frame, cue, content):
        words = trimmed(sentence, words)
        if len(words) > 1 or cue.by != "subject":
            yield Draft(
                sentence=index, kind=cue.kind, rule=f"verb/{cue.id}", cue=(verb,), content=words, by=by, to=to
            )


def _is_act(
    sentence: Sentence, verb: int, frame: str, cue: CommitmentCue, content: tuple[int, ...], bound: int | None
) -> bool:
    """Whether the content is something to be done: "agreed that X *should* go", not "agreed that X is good"."""
    tokens = sentence.tokens
    if frame == "clause" and cue.kind == "agreement":
        return any(tokens[i].tag == "MD" for i in content)
    if frame == "prep:to" and bound is not None and tokens[bound].text.endswith(("self", "selves")) is False:
        return any(tokens[i].tag == "VBG" for i in content[:2])
    return bool(content) and verb not in content


def _listed(
    sentence: Sentence, verb: int, frame: str, cue: CommitmentCue, content: tuple[int, ...]
) -> list[tuple[int, ...]]:
    """The content, clause by clause where several things are agreed: "to host A, send B and open C"."""
    tokens = sentence.tokens
    content = tuple(i for i in content if i not in _reports(sentence, content))
    if frame != "to" or cue.kind not in ("agreement", "promise"):
        return [content]
    head = child(sentence, verb, "xcomp", "ccomp")
    if head is None:
        return [content]
    strays = [
        i for i in sentence.children[verb] if tokens[i].dep == "conj" and tokens[i].tag == "VB" and i > head
    ]
    heads = [*(i for i in conjuncts(sentence, head) if tokens[i].tag == "VB"), *strays]
    heads += [j for i in strays for j in conjuncts(sentence, i)[1:]]
    if len(heads) < _SEVERAL:
        return [content]
    return [alone(sentence, i) for i in dict.fromkeys(heads)]


def _reports(sentence: Sentence, content: tuple[int, ...]) -> set[int]:
    """The words ", according to X" among the content."""
    return {j for i in content if sentence.tokens[i].text.lower() == "according" for j in sentence.subtree(i)}


def _without_aside(sentence: Sentence, content: tuple[int, ...]) -> tuple[int, ...]:
    """A promise without what is told about it behind: "vowed to stay, *fearing* …"."""
    tokens = sentence.tokens
    for i in content:
        if tokens[i].dep == "advcl" and tokens[i].tag == "VBG" and tokens[i - 1].text == ",":
            cut = set(sentence.subtree(i))
            return tuple(j for j in content if j not in cut)
    return content


def _choose(
    entry: dict[str, CommitmentCue], filled: dict[str, tuple[int, ...]]
) -> tuple[str, CommitmentCue] | None:
    """The frame that says most."""
    for frame in filled:
        cue = entry.get(frame.removesuffix("+to"))
        if frame.startswith("prep:") and cue and (not cue.infinitive or frame.endswith("+to")):
            return frame, cue
    return next(((frame, entry[frame]) for frame in _ORDER if frame in filled and frame in entry), None)


def _asked(sentence: Sentence, verb: int, frame: str) -> tuple[int, ...]:
    """Those a verb is addressed to: object, indirect object, subject of the infinitive."""
    tokens = sentence.tokens
    if frame.endswith("+to"):
        preposition = frame.removeprefix("prep:").removesuffix("+to")
        for i in sentence.children[verb]:
            if tokens[i].dep == "prep" and tokens[i].lemma == preposition:
                noun = child(sentence, i, "pobj")
                return (noun,) if noun is not None else ()
    if frame == "object-to":
        patient = child(sentence, verb, "dobj", "dative")
        if patient is not None:
            return (patient,)
        clause = child(sentence, verb, "ccomp", "xcomp")
        inner = child(sentence, clause, "nsubj", "nsubjpass") if clause is not None else None
        return (inner,) if inner is not None else ()
    told = child(sentence, verb, "dative") if frame == "object" else child(sentence, verb, "dobj", "dative")
    if told is not None:
        noun = child(sentence, told, "pobj")
        return (noun if noun is not None else told,)
    return ()


def _without_clauses(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A noun phrase without the infinitive that may hang on it."""
    left_out = {
        j
        for i in sentence.children[head]
        if sentence.tokens[i].dep in ("acl", "relcl", "xcomp")
        for j in sentence.subtree(i)
    }
    return tuple(i for i in sentence.subtree(head) if i not in left_out)


def _inside(sentence: Sentence, content: tuple[int, ...], above: int) -> tuple[int, ...]:
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
    return tuple(i for i in sentence.children[head] if tokens[i].dep in _OWNERS)


def binding_noun(sentence: Sentence, index: int, noun: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What a noun binds somebody to: "a pledge to …", "commitments on A and B", "calls for …"."""
    cue = cues.nouns[sentence.tokens[noun].lemma]
    rule = f"noun/{cue.id}"
    status, teller = outcome_of_noun(sentence, noun, cues)
    owners, others = _owners(sentence, noun, teller)
    if cue.kind == "condition":
        reward = _behind(sentence, noun, ("for", "of")) or _for_clause(sentence, noun)
        if teller is not None and reward:
            words = trimmed(sentence, sentence.subtree(noun))
            yield Draft(
                sentence=index, kind="condition", rule=rule, cue=(noun,), content=words, by=owners,
                reward=trimmed(sentence, reward[0]), asked_by_speaker=False, status=status,
            )  # fmt: skip
        return
    by, to = (owners, others) if cue.kind == "promise" else (others, owners)
    if cue.kind == "demand":
        by = _whose_answer(sentence, noun, teller)
    for words in _contents(sentence, noun, cue):
        yield Draft(
            sentence=index,
            kind=cue.kind,
            rule=rule,
            cue=(noun,),
            content=trimmed(sentence, words),
            by=by,
            to=to,
            status=status,
        )


def _for_clause(sentence: Sentence, noun: int) -> list[tuple[int, ...]]:
    """What a requirement is for, as a clause: "requirements *for the port to be reopened*"."""
    for i in sentence.children[noun]:
        first = sentence.subtree(i)[0]
        if i > noun and sentence.tokens[first].lemma == "for" and first != i:
            return [sentence.subtree(i)[1:]]
    return []


def _owners(sentence: Sentence, noun: int, teller: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Whose promise or demand it is, and to whom it was made."""
    tokens = sentence.tokens
    made = next(
        (i for i in sentence.children[noun] if tokens[i].dep == "relcl" and tokens[i].lemma in _MAKING), None
    )
    governor = (
        tokens[noun].head
        if tokens[noun].dep == "dobj" and tokens[tokens[noun].head].lemma in _MAKING
        else None
    )
    maker = made if made is not None else governor
    to = _to_whom(sentence, noun) or (_to_whom(sentence, maker) if maker is not None else ())
    owner = child(sentence, noun, "poss")
    if owner is not None:
        return (owner,), to
    if maker is not None:
        who = child(sentence, maker, "nsubj") if maker == made else subject(sentence, maker)[0]
        return ((who,) if who is not None else ()), to
    adjective = tuple(i for i in sentence.children[noun] if tokens[i].dep in ("amod", "compound"))
    if not adjective and teller is not None:
        who = subject(sentence, teller)[0]
        return ((who,) if who is not None else ()), to
    return adjective, to


def _to_whom(sentence: Sentence, above: int) -> tuple[int, ...]:
    """The noun after *to* below a word."""
    for i in sentence.children[above]:
        if sentence.tokens[i].dep in ("prep", "dative") and sentence.tokens[i].lemma == "to":
            noun = child(sentence, i, "pobj")
            return (
                (noun,) if noun is not None and sentence.tokens[noun].pos in ("PROPN", "NOUN", "PRON") else ()
            )
    return ()


def _whose_answer(sentence: Sentence, noun: int, teller: int | None) -> tuple[int, ...]:
    """Who rejects, ignores or meets a demand; else whom it is made on."""
    if teller is not None:
        who = subject(sentence, teller)[0]
        return (who,) if who is not None else ()
    for i in sentence.children[noun]:
        if sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma in ("on", "to"):
            asked = child(sentence, i, "pobj")
            return (asked,) if asked is not None else ()
    return ()


def _contents(sentence: Sentence, noun: int, cue: CommitmentCue) -> Iterator[tuple[int, ...]]:
    """The things a noun binds to, one for each that is listed."""
    tokens = sentence.tokens
    for i in sentence.children[noun]:
        marks = [tokens[j] for j in sentence.children[i] if j < i]
        if tokens[i].dep in ("acl", "relcl") and any(
            t.tag == "TO" or (t.dep == "mark" and t.lemma == "that") for t in marks
        ):
            yield sentence.subtree(i)
            return
    prepositions = ("on", "of", "for") if cue.kind == "promise" else ("for",)
    found = _behind(sentence, noun, prepositions)
    governor = tokens[noun].head
    if not found and tokens[noun].dep == "dobj" and tokens[governor].lemma in _MAKING:
        found = _behind(sentence, governor, ("on",))
    if found:
        if cue.kind == "promise":
            yield from found
        else:
            yield tuple(range(found[0][0], found[-1][-1] + 1))
        return
    clause = next(
        (i for i in sentence.children[noun] if tokens[i].dep == "relcl" and tokens[i].lemma in _MAKING), None
    )
    if clause is not None:
        yield sentence.subtree(noun)
    elif (
        cue.kind == "demand"
        and tokens[noun].dep == "nsubj"
        and tokens[governor].lemma in _LISTING
        and has_child(sentence, noun, "poss")
    ):
        yield sentence.subtree(governor)


def _behind(sentence: Sentence, above: int, prepositions: tuple[str, ...]) -> list[tuple[int, ...]]:
    """What stands after a preposition, one tuple for each thing listed."""
    for i in sentence.children[above]:
        if sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma in prepositions and i > above:
            head = child(sentence, i, "pobj", "pcomp")
            if head is not None and sentence.tokens[head].tag == "VBG":
                return _gerunds(sentence, head, sentence.subtree(above)[-1])
            if head is not None:
                return [alone(sentence, j) for j in conjuncts(sentence, head)]
    return []


def _gerunds(sentence: Sentence, first: int, last: int) -> list[tuple[int, ...]]:
    """The parts of a list of gerunds, which parsers hang in many places: "on ending A, freeing B and C"."""
    tokens = sentence.tokens
    starts = [first]
    for i in range(first + 1, last + 1):
        joined = tokens[i - 1].text.lower() in (",", "and", "or", "&")
        listed = tokens[i].tag == "VBG" and tokens[i].dep in ("advcl", "conj", "pcomp")
        # "respecting and upholding rights" is one thing: the first gerund has nothing of its own.
        if joined and listed and i - starts[-1] > 2:
            starts.append(i)
    ends = [*(start - 1 for start in starts[1:]), last]
    return [_unjoined(sentence, start, end) for start, end in zip(starts, ends, strict=True)]


def _unjoined(sentence: Sentence, start: int, end: int) -> tuple[int, ...]:
    """Tokens from start to end, without *and* or a comma at the end."""
    while end > start and sentence.tokens[end].text.lower() in (",", "and", "or", "&"):
        end -= 1
    return tuple(range(start, end + 1))


def pact(sentence: Sentence, index: int, noun: int, cues: CommitmentCues) -> Iterator[Draft]:
    """The clauses of an agreement: "the accord requires …", "signed a deal to …", "broke the truce"."""
    tokens = sentence.tokens
    cue = cues.pacts[tokens[noun].lemma]
    governor = tokens[noun].head
    verb = tokens[governor].lemma
    parties = _parties(sentence, noun)
    rule = f"pact/{cue.id}"
    if tokens[noun].dep == "nsubj" and verb in cue.says and is_said(sentence, governor):
        for frame, words in frames(sentence, governor):
            if frame in ("object", "clause", "prep:for", "object-to", "to"):
                behind = {
                    j
                    for i in sentence.children[governor]
                    if i > words[0] and tokens[i].dep == "prep"
                    for j in sentence.subtree(i)
                }
                words = tuple(sorted({*words, *behind}))
                inner = _inside(sentence, words, governor) if frame in ("clause", "object-to") else ()
                yield Draft(
                    sentence=index, kind="agreement", rule=rule, cue=(noun, governor), content=trimmed(sentence, words),
                    by=inner or parties, to=parties,
                )  # fmt: skip
                return
    clause = next(
        (
            i
            for i in sentence.children[noun]
            if tokens[i].dep in ("acl", "relcl") and any(tokens[j].tag == "TO" for j in sentence.children[i])
        ),
        None,
    )
    reached = tokens[noun].dep == "dobj" and verb in cue.reached and is_said(sentence, governor)
    if clause is not None and (reached or parties):
        makers = subject(sentence, governor)[0] if reached else None
        by = ((makers,) if makers is not None else ()) + parties
        yield Draft(
            sentence=index,
            kind="agreement",
            rule=rule,
            cue=(noun,),
            content=trimmed(sentence, sentence.subtree(clause)),
            by=by,
            to=by,
        )
        return
    status, teller = outcome_of_noun(sentence, noun, cues)
    named = has_child(sentence, noun, "compound", "amod", "poss", "relcl", "prep", "nmod")
    if status and teller is not None and named:
        who = subject(sentence, teller)[0] if tokens[noun].dep in ("dobj", "pobj") else None
        yield Draft(
            sentence=index, kind="agreement", rule=rule, cue=(noun, teller), content=trimmed(sentence, sentence.subtree(noun)),
            by=(who,) if who is not None else parties, to=parties, status=status,
        )  # fmt: skip


def _parties(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Between whom an agreement is."""
    tokens = sentence.tokens
    named = [i for i in sentence.children[noun] if tokens[i].dep in _OWNERS]
    named += [j for i in named for j in sentence.children[i] if tokens[j].dep in _OWNERS]
    # "the Doha accord" is no party's: a name before the noun counts only beside another one.
    hyphened = any(tokens[i].text in ("-", "–") or "-" in tokens[i].text for i in named) or len(named) > 1
    found = [i for i in named if hyphened or tokens[i].dep in ("poss", "amod")]
    for i in sentence.children[noun]:
        if tokens[i].dep == "prep" and tokens[i].lemma in ("between", "with", "by"):
            inner = child(sentence, i, "pobj")
            found.extend((inner,) if inner is not None else ())
    return tuple(sorted(found))


def duty(sentence: Sentence, index: int, modal: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What somebody must do, by the words of another: "Ankara must withdraw"."""
    tokens = sentence.tokens
    verb = tokens[modal].head
    who = child(sentence, verb, "nsubj", "nsubjpass")
    if who is None and modal and tokens[modal - 1].pos in ("PROPN", "NOUN"):
        who = modal - 1
    if who is None or who > modal or tokens[modal].dep != "aux" or tokens[who].text.lower() in _NOBODY:
        return
    doubted = tokens[verb].dep == "ccomp" and has_child(sentence, tokens[verb].head, "neg")
    if doubted or tokens[who].text.lower() in ("we", "i"):
        return
    if tokens[verb].lemma in ("be", "have") and not has_child(sentence, verb, "attr"):
        return
    passive = tokens[who].dep == "nsubjpass"
    words = trimmed(sentence, tuple(sorted({*_clause(sentence, verb), *sentence.subtree(who)})))
    yield Draft(
        sentence=index, kind="demand", rule=f"modal/{cues.modals[tokens[modal].text.lower()].id}", cue=(modal,),
        content=words, by=() if passive else (who,), asked_by_speaker=True,
    )  # fmt: skip


def own_promise(sentence: Sentence, index: int, modal: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What a speaker says that he will do: "we will send two ships"."""
    tokens = sentence.tokens
    verb = tokens[modal].head
    who = child(sentence, verb, "nsubj")
    cue = cues.voices[tokens[modal].text.lower()]
    if (
        who is None
        or who > modal
        or tokens[who].text.lower() not in ("we", "i")
        or tokens[verb].lemma in cue.never
    ):
        return
    yield Draft(
        sentence=index, kind="promise", rule=f"voice/{cue.id}", cue=(modal,), content=trimmed(sentence, _clause(sentence, verb)),
        by=(who,), made_by_speaker=True,
    )  # fmt: skip


def _clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The words of a clause without conditions, and without clauses with their own subject joined to it."""
    tokens = sentence.tokens
    left_out = {
        j
        for i in sentence.children[verb]
        if (tokens[i].dep == "conj" and has_child(sentence, i, "nsubj", "nsubjpass"))
        or tokens[i].dep == "cc"
        or tokens[i].text == ","
        or tokens[i].text.lower() == "according"
        for j in (sentence.subtree(i) if tokens[i].dep != "punct" else (i,))
        if tokens[i].dep in ("conj", "prep") or i > verb
    }
    conj = [i for i in sentence.children[verb] if tokens[i].dep == "conj" and i not in left_out]
    if conj:
        left_out -= {i for i in left_out if i < max(conj)}
    return tuple(i for i in sentence.subtree(verb) if i not in left_out)
