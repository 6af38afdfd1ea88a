"""Which strangers of several documents are one: by name and role; in doubt they are kept apart.

Strangers are actors the book does not know, each bound to the document it was met in. What comes out depends
on the strangers alone, not on the order in which documents came.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.lexicon import ActorBook
from dragoman.model.actors import Actor, Role, slug
from dragoman.model.coded import CodedDocument
from dragoman.model.strangers import Stranger

_KINDS = ("organisation", "group", "person")  # bodies first: persons speak for them
# Bodies of these sectors are called alike in many states: "Supreme Court", "Green Party".
_COMMON = frozenset({"GOV", "LEG", "JUD", "PTY", "MIL", "COP", "SPY", "OPP"})
_SMALL = frozenset({"of", "and", "the", "for", "in"})
_PLAIN_NAME = 3  # words of a body's name from which on it is not shared by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A stranger as one document tells of it.

    Attributes:
        document: Document id.
        actor: As the document describes it, under an id bound to the document.
        sides: Ids of all that the document names: supports a name without a role.
    """

    document: str
    actor: Actor
    sides: frozenset[str] = frozenset()


def same_strangers(met: Iterable[Met], book: ActorBook) -> tuple[Stranger, ...]:
    """Who the strangers of all documents are; those without a namesake elsewhere are left out."""
    found: list[Stranger] = []
    renamed: dict[str, str] = {}
    as_met = {(m.document, m.actor.id): m for m in met}
    everybody = sorted(as_met.values(), key=lambda m: (m.document, m.actor.id))
    for kind in _KINDS:
        by_name: dict[str, list[Met]] = defaultdict(list)
        for one in everybody:
            if one.actor.kind == kind:
                by_name[_key(one.actor, kind)].append(replace(one, actor=with_ids(one.actor, renamed)))
        for name in sorted(by_name):
            for judged in _judged(by_name[name], book):
                found.append(replace(judged, met=as_met[judged.document, judged.met.id].actor))
                renamed[judged.met.id] = judged.one.id
    return tuple(found)


def with_strangers(coded: CodedDocument, ones: Mapping[str, Actor]) -> CodedDocument:
    """A document in which some actors, by id, are others."""
    if not ones:
        return coded
    ids = {key: one.id for key, one in ones.items()}
    actors = {ids.get(a.id, a.id): ones.get(a.id) or with_ids(a, ids) for a in coded.actors}
    links = (
        replace(
            link,
            actor=ids.get(link.actor, link.actor),
            rivals=tuple(sorted(ids.get(r, r) for r in link.rivals)),
        )
        for link in coded.links
    )
    return replace(coded, links=tuple(links), actors=tuple(actors[key] for key in sorted(actors)))


def with_ids(actor: Actor, ids: Mapping[str, str]) -> Actor:
    """An actor whose sides go by other ids."""
    if not ids.keys() & {actor.parent, *(role.of for role in actor.roles)}:
        return actor
    roles = tuple(replace(role, of=ids.get(role.of or "", role.of)) for role in actor.roles)
    return replace(actor, roles=roles, parent=ids.get(actor.parent or "", actor.parent))


def _key(actor: Actor, kind: str) -> str:
    """What namesakes share: the whole name; of a person's name the last word."""
    words = slug(actor.name).split("-")
    return words[-1] if kind == "person" else "-".join(words)


def _judged(met: list[Met], book: ActorBook) -> list[Stranger]:
    """Judgements on strangers of one name, none where all are of one document."""
    if len({one.document for one in met}) < 2:
        return []
    groups = _groups(met, book)
    shared = [group for group in groups if len(group) > 1]
    found = [
        Stranger(document=m.document, met=m.actor, one=_merged(group, book), why=_why(group))
        for group in shared
        for m in group
    ]
    names = Counter(slug(group[0].actor.name) for group in groups)
    for group in groups:
        if len(group) == 1 and group[0].actor.roles and names[slug(group[0].actor.name)] > 1:
            why = f"kept apart from others called {group[0].actor.name}: {_told(group[0].actor)}"
            alone = group[0]
            found.append(Stranger(document=alone.document, met=alone.actor, one=alone.actor, why=why))
    return sorted(found, key=lambda j: (j.document, j.met.id))


