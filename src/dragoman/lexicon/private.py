"""Words that tell whether an article is about a private matter. See `data/private.toml`."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "private.toml"
_KEYS = frozenset({"private", "mishap", "mishap_types", "public", "yes", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWords:
    """Lemmas of crime, business, sport, nature and accidents, and those of politics.

    Attributes:
        mishap_types: Event types that are no politics in an article about a mishap.
        yes: Openings of articles about a private matter.
        no: Openings of articles about a public one.
    """

    private: frozenset[str]
    mishap: frozenset[str]
    mishap_types: frozenset[str]
    public: frozenset[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def is_private(self, opening: AbstractSet[str], sentence: AbstractSet[str], event_type: str) -> bool:
        """Whether an event is a private matter.

        Args:
            opening: Lemmas, lower case, of the first sentences of the article.
            sentence: Those of the event's own sentence.
            event_type: PLOVER type of the event.
        """
        if self.public & (opening | sentence):
            return False
        mishap = event_type in self.mishap_types and bool(self.mishap & opening)
        return mishap or bool(self.private & opening)


@cache
def load_private() -> PrivateWords:
    """The words that ship with Dragoman."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, _KEYS, _KEYS)
    lists = {key: frozenset(data[key]) for key in ("private", "mishap", "mishap_types", "public")}
    return PrivateWords(**lists, yes=tuple(data["yes"]), no=tuple(data["no"]))
