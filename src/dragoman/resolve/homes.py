"""What a noun phrase itself tells of its home: what kind of people it names, and the place behind it."""

from dragoman.lexicon.homes import load_homes
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence
from dragoman.resolve.nouns import Noun
from dragoman.resolve.owned import country_of_place, reaches
from dragoman.resolve.seats import seat
from dragoman.resolve.worksheet import Worksheet

WORDS = load_homes()
# Prepositions by which a place behind a noun is where its people live.
_LIVING = frozenset({"in", "of", "from", "near", "across", "around", "throughout", "inside", "at", "outside"})
_LOCAL = frozenset({"CVL", "LEG", "COP", "JRN", "EDU", "MED", "LAB", "AGR", "JUD", "OPP", "REL", "BUS"})
_DOWN = frozenset({"prep", "pobj", "appos", "conj", "nmod"})
_PART = frozenset({"compound", "amod", "nmod", "poss"})
_BEHIND = 4
_DASHES = frozenset({"-", "--", "–", "—"})  # "NAIROBI - Armed men"; "Iran-backed" is told by its second word
_UP = 3
_REMOVING = frozenset(
    {
        "expel",
        "deport",
        "bar",
        "ban",
        "evict",
        "evacuate",
        "withdraw",
        "prevent",
        "stop",
        "block",
        "exclude",
        "pull",
    }
    | {
        "withdrawal",
        "drawdown",
        "pullout",
        "evacuation",
        "departure",
        "exit",
        "expulsion",
        "removal",
        "remove",
    }
    | {"flee", "return", "exodus", "recall", "leave", "move", "bring"}
)


def kind_of(sheet: Worksheet, mention: Mention, noun: Noun) -> str:
    """The kind of people a phrase names (`data/homes.toml`); `abroad` if its words say so."""
    tokens = noun.tokens
    before = [token.text.lower() for token in tokens[noun.first : noun.index]]
    behind = {token.text.lower() for token in tokens[noun.index + 1 : noun.index + _BEHIND]}
    kind = WORDS.organs.get(noun.organ, "") if noun.organ else WORDS.kind(before, noun.lemma)
    alone = {w for n, w in enumerate(before) if before[n + 1 : n + 2] != ["-"]}  # "UN-backed" is not the UN
    if WORDS.foreign & alone or WORDS.everywhere & behind or _owned(sheet, mention, noun):
        return "abroad"
    if kind == "armed" and (WORDS.kept.intersection(before) or WORDS.kept & behind):
        return "abroad"
    from_there = _comes_from(sheet.sentence(mention), noun.index + 1)
    if from_there and _joined(sheet, mention.sentence, noun.index + 1):
        return "abroad"
    if _of_a_people(sheet, mention, noun, kind):
        return "abroad"
    if noun.organ and kind == "power":
        bare = all(token.tag in ("DT", "CD") for token in tokens[noun.first : noun.start])
        return kind if bare or noun.organ == "government" else ""  # "opposition forces" are no army
    return kind


def _owned(sheet: Worksheet, mention: Mention, noun: Noun) -> bool:
    """Whether an owner is told: "his supporters", "members of the Reds"."""
    sentence = sheet.sentence(mention)
    for child in sentence.children[noun.index]:
        token = sentence.tokens[child]
        if token.dep == "poss":
            return True
        if token.text == "of" and child > noun.index:
            below = (sheet.at.get((mention.sentence, i)) for i in sentence.children[child])
            if any(m and m.kind in ("name", "pronoun") and not sheet.place_state(m) for m in below):
                return True
    return False


def _of_a_people(sheet: Worksheet, mention: Mention, noun: Noun, kind: str) -> bool:
    """Whether a name before a noun may tell whose they are: "Kurdish fighters", unlike "Gaza residents"."""
    named = sheet.annotated.names
    dashes = [i for i in range(noun.first, noun.start) if noun.tokens[i].text in _DASHES]
    for token in noun.tokens[dashes[-1] if dashes else noun.first : noun.start]:
        if not token.text[:1].isupper() or token.text in WORDS.faiths or token.tag in ("DT", "CD"):
            continue
        labels = {name.label for name in named if name.span.covers(token.span)}
        first = token.span.start == sheet.sentence(mention).span.start
        if "NORP" in labels or (kind != "home" and (labels or not first)):
            return _placed(sheet, mention, noun) is None
    return False


