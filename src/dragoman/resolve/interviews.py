"""Interviews set as turns, "((Ada Wells)) …", "Ada Wells: …": who says "I", and whose side "we" is."""

import re
from bisect import bisect_right

from dragoman.model.actors import Mention
from dragoman.resolve.worksheet import Worksheet

_MARK = re.compile(r"\(\(([^()\n]{2,60})\)\)|^([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}):(?= )", re.MULTILINE)
# So many turns make an interview, by at least two speakers of whom one comes again.
_TURNS = 4
_I = frozenset({"i", "me", "my"})


class Interview:
    """The turns of a document; none if it is no interview.

    Args:
        sheet: The worksheet of the document, persons linked.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        marks = [(m.end(), m.start(1 if m[1] else 2), m[1] or m[2]) for m in _MARK.finditer(sheet.text)]
        names = {name for _, _, name in marks}
        self._marks = marks if len(marks) >= _TURNS and 1 < len(names) < len(marks) else []
        self._by_start = {mention.span.start: mention for mention in sheet.mentions if mention.kind == "name"}

    def link_first_person(self, mention: Mention) -> None:
        """Link "I" to the person whose turn it is and "we" to whom that person speaks for."""
        sheet = self._sheet
        index = bisect_right(self._marks, (mention.span.start,)) - 1
        speaker = self._by_start.get(self._marks[index][1]) if index >= 0 else None
        actors = sheet.linked(speaker)
        if speaker is None or len(actors) != 1 or sheet.kind(actors[0]) != "person":
            return
        own = sheet.words(mention).lower() in _I
        meant = actors if own else (sheet.side_of(actors[0]),)
        sheet.link(mention, meant, "pronoun/interview", 0.85, evidence=speaker.span)
