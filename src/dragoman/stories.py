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
from dragoman.resolve.blocking import LARGEST, keys, neighbours, place
from dragoman.resolve.grouping import Pair, components, grouped, pair
from dragoman.resolve.reports import article, reports
from dragoman.resolve.same_event import Judge, load_weights
from dragoman.resolve.story_words import load_words
from dragoman.resolve.telling import story
from dragoman.store import Record

_AT_ONCE = 5_000  # reports whose partners are looked for at once
_BY_PERSON = ("same", "apart")


def note(record: Record, documents: Iterable[CodedDocument], lexicon: Lexicon) -> None:
    """Keep the events of documents in the form in which they are compared."""
    cues, words = lexicon.stories, load_words()
    with record.shelf.writing():
        for coded in documents:
            about = article(coded.document, words)
            told = reports(coded, about, lexicon.actors, cues, words)
            found = [(report, place(report, words), keys(report, cues, words)) for report in told]
            record.shelf.add(about, made_by(), found)


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
        keys = {key for some in self._shelf.keys(new).values() for key in some}
        for key, block in self._blocks(gone | keys, LARGEST + len(new)).items():
            todo.update(_moved(key, block, new, gone=key in gone))
        while todo:
            tied = self._tied(todo)
            self.numbers |= todo
            todo = tied - self.numbers
        return bool(self.numbers or pieces or gone)

    def _blocks(self, keys: Iterable[int], most: int) -> dict[int, list[int]]:
        """The reports of some keys, those of keys with many sorted by their place.

        Even keys say what was done and not when: with more than `most` they bring nobody together
        (`blocking.neighbours`) and are not read.
        """
        found = {key: block for key, block in self._shelf.blocks(keys, most).items() if len(block) > 1}
        large = [block for block in found.values() if len(block) > LARGEST]
        places = self._shelf.places({number for block in large for number in block})
        for block in large:
            block.sort(key=places.__getitem__)
        return found

    def _tied(self, numbers: set[int]) -> set[int]:
        """All reports in pieces that some reports are tied to, by a sure pair or by a person."""
        keys = self._shelf.keys(numbers)
        blocks = self._blocks({key for some in keys.values() for key in some}, LARGEST)
        at = {
            key: {n: i for i, n in enumerate(block)} for key, block in blocks.items() if len(block) > LARGEST
        }
        tied = {n for number in numbers for n in self._put_together.get(number, ())}
        order = sorted(numbers)
        for start in range(0, len(order), _AT_ONCE):
            others = {
                number: self._others(
                    number, [k for k in keys.get(number, ()) if k in blocks], blocks, at, numbers
                )
                for number in order[start : start + _AT_ONCE]
            }
            self._read({n for number, some in others.items() for n in (number, *some)})
            for number, some in others.items():
                tied.update(
                    other for other in some if self._sure(self._reports[number], self._reports[other])
                )
        self._read(tied)
        pieces = {piece for n in tied if (piece := self._pieces[n])}
        return tied | self._shelf.inside(pieces)

    def _others(
        self, number: int, keys: list[int], blocks: dict[int, list[int]], at: dict[int, dict[int, int]],
        numbers: set[int],
    ) -> set[int]:  # fmt: skip
        """The reports that one is still to be compared with."""
        found: set[int] = set()
        for key in keys:
            block = blocks[key]
            found.update(neighbours(key, block, at[key][number]) if key in at else block)
        return {n for n in found if n not in self.numbers and (n > number or n not in numbers)} - {number}

    def _sure(self, left: Report, right: Report) -> bool:
        """Whether two reports are surely one; kept, if so."""
        score = self._judge.score(left, right)
        if score < self._judge.weights.sure:
            return False
        self._edges[pair(left.id, right.id)] = score
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
        found = self._edges.get(pair(left, right))
        return self._judge.score(self._by_event[left], self._by_event[right]) if found is None else found


def _moved(key: int, block: list[int], new: set[int], *, gone: bool) -> Iterable[int]:
    """The reports of a block that may be compared with others now than before, but for the new ones.

    In a block of a few that stays so, only pairs with new reports are added.
    """
    fresh = [i for i, number in enumerate(block) if number in new]
    if len(block) <= LARGEST:
        return block if gone else ()
    if len(block) - len(fresh) <= LARGEST or (gone and key & 1):
        return block
    return {number for i in fresh for number in neighbours(key, block, i)}


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
