"""What "the group", "the ministry", "the country", "the two sides" take up from before."""

from dragoman.model.actors import Mention
from dragoman.resolve.antecedents import Antecedents
from dragoman.resolve.nouns import Noun
from dragoman.resolve.worksheet import Worksheet

_NUMBERS = {"both": 2, "two": 2, "neither": 2, "three": 3, "four": 4}
_PARTIES = frozenset({"state", "group", "organisation"})
_PERSON_NOUNS = frozenset(
    {"leader", "minister", "president", "official", "diplomat", "man", "envoy", "premier"}
)
_COUNTRY = frozenset({"country", "nation", "state", "government", "capital", "neighbour", "neighbor"})
_BODY = frozenset({"organisation", "organization", "body", "bloc", "alliance", "institution"})
_GROUP = frozenset({"group", "movement", "militia", "faction", "insurgency", "network"})
_PARTISAN = frozenset({"REB", "PTY", "OPP", "UAF", "CRM", "SOC", "PRM"})
_VAGUE = frozenset({"administration", "regime", "state", "leadership", "mission"})
_ANYBODY = frozenset(
    {"official", "leader", "diplomat", "politician", "spokesman", "spokesperson", "spokeswoman"}
)
_ON_THE_SPOT = frozenset({"police", "judiciary", "court"})
_REACH = 8


def link_together(sheet: Worksheet, mention: Mention) -> bool:
    """Link "both countries", "the two sides" to the last two (three) parties named together.

    Returns:
        Whether it is such a phrase, linked or not.
    """
    tokens = sheet.sentence(mention).tokens
    inside = [t for t in tokens[: mention.head + 1] if t.span.start >= mention.span.start]
    count = next((n for t in inside if (n := _NUMBERS.get(t.text.lower()))), None)
    first = inside[0].text.lower() if inside else ""
    token = tokens[mention.head]
    lemma = token.lemma
    if any(tokens[c].dep == "conj" for c in sheet.sentence(mention).children[mention.head]):
        return False
    parties = lemma in ("party", "side") and token.tag == "NNS" and len(inside) == 2 and first == "the"
    if not parties and (count is None or first not in ("both", "the", "these", "those", "neither", "all")):
        return False
    if any(
        other.id != mention.id and mention.span.covers(other.span)
        for other in sheet.by_sentence[mention.sentence]
    ):
        return False
    wanted = {"person"} if lemma in _PERSON_NOUNS else {"state"} if lemma in _COUNTRY else _PARTIES
    if found := _named_together(sheet, mention, count, frozenset(wanted)):
        actors, evidence = found
        sheet.link(mention, actors, "nominal/together", 0.8, evidence=evidence.span)
    return True


def _named_together(
    sheet: Worksheet, mention: Mention, count: int | None, kinds: frozenset[str]
) -> tuple[tuple[str, ...], Mention] | None:
    """The parties joined by "and" last before a phrase, just so many; else the only ones a sentence names."""
    numbers = range(mention.sentence, max(-1, mention.sentence - 4), -1)
    for number in numbers:
        earlier = [m for m in sheet.by_sentence[number] if m.span.end <= mention.span.start]
        for other in sorted(earlier, key=lambda m: (not sheet.is_subject(m), -m.span.start)):
            if other.kind == "pronoun" or _continues(sheet, other):
                continue
            pair = tuple(a for a in _group(sheet, other) if sheet.kind(a) in kinds and _known(a))
            if len(pair) == count or (count is None and len(pair) > 1):
                return pair, other
    for number in numbers:
        named: dict[str, Mention] = {}
        for other in sheet.by_sentence[number]:
            if other.span.end <= mention.span.start and other.kind == "name" and not _is_place(sheet, other):
                for actor in sheet.linked(other):
                    if sheet.kind(actor) in kinds and "~" not in actor:
                        named.setdefault(actor, other)
        if len(named) == count:
            return tuple(named), next(iter(named.values()))
        if len(named) > (count or 1):
            return None
    return None


def _group(sheet: Worksheet, mention: Mention) -> tuple[str, ...]:
    """The actors of a mention and those joined to it; "U.S.-Taliban" joins two as well."""
    found = sheet.joined(mention)
    if mention.kind == "adjective" and len(found) == 1:
        for other in sheet.by_sentence[mention.sentence]:
            gap = other.span.start - mention.span.end
            if gap == 1 and other.kind == "adjective" and sheet.text[mention.span.end] in "-–":
                found += sheet.linked(other)
    return found


