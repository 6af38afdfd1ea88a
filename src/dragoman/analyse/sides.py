"""Two sides of a relation, and which of them a party stands on."""

from collections.abc import Iterable
from datetime import date

from dragoman.analyse.relations import Families
from dragoman.model.entities import Entity


class Pair:
    """Two sides, each with all that belongs to it; the first is side 0, the second side 1.

    Attributes:
        counted: Those who were found to stand on each side on some day.
    """

    def __init__(self, families: Families, left: str, right: str) -> None:
        self._families = families
        self._ends = (left, right)
        self.left_members = families.members(left)
        self.right_members = families.members(right)
        self.counted: tuple[set[str], set[str]] = (set(), set())

    def side(self, actor: str, day: date | None) -> int | None:
        """The side an actor stands on that day: the nearer one, if it belongs to both."""
        for above in self._families.chain(actor, day):
            if above in self._ends:
                found = self._ends.index(above)
                self.counted[found].add(actor)
                return found
        return None

    def sides(self, entities: Iterable[Entity], day: date | None) -> set[int]:
        """The sides that some parties stand on."""
        found = {self.side(entity.id, day) for entity in entities if entity.id}
        return {side for side in found if side is not None}


def names(entities: Iterable[Entity]) -> str:
    """The parties' names for a sentence: "A, B and C"; "" if there are none."""
    return joined(entity.name for entity in entities)


def joined(words: Iterable[str]) -> str:
    """Words for a sentence, each once: "A, B and C"; "" if there are none."""
    found = list(dict.fromkeys(words))
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"
