"""Stories: reports of one real-world event brought together, and why they are held to be one."""

from dataclasses import dataclass
from datetime import date

from dragoman.model.text import DateRange, Span

CONTRADICTIONS = ("date", "number", "place", "who")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document as the reports in it are compared by it.

    Attributes:
        id: Document id.
        publisher: Who published it, if known.
        published: When it came out, as far as that is known.
        topic: The words that tell most what it is about, with their weights; the squares add up to 1.
        copies: Hashes of its wording: copies share many of them.
    """

    id: str
    publisher: str | None = None
    published: DateRange | None = None
    topic: tuple[tuple[str, float], ...] = ()
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as one sentence tells it, in the form in which reports are compared.

    Attributes:
        id: Event id.
        type: Event type; "" where it is not known, which fits any.
        mode: Its mode, if any.
        actors: The parties that act, each as its id followed by all it belongs to on that day.
        recipients: Likewise.
        days: When the text says it happened; None where it does not say.
        place: Name of the place told, and `country` its country; `town` tells whether it is a town or less.
        trigger: Stems of the words that name the event.
        words: Stems of the other words of the sentence that tell something.
        names: The proper names among them.
        amounts: What is counted and the number told: ("dead", "13").
        sentence: Where the sentence stands, `at` where the trigger.
    """

    id: str
    article: Article
    type: str
    mode: str | None = None
    status: str = "actual"
    actors: tuple[tuple[str, ...], ...] = ()
    recipients: tuple[tuple[str, ...], ...] = ()
    days: DateRange | None = None
    place: str | None = None
    country: str | None = None
    town: bool = False
    trigger: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    amounts: tuple[tuple[str, str], ...] = ()
    sentence: Span
    at: Span
    confidence: float = 1.0

    @property
    def anchor(self) -> str:
        """Where the trigger stands, for finding the event again should its id have changed."""
        return f"{self.article.id}:{self.at.start}:{self.at.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEvent:
    """A judgement that two reports tell one event.

    Attributes:
        left: Event id, the smaller of the two; `right` the other.
        score: How sure, 0 to 1.
        why: The reasons, the weightiest first: "same trigger", "shared parties: usa, taliban".
    """

    left: str
    right: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Reports of one story that do not fit together.

    Attributes:
        about: One of `CONTRADICTIONS`.
        of: What is counted, for a number ("dead"); else "".
        told: What is told and by which events: ("13", ("ev-…", "ev-…")), most told first.
    """

    about: str
    of: str = ""
    told: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParty:
    """One who takes part in a story: `role` is actor or recipient, `events` how many reports say so."""

    role: str
    actor: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one real-world event.

    Attributes:
        id: Made of the smallest event id in it; changes only if that event comes or goes.
        type: Event type most reports give; `mode` and `status` likewise.
        days: When it happened, by the reports that agree most closely; None where none says.
        days_basis: `told` if a report says so; `published` if the days are those of the first
            publication; None where neither is known.
        place: Where, by most reports that say; `country` likewise.
        parties: Who takes part, those most reports name first.
        events: Event ids, in order of publication.
        documents: Document ids, in that order.
        tellings: The documents again, those together that copy each other or have one publisher.
        first_report: The first day of publication known; `last_report` the last.
        judgements: Why the reports are held to be one: what ties each to those before, the first excepted.
        contradictions: Where they do not fit together.
    """

    id: str
    type: str
    mode: str | None = None
    status: str = "actual"
    days: DateRange | None = None
    days_basis: str | None = None
    place: str | None = None
    country: str | None = None
    parties: tuple[StoryParty, ...] = ()
    events: tuple[str, ...]
    documents: tuple[str, ...]
    tellings: tuple[tuple[str, ...], ...]
    first_report: date | None = None
    last_report: date | None = None
    judgements: tuple[SameEvent, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def independent(self) -> int:
        """How many publishers tell it in words of their own."""
        return len(self.tellings)
