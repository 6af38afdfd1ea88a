"""What a dossier is of: two sides, one actor among all others, or a theme."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from dragoman.analyse.relations import Families
from dragoman.analyse.sides import Pair
from dragoman.model.entities import Entity
from dragoman.store import Record

_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?<=\w{4})(?:itions?|ations?|ions?|ings?|ed|es|s|e|y)$", re.IGNORECASE)
_SHORTEST = 4  # letters of a word whose endings do not count


class Scope:
    """Who stands on which side, and which words an entry must hold.

    Args:
        families: Who belongs to whom.
        left: Actor id of the first side; None for a theme.
        right: Actor id of the second side; None for one actor among all others.
        about: Words of a theme; entries must hold one of them. "" for any.

    Attributes:
        kind: `dyad`, `actor` or `theme`.
    """

    def __init__(self, families: Families, left: str | None, right: str | None, about: str = "") -> None:
        self.left, self.right, self.about = left, right, about
        self.kind = "dyad" if left and right else "actor" if left else "theme"
        self._families = families
        self._pair = Pair(families, left, right) if left and right else None
        self._words = _search(about)
        self.counted: tuple[set[str], set[str]] = self._pair.counted if self._pair else (set(), set())

    def side(self, actor: str, day: date | None) -> int | None:
        """0 for the first side, 1 for the second or, if there is none, for everybody else."""
        if self._pair:
            return self._pair.side(actor, day)
        if self.left and not self._families.belongs(actor, self.left, day):
            return 1
        self.counted[0].add(actor)
        return 0

    def sides(self, entities: Iterable[Entity], day: date | None) -> set[int]:
        """The sides that some parties stand on."""
        found = {self.side(entity.id, day) for entity in entities if entity.id}
        return {side for side in found if side is not None}

    def called(self, entities: Iterable[Entity], day: date | None) -> tuple[str, ...]:
        """The parties' names, a person's with the side of two that he stands on: "Ada Wells (Freedonia)"."""
        found = []
        for entity in entities:
            actor = self._families.actors.get(entity.id or "")
            side = self.side(entity.id, day) if self._pair and entity.id else None
            own = f" ({self.names[side]})" if side is not None and actor and actor.kind == "person" else ""
            found.append(entity.name + own)
        return tuple(dict.fromkeys(found))

    def holds(self, doing: Collection[int], done_to: Collection[int]) -> bool:
        """Whether an event of these sides belongs here."""
        if self.kind == "dyad":
            both = set(doing) >= {0, 1}
            return both or (0 in doing and 1 in done_to) or (1 in doing and 0 in done_to)
        return 0 in doing or 0 in done_to

    def hears(self, speaking: int, touched: Collection[int]) -> bool:
        """Whether a statement by a side that touches some belongs here."""
        if self.kind == "dyad":
            return 1 - speaking in touched
        return speaking == 0 or 0 in touched

    def speaks_of(self, words: str) -> bool:
        """Whether words are about the theme; any are where there is none."""
        return self._words is None or bool(self._words.search(words))

    def documents(self, record: Record) -> tuple[str, ...]:
        """Ids of the documents in which the sides occur, in the order they came in."""
        if self.left is None:
            return record.ids()
        found = set(record.documents_with(self._families.members(self.left)))
        if self.right:
            found &= set(record.documents_with(self._families.members(self.right)))
        return tuple(document for document in record.ids() if document in found)

    @property
    def names(self) -> tuple[str, str]:
        """What to call the two sides."""
        left = self._families.name(self.left) if self.left else ""
        return left, self._families.name(self.right) if self.right else "others"

    @property
    def title(self) -> str:
        """What the dossier is of, in a line."""
        left, right = self.names
        who = f"{left} and {right}" if self.kind == "dyad" else left
        return f"{who}: {self.about}" if who and self.about else who or self.about


def _search(about: str) -> re.Pattern[str] | None:
    """Finds any of the words, whatever their endings: "recognise" for "recognition"."""
    words = _WORD.findall(about)
    if not words:
        return None
    parts = [_ENDING.sub("", word) + (r"\w*" if len(word) >= _SHORTEST else "") for word in words]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b", re.IGNORECASE)
