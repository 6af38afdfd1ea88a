"""What a web page states about itself in its tags: date, publisher, language; and all of its text."""

import re
from html import unescape

_META = re.compile(r"<(?:meta|time)\b[^<>]{0,2000}>", re.IGNORECASE)
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
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]{0,4000}>|<[!?][^<>]{0,200}>")
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


def all_text(page: str) -> str:
    """All text a reader of the page sees, menus included, a line for each block.

    For pages too broken or too deeply nested for anything finer. Its time grows with the length of
    the page, not faster, whatever is left open in it.
    """
    parts: list[str] = []
    skipping = ""
    here = 0
    page = _uncommented(page)
    for tag in _TAG.finditer(page):
        closing, name = bool(tag[1]), (tag[2] or "").lower()
        if not skipping:
            parts.append(_SPACES.sub(" ", page[here : tag.start()]))
            parts.append("\n" if name in _BLOCKS else "")
            skipping = name if name in _SKIPPED and not closing else ""
        elif closing and name == skipping:
            skipping = ""
        here = tag.end()
    if not skipping:
        parts.append(_SPACES.sub(" ", page[here:]))
    return unescape("".join(parts))


def _uncommented(page: str) -> str:
    """The page without its comments; one that is never closed leaves only its opening sign out."""
    first, *others = page.split("<!--")
    parts = [first]
    for part in others:
        _, closed, rest = part.partition("-->")
        parts.append(rest if closed else part)
    return " ".join(parts)
