"""A dossier as a page: HTML that stands alone and prints well, or Markdown."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dragoman.analyse.days import days_in_words
from dragoman.analyse.dossier import Act, Dossier
from dragoman.model.codec import to_json
from dragoman.model.text import DateRange, Document
from dragoman.show.ledger import parties, turn
from dragoman.show.timeline import timeline

_TITLES = {
    "negated": ("Denied or did not happen", "The sources say of these that they did not take place."),
    "future": ("Announced or planned", "Said to be coming when the source was written; not counted as done."),
    "hypothetical": ("Possible, demanded or conditional", "Could, may, must, if: not counted as done."),
    "historical": ("Background", "Mentioned as long past when the source was written."),
}


def html(dossier: Dossier) -> str:
    """The dossier as one HTML file without links to the outside."""
    return _render("dossier.html", dossier)


def markdown(dossier: Dossier) -> str:
    """The dossier as Markdown."""
    return _render("dossier.md", dossier)


def as_json(dossier: Dossier) -> str:
    """The dossier for other programs; of the sources all but their text."""
    sources = tuple(replace(source, text="") for source in dossier.sources)
    return json.dumps(to_json(replace(dossier, sources=sources)), ensure_ascii=False, indent=2) + "\n"


RENDERERS: dict[str, Callable[[Dossier], str]] = {
    ".html": html,
    ".htm": html,
    ".md": markdown,
    ".json": as_json,
}
"""How a dossier is written, by the end of the file's name."""


def _render(template: str, dossier: Dossier) -> str:
    environment = Environment(
        loader=PackageLoader("dragoman.show"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "days": _days,
        "day": _day,
        "published": _published,
        "md": _escaped,
        "mode": _mode,
    }
    return environment.get_template(template).render(
        dossier=dossier,
        titles=_TITLES,
        headline=headline,
        parties=parties,
        turn=turn,
        timeline=timeline(dossier.acts),
    )


def headline(act: Act) -> str:
    """Who to whom, for the line above the quotation."""
    if not act.recipient:
        return act.actor
    return f"{act.actor or 'somebody'} → {act.recipient}"


def _days(days: DateRange | None) -> str:
    return days_in_words(days) if days else "no date"


def _day(day: date) -> str:
    return days_in_words(DateRange(day, day))


def _published(document: Document) -> str:
    """When a source was published, and whether that is known or inferred."""
    if document.published is None:
        return "date unknown"
    words = days_in_words(document.published.days)
    return f"{words} (inferred)" if document.published.basis == "inferred" else words


def _mode(mode: str) -> str:
    return mode.replace("-", " ")


def _escaped(text: str) -> str:
    """Text whose signs mean nothing in Markdown."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
