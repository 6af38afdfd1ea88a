"""Verbs that bind: "vowed to …", "agreed to …", "urged X to …", "demanded …"."""

from collections.abc import Iterator

from dragoman.extract.attribution import is_said
from dragoman.extract.drafts import Draft, alone, conjuncts, inside
from dragoman.extract.frames import child, frames, lemma, subject
from dragoman.extract.phrases import trimmed
from dragoman.lexicon.commitments import CommitmentCue, CommitmentCues
from dragoman.model.annotated import Sentence

_ORDER = ("to", "object-to", "clause", "gerund", "object")
_SEVERAL = 3
_SINGLE = frozenset({"him", "her", "me", "you", "it", "this", "that", "what"})


def binding_verb(sentence: Sentence, index: int, verb: int, cues: CommitmentCues) -> Iterator[Draft]:
    """What a verb binds somebody to: "vowed to …", "agreed to …", "urged X to …"."""
    word = sentence.tokens[verb].lemma
    # "Agreed to …" at the head of a point is not always read as a past tense.
    forms = (lemma(sentence, verb), word, word.removesuffix("d"), word.removesuffix("ed"))
    entry = next((cues.verbs[form] for form in forms if form in cues.verbs), None)
    if not entry or not is_said(sentence, verb) or sentence.tokens[-1].text == "?":
        return
    filled: dict[str, tuple[int, ...]] = {}
    for frame, words in frames(sentence, verb):
        filled.setdefault(frame, words)
    chosen = _choose(entry, filled)
    if chosen is None:
        return
    frame, cue = chosen
    head, found = subject(sentence, verb)
    if head is not None and found == "acl":
        head = _issuer(sentence, head)
    subjects: tuple[int, ...] = (head,) if head is not None else ()
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
    # "what the voters want us to do" tells nothing that is to be done.
    open_ended = frame == "object-to" and any(sentence.tokens[i].tag in ("WP", "WDT") for i in content[:1])
    if open_ended or (cue.by == "object" and any(sentence.tokens[i].text.lower() in _SINGLE for i in asked)):
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
        by, to = inside(sentence, content, verb), subjects
    if not _is_act(sentence, verb, frame, cue, content, bound):
        return
    for words in _listed(sentence, verb, frame, cue, content):
        named = trimmed(sentence, words)
        if len(named) > 1 or cue.by != "subject":
            yield Draft(
                sentence=index, kind=cue.kind, rule=f"verb/{cue.id}", cue=(verb,), content=named, by=by, to=to
            )


def _issuer(sentence: Sentence, noun: int) -> int:
    """Who speaks by a text: "*Oslo* issued an appeal calling for …"; the text itself where nobody is told."""
    tokens = sentence.tokens
    owner = child(sentence, noun, "poss")
    above = tokens[noun].head if tokens[noun].dep in ("dobj", "pobj") else noun
    above = tokens[above].head if tokens[above].dep == "prep" else above
    who = subject(sentence, above)[0] if tokens[above].pos == "VERB" else None
    return next((i for i in (owner, who) if i is not None), noun)


def _is_act(
    sentence: Sentence, verb: int, frame: str, cue: CommitmentCue, content: tuple[int, ...], bound: int | None
) -> bool:
    """Whether the content is to be done: "agreed that X *should* go", not "… is good"."""
    tokens = sentence.tokens
    if frame == "clause" and cue.kind != "demand":
        return any(tokens[i].tag == "MD" for i in content)
    if frame in ("prep:on", "prep:upon") and cue.kind == "agreement":
        return tokens[content[0]].tag not in ("WRB", "WP", "WDT", "IN")
    if frame == "object" and cue.id == "urge-that":
        return not any(tokens[i].pos == "PROPN" and tokens[i].head == verb for i in content)
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
