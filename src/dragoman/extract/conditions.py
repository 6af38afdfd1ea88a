"""Conditions in one sentence: unless, until, as long as, if … will, in exchange for, depends on."""

from collections.abc import Iterator

from dragoman.extract.drafts import Draft
from dragoman.extract.duties import is_chat
from dragoman.extract.frames import child, has_child, subject
from dragoman.extract.phrases import trimmed
from dragoman.lexicon.commitments import CommitmentCue, CommitmentCues
from dragoman.model.annotated import Sentence

_AHEAD = frozenset({"will", "’ll", "'ll", "wo", "shall", "would", "could", "can", "may"})
_READY = frozenset({"prepared", "ready", "willing", "able", "inclined", "going"})
_NOBODY = frozenset({"it", "there", "you", "one", "i"})
_OWNERS = ("poss", "amod", "compound")
# "The conduct of the junta" is its own deed, "the release of the prisoners" is not theirs.
_CONDUCT = frozenset(
    {
        "action",
        "conduct",
        "behaviour",
        "behavior",
        "deed",
        "performance",
        "progress",
        "compliance",
        "willingness",
    }
    | {
        "ability",
        "decision",
        "policy",
        "readiness",
        "approval",
        "consent",
        "cooperation",
        "position",
        "change",
    }
    | {"agreement", "support", "response", "vote", "fulfillment", "fulfilment", "part"}
)
_VERBAL = ("VERB", "AUX")


def condition(
    sentence: Sentence, index: int, first: int, cues: CommitmentCues, quoted: range | None
) -> Iterator[Draft]:
    """The condition that begins at a token, if one does.

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        first: A token that is the first word of some marker.
        cues: The words that bind.
        quoted: The tokens of the quotation around it, if any: its main clause is sought inside.
    """
    tokens = sentence.tokens
    for words, cue in cues.conditions[tokens[first].text.lower()]:
        last = first + len(words) - 1
        if last >= len(tokens) or tuple(t.text.lower() for t in tokens[first : last + 1]) != words:
            continue
        if cue.side == "noun":
            yield from _for_noun(sentence, index, range(first, last + 1), cue)
        else:
            for draft in _for_clause(sentence, index, range(first, last + 1), cue, quoted):
                if draft.kind != "promise" or not _is_idle(sentence, draft, cues):
                    yield draft
        return


def _is_idle(sentence: Sentence, draft: Draft, cues: CommitmentCues) -> bool:
    """Whether a promise is none: "if it snows, we'll let you know"."""
    idle = {verb for cue in cues.voices.values() for verb in cue.never}
    heads = (sentence.tokens[i] for i in draft.content if sentence.tokens[i].pos == "VERB")
    first = next(heads, None)
    return first is None or first.lemma in idle


def _for_clause(
    sentence: Sentence, index: int, marker: range, cue: CommitmentCue, quoted: range | None
) -> Iterator[Draft]:
    """A condition that is a clause."""
    tokens = sentence.tokens
    verb = _verb_of(sentence, marker)
    if verb is None or (marker[0] and tokens[marker[0] - 1].text.lower() == "even"):
        return
    content = trimmed(
        sentence, tuple(i for i in sentence.subtree(verb) if i > marker[-1] and _close(marker, i))
    )
    main = _main(sentence, verb, marker, quoted)
    who = child(sentence, verb, "nsubj", "nsubjpass")
    if main is None or who is None or len(content) < 2 or (cue.id == "if" and _is_musing(sentence, main)):
        return
    # "unless it rains" concerns nobody, "unless it keeps its promises" does.
    acting = tokens[who].text.lower() == "it" and has_child(sentence, verb, "dobj", "xcomp")
    if tokens[who].text.lower() in _NOBODY and not acting:
        return
    if not _fits(sentence, main, verb, cue.needs, tokens[marker[0]].text.lower()) or tokens[-1].text == "?":
        return
    reward = _reward(sentence, main, {*sentence.subtree(verb), *marker}, quoted)
    yield Draft(
        sentence=index,
        kind="condition",
        rule=f"condition/{cue.id}",
        cue=tuple(marker),
        content=content,
        by=(who,),
        reward=reward,
        asked_by_speaker=True,
    )
    helpers = {tokens[i].text.lower() for i in sentence.children[main] if tokens[i].dep == "aux"}
    affirmed = not has_child(sentence, main, "neg")
    promiser = subject(sentence, main)[0] if has_child(sentence, main, "nsubj") else None
    if (
        helpers & {"will", "’ll", "'ll", "shall"}
        and affirmed
        and promiser is not None
        and not (tokens[promiser].text.lower() in ("we", "i") and is_chat(sentence, main, single=False))
        and cue.needs in ("future", "open")
    ):
        yield Draft(
            sentence=index,
            kind="promise",
            rule=f"condition/{cue.id}",
            cue=tuple(marker),
            content=reward,
            by=(promiser,),
        )


