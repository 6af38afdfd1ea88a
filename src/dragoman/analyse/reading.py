"""A coded document read for the sides in it: who tells, who is bound, and on which day."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from dragoman.analyse.relations import Families
from dragoman.model.actors import Mention
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast, Entity
from dragoman.model.events import Event
from dragoman.model.speech import Statement
from dragoman.model.text import DateRange, Document, Span, When
from dragoman.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells something.

    Attributes:
        name: The speaker's name; the publisher or file for what the paper tells; "" for somebody not named.
        actor: Actor id of the speaker.
        side: Actor id of the side spoken for.
        paper: Whether the paper tells it itself.
    """

    name: str
    actor: str | None = None
    side: str | None = None
    paper: bool = False


class Reading:
    """One coded document and the sides of its parties.

    Args:
        coded: The document.
        families: Who belongs to whom.
    """

    def __init__(self, coded: CodedDocument, families: Families) -> None:
        self.coded = coded
        self.cast = Cast(coded)
        self._families = families
        self._statements = {statement.id: statement for statement in coded.statements}
        self._mentions = tuple(sorted(coded.mentions, key=lambda m: (m.span.start, m.span.end)))
        self._starts = [mention.span.start for mention in self._mentions]
        self._stands: dict[str, frozenset[str]] = {}

    @property
    def document(self) -> Document:
        """The document."""
        return self.coded.document

    @property
    def published(self) -> DateRange | None:
        """When it was published."""
        return self.document.published.days if self.document.published else None

    @property
    def label(self) -> str:
        """What to call the paper: its publisher, else its file."""
        return self.document.publisher or PurePath(self.document.source.where).name or "the report"

    @property
    def key(self) -> tuple[date, str]:
        """What readings are sorted by: the day of publication, then the document."""
        return (self.published.first if self.published else date.max, self.document.id)

    def sides(self, entities: Iterable[Entity], when: When | None = None) -> frozenset[str]:
        """The sides that some parties stand on; those whom nobody knows on none."""
        day = self.cast.day(when)
        return frozenset(self._side(entity.id, day) for entity in entities if entity.id)

    def _side(self, actor: str, day: date | None) -> str:
        """The side an actor stands on; where no day is known, that of the last office that has one."""
        side = self._families.side(actor, day)
        if day or side != actor or actor not in self._families.actors:
            return side
        held = sorted({role.first for role in self._families.actors[actor].roles if role.first}, reverse=True)
        return next((s for since in held if (s := self._families.side(actor, since)) != actor), side)

    def of(self, mentions: Iterable[str], when: When | None = None) -> frozenset[str]:
        """The sides of some mentions."""
        return self.sides(self.cast.entities(mentions, when), when)

    def stands(self, mention: str) -> frozenset[str]:
        """The sides of one mention on the day of publication."""
        if mention not in self._stands:
            self._stands[mention] = self.of((mention,))
        return self._stands[mention]

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """The mentions in some words, in text order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(m for m in self._mentions[first:last] if m.span.end <= span.end)

    def inside(self, spans: Iterable[Span]) -> frozenset[str]:
        """The sides named in some words."""
        return frozenset(side for span in spans for m in self.mentions(span) for side in self.stands(m.id))

    def names(self, span: Span) -> tuple[tuple[str, frozenset[str]], ...]:
        """The names in some words, with their sides; none for a name that nobody knows."""
        text = self.document.text
        named = [m for m in self.mentions(span) if m.kind in ("name", "adjective")]
        return tuple((m.span.of(text), self.stands(m.id)) for m in named)

    def nearest(self, span: Span, within: Span) -> frozenset[str]:
        """The sides of the first mention in some words, else of the last one before them, inside `within`."""
        before = [m for m in self.mentions(within) if m.span.end <= span.start]
        for mention in (*self.mentions(span), *reversed(before)):
            if found := self.stands(mention.id):
                return found
        return frozenset()

    def statement(self, key: str | None) -> Statement | None:
        """A statement of this document."""
        return self._statements.get(key or "")

    def around(self, span: Span) -> Statement | None:
        """The innermost statement that tells some words."""
        holding = [s for s in self.coded.statements if any(c.covers(span) for c in s.content)]
        return min(holding, key=lambda s: (sum(map(len, s.content)), s.id), default=None)

    def teller(self, statement: Statement | None) -> Teller:
        """Who speaks; the paper, where nobody is quoted."""
        if statement is None:
            return Teller(name=self.label, paper=True)
        found = self.cast.entities((statement.speaker,), statement.when) if statement.speaker else ()
        if not found:
            return Teller(name="")
        side = next(iter(sorted(self.sides(found, statement.when))), None)
        return Teller(name=found[0].name, actor=found[0].id, side=side)

    def actor(self, event: Event) -> Teller:
        """Who acts in an event, as the one who tells."""
        found = self.cast.entities(event.actors, event.when)
        side = min(self.sides(found, event.when), default=None)
        return Teller(name=found[0].name if found else "", actor=found[0].id if found else None, side=side)

    def told_on(self, statement: Statement | None) -> DateRange | None:
        """When something was said; the days of publication where the text does not tell."""
        return statement.when.days if statement and statement.when else self.published


def readings(
    record: Record, families: Families, *, among: Iterable[str] = (), as_of: date | None = None
) -> Iterator[Reading | None]:
    """The documents of a record, one at a time; None for one that nobody can say was out by `as_of`.

    Args:
        record: The record.
        families: Who belongs to whom.
        among: Actor ids; documents that name neither them nor what belongs to them are passed over.
        as_of: Only documents published by then.
    """
    members = {member for actor in among for member in families.members(actor)}
    for document in record.documents_with(members) if members else record.ids():
        coded = record.load(document)
        published = coded.document.published
        if as_of and published is None:
            yield None
        elif not as_of or (published and published.days.last <= as_of):
            yield Reading(coded, families)


def words(spans: Iterable[Span], text: str) -> str:
    """The words of some spans, white space folded, "…" where something lies between."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def near(one: DateRange | None, other: DateRange | None, most: timedelta) -> bool:
    """Whether two times may be close; True where one is not known."""
    if one is None or other is None:
        return True
    return one.first - most <= other.last and other.first - most <= one.last
