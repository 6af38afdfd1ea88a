"""Texts and places in them: spans, days, documents. The text of a document never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of one text.

    >>> Span(4, 11).of("The Taliban said")
    'Taliban'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards or begins before the text."""
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        """The number of characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span points at."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def enclosing(spans: Iterable[Span]) -> Span:
    """The smallest span that covers them all; a ValueError if there are none."""
    found = tuple(spans)
    if not found:
        msg = "no spans to enclose"
        raise ValueError(msg)
    return Span(min(s.start for s in found), max(s.end for s in found))


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Days from `first` to `last`, both included. Its width is how sure we are."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a range that ends before it begins."""
        if self.last < self.first:
            msg = f"days end before they begin: {self.first}..{self.last}"
            raise ValueError(msg)

    @property
    def days(self) -> int:
        """How many days the range holds; one for a single day."""
        return (self.last - self.first).days + 1

    def covers(self, other: "DateRange") -> bool:
        """Whether `other` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "DateRange") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: the days, the words that say so, and the rule that read them.

    `qualifier` is what the words leave open, of `QUALIFIERS`: "by", "about", "since about"; "" for nothing.
    """

    days: DateRange
    span: Span | None = None
    rule: str
    qualifier: str = ""


QUALIFIERS = ("since", "by", "until", "before", "after", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the text came from.

    Attributes:
        where: File as given, or the `source` of a line; shown to people, kept in exports.
        sha256: Digest of the bytes read (of the line, for line formats).
        reader: Name of the reader, such as `plain`, `html`, `jsonl`, `csv`.
        encoding: Encoding the bytes were decoded from.
    """

    where: str
    sha256: str
    reader: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Furniture:
    """A stretch of the page that is not the article.

    `kind` is one of the codes in `FURNITURE_KINDS`.
    """

    span: Span
    kind: str


FURNITURE_KINDS = (
    "navigation",
    "caption",
    "comment-form",
    "share",
    "repeat",
    "byline",
    "advert",
    "related",
    "cookie",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article was published.

    `basis` is `metadata` (the file's or page's own data), `stated` (a dateline or
    "updated" line in the text) or `inferred` (the tightest interval the text supports).
    `why` names the words that decided; `evidence` points at them.
    """

    days: DateRange
    basis: str
    why: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read. `text` never changes; everything else points into it.

    Attributes:
        id: Content hash (`stable_id("doc", text)`): the same text twice is one document.
        title: The headline, from metadata or from the text.
        title_span: Where the headline stands in `text`, if it does.
        furniture: Stretches that are not the article, sorted, not overlapping.
    """

    id: str
    text: str
    source: Source
    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Published | None = None
    furniture: tuple[Furniture, ...] = ()
