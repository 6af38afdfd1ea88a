"""What is wrong with an actor book: names and offices that two claim, gaps, codes and ids unknown; counts."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from dragoman.errors import LexiconError
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.ontology import Ontology
from dragoman.model.actors import Actor, Role

KINDS = ("clash", "overlap", "code", "dangling", "gap")
SERIOUS = KINDS[:-1]
"""What must not be; a gap is only something still to be filled."""
_ALLOWED_FILE = "actors-allowed.toml"
_KEYS = frozenset({"kind", "entry", "why"})
# Offices of a state that one person holds at a time and that are filled without a break.
_SINGLE = frozenset({"president", "prime minister", "chancellor", "foreign minister", "secretary of state"})
_HANDOVER = timedelta(days=1)
_SINCE = date(2000, 1, 1)
_LONG = timedelta(
    days=366
)  # shorter gaps are interregna, or days left out because they are not known for sure


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to mend.

    Attributes:
        kind: One of `KINDS`.
        entry: What it is about: a name, `side: office`, an actor id.
        text: What is wrong, in words.
    """

    kind: str
    entry: str
    text: str


def problems(book: ActorBook, ontology: Ontology, only: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """All problems of a book, sorted.

    Args:
        book: The book.
        ontology: The codes of sectors and bodies.
        only: Ids of the actors that count; all if not given.
    """
    ids = set(book.actors if only is None else only)
    found = [*_clashes(book, ids), *_offices(book, ids), *_codes(book, ontology, ids)]
    found += [
        Problem("dangling", actor, f"belongs to {other!r}, which is not in the book")
        for actor, other in book.dangling()
        if actor in ids
    ]
    return tuple(sorted(found))


def unexplained(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without those that the allow-list explains; a line that explains nothing is one, too."""
    allowed = _allowed()
    found = tuple(found)
    kept = [problem for problem in found if (problem.kind, problem.entry) not in allowed]
    idle = allowed - {(problem.kind, problem.entry) for problem in found}
    kept += [Problem(kind, entry, "allowed, but no longer a problem") for kind, entry in idle]
    return tuple(sorted(kept))


def _allowed() -> set[tuple[str, str]]:
    """Kinds and entries of the allow-list."""
    entries = read_toml(_ALLOWED_FILE).get("allowed", [])
    for number, entry in enumerate(entries, 1):
        check_keys(_ALLOWED_FILE, f"allowed {number}", entry, _KEYS, _KEYS)
        if entry["kind"] not in KINDS:
            raise LexiconError(_ALLOWED_FILE, f"allowed {number}", f"unknown kind {entry['kind']!r}")
    return {(entry["kind"], entry["entry"]) for entry in entries}


def _clashes(book: ActorBook, ids: set[str]) -> Iterator[Problem]:
    """Safe names that two actors have on the same day."""
    for name, actors in book.clashes():
        for one, other in combinations(actors, 2):
            if {one, other} & ids and _together(book.actors[one], book.actors[other]):
                yield Problem("clash", name, f"a safe name of {one} and of {other}")


def _together(one: Actor, other: Actor) -> bool:
    """Whether two actors have roles on a common day; who has no role is always there."""
    if not one.roles or not other.roles:
        return True
    return any(_common(_term(a), _term(b)) >= timedelta() for a in one.roles for b in other.roles)


def _term(role: Role) -> tuple[date, date]:
    return role.first or date.min, role.last or date.max


def _common(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    """From the later beginning to the earlier end; less than nothing where they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _offices(book: ActorBook, ids: set[str]) -> Iterator[Problem]:
    """Offices held by two persons at a time, and long gaps between one holder and the next."""
    held: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for actor in book.actors.values():
        for role in actor.roles if actor.kind == "person" else ():
            office = book.office(role.office) if role.office else ""
            if office in _SINGLE and role.of and set(role.sectors) & {"GOV", "PRE"}:
                held[role.of, office].append((*_term(role), actor.id))
    for (side, office), terms in held.items():
        terms.sort()
        until, last = terms[0][1], terms[0][2]
        for first, end, holder in terms[1:]:
            about = f"{side}: {office}"
            if until - first > _HANDOVER and holder != last and {holder, last} & ids:
                yield Problem("overlap", about, f"{last} until {until} and {holder} from {first}")
            if first - max(until, _SINCE) > _LONG and {holder, last} & ids:
                yield Problem("gap", about, f"nobody from {until} ({last}) to {first} ({holder})")
            if end >= until:
                until, last = end, holder


def _codes(book: ActorBook, ontology: Ontology, ids: set[str]) -> Iterator[Problem]:
    """Countries and sectors that are no codes."""
    countries = {key.upper() for key, actor in book.actors.items() if actor.kind == "state" and len(key) == 3}
    for key in ids & book.actors.keys():
        for role in book.actors[key].roles:
            if role.country and role.country not in countries | set(ontology.supranational):
                yield Problem("code", key, f"unknown country {role.country!r}")
            for sector in set(role.sectors) - set(ontology.sectors):
                yield Problem("code", key, f"unknown sector {sector!r}")


# Offices by which somebody leads a state; of which one at least should be filled on any day.
_LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "pope"}
    | {"grand duke", "crown prince", "general secretary", "head of state", "leader", "chief executive"}
)
_BODIES = frozenset({"IGO", "UNO", "EUR"})
_UNTIL = date(2025, 12, 31)
_FILLED = (0.95, 0.8)


