"""Who says what inside one sentence, by its grammar: cue, speaker and the words given to him."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.frames import child, frames, has_child, lemma, subject
from dragoman.extract.phrases import noun_phrase, trimmed
from dragoman.lexicon.speech import UNSPOKEN, SpeechCue, SpeechCues
from dragoman.model.annotated import Sentence

_PRIORITY = ("clause", "inserted", "object-to", "to", "as", "gerund", "quoted-object", "object")
_SHORTEST, _LONGEST = 4, 14
_OPENING = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "ca", "shall"})
_SAYING_ON = frozenset(
    {"go", "continue", "proceed", "come", "use", "take", "appear", "go on", "begin", "start"}
)
_RUMOURS = frozenset(
    {
        "report",
        "rumor",
        "rumour",
        "claim",
        "allegation",
        "accusation",
        "suggestion",
        "speculation",
        "complaint",
    }
    | {"warning", "fear", "charge", "assertion", "prediction", "concern", "criticism"}
)
_LIGHT = frozenset(
    {"make", "issue", "have", "offer", "give", "voice"}
    | {"express", "release", "repeat", "renew", "reiterate", "publish"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words given to a speaker in one sentence, as token indices.

    Attributes:
        sentence: Index into `Annotated.sentences`.
        verb: The token that heads the cue.
        words: All tokens of the cue.
        head: Head of the speaker's noun phrase; None if nobody is named.
        speaker: The words of the speaker.
        content: The words given to him.
        found: How the speaker was found.
    """

    sentence: int
    cue: SpeechCue
    frame: str
    verb: int
    words: tuple[int, ...]
    head: int | None
    speaker: tuple[int, ...]
    content: tuple[int, ...]
    found: str


def attributions(sentence: Sentence, index: int, cues: SpeechCues) -> Iterator[Attribution]:
    """The attributions that the grammar of one sentence shows, in the order of their cues.

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        cues: The words of saying.
    """
    for i, token in enumerate(sentence.tokens):
        if token.pos in ("VERB", "AUX"):
            found = _by_verb(sentence, index, i, cues)
        elif token.pos == "NOUN" and token.lemma in cues.nouns:
            found = _by_noun(sentence, index, i, cues.nouns[token.lemma])
        else:
            found = None
        if found is None and token.text.lower() in cues.phrases:
            found = _by_phrase(sentence, index, i, cues)
        if found is not None:
            yield found


def speech_verb(sentence: Sentence, verb: int, cues: SpeechCues) -> dict[str, tuple[SpeechCue, ...]] | None:
    """The frames of a verb of saying; None for other verbs and for what was not said at all."""
    word = lemma(sentence, verb)
    text = sentence.tokens[verb].text.lower()
    if word == "hop" and text.startswith(("hope", "hoping")):
        word = "hope"
    entry = cues.verbs.get(word) or cues.verbs.get(sentence.tokens[verb].lemma)
    return entry if entry and is_said(sentence, verb) else None


def is_said(sentence: Sentence, verb: int) -> bool:
    """Whether the act of saying took place: not denied, refused, imagined or asked for."""
    tokens = sentence.tokens
    helpers = [i for i in sentence.children[verb] if tokens[i].dep in ("aux", "neg")]
    if any(tokens[i].dep == "neg" or tokens[i].text.lower() in _UNREAL for i in helpers):
        return False
    if _is_nobody(sentence, verb) or any(tokens[i].text.lower() == "longer" for i in sentence.children[verb]):
        return False
    if any(tokens[i].tag == "TO" for i in helpers):
        return tokens[verb].dep in ("xcomp", "advcl") and tokens[tokens[verb].head].lemma in _SAYING_ON
    if any(
        tokens[i].dep == "mark" and tokens[i].lemma in ("if", "whether", "unless")
        for i in sentence.children[verb]
    ):
        return False
    governor = tokens[verb].head
    return not (
        tokens[verb].dep == "conj"
        and not helpers
        and tokens[verb].tag == "VB"
        and not is_said(sentence, governor)
    )


