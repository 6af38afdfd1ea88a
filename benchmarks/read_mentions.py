"""Draws mentions at random for a person to judge: is it clear who is meant, and is it the one linked?

    python benchmarks/read_mentions.py ../shared/corpora/wikinews.jsonl --mentions 200 > mentions.txt

Prints each mention in its context, marked [[so]], with the actors it is linked to and the rule. To judge:
right, wrong, open (left open though the text tells who is meant), or none (words for no state, organisation,
person or group, rightly left open; these are not counted). Names of towns that are but places are not drawn.
"""

import argparse
import random
from pathlib import Path

from dragoman.annotate import Parser
from dragoman.lexicon import load_lexicon
from dragoman.model.actors import MENTION_KINDS, Mention
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document
from dragoman.pipeline import code
from dragoman.read import read_all

_AROUND = 260


def main() -> None:
    """Code all, draw, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("path", type=Path)
    options.add_argument("--mentions", type=int, default=200)
    options.add_argument("--seed", type=int, default=2026)
    options.add_argument("--kinds", nargs="+", choices=MENTION_KINDS, default=["name", "adjective"])
    given = options.parse_args()
    lexicon, parser = load_lexicon(), Parser()
    coded = [code(d, lexicon, parser) for d in read_all([given.path]) if isinstance(d, Document)]
    found = [pair for document in coded for pair in candidates(document, frozenset(given.kinds))]
    print(f"{len(found)} mentions in {len(coded)} articles, {given.mentions} drawn with seed {given.seed}\n")
    for number, (document, mention) in enumerate(random.Random(given.seed).sample(found, given.mentions), 1):  # noqa: S311
        print(shown(number, document, mention))


def candidates(coded: CodedDocument, kinds: frozenset[str]) -> list[tuple[CodedDocument, Mention]]:
    """The mentions of a document that may be drawn: of these kinds, and no mere place."""
    linked = {link.mention for link in coded.links}
    places = {place.span for place in coded.places if place.literal}
    return [
        (coded, mention)
        for mention in coded.mentions
        if mention.kind in kinds and (mention.id in linked or mention.span not in places)
    ]


def shown(number: int, coded: CodedDocument, mention: Mention) -> str:
    """One mention as lines of text."""
    text, (start, end) = coded.document.text, (mention.span.start, mention.span.end)
    names = {actor.id: f"{actor.name} ({actor.kind})" for actor in coded.actors}
    links = [link for link in coded.links if link.mention == mention.id]
    meant = " + ".join(names[link.actor] for link in links) or "left open"
    context = f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND // 2]}"
    rule = f" by {links[0].rule}" if links else ""
    return (
        f"{number}. {mention.kind} “{text[start:end]}” = {meant}{rule}\n"
        f"   article: {coded.document.title}\n   …{' '.join(context.split())}…\n"
    )


if __name__ == "__main__":
    main()
