"""Names in a sentence: those of the actor book, and the parser's entities with their usual faults mended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.annotate.edges import (
    begins_wrongly,
    body_goes_on,
    goes_on,
    inside_title,
    relabelled,
    with_nickname,
    without_glued,
)
from dragoman.annotate.whole import is_thing, with_wholes
from dragoman.annotate.words import DASHES, NOUN_TAGS, Words
from dragoman.lexicon.actorbook import ActorBook, Named
from dragoman.lexicon.agents import Title
from dragoman.model.annotated import Name

_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_KEY = re.compile(r"\w+")
_CHANGED = re.compile(r"\w[\[\]]|[\[\]]\w")
# What the parser calls names of groups it has never seen.
_GUESSES = frozenset({"PRODUCT", "WORK_OF_ART"})
_PARTY_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos"})
_SURE_DEPS = frozenset({"nsubj", "nsubjpass", "poss"})
_OWNED = frozenset({"owned", "flagged", "registered"})  # whose a ship or a firm is
_TURNING = frozenset({"anti", "pro", "non", "intra", "inter", "post", "pre", "trans", "neo"})
_TRAILING = frozenset({"POS", "IN", "CC", "RB", "VBZ", "VBD", "MD"})
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii"})
_PARTS_OF_TOWN = frozenset({"north", "south", "east", "west", "greater", "central", "old", "new", "downtown"})
_CALLED = frozenset({"entitled", "titled", "subtitled"})
_FIGURES = frozenset(
    {"Captain", "Miss", "Mister", "Mr", "Mr.", "Mrs", "Mrs.", "Little", "Team", "Radio", "Air"}
)
_OWN_STATES = frozenset({"New York", "Washington"})
_SHOUTED = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence: its first and last token, what the book and the parser say of it.

    `part` is the place of a name inside one token ("U.S." in "U.S.-Taliban"), in characters.
    """

    first: int
    last: int
    label: str = ""
    meant: tuple[Named, ...] = ()
    adjective: bool = False
    part: tuple[int, int] | None = None

    def touches(self, other: "Found") -> bool:
        """Whether they share a token."""
        return self.first <= other.last and other.first <= self.last

    def inside(self, other: "Found") -> bool:
        """Whether it lies within the other."""
        return other.first <= self.first and self.last <= other.last


def names_in(
    words: Words, entities: Iterable[Name], book: ActorBook, elsewhere: Mapping[str, str]
) -> list[Found]:
    """The names in a sentence that may stand for somebody, in text order.

    Args:
        words: The sentence.
        entities: The parser's entities in it.
        book: The actor book.
        elsewhere: Label by word of the bodies and surnames that the parser finds anywhere in the document.
    """
    known = _book_names(words, book)
    given = list(entities)
    mended = [e for entity in given if (e := _mended(words, entity, book))]
    taken = [e for entity in given if entity.label not in _GUESSES and (e := _tokens(words, entity))]
    found = _merged(words, known, mended, book)
    found += _unlabelled(words, [*found, *taken], book, elsewhere)
    found = [name for name in found if not _is_label(words, name, book) and not is_thing(words, name, book)]
    return sorted(with_wholes(words, found, book), key=lambda f: (f.first, f.part or (0, 0), f.last))


def _is_label(words: Words, name: Found, book: ActorBook) -> bool:
    """Whether a name only says which: "US dollars"; or is a word changed by its quoter: "[W]e"."""
    changed = any(_CHANGED.search(token.text) for token in words.tokens[name.first : name.last + 1])
    after = words.lower[name.last + 1] if name.last + 1 < len(words.lower) else ""
    return changed or after in book.agents.labelled


