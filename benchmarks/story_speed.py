"""How long it takes to bring the events of ever larger records together into stories.

    python benchmarks/story_speed.py --sizes 20000 200000

Makes records of invented reports: states deal with each other over ten years, each event is told by one to
twelve papers in words of their own or copied, some without a date. Nothing of it happened. Prints for each
size the seconds for all at once, for 100 more documents, and how well the invented events were found again.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, islice
from pathlib import Path

from dragoman import stories
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.model.actors import Actor, Link, Mention
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.text import DateRange, Document, Published, Source, Span, When
from dragoman.store import Record, open_store

SIZES = (20_000, 50_000, 100_000, 200_000)
DEEDS = {
    "ASSAULT": (
        ("shelled", "bombed", "attacked"),
        ("the port of {p}", "a depot near {p}", "the bridge at {p}"),
    ),
    "CONSULT": (("met", "talked with"), ("at a summit in {p}", "over lunch in {p}", "at the {p} conference")),
    "ACCUSE": (("accused", "blamed"), ("of spying in {p}", "for the blast in {p}", "over the {p} pipeline")),
    "SUPPORT": (
        ("signed", "sealed"),
        ("a pact on {p} grain", "a treaty on the {p} dam", "a deal on {p} gas"),
    ),
    "SANCTION": (("sanctioned", "blacklisted"), ("banks of {p}", "shippers from {p}", "miners in {p}")),
}
AROUND = [
    "Officials",
    "Envoys",
    "Witnesses",
    "Analysts",
    "Villagers",
    "Traders",
    "Sailors",
    "Judges",
    "Doctors",
    "Students",
]
SAID = ["said", "wrote", "recalled", "doubted", "stressed", "argued", "noted", "feared", "hoped", "added"]
ABOUT = [
    "prices",
    "elections",
    "harvests",
    "borders",
    "tariffs",
    "fishing",
    "railways",
    "refugees",
    "schools",
    "floods",
]
PAPERS = [f"Paper {n}" for n in range(400)]
SYLLABLES = [
    "bar",
    "dok",
    "fen",
    "gal",
    "hin",
    "jor",
    "kal",
    "lem",
    "mur",
    "nav",
    "pol",
    "rus",
    "sel",
    "tam",
    "vor",
    "wes",
    "yar",
    "zan",
]


def main() -> None:
    """Make, group, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--seed", type=int, default=2026)
    given = options.parse_args()
    lexicon = load_lexicon()
    print("events   noting s  grouping s  us/event  100 more s  precision  recall")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.record") as record:
            told = Invented(given.seed, size + 100).articles()
            truth: dict[str, int] = {}
            noting = 0.0
            for batch in batched(islice(told, size), 500):
                noting += _note(record, batch, truth, lexicon)
            start = time.process_time()
            stories.update(record, lexicon)
            grouping = time.process_time() - start
            _note(record, list(told), truth, lexicon)
            start = time.process_time()
            stories.update(record, lexicon)
            more = time.process_time() - start
            precision, recall = _pairs(record.shelf.of_events(), truth)
            print(
                f"{size:7,} {noting:9.1f} {grouping:11.1f} {grouping / size * 1e6:9.0f} "
                f"{more:11.2f} {precision:10.3f} {recall:7.3f}",
                flush=True,
            )


