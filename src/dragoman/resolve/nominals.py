"""Noun phrases: "U.S. officials" are a group of their side, "the group" takes up what was named before."""

from dragoman.model.actors import Actor, Mention, Role, slug
from dragoman.resolve.antecedents import Antecedents
from dragoman.resolve.appositions import link_apposition
from dragoman.resolve.definites import link_definite, link_only_state, link_together
from dragoman.resolve.nouns import Noun, plural, take_apart
from dragoman.resolve.offices import FORMER, Office, opponent, side_roles, with_organ
from dragoman.resolve.owned import country_of_place, link_local, person_behind, reaches
from dragoman.resolve.worksheet import SUBJECTS, Worksheet

_ITSELF = frozenset({"side", "part", "government", "regime", "administration", "leadership", "leaderships"})
_ITSELF_GROUP = frozenset({"movement", "group", "organisation", "organization", "authority", "rule", "party"})
_SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney"})
_ARMED = frozenset({"REB", "MIL", "UAF", "PRM"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "every", "each"})
_COUNTRY = frozenset({"country", "nation", "state"})
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
_LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "supreme leader", "king", "emir", "crown prince"}
)
_LOCAL = frozenset({"CVL", "LEG", "COP", "JRN", "EDU", "MED", "LAB", "AGR", "JUD", "OPP", "REL", "BUS"})
_AT_HOME = frozenset({"government", "police", "parliament"})
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
        sheet.link(mention, [_group(sheet, noun, owner)], "nominal/of-a-person", 0.85)
        return
    ruler = _ruled_by(sheet, mention, noun)
    sides = [ruler] if ruler else _sides(sheet, mention, noun, before)
    state = None if sides else _state_in(sheet, mention, noun)
    if state and noun.organ:
        organ = _organ(sheet, state, noun.organ)
        sheet.link(mention, [organ] if organ else [], "nominal/organ-in", 0.65)
    elif state:
        sheet.link(mention, [_group(sheet, noun, state)], "nominal/people-in", 0.65)
    elif noun.titled and not noun.plural and _as_office(sheet, mention, noun):
        return
    elif sides and noun.lemma in _OTHERS and not _own_people(sheet, mention):
        _link_others(sheet, mention, noun, sides[0])
    elif sides:
        actors = [actor for side in sides if (actor := _of_side(sheet, noun, side))]
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


def _of_side(sheet: Worksheet, noun: Noun, side: str) -> str | None:
    """The actor a noun and one side make: the side itself, its organ, an office, or a group of its people."""
    if noun.organ and sheet.kind(side) == "person":
        return None
    whole = noun.kind == "population" or (noun.organ and noun.organ != "government")
    if whole and (above := sheet.state_above(side)):
        side = above
    state = sheet.kind(side) == "state"
    land = sheet.state_above(side) is not None and all(role.sectors == ("GOV",) for role in sheet.roles(side))
    if noun.organ and state and not (noun.organ == "government" and noun.lemma == "state"):
        return _organ(sheet, side, noun.organ)
    if (
        noun.lemma in _ITSELF
        or (not state and not land and noun.lemma in _ITSELF_GROUP)
        or (noun.organ and not state)
    ):
        return (
            side if noun.organ in (None, "government") or noun.lemma in _ITSELF else _group(sheet, noun, side)
        )
    if noun.lemma in _COUNTRY:
        return side if state else sheet.book.state_of(sheet.country(side))
    former = noun.office is not None and noun.office.former
    single = not noun.indefinite and noun.titled and noun.office and not noun.plural and not former
    holder = _holder(sheet, noun.office, side) if single and noun.office else None
    return holder or _group(sheet, noun, side)


