"""Keeping the stories of a record up to date: what is new is compared with what it may belong to, no more.

The stories of a record depend on its documents and corrections alone: not on the order in which documents
came, nor on how often this ran. Reports are compared two by two, by their own words; pieces are all reports
that hang together by sure pairs; each piece is parted into stories by itself. A new report can change only
the pieces it is tied to, and those are grouped anew.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dragoman.lexicon import Lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.corrections import standing
from dragoman.model.stories import Report, Story
from dragoman.model.text import Span
from dragoman.resolve.blocking import LARGEST, keys, neighbourhood, partners
from dragoman.resolve.grouping import Pair, components, grouped, pair
from dragoman.resolve.reports import article, reports
from dragoman.resolve.same_event import Judge, load_weights
from dragoman.resolve.story_words import load_words
from dragoman.resolve.telling import story
from dragoman.store import Record

_BY_PERSON = ("same", "apart")


def note(record: Record, documents: Iterable[CodedDocument], lexicon: Lexicon) -> None:
    """Keep the events of documents in the form in which they are compared."""
    cues, words = lexicon.stories, load_words()
    with record.shelf.writing():
        for coded in documents:
            told = reports(coded, lexicon.actors, cues, words)
            found = [(report, keys(report, cues, words)) for report in told]
            record.shelf.add(article(coded.document, words), made_by(), found)


def update(record: Record, lexicon: Lexicon) -> int:
    """Bring the stories of a record up to date with its documents and corrections.

    Returns:
        How many reports were grouped anew; 0 where nothing had changed.
    """
    for document in record.shelf.unread(made_by()):
        note(record, [record.load(document)], lexicon)
    work = _Work(record, Judge(lexicon.stories, load_words(), load_weights()))
    if work.gather():
        pieces, told = work.stories()
        with record.shelf.writing():
            record.shelf.replace(pieces, told)
    return len(work.numbers)


@cache
def made_by() -> str:
    """Who compares: other words or weights make other stories."""
    digest = hashlib.sha256()
    for name in ("weights.json", "words.npz"):
        digest.update((files("dragoman.resolve") / "stories" / name).read_bytes())
    return f"stories {digest.hexdigest()[:8]}"


class _Work:
    """The reports that must be grouped anew, and the pairs among them that are sure enough."""

    def __init__(self, record: Record, judge: Judge) -> None:
        self._shelf = record.shelf
        self._judge = judge
        self._reports: dict[int, Report] = {}
        self._by_event: dict[str, Report] = {}
        self._pieces: dict[int, str | None] = {}
        self._scores: dict[Pair, float] = {}
        self._edges: dict[Pair, float] = {}
        self.numbers: set[int] = set()
        self._known, self._judged = _by_person(record)
        self._put_together: dict[int, set[int]] = {}
        for kind, left, right in self._known:
            if kind == "same":
                self._put_together.setdefault(left, set()).add(right)
                self._put_together.setdefault(right, set()).add(left)

    def gather(self) -> bool:
        """Find all reports that what has changed may touch; whether anything has."""
        new = self._shelf.new()
        pieces, gone = self._shelf.stale()
        todo = new | self._shelf.inside(pieces) | self._judged
        touched = gone | {key for some in self._shelf.keys(new).values() for key in some}
        for some in self._shelf.blocks(touched).values():
            if len(some) + len(gone) > LARGEST:  # who is compared with whom in it may have changed
                todo.update(some)
        while todo:
            self.numbers |= todo
            todo = self._tied(todo) - self.numbers
        return bool(self.numbers or pieces or gone)

    def _tied(self, numbers: set[int]) -> set[int]:
        """All reports in pieces that some reports are tied to, by a sure pair or by a person."""
        found = self._shelf.blocks(key for some in self._shelf.keys(numbers).values() for key in some)
        blocks = [block for block in found.values() if len(block) > 1]
        self._read({n for block in blocks for n in block} | numbers)
        tied = {n for number in numbers for n in self._put_together.get(number, ())}
        for block in blocks:
            tied |= self._compare(block, numbers)
        self._read(tied)
        pieces = {piece for n in tied if (piece := self._pieces[n])}
        return tied | self._shelf.inside(pieces)

    def _compare(self, block: list[int], numbers: set[int]) -> set[int]:
        """Compare the reports of one block with the numbers among them; those that are tied to one."""
        if len(block) > LARGEST:
            block = sorted(block, key=lambda n: neighbourhood(self._reports[n], self._judge.words))
        tied: set[int] = set()
        for place, number in enumerate(block):
            if number not in numbers:
                continue
            for other in partners(block, place):
                if other != number and self._score(self._reports[number], self._reports[other]):
                    tied.add(other)
        return tied

    def _score(self, left: Report, right: Report) -> bool:
        """Whether two reports are surely one; kept, if so."""
        key = pair(left.id, right.id)
        if key not in self._scores:
            self._scores[key] = self._judge.score(left, right)
        if self._scores[key] < self._judge.weights.sure:
            return False
        self._edges[key] = self._scores[key]
        return True

    def _read(self, numbers: set[int]) -> None:
        for number, piece, report in self._shelf.reports(numbers - self._reports.keys()):
            self._reports[number] = self._by_event[report.id] = report
            self._pieces[number] = piece

    def stories(self) -> tuple[dict[str, list[int]], list[tuple[str, Story]]]:
        """The pieces the reports fall into, and their stories."""
        number = {self._reports[n].id: n for n in self.numbers}
        same, apart = (
            [pair(self._reports[a].id, self._reports[b].id) for kind, a, b in self._known if kind == wanted]
            for wanted in _BY_PERSON
        )
        edges = [p for p in (*self._edges, *same) if p[0] in number and p[1] in number]
        pieces = {some[0]: [number[event] for event in some] for some in components(number, edges)}
        groups = grouped(
            number, {p: self._edges.get(p, 0.0) for p in edges}, self._any, self._judge.weights.enough,
            same=same, apart=apart,
        )  # fmt: skip
        of = {event: piece for piece, some in pieces.items() for event in (self._reports[n].id for n in some)}
        told = [
            (of[group[0]], story([self._by_event[event] for event in group], self._judge)) for group in groups
        ]
        return pieces, told

    def _any(self, left: str, right: str) -> float:
        """The score of any two reports of a piece."""
        key = pair(left, right)
        if key not in self._scores:
            self._scores[key] = self._judge.score(self._by_event[left], self._by_event[right])
        return self._scores[key]


def _by_person(record: Record) -> tuple[list[tuple[str, int, int]], set[int]]:
    """What people put together and parted, and all reports they ever judged so.

    A report is found by its event id, or where its trigger stood, should its id have changed since.
    """
    corrections = [c for c in record.corrections() if c.kind in (*_BY_PERSON, "withdraw")]
    about = {
        e: a for c in corrections if c.kind in _BY_PERSON for e, a in zip(c.about, c.before, strict=False)
    }
    numbers = record.shelf.numbers(about)
    for event in sorted(about.keys() - numbers.keys()):
        document, start, end = about[event].rsplit(":", 2)
        for number in record.shelf.at(document, Span(int(start), int(end)))[:1]:
            numbers[event] = number
    known = [
        (c.kind, numbers[c.about[0]], numbers[c.about[1]])
        for c in standing(corrections)
        if c.kind in _BY_PERSON and all(event in numbers for event in c.about)
    ]
    return known, set(numbers.values())
