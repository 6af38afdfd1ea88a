"""Stories for people: those between two sides, one with all its reports, what joins and what parts them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from dragoman.analyse.quotes import Quote, event_quote
from dragoman.analyse.relations import Families, families_of
from dragoman.errors import ConfigError
from dragoman.model.coded import CodedDocument
from dragoman.model.corrections import Correction
from dragoman.model.events import Event
from dragoman.model.stories import Story
from dragoman.store import Record

HAPPENED = frozenset({"actual", "historical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story with its parties by name, those most reports name first."""

    story: Story
    actor: str
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of a story: its words, the article, and why it is one with another."""

    event: str
    quote: Quote
    title: str | None
    publisher: str | None
    published: str | None
    telling: int
    because: tuple[str, ...] = ()


def between(record: Record, left: str | None = None, right: str | None = None) -> Iterator[Line]:
    """Stories in order of time: all, those of one side, or those in which two sides take part.

    Args:
        record: The record.
        left: Actor id; what belongs to it on the day counts for it.
        right: Likewise.
    """
    families = families_of(record)
    ends = [end for end in (left, right) if end]
    for story in record.stories():
        day = story.days.first if story.days else story.first_report
        sides = [{end for end in ends if families.belongs(p.actor, end, day)} for p in story.parties]
        if all(any(end in side for side in sides) for end in ends):
            actor, recipient = (_named(story, role, families) for role in ("actor", "recipient"))
            yield Line(story=story, actor=actor, recipient=recipient)


def _named(story: Story, role: str, families: Families) -> str:
    return ", ".join(dict.fromkeys(families.name(p.actor) for p in story.parties if p.role == role))


def found(record: Record, beginning: str) -> Story:
    """The one story whose id begins so, or that holds the one event whose id begins so.

    Raises:
        ConfigError: There is none, or there are several.
    """
    stories = list(record.stories(beginning))
    if not stories:
        events = {event for kind, event, _ in record.find(beginning) if kind == "event"}
        of = record.shelf.of_events()
        stories = [s for key in sorted({of[e] for e in events if e in of}) for s in record.stories(key)]
    if len(stories) != 1:
        problem = "begins several ids; give more letters" if stories else "is neither a story nor an event"
        msg = f"{record.path}: {beginning} {problem}; `dragoman stories` lists stories"
        raise ConfigError(msg)
    return stories[0]


def reports(record: Record, story: Story) -> Iterator[Report]:
    """The reports of a story, in order of publication."""
    of = {event: coded for document in story.documents for event, coded in _events(record.load(document))}
    because = {ids: j.why for j in story.judgements for ids in ((j.left, j.right),)}
    telling = {document: n for n, some in enumerate(story.tellings, 1) for document in some}
    for key in story.events:
        event, coded = of[key]
        document = coded.document
        yield Report(
            event=key,
            quote=event_quote(coded, event),
            title=document.title,
            publisher=document.publisher,
            published=document.published.days.first.isoformat() if document.published else None,
            telling=telling[document.id],
            because=next((why for ids, why in because.items() if key in ids), ()),
        )


def _events(coded: CodedDocument) -> Iterator[tuple[str, tuple[Event, CodedDocument]]]:
    for event in coded.events:
        yield event.id, (event, coded)


def joined(stories: Sequence[Story]) -> Iterator[tuple[str, str]]:
    """The pairs of events that make one story of several."""
    first, *others = (event for story in stories for event in story.events)
    for other in others:
        yield first, other


def parted(story: Story, events: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of events that keep some of a story's events apart from the others.

    Raises:
        ConfigError: An event is not in the story, or none would be left.
    """
    out = set()
    for beginning in events:
        some = [event for event in story.events if event.startswith(beginning)]
        if len(some) != 1:
            msg = f"{beginning} is not the beginning of one event of {story.id}"
            raise ConfigError(msg)
        out.add(some[0])
    rest = [event for event in story.events if event not in out]
    if not rest:
        msg = f"{story.id} would be left without events; name those that go"
        raise ConfigError(msg)
    yield from product(sorted(out), rest)


def judged(
    record: Record, kind: str, pairs: Iterable[tuple[str, str]], *, by: str, made_at: str, why: str
) -> list[Correction]:
    """Pairs of events as corrections; where their triggers stand is noted, should their ids change.

    Args:
        record: The record.
        kind: `same` or `apart`.
        pairs: Event ids.
        by: Who says so.
        made_at: When, as ISO 8601 with offset.
        why: The reason.
    """
    some = [(min(p), max(p)) for p in pairs]
    numbers = record.shelf.numbers(event for p in some for event in p)
    anchor = {report.id: report.anchor for _, _, report in record.shelf.reports(numbers.values())}
    return [
        Correction(kind=kind, about=p, before=tuple(anchor[e] for e in p), by=by, made_at=made_at, why=why)
        for p in some
    ]
