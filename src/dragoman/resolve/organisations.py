"""Organisations and groups: acronyms told in brackets, short forms, and those the book does not know."""

import re
import unicodedata
from collections.abc import Iterator

from dragoman.model.actors import Actor, Mention, Role
from dragoman.resolve.acting import acting_names, called_body, things_told
from dragoman.resolve.offices import sides_in
from dragoman.resolve.seats import seat
from dragoman.resolve.worksheet import Worksheet

_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3})$")
_LETTERS = 6
_SITE = re.compile(r"\w\.(?:com|org|net|info|ru|hu|de|fr|co\.uk|com\.au)$", re.IGNORECASE)
_OFFICES = frozenset({"office", "unit", "bureau", "squad"})
_NAMED = 3
_WHOSE_OFFICE = re.compile(r"\w+['’]s office")
_BRACKETS = frozenset({"(", "(the", "or", ", or"})
_HEAD = re.compile(r" (?:of|for|at|in|on|to)\b")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "du"})


def link_organisations(sheet: Worksheet) -> None:
    """Link the names of organisations that the book left open."""
    known: dict[str, str] = {}
    for mention in sheet.mentions:
        if mention.kind not in ("name", "adjective"):
            continue
        if sheet.linked(mention) and mention.label == "ORG":
            known.setdefault(sheet.words(mention), sheet.linked(mention)[0])
    told = _first_told(sheet)
    things = {
        name for name in things_told(sheet) if not _SITE.search(name) and not _ends_as_body(sheet, name)
    }
    bearers = [sheet.words(m) for m in sheet.mentions if m.label == "PERSON"]
    called = {sheet.words(m) for m in sheet.mentions if m.kind == "name" and called_body(sheet, m)}
    told_bodies = {name for name in called if not any(full.endswith(f" {name}") for full in bearers)}
    acting = (acting_names(sheet) | told_bodies) - things
    _acronyms(sheet, known, acting)
    persons = {
        _plain(word)
        for mention in sheet.mentions
        if mention.label == "PERSON" and sheet.words(mention) not in told_bodies
        for words in (_SUFFIX.sub("", sheet.words(mention)).split(),)
        if len(words) > 1
        for word in (words[0], words[-1], sheet.words(mention))
        if word in words or not _is_body(sheet, word)
    }
    for mention in sheet.mentions:
        if _plain(sheet.words(mention)) in persons or sheet.linked(mention) or mention.candidates:
            continue
        longer = {n: a for n, a in known.items() if told.get(n, 0) <= told[sheet.words(mention)]}
        if first := _first_word(sheet, mention, longer):
            sheet.link(mention, [first], "name/short", 0.8)
        if sheet.book.surname(sheet.words(mention)) and sheet.words(mention) not in told_bodies:
            continue
        introduced = mention.label != "ORG" and mention.kind == "name"
        introduced = introduced and (
            sheet.words(mention) in told_bodies or bool(_apposition(sheet, mention)[0])
        )
        if (mention.label == "ORG" or introduced) and not sheet.linked(mention) and not mention.candidates:
            words = sheet.words(mention)
            if words in known:
                sheet.link(mention, [known[words]], "name/repeated", 0.95)
            elif capital := _capitalised(sheet, words):
                sheet.link(mention, [capital], "name/spelling", 0.9)
            elif whole := _short_form(sheet, words, longer) or _by_initials(words, longer):
                sheet.link(mention, [whole], "name/short", 0.8)
            elif not (
                _common(sheet, words)
                or words in things
                or (_people(sheet, mention) and words not in told_bodies)
            ) and (introduced or words in acting or _is_body(sheet, words)):
                known[words] = _stranger(sheet, mention, words)
                sheet.link(mention, [known[words]], "name/stranger", 0.9)
    for mention in sheet.mentions:
        words = sheet.words(mention)
        named = (
            mention.kind in ("name", "adjective") and not mention.candidates and _plain(words) not in persons
        )
        if named and words in known and not sheet.linked(mention) and not _common(sheet, words):
            sheet.link(mention, [known[words]], "name/repeated", 0.9)


