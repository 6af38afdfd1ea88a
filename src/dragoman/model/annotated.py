"""A document with its grammar: what the annotate stage knows about the text."""

from dataclasses import dataclass

from dragoman.model.actors import Mention
from dragoman.model.text import DateRange, Document, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence.

    Attributes:
        span: Where it stands in the document.
        text: Its letters.
        lemma: Dictionary form, lower case.
        pos: Universal part of speech (`VERB`, `NOUN`, `PROPN`, …).
        tag: Penn tag (`VBD`, `NNP`, …).
        dep: Relation to its head, in spaCy's English labels (`nsubj`, `dobj`, `pobj`, …).
        head: Index of the head in the sentence; its own index for the root.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span and its tokens, children reachable by index."""

    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of the token and all that hangs below it, in text order."""
        found: list[int] = []
        todo = [index]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(self.children[here])
        return tuple(sorted(found))

    @property
    def root(self) -> int:
        """Index of the root; 0 for a sentence without one."""
        return next((i for i, t in enumerate(self.tokens) if t.head == i), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A named entity as the parser labels it (`PERSON`, `ORG`, `GPE`, `NORP`, `LOC`, …)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words: `span` with the marks, `content` without them.

    A quotation that runs over paragraphs, each opened anew and only the last closed, is
    several quotes that share `chain`.
    """

    span: Span
    content: Span
    chain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """A date expression.

    Attributes:
        type: TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value, such as `2022-12-07`, `2022-W50`, `P20Y`, `PRESENT_REF`.
        days: The days it means, where it can be put on the calendar.
        rule: Which rule read it.
    """

    span: Span
    type: str
    value: str
    days: DateRange | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place name and what it is taken to be.

    Attributes:
        country: ISO 3166 alpha-3 code, or None for seas and regions of several states.
        lat: Degrees north.
        lon: Degrees east.
        geonameid: GeoNames identifier, if the gazetteer has one.
        resolution: `country`, `region`, `city`, `site` or `area`.
        literal: False where the name stands for its government or is an adjective.
    """

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    resolution: str
    literal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document plus its sentences, quotes, dates, places and candidate mentions.

    `sentences` cover the article only: furniture and the headline are left out.
    `names` are the parser's entities, `mentions` the words that may stand for somebody who acts.
    All are sorted by span.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parser: str = ""
