"""What a pronoun or "the group" may take up: the mentions before it, nearest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.actors import Mention
from dragoman.resolve.worksheet import Worksheet

_WINDOW = 3
_UNSAFE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be taken up: whom it means, how it stands."""

    mention: Mention
    actors: tuple[str, ...]
    subject: bool
    distance: int


class Antecedents:
    """The linked mentions met so far, in text order.

    Args:
        sheet: The worksheet of the document.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._met: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Remember a mention, if it is linked and can be taken up."""
        if mention.kind != "adjective" and self._sheet.linked(mention):
            self._met.append(mention)

    def before(
        self, mention: Mention, fits: Callable[[Mention, tuple[str, ...]], bool], window: int = _WINDOW
    ) -> Iterator[Candidate]:
        """Fitting mentions before one, nearest first, not more than some sentences back."""
        for met in reversed(self._met):
            if met.span.end > mention.span.start:
                continue
            if mention.sentence - met.sentence > window:
                return
            actors = self._sheet.linked(met)
            if actors and fits(met, actors):
                distance = mention.sentence - met.sentence
                yield Candidate(met, actors, self._sheet.is_subject(met), distance)

    def best(
        self,
        mention: Mention,
        fits: Callable[[Mention, tuple[str, ...]], bool],
        window: int = _WINDOW,
    ) -> tuple[Candidate, tuple[str, ...], float] | None:
        """The likeliest antecedent, its rivals, and how sure: subjects first, then the only one there is.

        In the nearest sentence that has any, a single actor is taken; of several, the subject; of
        several subjects none.
        """
        found = list(self.before(mention, fits, window))
        if not found:
            return None
        near = [c for c in found if c.distance == found[0].distance]
        groups = {c.actors for c in near}
        rivals = tuple(sorted({a for c in near for a in c.actors}))
        if len(groups) == 1:
            score = (0.85 if near[0].subject else 0.75) - 0.1 * near[0].distance
            return (near[0], (), score) if score > _UNSAFE else None
        subjects = [c for c in near if c.subject]
        if len({c.actors for c in subjects}) == 1:
            return subjects[0], rivals, 0.7 - 0.05 * subjects[0].distance
        return None
