"""What differs between the actor book a record was coded with and today's, and whom that can touch.

A document that no difference can touch need not be coded again. The test errs on the safe side: words
anywhere in the text stand for the names and titles that a reading of the sentences would find.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.lexicon.actorbook import ActorBook, surnames_of
from dragoman.model.actors import Actor, Role
from dragoman.model.codec import from_json, to_json

_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[A-Z]\w*")
# Offices that "the Ukrainian leader" may mean.
LEADERS = frozenset(
    {"president", "prime minister", "chancellor", "supreme leader", "king", "emir", "crown prince"}
)


def snapshot(book: ActorBook, rest: str) -> bytes:
    """An actor book as bytes, to be compared with a later one.

    Args:
        book: The book.
        rest: A digest of all other knowledge.
    """
    kept = {"rest": rest, "actors": _actors(book), "names": _names(book)}
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 6)


class Changes:
    """The differences between an earlier book and a later one.

    Args:
        earlier: A `snapshot`.
        book: The later book.
        rest: A digest of all other knowledge as it is now.
    """

    def __init__(self, earlier: bytes, book: ActorBook, rest: str) -> None:
        kept: dict[str, Any] = json.loads(zlib.decompress(earlier))
        old, new = kept["actors"], _actors(book)
        common = old.keys() & new.keys()
        in_order = [key for key in old if key in common] == [key for key in new if key in common]
        self.all = kept["rest"] != rest or not in_order
        self._book = book
        self._ids = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        changed = [from_json(Actor, side[key][0]) for side in (old, new) for key in self._ids if key in side]
        names = {*_other_names(kept["names"], _names(book), self._ids)}
        names |= {name for actor in changed for name in _called(actor)}
        self._names = {
            (frozenset(words), " ".join(words), _capital(name)) for name in names for words in _forms(name)
        }
        self._offices = {
            (side, self._heads(role.office))
            for actor in changed
            for role in actor.roles
            if role.office
            for side in (role.of, role.country)
            if side
        }
        self._sides = {side for actor in changed for side in self._governs(actor)}

    def touch(self, text: str, actors: Iterable[Actor], countries: Iterable[str]) -> bool:
        """Whether coding a document again may give anything else.

        Args:
            text: Its text.
            actors: The actors it was found to name.
            countries: The states its places lie in.
        """
        if self.all:
            return True
        forms = _forms(text)
        words = {word for form in forms for word in form}
        lines = [f" {' '.join(form)} " for form in forms]
        capitals = set(_CAPITAL.findall(_plain(text)))
        for name, phrase, capital in self._names:
            written = name <= words and (not capital or capital & capitals)
            if written and any(f" {phrase} " in line for line in lines):
                return True
        named = tuple(actors)
        sides = {above for actor in named for above in self._above(actor)} | set(countries)
        sides |= {country.lower() for country in countries}
        if sides & self._ids or sides & self._sides:
            return True
        rough = words | {word[:-1] for word in words} | {word[:-2] for word in words}
        rough |= {word.replace("men", "man") for word in words} | {word[:-3] + "y" for word in words}
        return any(side in sides and heads & rough for side, heads in self._offices)

    def _above(self, actor: Actor) -> Iterator[str]:
        """Ids and countries of an actor and of all it belongs to."""
        todo, seen = [actor], set()
        while todo:
            here = todo.pop()
            seen.add(here.id)
            yield here.id
            for key in (here.parent, here.id.partition("~")[0], *_of(here), *_countries(here)):
                if key and key not in seen:
                    yield key
                    if above := self._book.get(key) or self._book.get(self._book.state_of(key) or ""):
                        seen.add(key)
                        todo.append(above)

    def _governs(self, actor: Actor) -> Iterator[str]:
        """The sides an actor may stand for without being named: as state, organ or government."""
        organs = self._book.agents.organ_ids
        if actor.kind == "state" or any(
            "GOV" in role.sectors for role in actor.roles if actor.kind == "group"
        ):
            yield from _countries(actor)
        if any(actor.id.endswith(f"-{organ}") for organ in organs):
            yield from (actor.parent or "", *_countries(actor))

    def _heads(self, office: str) -> frozenset[str]:
        """Words of which one stands in every way to name an office."""
        wanted = self._book.office(office)
        titles = self._book.agents.titles.by_head.items()
        heads = {
            head for head, found in titles if any(title.office.lower() == wanted for _, _, title in found)
        }
        heads = heads or {max(wanted.split(), key=len, default="")}
        heads |= {"leader"} if wanted in LEADERS else set()
        return frozenset(word for head in heads for form in _forms(head) for word in form)


def _actors(book: ActorBook) -> dict[str, list[Any]]:
    """Every actor as JSON with the user's file it comes from."""
    return {key: [to_json(actor), book.own.get(key, "")] for key, actor in book.actors.items()}


def _names(book: ActorBook) -> dict[str, list[str]]:
    """Every name with kind and actor of all it can mean."""
    return {name: [f"{n.kind} {n.actor}" for n in meant] for name, meant in book.names.items()}


def _other_names(old: dict[str, list[str]], new: dict[str, list[str]], ids: set[str]) -> Iterator[str]:
    """Names that mean something else now, and those of changed actors."""
    for name in old.keys() | new.keys():
        meant = (*old.get(name, ()), *new.get(name, ()))
        if old.get(name) != new.get(name) or any(entry.partition(" ")[2] in ids for entry in meant):
            yield name


def _called(actor: Actor) -> set[str]:
    """An actor's names, a person's surnames too."""
    return {actor.name, *actor.names, *(surnames_of(actor) if actor.kind == "person" else ())}


def _plain(text: str) -> str:
    """A text without accents, apostrophes straight."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _forms(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a text in small letters without accents; twice, apostrophes parting words or not."""
    plain = _plain(text).lower()
    both = (plain, plain.replace("'", "")) if "'" in plain else (plain,)
    return tuple(tuple(_WORD.findall(form)) for form in both)


def _capital(name: str) -> frozenset[str]:
    """The first word of a name that has a capital, in the ways it may be written; none if no word has."""
    word = next(iter(_CAPITAL.findall(_plain(name))), "")
    return frozenset({word, word.upper(), word.capitalize()}) if word else frozenset()


def _of(actor: Actor) -> Iterator[str]:
    return (role.of for role in actor.roles if role.of)


def _countries(actor: Actor) -> Iterator[str]:
    roles: tuple[Role, ...] = actor.roles
    return (role.country for role in roles if role.country)