def _is_musing(sentence: Sentence, main: int) -> bool:
    """Whether nobody would act: "*I would be surprised* if …", "*it could be hard* if …"."""
    tokens = sentence.tokens
    who = child(sentence, main, "nsubj", "nsubjpass", "expl")
    word = tokens[who].text.lower() if who is not None else ""
    if word in ("it", "that", "this", "there"):
        return tokens[main].lemma == "be" or has_child(sentence, main, "expl")
    helpers = {tokens[i].text.lower() for i in sentence.children[main] if tokens[i].dep == "aux"}
    return word in ("i", "you") and bool(helpers & {"would", "could", "can", "may", "might"})


def _close(marker: range, place: int) -> bool:
    """Whether a token can belong to what follows a marker."""
    return place not in marker


def _verb_of(sentence: Sentence, marker: range) -> int | None:
    """The verb of the clause that a marker opens."""
    tokens = sentence.tokens
    for i in reversed(marker):
        here = tokens[i].head
        while here in marker and tokens[here].head != here:
            here = tokens[here].head
        opens = tokens[i].dep in ("mark", "advmod", "prep", "cc", "det")
        if here > marker[-1] and tokens[here].pos in _VERBAL and opens:
            return here
        inner = child(sentence, i, "pcomp", "ccomp", "advcl")
        if inner is not None and inner > marker[-1] and tokens[inner].pos in _VERBAL:
            return inner
    return None


def _main(sentence: Sentence, verb: int, marker: range, quoted: range | None) -> int | None:
    """The verb of the clause that the condition is for."""
    tokens = sentence.tokens
    here = tokens[verb].head
    seen = {verb}
    while here not in seen:
        seen.add(here)
        inside = quoted is None or here in quoted
        if tokens[here].pos in _VERBAL and here not in marker and inside:
            return _told(sentence, _carrier(sentence, here), marker)
        here = tokens[here].head
    if quoted is None:
        return None
    before = [
        i
        for i in quoted
        if i < marker[0] and tokens[i].pos in _VERBAL and has_child(sentence, i, "nsubj", "nsubjpass")
    ]
    return before[0] if before else None


def _told(sentence: Sentence, verb: int, marker: range) -> int:
    """The clause that a verb tells, if it stands between the verb and the condition."""
    inner = child(sentence, verb, "ccomp")
    between = (
        inner is not None and verb < inner < marker[0] and has_child(sentence, inner, "nsubj", "nsubjpass")
    )
    return inner if inner is not None and between else verb


def _carrier(sentence: Sentence, verb: int) -> int:
    """The verb that carries tense for an infinitive: "*will* stay", "are *prepared* to improve"."""
    tokens = sentence.tokens
    here = verb
    while tokens[here].dep == "xcomp" and tokens[tokens[here].head].pos in (*_VERBAL, "ADJ"):
        here = tokens[here].head
    if tokens[here].pos == "ADJ" and tokens[here].dep == "acomp":
        here = tokens[here].head
    return here


