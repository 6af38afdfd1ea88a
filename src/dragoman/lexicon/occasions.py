"""Words by which a sentence tells of no occasion. See `data/occasions.toml`."""

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "occasions.toml"
_WORDS = frozenset({"laws", "bodies_of_law", "habits", "captions"})
_KEYS = _WORDS | {"yes", "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """Lemmas and parts of sentences; each list is explained in the file.

    Attributes:
        yes: Sentences that tell of no occasion.
        no: Sentences that do.
    """

    laws: frozenset[str]
    bodies_of_law: frozenset[str]
    habits: frozenset[str]
    captions: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def load_occasions() -> Occasions:
    """The words that ship with Dragoman."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _KEYS, _KEYS)
    lists = {key: frozenset(data[key]) for key in _WORDS}
    return Occasions(**lists, yes=tuple(data["yes"]), no=tuple(data["no"]))
