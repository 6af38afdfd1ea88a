"""Noun phrases: "U.S. officials" are a group of their side, "the group" takes up what was named before."""

from dragoman.model.actors import Actor, Mention, Role, slug
from dragoman.resolve.antecedents import Antecedents
from dragoman.resolve.appositions import link_apposition
from dragoman.resolve.definites import link_definite, link_only_state, link_together
from dragoman.resolve.homes import places_behind
from dragoman.resolve.nouns import Noun, plural, take_apart
from dragoman.resolve.offices import FORMER, opponent, with_organ
from dragoman.resolve.owned import country_of_place, link_local, person_behind, reaches
from dragoman.resolve.siding import COUNTRY, group_of, of_side, organ_of
from dragoman.resolve.worksheet import SUBJECTS, Worksheet

_SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney"})
_ARMED = frozenset({"REB", "MIL", "UAF", "PRM"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "every", "each"})
_LED = frozenset({"led", "run", "controlled", "dominated"})
_HOW_MANY = frozenset(
    {"many", "more", "most", "other", "such", "around", "several", "few", "numerous", "about"}
)
_FOES = frozenset({"opponent", "critic", "foe", "enemy", "adversary", "rival"})
_OTHERS = _FOES | {"ally", "partner", "neighbour", "neighbor", "donor", "host", "backer", "guarantor"}
_SERVICES = frozenset({"GOV", "MIL", "SPY", "COP", "PRM", "REB", "PTY", "LEG", "OPP"})
_SERVING = frozenset(
    {"team", "delegation", "group", "party", "side", "aide", "adviser", "advisor", "representative", "man"}
    | {"organization", "movement", "office", "country", "nation", "staff", "fighter", "follower", "spokesman"}
    | {"spokesperson", "spokeswoman", "negotiator", "deputy", "counterpart", "predecessor", "successor"}
    | {"organisation", "agency", "colleague"}
)
_WORLD = frozenset({"international", "global", "world"})
_NOT_PART = frozenset({"DT", "PRP$", "CD", "PDT", "POS", "WDT", "''", "``", ",", "RB", "WP$"})


def link_nominal(sheet: Worksheet, mention: Mention, before: Antecedents) -> None:
    """Link a noun phrase, or leave it open."""
    if mention.kind == "name":
        _link_people(sheet, mention)
        if sheet.linked(mention) or not _is_common(sheet, mention):
            return
    elif mention.kind != "nominal":
        return
    noun = take_apart(sheet, mention)
    if link_apposition(sheet, mention, noun) or link_together(sheet, mention):
        return
    if opposed := opponent(sheet, sheet.sentence(mention).tokens, range(noun.first, noun.index + 1)):
        _link_opposed(sheet, mention, noun, opposed)
        return
    if owner := person_behind(sheet, mention, noun):
        sheet.link(mention, [group_of(sheet, noun, owner)], "nominal/of-a-person", 0.85)
        return
    ruler = _ruled_by(sheet, mention, noun)
    sides = [ruler] if ruler else _sides(sheet, mention, noun, before)
    states = [] if sides else places_behind(sheet, mention, noun)
    if states and noun.organ:
        organs = [organ for state in states if (organ := organ_of(sheet, state, noun.organ))]
        sheet.link(mention, organs, "nominal/organ-in", 0.65)
    elif states:
        people = [group_of(sheet, noun, state) for state in states]
        sheet.link(mention, people, "nominal/people-in", 0.65)
    elif noun.titled and not noun.plural and _as_office(sheet, mention, noun):
        return
    elif sides and noun.lemma in _OTHERS and not _own_people(sheet, mention):
        _link_others(sheet, mention, noun, sides[0])
    elif sides:
        actors = [actor for side in sides if (actor := of_side(sheet, noun, side))]
        sheet.link(mention, actors, "nominal/side", 0.9)
    elif country := country_of_place(sheet, mention, noun):
        link_local(sheet, mention, noun, country)
    elif noun.organ and noun.first == noun.start:
        link_only_state(sheet, mention, noun.organ)
    elif not (noun.definite and link_definite(sheet, mention, before, noun)):
        _link_stranger(sheet, mention, noun)


