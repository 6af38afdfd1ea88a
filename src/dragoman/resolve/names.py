"""Names the actor book knows: safe ones, ambiguous ones, and capitals that stand for their government."""

import re

from dragoman.lexicon.actorbook import Named
from dragoman.model.actors import Mention
from dragoman.resolve.acting import short_for_things
from dragoman.resolve.worksheet import Worksheet

_PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "within",
        "through",
        "over",
        "off",
    }
)
_CITIES = frozenset({"capital", "city", "town"})
# "airlifted to Berlin", "bound for Jakarta": the city, not its government.
_CARRIED = frozenset(
    {"airlift", "transport", "bind", "head", "redirect", "divert", "evacuate", "flight", "airlifted"}
)
_SAYS_SIDE = frozenset(
    {
        "government",
        "authority",
        "demand",
        "support",
        "pressure",
        "decision",
        "recognition",
        "side",
        "ally",
        "criticism",
    }
    | {
        "help",
        "aid",
        "backing",
        "approval",
        "warning",
        "threat",
        "request",
        "offer",
        "concession",
        "behalf",
        "part",
    }
)
_LETTERS = 3
_CLEARLY = 3
_PLAIN_PARTY = re.compile(
    r"^(?:(?:Liberal|Social|Christian|Labou?r|Conservative|Green|Democratic|National|Socialist|Communist|Reform)"
    r" ?)+(?:Democrats?|Party|Alliance)?$"
)
_CHAMBERS = frozenset(
    {
        "House of Commons",
        "Congress",
        "Senate",
        "House of Representatives",
        "Chamber of Deputies",
        "House of Assembly",
    }
)
_OF_WHOM = re.compile(r" of (?:the )?([A-Z][\w]+(?: [A-Z]\w+)?)")
_PARTIES = frozenset({"PTY", "REB", "UAF", "PRM", "OPP", "SEP"})
_AGE = re.compile(r",? \(?(?:aged? )?[1-9][0-9]\b(?=[,.)]| and\b)")
_LABELS = {"state": "GPE", "person": "PERSON", "organisation": "ORG", "group": "ORG"}


def link_names(sheet: Worksheet) -> None:
    """Link the names that the book knows; the sure ones first, since they support the others."""
    unsure: list[tuple[Mention, tuple[Named, ...]]] = []
    short: list[tuple[Mention, Named]] = []
    surnames, things = _surnames(sheet), short_for_things(sheet)
    for mention in sheet.mentions:
        if not mention.candidates or sheet.words(mention) in things:
            continue
        meant = sheet.book.find(sheet.words(mention))
        if sheet.words(mention) in surnames and all(n.kind in ("capital", "weak") for n in meant):
            continue
        sure = [n for n in meant if n.kind in ("strong", "demonym")]
        if _only_where(sheet, mention, meant):
            continue
        if sheet.words(mention) in _CHAMBERS or _has_province(sheet, meant):
            unsure.append((mention, meant))
        elif len(sure) == 1 and _is_shared(sheet, mention, sure[0]):
            short.append((mention, sure[0]))
        elif len(sure) == 1:
            _link_sure(sheet, mention, sure[0])
        elif sure or any(n.kind == "weak" for n in meant):
            unsure.append((mention, meant))
        elif meant:
            _link_capital(sheet, mention, meant)
    weights = _weights(sheet)
    for mention, named in short:
        country = sheet.country(named.actor) or ""
        others = max((n for key, n in weights.items() if _is_code(key) and key != country), default=0)
        alone = others < _CLEARLY and len(sheet.words(mention)) > _LETTERS
        if alone or weights.get(named.actor) or weights.get(country) or sheet.tells_of(country):
            _link_sure(sheet, mention, named)
    for mention, meant in unsure:
        if not (_link_chamber(sheet, mention, meant, weights) or _link_state(sheet, mention, meant, weights)):
            _link_supported(sheet, mention, meant, weights)


def _only_where(sheet: Worksheet, mention: Mention, meant: tuple[Named, ...]) -> bool:
    """Whether a part of a state only says where something is: "in Ohio", "Austin, Texas"."""
    place = mention.label == "GPE" and sheet.times_a_place(sheet.words(mention))
    if not place or any(sheet.kind(n.actor) != "organisation" for n in meant):
        return False
    if is_inside(sheet, mention):
        return True
    towns = (m for m in sheet.by_sentence[mention.sentence] if m.label == "GPE" and m.kind != "nominal")
    before = next((m for m in towns if sheet.text[m.span.end : mention.span.start] == ", "), None)
    return before is not None and not any(
        sheet.kind(c) in ("organisation", "state") for c in before.candidates
    )


