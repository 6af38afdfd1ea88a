"""Cues of status: words that say an event did not happen, will, might, or is long past."""

from dataclasses import dataclass, fields
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml

_FILES = {
    "negated": "cues/negation.toml",
    "hypothetical": "cues/hypothesis.toml",
    "future": "cues/future.toml",
    "historical": "cues/history.toml",
}
_SUPPORT = "cues/support.toml"
_SCOPE = "cues/scope.toml"
PLACES = (
    "word",
    "determiner",
    "modifier",
    "governor",
    "infinitive",
    "behind",
    "clause",
    "mark",
    "preposition",
)
_KEYS = frozenset({"id", "words", "at", "yes", "no"})
_NEEDED = frozenset({"id", "words", "at", "yes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that set a status.

    Attributes:
        id: `negation/fail`.
        status: `negated`, `hypothetical`, `future` or `historical`.
        at: Where the word must stand: one of `PLACES`.
        yes: Sentences in which the bracketed word gets that status.
        no: Sentences in which it does not.
    """

    id: str
    status: str
    words: tuple[str, ...]
    at: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How far a cue reaches; each is explained in `cues/scope.toml`."""

    barriers: frozenset[str]
    spreading: frozenset[str]
    taken_back: frozenset[str]
    able: frozenset[str]
    habits: frozenset[str]
    motion: frozenset[str]
    singled: frozenset[str]
    temporal: frozenset[str]
    same_days: frozenset[str]
    leaning: frozenset[str]
    calling: frozenset[str]
    greeting: frozenset[str]
    perpetrating: frozenset[str]
    wanting: frozenset[str]
    voiced: frozenset[str]
    laws: frozenset[str]
    fresh: frozenset[str]
    guesses: frozenset[str]
    couples: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All status cues, found by where they stand and their lemma; and the verbs that carry event nouns.

    Attributes:
        cues: Every entry.
        at: Place → lemma → cue.
        light: Verbs that lend their subject to an event noun: "launch", "hold", "impose".
        occurrence: Verbs whose subject is the event itself: "happen", "take (place)", "begin".
        times: Nouns of time, behind which a preposition belongs to no verb.
        quantities: Nouns that only count or bundle: "dozens", "a wave of".
        factual: Verbs whose infinitive was done: "began to withdraw".
        named_after: Nouns that only take a name from a place or state: "the Doha agreement".
        scope: What stops a cue and what carries it on.
    """

    cues: tuple[Cue, ...]
    at: dict[str, dict[str, Cue]]
    light: frozenset[str]
    occurrence: frozenset[str]
    times: frozenset[str]
    quantities: frozenset[str]
    named_after: frozenset[str]
    factual: frozenset[str]
    scope: Scope

    def find(self, place: str, lemma: str) -> Cue | None:
        """The cue of that lemma at that place."""
        return self.at[place].get(lemma)


def load_cues() -> Cues:
    """The cues that ship with Dragoman; a LexiconError names file and entry of a wrong one."""
    cues = tuple(cue for status, name in _FILES.items() for cue in _read(name, status, read_toml(name)))
    at: dict[str, dict[str, Cue]] = {place: {} for place in PLACES}
    for cue in cues:
        for word in cue.words:
            if word in at[cue.at]:
                raise LexiconError(
                    _FILES[cue.status], cue.id, f"{word!r} is already a cue of {at[cue.at][word].id}"
                )
            at[cue.at][word] = cue
    support = read_toml(_SUPPORT)
    return Cues(
        cues=cues,
        at=at,
        light=frozenset(support["light"]),
        occurrence=frozenset(support["occurrence"]),
        times=frozenset(support["times"]),
        quantities=frozenset(support["quantities"]),
        named_after=frozenset(support["named_after"]),
        factual=frozenset(support["factual"]),
        scope=_scope(read_toml(_SCOPE)),
    )


def _scope(data: dict[str, Any]) -> Scope:
    """The word lists of `cues/scope.toml`."""
    names = frozenset(field.name for field in fields(Scope))
    check_keys(_SCOPE, "file", data, names, names)
    return Scope(**{name: frozenset(words) for name, words in data.items()})


def _read(name: str, status: str, data: dict[str, Any]) -> list[Cue]:
    """The cues of one file."""
    found = []
    for number, entry in enumerate(data.get("cue", ()), 1):
        label = str(entry.get("id", f"cue {number}"))
        check_keys(name, label, entry, _KEYS, _NEEDED)
        if entry["at"] not in PLACES:
            raise LexiconError(name, label, f"at = {entry['at']!r}: one of {', '.join(PLACES)}")
        found.append(
            Cue(
                id=f"{name.rsplit('/', 1)[-1].removesuffix('.toml')}/{label}",
                status=status,
                words=tuple(entry["words"]),
                at=entry["at"],
                yes=tuple(entry["yes"]),
                no=tuple(entry.get("no", ())),
            )
        )
    return found
