"""Whose people or bodies are meant: a person's lawyers, a town's council."""

from dragoman.model.actors import Actor, Mention, Role
from dragoman.resolve.nouns import Noun
from dragoman.resolve.worksheet import Worksheet

_PERSONAL = frozenset({"lawyer", "attorney", "campaign", "supporter", "relative"})
_DEFENDING = frozenset({"legal", "defense", "defence"})
_OFFICIAL = (("GOV",), ("COP",), ("LEG",), ("JUD",))


def person_behind(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """The person whose own people these are: "the Wells campaign", "his legal team", "her lawyers"."""
    if noun.lemma not in _PERSONAL and not (noun.lemma == "team" and _DEFENDING & _words(noun)):
        return None
    for other in sheet.by_sentence[mention.sentence]:
        inside = mention.span.start <= other.span.start < sheet.token(mention).span.start
        actors = sheet.linked(other)
        if other.id != mention.id and inside and len(actors) == 1 and reaches(sheet, other, noun.index):
            return actors[0] if sheet.kind(actors[0]) == "person" else None
    return None


def _words(noun: Noun) -> set[str]:
    """The words of a noun phrase before its head, in small letters."""
    return {token.text.lower() for token in noun.tokens[noun.first : noun.index]}


def country_of_place(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """The country of a town or region whose organ or officer it is: "the Minneapolis city council"."""
    if not (noun.organ or noun.titled or noun.sectors[:1] in _OFFICIAL):
        return None
    for other in sheet.by_sentence[mention.sentence]:
        inside = mention.span.start <= other.span.start < sheet.token(mention).span.start
        if inside and other.label == "GPE" and not sheet.linked(other) and reaches(sheet, other, noun.index):
            state = sheet.place_state(other)
            return sheet.country(state) if state else None
    return None


def link_local(sheet: Worksheet, mention: Mention, noun: Noun, country: str) -> None:
    """A body or officer of a town or region, known by the place: one in the document for one name."""
    first = next(i for i in range(noun.first, noun.index + 1) if noun.tokens[i].tag not in ("DT", "PRP$"))
    name = sheet.text[noun.tokens[first].span.start : noun.tokens[noun.index].span.end]
    role = Role(country=country, sectors=noun.sectors, basis="text")
    kind = "group" if noun.plural else "office" if noun.titled else "organisation"
    actor = Actor(id=sheet.stranger_id(name.lower()), name=name, kind=kind, roles=(role,))
    sheet.link(mention, [sheet.meet(actor)], "nominal/local", 0.75)


def reaches(sheet: Worksheet, mention: Mention, index: int) -> bool:
    """Whether a name modifies a noun, be it by another: "Turkish foreign ministry *spokesman*"."""
    tokens = sheet.sentence(mention).tokens
    here = sheet.modified(mention)
    while here is not None and here < index:
        token = tokens[here]
        here = token.head if token.dep in ("compound", "amod", "nmod", "poss") and token.head > here else None
    return here == index