def _plain(name: str) -> str:
    """A name without accents: the same man is Brnić and Brnic."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name


def _people(sheet: Worksheet, mention: Mention) -> bool:
    """Whether one word in the plural names people rather than a body: "Melbournians", "the Turpins"."""
    return sheet.token(mention).tag == "NNPS" and " " not in sheet.words(mention)


def _ends_as_body(sheet: Worksheet, name: str) -> bool:
    """Whether the last of several words is what a body is, whatever is said of it: "Roe Medical Center"."""
    return " " in name and name.rsplit(maxsplit=1)[-1].lower() in sheet.book.agents.bodies


def _is_body(sheet: Worksheet, words: str) -> bool:
    """Whether a name itself tells a body: "Harlow University", "Association of …"."""
    agents = sheet.book.agents
    head = _HEAD.split(words.lower(), maxsplit=1)[0].split()[-1]
    return (
        bool(agents.sectors_of_name(words) or _SITE.search(words))
        or head in agents.bodies
        or head in agents.collective
        or (head in _OFFICES and len(words.split()) >= _NAMED and not words.lower().startswith(head))
    )


def _first_told(sheet: Worksheet) -> dict[str, int]:
    """Where each name stands first: a short form comes behind the name in full."""
    found: dict[str, int] = {}
    for mention in sheet.mentions:
        found.setdefault(sheet.words(mention), mention.span.start)
    return found


def _by_initials(words: str, known: dict[str, str]) -> str | None:
    """The one organisation named in full whose first letters these are."""
    found = {
        actor
        for name, actor in known.items()
        if len(words) > 2 and _initials(name, words) and _exact(name, words)
    }
    return found.pop() if len(found) == 1 else None


def _exact(name: str, words: str) -> bool:
    """Whether the letters are just those of the longer words."""
    return len(words) == sum(word.lower() not in _SMALL for word in name.split())


def _acronyms(sheet: Worksheet, known: dict[str, str], acting: set[str]) -> None:
    """Short names given in brackets behind a long one: "National Resistance Front of Afghanistan (NRF)"."""
    for before, later, long, short in _introduced(sheet):
        actor = next(iter(sheet.linked(before) + sheet.linked(later)), None)
        shown = {long, short} & acting or _is_body(sheet, long)
        if actor is None and before.label != "PERSON" and shown:
            actor = _stranger(sheet, before, long)
        if actor:
            for mention in (before, later):
                if not sheet.linked(mention):
                    sheet.link(mention, [actor], "name/acronym", 0.95, evidence=before.span)
            known.setdefault(short, actor)
            known.setdefault(long, actor)
    for mention in sheet.mentions:
        if mention.kind in ("name", "adjective") and not sheet.linked(mention):
            words = sheet.words(mention)
            if words in known and words.isupper():
                sheet.link(mention, [known[words]], "name/acronym", 0.95)


def _introduced(sheet: Worksheet) -> Iterator[tuple[Mention, Mention, str, str]]:
    """Two names of which one is in brackets behind the other and made of its first letters."""
    for number in sheet.by_sentence:
        named = [m for m in sheet.by_sentence[number] if m.kind in ("name", "adjective")]
        for before in named:
            for later in named:
                if not before.span.end < later.span.start <= before.span.end + 6:
                    continue
                if sheet.text[before.span.end : later.span.start].strip() not in _BRACKETS:
                    continue
                long, short = sheet.words(before), sheet.words(later)
                if len(long) < len(short):
                    long, short = short, long
                if _initials(long, short) or _syllables(long, short) or _foreign(sheet, before, later):
                    yield before, later, long, short


def _foreign(sheet: Worksheet, before: Mention, later: Mention) -> bool:
    """Whether letters alone in brackets behind a body's name are its own in another language."""
    letters, end = sheet.words(later), later.span.end
    alone = sheet.text[end : end + 1] == ")" and sheet.text[before.span.end : later.span.start] == " ("
    own = letters.isupper() and letters.isalpha() and 2 < len(letters) <= _LETTERS and not later.candidates
    return alone and own and " " in sheet.words(before) and _is_body(sheet, sheet.words(before))


def _initials(long: str, short: str) -> bool:
    """Whether a short name is made of the first letters of a long one.

    >>> _initials("National Resistance Front of Afghanistan", "NRF")
    True
    """
    letters = short.replace(".", "").replace("-", "")
    if not letters.isupper() or not 2 <= len(letters) <= 8:
        return False
    words = [word for word in long.replace("-", " ").split() if word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words).upper()
    if len(initials) > 2 and sorted(initials) == sorted(letters):
        return True  # in the order of another language: "International Chess Federation (FIC)"
    return len(initials) > 1 and (initials.startswith(letters) or letters.startswith(initials))


