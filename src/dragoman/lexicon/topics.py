"""What an event is about: words of its sentence that imply a PLOVER context."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.ontology import Ontology

_FILE = "topics.toml"
_KEYS = frozenset({"name", "words", "yes", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One context with the words that imply it.

    Attributes:
        words: Lemmas, lower case; of several with blanks between them all must stand in the sentence.
        yes: Sentences in which the context must be found.
        no: Sentences in which it must not.
    """

    name: str
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All topics, found by a lemma.

    Attributes:
        topics: In the order of the file.
        single: Lemma → the contexts it implies by itself.
        joint: First lemma → (the other lemmas, context) for entries of several words.
    """

    topics: tuple[Topic, ...]
    single: dict[str, tuple[str, ...]]
    joint: dict[str, tuple[tuple[frozenset[str], str], ...]]

    def contexts_of(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """The contexts that the words of a sentence imply, sorted; empty if none.

        Args:
            lemmas: Dictionary forms, lower case, in any order.
        """
        here = frozenset(lemmas)
        found = {name for lemma in here for name in self.single.get(lemma, ())}
        for lemma in here:
            found.update(name for others, name in self.joint.get(lemma, ()) if others <= here)
        return tuple(sorted(found))


def load_topics(ontology: Ontology) -> Topics:
    """The topics that ship with Dragoman; a LexiconError names the entry of a wrong one."""
    return read_topics(read_toml(_FILE), ontology)


def read_topics(data: dict[str, Any], ontology: Ontology) -> Topics:
    """Topics from the data of a file, indexed by their words."""
    check_keys(_FILE, "file", data, frozenset({"context"}), frozenset({"context"}))
    topics = tuple(_topic(entry, ontology) for entry in data["context"])
    named = [topic.name for topic in topics]
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise LexiconError(_FILE, twice[0], "this context is given twice")
    if missing := sorted(ontology.contexts - set(named)):
        raise LexiconError(_FILE, missing[0], "this context of ontology.toml has no entry")
    single: dict[str, list[str]] = {}
    joint: dict[str, list[tuple[frozenset[str], str]]] = {}
    for topic in topics:
        for entry in topic.words:
            first, *others = entry.split()
            if others:
                joint.setdefault(first, []).append((frozenset(others), topic.name))
            else:
                single.setdefault(first, []).append(topic.name)
    return Topics(
        topics=topics,
        single={lemma: tuple(names) for lemma, names in single.items()},
        joint={lemma: tuple(found) for lemma, found in joint.items()},
    )


def _topic(entry: dict[str, Any], ontology: Ontology) -> Topic:
    """One topic, checked."""
    name = str(entry.get("name", "entry"))
    check_keys(_FILE, name, entry, _KEYS, _KEYS)
    if name not in ontology.contexts:
        raise LexiconError(_FILE, name, "is no context of ontology.toml")
    if not entry["yes"] or not entry["no"]:
        raise LexiconError(_FILE, name, "needs at least one yes and one no sentence")
    if wrong := next((word for word in entry["words"] if not word.strip() or word != word.lower()), None):
        raise LexiconError(_FILE, name, f"{wrong!r}: words are lemmas in lower case")
    return Topic(name=name, words=tuple(entry["words"]), yes=tuple(entry["yes"]), no=tuple(entry["no"]))
