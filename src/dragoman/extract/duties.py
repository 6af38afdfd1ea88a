"""Words of duty and will: "Ankara must …", "we will …", "they would not …", clauses of an accord."""

import re
from collections.abc import Iterator

from dragoman.extract.drafts import Draft
from dragoman.extract.frames import child, has_child
from dragoman.extract.phrases import trimmed
from dragoman.lexicon.commitments import CommitmentCues
from dragoman.model.annotated import Sentence

SIDE = "side"
_TRADED = (("in", "exchange", ","), ("in", "return", ","), ("in", "turn", ","))
_ASKING = frozenset({"WP", "WDT", "WRB", "WP$"})
_BEING = frozenset({"be", "remain", "stand", "stay"})
_NOBODY = frozenset({"it", "there", "this", "that", "one", "you", "everyone", "people", "what", "which"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_SIDES = frozenset(
    {"side", "government", "country", "ministry", "group", "movement", "administration", "military", "army"}
)
_HOPING = frozenset({"hope", "think", "believe", "expect", "guess", "suspect", "suppose", "remain"})
_AHEAD = frozenset({"will", "shall", "’ll", "'ll", "wo", "would", "must"})
_POINT = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-hivx]{1,3})[.)]|[•●▪*])[ \t]*$")
_MARKER = re.compile(r"^\(?(?:\d{1,2}|[a-hivx]{1,3})[.)]\s")


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
    # "They must have left" supposes, "whether they should leave" asks.
    supposed = any(tokens[i].lemma == "have" for i in sentence.children[verb] if tokens[i].dep == "aux")
    asked = any(tokens[i].tag in _ASKING or tokens[i].lemma == "whether" for i in sentence.children[verb])
    asked = asked or any(tokens[i].tag in _ASKING or tokens[i].lemma == "you" for i in sentence.subtree(who))
    if supposed or asked or tokens[verb].dep == "relcl" or tokens[-1].text == "?":
        return
    passive = tokens[who].dep == "nsubjpass"
    words = trimmed(sentence, tuple(sorted({*_clause(sentence, verb), *sentence.subtree(who)})))
    # "They should do that", "he -- they should go": nothing is named, or the speaker loses his thread.
    pale = tokens[verb].lemma == "do" and any(tokens[i].lemma in ("that", "this", "so", "it") for i in words)
    if pale or any(tokens[i].text == "--" for i in words):
        return
    yield Draft(
        sentence=index,
        kind="demand",
        rule=f"modal/{cues.modals[tokens[modal].text.lower()].id}",
        cue=(modal,),
        content=words,
        by=() if passive else (who,),
        asked_by_speaker=True,
    )


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
        or not cue.never
        or tokens[-1].text == "?"
        or (tokens[who].text.lower() == "i" and tokens[modal].text.lower() != "will")
        or tokens[verb].lemma in cue.never
        or is_chat(sentence, verb, single=tokens[who].text.lower() == "i")
    ):
        return
    yield _voiced(sentence, index, modal, who, cue.id)


def is_chat(sentence: Sentence, verb: int, *, single: bool) -> bool:
    """Whether words of will are no promise: "I will indeed", "we will keep you posted", hopes, asides."""
    tokens = sentence.tokens
    if tokens[verb].dep in ("relcl", "advcl", "acl") or tokens[verb].pos != "VERB":
        return True
    # "I am confident that we will agree" is a hope; "I said that we will" is none.
    above = tokens[tokens[verb].head]
    hoped = tokens[verb].dep == "ccomp" and (above.pos == "ADJ" or above.lemma in _HOPING)
    below = [i for i in sentence.subtree(verb) if i > verb]
    to_hearers = any(tokens[i].text.lower() in ("you", "guys") for i in below[:3])
    # One man's word counts as his side's only where it names a matter.
    matter = any(tokens[i].pos in ("NOUN", "PROPN") for i in below)
    named = child(sentence, verb, "dobj", "prep", "dative", "xcomp") is not None
    broken = any(tokens[i].text == "--" for i in sentence.children[verb])
    return hoped or to_hearers or broken or not below or (single and not (matter and named))


def _voiced(sentence: Sentence, index: int, modal: int, who: int, cue: str) -> Draft:
    """The promise that a word of will makes: by whom, and the clause of its verb."""
    return Draft(
        sentence=index,
        kind="promise",
        rule=f"voice/{cue}",
        cue=(modal,),
        content=trimmed(sentence, _clause(sentence, sentence.tokens[modal].head)),
        by=(who,),
    )


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


