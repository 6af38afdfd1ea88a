"""Words that put an act in the distant past without a date. See `data/bygone.toml`."""

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "bygone.toml"
_KEYS = frozenset({"long_ago", "eras", "past", "yes", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bygone:
    """Nouns before "ago" (`long_ago`), nouns for times (`eras`) and what before them says they are over.

    `yes` and `no` are sentences of our own, the act in brackets.
    """

    long_ago: frozenset[str]
    eras: frozenset[str]
    past: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def load_bygone() -> Bygone:
    """The words that ship with Dragoman."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _KEYS, _KEYS)
    lists = {key: frozenset(data[key]) for key in ("long_ago", "eras", "past")}
    return Bygone(**lists, yes=tuple(data["yes"]), no=tuple(data["no"]))
