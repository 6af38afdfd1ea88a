"""Nouns that bind: a pledge to act, commitments on A and B, the demand that …, what an accord requires."""

from collections.abc import Iterator

from dragoman.extract.attribution import is_said
from dragoman.extract.drafts import OWNERS, Draft, alone, conjuncts, inside
from dragoman.extract.frames import child, for_clause, frames, has_child, lemma, subject
from dragoman.extract.outcomes import outcome_of_noun
from dragoman.extract.phrases import trimmed
from dragoman.lexicon.commitments import CommitmentCue, CommitmentCues
from dragoman.model.annotated import Sentence

_MAKING = frozenset(
    {"make", "give", "take", "undertake", "renew", "reaffirm", "reiterate", "offer", "issue", "have"}
    | {"repeat", "echo", "voice"}
)
_DEEDS = (
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ity",
    "dom",
    "ship",
    "peace",
    "dialogue",
    "talk",
    "reform",
    "withdrawal",
)
_ON_THE_LINE = frozenset({"phone", "telephone", "video", "conference"})
_LEAVING = frozenset({"pull", "withdraw", "quit", "leave", "walk", "suspend", "refuse", "renege", "exit"})
_LISTING = frozenset({"focus", "include", "center", "centre", "concern", "comprise", "be"})


def binding_noun(sentence: Sentence, index: int, noun: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What a noun binds somebody to: "a pledge to …", "commitments on A and B", "calls for …"."""
    cue = cues.nouns[sentence.tokens[noun].lemma]
    rule = f"noun/{cue.id}"
    if any(sentence.tokens[i].lemma in _ON_THE_LINE for i in sentence.children[noun]):
        return  # a phone call asks for nothing
    status, teller = outcome_of_noun(sentence, noun, cues)
    owners, others = _owners(sentence, noun, teller)
    if cue.kind == "condition":
        reward = _behind(sentence, noun, ("for", "of")) or _for_clause(sentence, noun)
        verb = sentence.tokens[teller].lemma if teller is not None else ""
        if reward and (verb in cues.denied or cues.outcomes.get(verb) == "kept"):
            words = trimmed(sentence, sentence.subtree(noun))
            yield Draft(
                sentence=index,
                kind="condition",
                rule=rule,
                cue=(noun,),
                content=words,
                by=owners,
                reward=trimmed(sentence, reward[0]),
                asked_by_speaker=False,
                status=status,
            )
        return
    by, to = (owners, others) if cue.kind == "promise" else (others, owners)
    if cue.kind == "demand":
        answering = teller if teller is None or sentence.tokens[teller].lemma not in _MAKING else None
        by = _who_is_called(sentence, noun) or _whose_answer(sentence, noun, answering)
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
    if giver := _behind_from(sentence, noun):
        taker = subject(sentence, tokens[noun].head)[0] if tokens[noun].dep == "dobj" else None
        return giver, (taker,) if taker is not None else to
    if maker is not None:
        who = child(sentence, maker, "nsubj") if maker == made else subject(sentence, maker)[0]
        return ((who,) if who is not None else ()), to
    adjective = tuple(i for i in sentence.children[noun] if tokens[i].dep in ("amod", "compound"))
    if not adjective and teller is not None:
        who = subject(sentence, teller)[0]
        return ((who,) if who is not None else ()), to
    return adjective, to


def _behind_from(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Who gave it: "guarantees *from Oslo* that …"."""
    for i in sentence.children[noun]:
        giver = child(sentence, i, "pobj") if sentence.tokens[i].lemma == "from" else None
        if giver is not None:
            return (giver,)
    return ()


def _to_whom(sentence: Sentence, above: int) -> tuple[int, ...]:
    """The noun after *to* below a word."""
    for i in sentence.children[above]:
        if sentence.tokens[i].dep in ("prep", "dative") and sentence.tokens[i].lemma == "to":
            noun = child(sentence, i, "pobj")
            if noun is not None and sentence.tokens[noun].lemma.endswith(_DEEDS):
                return ()
            return (
                (noun,) if noun is not None and sentence.tokens[noun].pos in ("PROPN", "NOUN", "PRON") else ()
            )
    return ()


def _whose_answer(sentence: Sentence, noun: int, teller: int | None) -> tuple[int, ...]:
    """Who rejects, ignores or meets a demand; else whom it is made on."""
    if teller is not None:
        who = subject(sentence, teller)[0]
        return (who,) if who is not None and who != noun else ()
    for i in sentence.children[noun]:
        if sentence.tokens[i].dep == "prep" and sentence.tokens[i].lemma in ("on", "to"):
            asked = child(sentence, i, "pobj")
            return (asked,) if asked is not None else ()
    return ()


def _who_is_called(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Who is to act by the words of a call: "a call for *the junta* to leave"."""
    clause = _asked_clause(sentence, noun)
    who = child(sentence, clause, "nsubj", "nsubjpass") if clause is not None else None
    for i in sentence.children[noun]:
        asked = child(sentence, i, "pobj") if sentence.tokens[i].lemma == "for" else None
        if who is None and asked is not None and _to_do(sentence, sentence.subtree(asked)[-1]):
            who = asked
    return (who,) if who is not None else ()


def _to_do(sentence: Sentence, last: int) -> tuple[int, ...]:
    """The infinitive right behind a noun phrase, wherever the parse hung it: "a call for X *to go*"."""
    tokens = sentence.tokens
    marker = tokens[last + 1] if last + 1 < len(tokens) else None
    return sentence.subtree(marker.head) if marker and marker.tag == "TO" and marker.head > last else ()


def _asked_clause(sentence: Sentence, noun: int) -> int | None:
    """The clause behind a call, which the parse may hang on its verb: "repeated a call *for X to go*"."""
    governor = sentence.tokens[noun].head
    below = list(sentence.children[noun])
    if sentence.tokens[noun].dep == "dobj" and sentence.tokens[governor].lemma in _MAKING:
        below += sentence.children[governor]
    return next((i for i in below if i > noun and for_clause(sentence, i)), None)


def _contents(sentence: Sentence, noun: int, cue: CommitmentCue) -> Iterator[tuple[int, ...]]:
    """The things a noun binds to, one for each that is listed."""
    tokens = sentence.tokens
    asked = _asked_clause(sentence, noun) if cue.kind == "demand" else None
    if asked is not None:
        yield for_clause(sentence, asked)
        return
    for i in sentence.children[noun]:
        marks = [tokens[j] for j in sentence.children[i] if j < i]
        if tokens[i].dep in ("acl", "relcl") and any(
            t.tag == "TO" or (t.dep == "mark" and t.lemma == "that") for t in marks
        ):
            yield sentence.subtree(i)
            return
    governor = tokens[noun].head
    for i in sentence.children[governor] if cue.kind == "promise" and tokens[noun].dep == "dobj" else ():
        mark = child(sentence, i, "mark") if tokens[i].dep == "ccomp" and i > noun else None
        if mark is not None and tokens[mark].lemma == "that":
            yield sentence.subtree(i)
            return
    prepositions = ("on", "of", "for") if cue.kind == "promise" else ("for",)
    found = _behind(sentence, noun, prepositions)
    if not found and cue.kind == "promise":
        found = [words for words in _behind(sentence, noun, ("to",)) if _is_deed(sentence, words)]
    if not found and tokens[noun].dep == "dobj" and tokens[governor].lemma in _MAKING:
        found = _behind(sentence, governor, ("on",))
    if found:
        if cue.kind == "promise":
            yield from found
        else:
            yield (*range(found[0][0], found[-1][-1] + 1), *_to_do(sentence, found[-1][-1]))
        return
    clause = next(
        (i for i in sentence.children[noun] if tokens[i].dep == "relcl" and tokens[i].lemma in _MAKING), None
    )
    if clause is not None and tokens[noun].lemma != "call":
        yield sentence.subtree(noun)
    elif (
        cue.kind == "demand"
        and tokens[noun].dep == "nsubj"
        and tokens[governor].lemma in _LISTING
        and has_child(sentence, noun, "poss")
    ):
        yield sentence.subtree(governor)


def _is_deed(sentence: Sentence, words: tuple[int, ...]) -> bool:
    """Whether words after *to* are something to be done, and not somebody promised it."""
    tokens = sentence.tokens
    head = next((i for i in words if tokens[i].head not in words), words[0])
    return tokens[head].tag == "VBG" or tokens[head].lemma.endswith(_DEEDS)


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


def pact(
    sentence: Sentence, index: int, noun: int, cue: CommitmentCue, cues: CommitmentCues
) -> Iterator[Draft]:
    """The clauses of an agreement: "the accord requires …", "signed a deal to …", "broke the truce"."""
    tokens = sentence.tokens
    governor = tokens[noun].head
    verb = lemma(sentence, governor)
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
                whole = tuple(sorted({*words, *behind}))
                inner = inside(sentence, whole, governor) if frame in ("clause", "object-to") else ()
                yield Draft(
                    sentence=index,
                    kind="agreement",
                    rule=rule,
                    cue=(noun, governor),
                    content=trimmed(sentence, whole),
                    by=inner or parties,
                    to=parties,
                )
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
    if clause is None and reached:
        clause = next(
            (
                i
                for i in sentence.children[governor]
                if i > noun and tokens[i].dep in ("advcl", "xcomp") and tokens[i - 1].tag == "TO"
            ),
            None,
        )
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
        answering = tokens[noun].dep in ("dobj", "pobj")
        who = subject(sentence, teller)[0] if answering else _deserter(sentence, teller)
        yield Draft(
            sentence=index,
            kind="agreement",
            rule=rule,
            cue=(noun, teller),
            content=trimmed(sentence, sentence.subtree(noun)),
            by=(who,) if who is not None else parties,
            to=parties,
            status=status,
        )


def _deserter(sentence: Sentence, verb: int) -> int | None:
    """Who left, where that ended an agreement: "the deal collapsed after *Oman* pulled out"."""
    tokens = sentence.tokens
    for i in sentence.children[verb]:
        if tokens[i].dep == "advcl" and tokens[i].lemma in _LEAVING:
            return child(sentence, i, "nsubj")
    return None


def _parties(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Between whom an agreement is."""
    tokens = sentence.tokens
    named = [i for i in sentence.children[noun] if tokens[i].dep in OWNERS]
    named += [j for i in named for j in sentence.children[i] if tokens[j].dep in OWNERS]
    # "the Doha accord" is no party's: a name before the noun counts only beside another one.
    hyphened = any(tokens[i].text in ("-", "–") or "-" in tokens[i].text for i in named) or len(named) > 1
    found = [i for i in named if hyphened or tokens[i].dep in ("poss", "amod")]
    for i in sentence.children[noun]:
        if tokens[i].dep == "prep" and tokens[i].lemma in ("between", "with", "by"):
            inner = child(sentence, i, "pobj")
            found.extend((inner,) if inner is not None else ())
    return tuple(sorted(found))
