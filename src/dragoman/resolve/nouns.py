"""A noun phrase taken apart: its head, what the noun means, how many, how definite."""

from dataclasses import dataclass

from dragoman.model.actors import Mention
from dragoman.model.annotated import Token
from dragoman.resolve.offices import Office, office_in
from dragoman.resolve.worksheet import Worksheet

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "every", "each"})
_RANKS = frozenset({"senior", "top", "chief", "leading"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase taken apart: its head word, first and last token, what the noun means.

    `start` is the first word of the noun itself: "prime" in "the new prime minister".
    """

    head: str
    before: str
    lemma: str
    first: int
    start: int
    last: int
    index: int
    tokens: tuple[Token, ...]
    plural: bool
    definite: bool
    indefinite: bool
    office: Office | None
    organ: str | None
    titled: bool
    kind: str
    sectors: tuple[str, ...]


def take_apart(sheet: Worksheet, mention: Mention) -> Noun:
    """A noun phrase taken apart."""
    tokens = sheet.sentence(mention).tokens
    agents = sheet.book.agents
    index = mention.head
    lower = [token.text.lower().replace("’", "'") for token in tokens]
    lemma = tokens[index].lemma
    first = next(i for i, t in enumerate(tokens) if t.span.start >= mention.span.start)
    organ = agents.organs.at(lower, index, lemma)
    title = agents.title_at(lower, index, lemma, tokens[index].text)
    noun = agents.nouns.at(lower, index, lemma)
    if organ and noun and noun[0] < organ[0] and noun[2].sectors != organ[2].sectors:
        organ = None  # "rebel forces" are nobody's army
    office = office_in(sheet, tokens, range(first, index + 1), backwards=True)
    titled = title is not None and (not noun or title[1] - title[0] >= noun[1] - noun[0])
    plural = tokens[index].tag in ("NNS", "NNPS") and not (titled and lemma == lower[index])
    generic = lower[first] in ("no", "any", "every", "each", "all")
    last = max((found[1] for found in (organ, title, noun) if found), default=index)
    start = min((found[0] for found in (organ, title, noun) if found), default=index)
    return Noun(
        head=lower[index],
        before=_before(sheet, mention, lower, index, [found[0] for found in (title, noun) if found]),
        lemma=lemma if tokens[index].tag != "NNPS" else lemma.removesuffix("s"),
        first=first,
        start=max(start, first),
        last=last,
        tokens=tokens,
        index=index,
        plural=plural or generic or lemma in agents.collective,
        definite=lower[first] in _DEFINITE or tokens[first].tag == "PRP$",
        indefinite=lower[first] in _INDEFINITE,
        office=office,
        organ=organ[2].id if organ else None,
        titled=titled,
        kind=noun[2].kind if noun else "group",
        sectors=(noun[2].sectors if noun else ()) or (title[2].sectors if title else ()),
    )


def _before(sheet: Worksheet, mention: Mention, lower: list[str], index: int, firsts: list[int]) -> str:
    """The words of a longer noun before its head, ranks and words of a name left out: "special" envoy."""
    tokens = sheet.sentence(mention).tokens
    first = min(firsts, default=index)
    for other in sheet.by_sentence[mention.sentence]:
        if mention.span.start <= other.span.start and other.span.end <= tokens[index].span.start:
            while first < index and tokens[first].span.start < other.span.end:
                first += 1
    return " ".join(word for word in lower[first:index] if word not in _RANKS)


def plural(sheet: Worksheet, noun: Noun) -> str:
    """The noun as an id has it: the plural for more than one, "no diplomat" included."""
    alone = noun.head == noun.lemma and noun.lemma not in sheet.book.agents.collective
    word = plural_of(noun.head) if noun.plural and alone else noun.head
    return f"{noun.before} {word}" if noun.before else word


def plural_of(word: str) -> str:
    """The regular plural of a noun.

    >>> plural_of("country")
    'countries'
    """
    if word.endswith("s"):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"
