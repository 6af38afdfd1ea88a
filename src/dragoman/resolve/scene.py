"""Which countries a sentence tells of, and of which it tells that something is done there."""

from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence
from dragoman.model.events import Event
from dragoman.model.text import Span
from dragoman.resolve.homes import WORDS
from dragoman.resolve.worksheet import Worksheet

_AT = frozenset({"in", "at", "near", "inside", "outside", "throughout", "across", "around", "through", "on"})
_WAY = frozenset({"prep", "pobj", "compound", "appos", "nmod", "npadvmod", "conj", "advmod", "poss"})
_DATELINE = 40
_BORDER = frozenset({"border", "frontier"})


class Scene:
    """The countries of a document's sentences.

    Args:
        sheet: The worksheet of the document, its links made.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def countries(self, number: int) -> set[str]:
        """The states that a sentence names by place, people or party; "the border with X" does not count."""
        sheet = self._sheet
        named = {
            state
            for mention in sheet.by_sentence.get(number, ())
            for actor in sheet.linked(mention)
            if (state := sheet.book.state_of(sheet.country(actor)))
            and not self._at_border(number, mention.span)
        }
        return named | {state for state, span in self._places(number) if not self._at_border(number, span)}

    def grounds(self, number: int, events: list[Event]) -> set[str]:
        """The states in which a sentence tells that something is done; the places of attacks among them."""
        book = self._sheet.book
        hit = {
            state
            for event in events
            if event.type == "ASSAULT" and event.place and event.place.literal
            if (state := book.state_of(event.place.country))
        }
        literal = {span for _, span in self._places(number, literal=True)}
        stands = {
            state
            for state, span in self._places(number)
            if span in literal or self._of_a_place(number, span)
            if self._stands_in(number, span) and not self._at_border(number, span)
        }
        return hit | stands or self._dateline(number)

    def _dateline(self, number: int) -> set[str]:
        """The state of the place a sentence opens with, set off by a dash: "NAIROBI, Kenya (AP) - Police"."""
        whole = self._sheet.annotated.sentences[number].span
        opening = self._sheet.text[whole.start : whole.end].partition(" - ")
        if not opening[1] or len(opening[0]) > _DATELINE or not opening[0].split()[0].isupper():
            return set()
        end = whole.start + len(opening[0])
        return {state for state, span in self._places(number) if span.end <= end}

    def where(self, number: int, state: str) -> Span | None:
        """The literal place of a sentence that lies in a state."""
        return next((span for found, span in self._places(number, literal=True) if found == state), None)

    def headline(self) -> set[str]:
        """The states that the words of the headline name."""
        book, words = self._sheet.book, (self._sheet.annotated.document.title or "").replace("’", "'").split()
        pairs = [" ".join(words[i : i + n]).strip(",.:;") for i in range(len(words)) for n in (1, 2)]
        named = {name.actor for pair in pairs for name in book.find(pair.removesuffix("'s"))}
        return {actor for actor in named if self._sheet.kind(actor) == "state"}

    def joined(self, mention: Mention) -> set[str]:
        """The states of those that a phrase is joined to by "and": "the police and courts"."""
        sheet = self._sheet
        tokens = sheet.sentence(mention).tokens
        found: set[str] = set()
        for other in sheet.by_sentence[mention.sentence]:
            token = tokens[other.head]
            beside = token.dep == "conj" and token.head == mention.head
            if beside or (tokens[mention.head].dep == "conj" and tokens[mention.head].head == other.head):
                found |= {sheet.book.state_of(sheet.country(a)) or "" for a in sheet.linked(other)}
        return found - {""}

    def _places(self, number: int, literal: bool = False) -> list[tuple[str, Span]]:
        """The states and spans of the places of a sentence."""
        whole = self._sheet.annotated.sentences[number].span
        found = [
            p for p in self._sheet.annotated.places if whole.covers(p.span) and (p.literal or not literal)
        ]
        states = [(self._sheet.book.state_of(place.country), place.span) for place in found]
        return [(state, span) for state, span in states if state]

    def _of_a_place(self, number: int, span: Span) -> bool:
        """Whether a state is the owner of a place: "in Myanmar's Kachin state"."""
        sentence = self._sheet.annotated.sentences[number]
        token = sentence.tokens[_head(sentence, span)]
        owned = sentence.tokens[token.head].lemma.lower()
        return token.dep == "poss" and owned in {*self._sheet.book.agents.place_nouns, "state"}

    def _at_border(self, number: int, span: Span) -> bool:
        """Whether a name only tells which border: "the border with Mauritania", "the Turkish border"."""
        sentence = self._sheet.annotated.sentences[number]
        here = _head(sentence, span)
        above = sentence.tokens[sentence.tokens[here].head]
        return above.lemma in _BORDER or (
            above.dep == "prep" and sentence.tokens[above.head].lemma in _BORDER
        )

    def _stands_in(self, number: int, place: Span) -> bool:
        """Whether a place is where something is done, not what it is about: "the war in Yemen"."""
        sentence = self._sheet.annotated.sentences[number]
        here = _head(sentence, place)
        while sentence.tokens[here].head != here:
            token = sentence.tokens[here]
            above = sentence.tokens[token.head]
            if token.dep in ("dobj", "advmod"):
                return True
            if token.dep == "prep" and token.text.lower() != "of":
                return token.text.lower() in _AT and above.lemma not in WORDS.far_off
            if token.dep not in _WAY:
                return False
            here = token.head
        return False


def _head(sentence: Sentence, span: Span) -> int:
    """The last word of a name."""
    return max(
        (i for i, token in enumerate(sentence.tokens) if span.covers(token.span)), default=sentence.root
    )