def _has_province(sheet: Worksheet, meant: tuple[Named, ...]) -> bool:
    """Whether a state shares its name with a part of another: "Georgia"."""
    kinds = {(n.kind, sheet.kind(n.actor)) for n in meant}
    return kinds == {("strong", "state"), ("weak", "organisation")}


def _link_state(
    sheet: Worksheet, mention: Mention, meant: tuple[Named, ...], weights: dict[str, int]
) -> bool:
    """A state that shares its name with a part of another, unless the text tells of the other alone."""
    if not _has_province(sheet, meant):
        return False
    (state,) = (n.actor for n in meant if n.kind == "strong")
    (part,) = (n.actor for n in meant if n.kind == "weak")
    own, other = (weights.get(sheet.country(actor) or "", 0) for actor in (state, part))
    province = other >= _CLEARLY and not own and not _people(sheet, mention)
    actor, rivals = (part, [state]) if province else (state, [part])
    sheet.link(mention, [actor], "name/supported" if province else "name/strong", 0.85, rivals=rivals)
    return True


def _link_chamber(
    sheet: Worksheet, mention: Mention, meant: tuple[Named, ...], weights: dict[str, int]
) -> bool:
    """A chamber many states have is that of the state named behind it, or of the one the text is about."""
    if sheet.words(mention) not in _CHAMBERS:
        return False
    if sheet.text.endswith(" state ", 0, mention.span.start):
        return True  # that of a part of the state: left open
    whose = _OF_WHOM.match(sheet.text, mention.span.end)
    found = sheet.book.find(whose[1]) if whose else ()
    state = found[0].actor if found and sheet.kind(found[0].actor) == "state" else None
    if state is None:
        countries = {key: count for key, count in weights.items() if _is_code(key)}
        main = max(sorted(countries), key=lambda key: countries[key], default="")
        state = sheet.book.state_of(main)
        known = sheet.actor(state or "")
        times = 1 if known and known.parent == "usa" else 2  # in Puerto Rico the United States are named, too
        state = state if countries.get(main, 0) > times * countries.get("USA", 0) else None
    own = [n.actor for n in meant if sheet.country(n.actor) == sheet.country(state or "")]
    if found and not own and sheet.book.get(f"{state}-parliament"):
        own = [f"{state}-parliament"]
    if not own or state in (None, "usa"):
        return False
    sheet.link(mention, own[:1], "name/chamber", 0.75)
    return True


def _is_code(key: str) -> bool:
    """Whether a key is the code of a country."""
    return len(key) == _LETTERS and key.isupper()


def _is_shared(sheet: Worksheet, mention: Mention, named: Named) -> bool:
    """Whether a name is one that parties of other countries have, too: "GAP", "Liberal Democrats"."""
    words = sheet.words(mention)
    sectors = {sector for role in sheet.roles(named.actor) for sector in role.sectors}
    letters = words.isupper() and len(words) <= _LETTERS and bool(sectors & _PARTIES)
    return letters or ("PTY" in sectors and _PLAIN_PARTY.search(words) is not None)


def _surnames(sheet: Worksheet) -> set[str]:
    """Last words of the persons named in full: "Amman" is no capital where a Sudesh Amman is told of."""
    full = (sheet.words(m).split() for m in sheet.mentions if is_person(sheet, m) and m.kind == "name")
    return {words[-1] for words in full if len(words) > 1}


