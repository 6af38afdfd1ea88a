"""The actor that a noun and a side make: the organ, the holder of the office, a group of its people."""

from dragoman.model.actors import Actor, slug
from dragoman.resolve.nouns import Noun, plural
from dragoman.resolve.offices import Office, side_roles
from dragoman.resolve.worksheet import Worksheet

ITSELF = frozenset({"side", "part", "government", "regime", "administration", "leadership", "leaderships"})
_ITSELF_GROUP = frozenset({"movement", "group", "organisation", "organization", "authority", "rule", "party"})
COUNTRY = frozenset({"country", "nation", "state"})
_LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "supreme leader", "king", "emir", "crown prince"}
)


def of_side(sheet: Worksheet, noun: Noun, side: str) -> str | None:
    """The actor a noun and one side make: the side itself, its organ, an office, or a group of its people."""
    if noun.organ and sheet.kind(side) == "person":
        return None
    whole = noun.kind == "population" or (noun.organ and noun.organ != "government")
    if whole and (above := sheet.state_above(side)):
        side = above
    state = sheet.kind(side) == "state"
    land = sheet.state_above(side) is not None and all(role.sectors == ("GOV",) for role in sheet.roles(side))
    if noun.organ and state and not (noun.organ == "government" and noun.lemma == "state"):
        return organ_of(sheet, side, noun.organ)
    if (
        noun.lemma in ITSELF
        or (not state and not land and noun.lemma in _ITSELF_GROUP)
        or (noun.organ and not state)
    ):
        return (
            side
            if noun.organ in (None, "government") or noun.lemma in ITSELF
            else group_of(sheet, noun, side)
        )
    if noun.lemma in COUNTRY:
        return side if state else sheet.book.state_of(sheet.country(side))
    former = noun.office is not None and noun.office.former
    single = not noun.indefinite and noun.titled and noun.office and not noun.plural and not former
    holder = _holder(sheet, noun.office, side) if single and noun.office else None
    return holder or group_of(sheet, noun, side)


def organ_of(sheet: Worksheet, state: str, organ: str) -> str | None:
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


def group_of(sheet: Worksheet, noun: Noun, side: str) -> str:
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