def _groups(met: list[Met], book: ActorBook) -> list[list[Met]]:
    """Strangers that hang together by agreement in name and role, at most one of each document."""
    groups: list[list[Met]] = []
    # Those of whom most is told go first, so that those of whom little is told find their place.
    for one in sorted(met, key=lambda m: (*_weight(m.actor), m.document, m.actor.id)):
        fitting = [g for g in groups if all(m.document != one.document for m in g) and _fits(one, g, book)]
        if len(fitting) == 1:
            fitting[0].append(one)
        else:
            groups.append([one])
    return groups


def _weight(actor: Actor) -> tuple[int, int]:
    """How much is told of an actor, the most first: words of its name, then sides of its roles."""
    return -len(slug(actor.name).split("-")), -sum(bool(r.country) + bool(r.of) for r in actor.roles)


def _fits(one: Met, group: list[Met], book: ActorBook) -> bool:
    """Whether a stranger agrees with one of a group and contradicts none."""
    verdicts = {_agree(one, other, book) for other in group}
    return True in verdicts and False not in verdicts


def _agree(one: Met, other: Met, book: ActorBook) -> bool | None:
    """Whether two strangers are one: True, False, or None where nothing tells."""
    name, known = slug(one.actor.name).split("-"), slug(other.actor.name).split("-")
    sides, theirs = _sides(one.actor, book), _sides(other.actor, book)
    sectors, others = _sectors(one.actor), _sectors(other.actor)
    if sides and theirs and not sides & theirs:
        return False
    if sectors and others and not sectors & others and "ELI" not in sectors | others:
        return False
    if name != known:  # "Mujahid" and "Zabihullah Mujahid": side and office must be the same
        alone = one.actor.kind == "person" and 1 in (len(name), len(known))
        same = sides & theirs and _offices(one.actor, book) & _offices(other.actor, book)
        return True if alone and same else None if alone else False
    if one.actor.kind != "person":
        unmistakable = len(set(name) - _SMALL) >= _PLAIN_NAME or (
            len(name) > 1 and sectors and not sectors & _COMMON
        )
        return True if (sides & theirs) or unmistakable else None
    if len(name) == 1:
        return True if sides & theirs and _offices(one.actor, book) & _offices(other.actor, book) else None
    if sides & theirs or (sectors & others and _offices(one.actor, book) & _offices(other.actor, book)):
        return True
    # A full name without a role, in a document that names the side of the namesake.
    bare = not one.actor.roles or not other.actor.roles
    return True if bare and ((sides & other.sides) or (theirs & one.sides)) else None


def _sides(actor: Actor, book: ActorBook) -> set[str]:
    """Ids of those an actor speaks for, the state behind a country among them."""
    found = {role.of for role in actor.roles if role.of} | {actor.parent or ""}
    found |= {book.state_of(role.country) or role.country for role in actor.roles if role.country}
    for side in tuple(found):
        known = book.get(side)
        found |= {known.parent} if known and known.parent else set()
    return {side for side in found if side}


def _sectors(actor: Actor) -> set[str]:
    return {sector for role in actor.roles for sector in role.sectors}


def _offices(actor: Actor, book: ActorBook) -> set[str]:
    return {book.office(role.office) for role in actor.roles if role.office}


def _merged(group: list[Met], book: ActorBook) -> Actor:
    """One actor with all that the documents tell: the fullest name, every role once."""
    actors = [one.actor for one in sorted(group, key=lambda m: (m.document, m.actor.id))]
    name = max((actor.name for actor in actors), key=lambda n: (len(n.split()), n))
    roles: dict[Role, None] = {role: None for actor in actors for role in actor.roles}
    common = set.intersection(*([_sides(a, book) for a in actors if a.roles] or [set()]))
    key = "|".join([actors[0].kind, slug(name), min(common, default="")])
    others = dict.fromkeys(n for a in actors for n in (a.name, *a.names) if n != name)
    return Actor(
        id=f"x-{slug(name)[:40]}-{hashlib.sha256(key.encode()).hexdigest()[:6]}",
        name=name,
        kind=actors[0].kind,
        roles=tuple(roles),
        names=tuple(sorted(others)),
        parent=next((a.parent for a in actors if a.parent), None),
    )


def _why(group: list[Met]) -> str:
    """Why strangers are one, in words."""
    count = len(group)
    return f"one in {count} documents: {group[0].actor.name}, {_told(group[0].actor)}"


def _told(actor: Actor) -> str:
    """What is told of an actor, in words."""
    parts = dict.fromkeys(
        " ".join(part for part in (role.country, "/".join(role.sectors), role.office, role.of) if part)
        for role in actor.roles
    )
    return "; ".join(part for part in parts if part) or "no role told"