def counted(book: ActorBook) -> dict[str, int]:
    """How many of each kind the book knows, and for how many states offices are filled since 2000."""
    actors = book.actors.values()
    states = [actor for actor in actors if actor.kind == "state"]
    bodies = [actor for actor in actors if actor.kind == "organisation"]
    groups = [actor for actor in actors if actor.kind == "group"]
    found = {
        "names": len(book.names),
        "actors": len(book.actors),
        "states, former and disputed entities": len(states),
        "of these with a code of their own": sum(len(actor.id) == 3 for actor in states),
        "intergovernmental organisations and their organs": sum(_in(actor, _BODIES) for actor in bodies),
        "non-governmental organisations and companies": sum(_in(a, {"NGO", "MNC", "ISM"}) for a in bodies),
        "parties": sum(_has(actor, "PTY") for actor in (*bodies, *groups)),
        "armed groups and movements": sum(not _has(actor, "PTY") for actor in groups),
        "organs of states named one by one": sum(
            book.state_of(a.parent.upper()) is not None for a in bodies if a.parent
        ),
        "news media": sum(_has(actor, "JRN") for actor in bodies),
        "persons": sum(actor.kind == "person" for actor in actors),
        "dated roles of persons": sum(
            bool(role.first or role.last)
            for actor in actors
            if actor.kind == "person"
            for role in actor.roles
        ),
        "with a Wikidata id": sum(bool(actor.wikidata) for actor in actors),
    }
    codes = [actor.id.upper() for actor in states if len(actor.id) == 3]
    for what, offices in (
        ("leaders", _LEADERS),
        ("foreign ministers", {"foreign minister", "secretary of state"}),
    ):
        shares = [_filled(book, code, offices) for code in codes]
        for least in _FILLED:
            words = f"states with {what} on {least:.0%} of all days since 2000"
            found[words] = sum(share >= least for share in shares)
    return found


def _in(actor: Actor, bodies: Container[str | None]) -> bool:
    return any(role.country in bodies for role in actor.roles)


def _has(actor: Actor, sector: str) -> bool:
    return any(sector in role.sectors for role in actor.roles)


def _filled(book: ActorBook, country: str, offices: Container[str]) -> float:
    """The share of days since 2000 on which somebody holds one of some offices of a state."""
    days: set[int] = set()
    for actor in book.actors.values():
        for role in actor.roles if actor.kind == "person" else ():
            if role.country == country and role.office and book.office(role.office) in offices:
                first, last = max(role.first or _SINCE, _SINCE), min(role.last or _UNTIL, _UNTIL)
                days.update(range(first.toordinal(), last.toordinal() + 1))
    return len(days) / (_UNTIL.toordinal() - _SINCE.toordinal() + 1)