def _book_names(words: Words, book: ActorBook) -> list[Found]:
    """Names of the actor book, the longest first, from left to right."""
    found: list[Found] = []
    free = 0
    for index, token in enumerate(words.tokens):
        if index < free or not (match := _KEY.match(token.text)) or not book.knows_first(match[0]):
            continue
        name = book.match(words.line, words.starts[index], match[0])
        if name is None:
            continue
        end = words.starts[index] + len(name)
        last = words.at_end.get(end)
        if last is None:
            found.extend(_joined(words, index, len(name), book))
            continue
        if (
            name.startswith("The ")
            and last + 1 < len(words.tokens)
            and words.tokens[last + 1].tag[:2] in ("NN", "JJ")
        ):
            continue  # "The Times", but "The Independent Broadcasting Authority"
        hyphen = _hyphen(words, index, last, book)
        weak = book.names[name][0].kind in ("weak", "capital")
        tail = (weak and _tail_of_name(words, index)) or _titled(words, index, last, book)
        if hyphen != "other" and not tail and not _no_longer(words, index, book.names[name], book):
            found.append(Found(index, last, "", book.names[name], adjective=hyphen == "joined"))
        free = last + 1
    return found


def _titled(words: Words, first: int, last: int, book: ActorBook) -> bool:
    """Whether a country names a figure or begins a motto: "Captain America", "America First"."""
    if first and words.lower[first - 1] in _CALLED:
        return True  # "a sculpture entitled America"
    named = book.names.get(
        words.line[words.starts[first] : words.starts[last] + len(words.tokens[last].text)], ()
    )
    actor = book.get(named[0].actor) if named else None
    if actor and actor.id.startswith("us-") and last + 1 < len(words.tokens):
        after = words.tokens[last + 2 : last + 3]
        team = words.tokens[last + 1].text == "State" and actor.name not in _OWN_STATES
        return team and not (after and after[0].tag[:2] == "NN")  # "Kansas State" is a university
    if actor is None or actor.kind != "state" or named[0].kind != "strong":
        return False
    before = words.tokens[first - 1] if first else None
    figure = (
        before and before.tag == "NNP" and before.head in range(first, last + 1) and before.text in _FIGURES
    )
    motto = (
        last + 2 < len(words.tokens)
        and words.tokens[last + 1].text == "First"
        and words.tokens[last + 2].tag != "NNP"
    )
    return bool(figure) or motto


def _no_longer(words: Words, first: int, named: tuple[Named, ...], book: ActorBook) -> bool:
    """Whether a name is of people who left what it names: "ex-Muslims"; an "ex-Taliban" keeps his side."""
    actor = book.get(named[0].actor)
    population = actor is not None and actor.kind == "population"
    return (
        population and first > 1 and words.tokens[first - 1].text in DASHES and words.lower[first - 2] == "ex"
    )


def _tail_of_name(words: Words, index: int) -> bool:
    """Whether a word ends a longer name: "House" in "Blair House"."""
    before = words.tokens[index - 1] if index else None
    if before is None or before.tag != "NNP" or before.text.lower() in _PARTS_OF_TOWN:
        return False
    return before.dep == "compound" and before.head == index


def _joined(words: Words, index: int, length: int, book: ActorBook) -> list[Found]:
    """Names inside one token, as in "U.S.-Taliban agreement"; none in "U.S.-led"."""
    text = words.tokens[index].text.replace("’", "'")
    if len(text) <= length or text[length] not in DASHES or not text[length + 1 : length + 2].isupper():
        return []
    found = [Found(index, index, "", book.names[text[:length]], adjective=True, part=(0, length))]
    if second := book.names.get(text[length + 1 :]):
        found.append(Found(index, index, "", second, adjective=True, part=(length + 1, len(text))))
    return found


def _hyphen(words: Words, first: int, last: int, book: ActorBook) -> str:
    """How a name is joined by hyphens: "" not at all, "joined" to a name, "other" as in "anti-X", "X-led"."""
    tokens = words.tokens
    if last + 2 < len(tokens) and tokens[last + 1].text in DASHES and words.glued(last + 1):
        after = tokens[last + 2].text
        if words.glued(last + 2) and after[0].isalnum():
            return "joined" if after[0].isupper() or after.lower() in _OWNED else "other"
    glued = last + 1 < len(tokens) and words.glued(last + 1) and tokens[last + 1].text[0] in DASHES
    if glued and tokens[last + 1].text[1:2].isalpha():
        return "other"
    if first >= 2 and tokens[first - 1].text in DASHES and words.glued(first) and words.glued(first - 1):
        before = tokens[first - 2].text
        if before[0].isupper() and before.lower() not in _TURNING:
            return "joined"
        return "" if before.lower() in book.agents.hyphen_prefixes else "other"
    return ""


