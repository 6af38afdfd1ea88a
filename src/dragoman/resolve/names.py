"""Names the actor book knows: safe ones, ambiguous ones, and capitals that stand for their government."""

import re

from dragoman.lexicon.actorbook import Named
from dragoman.model.actors import Mention
from dragoman.resolve.worksheet import Worksheet

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "through", "over"}
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
_PARTIES = frozenset({"PTY", "REB", "UAF", "PRM", "OPP", "SEP"})
_AGE = re.compile(r",? \(?(?:aged? )?[1-9][0-9]\b(?=[,.)]| and\b)")
_LABELS = {"state": "GPE", "person": "PERSON", "organisation": "ORG", "group": "ORG"}


def link_names(sheet: Worksheet) -> None:
    """Link the names that the book knows; the sure ones first, since they support the others."""
    unsure: list[tuple[Mention, tuple[Named, ...]]] = []
    short: list[tuple[Mention, Named]] = []
    surnames = _surnames(sheet)
    for mention in sheet.mentions:
        if not mention.candidates:
            continue
        meant = sheet.book.find(sheet.words(mention))
        if sheet.words(mention) in surnames and all(n.kind in ("capital", "weak") for n in meant):
            continue
        sure = [n for n in meant if n.kind in ("strong", "demonym")]
        if len(sure) == 1 and _is_short_of_party(sheet, mention, sure[0]):
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
        if weights.get(named.actor) or weights.get(country) or sheet.tells_of(country):
            _link_sure(sheet, mention, named)
    for mention, meant in unsure:
        _link_supported(sheet, mention, meant, weights)


def _is_short_of_party(sheet: Worksheet, mention: Mention, named: Named) -> bool:
    """Whether a name is but the letters of a party or armed group, of which other countries have one, too."""
    words = sheet.words(mention)
    sectors = {sector for role in sheet.roles(named.actor) for sector in role.sectors}
    return words.isupper() and len(words) <= _LETTERS and bool(sectors & _PARTIES)


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
    if stands_for_place(sheet, mention) or _among_places(sheet, mention) or len({n.actor for n in meant}) > 1:
        return
    if mention.kind == "adjective":
        modified = sheet.at.get((mention.sentence, sheet.modified(mention) or -1))
        if modified is None or modified.kind != "nominal":
            return
    sheet.link(mention, [meant[0].actor], "name/capital", 0.85)


def stands_for_place(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is where something is: "in Kabul", "Vienna, Austria"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    while token.dep == "conj" and tokens[token.head] is not token:
        token = tokens[token.head]
    if token.dep != "pobj":
        return False
    preposition = tokens[token.head]
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


def _among_places(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is listed with places the book does not know: "Washington and Oregon"."""
    sentence = sheet.sentence(mention)
    near = {sentence.tokens[mention.head].head, *sentence.children[mention.head]}
    for index in near:
        if sentence.tokens[index].dep in ("conj", "appos") or sentence.tokens[mention.head].dep == "conj":
            other = sheet.at.get((mention.sentence, index))
            if other and other.label == "GPE" and not other.candidates:
                return True
    return False


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
