"""Whom a bare surname or first name may stand for: rows of children, families, those in office on the day."""

import re
from datetime import date

from dragoman.model.actors import Mention, Role
from dragoman.resolve.worksheet import Worksheet

_NEAR = 730
# "the Rossi family" is no single Rossi.
_KIN = frozenset(
    {"family", "clan", "dynasty", "brothers", "sisters", "siblings", "couple", "household", "twins"}
)
_CHILDREN = frozenset(
    {"children", "sons", "daughters", "brothers", "sisters", "siblings", "parents", "grandchildren"}
)
_FAR = 8
_WORD_BEFORE = re.compile(r"\b([A-Z]\w+) $")
_LETTERS = 30
_LEADERS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "supreme leader"})


def in_row(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a first name goes on a row of such: "their sons, Ben and Toni"."""
    tokens, here = sheet.sentence(mention).tokens, mention.head
    while tokens[here].dep == "conj" and tokens[here].head < here:
        here = tokens[here].head
    return here < mention.head and any(
        token.text in _CHILDREN for token in tokens[max(0, here - _FAR) : mention.head]
    )


def of_family(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a surname is that of a family as a whole."""
    modified = sheet.modified(mention)
    return (
        sheet.token(mention).dep != "poss"
        and modified is not None
        and sheet.sentence(mention).tokens[modified].text.lower() in _KIN
    )


def part_of_name(sheet: Worksheet, mention: Mention) -> bool:
    """Whether one word ends a longer name that the text gives elsewhere, no person's: "Silver Roe"."""
    before = _WORD_BEFORE.search(sheet.text, max(0, mention.span.start - _LETTERS), mention.span.start)
    longer = f"{before[1]} {sheet.words(mention)}" if before else ""
    return any(sheet.words(m) == longer and m.label not in ("PERSON", "") for m in sheet.mentions)


def about_then(role: Role, day: date | None) -> bool:
    """Whether a role is held on a day, or was or will be within about two years."""
    if day is None:
        return True
    begins, ends = role.first or date.min, role.last or date.max
    return begins.toordinal() - _NEAR <= day.toordinal() <= ends.toordinal() + _NEAR


def leads(sheet: Worksheet, actor: str) -> bool:
    """Whether somebody leads a state on the day: of a family of that name he is meant."""
    held = [role for role in sheet.roles(actor) if role.office and sheet.day and role.holds_on(sheet.day)]
    return any(sheet.book.office(role.office or "") in _LEADERS for role in held)


def in_office(sheet: Worksheet, candidates: tuple[str, ...]) -> str | None:
    """The one person of that surname, if he holds an office on the day: news says "Guterres" and no more."""
    if len(candidates) != 1 or sheet.day is None:
        return None
    day = sheet.day
    held = [role for role in sheet.roles(candidates[0]) if role.office and role.first and role.holds_on(day)]
    return candidates[0] if held else None