def _tokens(words: Words, entity: Name) -> Found | None:
    """A parser entity as a stretch of tokens, trimmed of nothing."""
    first = words.at_start.get(entity.span.start)
    if first is None:
        return None
    last = first
    while last + 1 < len(words.tokens) and words.tokens[last + 1].span.end <= entity.span.end:
        last += 1
    return Found(first, last, entity.label)


def _mended(words: Words, entity: Name, book: ActorBook) -> Found | None:
    """A parser entity that may act, without articles, titles and dashes, with the rest of its name."""
    if entity.label not in _LABELS or not (found := _tokens(words, entity)):
        return None
    first, last = found.first, found.last
    tokens, lower = words.tokens, words.lower
    while last >= first and (tokens[last].tag in _TRAILING or not tokens[last].text[0].isalnum()):
        last -= 1
    while first <= last and begins_wrongly(words, first, last, entity.label, book):
        first += 1
    if first < last and tokens[first].tag == "VBG" and tokens[first + 1].tag == "DT":
        return None  # a book: "Mending the Public Purse"
    label = relabelled(words, first, last, entity.label, book)
    if label == "PERSON" != entity.label:
        first += 1
    if label == "ORG":
        last = without_glued(words, first, last)
        while added := body_goes_on(words, last, book):
            last += added
    if first > last or inside_title(words, first, last, book):
        return None
    if label == "PERSON":
        first, last = with_nickname(words, first, last)
        while goes_on(words, last):
            last += 1
        if first >= 2 and tokens[first - 1].text in DASHES and lower[first - 2] in ("al", "el"):
            first -= 2
    if last > first and tokens[first + 1].text in DASHES and lower[first] in _TURNING:
        return None
    hyphen = _hyphen(words, first, last, book)
    if hyphen == "other" or (first == last and "-" in tokens[first].text and _affixed(tokens[first].text)):
        return None
    if not any(token.text[0].isupper() for token in tokens[first : last + 1]):
        return None
    if first == last and (lower[first] in _SUFFIXES or (label != "PERSON" and "-" in tokens[first].text)):
        return None
    if label == "PERSON" and any(token.text[0].isdigit() for token in tokens[first : last + 1]):
        return None
    return replace(found, first=first, last=last, label=label, adjective=hyphen == "joined")


def _affixed(text: str) -> bool:
    """Whether a word of one token is a compound around a name: "anti-Taliban", "U.S.-led"."""
    before, _, after = text.partition("-")
    return before.lower() in _TURNING or after[:1].islower()


def _merged(words: Words, known: list[Found], mended: list[Found], book: ActorBook) -> list[Found]:
    """Book names and parser entities put together: one name for each stretch of words."""
    found: list[Found] = []
    used: set[int] = set()
    for entity in mended:
        inner = [name for name in known if name.touches(entity)]
        if not inner:
            found.append(entity)
            continue
        kept, rest = _reconciled(words, entity, inner, book)
        used.update(map(id, inner))
        found.extend(kept)
        if rest:
            found.append(rest)
    found.extend(name for name in known if id(name) not in used)
    unique = {(f.first, f.last, f.part): f for f in sorted(found, key=lambda f: bool(f.meant))}
    return list(unique.values())


def _reconciled(
    words: Words, entity: Found, inner: list[Found], book: ActorBook
) -> tuple[list[Found], Found | None]:
    """What to keep of the book's names in an entity, and of the entity itself."""
    if any(entity.inside(name) for name in inner):
        return [replace(name, label=name.label or entity.label) for name in inner], None
    if any(_kind(name, book) == "person" for name in inner):
        return inner, None
    if entity.label == "PERSON":
        if len(inner) == 1 and inner[0].inside(entity) and _first_name(inner[0], book):
            return [], entity
        return inner, _rest(words, entity, inner)
    if entity.label == "ORG":
        outer = [name for name in inner if name.last == entity.last and _kind(name, book) != "state"]
        if outer or _is_office(words, entity, inner, book):
            return inner, None
        return [replace(name, adjective=True) for name in inner if name.inside(entity)], entity
    return inner, None


