"""Who speaks in a transcript: the headline names in full whom the turns name by surname and in capitals."""

import re
from datetime import date

from dragoman.model.actors import Actor, Mention, Role
from dragoman.resolve.worksheet import Worksheet

_TURN = "speech/turn"
# Words between which a headline lists those who speak.
_PARTED = re.compile(r"\b(?:by|and|with|from)\b|[,;:]", re.IGNORECASE)
_HOUSE = "White House"
_LISTED = re.compile(r"^(?:the|its?|our) ", re.IGNORECASE)


def link_turns(sheet: Worksheet) -> None:
    """Link the names before turns to those whom the headline names, with the office it gives them.

    Where they speak for one state, "the President" is its own.
    """
    turned = {s.speaker for s in sheet.coded.statements if s.evidence[0].rule == _TURN}
    speaking = [m for m in sheet.mentions if m.id in turned]
    for mention in speaking:
        if mention.kind == "name" and all(actor.startswith("x-") for actor in sheet.linked(mention)):
            _link_name(sheet, mention)
    sides = {sheet.side_of(actor) for m in speaking if m.kind == "name" for actor in sheet.linked(m)}
    above = {sheet.state_above(side) or side for side in sides}
    states = [side for side in above if sheet.kind(side) == "state"]
    house = sheet.book.find(_HOUSE) if _HOUSE in sheet.text else ()
    state = sheet.state_above(house[0].actor) if house else states[0] if len(states) == 1 else None
    for mention in speaking:
        if mention.kind != "name" and not sheet.linked(mention):
            _link_office(sheet, mention, state)
    own = _holder(sheet, "president", state) if speaking else None
    for mention in sheet.mentions if own else ():
        if own and _is_own_president(sheet, mention):
            sheet.link(mention, [own], "turn/own-president", 0.85)


def _link_name(sheet: Worksheet, mention: Mention) -> None:
    """Link a name in capitals: by the headline, else by the office before it."""
    title = sheet.annotated.document.title or ""
    surname = sheet.words(mention).split()[-1].capitalize()
    if named := re.search(rf"((?:[A-Z][\w.'’-]+ ){{1,6}}){re.escape(surname)}\b", title):
        office, full = _office_and_name(sheet, _PARTED.split(named[0])[-1].split())
        sheet.link(mention, [_person(sheet, full, office)], "turn/headline", 0.95)
    elif in_office := _in_office(sheet, mention, surname):
        sheet.link(mention, [in_office], "turn/office", 0.85, rivals=sheet.book.surname(surname))


def _is_own_president(sheet: Worksheet, mention: Mention) -> bool:
    """Whether "the President" with a capital is meant: the house writes other presidents with their names."""
    named = mention.span.of(sheet.text) in ("the President", "The President", "President")
    behind = sheet.text[mention.span.end : mention.span.end + 4]
    return mention.kind == "nominal" and named and behind != " of "


def _link_office(sheet: Worksheet, mention: Mention, state: str | None) -> None:
    """Link "THE PRESIDENT" to who was president, an official without a name to a stranger of that side."""
    words = _LISTED.sub("", sheet.words(mention)).lower()
    if holder := _holder(sheet, words, state):
        sheet.link(mention, [holder], "turn/office", 0.9)
    elif words.endswith("official") and state:
        sheet.link(mention, [_person(sheet, words, words)], "turn/office", 0.7)


def _holder(sheet: Worksheet, office: str, state: str | None) -> str | None:
    """The one who held an office of a state on the day of the transcript."""
    holders = sheet.book.holders(state, office, sheet.day) if state and sheet.day else ()
    return holders[0] if len(holders) == 1 else None


def _office_and_name(sheet: Worksheet, words: list[str]) -> tuple[str, str]:
    """A headline's words as office and name: "Press Secretary Jay Carney".

    The name is the longest ending that the actor book knows, else the last two words.
    """
    for cut in range(len(words)):
        name = " ".join(words[cut:])
        if any(sheet.kind(found.actor) == "person" for found in sheet.book.find(name)):
            return " ".join(words[:cut]), name
    return " ".join(words[:-2]), " ".join(words[-2:])


def _person(sheet: Worksheet, name: str, office: str) -> str:
    """The person of the actor book with that name; else a stranger in the office the headline tells."""
    known = [found.actor for found in sheet.book.find(name) if sheet.kind(found.actor) == "person"]
    if known:
        return known[0]
    house = sheet.book.find(_HOUSE) if _HOUSE in sheet.text else ()
    side = house[0].actor if house else None
    sectors = ("GOV",) if side else ()
    role = Role(
        country=sheet.country(side) if side else None,
        sectors=sectors,
        office=_LISTED.sub("", office).lower() or None,
        of=side,
        basis="text",
    )
    roles = (role,) if office or side else ()
    return sheet.meet(Actor(id=sheet.stranger_id(name), name=name, kind="person", roles=roles, parent=side))


def _in_office(sheet: Worksheet, mention: Mention, surname: str) -> str | None:
    """The one person of that surname in the office that stands before it, on the day of publication."""
    before = mention.phrase.of(sheet.text)[: mention.span.start - mention.phrase.start].strip(" .").lower()
    day: date | None = sheet.day
    if not before or before in ("mr", "mrs", "ms", "dr"):
        return None
    found = [
        actor
        for actor in sheet.book.surname(surname)
        if any(
            role.office and before in role.office.lower() and (day is None or role.holds_on(day))
            for role in sheet.roles(actor)
        )
    ]
    return found[0] if len(found) == 1 else None