def _is_common(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is but a noun with a capital: "Parliament", "Police"."""
    words, agents = sheet.words(mention).lower(), sheet.book.agents
    return mention.label != "PERSON" and any(
        known.of(words) for known in (agents.organs, agents.titles, agents.nouns)
    )


def _link_people(sheet: Worksheet, mention: Mention) -> None:
    """A demonym as a noun: "all Afghans" are a people, "the Russians said" is the state."""
    named = [n for n in sheet.book.find(sheet.words(mention)) if n.kind == "demonym"]
    if len(named) != 1:
        return
    side, token = named[0].actor, sheet.token(mention)
    country = sheet.country(side)
    first = sheet.sentence(mention).tokens[max(0, mention.head - 1)].text.lower()
    if first == "ethnic":
        return
    if first in _INDEFINITE and token.tag in ("NN", "NNP"):
        role = Role(country=country, sectors=("CVL",), of=side, basis="text")
        words = sheet.words(mention)
        one = Actor(id=sheet.stranger_id(words, mention.span.start), name=words, kind="person", roles=(role,))
        sheet.link(mention, [sheet.meet(one)], "nominal/one-of-a-people", 0.7, rivals=[side])
        return
    role = Role(country=country, sectors=("CVL",), of=side, basis="text")
    people = Actor(
        id=f"{side}~people", name=sheet.book.people(side), kind="population", roles=(role,), parent=side
    )
    plural = token.tag in ("NNS", "NNPS") or token.text.endswith("s")
    if (first == "the" and token.dep in SUBJECTS) or not plural:
        sheet.link(mention, [side], "nominal/state-by-its-people", 0.6, rivals=[people.id])
    else:
        sheet.link(mention, [sheet.meet(people)], "nominal/people", 0.8, rivals=[side])


def _ruled_by(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """Whose government it is by "X-led", "X-run": "the Taliban-led government"."""
    tokens = sheet.sentence(mention).tokens
    for index in range(noun.first + 1, noun.index):
        word = tokens[index].text.lower()
        if word in _LED and index >= 2 and tokens[index - 1].text in ("-", "–", "‑"):
            named = [n for n in sheet.book.find(tokens[index - 2].text) if n.kind == "strong"]
            if named and sheet.kind(named[0].actor) in ("group", "organisation"):
                return named[0].actor
    return None


def _sides(sheet: Worksheet, mention: Mention, noun: Noun, before: Antecedents) -> list[str]:
    """The sides a noun phrase names: adjectives, possessors, "of X"; shared by joined nouns."""
    sentence = sheet.sentence(mention)
    found: list[str] = []
    for other in sheet.by_sentence[mention.sentence]:
        inside = mention.span.start <= other.span.start < sheet.token(mention).span.start
        if other.id != mention.id and inside and reaches(sheet, other, noun.index):
            found.extend(_as_sides(sheet, sheet.linked(other), noun))
    if found and not noun.organ:
        stretch = range(noun.first, noun.index - len(noun.before.split()))
        found = with_organ(sheet, sentence.tokens, stretch, found)
    if not found:
        allowed = ("of", "for") if noun.lemma in _SPEAKS else ("of", "from") if noun.plural else ("of",)
        for child in sentence.children[mention.head]:
            if child > noun.index and sentence.tokens[child].text.lower() in allowed:
                for inner in sentence.children[child]:
                    below = sheet.at.get((mention.sentence, inner))
                    if below and below.kind == "nominal" and not sheet.linked(below):
                        link_nominal(sheet, below, before)
                    found.extend(_as_sides(sheet, sheet.joined(below) if below else (), noun))
    token = sentence.tokens[mention.head]
    if not found and token.dep == "conj" and noun.first == noun.index:
        joined = sheet.at.get((mention.sentence, token.head))
        if joined and joined.kind == "nominal":
            found = _sides(sheet, joined, take_apart(sheet, joined), before)
    return list(dict.fromkeys(found))


def _as_sides(sheet: Worksheet, actors: tuple[str, ...], noun: Noun) -> list[str]:
    """The actors of a modifier as sides: of a person, whom that person serves, for those who serve too."""
    serves = noun.organ or noun.lemma in _SERVING or _SERVICES.intersection(noun.sectors)
    sides = []
    for actor in actors:
        person = sheet.kind(actor) in ("person", "office")
        if person and not serves:
            continue
        side = sheet.side_of(actor) if person else actor.split("~")[0]
        if not (side.startswith("x-") and sheet.kind(side) in ("population", "")):
            sides.append(side)
    return sides


def _as_office(sheet: Worksheet, mention: Mention, noun: Noun) -> bool:
    """Whether a title means the office, not its holder: "elected president", "ran for president of X"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    bare = noun.first == noun.index - len(noun.before.split())
    governed = token.dep == "pobj" and tokens[token.head].text.lower() in ("for", "as")
    return bare and (governed or token.dep in ("oprd", "attr"))


def _own_people(sheet: Worksheet, mention: Mention) -> bool:
    """Whether an adjective of a people makes them its own: "Afghan allies", unlike "U.S. allies"."""
    for other in sheet.by_sentence[mention.sentence]:
        if other.kind == "adjective" and mention.span.covers(other.span):
            return any(named.kind == "demonym" for named in sheet.book.find(sheet.words(other)))
    return False


def _link_others(sheet: Worksheet, mention: Mention, noun: Noun, side: str) -> None:
    """Those who stand to a side as allies or opponents are not of it."""
    if noun.lemma in _FOES and sheet.kind(side) != "state":
        _link_opposed(sheet, mention, noun, side)
        return
    word = plural(sheet, noun)
    role = Role(sectors=noun.sectors, basis="text")
    actor = Actor(
        id=f"{slug(word)}-of-{side}",
        name=f"{sheet.adjective(side)} {word}",
        kind="group",
        roles=(role,) if noun.sectors else (),
    )
    sheet.link(mention, [sheet.meet(actor)], "nominal/others", 0.7)


def _link_opposed(sheet: Worksheet, mention: Mention, noun: Noun, opposed: str) -> None:
    """People against somebody: "anti-Taliban fighters" are of the same country, on the other side."""
    word = plural(sheet, noun)
    armed = bool(_ARMED.intersection(noun.sectors)) or noun.lemma in (
        "fighter",
        "force",
        "militia",
        "commander",
    )
    role = Role(country=sheet.country(opposed), sectors=("REB",) if armed else ("OPP",), basis="text")
    name = f"anti-{sheet.book.adjective(opposed)} {word}"
    actor = Actor(id=f"anti-{opposed}~{slug(word)}", name=name, kind="group", roles=(role,))
    sheet.link(mention, [sheet.meet(actor)], "nominal/opposed", 0.85)


def _link_stranger(sheet: Worksheet, mention: Mention, noun: Noun) -> None:
    """People of no named side: "protesters"; a definite phrase only where the noun says enough."""
    told = noun.sectors and noun.sectors[0] not in ("GOV", "MIL", "LEG", "UNK")
    if (
        (noun.titled and not noun.plural)
        or noun.organ
        or noun.lemma in ("party", "side")
        or (noun.definite and not told)
    ):
        return
    tokens = sheet.sentence(mention).tokens
    start = noun.index - len(noun.before.split())
    aged = [i for i in range(noun.first + 1, start) if tokens[i].text == "old" and tokens[i - 1].text in "-–"]
    kept = [
        i
        for i in range(aged[-1] + 1 if aged else noun.first, start)
        if tokens[i].tag not in _NOT_PART and tokens[i].text.isalpha()
        if tokens[i].lemma not in _HOW_MANY
    ]
    words = [tokens[i].text for i in kept]
    former = bool(FORMER.intersection(word.lower() for word in words))
    name = plural(sheet, noun)
    if kept and not noun.definite:
        name = f"{sheet.text[tokens[kept[0]].span.start : tokens[start - 1].span.end]} {name}"
    if noun.lemma == "family" and (house := [tokens[i].text for i in kept if tokens[i].tag == "NNP"]):
        name = f"{' '.join(house)} {name.rsplit(' ', 1)[-1]}"  # "the Roe family" is no other's
    single = not noun.plural
    actor = sheet.stranger_id(name, mention.span.start) if single else sheet.stranger_id(name)
    sectors = ("ELI",) if former else () if _WORLD.intersection(words) else noun.sectors
    sheet.meet(
        Actor(
            id=actor,
            name=name,
            kind="person"
            if single and noun.lemma not in COUNTRY
            else "group"
            if noun.kind == "person"
            else noun.kind,
            roles=(Role(sectors=sectors, basis="text"),) if sectors else (),
        )
    )
    sheet.link(mention, [actor], "nominal/stranger", 0.6)
