"""The words of a noun phrase or clause, cut as a reader would cut them."""

import re

from dragoman.extract.frames import child
from dragoman.model.annotated import Sentence
from dragoman.model.text import Span

_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february"}
    | {"march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
    | {"today", "morning", "evening", "afternoon", "week", "month", "year"}
)
_PLACES = frozenset(
    {"statement", "interview", "briefing", "conference", "speech", "tweet", "letter", "post", "report"}
    | {"message", "remark", "release", "address", "email", "note", "article", "editorial", "readout"}
)
_DATELINE = re.compile(
    r"(?:[^()\n]{0,60}\()?[^()\n]{1,60}\)\s*[-–—]{1,2}\s+|[A-Z][A-Z ,.]{2,40}(?:, [A-Z]\w+)? [-–—]{1,2}\s+"
)
_LOOSE = frozenset(",;:—–-")
_PUNCTUATION = frozenset(",;:.–—-―\"“”‘’'`()[]…") | {"``", "''", "--", "..."}


def noun_phrase(sentence: Sentence, head: int, verb: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a speaker: the noun phrase without the clause of saying and what is said."""
    left_out = set(content)
    here = verb
    while here != head and sentence.tokens[here].head != here:
        if sentence.tokens[here].head == head:
            left_out.update(sentence.subtree(here))
        here = sentence.tokens[here].head
    tree = [i for i in sentence.subtree(head) if i not in left_out]
    late = [i for i in sentence.children[head] if i > head and _is_when(sentence, i)]
    left_out.update(j for i in late for j in sentence.subtree(i))
    tree = [i for i in tree if i not in left_out]
    if sentence.tokens[head].dep == "poss":
        tree = [i for i in tree if sentence.tokens[i].dep != "case"]
    if head not in tree:
        return (head,)
    first = last = tree.index(head)
    while first > 0 and tree[first - 1] == tree[first] - 1:
        first -= 1
    while last + 1 < len(tree) and tree[last + 1] == tree[last] + 1:
        last += 1
    return trimmed(sentence, tuple(tree[first : last + 1]))


def _is_when(sentence: Sentence, index: int) -> bool:
    """Whether a phrase hung on a speaker is when or where he speaks: "Price *on Monday* said"."""
    token = sentence.tokens[index]
    if token.dep == "npadvmod":
        return True
    noun = child(sentence, index, "pobj") if token.dep == "prep" else None
    if noun is None:
        return False
    told_in = (
        token.lemma in ("in", "at", "during", "via", "on", "through")
        and sentence.tokens[noun].lemma in _PLACES
    )
    return told_in or sentence.tokens[noun].lemma in _DAYS


def trimmed(sentence: Sentence, words: tuple[int, ...]) -> tuple[int, ...]:
    """Token indices without `that`, commas and quotation marks at the ends."""
    first, last = int(bool(words) and sentence.tokens[words[0]].text == "Q"), len(words)
    while first < last and sentence.tokens[words[first]].text in _PUNCTUATION:
        first += 1
    if (
        first < last
        and sentence.tokens[words[first]].text.lower() == "that"
        and sentence.tokens[words[first]].tag in ("IN", "WDT")
    ):
        first += 1
    # "promised *Friday* to go": the day of the promise.
    if last - first > 1 and sentence.tokens[words[first]].dep == "npadvmod":
        first += sentence.tokens[words[first + 1]].tag == "TO"
    bracket = any(sentence.tokens[i].text == "(" for i in words[first:last])
    while first < last and sentence.tokens[words[last - 1]].text in _PUNCTUATION:
        if bracket and sentence.tokens[words[last - 1]].text == ")":
            break
        last -= 1
    return words[first:last]


def bare(text: str, span: Span) -> Span | None:
    """A span without blanks, commas and dashes at its ends; None if nothing else is in it."""
    start, end = span.start, span.end
    while start < end and (text[start] in _LOOSE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _LOOSE or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if start < end else None


def without_dateline(text: str, span: Span) -> Span:
    """Words of the paper without the dateline they begin with: "ROME (Agency) - "."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span
