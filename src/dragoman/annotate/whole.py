"""Names that are but part of a longer one ("Florida" in "Florida Highway Patrol"), and names of things."""

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.annotate.words import DASHES, Words
from dragoman.lexicon.actorbook import ActorBook

if TYPE_CHECKING:
    from dragoman.annotate.named import Found

_LETTERS = ("LATIN", "MODIFIER")
_OF = frozenset({"of", "for", "at"})
_LINKS = frozenset({"of", "for", "and", "the", "&"})
_EVENTS_OF = frozenset({"Battle", "Siege"})
_THINGS_OF = frozenset({"gulf", "bay", "strait", "isle", "mount", "treaty", "character"})
_NO_MAN = frozenset({"brexit", "medicare", "medicaid", "obamacare", "internet", "islam", "christianity"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "van", "von", "de", "da", "dos", "di", "del", "la", "jr"})


def with_wholes(words: Words, found: list["Found"], book: ActorBook) -> list["Found"]:
    """The names, with the longer ones that some are part of; the parts are marked as adjectives.

    A part of the name of a thing ("Grenada Street", "Gulf of Oman") is no name of anybody and left out.
    """
    kept: list[Found] = []
    wholes: dict[tuple[int, int], Found] = {}
    for name in found:
        joined = name.part or words.lower[max(0, name.first - 1)] in DASHES  # "Kenya-US Dialogue"
        stretch = None if joined else _stretch(words, name, book)
        if stretch and stretch[2] and _before_another(name, stretch, found, book):
            stretch = None
        if stretch is None:
            kept.append(name)
        elif stretch[2]:
            kept.append(replace(name, adjective=True))
            wholes.setdefault(stretch[:2], replace(name, first=stretch[0], last=stretch[1], label="ORG"))
    for whole in wholes.values():
        if any(whole.inside(name) for name in kept):
            continue
        kept = [name for name in kept if not _cut_by(name, whole, book)]
        kept.append(replace(whole, meant=(), adjective=_modifies(words, whole)))
    return kept


def _before_another(
    name: "Found", stretch: tuple[int, int, bool], found: list["Found"], book: ActorBook
) -> bool:
    """Whether a state stands before a whole name: "United States" + "National Hurricane Center"."""
    actor = book.get(name.meant[0].actor)
    country = name.meant[0].kind != "capital" and actor is not None and actor.kind == "state"
    state = country and stretch[0] == name.first
    return state and any(f.first == name.last + 1 and f.last >= stretch[1] for f in found)


def _cut_by(name: "Found", whole: "Found", book: ActorBook) -> bool:
    """Whether a name goes where a longer one is found; a country's name stays and tells whose it is."""
    actor = book.get(name.meant[0].actor) if name.meant else None
    tells = actor is not None and name.first == whole.first
    return name.inside(whole) and not tells


def _modifies(words: Words, whole: "Found") -> bool:
    head = words.modified(words.head(whole.first, whole.last))
    return head is not None and head > whole.last


def _stretch(words: Words, name: "Found", book: ActorBook) -> tuple[int, int, bool] | None:
    """First and last token of the longer name around a name, and whether it is a body's; None if none."""
    agents = book.agents
    if not name.meant:
        return None
    actor = book.get(name.meant[0].actor)
    if actor is None or actor.kind == "person":
        return None
    last, lower = name.last, words.lower
    run = last
    while run + 1 < len(lower) and _capital(words, run + 1):
        run += 1
    for head in range(run, last, -1):
        organ = lower[head] in agents.name_words and actor.kind != "state" and not words.glued(head)
        if lower[head] in agents.not_parties and head == run:
            return name.first, head, False
        if lower[head] in agents.bodies or (organ and actor.id.startswith("us-")):
            return _left(words, name.first, book), _right(words, head), True
    before = name.first - 1 - (lower[name.first - 1] == "the" if name.first else 0)
    if before < 1 or lower[before] not in _OF or not _capital(words, before - 1):
        return None
    if lower[before - 1] in agents.things_of:
        return before - 1, last, False
    if lower[before - 1] in agents.bodies and lower[before] == "of":
        return _left(words, before - 1, book), last, True
    return None


def _capital(words: Words, index: int) -> bool:
    token = words.tokens[index]
    return token.text[0].isupper() and token.tag[:2] in ("NN", "JJ") and not words.glued(index)


def _left(words: Words, first: int, book: ActorBook) -> int:
    """Where a longer name begins: "Royal Swedish Academy"."""
    while first > 0 and words.tokens[first - 1].tag == "NNP" and _capital(words, first - 1):
        if words.tokens[first - 1].dep not in ("compound", "nmod", "amod"):
            break
        if book.agents.titles.of(words.lower[first - 1]) or words.glued(first):
            break
        first -= 1
    return first


def _right(words: Words, last: int) -> int:
    """Where it ends: "Florida Department" + "of Transportation"."""
    after = last + 1
    while after < len(words.tokens) and words.lower[after] in _LINKS:
        after += 1
    if last + 1 == after or words.lower[last + 1] not in ("of", "for"):
        return last
    while after < len(words.tokens) and _capital(words, after):
        last, after = after, after + 1
    return last


def is_thing(words: Words, name: "Found", book: ActorBook) -> bool:
    """Whether a name the book does not know is that of a thing, a place or a work, by the words at it."""
    if name.meant:
        return False
    agents, lower, tokens = book.agents, words.lower, words.tokens[name.first : name.last + 1]
    text, last = "".join(token.text for token in tokens), lower[name.last]
    if "/" in text or any(c.isalpha() and not unicodedata.name(c, "").startswith(_LETTERS) for c in text):
        return True
    if any(token.tag == "IN" for token in tokens) and name.label != "PERSON":
        last = lower[words.head(name.first, name.last)]
    elif name.last > name.first and name.label != "PERSON":
        noun = agents.nouns.of(last)
        if agents.titles.of(last) or (noun and noun.kind == "person"):
            return True  # "Republican Assemblywoman"
    alone = name.label == "PERSON" and name.first == name.last and last not in _NO_MAN  # "President Park"
    person = len(tokens) == 2 and tokens[0].text in agents.genders
    if last in agents.not_parties and not alone and not person:
        return True
    before = lower[name.first - 1] if name.first else ""
    if {before, lower[name.first]} & agents.thing_nouns and last not in agents.bodies:
        return name.first > 0 or name.last > name.first
    owner = name.first - 2 if before == "of" and name.first > 1 else None
    if owner is not None and (lower[owner] in _THINGS_OF or words.tokens[owner].text in _EVENTS_OF):
        return True  # "the Battle of Belleau"; in "the army's siege of Homs" the town is attacked
    if name.label != "PERSON":
        return False
    if alone and any(c.isdigit() for c in before):
        return True  # "a Boeing 737 Max"
    if owner is not None and lower[owner] in agents.place_nouns:
        return True
    small = tokens[-1].text.islower() and last not in _PARTICLES
    return len(tokens) > 1 and small and tokens[-2].text not in DASHES
