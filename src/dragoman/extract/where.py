"""Where an event happened: the literal place in its clause, or where it went."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from dragoman.lexicon.places import load_place_cues
from dragoman.model.annotated import Annotated, Place, Sentence

_CUES = load_place_cues()
_VERBS = frozenset(("VERB", "AUX"))
_IN = frozenset(
    (
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "within",
        "throughout",
        "across",
        "around",
        "off",
        "over",
        "along",
        "on",
    )
)
_TO = frozenset(("to", "into", "toward", "towards", "onto", "for"))
# What hangs on the event as thing or person; a place below it is where the event was.
_PARTS = frozenset(("dobj", "obj", "nsubjpass", "attr", "oprd", "compound", "appos", "conj"))
# Steps to a place set off by a comma: whatever hangs on the event itself goes first.
_FAR = 9
_RANK = {"city": 0, "site": 0, "area": 1, "region": 1, "country": 2}


@dataclass(frozen=True, slots=True)
class _Way:
    """How a place hangs on an event: what leads to it, and how many steps away."""

    place: Place
    word: str
    steps: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """A place, its tokens, and the head of these."""

    place: Place
    inside: range
    head: int


def where_of(annotated: Annotated, sentence: int, token: int) -> Place | None:
    """Where the event named by a token happened; None if its clause does not say.

    Args:
        annotated: The document, its places read.
        sentence: Index into `annotated.sentences`.
        token: Index of the trigger in that sentence.
    """
    here = annotated.sentences[sentence]
    if there := _there(annotated, here, token):
        return there
    reached = _reached(annotated, here)
    for clause in _clause(here, token):
        found = (_way(here, stand, clause) for stand in reached.get(clause, ()))
        ways = [(_order(here, clause, way), way.place) for way in found if way]
        if ways:
            return min(ways, key=itemgetter(0))[1]
    return None


def _same_place(sentence: Sentence, verb: int) -> int | None:
    """The verb above a clause in its place: "travelled to Doha to meet", "when signing it, they met"."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    if token.dep not in ("advcl", "xcomp") or above.pos not in _VERBS:
        return None
    marks = {sentence.tokens[c].text.lower() for c in sentence.children[verb]}
    goes = above.lemma in _CUES.travel and "to" in marks
    return token.head if goes or (token.tag == "VBG" and marks & {"when", "while"}) else None


def antecedent(sentence: Sentence, verb: int) -> int | None:
    """The noun whose deed a clause tells, where that is an event: "bombings in Istanbul that killed 44"."""
    token = sentence.tokens[verb]
    if token.dep != "relcl" or sentence.tokens[token.head].lemma not in _CUES.struck:
        return None
    subjects = [sentence.tokens[c] for c in sentence.children[verb] if sentence.tokens[c].dep == "nsubj"]
    return token.head if any(s.text.lower() in ("that", "which") for s in subjects) else None


def _there(annotated: Annotated, sentence: Sentence, token: int) -> Place | None:
    """The place a clause with "where" tells of: "travelled to Doha, where they met"."""
    tokens = sentence.tokens
    if tokens[token].dep != "relcl" or not any(
        tokens[c].text.lower() == "where" for c in sentence.children[token]
    ):
        return None
    start = min(tokens[i].span.start for i in sentence.subtree(token))
    near = [
        p for p in annotated.places if sentence.span.covers(p.span) and p.span.end <= start <= p.span.end + 3
    ]
    return near[-1] if near else None


def _order(sentence: Sentence, clause: int, way: _Way) -> tuple[int, int, int, int]:
    """Destinations first for travel, else where it is; the nearest; the most exact."""
    travels = sentence.tokens[clause].lemma in _CUES.travel or sentence.tokens[clause].lemma in _CUES.goes
    goal = way.word in _TO or way.word == "object"
    kind = (0 if goal else 1) if travels else (0 if way.word in _IN else 1)
    return kind, way.steps, _RANK[way.place.resolution], way.place.span.start


