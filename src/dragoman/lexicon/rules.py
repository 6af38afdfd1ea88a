"""Event rules: which words name an event, and who in the sentence takes part. See docs/rules.md."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, data_files, read_toml
from dragoman.lexicon.ontology import Ontology

_FOLDER = "events"
_CLASSES = "classes.toml"
_BUILT_IN = frozenset({"@name", "@none", "@subject"})
_WORDS = ("object", "object_not", "complement", "words", "words_not")
_KEYS = frozenset(
    {
        "id",
        "verbs",
        "nouns",
        "object",
        "object_not",
        "complement",
        "words",
        "words_not",
        "negated",
        "roles",
        "mutual",
        "needs",
        "mode",
        "contexts",
        "yes",
        "no",
        "source",
    }
)
_NEEDED = frozenset({"id", "yes", "no", "source"})
_VALUES = frozenset({"actor", "recipient"})
_REQUIRED = _VALUES | {"actors"}
_VERB_ROLES = (("subject", "actor"), ("object", "recipient"))
_NOUN_ROLES = (
    ("possessor", "actor"),
    ("adjective", "actor"),
    ("by", "actor"),
    ("of", "actor"),
    ("subject", "actor"),
    ("on", "recipient"),
    ("against", "recipient"),
    ("to", "recipient"),
    ("with", "recipient"),
)
_MUTUAL_ROLES = tuple(
    (slot, "actor")
    for slot in ("subject", "object", "with", "between", "among", "possessor", "adjective", "of")
)
_MARK = re.compile(r"\[(actor|recipient) ([^\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that a rule must or must not code.

    Attributes:
        text: The sentence without marks.
        actors: Words that must be found as actor.
        recipients: Words that must be found as recipient.
    """

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of an event file.

    Attributes:
        id: `TYPE/short-name`.
        verbs: (lemma, particle and preposition, or "").
        nouns: (lemma, modifiers before it, or "").
        roles: (slot, "actor" | "recipient") for verbs; `noun_roles` likewise for nouns.
        negated: Matches only under negation and takes it up ("not prepared to").
        needs: Sides ("actor", "recipient") that must not stay empty; "actors" where it takes two.
        weight: Number of conditions; the rule with more of them wins.
    """

    id: str
    type: str
    verbs: tuple[tuple[str, str], ...]
    nouns: tuple[tuple[str, str], ...]
    object: frozenset[str]
    object_not: frozenset[str]
    complement: frozenset[str]
    words: frozenset[str]
    words_not: frozenset[str]
    negated: bool
    mutual: bool
    needs: frozenset[str]
    roles: tuple[tuple[str, str], ...]
    noun_roles: tuple[tuple[str, str], ...]
    mode: str | None
    contexts: tuple[str, ...]
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    source: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All event rules, found by the lemma that triggers them."""

    rules: tuple[Rule, ...]
    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]

    def get(self, rule: str) -> Rule | None:
        """The rule of that id (`TYPE/short-name`)."""
        return next((found for found in self.rules if found.id == rule), None)


def load_rules(ontology: Ontology) -> RuleBook:
    """The rules that ship with Dragoman; a LexiconError names file and entry of a wrong one."""
    classes = _classes(read_toml(_CLASSES))
    return rulebook(
        tuple(
            rule
            for name in data_files(_FOLDER)
            for rule in read_rules(name, read_toml(name), ontology, classes)
        )
    )