def _kind(name: Found, book: ActorBook) -> str:
    """The kind of actor a book name means."""
    actor = book.get(name.meant[0].actor) if name.meant else None
    return actor.kind if actor else ""


def _first_name(name: Found, book: ActorBook) -> bool:
    """Whether a place's name is but part of a person's: "Paris" in "Paris Roe", "Virginia Roe"."""
    kinds = {meant.kind for meant in name.meant}
    place = _kind(name, book) in ("state", "organisation")
    return name.first == name.last and not kinds & {"demonym"} and place


def _rest(words: Words, entity: Found, inner: list[Found]) -> Found | None:
    """The part of a person's name behind the book's names that were glued to it."""
    first = max((name.last + 1 for name in inner if name.first <= entity.first), default=entity.first)
    last = min((name.first - 1 for name in inner if name.first > entity.first), default=entity.last)
    while first <= last and words.tokens[first].tag not in NOUN_TAGS:
        first += 1
    if first > last or words.tokens[first].text[0].islower():
        return None
    return replace(entity, first=first, last=last)


def _is_office(words: Words, entity: Found, inner: list[Found], book: ActorBook) -> bool:
    """Whether an "organisation" is a title or a regular organ after all: "U.N. Special Representative"."""
    agents, head = book.agents, words.head(entity.first, entity.last)
    lemma = words.lemma(head)
    common = words.tokens[head].text[0].islower() or words.tokens[head].tag == "NNPS"
    found = (
        agents.titles.at(words.lower, head, lemma)
        or agents.organs.at(words.lower, head, lemma)
        or (agents.nouns.at(words.lower, head, lemma) if common else None)
    )
    if not found:
        return False
    behind = words.lower[found[1] + 1] if found[1] < entity.last else ""
    if isinstance(found[2], Title) and found[0] <= entity.first and behind in ("for", "of", "to", "on"):
        return True
    known = {i for name in inner for i in range(name.first, name.last + 1)}
    known.update(range(found[0], found[1] + 1))
    return all(i in known or words.tokens[i].text[0].islower() for i in range(entity.first, entity.last + 1))


def _unlabelled(
    words: Words, taken: list[Found], book: ActorBook, elsewhere: Mapping[str, str]
) -> list[Found]:
    """Proper nouns in the place of a party that neither book nor parser calls a name."""
    capitals = sum(token.text[0].isupper() for token in words.tokens)
    if capitals > _SHOUTED * len(words.tokens):
        return []
    covered = {i for found in taken for i in range(found.first, found.last + 1)}
    found = []
    for index, token in enumerate(words.tokens):
        if token.tag != "NNP" or token.dep not in _PARTY_DEPS or index in covered or len(token.text) < 3:
            continue
        if not token.text[0].isupper() or not token.text.isalpha() or token.text.lower() == "file":
            continue
        if _is_office(words, Found(index, index), [], book):
            continue
        if words.glued(index) and words.tokens[index - 1].text != "(":
            continue
        first = index
        while (
            first - 1 >= 0
            and first - 1 not in covered
            and words.tokens[first - 1].tag == "NNP"
            and words.tokens[first - 1].head == index
            and words.tokens[first - 1].dep == "compound"
        ):
            first -= 1
        if any(words.tokens[i].text.lower() in book.agents.honorifics for i in range(first, index)):
            first = index
        acronym = token.text.isupper() and words.tokens[index - 1].text == "("
        label = elsewhere.get(token.text, "") if first == index else ""
        sure = first < index or token.dep in _SURE_DEPS or acronym or bool(label)
        if (index == 0 and not label) or not sure or token.text.lower() in book.agents.not_parties:
            continue
        found.append(Found(first, index, label))
    return found
