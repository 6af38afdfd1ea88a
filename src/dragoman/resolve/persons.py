"""Persons: full names, surnames that take them up, and those whom only the text introduces."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from dragoman.model.actors import Actor, Mention
from dragoman.resolve.acting import acting_names, called_body, doing_names, things_told, word_before
from dragoman.resolve.bearers import about_then, in_office, in_row, leads, of_family, part_of_name
from dragoman.resolve.names import among_places, is_inside, is_person, stands_for_place
from dragoman.resolve.offices import roles_told
from dragoman.resolve.worksheet import SUBJECTS, Worksheet

# A surname is that of the bearer told of at least so often, and so many times as often as any other.
_OFTEN, _FAR_MORE = 4, 3
# Words for peoples and faiths, some of which are surnames too: "a Muslim".
_PEOPLES = frozenset({"NORP", "LANGUAGE", "EVENT", "DATE"})
# No word of a person's name is written so, unless all are: "CentOS", "COVID".
_MIXED = re.compile(
    r"\b(?!Mc|Mac|De|Di|La|Le|Fitz|Al)[A-Z]?[a-z]+[A-Z]|\b(?!III)[A-Z]{3,}\b.*[a-z]|^[A-Z]{3} |\b[A-Z]{3}$"
)
# Names that end so are matters rather than persons, unless the text shows somebody act.
_ABSTRACT = re.compile(r"(?:ment|ing|tion|sion|ism|ology|ness|ics|masters|vit)$", re.IGNORECASE)
# Letters alone are no surname.
_LETTERS = 5
# Before a name in full: a person's, whatever the parser says.
_CALLINGS = frozenset(
    {"coach", "manager", "striker", "goalkeeper", "midfielder", "defender", "captain", "jockey", "trainer"}
    | {"boss", "teammate", "presenter", "chef", "resident", "survivor", "neighbour", "neighbor", "pastor"}
)
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu", "van", "von", "de", "da", "dos", "di"})


@dataclass(slots=True)
class _Known:
    """A person met in the document: actor id and the forms of the name."""

    actor: str
    first: int
    forms: set[tuple[str, ...]] = field(default_factory=set)


def link_persons(sheet: Worksheet) -> None:
    """Link names of persons: full names first, then the single names that take them up."""
    things = things_told(sheet)
    acting, doing = acting_names(sheet) - things, doing_names(sheet) - things
    people: list[_Known] = []
    singles: list[Mention] = []
    for mention in sheet.mentions:
        actors = sheet.linked(mention)
        if actors and sheet.kind(actors[0]) == "person":
            _know(people, actors[0], mention, _parts(sheet.words(mention)))
        elif sheet.words(mention) in things and not _first_known(sheet, mention):
            continue
        elif not actors and _may_be_person(sheet, mention):
            parts = _parts(sheet.words(mention))
            if (
                " " in sheet.words(mention)
                and len(parts) > 1
                and (len(parts) > 2 or parts[0].lower() not in _PARTICLES)
            ):
                _link_full(sheet, mention, parts, people, acting)
            else:
                singles.append(mention)
        elif _may_be_surname(sheet, mention):
            singles.append(mention)
    for mention in singles:
        _link_single(sheet, mention, people, doing)
    for mention in sheet.mentions:
        _note_gender(sheet, mention)


def _first_known(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name in full begins with a person's first name, whatever else the text seems to say."""
    words = sheet.words(mention).split()
    return len(words) > 1 and mention.label == "PERSON" and words[0] in sheet.book.agents.genders


def _note_gender(sheet: Worksheet, mention: Mention) -> None:
    """Whether the word before a person's name is a woman's or a man's: "Mrs", "spokeswoman"."""
    actors = sheet.linked(mention)
    if mention.kind != "name" or not actors or sheet.kind(actors[0]) != "person":
        return
    before = [t.text.lower() for t in sheet.sentence(mention).tokens if t.span.end <= mention.span.start]
    if before and (gender := sheet.book.agents.genders.get(before[-1])):
        sheet.genders.setdefault(actors[0], gender)