def _classes(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """`@name` of each class of words → its lemmas."""
    keys = frozenset({"name", "what", "words"})
    for entry in data["class"]:
        check_keys(_CLASSES, str(entry.get("name")), entry, keys, keys)
    return {f"@{entry['name']}": frozenset(entry["words"]) for entry in data["class"]}


def rulebook(rules: tuple[Rule, ...]) -> RuleBook:
    """Rules indexed by their triggers."""
    verbs: dict[str, list[Rule]] = {}
    nouns: dict[str, list[Rule]] = {}
    for rule in rules:
        for lemma in dict.fromkeys(verb for verb, _ in rule.verbs):
            verbs.setdefault(lemma, []).append(rule)
        for lemma in dict.fromkeys(noun for noun, _ in rule.nouns):
            nouns.setdefault(lemma, []).append(rule)
    return RuleBook(
        rules=rules,
        verbs={lemma: tuple(found) for lemma, found in verbs.items()},
        nouns={lemma: tuple(found) for lemma, found in nouns.items()},
    )


def read_rules(
    name: str,
    data: dict[str, Any],
    ontology: Ontology,
    classes: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Rule, ...]:
    """The rules of one file (`events/ASSAULT.toml`); `classes` are what `@sport` and its like stand for."""
    type_ = name.rsplit("/", 1)[-1].removesuffix(".toml")
    if type_ not in ontology.types:
        raise LexiconError(name, "file", f"{type_} is no event type of ontology.toml")
    check_keys(name, "file", data, frozenset({"rule"}), frozenset({"rule"}))
    rules: list[Rule] = []
    seen: set[str] = set()
    for number, entry in enumerate(data["rule"], 1):
        label = str(entry.get("id", f"rule {number}"))
        check_keys(name, label, entry, _KEYS, _NEEDED)
        if label in seen:
            raise LexiconError(name, label, "this id is used twice")
        seen.add(label)
        words = {key: _expanded(name, label, entry.get(key, ()), classes) for key in _WORDS}
        rules.append(_rule(name, type_, entry, words, ontology))
    return tuple(rules)


def example(marked: str) -> Example:
    """An example sentence freed of its marks.

    >>> example("[actor Rebels] shelled [recipient the port].").text
    'Rebels shelled the port.'
    """
    found: dict[str, list[str]] = {"actor": [], "recipient": []}
    for match in _MARK.finditer(marked):
        found[match[1]].append(match[2])
    return Example(
        text=_MARK.sub(r"\2", marked),
        actors=tuple(found["actor"]),
        recipients=tuple(found["recipient"]),
    )


def _expanded(
    name: str, label: str, words: Iterable[str], classes: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The lemmas of a list, classes written out."""
    found: set[str] = set()
    for word in words:
        if word.startswith("@") and word not in _BUILT_IN and word not in classes:
            raise LexiconError(name, label, f"{word!r} is no class of {_CLASSES}")
        found |= classes.get(word, {word})
    return frozenset(found)


def _rule(
    name: str, type_: str, entry: dict[str, Any], words: dict[str, frozenset[str]], ontology: Ontology
) -> Rule:
    """One rule, checked."""
    label = entry["id"]
    verbs = tuple(_pair(name, label, verb, split_first=True) for verb in entry.get("verbs", ()))
    nouns = tuple(_pair(name, label, noun, split_first=False) for noun in entry.get("nouns", ()))
    if not verbs and not nouns:
        raise LexiconError(name, label, "needs verbs or nouns")
    mode = entry.get("mode")
    if mode is not None and mode not in ontology.types[type_].modes:
        raise LexiconError(name, label, f"{mode!r} is no mode of {type_}")
    for context in entry.get("contexts", ()):
        if context not in ontology.contexts:
            raise LexiconError(name, label, f"{context!r} is no context of ontology.toml")
    given = tuple(entry.get("roles", {}).items())
    for slot, value in given:
        if value not in _VALUES:
            raise LexiconError(name, label, f"role {slot} = {value!r}: only actor or recipient")
    if wrong := sorted(set(entry.get("needs", ())) - _REQUIRED):
        raise LexiconError(name, label, f"needs = {wrong[0]!r}: only actor, actors or recipient")
    if not entry["yes"] or not entry["no"]:
        raise LexiconError(name, label, "needs at least one yes and one no sentence")
    mutual = bool(entry.get("mutual", False))
    conditions = ["object", "complement", "negated", "mode"]
    if not words["words"] <= words["object"]:
        conditions.append("words")
    needs = frozenset(entry.get("needs", ()))
    weight = sum(2 if key != "mode" else 1 for key in conditions if entry.get(key))
    return Rule(
        id=f"{type_}/{label}",
        type=type_,
        verbs=verbs,
        nouns=nouns,
        **words,
        negated=bool(entry.get("negated", False)),
        mutual=mutual,
        needs=needs,
        roles=(*_MUTUAL_ROLES, *given) if mutual else given or _VERB_ROLES,
        noun_roles=(*_MUTUAL_ROLES, *given) if mutual else given or _NOUN_ROLES,
        mode=mode,
        contexts=tuple(entry.get("contexts", ())),
        yes=tuple(map(example, entry["yes"])),
        no=tuple(map(example, entry["no"])),
        source=entry["source"],
        weight=weight + (2 if "actors" in needs else 0),
    )


def _pair(name: str, label: str, words: str, *, split_first: bool) -> tuple[str, str]:
    """A trigger as (lemma, other words): ("pull", "out"), ("sign", "up to") or ("strike", "drone")."""
    parts = words.lower().split()
    if not 1 <= len(parts) <= 5:
        raise LexiconError(name, label, f"{words!r}: one to five words")
    return (parts[0], " ".join(parts[1:])) if split_first else (parts[-1], " ".join(parts[:-1]))
