"""What people say against a record: entries of their own, that survive when a document is coded again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dragoman.model.evidence import stable_id
from dragoman.model.text import Span

CORRECTION_KINDS = ("link", "same", "apart", "withdraw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's judgement on an entry of a record, or on several.

    Attributes:
        kind: One of `CORRECTION_KINDS`: `link` (whom a mention means), `same` and `apart` (whether two
            events are one), `withdraw` (an earlier correction is taken back).
        about: Ids of the entries: one mention, two events, one correction. For `same` and `apart`, sorted.
        before: What the record said: actor ids for `link`.
        after: What it should say: actor ids for `link`, none where the mention means nobody known.
        by: Who corrects.
        made_at: When, as ISO 8601 with offset: `2024-05-01T09:30:00+00:00`.
        why: The reason, in words for people.
        document: Id of the document the entry is in; None where several are.
        span: The words corrected; shows what was meant even where the entry is no longer made.
    """

    kind: str
    about: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    by: str
    made_at: str
    why: str
    document: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        """Refuse what is no correction: of an unknown kind, about nothing, by nobody, at no time."""
        if self.kind not in CORRECTION_KINDS:
            msg = f"not a kind of correction: {self.kind!r}; known: {', '.join(CORRECTION_KINDS)}"
            raise ValueError(msg)
        if not self.about or not self.by:
            msg = "a correction is about something and by somebody"
            raise ValueError(msg)
        datetime.fromisoformat(self.made_at)

    @property
    def id(self) -> str:
        """The same correction, the same id."""
        return stable_id("cor", self.kind, self.by, self.made_at, *self.about, "→", *self.after)

    @property
    def subject(self) -> tuple[str, ...]:
        """What two corrections must share for the later one to take the place of the earlier."""
        question = "same" if self.kind == "apart" else self.kind
        return (question, *self.about)


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections in force, in the order they were made: the last about each subject, none taken back.

    Args:
        corrections: All of a record, in the order they were made.
    """
    made = tuple(corrections)
    taken_back = {entry for correction in made if correction.kind == "withdraw" for entry in correction.about}
    last = {
        correction.subject: correction
        for correction in made
        if correction.kind != "withdraw" and correction.id not in taken_back
    }
    return tuple(correction for correction in made if last.get(correction.subject) is correction)