def _syllables(long: str, short: str) -> bool:
    """Whether a short name is put together of parts of the words of a long one.

    >>> _syllables("Transport for London", "TfL"), _syllables("Green Party", "Gregson")
    (True, False)
    """
    if " " in short or " " not in long or short[0] != long[0]:
        return False
    letters = iter(long.lower())
    return all(letter in letters for letter in short.lower())


def _apposition(sheet: Worksheet, mention: Mention) -> tuple[tuple[str, ...], str | None]:
    """What an apposition says an organisation is, and of which side: "the X, a Syrian rebel group"."""
    sentence = sheet.sentence(mention)
    agents = sheet.book.agents
    for child in sentence.children[mention.head]:
        token = sentence.tokens[child]
        if token.dep == "appos" and child > mention.head:
            lower = [t.text.lower() for t in sentence.tokens[: child + 1]]
            noun = agents.nouns.at(lower, child, token.lemma)
            if noun and token.lemma in agents.collective:
                stretch = range(sentence.subtree(child)[0], child + 1)
                sides = sides_in(sheet, mention.sentence, stretch, None)
                return noun[2].sectors, sides[0] if sides else None
    return (), None


def _capitalised(sheet: Worksheet, words: str) -> str | None:
    """The one actor of the book whose name is the same but for capitals: "Labour party"."""
    name = " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split())
    found = sheet.book.find(name) if name != words else ()
    return found[0].actor if len(found) == 1 and found[0].kind == "strong" else None


def _common(sheet: Worksheet, words: str) -> bool:
    """Whether a name is but a common noun with a capital: "the Council"."""
    agents, lower = sheet.book.agents, words.lower()
    telling = (lower in agents.name_words and " " not in lower) or lower in agents.collective
    telling = telling or _WHOSE_OFFICE.fullmatch(lower) is not None  # "the Sheriff's Office"
    return bool(telling or agents.nouns.of(lower) or agents.organs.of(lower) or agents.titles.of(lower))


def _short_form(sheet: Worksheet, words: str, known: dict[str, str]) -> str | None:
    """The one longer name that ends or begins with two or more of these words, or with such a noun."""
    if len(words.split()) < 2 and not _common(sheet, words):
        return None
    found = {
        actor
        for name, actor in known.items()
        if " to " not in name and (name.endswith(f" {words}") or name.startswith(f"{words} "))
    }
    return found.pop() if len(found) == 1 else None


def _first_word(sheet: Worksheet, mention: Mention, known: dict[str, str]) -> str | None:
    """The one organisation named in full before whose name begins with this word: "Ford", "Boeing"."""
    words = sheet.words(mention)
    if (
        mention.candidates
        or sheet.linked(mention)
        or " " in words
        or words.isupper()
        or _common(sheet, words)
    ):
        return None
    if mention.kind != "name" or mention.label not in ("ORG", "PERSON", "") or sheet.place_state(mention):
        return None
    if sheet.times_a_place(words):
        return None  # the town, not its cathedral
    found = {actor for name, actor in known.items() if name.startswith(f"{words} ") and " to " not in name}
    return found.pop() if len(found) == 1 else None


def _stranger(sheet: Worksheet, mention: Mention, words: str) -> str:
    """An organisation the book does not know; its name may tell its country and what it is."""
    near = [
        actor
        for other in sheet.by_sentence[mention.sentence]
        if (mention.span.covers(other.span) or sheet.modified(other) == mention.head)
        and other.id != mention.id
        for actor in sheet.linked(other)
        if sheet.kind(actor) in ("state", "organisation", "group")
    ]
    country = next((country for actor in near if (country := sheet.country(actor))), None)
    sectors = sheet.book.agents.sectors_of_name(words)
    whole = next((actor for actor in near if sheet.kind(actor) != "state"), None)
    told, side = _apposition(sheet, mention)
    sectors = sectors or told
    country = country or (sheet.country(side) if side else None)
    if country is None and sheet.gazetteer:
        country = seat(sheet.gazetteer, words, sectors)
    official = sectors[:1] in (("GOV",), ("MIL",), ("LEG",))
    parent = whole or (sheet.book.state_of(country) if official else None)
    role = Role(country=country, sectors=sectors, of=parent, basis="text") if country or sectors else None
    return sheet.meet(
        Actor(
            id=sheet.stranger_id(words),
            name=words,
            kind="group" if {"REB", "PRM", "UAF", "CRM"} & set(sectors) else "organisation",
            roles=(role,) if role else (),
            parent=parent,
        )
    )