def _fits(sentence: Sentence, main: int, verb: int, needs: str, word: str) -> bool:
    """Whether the main clause is such that this is a condition and not a date."""
    tokens = sentence.tokens
    helpers = {tokens[i].text.lower() for i in sentence.children[main] if tokens[i].dep in ("aux", "auxpass")}
    ready = any(tokens[i].lemma in _READY for i in sentence.children[main]) or tokens[main].lemma in _READY
    ahead = bool(helpers & _AHEAD) or ready
    past = tokens[verb].tag == "VBD" or any(
        tokens[i].tag == "VBD" for i in sentence.children[verb] if tokens[i].dep in ("aux", "auxpass")
    )
    if needs == "future":
        supposed = word in ("if", "should") and bool(helpers & {"would", "could"})
        unreal = any(tokens[i].text.lower() == "were" for i in (verb, *sentence.children[verb]))
        return supposed and not unreal if past else ahead
    if needs == "denial":
        return has_child(sentence, main, "neg") or any(
            tokens[i].lemma in ("no", "none") for i in sentence.subtree(main) if i < verb
        )
    if needs == "open":
        return ahead or tokens[main].tag in ("VBP", "VBZ", "VB")
    return True


def _reward(sentence: Sentence, main: int, left_out: set[int], quoted: range | None) -> tuple[int, ...]:
    """What is granted: the main clause, or what one is (not) prepared to do."""
    tokens = sentence.tokens
    ready = next((i for i in (main, *sentence.children[main]) if tokens[i].lemma in _READY), None)
    inner = child(sentence, ready, "xcomp") if ready is not None else None
    head = inner if inner is not None else main
    words = tuple(
        i
        for i in sentence.subtree(head)
        if i not in left_out
        and (quoted is None or i in quoted)
        and not (inner is not None and tokens[i].tag == "TO" and tokens[i].head == inner)
    )
    run = trimmed(sentence, _main_run(words, head))
    while run and tokens[run[-1]].dep == "cc":
        run = run[:-1]
    return run[1:] if run and tokens[run[0]].text.lower() == "then" else run


def _main_run(words: tuple[int, ...], head: int) -> tuple[int, ...]:
    """The words around the head that stand together."""
    if head not in words:
        return words
    at = words.index(head)
    first = last = at
    while first > 0 and words[first - 1] >= words[first] - 2:
        first -= 1
    while last + 1 < len(words) and words[last + 1] <= words[last] + 2:
        last += 1
    return words[first : last + 1]


def _for_noun(sentence: Sentence, index: int, marker: range, cue: CommitmentCue) -> Iterator[Draft]:
    """A condition that is a noun phrase: "in exchange for medicine", "contingent on reform"."""
    tokens = sentence.tokens
    head = child(sentence, marker[-1], "pobj", "pcomp")
    if head is None or (cue.needs and tokens[head].pos not in ("NOUN", "PROPN")):
        return
    above = marker[0]
    while tokens[above].head != above and (tokens[above].pos not in _VERBAL or above in marker):
        above = tokens[above].head
    if any(t.tag == "TO" and t.head < len(tokens) and tokens[t.head].head == marker[-1] for t in tokens):
        return
    needed = (cue.needs, "future") if cue.needs else ()
    # "The agency is dependent on the king" sets no condition.
    leaning = tokens[marker[0]].lemma == "dependent" and tokens[head].pos == "PROPN"
    if (
        leaning
        or tokens[head].pos == "PRON"
        or not all(_fits(sentence, above, head, needs, "") for needs in needed)
    ):
        return
    content = _from_subject(sentence, marker[-1], head)
    left_out = {*content, *marker}
    carried = (
        child(sentence, above, "nsubj") if tokens[above].lemma in ("be", "become", "make", "remain") else None
    )
    if carried is not None:
        left_out.update(i for i in sentence.subtree(above) if i not in sentence.subtree(carried))
        above = carried
    reward = trimmed(
        sentence, _main_run(tuple(i for i in sentence.subtree(above) if i not in left_out), above)
    )
    yield Draft(
        sentence=index,
        kind="condition",
        rule=f"condition/{cue.id}",
        cue=tuple(marker),
        content=trimmed(sentence, content),
        by=_whose(sentence, marker[-1], head),
        reward=reward,
        asked_by_speaker=True,
    )


