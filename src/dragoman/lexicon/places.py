"""Words by which a place is told from the power that sits there: loaded once from `data/places/cues.toml`."""

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "places/cues.toml"
_KEYS = frozenset(
    {
        "where",
        "party",
        "never",
        "travel",
        "goes",
        "lies",
        "seated",
        "place_of",
        "ground",
        "struck",
        "bound",
        "posted",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCues:
    """Lemmas, by what they show of the place name beside them; `cues.toml` says which is which."""

    where: frozenset[str]
    party: frozenset[str]
    never: frozenset[str]
    travel: frozenset[str]
    goes: frozenset[str]
    lies: frozenset[str]
    place_of: frozenset[str]
    ground: frozenset[str]
    seated: frozenset[str]
    struck: frozenset[str]
    bound: frozenset[str]
    posted: frozenset[str]


@cache
def load_place_cues() -> PlaceCues:
    """The cues that ship with Dragoman; a LexiconError names what is wrong."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _KEYS, _KEYS)
    return PlaceCues(**{key: frozenset(words) for key, words in data.items()})
