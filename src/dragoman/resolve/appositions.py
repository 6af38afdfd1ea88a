"""Two phrases side by side that mean the same: "X, the envoy", "the leader of Y, X", "the group X"."""

from dragoman.model.actors import Mention
from dragoman.resolve.nouns import Noun
from dragoman.resolve.offices import title_before
from dragoman.resolve.worksheet import Worksheet

_COUNTRY = frozenset({"country", "nation", "state"})
_KNOWN_AS = frozenset({"identify", "name", "know"})
_AS = frozenset({"as", "by", "police", "authorities"})


def link_apposition(sheet: Worksheet, mention: Mention, noun: Noun) -> bool:
    """A phrase in apposition means whom the other phrase means: "X, the envoy", "the leader of Y, X"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    other = sheet.at.get((mention.sentence, token.head)) if token.dep == "appos" else None
    if other is None:
        below = [
            found
            for child in sheet.sentence(mention).children[mention.head]
            if tokens[child].dep == "appos" and (found := sheet.at.get((mention.sentence, child)))
        ]
        other = next((found for found in below if found.kind == "name"), None) or _name_behind(sheet, mention)
    other = other or _name_glued(sheet, mention) or _identified(sheet, mention)
    if noun.lemma in _COUNTRY and (other is None or sheet.kind((*sheet.linked(other), "")[0]) != "state"):
        other = _state_before(sheet, mention)
    if other is None or other.id == mention.id or other.kind != "name":
        return False
    actors = sheet.linked(other)
    kind = sheet.kind(actors[0]) if actors else ""
    if kind == "person":
        fits = not noun.plural and noun.lemma not in _COUNTRY
    elif kind == "state":
        fits = noun.lemma in _COUNTRY
    else:
        fits = bool(kind) and noun.lemma in sheet.book.agents.collective
    if not fits:
        return False
    sheet.link(mention, actors, "apposition", 0.9, evidence=other.span)
    return True


def _identified(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The name by which somebody is told to be known: "the man, later identified as X"."""
    tokens = sheet.sentence(mention).tokens
    here = mention.head + 1
    while here < len(tokens) and (tokens[here].text == "," or tokens[here].pos in ("ADV", "AUX", "PRON")):
        here += 1
    if here >= len(tokens) or tokens[here].tag != "VBN" or tokens[here].lemma not in _KNOWN_AS:
        return None
    while here + 1 < len(tokens) and tokens[here + 1].text.lower() in _AS:
        here += 1
    start = tokens[here].span.end + 1
    return next(
        (m for m in sheet.by_sentence[mention.sentence] if m.kind == "name" and m.span.start == start), None
    )


def _state_before(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The name right before a phrase and a comma: "Lesotho, the mountainous country"."""
    for other in sheet.by_sentence[mention.sentence]:
        gap = mention.span.start - other.span.end
        if other.kind == "name" and gap == 2 and sheet.text[other.span.end] == ",":
            return other
    return None


def _name_glued(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The name of a group right behind what it is: "the opposition party X"."""
    for other in sheet.by_sentence[mention.sentence]:
        near = other.kind == "name" and other.span.start == mention.span.end + 1
        if near and all(sheet.kind(actor) in ("group", "organisation") for actor in sheet.linked(other)):
            return other
    return None


def _name_behind(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The person named right behind a phrase and a comma, where the tree hangs the name elsewhere."""
    for other in sheet.by_sentence[mention.sentence]:
        if other.kind == "name" and other.label == "PERSON" and title_before(sheet, other) is mention:
            token = sheet.token(other)
            return other if token.dep == "appos" else None
    return None
