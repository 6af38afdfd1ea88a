"""The coder as an object: loads once, codes many."""

import hashlib
import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO

from dragoman import stories, strangers
from dragoman.again import Above, Again
from dragoman.config import BATCH, DEFAULT_MODEL, Settings
from dragoman.lexicon import load_lexicon
from dragoman.lexicon.agents import AGENTS_FILE
from dragoman.lexicon.overlay import own_tables
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.text import DateRange, Document, Published, Source
from dragoman.pipeline import code
from dragoman.read import plain, read_all
from dragoman.scale import code_many, parser
from dragoman.store import Record


class Coder:
    """Reads events, statements, commitments, actors, dates and places out of texts.

    The parser and the knowledge files are loaded when the first text is coded, and kept.

    Args:
        model: The parser: the default one, or the name of an installed English spaCy pipeline.
        workers: Processes that `code_all` uses. With more than 1, a script needs the usual
            `if __name__ == "__main__":` around its main part.
        actors: Your own actor files, or folders of them, laid over the actor book.
        least_confidence: Events less sure than this, 0 to 1, are left out; 0 keeps all, None what comes with
            the weights.

    Attributes:
        made_by: Who made the results: version of Dragoman, digest of its knowledge files, parser model.
    """

    def __init__(
        self,
        *,
        model: str = DEFAULT_MODEL,
        workers: int = 1,
        actors: Iterable[str | Path] = (),
        least_confidence: float | None = None,
    ) -> None:
        settings = Settings(
            model=model,
            workers=workers,
            actors=tuple(map(str, actors)),
            least_confidence=least_confidence,
        )
        self.model = settings.model
        self.workers = settings.workers
        self.actors = settings.actors
        own = f", own actors {_own_digest(self.actors)}" if self.actors else ""
        self._least = settings.least_confidence
        least = "" if self._least is None else f", confidence from {self._least:g}"
        self.made_by = f"dragoman {_version()}, knowledge {_digest()}{own}{least}, {model}"

    def code(
        self,
        text: str,
        *,
        published: date | str | None = None,
        source: str = "text",
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> CodedDocument:
        """Code one text.

        Args:
            text: The article, page furniture and all; offsets of the result point into it.
            published: Day of publication (a date, or `YYYY-MM-DD`); inferred from the text if not given.
            source: What to call the text.
            title: The headline, if it is known.
            publisher: Who published it.
            url: Where it can be found.

        Raises:
            InputError: The text is empty or too large.
            ValueError: `published` is not a date.
        """
        day = date.fromisoformat(published) if isinstance(published, str) else published
        document = plain.document(
            text,
            Source(where=source, sha256=hashlib.sha256(text.encode()).hexdigest(), reader="text"),
            title=title,
            url=url,
            publisher=publisher,
            published=Published(days=DateRange(day, day), basis="metadata") if day else None,
        )
        made = code(document, load_lexicon(self.actors), parser(self.model), self._least)
        return replace(made, made_by=self.made_by)

    def code_all(
        self, paths: Iterable[str | Path], stdin: BinaryIO | None = None
    ) -> Iterator[CodedDocument | Failure]:
        """Code every article in files and folders, in order; what cannot be read or coded as a `Failure`."""
        return self.code_documents(_sayable(read_all(paths, stdin)))

    def code_documents(self, documents: Iterable[Document | Failure]) -> Iterator[CodedDocument | Failure]:
        """Code documents that were read already, in order; failures are passed on."""
        return code_many(
            documents,
            model=self.model,
            made_by=self.made_by,
            workers=self.workers,
            own=self.actors,
            least=self._least,
        )

    def code_into(
        self,
        record: Record,
        paths: Iterable[str | Path],
        *,
        stdin: BinaryIO | None = None,
        batch: int = BATCH,
    ) -> Generator[CodedDocument | Failure | None, None, None]:
        """Code into a record what is not yet in it, and tell of each document as it is done.

        Documents are saved in batches; what is finished when the iteration ends, by whatever cause, is saved,
        and its events are in stories.

        Yields:
            The coded document or failure; None for a document that was in the record, unchanged.
        """
        known = _Known(record, self.made_by, _sayable(read_all(paths, stdin)))
        pending: list[CodedDocument | Failure] = []
        record.save_scale(scale())
        again = self.again(record)
        again.keep_book()
        above = Above(load_lexicon(self.actors).actors)

        def save() -> None:
            record.save(pending)
            coded = [c for c in pending if isinstance(c, CodedDocument)]
            record.save_above(above.of(a for c in coded for a in c.actors))
            stories.note(record, coded, load_lexicon(self.actors))
            pending.clear()

        try:
            for made in self.code_documents(known):
                item = again.corrected(made) if isinstance(made, CodedDocument) else made
                pending.append(item)
                if len(pending) >= batch:
                    save()
                yield from known.passed()
                yield item
            yield from known.passed()
        finally:
            if pending:
                save()
            self.settle(record)

    def resolve_in(self, record: Record, *, batch: int = BATCH) -> Generator[bool | Failure, None, None]:
        """Bring a record up to the present actor book without parsing again; corrections are kept.

        Yields:
            For each document whether the changes could touch it, so that it was coded again, or a failure.

        Raises:
            ConfigError: Documents of the record were parsed with another model.
        """
        try:
            yield from self.again(record).all(self.model, batch)
        finally:
            record.save_scale(scale())
            self.settle(record)

    def settle(self, record: Record) -> None:
        """Bring up to date what hangs on all documents of a record: strangers, actors, stories."""
        lexicon = load_lexicon(self.actors)
        strangers.update(record, lexicon.actors)
        record.parses.tidy(Above(lexicon.actors).of(record.actors()))
        stories.update(record, lexicon)

    def again(self, record: Record) -> Again:
        """What codes single documents of a record again."""
        rest = f"{_version()} {_digest(actors=False)} {_own_digest(self.actors, actors=False)} {self._least}"
        return Again(record, load_lexicon(self.actors), self.made_by, rest, self._least)


class _Known:
    """The documents that must be coded; those the record holds already are counted and passed over."""

    def __init__(self, record: Record, made_by: str, items: Iterable[Document | Failure]) -> None:
        self._record = record
        self._made_by = made_by
        self._items = items
        self._passed = 0

    def __iter__(self) -> Iterator[Document | Failure]:
        for item in self._items:
            if isinstance(item, Document) and self._record.has(item, self._made_by):
                self._record.found_again(item)
                self._passed += 1
            else:
                yield item

    def passed(self) -> Iterator[None]:
        """None for each document passed over since last asked."""
        count, self._passed = self._passed, 0
        return iter((None,) * count)


def _sayable(items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
    """The same, with names that can be written as UTF-8: a file name on disk may be any bytes."""
    for item in items:
        if isinstance(item, Failure):
            yield Failure(where=_utf8(item.where), problem=_utf8(item.problem))
        else:
            yield replace(
                item,
                source=replace(item.source, where=_utf8(item.source.where)),
                title=item.title and _utf8(item.title),
                publisher=item.publisher and _utf8(item.publisher),
                url=item.url and _utf8(item.url),
            )


def _utf8(text: str) -> str:
    """The text, letters that UTF-8 does not know told by their number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def scale() -> dict[tuple[str, str | None], tuple[int, float]]:
    """(event type, mode) → (quad code, PLOVER score), for all that the ontology knows."""
    return {
        (kind.name, mode): (kind.quad_code, load_lexicon().ontology.score(kind.name, mode))
        for kind in load_lexicon().ontology.types.values()
        for mode in (None, *sorted(kind.modes))
    }


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "from source"


@cache
def _digest(*, actors: bool = True) -> str:
    """Digest of all knowledge files: other rules, actors or weights make another coder.

    Args:
        actors: Whether the files of the actor book count.
    """
    digest = hashlib.sha256()
    for name, file in _files(files("dragoman.lexicon") / "data", ""):
        if actors or not name.startswith("actors/") or name == AGENTS_FILE:
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    for name, file in _files(files("dragoman.extract") / "model", ""):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _own_digest(paths: Iterable[str], *, actors: bool = True) -> str:
    """Digest of the user's own actor files, whatever lies around their entries; of their words alone."""
    tables = own_tables(paths)
    if not actors:
        tables = {
            file: rest
            for file, data in tables.items()
            if (rest := {**data, "actor": None}) != {"actor": None}
        }
    told = json.dumps(tables, default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """All files below a folder with their paths in it, sorted."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files(item, f"{name}{item.name}/")
        elif not item.name.startswith((".", "__")):
            yield f"{name}{item.name}", item
