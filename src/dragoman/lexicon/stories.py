"""What tells reports of one event from reports of two: kindred types, and what is counted in them."""

import re
from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.ontology import Ontology

_FILE = "stories.toml"
_BETWEEN = 4  # words that may stand between a number and what it counts
_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+|NUMBERS)"
    r"(?![\d:.,]*\d|st\b|nd\b|rd\b|th\b|\s*(?:%|per\b|years?\b|days?\b|months?\b|hours?\b))"
)
_NO_COUNT = r"(?<![\w$€£.-])(?<!\bon )(?<!\bat )(?<!\bin )(?<!\baged )"  # a date, an age, a price
_HEDGES = r"(?:\s+(?:at|least|more|than|some|about|around|nearly|almost|over|up|to|as|many|another)){0,4}\s+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Something counted, and how the number is found in a sentence."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCues:
    """What tells reports of one event from reports of two.

    Attributes:
        kindred: For each event type the name of its family: reports of one event are of one family.
        numbers: Words for numbers.
    """

    kindred: dict[str, str]
    amounts: tuple[Amount, ...]
    numbers: dict[str, int]

    def counted(self, sentence: str) -> tuple[tuple[str, str], ...]:
        """What a sentence counts, with the first number it gives for each: ("dead", "13")."""
        found: dict[str, str] = {}
        for amount in self.amounts:
            hits = [hit for pattern in amount.patterns if (hit := pattern.search(sentence))]
            if hits:
                number = min(hits, key=lambda hit: hit.start("number"))["number"].lower().replace(",", "")
                found[amount.name] = str(self.numbers.get(number, number))
        return tuple(found.items())


def load_stories(ontology: Ontology) -> StoryCues:
    """The cues that ship with Dragoman; a LexiconError names the entry that is wrong."""
    data = read_toml(_FILE)
    check_keys(
        _FILE, "file", data, frozenset({"family", "amount", "numbers"}), frozenset({"family", "amount"})
    )
    kindred = {name: name for name in ontology.types}
    for number, entry in enumerate(data["family"], 1):
        keys = frozenset({"types", "why"})
        check_keys(_FILE, f"family {number}", entry, keys, keys)
        if wrong := sorted(set(entry["types"]) - kindred.keys()):
            raise LexiconError(_FILE, f"family {number}", f"{wrong[0]!r} is no event type")
        kindred |= dict.fromkeys(entry["types"], min(entry["types"]))
    amounts = tuple(_amount(entry, data["numbers"]) for entry in data["amount"])
    return StoryCues(kindred=kindred, amounts=amounts, numbers=data["numbers"])


def _amount(entry: dict[str, object], numbers: dict[str, int]) -> Amount:
    known = frozenset({"name", "after_number", "before_number", "yes", "no"})
    check_keys(_FILE, str(entry.get("name")), entry, known, frozenset({"name", "yes", "no"}))
    number = _NUMBER.replace("NUMBERS", "|".join(sorted(numbers, key=len, reverse=True)))
    few = rf"(?:\s+(?!and\b)[^\s,;.]+){{0,{_BETWEEN}}}?\s+"
    patterns = []
    if after := _words(entry, "after_number"):
        patterns.append(
            rf"(?<![\w$€£.-])(?<!\bon )(?<!\bat )(?<!\bin )(?<!\baged ){number}{few}(?:{after})\b"
        )
    if before := _words(entry, "before_number"):
        patterns.append(rf"\b(?:{before}){_HEDGES}{number}\b")
    return Amount(
        name=str(entry["name"]),
        patterns=tuple(re.compile(p, re.IGNORECASE) for p in patterns),
        yes=_texts(entry, "yes"),
        no=_texts(entry, "no"),
    )


def _texts(entry: dict[str, object], key: str) -> tuple[str, ...]:
    found = entry.get(key, ())
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _words(entry: dict[str, object], key: str) -> str:
    return "|".join(map(re.escape, _texts(entry, key)))
