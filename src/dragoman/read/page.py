"""What a web page states about itself in its tags: date, publisher, language; and all of its text."""

import re
from html import unescape
from html.parser import HTMLParser

_META = re.compile(r"<(?:meta|time)\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
_LINKED_PUBLISHER = re.compile(r"\"publisher\"\s*:\s*\{[^{}]{0,400}?\"name\"\s*:\s*\"([^\"]{2,80})\"")
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "date",
)
_PUBLISHER_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_TIME_CLASS = re.compile(r"\b(?:published|entry-date|pubdate|dt-published)\b")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "head", "title", "select", "button"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "form",
        "pre",
        "hr",
        "dd",
        "dt",
        "main",
        "address",
    ]
)
_SPACES = re.compile(r"\s+")


class Tags:
    """The statements a page makes in its tags, each `None` if it makes none.

    Attributes:
        date: When it says it was published, as written.
        publisher: The site it says it belongs to.
        language: The language it says it is in, two or three letters.
    """

    def __init__(self, page: str) -> None:
        named = _named(page)
        linked = _LINKED_DATE.search(page)
        site = _LINKED_PUBLISHER.search(page)
        dates = [named[name] for name in _DATE_NAMES if name in named]
        sites = [named[name] for name in _PUBLISHER_NAMES if name in named]
        # What social networks are told first, then what search engines are told, then the rest.
        first = named.get(_DATE_NAMES[0])
        self.date = first or (linked[1] if linked else None) or (dates[0] if dates else None)
        self.publisher = (sites[0] if sites else None) or (unescape(site[1]) if site else None)
        language = _LANGUAGE.search(page, 0, 20_000)
        self.language = language[1].lower() if language else None


def _named(page: str) -> dict[str, str]:
    """What meta and time tags say, by name in small letters; the first tag of a name counts."""
    found: dict[str, str] = {}
    for tag in _META.finditer(page):
        given = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag[0])}
        said = (given.get("content") or given.get("datetime") or "").strip()
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if not name and (_TIME_CLASS.search(given.get("class", "")) or "pubdate" in tag[0]):
            name = "datepublished"
        if said and name:
            found.setdefault(name.lower(), said)
    return found


class _Text(HTMLParser):
    """Collects the visible text, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A block begins on a new line; nothing is read inside scripts and the like."""
        if not self._skipping and tag in _SKIPPED:
            self._skipping = tag
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag == self._skipping:
            self._skipping = ""
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, white space folded."""
        if not self._skipping:
            self.parts.append(_SPACES.sub(" ", data))


def all_text(page: str) -> str:
    """All text a reader of the page sees, menus included, a line for each block.

    For pages too broken or too deeply nested for anything finer; it takes no recursion.
    """
    parser = _Text()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)
