"""Did it change? Twelve short articles of the sample corpus against what they gave before.

`pytest tests/test_golden.py --update-golden` stores what they give now; review it as a diff. Golden files
tell that something changed, the evaluation tells whether it is better.
"""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.annotate import Parser
from dragoman.lexicon import Lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document
from dragoman.pipeline import code
from dragoman.read import read_all

FOLDER = Path(__file__).parent / "golden"
SAMPLES = sorted(
    Path(str(item))
    for item in (files("dragoman") / "data" / "sample").iterdir()
    if item.name.endswith(".txt")
)[:12]


def told(coded: CodedDocument) -> dict[str, list[str]]:
    """The coding of a document, one line an item, words instead of offsets, so that a diff can be read."""
    text = coded.document.text
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    who: dict[str, list[str]] = {}
    for link in coded.links:
        who.setdefault(link.mention, []).append(link.actor)

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(f"{words[i]} = {'/'.join(who.get(i, ['open']))}" for i in ids)

    published = coded.document.published
    return {
        "published": [f"{published.days.first} {published.days.last}" if published else "unknown"],
        "furniture": [f"{f.kind}: {f.span.of(text)}" for f in coded.document.furniture],
        "events": [
            f"{e.type}/{e.mode} [{e.trigger.of(text)}] {names(e.actors)} -> {names(e.recipients)} | "
            f"{e.status} | "
            f"{f'{e.when.days.first}..{e.when.days.last}' if e.when else 'no date'} | "
            f"{e.place.name if e.place else 'no place'} | {e.evidence[0].rule}"
            for e in coded.events
        ],
        "statements": [
            f"{s.kind} | {names((s.speaker,)) if s.speaker else 'nobody'} | "
            f"{s.cue.of(text) if s.cue else 'no cue'} | "
            f"{' … '.join(part.of(text) for part in s.content)}"
            for s in coded.statements
        ],
        "commitments": [
            f"{c.kind} | by {names(c.by)} | to {names(c.to)} | "
            f"{' … '.join(part.of(text) for part in c.content)} | "
            f"for {' … '.join(part.of(text) for part in c.condition_for)} | {c.status} {c.basis}"
            for c in coded.commitments
        ],
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_article_is_coded_as_before(
    path: Path, lexicon: Lexicon, parser: Parser, request: pytest.FixtureRequest
) -> None:
    document = next(iter(read_all([path])))
    assert isinstance(document, Document)
    now = told(code(document, lexicon, parser))
    golden = FOLDER / f"{path.stem}.json"
    if request.config.getoption("--update-golden"):
        FOLDER.mkdir(exist_ok=True)
        golden.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert now == json.loads(golden.read_text("utf-8"))
