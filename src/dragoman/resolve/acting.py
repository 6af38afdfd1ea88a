"""Whether a text shows a name to be a body or person at all: the sun and a programme have names, too."""

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
    | {"appear", "cause", "lead", "hit", "allow", "see", "last", "reach", "set"}
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


def _acts(sheet: Worksheet, mention: Mention) -> bool:
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    above = tokens[token.head]
    if token.dep == "nsubj" and above.pos == "VERB" and above.lemma not in _LIFELESS:
        return True
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
    return bool(
        agents.nouns.at(lower, index, tokens[index].lemma)
        or agents.titles.at(lower, index, tokens[index].lemma)
    )