def _continues(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a mention goes on with a list, and so is not the whole of it."""
    token = sheet.token(mention)
    return token.dep == "conj" and bool(sheet.linked(sheet.at.get((mention.sentence, token.head))))


def _known(actor: str) -> bool:
    """Whether an actor is a party of its own, not a group made up from a noun."""
    return "~" not in actor and not actor.startswith("x-other-")


def _is_place(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is only where something is."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    return token.dep == "pobj" and tokens[token.head].text.lower() in (
        "in",
        "at",
        "near",
        "outside",
        "over",
        "of",
    )


def link_definite(
    sheet: Worksheet,
    mention: Mention,
    before: Antecedents,
    noun: Noun,
) -> bool:
    """Link a definite phrase without a side to what it takes up; True if it is settled, linked or not."""
    tokens, lemma, organ = noun.tokens, noun.lemma, noun.organ
    tag = tokens[mention.head].tag
    if tokens[noun.first].tag == "PRP$":
        return True
    if any(t.tag == "NNP" for t in tokens[noun.first : noun.start]):
        return False
    bare = noun.start == noun.first + 1
    if bare and noun.titled and _link_speakers_own(sheet, mention):
        return True
    if lemma in ("country", "nation") and tag in ("NN", "NNP"):
        return not bare or _link_country(sheet, mention, before)
    if lemma != "party" and (same := _same_noun(sheet, mention, before, lemma, tag)):
        sheet.link(mention, same[0], "nominal/same-noun", 0.75, evidence=same[1].span)
        return True
    if tag not in ("NN", "NNP"):
        return _link_armed(sheet, mention, before, lemma)

    def fits(_: Mention, actors: tuple[str, ...]) -> bool:
        if len(actors) != 1 or not (actor := sheet.actor(actors[0])):
            return False
        if actor.kind in ("person", "office"):
            if not bare or organ:
                return False
            # Who was president then is "the president", not who became it later.
            held = [role for role in actor.roles if sheet.day is None or role.holds_on(sheet.day)]
            offices = {role.office or "" for role in held}
            return lemma in _ANYBODY or any(lemma in office.lower().split() for office in offices)
        if actor.kind not in ("organisation", "group"):
            return False
        if lemma == "party":
            return any("PTY" in role.sectors for role in actor.roles)
        if lemma in _GROUP:
            partisan = any(_PARTISAN.intersection(role.sectors) for role in actor.roles)
            return "~" not in actor.id and actor.id[:2] != "x-" and (partisan or actor.kind == "group")
        return (
            lemma in _BODY or lemma in actor.name.lower().split() or bool(organ and actor.id.endswith(organ))
        )

    if found := before.best(mention, fits, window=2):
        candidate, rivals, score = found
        sheet.link(mention, candidate.actors, "nominal/taken-up", score, candidate.mention.span, rivals)
        return True
    if lemma in _BODY:
        _link_only_body(sheet, mention)
        return True
    if lemma == "party":
        _link_only_party(sheet, mention)
        return True
    if lemma == "administration" and bare:
        _link_presidents(sheet, mention)
        return True
    if organ:
        if bare:
            link_only_state(sheet, mention, organ)
        return True
    return not bare or _link_only_holder(sheet, mention)


def _link_only_body(sheet: Worksheet, mention: Mention) -> None:
    """Link "the alliance" to the only organisation named here, even by an adjective, or just before."""
    bodies = {
        actor: other
        for number in (mention.sentence - 1, mention.sentence)
        for other in sheet.by_sentence.get(number, ())
        if other.span.end <= mention.span.start
        for actor in sheet.linked(other)
        if sheet.kind(actor) == "organisation" and not sheet.state_above(actor)
    }
    if len(bodies) == 1:
        actor, evidence = bodies.popitem()
        sheet.link(mention, [actor], "nominal/only-body", 0.6, evidence=evidence.span)


def _link_armed(sheet: Worksheet, mention: Mention, before: Antecedents, lemma: str) -> bool:
    """Link "the insurgents" to the one armed group named shortly before."""
    noun = sheet.book.agents.nouns.of(lemma)
    if not noun or "REB" not in noun.sectors:
        return False

    def fits(_: Mention, actors: tuple[str, ...]) -> bool:
        armed = any({"REB", "UAF"} & set(role.sectors) for role in sheet.roles(actors[0]))
        return len(actors) == 1 and armed and sheet.kind(actors[0]) in ("group", "organisation")

    found = {c.actors: c.mention for c in before.before(mention, fits)}
    if len(found) != 1:
        return False
    actors, evidence = found.popitem()
    sheet.link(mention, actors, "nominal/armed-group", 0.7, evidence=evidence.span)
    return True


def _link_only_party(sheet: Worksheet, mention: Mention) -> None:
    """Link "the party" to the only party named before in the document."""
    parties = {
        actor: other
        for other in sheet.mentions
        if other.span.start < mention.span.start and other.kind != "pronoun"
        for actor in sheet.linked(other)
        if "~" not in actor and sheet.kind(actor) in ("organisation", "group")
        if any("PTY" in role.sectors for role in sheet.roles(actor))
    }
    if len(parties) == 1:
        actor, evidence = parties.popitem()
        sheet.link(mention, [actor], "nominal/only-party", 0.7, evidence=evidence.span)


def _link_presidents(sheet: Worksheet, mention: Mention) -> None:
    """Link "the administration" to the speaker's own, else to that of the only president named before.

    Anywhere but in the United States the word is rare, so the document must be about that state.
    """
    speaker = sheet.speaker_around(mention)
    own = {sheet.book.state_of(sheet.country(actor)) for actor in sheet.linked(speaker)} - {None}
    found: dict[str | None, Mention] = dict.fromkeys(own, speaker) if speaker else {}
    found = found or {
        state: other
        for other in sheet.mentions
        if other.span.start < mention.span.start
        for actor in sheet.linked(other)
        if sheet.kind(actor) == "person" and (role := sheet.role(actor))
        if role.office and sheet.book.office(role.office) == "president"
        if (state := sheet.book.state_of(role.country))
    }
    if len(found) == 1:
        state, evidence = found.popitem()
        if state in ("usa", sheet.main_state) and sheet.book.get(f"{state}-government"):
            sheet.link(mention, [f"{state}-government"], "nominal/presidents", 0.7, evidence=evidence.span)


def _link_speakers_own(sheet: Worksheet, mention: Mention) -> bool:
    """Link "the president" in somebody's words to the holder in his own country, if named in the document."""
    speaker, wanted = sheet.speaker_around(mention), _title(sheet, mention)
    if speaker is None or wanted is None or sheet.day is None:
        return False
    for actor in sheet.linked(speaker):
        country = sheet.country(actor)
        state = sheet.book.state_of(country)
        if not state or sheet.kind(actor) != "person":
            continue
        held = sheet.book.holders(state, wanted, sheet.day) or sheet.book.holders(
            str(country), wanted, sheet.day
        )
        named = {a for m in sheet.mentions if m.kind == "name" for a in sheet.linked(m)}
        if len(held) == 1 and held[0] in named and held[0] != actor:
            sheet.link(mention, held, "nominal/speakers-own", 0.75, evidence=speaker.span)
            return True
    return False


def _link_only_holder(sheet: Worksheet, mention: Mention) -> bool:
    """Link "the president" to the only person named in the document who holds such an office."""
    tokens = sheet.sentence(mention).tokens
    lower = [token.text.lower().replace("’", "'") for token in tokens]
    title = sheet.book.agents.titles.at(lower, mention.head, tokens[mention.head].lemma)
    if title is None:
        return False
    wanted = title[2].office.lower()
    holders: dict[str, Mention] = {}
    for other in sheet.mentions:
        if other.span.start >= mention.span.start:
            break
        if mention.sentence - other.sentence > _REACH:
            continue
        for actor in sheet.linked(other):
            role = sheet.role(actor) if sheet.kind(actor) == "person" else None
            if role and role.office and sheet.book.office(role.office) == wanted:
                holders.setdefault(actor, other)
    if len(holders) == 1:
        actor, evidence = holders.popitem()
        sheet.link(mention, [actor], "nominal/only-holder", 0.65, evidence=evidence.span)
    elif not holders and sheet.main_state and sheet.day:
        found = sheet.book.holders(sheet.main_state, wanted, sheet.day)
        if len(found) == 1:
            sheet.link(mention, found, "nominal/holder-in-main-country", 0.6)
    return True


def _link_country(sheet: Worksheet, mention: Mention, before: Antecedents) -> bool:
    """Link "the country" to the one state named in the nearest sentence that names any."""

    def fits(other: Mention, actors: tuple[str, ...]) -> bool:
        own = other.sentence == mention.sentence and sheet.is_subject(other) and not sheet.is_subject(mention)
        return sheet.kind(actors[0]) == "state" and not own

    found = list(before.before(mention, fits, window=2))
    near = [c for c in found if c.distance == found[0].distance]
    states = {c.actors for c in near}
    if len(states) == 1:
        score = 0.8 - 0.1 * near[0].distance
        sheet.link(mention, near[0].actors, "nominal/country", score, near[0].mention.span)
    return True


def _same_noun(
    sheet: Worksheet, mention: Mention, before: Antecedents, lemma: str, tag: str
) -> tuple[tuple[str, ...], Mention] | None:
    """The last phrase with the same noun in the same number: "the protesters" after "student protesters"."""
    for candidate in before.before(mention, lambda other, _: other.kind == "nominal", window=_REACH):
        token = sheet.token(candidate.mention)
        if _title(sheet, candidate.mention) != _title(sheet, mention):
            continue
        if token.lemma == lemma and (token.tag in ("NNS", "NNPS")) == (tag in ("NNS", "NNPS")):
            return candidate.actors, candidate.mention
    return None


def _title(sheet: Worksheet, mention: Mention) -> str | None:
    """The office that a phrase names by a title: a vice president is no president."""
    tokens = sheet.sentence(mention).tokens
    lower = [token.text.lower() for token in tokens]
    title = sheet.book.agents.titles.at(lower, mention.head, tokens[mention.head].lemma)
    return title[2].office if title else None


def _named_with(sheet: Worksheet, mention: Mention, organ: str) -> set[str]:
    """The states whose organ of that kind the document names before, its headline included."""
    found = {
        state
        for other in sheet.mentions
        if other.span.start < mention.span.start
        for actor in sheet.linked(other)
        if actor.endswith(f"-{organ}") and (state := sheet.state_above(actor))
    }
    words = (sheet.annotated.document.title or "").split()
    for first in range(len(words)):
        for last in range(first + 2, min(first + 5, len(words)) + 1):
            named = sheet.book.find(" ".join(words[first:last]))
            found |= {
                state
                for n in named
                if n.actor.endswith(f"-{organ}") and (state := sheet.state_above(n.actor))
            }
    return found


def link_only_state(sheet: Worksheet, mention: Mention, organ: str) -> None:
    """Link "the army", "the government" to that of the only state named before, here or in the last sentence.

    A state named behind it is more often the one it deals with: "the government accused France".
    """
    token = sheet.token(mention)
    if token.lemma in _VAGUE or (token.tag == "NNS" and token.lemma != token.text.lower()):
        return
    named = {state for state in _named_with(sheet, mention, organ) if sheet.book.get(f"{state}-{organ}")}
    told = [
        (actor, other.span.start > mention.span.start)
        for number in (mention.sentence - 1, mention.sentence)
        for other in sheet.by_sentence.get(number, ())
        for actor in sheet.linked(other)
        if sheet.kind(actor) == "state"
    ]
    part = token.dep == "compound"  # "an army base in Mali"
    states = {actor for actor, _ in told}
    if not part and all(behind for _, behind in told):
        states = set()
    where = sheet.states_around(mention.sentence) if organ in _ON_THE_SPOT else set()
    if len(named) == 1:
        actor, rule = f"{named.pop()}-{organ}", "nominal/only-organ"
    elif len(where) == 1:
        actor, rule = f"{where.pop()}-{organ}", "nominal/organ-there"
    elif len(states) == 1:
        actor, rule = f"{states.pop()}-{organ}", "nominal/only-state"
    else:
        actor, rule = f"{sheet.main_state}-{organ}", "nominal/main-country"
    if sheet.book.get(actor):
        sheet.link(mention, [actor], rule, 0.6)
