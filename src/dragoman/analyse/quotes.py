"""Words of a document shown in their sentence, some of them marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Span

_OPENING = "“‘\"'«„"
_CLOSING = ".,!?…”’\"'»"
_SIGNS = 3  # as in `...said.”`


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of quoted words; `mark` says what they are, "" for nothing special."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words quoted from a document.

    Attributes:
        document: Document id.
        span: Where the words stand.
        pieces: The words, white space folded.
    """

    document: str
    span: Span
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece.text for piece in self.pieces)


def quote(coded: CodedDocument, span: Span, marks: Iterable[tuple[Span, str]]) -> Quote:
    """The words of a span, with marks; of marks that overlap the first given wins."""
    kept: list[tuple[Span, str]] = []
    for mark, kind in marks:
        if len(mark) and span.covers(mark) and not any(mark.overlaps(other) for other, _ in kept):
            kept.append((mark, kind))
    text = coded.document.text
    pieces: list[Piece] = []
    here = span.start
    for mark, kind in sorted(kept):
        pieces.append(Piece(text=_folded(text[here : mark.start])))
        pieces.append(Piece(text=_folded(mark.of(text)), mark=kind))
        here = mark.end
    pieces.append(Piece(text=_folded(text[here : span.end])))
    return Quote(document=coded.document.id, span=span, pieces=tuple(piece for piece in pieces if piece.text))


def event_quote(coded: CodedDocument, event: Event) -> Quote:
    """The sentence of an event: trigger, parties, date and place marked."""
    cast = Cast(coded)
    marks = [(event.trigger, "trigger")]
    marks += [(entity.span, "actor") for entity in cast.entities(event.actors)]
    marks += [(entity.span, "recipient") for entity in cast.entities(event.recipients)]
    if event.when and event.when.span:
        marks.append((event.when.span, "date"))
    if event.place:
        marks.append((event.place.span, "place"))
    return quote(coded, event.span, marks)


def statement_quote(coded: CodedDocument, statement: Statement) -> Quote:
    """The words of a statement: content, cue and speaker marked."""
    cast = Cast(coded)
    marks = [(content, "content") for content in statement.content]
    marks += [(statement.cue, "trigger")] if statement.cue else []
    speakers = (statement.speaker,) if statement.speaker else ()
    marks += [(entity.span, "actor") for entity in cast.entities(speakers)]
    return quote(coded, _with_signs(coded.document.text, statement.span), marks)


def commitment_quote(coded: CodedDocument, commitment: Commitment) -> Quote:
    """The sentence of a commitment: what must be done, and for what, marked."""
    marks = [(content, "content") for content in commitment.content]
    marks += [(granted, "condition") for granted in commitment.condition_for]
    return quote(coded, commitment.span, marks)


def _with_signs(text: str, span: Span) -> Span:
    """The span with the quotation mark before it and the full stop and mark after it, if they are there."""
    start, end = span.start, span.end
    if start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and end - span.end < _SIGNS and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def _folded(text: str) -> str:
    """White space folded into single spaces, kept at the ends where it is."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