def is_person(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is a person's by the parser, or by the age behind it: "Sudesh Amman, 20,"."""
    if mention.label == "PERSON" or mention.kind != "name" or mention.candidates:
        return mention.label == "PERSON"
    return bool(_AGE.match(sheet.text, mention.span.end)) and " " in sheet.words(mention)


def _link_sure(sheet: Worksheet, mention: Mention, named: Named) -> None:
    """A name that can mean one actor only."""
    if named.kind == "demonym" and _people(sheet, mention):
        return
    sheet.link(mention, [named.actor], f"name/{named.kind}", 1.0 if named.kind == "strong" else 0.95)


def _people(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a demonym is a noun for people: "all Afghans", "an Iraqi"; left to the nominals."""
    return mention.kind == "name" and sheet.token(mention).tag in ("NNS", "NNPS", "NNP", "NN")


def _link_capital(sheet: Worksheet, mention: Mention, meant: tuple[Named, ...]) -> None:
    """A capital is its government where it acts or is acted on; "in Kabul" is left a place."""
    if stands_for_place(sheet, mention) or among_places(sheet, mention) or len({n.actor for n in meant}) > 1:
        return
    if mention.kind == "adjective":
        modified = sheet.at.get((mention.sentence, sheet.modified(mention) or -1))
        if modified is None or modified.kind != "nominal":
            return
    sheet.link(mention, [meant[0].actor], "name/capital", 0.85)


def stands_for_place(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is where something is: "in Kabul", "Vienna, Austria", "the capital, Sanaa"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    if token.dep == "appos" and tokens[token.head].lemma in _CITIES:
        return True
    while token.dep == "conj" and tokens[token.head] is not token:
        token = tokens[token.head]
    if token.dep != "pobj":
        return False
    preposition = tokens[token.head]
    if preposition.lemma in ("to", "for") and tokens[preposition.head].lemma in _CARRIED:
        return True
    if preposition.lemma in ("of", "from"):
        noun = tokens[preposition.head].lemma
        people = preposition.lemma == "from" and sheet.book.agents.nouns.of(noun) is not None
        return noun not in _SAYS_SIDE and not people
    return preposition.lemma in _PLACE_PREPOSITIONS


def is_inside(sheet: Worksheet, mention: Mention) -> bool:
    """Whether something is said to be in what a name names: "in Maidan Shahr"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    while token.dep == "conj" and tokens[token.head] is not token:
        token = tokens[token.head]
    return token.dep == "pobj" and tokens[token.head].lemma in _PLACE_PREPOSITIONS


def among_places(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is listed with places the book does not know: "Washington and Oregon"."""
    sentence = sheet.sentence(mention)
    near = {sentence.tokens[mention.head].head, *sentence.children[mention.head]}
    for index in near:
        if sentence.tokens[index].dep in ("conj", "appos") or sentence.tokens[mention.head].dep == "conj":
            other = sheet.at.get((mention.sentence, index))
            if other and other.label == "GPE" and (not other.candidates or _is_province(sheet, other)):
                return True
    return False


def _is_province(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is that of a part of a state: "Virginia"."""
    return sheet.kind(mention.candidates[0]) == "organisation"


def _weights(sheet: Worksheet) -> dict[str, int]:
    """How often each actor, its side and its country were named for sure."""
    found: dict[str, int] = {}
    for links in sheet.links.values():
        for link in links:
            actor = sheet.actor(link.actor)
            keys = {link.actor, actor.parent if actor else None, sheet.country(link.actor)}
            for key in keys - {None}:
                found[str(key)] = found.get(str(key), 0) + 1
    return found


def _link_supported(
    sheet: Worksheet, mention: Mention, meant: tuple[Named, ...], weights: dict[str, int]
) -> None:
    """A name that needs support: another name of the same actor or country in the document."""
    seat = mention.label == "GPE" and sheet.kind(meant[0].actor) == "organisation"
    if (seat or any(n.kind == "capital" for n in meant)) and stands_for_place(sheet, mention):
        return
    scored: list[tuple[int, str]] = []
    for named in meant:
        actor = sheet.actor(named.actor)
        if not actor:
            continue
        agrees = mention.label == _LABELS.get(actor.kind, "")
        support = weights.get(actor.id, 0) * 2
        support += weights.get(sheet.country(actor.id) or "", 0) if actor.kind != "state" else 0
        if support or (agrees and named.kind != "weak"):
            scored.append((support, actor.id))
    weak = [n.actor for n in meant if n.kind == "weak"]
    if not scored and len(weak) == 1 and seat and sheet.is_subject(mention):
        sheet.link(mention, weak, "name/acting", 0.55, rivals=[n.actor for n in meant])
        return
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    rivals = {n.actor for n in meant}
    if not scored or (len(scored) > 1 and scored[0][0] < 2 * scored[1][0] + 1):
        return
    sheet.link(mention, [scored[0][1]], "name/supported", 0.8, rivals=rivals)
