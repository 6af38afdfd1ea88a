"""Words for those who act without a name: agent nouns, titles, and the regular organs of states."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml

AGENTS_FILE = "actors/agents.toml"
ORGANS_FILE = "organs.toml"
PERSONS_FILE = "persons.toml"
AGENT_KINDS = ("person", "group", "population", "organisation", "office", "state")

_AGENT_KEYS = frozenset({"office", "nouns", "sector", "kind", "source", "note"})
_TITLE_KEYS = frozenset({"words", "sector", "office", "kind", "source", "note"})
_ORGAN_KEYS = frozenset({"id", "name", "words", "sector", "kind", "source", "note"})
_WORD = re.compile(r"[^\s-]+|-")
_ACRONYM = 3
_LINKING = frozenset({"of", "for", "to", "in"})

T = TypeVar("T")
Found: TypeAlias = tuple[int, int, T]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A noun for somebody who acts: "official", "protester". `sectors` may be empty: any side's."""

    sectors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title such as "foreign minister": the office it names and the sector it belongs to."""

    sectors: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """A regular organ of a state: its id ("foreign-ministry"), name and sector."""

    id: str
    name: str
    sectors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases of one meaning each, found by their head noun in a row of words.

    The head of "special envoy" is its last word, of "minister of foreign affairs" the first.
    """

    by_head: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], T], ...]]

    def at(self, words: Sequence[str], head: int, lemma: str = "") -> tuple[int, int, T] | None:
        """The longest phrase around a head word: first and last index, and what it means.

        Args:
            words: Lower-case words of the sentence.
            head: Index of the head noun.
            lemma: Its dictionary form, tried if the word itself is not known.
        """
        found = self._longest(words, head, words[head])
        if lemma and lemma != words[head]:
            other = self._longest(words, head, lemma)
            if other and (not found or other[1] - other[0] > found[1] - found[0]):
                return other
        return found

    def _longest(self, words: Sequence[str], head: int, key: str) -> tuple[int, int, T] | None:
        for before, after, meaning in self.by_head.get(key, ()):
            first, last = head - len(before), head + len(after)
            if first < 0 or last >= len(words):
                continue
            if tuple(words[first:head]) == before and tuple(words[head + 1 : last + 1]) == after:
                return first, last, meaning
        return None

    def of(self, phrase: str) -> T | None:
        """What a phrase of its own means: "Minister of Foreign Affairs"."""
        words = split_words(phrase)
        for head in range(len(words)):
            found = self._longest(words, head, words[head])
            if found and found[:2] == (0, len(words) - 1):
                return found[2]
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agents:
    """All of them.

    Attributes:
        nouns: Nouns for those who act.
        titles: Offices.
        organs: Regular organs of states; `organ_ids` has them by id.
        honorifics: Forms of address, no part of a name.
        collective: Nouns that mean a body even in the singular: "police", "delegation".
        weak_nouns: Nouns that stand for somebody only as the subject: "the market reacted".
        not_parties: Last words of names that are no party: "agreement", "summit".
        name_words: Sectors by a telling word of an organisation's name.
        hyphen_prefixes: Prefixes after which a name still stands for somebody ("ex-").
        labelled: Nouns before which a name is but a label: "US dollars".
        bodies: Last words of names of bodies of which a country or town is but a part: "university".
        things_of: Before "of" and a name, a thing or place called after it: "gulf", "battle".
        thing_nouns: Before a name, what shows it to be no person or body: "hurricane", "album".
        place_nouns: Before "of" and a name, what shows it to be a place: "town", "mayor".
        genders: "she" or "he" by title, noun (small letters) or first name.
    """

    nouns: Phrases[Agent]
    titles: Phrases[Title]
    organs: Phrases[Organ]
    organ_ids: dict[str, Organ]
    honorifics: frozenset[str] = frozenset()
    hyphen_prefixes: frozenset[str] = frozenset()
    name_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collective: frozenset[str] = frozenset()
    weak_nouns: frozenset[str] = frozenset()
    not_parties: frozenset[str] = frozenset()
    labelled: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    things_of: frozenset[str] = frozenset()
    thing_nouns: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    genders: dict[str, str] = field(default_factory=dict)

    def title_at(self, words: Sequence[str], head: int, lemma: str, written: str) -> Found[Title] | None:
        """The title around a head word: first and last index, and what it means.

        Titles are written with capitals; a single small word that is also a common noun of another
        sector is that noun: "Father Michael" is a cleric, "her father" is not.
        """
        title = self.titles.at(words, head, lemma)
        if title and title[0] == title[1] and written[:1].islower():
            if len(written) <= _ACRONYM:
                return None
            noun = self.nouns.at(words, head, lemma)
            if noun and noun[2].sectors != title[2].sectors:
                return None
        return title

    def sectors_of_name(self, name: str) -> tuple[str, ...]:
        """What the words of an unknown organisation's name say it is: "Bank", "University"."""
        words = split_words(name)
        for last in range(len(words), 0, -1):  # "news agency" tells more than "agency"
            for first in (last - 2, last - 1):
                if first >= 0 and (told := self.name_words.get(" ".join(words[first:last]))) is not None:
                    return told
        return ()