def _state_in(sheet: Worksheet, mention: Mention, noun: Noun) -> str | None:
    """The state of the place named behind an organ or a people: "police in Nairobi", "residents of Basra"."""
    if noun.organ:
        allowed: tuple[str, ...] = ("in",) if noun.organ in _AT_HOME else ()
    else:
        allowed = ("in", "of", "from", "near") if noun.plural and _LOCAL.intersection(noun.sectors) else ()
    sentence = sheet.sentence(mention)
    for child in sentence.children[mention.head]:
        if sentence.tokens[child].text in allowed and child > mention.head:
            for inner in sentence.children[child]:
                below = sheet.at.get((mention.sentence, inner))
                if below and (state := sheet.place_state(below)):
                    return state
    return None


def _organ(sheet: Worksheet, state: str, organ: str) -> str | None:
    """An organ of a state; its government is whoever governs on the day: Afghanistan's since 2021."""
    actor = sheet.book.get(f"{state}-{organ}")
    if actor is None:
        return None
    if organ == "government" and sheet.day and actor.roles and not actor.role_on(sheet.day):
        return sheet.book.governing(sheet.country(state), sheet.day) or actor.id
    return actor.id


def _holder(sheet: Worksheet, office: Office, side: str) -> str | None:
    """The one person who holds an office of a side: named in the document so, or in the book on that day."""
    wanted = sheet.book.office(_bare(office.name))
    country = sheet.country(side)
    if "deputy" in office.name:
        return None
    named = {
        link.actor for links in sheet.links.values() for link in links if sheet.kind(link.actor) == "person"
    }
    found = {
        actor
        for actor in named
        for role in sheet.roles(actor)
        if role.office
        and (sheet.book.office(_bare(role.office)) == wanted or _leads(sheet, role.office, wanted, side))
        and "deputy" not in role.office
        and (role.of == side or (role.country == country and country is not None))
        and (sheet.day is None or role.holds_on(sheet.day))
    }
    if not found:  # "the governor of X" where just one Governor Y is told of
        found = {
            actor
            for actor in named
            for role in sheet.roles(actor)
            if role.office == office.name and not (role.of or role.country)
        }
    if not found and sheet.day:
        found = set(sheet.book.holders(side, wanted, sheet.day))
        if not found and country:
            found = set(sheet.book.holders(country, wanted, sheet.day))
    return found.pop() if len(found) == 1 else None


def _leads(sheet: Worksheet, office: str, wanted: str, side: str) -> bool:
    """Whether an office is that of "the Ukrainian leader": head of state or of government."""
    return wanted == "leader" and sheet.kind(side) == "state" and sheet.book.office(office) in _LEADERS


def _bare(office: str) -> str:
    """An office without "acting" and the like."""
    return " ".join(word for word in office.split() if word not in ("acting", "interim", "caretaker"))


def _group(sheet: Worksheet, noun: Noun, side: str) -> str:
    """People of a side as an actor that is the same in every document: `usa~officials`."""
    former = noun.office is not None and noun.office.former
    word = noun.office.name if noun.titled and noun.office and not noun.plural else plural(sheet, noun)
    full = f"former {word}" if former else word
    if noun.plural:
        kind = "group" if noun.kind in ("person", "office") else noun.kind
    else:
        kind = "office" if noun.titled else "person"
    sectors = ("ELI",) if former else noun.sectors
    office = Office(
        first=noun.first,
        last=noun.last,
        name=word if noun.titled and not noun.plural else "",
        sectors=sectors,
        former=former,
        speaks=False,
    )
    return sheet.meet(
        Actor(
            id=f"{side}~{slug(full)}",
            name=f"{sheet.adjective(side)} {full}",
            kind=kind,
            roles=side_roles(sheet, side, office),
            parent=None if former else side,
        )
    )


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
    single = not noun.plural
    actor = sheet.stranger_id(name, mention.span.start) if single else sheet.stranger_id(name)
    sectors = ("ELI",) if former else () if _WORLD.intersection(words) else noun.sectors
    sheet.meet(
        Actor(
            id=actor,
            name=name,
            kind="person"
            if single and noun.lemma not in _COUNTRY
            else "group"
            if noun.kind == "person"
            else noun.kind,
            roles=(Role(sectors=sectors, basis="text"),) if sectors else (),
        )
    )
    sheet.link(mention, [actor], "nominal/stranger", 0.6)
