"""Words that tell how a group without adjective or owner comes by its country. See `data/homes.toml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "homes.toml"
_WORDS = frozenset(
    {
        "foreign",
        "everywhere",
        "faiths",
        "far_off",
        "kept",
        "outward_offices",
        "inward",
        "upon_own",
        "between_organs",
        "of_others",
        "everywhere_at_home",
        "forces_abroad",
    }
)
_LONGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of our own and whose some words of it are; `country` is "" where that stays open."""

    text: str
    words: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWords:
    """Kinds of groups by noun and organ, and the words that speak against a home.

    Attributes:
        nouns: Kind by lemma or phrase.
        organs: Kind by organ id.
        foreign: Words before a noun that make it nobody's or everybody's; `everywhere` those behind it.
        kept: Words that tell whose fighters are: "backed".
        faiths: Words in capitals that say nothing of a country.
        far_off: Nouns of what people elsewhere speak of, too: "the war in Yemen".
        outward_offices: Words of offices held towards other countries.
        inward: Event types that mostly happen within a country.
        upon_own: Those that a state does to its own people.
        between_organs: Those in which the powers of one state meet.
        of_others: Nouns that are of the kind of the word before them: "separatist leader".
        everywhere_at_home: States of whose people articles tell everywhere.
        forces_abroad: Countries whose forces often act in others.
    """

    nouns: dict[str, str]
    organs: dict[str, str]
    foreign: frozenset[str]
    kept: frozenset[str]
    everywhere: frozenset[str]
    faiths: frozenset[str]
    far_off: frozenset[str]
    outward_offices: frozenset[str]
    inward: frozenset[str]
    upon_own: frozenset[str]
    between_organs: frozenset[str]
    of_others: frozenset[str]
    everywhere_at_home: frozenset[str]
    forces_abroad: frozenset[str]
    examples: tuple[Example, ...]

    def kind(self, before: Sequence[str], lemma: str) -> str:
        """The kind of a noun by the longest phrase that ends with it; "" if none is known.

        Args:
            before: The words before it in its noun phrase, lower case.
            lemma: Its dictionary form.
        """
        for length in range(min(_LONGEST - 1, len(before)), -1, -1):
            found = self.nouns.get(" ".join((*before[len(before) - length :], lemma)))
            if found:
                return found
        return self.nouns.get(before[-1], "") if before and lemma in self.of_others else ""


@cache
def load_homes() -> HomeWords:
    """The words that ship with Dragoman."""
    data = read_toml(_FILE)
    parts = frozenset({"kind", "words", "example"})
    check_keys(_FILE, "file", data, parts, parts)
    check_keys(_FILE, "words", data["words"], _WORDS, _WORDS)
    for number, kind in enumerate(data["kind"], 1):
        check_keys(
            _FILE,
            f"kind {number}",
            kind,
            frozenset({"name", "nouns", "organs"}),
            frozenset({"name", "nouns"}),
        )
    return HomeWords(
        nouns={noun: kind["name"] for kind in data["kind"] for noun in kind["nouns"]},
        organs={organ: kind["name"] for kind in data["kind"] for organ in kind.get("organs", ())},
        examples=tuple(Example(**example) for example in data["example"]),
        **{key: frozenset(words) for key, words in data["words"].items()},
    )
