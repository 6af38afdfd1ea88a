"""How well statements are found: PolNeAR attributions and, if given, hand-coded articles.

    python benchmarks/statements.py ../shared/benchmarks/statements dev --sample 20
    python benchmarks/statements.py … dev --gold ../shared/gold --articles ../shared/articles

PolNeAR pairs count when cue and content overlap; statements that share a cue are one attribution.
Gold statements match when the speaker's words share their last word and half of the content's words.
"""

import argparse
import importlib.util
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.extract.statements import statements
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.model.coded import CodedDocument
from dragoman.model.evidence import stable_id
from dragoman.model.speech import Statement
from dragoman.model.text import Document, Source, Span

ROLES = ("Source", "Cue", "Content")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as characters of its three parts."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(slots=True)
class Count:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Add one document."""
        self.right += right
        self.found += found
        self.wanted += wanted

    def __str__(self) -> str:
        """Precision, recall and F."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F {f:.3f}  ({self.right}/{self.found}/{self.wanted})"


def letters(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The characters of some spans."""
    return frozenset(i for start, end in spans for i in range(start, end))


def wanted(document: dict[str, Any]) -> list[Attribution]:
    """The attributions of one annotated PolNeAR document."""
    made = []
    for _, event in document["events"]:
        parts: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for name, target in event:
            role = re.sub(r"\d+$", "", name)
            if role in parts and target in document["spans"]:
                parts[role].extend(document["spans"][target][1])
        made.append(Attribution(*(letters(parts[role]) for role in ROLES)))
    return made


def speaker_span(statement: Statement) -> Span | None:
    """The words that name the speaker."""
    return next((e.span for e in statement.evidence if e.rule.startswith("speaker/")), None)


def found(ours: tuple[Statement, ...]) -> list[Attribution]:
    """Our statements as attributions, those of one cue joined."""
    by_cue: dict[Span | str, list[Statement]] = {}
    for statement in ours:
        by_cue.setdefault(statement.cue or statement.id, []).append(statement)
    made = []
    for group in by_cue.values():
        speaker, cue = speaker_span(group[0]), group[0].cue
        made.append(
            Attribution(
                letters([(speaker.start, speaker.end)] if speaker else []),
                letters([(cue.start, cue.end)] if cue else []),
                letters((s.start, s.end) for statement in group for s in statement.content),
            )
        )
    return made


def paired(ours: list[Attribution], theirs: list[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """One-to-one pairs whose cues and contents overlap, those that share most first."""
    scored = sorted(
        (
            (-len(a.content & b.content), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(theirs)
            if a.cue & b.cue and a.content & b.content
        ),
    )
    used_ours, used_theirs, pairs = set[int](), set[int](), []
    for _, i, j in scored:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            pairs.append((ours[i], theirs[j]))
    return pairs


def labelled(attributions: list[Attribution]) -> set[tuple[int, str]]:
    """Every character with its role."""
    return {
        (i, r)
        for a in attributions
        for r, part in zip("SCW", (a.source, a.cue, a.content), strict=True)
        for i in part
    }


def covered(attributions: list[Attribution]) -> set[int]:
    """Every character of any role."""
    return {i for a in attributions for i in a.source | a.cue | a.content}


class Scores:
    """Counts over documents."""

    def __init__(self) -> None:
        self.counts = {
            name: Count() for name in ("attribution", "source", "letters with role", "letters of any role")
        }

    def add(self, ours: list[Attribution], theirs: list[Attribution]) -> None:
        """Score one document."""
        pairs = paired(ours, theirs)
        self.counts["attribution"].add(len(pairs), len(ours), len(theirs))
        sourced = sum(bool(a.source & b.source) for a, b in pairs)
        self.counts["source"].add(
            sourced, sum(bool(a.source) for a in ours), sum(bool(b.source) for b in theirs)
        )
        a, b = labelled(ours), labelled(theirs)
        self.counts["letters with role"].add(len(a & b), len(a), len(b))
        c, d = covered(ours), covered(theirs)
        self.counts["letters of any role"].add(len(c & d), len(c), len(d))

    def __str__(self) -> str:
        """One line a figure."""
        return "\n".join(f"{name:20} {count}" for name, count in self.counts.items())


def words(text: str) -> set[str]:
    """Words in lower case."""
    return set(_WORD.findall(text.lower()))


def alike(mine: str, gold: str) -> bool:
    """Whether two contents share half of their words."""
    a, b = words(mine), words(gold)
    return bool(a | b) and len(a & b) / len(a | b) >= 0.5


def same_speaker(mine: str, gold: str) -> bool:
    """Whether two namings of a speaker are the same words, give or take what is added to the name."""
    a, b = words(mine) - {"the", "a"}, words(gold) - {"the", "a"}
    return bool(a & b) and (a <= b or b <= a or len(a & b) / len(a | b) >= 0.5)


def gold_matches(
    coded: CodedDocument, gold: dict[str, Any]
) -> tuple[list[Statement], list[dict[str, Any]], int]:
    """Statements without a gold partner, gold statements without one of ours, and how many paired."""
    text = coded.document.text
    left = list(gold["statements"])
    unmatched = []
    right = 0
    for statement in coded.statements:
        span = speaker_span(statement)
        said = " ".join(s.of(text) for s in statement.content)
        match = next(
            (
                g
                for g in left
                if alike(said, g["content"]) and span and same_speaker(span.of(text), g["speaker_text"])
            ),
            None,
        )
        if match is None:
            unmatched.append(statement)
        else:
            left.remove(match)
            right += 1
    return unmatched, left, right


def document_of(path: Path) -> Document:
    """A text file as a document."""
    text = path.read_bytes().decode("utf-8")
    return Document(
        id=stable_id("doc", text), text=text, source=Source(where=path.name, sha256="", reader="plain")
    )


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("benchmark", type=Path)
    options.add_argument("split")
    options.add_argument("--sample", type=int, default=0, help="so many documents, chosen at random")
    options.add_argument("--outer", action="store_true", help="without statements told inside statements")
    options.add_argument("--gold", type=Path)
    options.add_argument("--articles", type=Path)
    given = options.parse_args()
    specification = importlib.util.spec_from_file_location("load", given.benchmark / "load.py")
    if specification is None or specification.loader is None:
        options.error(f"no load.py in {given.benchmark}")
    load = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(load)
    parser, lexicon = Parser(), load_lexicon()
    names = load.load(given.split)
    chosen = sorted(names)
    if given.sample:
        random.Random(1).shuffle(chosen)  # noqa: S311 - a sample, no secret
        chosen = chosen[: given.sample]
    scores = Scores()
    for name in chosen:
        document = names[name][0]
        annotated = annotate(document_of(Path(document["text"])), lexicon, parser)
        ours = statements(annotated, lexicon)
        kept = tuple(s for s in ours if s.inside is None) if given.outer else ours
        scores.add(found(kept), wanted(document))
    print(scores)
    if given.gold:
        print(against_gold(given.gold, given.articles, lexicon, parser))


def against_gold(gold: Path, articles: Path, lexicon: Lexicon, parser: Parser) -> str:
    """Figures for hand-coded articles: statements and commitments."""
    total, bound, kinds = Count(), Count(), Count()
    for path in sorted(gold.glob("*.json")):
        coded = extract(annotate(document_of(articles / f"{path.stem}.txt"), lexicon, parser), lexicon)
        wanted_there = json.loads(path.read_text("utf-8"))
        _, _, right = gold_matches(coded, wanted_there)
        total.add(right, len(coded.statements), len(wanted_there["statements"]))
        pairs = commitment_pairs(coded, wanted_there)
        bound.add(len(pairs), len(coded.commitments), len(wanted_there["commitments"]))
        kinds.add(sum(mine == theirs for mine, theirs in pairs), len(pairs), len(pairs))
    return f"{'gold statements':20} {total}\n{'gold commitments':20} {bound}\n{'kind right':20} {kinds}"


def commitment_pairs(coded: CodedDocument, gold: dict[str, Any]) -> list[tuple[str, str]]:
    """Our kind and the gold's of every commitment whose words are alike."""
    left = list(gold["commitments"])
    pairs = []
    for commitment in coded.commitments:
        said = " ".join(s.of(coded.document.text) for s in commitment.content)
        close = [g for g in left if alike(said, g["content"])]
        match = next((g for g in close if g["kind"] == commitment.kind), close[0] if close else None)
        if match is not None:
            left.remove(match)
            pairs.append((commitment.kind, match["kind"]))
    return pairs


if __name__ == "__main__":
    main()
