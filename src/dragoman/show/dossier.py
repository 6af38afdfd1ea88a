"""A dossier as a page: HTML that stands alone and prints well, Markdown, PDF, Word, or JSON."""

import json
from collections.abc import Callable
from dataclasses import replace

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dragoman.analyse.dossier import Dossier
from dragoman.model.codec import to_json
from dragoman.show.layout import page


def html(dossier: Dossier) -> bytes:
    """The dossier as one HTML file without links to the outside."""
    environment = Environment(
        loader=PackageLoader("dragoman.show"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.get_template("dossier.html").render(page=page(dossier)).encode()


def markdown(dossier: Dossier) -> bytes:
    """The dossier as Markdown."""
    from dragoman.show.markdown import written  # noqa: PLC0415 - each format is loaded when it is asked for

    return written(page(dossier)).encode()


def pdf(dossier: Dossier) -> bytes:
    """The dossier as PDF, set by Typst."""
    from dragoman.show.pdf import printed  # noqa: PLC0415

    return printed(page(dossier))


def docx(dossier: Dossier) -> bytes:
    """The dossier as a Word file."""
    from dragoman.show.word import written  # noqa: PLC0415

    return written(page(dossier))


def as_json(dossier: Dossier) -> bytes:
    """The dossier for other programs; of the sources all but their text."""
    sources = tuple(replace(source, text="") for source in dossier.sources)
    plain = to_json(replace(dossier, sources=sources))
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


RENDERERS: dict[str, Callable[[Dossier], bytes]] = {
    ".html": html,
    ".htm": html,
    ".md": markdown,
    ".pdf": pdf,
    ".docx": docx,
    ".json": as_json,
}
"""How a dossier is written, by the end of the file's name."""