def split_words(phrase: str) -> list[str]:
    """Words and hyphens in small letters, straight apostrophes."""
    return _WORD.findall(phrase.replace("’", "'").lower())


def load_agents(own: dict[str, dict[str, Any]] | None = None) -> Agents:
    """The words that ship with Dragoman; a LexiconError names file and entry of a wrong one.

    Args:
        own: The user's actor files, whose nouns and titles win.
    """
    return make_agents(read_toml(AGENTS_FILE), read_toml(ORGANS_FILE), read_toml(PERSONS_FILE), own)


def make_agents(
    agents: dict[str, Any],
    organs: dict[str, Any],
    persons: dict[str, Any],
    own: dict[str, dict[str, Any]] | None = None,
) -> Agents:
    """The same from values already read."""
    files = ((ORGANS_FILE, organs), (AGENTS_FILE, agents), *(own or {}).items())
    nouns: dict[str, Agent] = {}
    titles: dict[str, Title] = {}
    for file, data in files:
        for number, entry in enumerate(data.get("agent", ()), 1):
            name = f"agent {number} ({', '.join(entry.get('nouns', ())[:2])})"
            check_keys(file, name, entry, _AGENT_KEYS, frozenset({"nouns"}))
            kind = entry.get("kind", "group")
            if kind not in AGENT_KINDS:
                raise LexiconError(file, name, f"unknown kind {kind!r}; known: {', '.join(AGENT_KINDS)}")
            agent = Agent(sectors=sectors_of(entry), kind=kind)
            nouns.update((noun.lower(), agent) for noun in entry["nouns"])
        for number, entry in enumerate(data.get("title", ()) if file != ORGANS_FILE else (), 1):
            name = f"title {number} ({', '.join(entry.get('words', ())[:2])})"
            check_keys(file, name, entry, _TITLE_KEYS, frozenset({"words"}))
            if entry.get("office"):
                title = Title(sectors=sectors_of(entry), office=entry["office"])
                titles.update((words.lower(), title) for words in entry["words"])
    found = _organs(organs)
    return Agents(
        nouns=_phrases(nouns.items()),
        titles=_phrases(titles.items()),
        organs=_phrases((words, organ) for organ, all_words in found for words in all_words),
        organ_ids={organ.id: organ for organ, _ in found},
        honorifics=frozenset(persons.get("honorifics", ())),
        hyphen_prefixes=frozenset(persons.get("hyphen_prefixes", ())),
        collective=frozenset(persons.get("collective", ())),
        not_parties=frozenset(persons.get("not_parties", ())),
        weak_nouns=frozenset(persons.get("weak_nouns", ())),
        labelled=frozenset(persons.get("labelled", ())),
        bodies=frozenset(persons.get("bodies", ())),
        things_of=frozenset(persons.get("things_of", ())),
        thing_nouns=frozenset(persons.get("thing_nouns", ())),
        place_nouns=frozenset(persons.get("place_nouns", ())),
        name_words={word: sectors_of(entry) for entry in organs.get("name", ()) for word in entry["words"]},
        genders=dict.fromkeys((*persons.get("she_words", ()), *persons.get("women", ())), "she")
        | dict.fromkeys((*persons.get("he_words", ()), *persons.get("men", ())), "he"),
    )


def _organs(data: dict[str, Any]) -> list[tuple[Organ, list[str]]]:
    """The organs and their words."""
    found = []
    for number, entry in enumerate(data.get("organ", ()), 1):
        name = entry.get("id", f"organ {number}")
        check_keys(ORGANS_FILE, name, entry, _ORGAN_KEYS, frozenset({"id", "name", "words", "sector"}))
        organ = Organ(
            id=name, name=entry["name"], sectors=sectors_of(entry), kind=entry.get("kind", "organisation")
        )
        found.append((organ, list(entry["words"])))
    return found


def sectors_of(entry: dict[str, Any]) -> tuple[str, ...]:
    """The sector or sectors of an entry, which may be one word or a list."""
    given = entry.get("sector", ())
    return (given,) if isinstance(given, str) and given else tuple(given)


def _phrases(entries: Iterable[tuple[str, T]]) -> Phrases[T]:
    """The phrases by head noun, longest first."""
    by_head: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], T]]] = {}
    for phrase, meaning in entries:
        words = split_words(phrase)
        head = next((i - 1 for i, word in enumerate(words) if i and word in _LINKING), len(words) - 1)
        by_head.setdefault(words[head], []).append((tuple(words[:head]), tuple(words[head + 1 :]), meaning))
    return Phrases(
        {
            head: tuple(sorted(found, key=lambda entry: -len(entry[0]) - len(entry[1])))
            for head, found in by_head.items()
        }
    )