def _is_nobody(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is said of nobody: "*no* official has promised", "*none* of them agreed"."""
    who = child(sentence, verb, "nsubj", "nsubjpass")
    if who is None:
        return False
    words = (who, *(i for i in sentence.children[who] if sentence.tokens[i].dep == "det"))
    return any(sentence.tokens[i].text.lower() in ("no", "none", "nobody", "neither") for i in words)


def _by_verb(sentence: Sentence, index: int, verb: int, cues: SpeechCues) -> Attribution | None:
    """What a verb of saying governs."""
    entry = speech_verb(sentence, verb, cues)
    if entry is None:
        return None
    filled = _filled(sentence, verb)
    head, found = subject(sentence, verb)
    patient = child(sentence, verb, "nsubjpass") if head is None else None
    chosen = _choose(
        entry, filled, sentence.tokens[head].lemma if head is not None else "", patient is not None
    )
    if chosen is None and "inserted" in entry and head is not None:
        filled["inserted"] = _around_insertion(sentence, verb, head)
        chosen = ("inserted", entry["inserted"][0]) if filled["inserted"] else None
    if chosen is None and "clause" in entry and not filled.get("object") and found == "subject":
        filled["clause"] = _unhung(sentence, verb)
        chosen = ("clause", entry["clause"][0]) if filled["clause"] else None
    if chosen is None:
        return None
    frame, cue = chosen
    if patient is not None:
        filled[frame] = tuple(sorted({*sentence.subtree(patient), *filled[frame]}))
        found = "nobody"
    if cue.kind == "stance" and _is_silence(sentence, verb, cues):
        return None
    if frame == "inserted" and found not in ("subject", "beside"):
        return None
    added = (i for i in sentence.children[verb] if sentence.tokens[i].lemma in ("clear", "plain"))
    own = {verb, *(i for i in sentence.children[verb] if sentence.tokens[i].dep == "prt"), *added}
    content = tuple(i for i in filled[frame] if i not in own)
    if head is not None and found == "beside" and head in content:
        content = tuple(i for i in content if i not in sentence.subtree(head))
        if not content:
            return None
    if frame in ("to", "object-to"):
        content = _without_aside(sentence, content, cues)
    if frame.startswith("prep:"):
        own.add(next(i for i in content if i > verb) - 1)
    return Attribution(
        sentence=index,
        cue=cue,
        frame=frame,
        verb=verb,
        words=tuple(sorted(own)),
        head=head,
        speaker=noun_phrase(sentence, head, verb, content) if head is not None else (),
        content=trimmed(sentence, content),
        found=found,
    )


def _is_silence(sentence: Sentence, verb: int, cues: SpeechCues) -> bool:
    """Whether somebody is told to want or refuse to speak: "declined to comment"."""
    inner = child(sentence, verb, "xcomp")
    return inner is not None and "quote" in cues.verbs.get(sentence.tokens[inner].lemma, {})


def _without_aside(sentence: Sentence, content: tuple[int, ...], cues: SpeechCues) -> tuple[int, ...]:
    """A promise or request without what is said about it behind: "vowed to stay, *fearing* …"."""
    tokens = sentence.tokens
    for i in content:
        aside = tokens[i].dep == "advcl" and tokens[i].tag == "VBG" and tokens[i].lemma in cues.verbs
        if aside and tokens[i - 1].text == ",":
            cut = set(sentence.subtree(i))
            return tuple(j for j in content if j not in cut)
    return content


def _filled(sentence: Sentence, verb: int) -> dict[str, tuple[int, ...]]:
    """The frames of a verb; clauses on the same side of it are one content."""
    filled: dict[str, tuple[int, ...]] = {}
    for frame, words in frames(sentence, verb):
        if not filled.get(frame):
            filled[frame] = words
        elif not words:
            continue
        elif frame == "clause" and filled[frame][-1] < verb < words[0]:
            quoted = any(sentence.tokens[i].tag in ("``", "''") for i in range(verb))
            filled[frame] = filled[frame] if quoted else words
        elif frame == "clause" and (words[0] > verb) == (filled[frame][0] > verb):
            filled[frame] = tuple(
                range(min(filled[frame][0], words[0]), max(filled[frame][-1], words[-1]) + 1)
            )
    return filled


def _unhung(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The clause right behind a verb that the parse did not hang on it: "said *rain was on its way*"."""
    tokens = sentence.tokens
    rest = range(verb + 1, len(tokens))
    if len(rest) < _SHORTEST or tokens[verb + 1].pos not in _OPENING:
        return ()
    stop = next((i for i in rest if tokens[i].text in (",", ";", ":", "``", "''", '"')), len(tokens))
    finite = [i for i in range(verb + 1, stop) if tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")]
    own = any(
        has_child(sentence, i, "nsubj", "nsubjpass") or tokens[i].dep in ("aux", "auxpass") for i in finite
    )
    return tuple(rest) if own else ()


def _around_insertion(sentence: Sentence, verb: int, head: int) -> tuple[int, ...]:
    """The words around "…, he said" or "…, he said, …" where the parse does not tie them to the verb."""
    tokens = sentence.tokens
    who = sentence.subtree(head)
    filled = has_child(sentence, verb, "ccomp", "xcomp", "oprd")
    filled = filled or (has_child(sentence, verb, "dobj") and tokens[verb].lemma != "tell")
    filled = filled or has_child(sentence, verb, "intj")
    # "Asked about it, he said no": what stands before is no content.
    filled = filled or any(
        tokens[i].dep == "advcl" and sentence.subtree(i)[0] == 0 for i in sentence.children[verb]
    )
    if filled or verb in who or abs(verb - head) > len(who) + 2:
        return ()
    first, last = min(who[0], verb), max(who[-1] if head > verb else verb, verb)
    while last + 1 < len(tokens) and tokens[last + 1].text not in (",", ".", "!", "?"):
        last += 1
    clause = any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(first))
    if not clause or first < _SHORTEST or tokens[first - 1].text != "," or last - first > _LONGEST:
        return ()
    rest = (
        range(last + 1, len(tokens)) if last + 1 < len(tokens) and tokens[last + 1].text == "," else range(0)
    )
    return (*range(first - 1), *(i for i in rest if i > last + 1))


def _choose(
    entry: dict[str, tuple[SpeechCue, ...]], filled: dict[str, tuple[int, ...]], who: str, nobody: bool
) -> tuple[str, SpeechCue] | None:
    """The frame that tells most: a clause before a noun; what is spoken before what is only wanted."""
    told = [f for f in filled if f.startswith("prep:")]
    found: list[tuple[str, SpeechCue]] = []
    for frame in (*_PRIORITY[:5], *told, *_PRIORITY[5:]):
        for cue in entry.get(frame.removesuffix("+to"), ()) if frame in filled else ():
            fits = not cue.infinitive or frame.endswith("+to")
            if fits and (cue.kind == "hearsay") is nobody and (not cue.speakers or who in cue.speakers):
                found.append((frame, cue))
    return min(found, key=lambda pair: pair[1].kind in UNSPOKEN, default=None)


def _by_noun(sentence: Sentence, index: int, noun: int, cues: tuple[SpeechCue, ...]) -> Attribution | None:
    """What a noun of saying governs: "the general's claim that …", "her criticism of the truce"."""
    head, found = _owner(sentence, noun)
    for cue in cues:
        content = _below(sentence, noun, cue)
        if not content or (head is None and not _is_rumoured(sentence, noun, content)):
            continue
        return Attribution(
            sentence=index,
            cue=cue,
            frame="noun",
            verb=noun,
            words=(noun,),
            head=head,
            speaker=noun_phrase(sentence, head, noun, content) if head is not None else (),
            content=trimmed(sentence, content),
            found=found or "nobody",
        )
    return None


def _below(sentence: Sentence, noun: int, cue: SpeechCue) -> tuple[int, ...]:
    """The clause with *that* or *to* behind a noun, or what stands after one of its prepositions."""
    tokens = sentence.tokens
    for i in sentence.children[noun]:
        if i < noun:
            continue
        marks = [tokens[j] for j in sentence.children[i] if j < i]
        bound = any((t.dep == "mark" and t.lemma == "that") or t.tag == "TO" for t in marks)
        if "clause" in cue.frames and tokens[i].dep in ("acl", "relcl", "ccomp") and bound:
            return sentence.subtree(i)
        if tokens[i].dep == "prep" and f"prep:{tokens[i].lemma}" in cue.frames:
            return tuple(j for j in sentence.subtree(i) if j != i)
    return ()


def _is_rumoured(sentence: Sentence, noun: int, content: tuple[int, ...]) -> bool:
    """Whether something is claimed and nobody named: "reports that …", not "the hope to …"."""
    tokens = sentence.tokens
    return tokens[content[0]].text.lower() == "that" and tokens[noun].lemma in _RUMOURS


def _owner(sentence: Sentence, noun: int) -> tuple[int | None, str]:
    """Whose claim it is: possessor, *by* or *from*, or the subject of "made a claim"."""
    tokens = sentence.tokens
    owner = child(sentence, noun, "poss")
    if owner is not None:
        return owner, "possessor"
    for i in sentence.children[noun]:
        if tokens[i].dep in ("prep", "agent") and tokens[i].lemma in ("by", "from"):
            return child(sentence, i, "pobj"), "by"
    governor = tokens[noun].head
    if tokens[noun].dep == "dobj" and tokens[governor].lemma in _LIGHT and is_said(sentence, governor):
        return subject(sentence, governor)
    return None, ""


def _by_phrase(sentence: Sentence, index: int, first: int, cues: SpeechCues) -> Attribution | None:
    """What is said *according to* somebody: the clause around the phrase."""
    tokens = sentence.tokens
    for words, cue in cues.phrases[tokens[first].text.lower()]:
        last = first + len(words) - 1
        if tuple(t.text.lower() for t in tokens[first : last + 1]) != words:
            continue
        head = child(sentence, last, "pobj")
        if head is None:
            return None
        phrase = set(_own_phrase(sentence, first, head))
        content = _around(sentence, first, phrase)
        if len(trimmed(sentence, content)) < 2 or not _is_source(sentence, head):
            return None
        return Attribution(
            sentence=index,
            cue=cue,
            frame="phrase",
            verb=first,
            words=tuple(range(first, last + 1)),
            head=head,
            speaker=noun_phrase(sentence, head, first, tuple(set(sentence.subtree(head)) - phrase)),
            content=trimmed(sentence, content),
            found="phrase",
        )
    return None


def _own_phrase(sentence: Sentence, first: int, head: int) -> tuple[int, ...]:
    """A phrase without the subject that the parse took into it: "According to the map, *Oslo* lies …"."""
    tokens = sentence.tokens
    phrase = sentence.subtree(first)
    behind = phrase[-1] + 1
    finite = behind < len(tokens) and (tokens[behind].pos in ("AUX", "VERB") and tokens[behind].tag != "VBN")
    commas = [i for i in phrase if i > head and tokens[i].text == ","]
    if first == 0 and finite and commas and not _has_subject_outside(sentence, behind, phrase):
        return tuple(i for i in phrase if i <= commas[-1])
    return phrase


def _has_subject_outside(sentence: Sentence, verb: int, phrase: tuple[int, ...]) -> bool:
    """Whether the clause of a verb has a subject that is no word of a phrase."""
    tokens = sentence.tokens
    host = tokens[verb].head if tokens[verb].dep in ("aux", "auxpass") else verb
    who = child(sentence, host, "nsubj", "nsubjpass")
    return who is not None and who not in phrase


def _is_source(sentence: Sentence, head: int) -> bool:
    """Whether somebody can be a source: a name or a noun with something before it."""
    token = sentence.tokens[head]
    return token.pos in ("PROPN", "PRON") or token.tag == "NNS" or bool(sentence.children[head])


def _around(sentence: Sentence, first: int, phrase: set[int]) -> tuple[int, ...]:
    """The clause a phrase belongs to, without the phrase and clauses joined on its far side."""
    tokens = sentence.tokens
    host = tokens[first].head
    while tokens[host].pos not in ("VERB", "AUX") and tokens[host].head != host:
        host = tokens[host].head
    while (
        tokens[host].dep in ("xcomp", "pcomp", "relcl", "acl", "advcl")
        and tokens[host].head != host
        and first > host
    ):
        host = tokens[host].head
    left_out = set(phrase)
    for i in sentence.children[host]:
        if (
            tokens[i].dep == "conj"
            and (i > host > first or i > first > host)
            and has_child(sentence, i, "nsubj", "nsubjpass")
        ):
            left_out.update(sentence.subtree(i))
    return tuple(i for i in sentence.subtree(host) if i not in left_out)