def places_behind(sheet: Worksheet, mention: Mention, noun: Noun) -> list[str]:
    """The states of the places told with a noun: "police in Nairobi", "people in Chad and Mali"."""
    kind = kind_of(sheet, mention, noun)
    if loyal := _loyal_to(sheet, mention, noun):
        return [loyal]
    local = country_of_place(sheet, mention, noun)
    if kind not in ("", "abroad") and not local and (state := _placed(sheet, mention, noun)):
        return [state]
    allowed = _LIVING if kind != "abroad" else frozenset()
    if not kind:
        people = noun.plural and not noun.organ and _LOCAL.intersection(noun.sectors)
        allowed = frozenset({"in", "of", "from", "near"} if people else ())
    sentence = sheet.sentence(mention)
    if _comes_from(sentence, noun.index + 1) and (origin := _joined(sheet, mention.sentence, noun.index + 1)):
        return origin
    for child in sentence.children[mention.head]:
        if child > mention.head and sentence.tokens[child].text.lower() in allowed:
            found = _joined(sheet, mention.sentence, child) or _below(sheet, mention.sentence, child)
            if found and not (
                (kind == "armed" or noun.organ)
                and "MIL" in noun.sectors
                and not _alone(sheet, mention, set(found))
            ):
                return found
    return []


def _loyal_to(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """The state of him whom they follow: "fighters loyal to the Libyan commander"; armies have their own."""
    after = noun.index + 1
    if after >= len(noun.tokens) or noun.tokens[after].text != "loyal" or noun.organ not in (None, "police"):
        return None
    below = sheet.sentence(mention).subtree(after)
    led = {
        sheet.book.state_of(sheet.country(actor))
        for other in sheet.by_sentence[mention.sentence]
        if other.head in below
        for actor in sheet.linked(other)
    }
    return next(iter(led)) if len(led) == 1 else None


def _joined(sheet: Worksheet, number: int, preposition: int) -> list[str]:
    """The states of the places right behind a preposition."""
    sentence = sheet.annotated.sentences[number]
    todo = [i for i in sentence.children[preposition] if sentence.tokens[i].dep == "pobj"]
    found: list[str] = []
    while todo:
        here = todo.pop(0)
        below = sheet.at.get((number, here))
        state = _lies_in(sheet, below) if below and below.kind == "name" else None
        found += [state] if state else []
        todo += [i for i in sentence.children[here] if state and sentence.tokens[i].dep == "conj"]
    return list(dict.fromkeys(found))


def _alone(sheet: Worksheet, mention: Mention, states: set[str]) -> bool:
    """Whether nobody of another country is near: "troops in Mali" may be French where France is told of."""
    told = {
        sheet.book.state_of(sheet.country(actor))
        for other in sheet.by_sentence[mention.sentence]
        for actor in sheet.linked(other)
    }
    return told - {None} <= states and (sheet.main_state is None or {sheet.main_state} == states)


def _comes_from(sentence: Sentence, index: int) -> bool:
    """Whether a word is a "from" that tells an origin: no "barred from", no "withdrawal of troops from"."""
    if index >= len(sentence.tokens) or sentence.tokens[index].text != "from":
        return False
    above = [sentence.tokens[index].head, index - 1]
    for _ in range(_UP):
        above.append(sentence.tokens[above[-1]].head)
    return not _REMOVING.intersection(sentence.tokens[i].lemma for i in above)


def _placed(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """The state of a town or region that stands before a noun: "Gaza residents"."""
    for other in sheet.by_sentence[mention.sentence]:
        inside = mention.span.start <= other.span.start < noun.tokens[noun.index].span.start
        if inside and other.label == "GPE" and not sheet.linked(other) and reaches(sheet, other, noun.index):
            return sheet.place_state(other)
    before = [t.text for t in noun.tokens[noun.first : noun.start] if t.tag not in ("DT", "PDT")]
    if before and sheet.gazetteer and all(word[:1].isupper() for word in before):
        return sheet.book.state_of(seat(sheet.gazetteer, " ".join((*before, noun.lemma)), noun.sectors))
    return None


def _lies_in(sheet: Worksheet, mention: Mention) -> str | None:
    """The state a place lies in; a part of a state that acts by itself (Wyoming) is in that state."""
    state = sheet.place_state(mention)
    if state is None and mention.candidates and mention.label in ("GPE", "LOC"):
        state = sheet.state_above(mention.candidates[0])
    return state


def _below(sheet: Worksheet, number: int, top: int) -> list[str]:
    """The state of the one place below a preposition: "in the east of Congo", "at a mine in Peru"."""
    sentence = sheet.annotated.sentences[number]
    found: set[str] = set()
    todo = [top]
    while todo:
        here = todo.pop()
        token = sentence.tokens[here]
        place = token.lemma.lower() in sheet.book.agents.place_nouns or token.lemma == "state"
        below = sheet.at.get((number, here))
        if below and below.kind in ("name", "adjective") and (state := _lies_in(sheet, below)):
            found.add(state)
        for child in sentence.children[here]:
            inner = sentence.tokens[child]
            way = inner.dep in _DOWN and (inner.dep != "prep" or inner.text.lower() in _LIVING)
            if token.lemma not in WORDS.far_off and (way or (inner.dep in _PART and place)):
                todo.append(child)
    return list(found) if len(found) == 1 else []
