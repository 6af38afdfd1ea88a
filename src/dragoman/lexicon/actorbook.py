"""The actor book: names → actors with dated roles; data files in, one frozen look-up out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.lexicon.actor_entries import read_actor
from dragoman.lexicon.agents import AGENTS_FILE, Agents, load_agents, make_agents, split_words
from dragoman.lexicon.load import data_files
from dragoman.lexicon.overlay import NAME_KEYS, Entries, entries_of, laid_over, own_tables
from dragoman.lexicon.tables import read_tables
from dragoman.model.actors import Actor, Role

NAME_KINDS = ("strong", "demonym", "capital", "weak")

_FOLDER = "actors"
_KEY = re.compile(r"\w+")
_THE = re.compile(r"^[Tt]he (?=\S)")
_SUFFIX = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_OWNED = re.compile(r"^(.+?)(?:['’]s?)?$")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """That a name can mean an actor: `kind` is one of `NAME_KINDS`, weak ones need support."""

    kind: str
    actor: str


@dataclass(frozen=True)
class ActorBook:
    """Who is known. Names are looked up by their first word, actors by id.

    Attributes:
        actors: By id.
        names: Every name (without a leading "the") and whom it can mean, the surest first.
        surnames: Last words of persons' names, weak by nature.
        agents: Nouns, titles and organs for those without a name.
        own: Actors that a file of the user describes, and that file.
    """

    actors: dict[str, Actor]
    names: dict[str, tuple[Named, ...]]
    surnames: dict[str, tuple[str, ...]]
    agents: Agents
    own: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _by_first(self) -> dict[str, tuple[str, ...]]:
        """Names by their first run of letters, longest first."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            if key := _KEY.search(name):
                found.setdefault(key[0], []).append(name)
        return {key: tuple(sorted(names, key=lambda n: (-len(n), n))) for key, names in found.items()}

    @cached_property
    def _offices(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Persons by side or country and office."""
        found: dict[tuple[str, str], list[str]] = {}
        for actor in self.actors.values():
            for role in actor.roles:
                if actor.kind == "person" and role.office:
                    office = self.office(role.office)
                    for side in {role.of, role.country} - {None}:
                        found.setdefault((str(side), office), []).append(actor.id)
        return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}

    @cached_property
    def _states(self) -> dict[str, str]:
        """State ids by country code."""
        return {
            role.country: actor.id
            for actor in reversed(self.actors.values())
            if actor.kind == "state"
            for role in actor.roles
            if role.country
        }

    def get(self, actor: str) -> Actor | None:
        """The actor of an id, regular organs of states ("ukr-military") included."""
        if found := self.actors.get(actor):
            return found
        for organ in self.agents.organ_ids:
            if actor.endswith(f"-{organ}"):
                return self._derived(actor[: -len(organ) - 1], organ)
        return None

    def _derived(self, state: str, organ: str) -> Actor | None:
        """A regular organ of a state."""
        whole, part = self.actors.get(state), self.agents.organ_ids[organ]
        if not whole or whole.kind != "state":
            return None
        country = next((role.country for role in whole.roles if role.country), None)
        role = Role(country=country, sectors=part.sectors, of=state, basis="actor book: organs of states")
        name = f"{part.name} of {whole.name}"
        return Actor(id=f"{state}-{organ}", name=name, kind=part.kind, roles=(role,), parent=state)

    def on(self, actor: str, day: date | None) -> Role | None:
        """The role an actor has on a day; without a day, the latest one."""
        found = self.get(actor)
        return found.role_on(day) if found else None

    def find(self, name: str) -> tuple[Named, ...]:
        """Whom a name can mean, the surest first: letters count, a leading "the" does not.

        Organs of states are known by their usual names: "Afghan government", "Russia's army".
        """
        if found := self.names.get(name) or self.names.get(name := _THE.sub("", name)):
            return found
        words = name.split(" ")
        for cut in range(len(words) - 1, 0, -1):
            owner = _OWNED.sub(r"\1", " ".join(words[:cut]))
            if found := self._organ_named(owner, " ".join(words[cut:])):
                return found
        part, _, owner = name.partition(" of ")
        return self._organ_named(_THE.sub("", owner), part) if owner else ()

    def _organ_named(self, owner: str, part: str) -> tuple[Named, ...]:
        """The organ of a state by the state's name or adjective and the organ's words."""
        organ = self.agents.organs.of(part)
        sides = [n.actor for n in self.names.get(owner, ()) if n.kind in ("strong", "demonym")]
        if organ and sides and (actor := self.get(f"{sides[0]}-{organ.id}")):
            return (Named("strong", actor.id),)
        return ()

    def match(self, text: str, start: int, key: str) -> str | None:
        """The longest name that begins at a place of a text.

        Args:
            text: A sentence, one blank between words.
            start: Where the word begins.
            key: The run of letters there.
        """
        for name in self._by_first.get(key, ()):
            if text.startswith(name, start):
                end = start + len(name)
                if end == len(text) or not (text[end].isalnum() or text[end] == "_"):
                    return name
        return None

    def knows_first(self, key: str) -> bool:
        """Whether any name begins with these letters."""
        return key in self._by_first

    def surname(self, word: str) -> tuple[str, ...]:
        """Persons whose name ends with this word."""
        return self.surnames.get(word, ())

    @cached_property
    def _kinds(self) -> dict[str, dict[str, str]]:
        """Names by actor, with their kinds, in the order of the files."""
        found: dict[str, dict[str, str]] = {}
        for name, meant in self.names.items():
            for named in meant:
                found.setdefault(named.actor, {})[name] = named.kind
        return found

    def name_kinds(self, actor: str) -> dict[str, str]:
        """The names of an actor and the kind of each."""
        return self._kinds.get(actor, {})

    def _adjectives(self, actor: str) -> list[str]:
        """The demonyms of an actor."""
        return [name for name, kind in self.name_kinds(actor).items() if kind == "demonym"]

    def adjective(self, actor: str) -> str:
        """What to put before a noun for people of a side: "Afghan", "Taliban"."""
        if found := self._adjectives(actor):
            return found[0]
        known = self.get(actor)
        return known.name if known else actor

    def people(self, actor: str) -> str:
        """What the people of a state are called: "Afghans"."""
        found = self._adjectives(actor)
        return next((name for name in found if name.endswith("s")), f"{self.adjective(actor)} people")

    def state_of(self, country: str | None) -> str | None:
        """The id of the state with a country code."""
        return self._states.get(country) if country else None

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        """Persons by their names without accents, where only one has that name."""
        found: dict[str, set[str]] = {}
        for name, meant in self.names.items():
            for named in meant:
                if named.kind == "strong" and self.actors[named.actor].kind == "person":
                    found.setdefault(_folded(name), set()).add(named.actor)
        return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}

    def folded(self, name: str) -> str | None:
        """The person of a name whatever its accents, dots and hyphens; None if there is not just one."""
        return self._by_folded.get(_folded(name))

    @cached_property
    def _by_letters(self) -> dict[str, set[str]]:
        """Actors by their names in small letters without accents."""
        found: dict[str, set[str]] = {}
        for name, meant in self.names.items():
            found.setdefault(_folded(name), set()).update(named.actor for named in meant)
        return found

    def any_case(self, name: str) -> str | None:
        """The one actor of a name whatever its capitals, accents and dots; None if there are several."""
        found = self._by_letters.get(_folded(plain_name(name)), set())
        return next(iter(found)) if len(found) == 1 else None

    def governing(self, country: str | None, day: date) -> str | None:
        """The one group or movement that governs a country on a day, if it is not its regular government."""
        found = [
            actor.id
            for actor in self.actors.values()
            if actor.kind == "group" and not actor.parent and country
            for role in (actor.role_on(day),)
            if role and role.country == country and "GOV" in role.sectors
        ]
        return found[0] if len(found) == 1 else None

    def office(self, words: str) -> str:
        """The usual name of an office: "Minister of Foreign Affairs" → "foreign minister"."""
        title = self.agents.titles.of(words)
        return title.office.lower() if title else " ".join(split_words(words))

    def holders(self, side: str, office: str, day: date | None) -> tuple[str, ...]:
        """Persons who hold an office of a side (an actor id or a country code) on a day.

        Without a day, all who ever held it.
        """
        office = self.office(office)
        found = self._offices.get((side, office), ())
        return tuple(actor for actor in found if self._holds(actor, side, office, day))

    def _holds(self, actor: str, side: str, office: str, day: date | None) -> bool:
        return any(
            (day is None or role.holds_on(day))
            for role in self.actors[actor].roles
            if role.office and side in (role.of, role.country) and self.office(role.office) == office
        )

    def belongs_to(self, part: str, whole: str, day: date | None = None) -> bool:
        """Whether one actor is the other or part of it on a day: the State Department and the U.S.

        A group named after its side (`usa~officials`) belongs to that side, unless it is a former one.
        """
        todo, seen = [part], set()
        while todo:
            here = todo.pop()
            if here == whole:
                return True
            if here in seen:
                continue
            seen.add(here)
            if "~" in here and "~former-" not in here:
                todo.append(here.split("~", 1)[0])
            if actor := self.get(here):
                role = actor.role_on(day)
                todo.extend(above for above in (actor.parent, role.of if role else None) if above)
                if role and "GOV" in role.sectors and (state := self.state_of(role.country)):
                    todo.append(state)
        return False

    def clashes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Names that are strong for more than one actor, with the actors, sorted."""
        found = []
        for name, meant in self.names.items():
            strong = tuple(sorted({n.actor for n in meant if n.kind == "strong"}))
            if len(strong) > 1:
                found.append((name, strong))
        return tuple(sorted(found))

    def dangling(self) -> tuple[tuple[str, str], ...]:
        """Actors that name a parent or a side the book does not have, sorted."""
        found = {
            (actor.id, other)
            for actor in self.actors.values()
            for other in (actor.parent, *(role.of for role in actor.roles))
            if other and not self.get(other)
        }
        return tuple(sorted(found))


def _folded(name: str) -> str:
    """A name without accents, dots and hyphens, in small letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(plain.replace(".", " ").replace("-", " ").split())


def load_actorbook(own: Iterable[str] = ()) -> ActorBook:
    """The book that ships with Dragoman; a LexiconError names file and entry of a wrong one.

    Args:
        own: Actor files of the user, or folders of them, that are laid over it.
    """
    names = data_files(_FOLDER)
    tables = {name: read_tables(name) for name in names if name != AGENTS_FILE}
    laid = own_tables(own)
    return make_actorbook(tables, load_agents(laid), laid)


def make_actorbook(
    tables: dict[str, dict[str, Any]],
    agents: Agents | None = None,
    own: dict[str, dict[str, Any]] | None = None,
) -> ActorBook:
    """A book from files already read: file name → its tables."""
    laid = entries_of(own or {})
    entries = laid_over(entries_of(tables), laid)
    actors = {key: read_actor(file, key, entry) for key, (file, entry) in entries.items()}
    surnames: dict[str, dict[str, None]] = {}
    for actor in actors.values():
        if actor.kind == "person":
            for word in surnames_of(actor):
                surnames.setdefault(word, {})[actor.id] = None
    return ActorBook(
        actors=actors,
        names=_names(actors, entries, laid),
        surnames={word: tuple(ids) for word, ids in surnames.items()},
        agents=agents or make_agents({}, {}, {}),
        own={key: file for key, (file, _) in laid.items()},
    )


def _names(actors: dict[str, Actor], entries: Entries, own: Entries) -> dict[str, tuple[Named, ...]]:
    """Every name and whom it can mean; a name of the user's own entries means nobody else."""
    names: dict[str, dict[Named, None]] = {}
    for key, (_, entry) in entries.items():
        _index(names, actors[key], entry)
    claimed: dict[str, set[str]] = {}
    for key, (_, entry) in own.items():
        for name in (entry.get("name", ""), *(name for kind in NAME_KEYS for name in entry.get(kind, ()))):
            claimed.setdefault(plain_name(name), set()).add(key)
    for name in claimed.keys() & names.keys():
        names[name] = {named: None for named in names[name] if named.actor in claimed[name]}
    order = {kind: i for i, kind in enumerate(NAME_KINDS)}
    return {name: tuple(sorted(meant, key=lambda n: order[n.kind])) for name, meant in names.items()}


def _index(names: dict[str, dict[Named, None]], actor: Actor, entry: dict[str, Any]) -> None:
    """Enter an actor's names; one that is strong is not weak as well."""
    given = (
        ("strong", (actor.name, *entry.get("names", ())) if _strong_name(entry) else entry.get("names", ())),
        ("demonym", entry.get("demonyms", ())),
        ("capital", entry.get("capitals", ())),
        ("weak", entry.get("weak_names", ())),
    )
    for kind, words in given:
        for name in words:
            meant = names.setdefault(name if _keeps_article(name, actor) else plain_name(name), {})
            if not any(known.actor == actor.id for known in meant):
                meant[Named(kind, actor.id)] = None


def plain_name(name: str) -> str:
    """A name without a leading "the", apostrophes straight."""
    return _THE.sub("", name).replace("’", "'")


def _keeps_article(name: str, actor: Actor) -> bool:
    """Whether "The" is needed to tell a paper from a common word: "The Times", "The Atlantic"."""
    paper = any("JRN" in role.sectors for role in actor.roles)
    return paper and name.startswith("The ") and name.count(" ") == 1


def _strong_name(entry: dict[str, Any]) -> bool:
    """Whether the main name is safe alone: unless it is listed as weak."""
    return entry["name"] not in entry.get("weak_names", ())


def surnames_of(actor: Actor) -> set[str]:
    """The last words of a person's names, with a particle too: "Salman", "bin Salman"."""
    found = set()
    for name in (actor.name, *actor.names):
        words = [word for word in name.split() if word.lower() not in _SUFFIX]
        if len(words) > 1:
            found.add(words[-1])
            if words[-1][:3].lower() in ("al-", "el-"):
                found.add(words[-1][3:])
            if words[-2][0].islower():
                found.add(" ".join(words[-2:]))
    return found
