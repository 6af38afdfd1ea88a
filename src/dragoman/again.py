"""Coding the documents of a record again without the parser: the book has changed, or a person said so."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from dragoman.errors import ConfigError
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.changes import Changes, snapshot
from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.corrections import standing
from dragoman.pipeline import code_again
from dragoman.store import Record

Fixed: TypeAlias = Mapping[str, tuple[Actor, ...]]


class Again:
    """Codes documents of one record again.

    Args:
        record: The record.
        lexicon: What is known now.
        made_by: What the results say about who made them.
        rest: Digest of all knowledge but the actor book.
        least: Events less sure than this are left out; what comes with the weights if not given.
    """

    def __init__(
        self, record: Record, lexicon: Lexicon, made_by: str, rest: str, least: float | None = None
    ) -> None:
        self._record = record
        self._lexicon = lexicon
        self._made_by = made_by
        self._rest = rest
        self._least = least
        self._fixed = fixed(record, lexicon.actors)

    def keep_book(self) -> None:
        """Keep the book as it is now with the record."""
        if self._record.parses.book(self._made_by) is None:
            self._record.parses.keep_book(self._made_by, snapshot(self._lexicon.actors, self._rest))

    def corrected(self, coded: CodedDocument) -> CodedDocument:
        """A document just coded, with what people have said of it."""
        said = self._fixed.get(coded.document.id)
        if not said:
            return coded
        made = code_again(coded.document, coded.grammar, self._lexicon, said, self._least)
        return replace(made, made_by=coded.made_by, grammar=coded.grammar)

    def one(self, document: str) -> CodedDocument | Failure:
        """One document of the record, coded again; a failure if its parse was not kept."""
        coded = self._record.load(document)
        grammar = self._record.parses.grammar(document)
        if grammar is None:
            problem = "its parse is not in the record; `dragoman code` with the file adds it"
            return Failure(where=coded.document.source.where, problem=problem)
        said = self._fixed.get(document, {})
        made = code_again(coded.document, grammar, self._lexicon, said, self._least)
        return replace(made, made_by=self._made_by)

    def all(self, model: str, batch: int) -> Generator[bool | Failure, None, None]:
        """Bring every document up to date and tell of each whether it had to be coded again.

        Documents are saved in batches; what is finished when the iteration ends, by whatever cause, is saved.

        Args:
            model: The parser model; a ConfigError if documents were parsed with another.
            batch: Documents saved together.
        """
        makers = dict(self._record.parses.made())
        others = {maker.rpartition(", ")[2] for maker in makers.values()} - {model}
        if others:
            msg = f"{self._record.path}: parsed with {', '.join(sorted(others))}; say so with --model"
            raise ConfigError(msg)
        self.keep_book()
        pending: list[CodedDocument] = []
        same: list[str] = []
        try:
            for document, touched in self._touched(makers):
                made = self.one(document) if touched else None
                if isinstance(made, CodedDocument):
                    pending.append(made)
                elif made is None and makers[document] != self._made_by:
                    same.append(document)
                if len(pending) + len(same) >= batch:
                    self._save(pending, same)
                yield made if isinstance(made, Failure) else touched
        finally:
            self._save(pending, same)

    def _touched(self, makers: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
        """(document, whether the new book may change it)."""
        changes: dict[str, Changes | None] = {}
        for maker in set(makers.values()) - {self._made_by}:
            kept = self._record.parses.book(maker)
            changes[maker] = Changes(kept, self._lexicon.actors, self._rest) if kept else None
        for document, text, actors, countries in self._record.parses.clues():
            maker = makers[document]
            if maker == self._made_by:
                yield document, False
                continue
            known = changes[maker]
            yield document, known is None or known.touch(text, actors, countries)

    def _save(self, pending: list[CodedDocument], same: list[str]) -> None:
        if pending:
            self._record.save(pending)
        if same:
            self._record.parses.relabel(same, self._made_by)
        pending.clear()
        same.clear()


def fixed(record: Record, book: ActorBook) -> Mapping[str, Fixed]:
    """Whom mentions mean by a person's word, by document and mention id."""
    found: dict[str, dict[str, tuple[Actor, ...]]] = {}
    links = [c for c in standing(record.corrections()) if c.kind == "link" and c.document]
    known = {actor.id: actor for actor in record.actors()} if links else {}
    for correction in links:
        meant = (book.get(actor) or known.get(actor) for actor in correction.after)
        actors = tuple(actor for actor in meant if actor)
        found.setdefault(correction.document or "", {})[correction.about[0]] = actors
    return found


class Above:
    """Finds what actors belong to in the actor book, each once."""

    def __init__(self, book: ActorBook) -> None:
        self._book = book
        self._seen: set[str] = set()

    def of(self, actors: Iterable[Actor]) -> list[Actor]:
        """What actors belong to, and what that belongs to, so far not told."""
        todo, found = list(actors), []
        while todo:
            actor = todo.pop()
            for above in {actor.parent, actor.id.partition("~")[0], *(role.of for role in actor.roles)}:
                if above and above not in self._seen:
                    self._seen.add(above)
                    known = self._book.get(above)
                    if known:
                        found.append(known)
                        todo.append(known)
        return found
