"""Whether a text shows a name to be a body or person at all: the sun and a programme have names, too."""

import re
from itertools import pairwise

from dragoman.model.actors import Mention
from dragoman.resolve.worksheet import Worksheet

# What things do as well as bodies.
_LIFELESS = frozenset(
    {
        "be",
        "have",
        "become",
        "begin",
        "start",
        "end",
        "come",
        "go",
        "happen",
        "occur",
        "contain",
        "include",
        "remain",
    }
    | {
        "take",
        "need",
        "require",
        "mean",
        "make",
        "work",
        "run",
        "help",
        "show",
        "use",
        "fall",
        "rise",
        "get",
        "seem",
    }
    | {
        "appear",
        "cause",
        "lead",
        "hit",
        "allow",
        "see",
        "last",
        "reach",
        "set",
        "erupt",
        "date",
        "open",
        "close",
    }
    | {
        "deal",
        "contribute",
        "tend",
        "prohibit",
        "evolve",
        "exist",
        "fit",
        "cease",
        "link",
        "represent",
        "deactivate",
    }
    | {
        "download",
        "license",
        "gain",
        "utilize",
        "increase",
        "decrease",
        "improve",
        "affect",
        "depend",
        "belong",
    }
    | {"vary", "combine", "extend", "expire", "apply"}
    | {"feature", "land", "fly", "sail", "crash", "provide", "support", "follow", "grow", "stand", "lie"}
)
# With these a name is a field: "minister for East African Affairs", "Secretary of Transportation".
_FIELDS = frozenset({"minister", "secretary", "ministry", "department", "committee", "movement"})
# What has gathered round a thing tells nothing of the thing: "the Roe community".
_PRIVATE = frozenset({"BUS", "JRN", "SOC", "NGO", "MED", "EDU"})
_FIRMS = frozenset(
    {
        "band",
        "troupe",
        "orchestra",
        "supergroup",
        "chain",
        "chains",
        "retailer",
        "retailers",
        "website",
        "nonprofit",
        "startup",
        "daily",
    }
)
_ROUND = frozenset({"community", "source", "family", "user", "fan", "engineer", "developer"})
# A name before one of these is that of the thing: "the Fedora operating system", "Herbig stars".
_SORTS = frozenset(
    {"system", "distribution", "language", "virus", "disease", "star", "method", "technique", "pipeline"}
    | {
        "trial",
        "experiment",
        "mission",
        "telescope",
        "spacecraft",
        "rocket",
        "drug",
        "vaccine",
        "award",
        "prize",
        "licence",
    }
)
_IN_BRACKETS = re.compile(r"[(\[]([A-Z]{2,6})[)\]]|\b([A-Z]{2,6}) [(\[]([a-z][a-z ]+)[)\],]")
_WORDS = re.compile(r"[\w'’]+")
_REACH = 120
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to"})
_SENT_OUT = frozenset(
    {"data", "figure", "statistic", "statement", "survey", "poll", "estimate", "letter", "grant"}
)
_OF = frozenset({"of", "for", "at", "with", "from", "by"})


def acting_names(sheet: Worksheet) -> set[str]:
    """The names that in some sentence speak, act or have people: "X said", "X officials", "head of X"."""
    speakers = {s.speaker for s in sheet.coded.statements}
    return {
        sheet.words(m)
        for m in sheet.mentions
        if m.kind in ("name", "adjective") and (m.id in speakers or _acts(sheet, m))
    }


def doing_names(sheet: Worksheet) -> set[str]:
    """The names that speak or are the subject of a verb of doing: enough for one word to be a person's."""
    speakers = {s.speaker for s in sheet.coded.statements}
    return {
        sheet.words(m)
        for m in sheet.mentions
        if m.kind == "name" and (m.id in speakers or (_is_doer(sheet, m) and m.label != "GPE"))
    }


def things_told(sheet: Worksheet) -> set[str]:
    """The names that the text says are things': "Orbit is a game", "a site called Orbit"."""
    found = {
        sheet.words(m) for m in sheet.mentions if m.kind in ("name", "adjective") and _is_thing(sheet, m)
    }
    nouns = sheet.book.agents.thing_nouns
    for sentence in sheet.annotated.sentences:
        for token, after in pairwise(sentence.tokens):
            if token.tag == "NNP" and token.text.lower() in nouns and after.tag == "NNP":
                found.add(after.text)  # "Hurricane" + "Humberto"
            if token.text == "character" and after.tag == "NNP":
                found.add(after.text)
    called = (m for m in sheet.mentions if m.kind in ("name", "adjective") and not m.candidates)
    found.update(sheet.words(m) for m in called if word_before(sheet, m) in nouns)
    return found | short_for_things(sheet)


