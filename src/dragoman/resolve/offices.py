"""What a text says somebody is: titles and appositions read as a dated role with the words as evidence."""

from dataclasses import dataclass, replace

from dragoman.lexicon.agents import Agent, Title
from dragoman.model.actors import Mention, Role
from dragoman.model.annotated import Token
from dragoman.model.text import Span
from dragoman.resolve.worksheet import Worksheet

FORMER = frozenset({"former", "ex", "ex-", "onetime", "late", "ousted", "deposed", "erstwhile", "retired"})
_KEPT = frozenset({"acting", "deputy", "interim", "caretaker", "vice", "outgoing", "designate", "assistant"})
_SIDE_BEHIND = frozenset({"of", "with", "at", "from", "in"})
_SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "spokesmen"})
_INNER = frozenset({"compound", "amod", "nmod"})
_BEHIND = 18
_NO_OFFICE = frozenset(
    {"counterpart", "counterparts", "figure", "man", "woman", "people", "member", "source"}
)
_SERVING = frozenset({"JRN", "SOC", "EDU", "BUS", "MED"})
_HOSTILE = frozenset({"anti"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title found in a stretch of a sentence: where, what, with which words before it."""

    first: int
    last: int
    name: str
    sectors: tuple[str, ...]
    former: bool
    speaks: bool


def roles_told(sheet: Worksheet, mention: Mention) -> tuple[tuple[Role, ...], Span | None]:
    """The roles that title and apposition of a person's name tell, and the words that tell them."""
    tokens = sheet.sentence(mention).tokens
    told: list[tuple[tuple[Role, ...], Span]] = []
    for stretch, backwards in _stretches(sheet, mention):
        if roles := _roles(sheet, mention, stretch, backwards):
            told.append((roles, Span(tokens[stretch.start].span.start, tokens[stretch.stop - 1].span.end)))
    with_side = (found for found in told if found[0][0].country or found[0][0].of)
    return next(with_side, told[0]) if told else ((), None)


def _stretches(sheet: Worksheet, mention: Mention) -> list[tuple[range, bool]]:
    """Token ranges that may hold a title: before the name, behind it, and a phrase it is in apposition to."""
    sentence = sheet.sentence(mention)
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if mention.span.start <= t.span.start < mention.span.end]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    found: list[tuple[range, bool]] = []
    before = first
    while before > 0 and tokens[before - 1].span.start >= mention.phrase.start:
        before -= 1
    if before < first:
        found.append((range(before, first), True))
    persons = {m.span.start for m in sheet.by_sentence[mention.sentence] if m.label == "PERSON"}
    after = last
    while after + 1 < min(len(tokens), last + _BEHIND) and tokens[after + 1].span.end <= mention.phrase.end:
        if tokens[after + 1].span.start in persons:
            break
        after += 1
    if after > last + 1 and tokens[last + 1].text != "for":  # "a ticket of Roe for president"
        found.append((range(last + 1, after + 1), False))
    if attribute := _attribute(sheet, mention):
        found.append((attribute, False))
    inner = tokens[last]
    if inner.dep == "appos" and inner.head < first:
        other = sheet.at.get((mention.sentence, inner.head))
        if not other or other.kind != "nominal":
            other = title_before(sheet, mention)
        if other:
            start = next(i for i, t in enumerate(tokens) if t.span.start >= other.phrase.start)
            found.append((range(start, first), False))
    return found


def title_before(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The noun phrase right before a name and a comma: "The head of the agency, X"."""
    for other in sheet.by_sentence[mention.sentence]:
        gap = mention.span.start - other.span.end
        if other.kind == "nominal" and 0 < gap <= 2 and sheet.text[other.span.end] == ",":
            return other
    return None


def _attribute(sheet: Worksheet, mention: Mention) -> range | None:
    """What the subject "is" now: "X is the leader of Y"; None for "was", "would be" and "is not"."""
    sentence = sheet.sentence(mention)
    token = sentence.tokens[mention.head]
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma != "be" or verb.tag not in ("VBZ", "VBP"):
        return None
    children = sentence.children[token.head]
    if any(sentence.tokens[c].dep in ("neg", "aux") for c in children):
        return None
    for child in children:
        if sentence.tokens[child].dep == "attr" and child > token.head:
            below = sentence.subtree(child)
            return range(below[0], min(below[-1] + 1, child + _BEHIND))
    return None


def _roles(sheet: Worksheet, mention: Mention, stretch: range, backwards: bool) -> tuple[Role, ...]:
    """The roles told by one stretch of words."""
    tokens = sheet.sentence(mention).tokens
    office = office_in(sheet, tokens, stretch, backwards)
    opposed = opponent(sheet, tokens, stretch)
    sides = sides_in(sheet, mention.sentence, stretch, office)
    if office and backwards and not sides:
        sides = _side_behind_name(sheet, mention)
    if opposed:
        sectors = office.sectors if office and set(office.sectors) & {"REB", "MIL", "UAF"} else ()
        return (
            Role(
                country=sheet.country(opposed),
                sectors=("REB",) if sectors else ("OPP",),
                office=(office.name or None) if office else None,
                basis="text",
            ),
        )
    if not office:
        states = [side for side in sides if sheet.kind(side) == "state"] if backwards else []
        return tuple(Role(country=sheet.country(side), of=side, basis="text") for side in states[:1])
    if not sides:
        sectors = ("ELI",) if office.former else office.sectors
        return (Role(sectors=sectors, office=office.name or None, basis="text"),)
    return side_roles(sheet, sides[0], office)


def _side_behind_name(sheet: Worksheet, mention: Mention) -> list[str]:
    """The side told behind the name: "President X of Y"."""
    sentence = sheet.sentence(mention)
    for child in sentence.children[mention.head]:
        if sentence.tokens[child].text == "of" and sentence.tokens[child].span.start >= mention.span.end:
            for inner in sentence.children[child]:
                below = sheet.at.get((mention.sentence, inner))
                if below:
                    return [actor for actor in sheet.linked(below) if sheet.kind(actor) != "person"]
    return []


def side_roles(sheet: Worksheet, side: str, office: Office | None) -> tuple[Role, ...]:
    """The roles of somebody who speaks or acts for a side: dated as the side's own roles are."""
    name = (office.name if office else None) or None
    if office and office.former:
        held = f"former {name}" if name else None
        return (Role(country=sheet.country(side), sectors=("ELI",), office=held, basis="text"),)
    own = office.sectors if office else ()
    roles = tuple(
        replace(role, sectors=_sectors(own, role, sheet.kind(side)), office=name, of=side, basis="text")
        for role in sheet.roles(side)
        if role.country or role.sectors
    )
    return tuple(dict.fromkeys(roles)) or (Role(sectors=own, office=name, of=side, basis="text"),)


def _sectors(own: tuple[str, ...], role: Role, kind: str) -> tuple[str, ...]:
    """A title's own sector for people of a state; the side's sector for those of a group."""
    if kind == "state":
        return own or role.sectors
    if role.sectors and not set(own) - {"GOV", "UNK"}:
        return role.sectors
    return own if kind != "group" and own else role.sectors or own


def office_in(sheet: Worksheet, tokens: tuple[Token, ...], stretch: range, backwards: bool) -> Office | None:
    """The title in a stretch of a sentence: the last one before a name, the first one behind it."""
    agents = sheet.book.agents
    lower = [token.text.lower().replace("’", "'") for token in tokens]
    body: Office | None = None
    for index in reversed(stretch) if backwards else stretch:
        if tokens[index].pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if not backwards and tokens[index].dep in _INNER and tokens[index].head in range(index, stretch.stop):
            continue
        lemma = tokens[index].lemma
        title = agents.title_at(lower, index, lemma, tokens[index].text)
        noun = agents.nouns.at(lower, index, lemma)
        found: tuple[int, int, Title | Agent] | None = title
        if noun and (not title or noun[1] - noun[0] > title[1] - title[0]):
            found = noun
        if not found or found[0] < stretch.start:
            continue
        if isinstance(found[2], Agent) and found[2].kind == "organisation":
            body = body or replace(_office(lower, found, stretch), name="")
            if tokens[index].dep not in ("poss", *_INNER) and not backwards:
                return body  # "of the University of Roe" is no office
            continue  # "the government's lawyer" is one
        return _office(lower, found, stretch)
    return body


def _office(lower: list[str], found: tuple[int, int, Title | Agent], stretch: range) -> Office:
    """The title with what stands before it: "acting", "former", "deputy"."""
    first, last, meaning = found
    before = lower[stretch.start : first]
    words = meaning.office if isinstance(meaning, Title) else " ".join(lower[first : last + 1])
    if lower[last] in _NO_OFFICE:
        words = ""
    kept = [word for word in before if word in _KEPT]
    if last + 2 < len(lower) and lower[last + 1] == "-" and lower[last + 2] == "designate":
        kept.append("designate")
    return Office(
        first=first,
        last=last,
        name=" ".join((*kept, words)) if words else "",
        sectors=meaning.sectors,
        former=bool(FORMER.intersection(before)),
        speaks=bool(_SPEAKS.intersection(lower[first : last + 1])),
    )


def opponent(sheet: Worksheet, tokens: tuple[Token, ...], stretch: range) -> str | None:
    """The actor behind "anti-": "anti-Taliban commander"."""
    for index in stretch:
        text = tokens[index].text
        before, dash, name = text.partition("-")
        if before.lower() not in _HOSTILE:
            continue
        if not dash and index + 2 in stretch and tokens[index + 1].text in ("-", "‑", "–"):
            name = tokens[index + 2].text
        for named in sheet.book.find(name) if name else ():
            if named.kind != "weak":
                return named.actor
    return None


def sides_in(sheet: Worksheet, sentence: int, stretch: range, office: Office | None) -> list[str]:
    """The sides named in a stretch: before the title, or behind it after "of", "with", "at", "for"."""
    tokens = sheet.annotated.sentences[sentence].tokens
    if not stretch:
        return []
    span = Span(tokens[stretch.start].span.start, tokens[stretch.stop - 1].span.end)
    before: list[str] = []
    behind: list[str] = []
    named = [m for m in sheet.by_sentence[sentence] if m.kind == "name" and sheet.linked(m)]
    for mention in sheet.by_sentence[sentence]:
        if any(m.id != mention.id and m.span.covers(mention.span) and span.covers(m.span) for m in named):
            continue
        if mention.kind not in ("name", "adjective") or not span.covers(mention.span):
            continue
        actors = [a for a in sheet.linked(mention) if sheet.kind(a) != "person"]
        if not actors and mention.label == "GPE" and (state := sheet.place_state(mention)):
            actors = [state]
        if not actors:
            continue
        if office is None or mention.span.start <= tokens[office.first].span.start:
            before.extend(actors)
        elif _belongs(tokens, office, mention):
            behind.extend(actors)
    found = before or behind
    return with_organ(sheet, tokens, stretch, found)


def _belongs(tokens: tuple[Token, ...], office: Office, mention: Mention) -> bool:
    """Whether the preposition before a name behind a title makes it the side."""
    serves = office.speaks or bool(_SERVING.intersection(office.sectors))
    allowed = _SIDE_BEHIND | {"for"} if serves else _SIDE_BEHIND
    index = mention.head
    while index > office.last:
        index -= 1
        if tokens[index].tag in ("IN", "TO"):
            return tokens[index].text.lower() in allowed and (
                tokens[index].text.lower() != "in" or index == office.last + 1
            )
    return False


def with_organ(sheet: Worksheet, tokens: tuple[Token, ...], stretch: range, sides: list[str]) -> list[str]:
    """The organ of a state where the stretch names one: "Turkish Foreign Ministry spokesman"."""
    if not sides or sheet.kind(sides[0]) != "state":
        return sides
    lower = [token.text.lower().replace("’", "'") for token in tokens]
    for index in stretch:
        organ = sheet.book.agents.organs.at(lower, index, tokens[index].lemma)
        if organ and organ[0] >= stretch.start and sheet.book.get(f"{sides[0]}-{organ[2].id}"):
            return [f"{sides[0]}-{organ[2].id}", *sides[1:]]
    return sides
