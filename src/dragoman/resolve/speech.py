"""Who speaks: "I" and "we" inside quotation marks are the speaker and the speaker's side."""

from bisect import bisect_right

from dragoman.model.actors import Mention
from dragoman.model.speech import Statement
from dragoman.resolve.worksheet import Worksheet

_I = frozenset({"i", "me", "my"})
_WE = frozenset({"we", "us", "our"})
_TOP = 4


class Speech:
    """The statements of a document by place.

    Args:
        sheet: The worksheet of the document.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._quotes = sorted((q.content.start, q.content.end) for q in sheet.annotated.quotes)
        pieces = [(span.start, span.end, s) for s in sheet.coded.statements for span in s.content]
        self._contents = sorted(pieces, key=lambda piece: piece[:2])
        self.speakers = {s.speaker for s in sheet.coded.statements if s.speaker}
        self._starts = [piece[0] for piece in self._contents]

    def is_first_person(self, mention: Mention) -> bool:
        """Whether a pronoun is "I", "we" or a form of them."""
        return self._sheet.words(mention).lower() in _I | _WE

    def quoted(self, mention: Mention) -> bool:
        """Whether a mention stands inside quotation marks."""
        return self.quote_of(mention) is not None

    def quote_of(self, mention: Mention) -> tuple[int, int] | None:
        """The outermost quotation a mention stands in."""
        return next(
            (q for q in self._quotes if q[0] <= mention.span.start and mention.span.end <= q[1]), None
        )

    def statement_around(self, mention: Mention) -> Statement | None:
        """The innermost statement in whose content a mention stands.

        Inside quotation marks, one whose speaker stands in the same quotation is passed over: who is
        spoken of there does not speak these words.
        """
        quote = self.quote_of(mention)
        index = bisect_right(self._starts, mention.span.start)
        for start, end, statement in reversed(self._contents[max(0, index - 8) : index]):
            if start <= mention.span.start and mention.span.end <= end:
                speaker = self.speaker(statement)
                if not (quote and speaker and self.quote_of(speaker) == quote):
                    return statement
        return None

    def speaker(self, statement: Statement | None) -> Mention | None:
        """The mention of a statement's speaker."""
        return self._sheet.by_id.get(statement.speaker) if statement and statement.speaker else None

    def speaker_of(self, mention: Mention) -> Mention | None:
        """Who says the words a mention stands in."""
        return self.speaker(self.statement_around(mention))

    def last_speaker(self, mention: Mention) -> Mention | None:
        """Who made the last statement that ended before a mention, within two sentences."""
        for _, end, statement in reversed(self._contents[: bisect_right(self._starts, mention.span.start)]):
            speaker = self.speaker(statement)
            if speaker is None or end > mention.span.start or speaker.span.start >= mention.span.start:
                continue
            if self.quoted(speaker) and not self.quoted(mention):
                continue
            near = mention.sentence - speaker.sentence <= _TOP
            return speaker if near and not self._somebody_acts(end, mention, speaker) else None
        return None

    def _somebody_acts(self, start: int, mention: Mention, speaker: Mention) -> bool:
        """Whether another person named since is the subject of a sentence: he is spoken of now."""
        sheet = self._sheet
        known = set(sheet.linked(speaker))
        return any(
            start <= other.span.start < mention.span.start
            and other.kind == "name"
            and sheet.is_subject(other)
            and any(sheet.kind(actor) == "person" and actor not in known for actor in sheet.linked(other))
            for other in sheet.mentions
        )

    def link_first_person(self, mention: Mention) -> None:
        """Link "I" to the speaker and "we" to the speaker's side; open where nobody is known to speak."""
        sheet = self._sheet
        statement = self.statement_around(mention)
        speaker = self.speaker(statement)
        actors = sheet.linked(speaker)
        if (
            not speaker
            or not actors
            or not (self.quoted(mention) or (statement and statement.kind == "direct"))
        ):
            return
        if sheet.words(mention).lower() in _I:
            if len(actors) == 1:
                sheet.link(mention, actors, "pronoun/speaker", 0.95, evidence=speaker.span)
            return
        together = [sheet.by_id[m] for m in statement.beside] if statement else []
        actors = (*actors, *(actor for mention in together for actor in sheet.linked(mention)))
        sides = [sheet.side_of(actor) for actor in actors]
        sheet.link(mention, sides, "pronoun/speakers-side", 0.85, evidence=speaker.span, rivals=actors)
