"""Where a name begins and ends, and what its own words say it is: the parser's usual faults at its edges."""

from dragoman.annotate.words import DASHES, Words
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.agents import Title

_PERSON_WORDS = 5
_FIRM = frozenset({"inc", "ltd", "llc", "plc", "gmbh", "kft", "corp", "limited", "zrt", "sarl"})
_ENDS = _FIRM | {
    "securities",
    "group",
    "bank",
    "holdings",
    "company",
    "corporation",
    "party",
    "police",
    "council",
}
# With these and "'s" a body's name goes on: "Harlow Women's Club".
_OWNERS = frozenset(
    {"woman", "women", "men", "children", "sheriff", "veterans", "people", "workers", "farmers", "coroner"}
)
_QUOTES = frozenset({'"', "“", "”", "''", "``"})


def relabelled(words: Words, first: int, last: int, label: str, book: ActorBook) -> str:
    """The label the words themselves tell: "Historian Ida Roe" is a person, "Saint Roe Hospital" is none."""
    agents, tokens = book.agents, words.tokens[first : last + 1]
    if not 1 < len(tokens) <= _PERSON_WORDS:
        return label
    firm = words.lower[last].rstrip(".") in _FIRM
    body = firm or words.lower[last] in agents.bodies or words.lower[last] in agents.name_words
    if label == "PERSON" and body and (firm or len(tokens) > 2 or tokens[0].text not in agents.genders):
        return "ORG"
    if label != "ORG" or body or any(not token.text[0].isupper() or token.tag != "NNP" for token in tokens):
        return label
    title = agents.titles.of(words.lower[first]) or agents.nouns.of(words.lower[first])
    common = agents.titles.of(words.lower[last]) or agents.nouns.of(words.lower[last])
    named = book.names.get(" ".join(token.text for token in tokens)) or book.names.get(tokens[-1].text)
    personal = isinstance(title, Title) or (title is not None and title.kind == "person")
    return "PERSON" if personal and not common and not named else label


def body_goes_on(words: Words, last: int, book: ActorBook) -> int:
    """By how many tokens a body's name goes on with what it is: "116th United States" + "Congress".

    So does "Harlow Woman" + "'s Club".
    """
    tokens, agents = words.tokens, book.agents
    owned = last + 2 < len(tokens) and tokens[last + 1].tag == "POS" and words.lower[last] in _OWNERS
    if owned and tokens[last + 2].text[0].isupper():
        what = words.lower[last + 2]
        return 2 if what in agents.name_words or what in agents.bodies or what == "office" else 0
    if last + 1 >= len(tokens) or tokens[last].dep != "compound" or tokens[last].head != last + 1:
        return 0
    after = tokens[last + 1]
    goes = after.tag == "NNP" and not words.glued(last + 1) and words.lower[last + 1] in agents.name_words
    return int(goes)


def without_glued(words: Words, first: int, last: int) -> int:
    """The last token of an organisation's name without what the parser glued to it.

    Cut are brackets left open ("First Nations (Indigenous"), a second name of the same kind ("Blue Party, Red
    Party") and common nouns ("Press of bank").
    """
    if (
        last == first + 2
        and words.tokens[first + 1].text == ","
        and words.lower[last].rstrip(".") not in _FIRM
    ):
        return first  # "Roe, Doe"
    for index in range(first + 1, last):
        text = words.tokens[index].text
        again = text == "," and words.lower[index - 1] == words.lower[last]
        verb = words.tokens[index].tag == "VBD" and words.lower[index - 1] in _ENDS  # a headline
        if (
            again
            or verb
            or words.lower[index] in ("from", "with")
            or (text in "([" and words.tokens[last].text not in ")]")
        ):
            return index - 1
    while last > first + 1 and words.tokens[last].text.islower() and words.lower[last - 1] in ("of", "for"):
        last -= 2
    return last


def goes_on(words: Words, last: int) -> bool:
    """Whether a person's name goes on after what the parser took for its end: "Amir Khan" + "Muttaqi"."""
    tokens = words.tokens
    if last + 1 >= len(tokens) or tokens[last].dep != "compound" or tokens[last].head <= last:
        return False
    after = tokens[last + 1]
    if after.text in DASHES and words.glued(last + 1) and last + 2 < len(tokens):
        return words.glued(last + 2) and tokens[last + 2].text[0].isupper()
    return after.tag == "NNP" and after.text[0].isupper() and not words.glued(last + 1)


def begins_wrongly(words: Words, first: int, last: int, label: str, book: ActorBook) -> bool:
    """Whether an entity begins with an article, a dash, a form of address or, a person's, with a title."""
    token, lower = words.tokens[first], words.lower[first]
    if token.tag in ("DT", "PRP$", "POS", "CC", "IN") or not token.text[0].isalnum() or lower == "file":
        return True
    if label != "PERSON" or first == last:
        return False
    if lower in book.agents.honorifics:
        return True
    agents = book.agents
    title = agents.titles.at(words.lower, first, token.lemma) or agents.nouns.at(
        words.lower, first, token.lemma
    )
    return bool(title) and words.tokens[first + 1].text[0].isupper()


def inside_title(words: Words, first: int, last: int, book: ActorBook) -> bool:
    """Whether a "name" is but part of a title: "State" in "Secretary of State", "Interior Minister"."""
    modified = words.modified(last)
    if modified is not None:
        lemma = words.lemma(modified)
        for phrases in (book.agents.titles, book.agents.organs):
            found = phrases.at(words.lower, modified, lemma)
            if found and found[0] <= first:
                return True
    if first < 2 or words.lower[first - 1] != "of":
        return False
    title = book.agents.titles.at(words.lower, first - 2, words.tokens[first - 2].lemma)
    return title is not None and title[1] >= first


def with_nickname(words: Words, first: int, last: int) -> tuple[int, int]:
    """A person's name with a nickname inside and what stands before and behind it: 'Ida "Bo" Roe'."""
    tokens = words.tokens

    def name(index: int) -> bool:
        return 0 <= index < len(tokens) and tokens[index].tag == "NNP" and tokens[index].text[0].isupper()

    def quote(index: int) -> bool:
        return 0 <= index < len(tokens) and tokens[index].text in _QUOTES

    if first == last and quote(last + 1) and name(last + 2) and quote(last + 3) and name(last + 4):
        return first, last + 4
    if quote(first - 1) and name(first - 2) and quote(first + 1) and (first < last or name(first + 2)):
        return first - 2, max(last, first + 2)
    if name(first) and quote(first + 1) and name(first + 2) and quote(first + 3) and name(first + 4):
        return first, max(last, first + 4)
    return first, last