def reported_promise(
    sentence: Sentence, index: int, modal: int, start: int, cues: CommitmentCues
) -> Iterator[Draft]:
    """What a speaker is said to have said that he will do: "the army said it would withdraw".

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        modal: `will` or `would`.
        start: Where what is said begins in the document.
        cues: The words that bind.
    """
    tokens = sentence.tokens
    verb = tokens[modal].head
    who = child(sentence, verb, "nsubj")
    cue = cues.voices[tokens[modal].text.lower()]
    if who is None or who > modal or tokens[verb].lemma not in cue.acts:
        return
    first = sentence.subtree(who)[0]
    if abs(tokens[first].span.start - start) > len("that "):
        return
    own = tokens[who].text.lower() in _SELF or tokens[who].lemma in _SIDES
    yield _voiced(sentence, index, modal, who, cue.id if own else SIDE)


def readiness(
    sentence: Sentence, index: int, word: int, cues: CommitmentCues, *, told: bool
) -> Iterator[Draft]:
    """What somebody is committed, bound or ready to do: "Sweden stands ready to help".

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        word: An adjective that binds.
        cues: The words that bind.
        told: Whether somebody is said to have said it.
    """
    tokens = sentence.tokens
    cue = cues.adjectives[tokens[word].text.lower()]
    verb = word if has_child(sentence, word, "auxpass") else tokens[word].head
    bearing = verb == word or tokens[verb].lemma in _BEING
    holders = (verb, *(i for i in sentence.children[verb] if tokens[i].dep == "auxpass"))
    who = next(
        (i for i in (child(sentence, j, "nsubj", "nsubjpass") for j in holders) if i is not None), None
    )
    if not bearing or who is None or who > word or (cue.told and not told):
        return
    if tokens[who].tag in _ASKING or tokens[-1].text == "?":
        return
    if has_child(sentence, verb, "neg") or any(
        tokens[i].tag in ("MD", "TO") for i in sentence.children[verb]
    ):
        return
    content = child(sentence, word, "xcomp")
    to = next(
        (i for i in sentence.children[word] if tokens[i].dep == "prep" and tokens[i].lemma == "to"), None
    )
    if content is None and to is not None:
        content = child(sentence, to, "pobj", "pcomp")
    if content is None or not any(tokens[i].pos in ("NOUN", "PROPN") for i in sentence.subtree(content)):
        return
    yield Draft(
        sentence=index,
        kind="promise",
        rule=f"adjective/{cue.id}",
        cue=(word,),
        content=trimmed(sentence, sentence.subtree(content)),
        by=(who,),
    )


def pact_clause(
    sentence: Sentence, index: int, modal: int, point: bool, cues: CommitmentCues
) -> Iterator[Draft]:
    """What an accord lays down: "Under the deal, Ankara will withdraw", "2. Ankara will withdraw".

    Args:
        sentence: The sentence.
        index: Where it stands in the document.
        modal: A word that looks ahead.
        point: Whether the sentence is a point of a list in a text that has named an accord.
        cues: The words that bind.
    """
    tokens = sentence.tokens
    verb = tokens[modal].head
    who = child(sentence, verb, "nsubj", "nsubjpass")
    if who is None or who > modal or tokens[modal].text.lower() not in _AHEAD:
        return
    named = next(
        (
            i
            for i, token in enumerate(tokens)
            if token.lemma in cues.pacts and (_heads_sentence(sentence, i) or _laid_down(sentence, i, verb))
        ),
        None,
    )
    traded = tuple(t.text.lower() for t in tokens[:3]) in _TRADED
    if named is None and not point and not traded:
        return
    cue = cues.pacts[tokens[named].lemma] if named is not None else next(iter(cues.pacts.values()))
    left_out = set(range(who)) - set(sentence.subtree(who))
    words = tuple(i for i in _clause(sentence, verb) if i not in left_out)
    yield Draft(
        sentence=index,
        kind="agreement",
        rule=f"pact/{cue.id}",
        cue=(modal,) if named is None else (named, modal),
        content=trimmed(sentence, words),
        by=(who,) if tokens[who].dep == "nsubj" else (),
    )


def _laid_down(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether a clause is said to stand in a text: "…, according to the text of the *agreement*"."""
    tokens = sentence.tokens
    here = noun
    while tokens[here].dep in ("pobj", "pcomp", "prep") and tokens[here].head not in (here, verb):
        here = tokens[here].head
    return here > verb and tokens[here].text.lower() in ("according", "under") and tokens[here].head == verb


def _heads_sentence(sentence: Sentence, noun: int) -> bool:
    """Whether a noun stands in the phrase that opens a sentence: "Under the deal, …"."""
    tokens = sentence.tokens
    here = noun
    while tokens[here].dep in ("pobj", "pcomp", "prep") and tokens[here].head < here:
        here = tokens[here].head
    opens = tokens[here].text.lower() in ("under", "according", "as", "in", "by") and here <= 1
    return opens and tokens[noun].dep == "pobj"


def is_point(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a numbered or bulleted point."""
    start = sentence.span.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_POINT.match(line) or _MARKER.match(text[start : start + 6]))