def tie(sentence: Sentence, index: int, verb: int, cues: CommitmentCues, told: bool) -> Iterator[Draft]:
    """A thing tied to another: "recognition will depend on deeds".

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        verb: A verb that ties.
        cues: The words that bind.
        told: Whether somebody is quoted or said to have said it.
    """
    tokens = sentence.tokens
    cue = cues.ties[tokens[verb].lemma]
    tied = child(sentence, verb, "nsubj", "nsubjpass", "csubj")
    behind = next(
        (
            i
            for i in sentence.children[verb]
            if tokens[i].dep in ("prep", "agent") and tokens[i].lemma in cue.prepositions
        ),
        None,
    )
    head = child(sentence, behind, "pobj", "pcomp") if behind is not None else None
    if tied is None or behind is None or head is None:
        return
    ahead = any(tokens[i].text.lower() in _AHEAD for i in sentence.children[verb])
    if tokens[tied].lemma not in cue.things and not (ahead and (told or cue.id == "judged-on")):
        return
    yield Draft(
        sentence=index,
        kind="condition",
        rule=f"tie/{cue.id}",
        cue=(verb, behind),
        content=trimmed(sentence, sentence.subtree(head)),
        by=_whose(sentence, behind, head) or _partner(sentence, tied, head),
        reward=trimmed(sentence, sentence.subtree(tied)),
        asked_by_speaker=True,
    )


def _partner(sentence: Sentence, tied: int, head: int) -> tuple[int, ...]:
    """Whose conduct decides, if only what it decides tells: "relations *with Oslo* depend on actions"."""
    for i in sentence.children[tied] if sentence.tokens[head].lemma in _CONDUCT else ():
        other = child(sentence, i, "pobj") if sentence.tokens[i].lemma in ("with", "of", "toward") else None
        if other is not None:
            return (other,)
    return ()


def _from_subject(sentence: Sentence, preposition: int, head: int) -> tuple[int, ...]:
    """The words after a preposition, with the subject of a gerund: "on *Armenia changing its law*".

    A phrase right behind that the parse hung higher belongs to them too: "for relief *from sanctions*".
    """
    tokens = sentence.tokens
    loose = {j for i in sentence.children[preposition] if i < head for j in sentence.subtree(i)}
    words = sorted({*loose, *sentence.subtree(head)})
    while words[-1] + 1 < len(tokens) and tokens[words[-1] + 1].dep == "prep":
        words.extend(sentence.subtree(words[-1] + 1))
    return tuple(words)


def _whose(sentence: Sentence, preposition: int, head: int) -> tuple[int, ...]:
    """Whose deed a condition is: subject of a gerund, owner, or the noun after *of* and *by* or its owner."""
    tokens = sentence.tokens
    for above in (preposition, head):
        doer = child(sentence, above, "nsubj", "nsubjpass") if tokens[above].pos != "NOUN" else None
        if doer is not None:
            return (doer,)
    who = [i for i in sentence.children[head] if tokens[i].dep in _OWNERS]
    for i in sentence.children[head]:
        doing = tokens[i].lemma == "by" or (tokens[i].lemma == "of" and tokens[head].lemma in _CONDUCT)
        inner = child(sentence, i, "pobj") if tokens[i].dep in ("prep", "agent") and doing else None
        if inner is not None:
            owners = [j for j in sentence.children[inner] if tokens[j].dep == "poss"]
            who.extend(owners or [inner])
    return tuple(who)