def _clause(sentence: Sentence, token: int) -> Iterator[int]:
    """The trigger, and the verb a noun that names an event hangs on as its object."""
    yield token
    tokens = sentence.tokens
    here = token
    while (
        tokens[here].pos not in _VERBS
        and tokens[here].dep in _PARTS | {"nsubj"}
        and tokens[here].head != here
    ):
        here = tokens[here].head
    if here != token:
        yield here
    if (noun := antecedent(sentence, here)) is not None:
        yield noun
    if (above := _same_place(sentence, here)) is not None:
        yield above
    while tokens[here].dep in ("conj", "xcomp") and tokens[tokens[here].head].pos in _VERBS:
        here = tokens[here].head
        if tokens[here].lemma not in _CUES.travel:
            yield here


def _reached(annotated: Annotated, sentence: Sentence) -> dict[int, list[_Stand]]:
    """The words above each literal place of a sentence up to the first verb, with the places below them."""
    tokens = sentence.tokens
    starts = [token.span.start for token in tokens]
    found: dict[int, list[_Stand]] = {}
    for place in annotated.places:
        if not place.literal or not sentence.span.covers(place.span):
            continue
        inside = range(
            max(bisect_right(starts, place.span.start) - 1, 0), bisect_left(starts, place.span.end)
        )
        head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[0])
        here = head
        while True:
            found.setdefault(here, []).append(_Stand(place, inside, head))
            above = tokens[here].head
            if above == here or (here != head and tokens[here].pos in _VERBS):
                break
            here = above
    return found


def _way(sentence: Sentence, stand: _Stand, clause: int) -> _Way | None:
    """The way from a place up to the event; None if it leads through another clause or a person."""
    tokens = sentence.tokens
    place, inside, here = stand.place, stand.inside, stand.head
    words: list[str] = []
    steps = 0
    while here != clause:
        token = tokens[here]
        above = token.head
        if above == here or (above != clause and tokens[above].pos in _VERBS) or above in inside:
            return None
        if token.pos == "ADP" or token.dep == "prep":
            words.append(token.text.lower())
        elif (
            not words
            and above == clause
            and token.dep in ("dobj", "obj")
            and tokens[clause].lemma in _CUES.goes
        ):
            words.append("object")
        elif _bars(sentence, here, clause, seated=bool(words), far=steps > 0):
            return None
        steps += 1
        here = above
    if _set_off(sentence, inside[0], clause):
        return _Way(place, "in", _FAR)
    if "outside" in words and place.resolution == "country":
        return None
    if not words or not _all_lead(words, tokens[clause].lemma):
        return None
    return _Way(place, words[-1], steps)


def _set_off(sentence: Sentence, first: int, clause: int) -> bool:
    """Whether a place stands behind a comma and "in": it is then where all before it happened.

    The parser hangs it on the nearest name ("met with Jane Roe, an envoy, in Doha").
    """
    tokens = sentence.tokens
    if (
        first < 2
        or tokens[first - 1].text.lower() not in ("in", "at", "near")
        or tokens[first - 2].text != ","
    ):
        return False
    before = [i for i in range(first) if tokens[i].pos == "VERB"]
    return bool(before) and before[-1] == clause and tokens[clause].tag in ("VBD", "VBN", "VBZ", "VBP")


def _bars(sentence: Sentence, here: int, clause: int, *, seated: bool, far: bool) -> bool:
    """Whether a word on the way is one that has the place for its seat, or a party to the event."""
    token = sentence.tokens[here]
    if seated and token.lemma in _CUES.seated | _CUES.posted:
        return True
    party = token.dep in ("nsubj", "agent", "dative", "poss")
    return party and far and sentence.tokens[clause].pos in _VERBS


def _all_lead(words: list[str], lemma: str) -> bool:
    """Whether the prepositions on the way are those of a place: "at a house in Kabul"."""
    goes = lemma in _CUES.travel or lemma in _CUES.goes
    for i, word in enumerate(words):
        last = i == len(words) - 1
        if word == "object" or word in _IN:
            continue
        if goes and (word in _TO or word == "from") and last:
            continue
        if word == "of" and not last:
            continue
        return False
    return True