def word_before(sheet: Worksheet, mention: Mention, skipped: str = "") -> str:
    """The common noun right before a name, a sign between left out: "the talk show Morning Roe"."""
    tokens = sheet.sentence(mention).tokens
    own = next((i for i, token in enumerate(tokens) if token.span.start == mention.span.start), 0)
    if own > 1 and skipped and tokens[own - 1].text == skipped:
        own -= 1
    return tokens[own - 1].text.lower() if own and tokens[own - 1].tag in ("NN", "NNS") else ""


def called_body(sheet: Worksheet, mention: Mention) -> bool:
    """Whether the word before a name is what a body is: "the airline Roe", "store chains Roe and Doe"."""
    agents = sheet.book.agents
    before = word_before(sheet, mention) or word_before(sheet, mention, ":")
    if not before:
        row = (m for m in sheet.by_sentence[mention.sentence] if m.kind == "name")
        beside = (m for m in row if sheet.text[m.span.end : mention.span.start] == " and ")
        before = next((word_before(sheet, m) for m in beside), "")
    noun = agents.nouns.of(before) or agents.nouns.of(before.removesuffix("s"))
    private = noun is not None and bool(_PRIVATE.intersection(noun.sectors))
    return before in _FIRMS or (private and before.removesuffix("s") in agents.collective)


def short_for_things(sheet: Worksheet) -> set[str]:
    """Letters told to stand for a thing: "digital rights management (DRM)", "Clean Rivers Act (CRA)"."""
    found, agents = set(), sheet.book.agents
    for match in _IN_BRACKETS.finditer(sheet.text):
        letters = match[1] or match[2]
        words = _spelt_out(sheet.text[: match.start()], letters) if match[1] else match[3].split()
        if not words or "".join(word[0] for word in words if word.lower() not in _SMALL).upper() != letters:
            continue
        last = words[-1].lower()
        named = agents.sectors_of_name(last) or last in agents.bodies or last in agents.collective
        common = (
            all(word.islower() for word in words) and not agents.nouns.of(last) and not agents.organs.of(last)
        )
        office = agents.titles.of(last) or last == "manager"  # "General Railway Manager (GRM)"
        if office or last in agents.not_parties or last in agents.thing_nouns or (common and not named):
            found.add(letters)
    return found


def _spelt_out(text: str, letters: str) -> list[str]:
    """The last words of a text of which letters may be the initials; small words are not counted."""
    words = _WORDS.findall(text[-_REACH:])
    for count in range(len(letters), len(letters) + 3):
        found = words[-count:]
        if len([w for w in found if w.lower() not in _SMALL]) == len(letters):
            return found
    return []


def _is_thing(sheet: Worksheet, mention: Mention) -> bool:
    sentence, nouns = sheet.sentence(mention), sheet.book.agents.thing_nouns
    tokens = sentence.tokens
    last = max((i for i, token in enumerate(tokens) if token.span.end <= mention.span.end), default=0)
    for index in {mention.head, last}:
        token, above = tokens[index], tokens[tokens[index].head]
        said = [tokens[child] for child in sentence.children[index] if tokens[child].dep == "appos"]
        if token.dep == "appos":
            said.append(above)
        elif token.dep == "nsubj" and above.lemma == "be":
            said += [tokens[child] for child in sentence.children[token.head] if tokens[child].dep == "attr"]
        elif token.dep in ("compound", "nmod") and above.lemma in _SORTS:
            return True
        elif token.dep in ("oprd", "appos", "dobj") and above.lemma in ("call", "name"):
            said.append(tokens[above.head])
        if any(other.lemma.lower() in nouns for other in said):
            return True
    return tokens[mention.head].span.end <= mention.span.start and tokens[mention.head].lemma.lower() in nouns


def _is_doer(sheet: Worksheet, mention: Mention) -> bool:
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    above = tokens[token.head]
    return token.dep == "nsubj" and above.pos == "VERB" and above.lemma not in _LIFELESS


def _acts(sheet: Worksheet, mention: Mention) -> bool:
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    above = tokens[token.head]
    if _is_doer(sheet, mention):
        return True
    if token.dep == "pobj" and above.lemma == "from" and tokens[above.head].lemma in _SENT_OUT:
        return True  # "data from the Roe Archive"
    if token.dep == "pobj" and above.lemma in _OF:
        return above.dep == "agent" or _is_agent(sheet, mention, above.head)
    if token.dep in ("compound", "nmod", "poss", "amod", "appos"):
        return _is_agent(sheet, mention, token.head)
    return False


def _is_agent(sheet: Worksheet, mention: Mention, index: int) -> bool:
    """Whether a noun names people or an office."""
    tokens = sheet.sentence(mention).tokens
    lower = [token.text.lower() for token in tokens]
    agents = sheet.book.agents
    if tokens[index].lemma.lower() in _FIELDS | _ROUND:
        return False
    return bool(
        agents.nouns.at(lower, index, tokens[index].lemma)
        or agents.titles.at(lower, index, tokens[index].lemma)
    )