class Invented:
    """Events that did not happen, told by papers that do not exist.

    Args:
        seed: The same seed, the same events.
        size: How many reports.
    """

    def __init__(self, seed: int, size: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._size = size
        book = load_lexicon().actors.actors.values()
        self._states = sorted((a for a in book if a.kind == "state"), key=lambda a: a.id)[:150]

    def articles(self) -> Iterator[tuple[int, CodedDocument]]:
        """(number of the event, an article that tells it), the articles in no order of events."""
        made = number = 0
        while made < self._size:
            shelf = []
            for _ in range(200):
                number += 1
                shelf += [(number, article) for article in self._event()]
            self._dice.shuffle(shelf)
            yield from shelf[: self._size - made]
            made += len(shelf)

    def _event(self) -> Iterator[CodedDocument]:
        dice = self._dice
        kind = dice.choice(sorted(DEEDS))
        verbs, objects = DEEDS[kind]
        one, other = dice.sample(self._states, 2)
        day = date(2012, 1, 1) + timedelta(dice.randrange(3650))
        place = "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()
        deed = dice.choice(objects).format(p=place)
        wire = ""
        for _ in range(min(12, int(dice.paretovariate(1.2)))):
            body = wire if wire and dice.random() < 0.5 else self._body(place)
            wire = wire or body
            yield self._told(kind, dice.choice(verbs), deed, one, other, day, body)

    def _body(self, place: str) -> str:
        dice = self._dice
        lines = (
            f"{dice.choice(AROUND)} in {place} {dice.choice(SAID)} that {dice.choice(ABOUT)} and "
            f"{dice.choice(ABOUT)} worry {dice.randrange(3, 900)} people."
            for _ in range(5)
        )
        return " ".join(lines)

    def _told(
        self, kind: str, verb: str, deed: str, one: Actor, other: Actor, day: date, body: str
    ) -> CodedDocument:
        dice = self._dice
        when = f" on {day:%B} {day.day}, {day.year}" if dice.random() < 0.5 else ""
        start = f"{one.name} {verb} {other.name} {deed}{when}."
        text = f"{start} {body}"
        published = day + timedelta(dice.randrange(3))
        paper = dice.choice(PAPERS)
        document = Document(
            id=stable_id("doc", text, paper, dice.randrange(10**9)),
            text=text,
            source=Source(where=paper, sha256="0", reader="invented"),
            title=f"{one.name} {verb} {other.name} {deed}",
            publisher=paper,
            published=Published(days=DateRange(published, published), basis="metadata"),
        )
        trigger = Span(len(one.name) + 1, len(one.name) + 1 + len(verb))
        spans = Span(0, len(one.name)), Span(trigger.end + 1, trigger.end + 1 + len(other.name))
        mentions = tuple(
            Mention(id=stable_id("m", document.id, s.start, s.end), span=s, phrase=s, sentence=0, head=0,
                    kind="name")
            for s in spans
        )  # fmt: skip
        days = When(days=DateRange(day, day), rule="invented") if when else None
        event = Event(
            id=stable_id("ev", document.id, trigger.start, trigger.end, kind), span=Span(0, len(start)),
            trigger=trigger, type=kind, actors=(mentions[0].id,), recipients=(mentions[1].id,), when=days,
            confidence=0.9, evidence=(Evidence(span=trigger, rule="invented"),),
        )  # fmt: skip
        links = tuple(
            Link(mention=m.id, actor=a.id, score=1.0, rule="invented")
            for m, a in zip(mentions, (one, other), strict=True)
        )
        return CodedDocument(
            document=document, made_by="invented", mentions=mentions, links=links, events=(event,),
            actors=tuple(sorted((one, other), key=lambda a: a.id)),
        )  # fmt: skip


def batched(
    items: Iterator[tuple[int, CodedDocument]], size: int
) -> Iterator[list[tuple[int, CodedDocument]]]:
    """Lists of so many items."""
    while some := list(islice(items, size)):
        yield some


def _note(
    record: Record, told: list[tuple[int, CodedDocument]], truth: dict[str, int], lexicon: Lexicon
) -> float:
    """Save, and note what is compared; the seconds for the latter."""
    batch = [coded for _, coded in told]
    truth.update({coded.events[0].id: number for number, coded in told})
    record.save(batch)
    start = time.process_time()
    stories.note(record, batch, lexicon)
    return time.process_time() - start


def _pairs(found: dict[str, str], truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall of pairs of reports put into one story."""

    def pairs(of: dict[str, str] | dict[str, int]) -> set[tuple[str, str]]:
        groups: dict[str | int, list[str]] = {}
        for event, group in of.items():
            groups.setdefault(group, []).append(event)
        return {p for some in groups.values() for p in combinations(sorted(some), 2)}

    have, want = pairs(found), pairs(truth)
    return len(have & want) / max(1, len(have)), len(have & want) / max(1, len(want))


if __name__ == "__main__":
    main()
