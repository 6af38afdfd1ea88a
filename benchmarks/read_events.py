"""Draws coded events at random for a person to judge: is the type right, are the parties right?

    python benchmarks/read_events.py ../shared/corpora/wikinews.jsonl --events 100 --seed 2026 > events.txt

Prints each with its sentence, the ones before and after, and who was meant. Status and date are shown, too.
"""

import argparse
import random
from pathlib import Path

from dragoman.annotate import Parser
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.text import Document
from dragoman.pipeline import code
from dragoman.read import read_all


def main() -> None:
    """Code all, draw, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--events", type=int, default=100)
    options.add_argument("--seed", type=int, default=2026)
    given = options.parse_args()
    lexicon, parser = load_lexicon(), Parser()
    coded = [code(d, lexicon, parser) for d in read_all([given.path]) if isinstance(d, Document)]
    told = [(document, event) for document in coded for event in document.events]
    print(f"{len(told)} events in {len(coded)} articles, {given.events} drawn with seed {given.seed}\n")
    for number, (document, event) in enumerate(random.Random(given.seed).sample(told, given.events), 1):  # noqa: S311
        print(_shown(number, document, event))


def _shown(number: int, coded: CodedDocument, event: Event) -> str:
    """One event as lines of text."""
    text = coded.document.text
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    names = {actor.id: actor.name for actor in coded.actors}
    who: dict[str, list[str]] = {}
    for link in coded.links:
        who.setdefault(link.mention, []).append(names[link.actor])

    def side(ids: tuple[str, ...]) -> str:
        return "; ".join(f"“{words[i]}” = {' + '.join(who.get(i, ['left open']))}" for i in ids) or "nobody"

    before = " ".join(text[max(0, event.span.start - 250) : event.span.start].split())
    sentence = " ".join(event.span.of(text).split())
    mode = f" ({event.mode})" if event.mode else ""
    return (
        f"{number}. {event.type}{mode}, {event.status}, [{event.trigger.of(text)}] {event.evidence[0].rule}\n"
        f"   actor: {side(event.actors)}\n   recipient: {side(event.recipients)}\n"
        f"   article: {coded.document.title}\n   before: …{before}\n   sentence: {sentence}\n"
    )


if __name__ == "__main__":
    main()
