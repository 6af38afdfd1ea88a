"""What promises, claims and forecasts are about: matters, named pacts, words that mean the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.phrases import Search, search_for

_FILE = "matters.toml"
_MATTER = frozenset({"id", "name", "words", "keeps", "breaks", "yes", "no"})
_PACT = frozenset({"id", "name", "names", "made", "parties", "source"})
_TABLES = frozenset({"matter", "pact", "synonym", "pale", "keeping", "bare"})
_WORD = re.compile(r"\w[\w.-]*\w|\w")
_SHORTEST = 3  # letters that must remain when an ending is taken off


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that can be promised, demanded or denied.

    Attributes:
        id: Short name.
        name: For people.
        search: Finds its words.
        keeps: Event types that speak for a promise of it being kept.
        breaks: Event types that speak against.
        under: The wider matter in whose thread it is told; its own id if there is none.
        broad: Whether two promises of it need a further word in common to be one.
        signed: Whether a promise not to do it is another than one to do it.
        yes: Sentences that are about it.
        no: Sentences that are not.
    """

    id: str
    name: str
    search: Search
    keeps: frozenset[str]
    breaks: frozenset[str]
    under: str
    broad: bool
    signed: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """An agreement that has a name, the day it was made and its parties (actor ids)."""

    id: str
    name: str
    search: Search
    made: date
    parties: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """All matters and pacts, and the words that tell things apart.

    Attributes:
        matters: By id.
        pacts: By id.
        synonyms: Stem → the stem that stands for all of its kind.
        pale: Stems that tell nothing.
        keeping: Stems that only tell that a promise is kept or broken.
        bare: Stems of a denial that does not say what is denied ("any involvement").
    """

    matters: dict[str, Matter]
    pacts: dict[str, Pact]
    synonyms: dict[str, str]
    pale: frozenset[str]
    keeping: frozenset[str]
    bare: frozenset[str]

    def of(self, text: str) -> dict[str, str]:
        """Matter id → the first words of the text that say so, in the order in which they stand.

        A wider matter is left out where the narrower one is found.
        """
        found = {m.id: hit for m in self.matters.values() if (hit := m.search.search(text))}
        wider = {self.matters[m].under for m in found if self.matters[m].under != m}
        kept = sorted((hit.start(), name, hit[0]) for name, hit in found.items() if name not in wider)
        return {name: " ".join(words.split()) for _, name, words in kept}

    def words(self, text: str) -> frozenset[str]:
        """The stems of a text that say what it is about, synonyms as one."""
        stems = {self.synonyms.get(s, s) for s in map(stem, _WORD.findall(text))}
        return frozenset(stems - self.pale)

    def told_in(self, stems: frozenset[str], text: str) -> tuple[str, ...]:
        """The words of a text that have some of the stems, as they stand there, each stem once."""
        found = {self.synonyms.get(s, s): word for word in _WORD.findall(text)[::-1] for s in (stem(word),)}
        return tuple(found[s] for s in sorted(stems & found.keys()))

    def pact(self, text: str) -> Pact | None:
        """The named pact that a text speaks of."""
        return next((pact for pact in self.pacts.values() if pact.search.search(text)), None)

    def thread(self, matter: str) -> str:
        """The matter under which another is told."""
        return self.matters[matter].under if matter in self.matters else matter


def stem(word: str) -> str:
    """A word without the endings of number and tense: a rough key for comparing, not for showing.

    >>> [stem(word) for word in ("Countries", "releasing", "released", "pledges", "talks")]
    ['country', 'releas', 'releas', 'pledg', 'talk']
    """
    found = word.lower().replace(".", "")
    if found.endswith("ies") and len(found) > len("ties"):
        found = found.removesuffix("ies") + "y"
    elif found.endswith("s") and not found.endswith(("ss", "us", "is")):
        found = found[:-1]
    for ending in ("ing", "ed"):
        bare = found.removesuffix(ending)
        if bare != found and len(bare) >= _SHORTEST:
            found = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
            break
    return found.removesuffix("e") if len(found) > _SHORTEST else found


@cache
def load_matters() -> Matters:
    """The matters that ship with Dragoman; a LexiconError names the entry of a wrong one."""
    return read_matters(read_toml(_FILE))


def read_matters(data: dict[str, Any]) -> Matters:
    """Matters from the data of a file."""
    check_keys(_FILE, "file", data, _TABLES, _TABLES)
    matters = {matter.id: matter for matter in map(_matter, data["matter"])}
    for matter in matters.values():
        if matter.under not in matters:
            raise LexiconError(_FILE, matter.id, f"under {matter.under!r}, which is no matter")
    synonyms: dict[str, str] = {}
    for entry in data["synonym"]:
        stems = [stem(word) for word in entry["words"]]
        synonyms |= dict.fromkeys(stems, min(stems))
    return Matters(
        matters=matters,
        pacts={pact.id: pact for pact in map(_pact, data["pact"])},
        synonyms=synonyms,
        pale=_stems(data["pale"]["words"], synonyms),
        keeping=_stems(data["keeping"]["words"], synonyms),
        bare=_stems(data["bare"]["words"], synonyms),
    )


def _stems(words: Iterable[str], synonyms: dict[str, str]) -> frozenset[str]:
    return frozenset(synonyms.get(s, s) for s in map(stem, words))


def _matter(entry: dict[str, Any]) -> Matter:
    """One matter, checked."""
    name = str(entry.get("id", "entry"))
    check_keys(_FILE, name, entry, _MATTER | {"under", "broad", "signed"}, _MATTER)
    if not entry["yes"] or not entry["no"]:
        raise LexiconError(_FILE, name, "needs at least one yes and one no sentence")
    return Matter(
        id=name,
        name=entry["name"],
        search=search_for(entry["words"]),
        keeps=frozenset(entry["keeps"]),
        breaks=frozenset(entry["breaks"]),
        under=entry.get("under", name),
        broad=entry.get("broad", False),
        signed=entry.get("signed", False),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )


def _pact(entry: dict[str, Any]) -> Pact:
    """One named pact, checked."""
    name = str(entry.get("id", "pact"))
    check_keys(_FILE, name, entry, _PACT, _PACT)
    return Pact(
        id=name,
        name=entry["name"],
        search=search_for(entry["names"]),
        made=entry["made"],
        parties=frozenset(entry["parties"]),
        source=entry["source"],
    )