def _may_be_person(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a name is a person's: by the parser, or two words in the place of a party without a "the"."""
    if is_person(sheet, mention) and mention.kind in ("name", "adjective"):
        return not called_body(sheet, mention)
    if not mention.candidates and mention.kind == "name" and _called_person(sheet, mention):
        return True
    if mention.label or mention.candidates or mention.kind != "name":
        return False
    tokens = sheet.sentence(mention).tokens
    before = [t.text.lower() for t in tokens if t.span.end <= mention.span.start][-1:]
    words, last = sheet.words(mention).split(), tokens[mention.head].lemma.lower()
    agents = sheet.book.agents
    common = any(known.of(last) for known in (agents.nouns, agents.titles, agents.organs))
    common = common or last in agents.bodies or last in agents.name_words
    acts = tokens[mention.head].dep in (*SUBJECTS, "pobj", "conj") and before != ["the"] and not common
    return acts and len(words) in (2, 3) and all(word[0].isupper() and word.isalpha() for word in words)


def _called_person(sheet: Worksheet, mention: Mention) -> bool:
    """Whether the word before a name in full is what a person is: "the boy's aunt, Tima Roe"."""
    words, agents = sheet.words(mention).split(), sheet.book.agents
    if len(words) not in (2, 3) or not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    if words[-1].lower() in agents.bodies or words[-1].lower() in agents.name_words:
        return False
    before = word_before(sheet, mention, ",")
    sentence = sheet.sentence(mention)
    behind = [
        sentence.tokens[i] for i in sentence.children[mention.head] if sentence.tokens[i].dep == "appos"
    ]
    if any(token.span.start > mention.span.end and _holder(sheet, token.lemma) for token in behind):
        return True  # "Ida Roe, the Kenyan commissioner"
    noun = agents.nouns.of(before)
    personal = noun is not None and noun.kind == "person"
    personal = personal or before in _CALLINGS
    return before in agents.genders or personal or (mention.label != "ORG" and _holder(sheet, before))


def _holder(sheet: Worksheet, lemma: str) -> bool:
    """Whether a noun is that of a person in office."""
    agents = sheet.book.agents
    noun = agents.nouns.of(lemma)
    personal = noun is not None and noun.kind in ("person", "group") and lemma not in agents.collective
    return personal or agents.titles.of(lemma) is not None


def _may_be_surname(sheet: Worksheet, mention: Mention) -> bool:
    """Whether one word, called no person by the parser, may still take up a person's name."""
    if sheet.linked(mention) or mention.kind not in ("name", "adjective"):
        return False
    parts = _parts(sheet.words(mention))
    return " " not in sheet.words(mention) or (len(parts) == 2 and parts[0].lower() in _PARTICLES)


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name without accents and dots."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = plain.replace(".", " ").replace("-", " ").replace('"', " ").split()
    return tuple(word.capitalize() if word.isupper() and len(word) > 3 else word for word in words) or (name,)


def _know(people: list[_Known], actor: str, mention: Mention, form: tuple[str, ...]) -> None:
    """Remember a form of a person's name."""
    known = next((person for person in people if person.actor == actor), None)
    if known is None:
        people.append(known := _Known(actor, mention.span.start))
    known.forms.add(form)


def _link_full(
    sheet: Worksheet, mention: Mention, parts: tuple[str, ...], people: list[_Known], acting: set[str]
) -> None:
    """A full name: somebody met before, somebody of the book under another spelling, or a stranger."""
    if mention.kind == "name" and _MIXED.search(sheet.words(mention)):
        return  # "CentOS Stream"
    if sheet.book.agents.titles.of(sheet.words(mention).lower()):
        return  # "Crown Prince"
    if (
        _ABSTRACT.search(parts[-1])
        and parts[0] not in sheet.book.agents.genders
        and sheet.words(mention) not in acting
    ):
        return  # "Project Management"
    if (is_inside(sheet, mention) or among_places(sheet, mention)) and _nobody_known(
        sheet, mention, parts, acting
    ):
        return  # "in Maidan Shahr"
    same = [person for person in people if any(_same_person(form, parts) for form in person.forms)]
    roles, evidence = roles_told(sheet, mention)
    if len(same) == 1:
        actor, rule, score = same[0].actor, "name/variant", 0.95
    elif folded := sheet.book.folded(" ".join(parts)):
        actor, rule, score = folded, "name/spelling", 0.9
    else:
        name = sheet.words(mention)
        actor, rule, score = sheet.stranger_id(name), "name/stranger", 0.9
        sheet.meet(Actor(id=actor, name=name, kind="person"))
    if actor in sheet.strangers and roles:
        known = sheet.strangers[actor]
        rule = "name/title" if rule == "name/stranger" else rule
        sheet.meet(Actor(id=actor, name=known.name, kind="person", roles=roles, parent=roles[0].of))
    sheet.link(mention, [actor], rule, score, evidence=evidence)
    _know(people, actor, mention, parts)


def _nobody_known(sheet: Worksheet, mention: Mention, parts: tuple[str, ...], acting: set[str]) -> bool:
    """Whether nothing but the parser says that a name is a person's."""
    first_known = parts[0] in sheet.book.agents.genders
    return not first_known and sheet.words(mention) not in acting and not roles_told(sheet, mention)[0]


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: same last word, and one holds all words of the other.

    >>> _same_person(("Mohammad", "Yaqoob", "Mujahid"), ("Zabihullah", "Mujahid"))
    False
    """
    if len(one) < 2 or len(other) < 2:
        return one == other
    if one[-1] != other[-1]:  # "Pedro Roe" is "Pedro R. Roe Diaz"
        short, long = sorted((one, other), key=len)
        return len(long) > len(short) > 1 and short[0] == long[0] and short[-1] in long[1:-1]
    short, long = sorted((one, other), key=len)
    return all(word in long or (len(word) == 1 and any(w[0] == word for w in long)) for word in short)


def _is_single_name(sheet: Worksheet, mention: Mention, acting: set[str]) -> bool:
    """Whether one word is a person's name: by the word, by what he does, or by "wife" and its like before."""
    tokens, words, agents = sheet.sentence(mention).tokens, sheet.words(mention), sheet.book.agents
    own = next((i for i, token in enumerate(tokens) if token.span.start == mention.span.start), mention.head)
    before = tokens[max(0, own - 1)].text.lower()
    letters = words.isupper() and len(words) <= _LETTERS
    if tokens[own].tag[:3] != "NNP" or agents.titles.of(words.lower()) or (letters and before == "the"):
        return False  # "the GRM"
    if before in agents.genders or roles_told(sheet, mention)[0] or in_row(sheet, mention):
        return True
    if among_places(sheet, mention):
        return False
    return (words in acting or words in agents.genders) and not sheet.times_a_place(words)


def _link_single(sheet: Worksheet, mention: Mention, people: list[_Known], acting: set[str]) -> None:
    """One word of a name: of somebody named in full, or of somebody the book knows with support."""
    word = _parts(sheet.words(mention))[-1]
    if (
        of_family(sheet, mention)
        or part_of_name(sheet, mention)
        or _shares_surname(sheet, mention, word, people)
    ):
        return
    whole = {
        part for part in _parts(sheet.words(mention)) if part.lower() not in _PARTICLES
    }  # "Roe-Doe" is no Doe
    surname = [p for p in people if any(form[-1] == word and whole <= {*form, word} for form in p.forms)]
    if not surname and "-" in sheet.words(mention):
        return
    found = surname or [p for p in people if any(form[0] == word for form in p.forms)]
    # "Amman" the man or the town, "Tamim" the man or the tribe
    if (mention.candidates or mention.label in _PEOPLES) and not surname:
        return
    stranger = all(person.actor in sheet.strangers for person in surname)
    if stranger and sheet.times_a_place(sheet.words(mention)) > 1:
        return
    acts = sheet.is_subject(mention) or sheet.token(mention).dep == "poss"
    if sheet.token(mention).dep in ("attr", "oprd") and sheet.book.agents.titles.of(word.lower()):
        return  # "he became Sultan"
    if sheet.place_state(mention) and (
        stands_for_place(sheet, mention) or not (acts or mention.label == "PERSON")
    ):
        return
    if len(found) == 1:
        rule, score = ("name/surname", 0.95) if surname else ("name/first-name", 0.85)
        sheet.link(mention, [found[0].actor], rule, score)
    elif len(found) > 1:
        if not _headlined(sheet, found):
            _by_role(sheet, mention, [person.actor for person in found])
        if not sheet.linked(mention) and (main := _main_bearer(sheet, mention, found)):
            rivals = [person.actor for person in found]
            sheet.link(mention, [main], "name/surname-of-the-article", 0.75, rivals=rivals)
    elif (acts or mention.label == "PERSON") and (known := _supported(sheet, mention, word, acting)):
        sheet.link(mention, [known], "name/surname-in-book", 0.8, rivals=sheet.book.surname(word))
        _know(people, known, mention, (word,))
    elif mention.label == "PERSON" and mention.kind == "name" and _is_single_name(sheet, mention, acting):
        roles, evidence = roles_told(sheet, mention)
        name = sheet.words(mention)
        if not sheet.book.surname(word) or roles:
            actor = sheet.stranger_id(name)
            parent = roles[0].of if roles else None
            sheet.meet(Actor(id=actor, name=name, kind="person", roles=roles, parent=parent))
            sheet.link(mention, [actor], "name/stranger", 0.7, evidence=evidence)
            _know(people, actor, mention, (word,))


def _shares_surname(sheet: Worksheet, mention: Mention, word: str, people: list[_Known]) -> bool:
    """Whether a first name goes with the surname named next, "Ida" in "Ida and Karl Roe"; linked so."""
    later = next((m for m in sheet.by_sentence[mention.sentence] if m.span.start > mention.span.end), None)
    if (
        later is None
        or sheet.text[mention.span.end : later.span.start] != " and "
        or " " in sheet.words(mention)
    ):
        return False
    parts = _parts(sheet.words(later))
    actors = sheet.linked(later)
    if later.kind != "name" or len(parts) != 2 or not actors or sheet.kind(actors[0]) != "person":
        return False
    same = [p.actor for p in people if any(form[-1] == parts[-1] and form[0] == word for form in p.forms)]
    if not same and (
        word not in sheet.book.agents.genders or any(form[-1] == word for p in people for form in p.forms)
    ):
        return False
    name = f"{sheet.words(mention)} {parts[-1]}"
    actor = same[0] if same else sheet.meet(Actor(id=sheet.stranger_id(name), name=name, kind="person"))
    sheet.link(mention, [actor], "name/shared-surname", 0.85, evidence=later.span)
    _know(people, actor, mention, (word, parts[-1]))
    return True


def _headlined(sheet: Worksheet, found: list[_Known]) -> list[_Known]:
    """Those whom the headline names in full."""
    title = set(_parts(sheet.annotated.document.title or ""))
    return [p for p in found if any(len(form) > 1 and set(form) <= title for form in p.forms)]


def _main_bearer(sheet: Worksheet, mention: Mention, found: list[_Known]) -> str | None:
    """Of several of one surname the one in the headline, the only one named so far, or the main one."""
    before = _headlined(sheet, found) or [p for p in found if p.first < mention.span.start]
    if len(before) == 1:
        return before[0].actor
    short = {sheet.words(m) for m in sheet.mentions if m.kind in ("name", "adjective")}
    formal = [p for p in found if not any(form[0] in short for form in p.forms if len(form) > 1)]
    told = Counter(link.actor for links in sheet.links.values() for link in links)
    if len(formal) == 1 and told[formal[0].actor] == max(told[person.actor] for person in found):
        return formal[0].actor  # the others are called by their first names
    by_weight = sorted((told[person.actor], person.actor) for person in found)
    least = max(_OFTEN, _FAR_MORE * by_weight[-2][0])
    return by_weight[-1][1] if by_weight[-1][0] >= least else None


def _by_role(sheet: Worksheet, mention: Mention, actors: list[str]) -> None:
    """Of several with that surname, the one whose office the title before this name tells."""
    roles, evidence = roles_told(sheet, mention)
    offices = {role.office for role in roles if role.office}
    found = [actor for actor in actors if any(role.office in offices for role in sheet.roles(actor))]
    if len(found) == 1:
        sheet.link(mention, found, "name/surname-and-title", 0.85, evidence=evidence, rivals=actors)


def _supported(sheet: Worksheet, mention: Mention, word: str, acting: set[str]) -> str | None:
    """The one person of the book with that surname whose country or side the document names, in office."""
    candidates = sheet.book.surname(word)
    if len(word) < 3 or not candidates:
        return None
    roles, _ = roles_told(sheet, mention)
    in_power = any({"GOV", "LEG", "MIL", "JUD", "PTY", "ELI"} & set(role.sectors) for role in roles)
    if not in_power and word in sheet.book.agents.genders:
        return None  # "his children Elizabeth and Susan"
    offices = {sheet.book.office(role.office) for role in roles if role.office}
    named = {actor for links in sheet.links.values() for link in links for actor in (link.actor,)}
    countries = {sheet.country(actor) for actor in named if sheet.kind(actor) != "person"} - {None}
    fitting = []
    for candidate in candidates:
        held = [role for role in sheet.roles(candidate) if about_then(role, sheet.day)]
        same_country = any(role.country in countries or role.of in named for role in held)
        has_office = any(role.office and sheet.book.office(role.office) in offices for role in held)
        if has_office or same_country:
            fitting.append((has_office, candidate))
    best = [candidate for has_office, candidate in fitting if has_office] or [c for _, c in fitting]
    if len(best) > 1:
        best = [candidate for candidate in best if leads(sheet, candidate)] or best
    bearers = (sheet.actor(candidate) for candidate in candidates)
    exact = any(
        actor and sheet.words(mention) in actor.name.split() for actor in bearers
    )  # no "Sola" is a Solá
    if not best and (sheet.words(mention) in acting or (exact and mention.label == "PERSON")):
        return in_office(sheet, candidates)
    return best[0] if len(best) == 1 else None
