"""What `dragoman evaluate` measures: articles, marked sentences or raw sentences, each with its figures.

Loading the parser takes seconds, which `--help` should not: it is imported where it is used.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from dragoman.cli.options import screen
from dragoman.config import DEFAULT_MODEL
from dragoman.errors import InputError
from dragoman.evaluate import Scores, read_gold, score
from dragoman.evaluate import marked as marking
from dragoman.evaluate import sentences as raw
from dragoman.evaluate.report import figures, listed, table

Floors: TypeAlias = Mapping[str, float]
_SEEN = """\
{seen} of the {all} rows are among what the shipped classifier was trained on: for these the answer of a
model that had not seen them counts (five-fold cross-validation, kept with the package). The rules were
measured on the public training half while they were written: on other data expect a little less of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured.

    Attributes:
        files: What the digest of a baseline is over.
        figures: Figure by name.
        items: What was found, one key an item.
        shown: The figures as text, given the floors.
        missed: What was not found.
        spurious: What should not be there.
    """

    files: list[Path]
    figures: dict[str, float]
    items: tuple[str, ...]
    shown: Callable[[Floors], str]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


def measure(given: Sequence[Path], articles: Path | None) -> Measured:
    """Measure on gold files, or on one benchmark: .tsv of marked sentences, .jsonl of raw ones."""
    files = [file for path in given for file in _files(path)]
    kinds = {file.suffix for file in files}
    if len(kinds) > 1 or (kinds != {".json"} and len(files) > 1):
        where, problem = ", ".join(map(str, given)), "more than one kind of gold; evaluate them one by one"
        raise InputError(where, problem)
    if kinds == {".tsv"}:
        return _marked(files[0])
    if kinds == {".jsonl"}:
        return _raw(files[0])
    return _articles(files, [_text(path, articles) for path in files])


def _files(path: Path) -> list[Path]:
    """The gold files of a path, sorted: articles of a folder before sentences."""
    if not path.is_dir():
        return [path]
    for kind in ("*.json", "*.jsonl", "*.tsv"):
        if found := [file for file in sorted(path.glob(kind)) if file.name != "baseline.json"]:
            return found
    raise InputError(str(path), "holds no gold files (*.json, *.jsonl, *.tsv)")


def _text(path: Path, articles: Path | None) -> Path:
    """The article that a gold file codes."""
    folders = (
        [articles] if articles else [path.parent, path.parent / "articles", path.parent.parent / "articles"]
    )
    for folder in folders:
        if (found := folder / f"{path.stem}.txt").exists():
            return found
    raise InputError(str(path), f"its article {path.stem}.txt was not found; say where with --articles")


def _articles(files: list[Path], texts: list[Path]) -> Measured:
    scores = list(_scored(files, texts))
    total = sum(scores, Scores())
    return Measured(
        files=[*files, *texts],
        figures=figures(total),
        items=total.items,
        shown=partial(table, scores),
        missed=total.missed,
        spurious=total.spurious,
    )


def _scored(files: list[Path], texts: list[Path]) -> Iterator[Scores]:
    """The scores of each article, coded now."""
    from dragoman.annotate import Parser  # noqa: PLC0415
    from dragoman.lexicon import load_lexicon  # noqa: PLC0415
    from dragoman.model.coded import Failure  # noqa: PLC0415
    from dragoman.pipeline import code  # noqa: PLC0415
    from dragoman.read import read_all  # noqa: PLC0415

    lexicon, parser = load_lexicon(), Parser()
    for file, document in zip(files, read_all(texts), strict=True):
        if isinstance(document, Failure):
            raise InputError(document.where, document.problem)
        screen().print(f"coding {document.source.where}", style="dim")
        held = read_gold(file, document.text)
        yield score(code(document, lexicon, parser), held)


def _marked(file: Path) -> Measured:
    """Marked sentences: rules alone, classifier alone, both."""
    from dragoman.asking import Asker  # noqa: PLC0415
    from dragoman.extract.classify import CLASSES, Question, held_out  # noqa: PLC0415

    rows = marking.read_marked(file)
    screen().print(f"asking {len(rows)} questions", style="dim")
    held = held_out()
    known = [held.get(row.key) for row in rows]
    questions = [
        Question(sentence=row.sentence, actors=row.actors, recipients=row.recipients) for row in rows
    ]
    verdicts = Asker(DEFAULT_MODEL).ask(questions, known)
    given = {
        "rules": [marking.root_named(v.opinion.type if v.opinion else None) for v in verdicts],
        "classifier": [marking.root_of(dict(zip(CLASSES, v.model.scores, strict=True))) for v in verdicts],
        "both": [marking.root_of(v.scores) for v in verdicts],
    }
    right = [row.root for row in rows]
    found = {name: marking.figures_of(list(zip(right, said, strict=True))) for name, said in given.items()}
    seen = sum(one is not None for one in known)
    note = _SEEN.format(seen=seen, all=len(rows)) if seen else "No row is among the training data."
    lines = [
        (f"line {n}: {row.root}", said)
        for n, (row, said) in enumerate(zip(rows, given["both"], strict=True), 2)
    ]
    ok = [said == row.root for row, said in zip(rows, given["both"], strict=True)]

    def shown(floors: Floors) -> str:
        titles = {
            "rules": "event rules alone",
            "classifier": "classifier alone",
            "both": "rules and classifier",
        }
        parts = [listed(titles[name], figs, floors, f"{name} ") for name, figs in found.items()]
        return "\n".join([f"{len(rows)} marked sentences", *parts, note])

    return Measured(
        files=[file],
        figures={f"{name} {one.name}": one.value for name, figs in found.items() for one in figs},
        items=tuple(line for (line, _), fine in zip(lines, ok, strict=True) if fine),
        shown=shown,
        missed=tuple(f"{line}, not {said}" for (line, said), fine in zip(lines, ok, strict=True) if not fine),
        spurious=(),
    )


def _raw(file: Path) -> Measured:
    """Raw sentences: what is found in each, and by country."""
    from dragoman.coder import Coder  # noqa: PLC0415

    items = raw.read_items(file)
    screen().print(f"coding {len(items)} sentences", style="dim")
    coder = Coder()
    tallies = [
        raw.tally(item, coder.code(item.text, published=item.day, source=f"{file}: {item.id}"))
        for item in items
    ]
    found = raw.figures_of(tallies)
    counts = raw.counts(tallies)

    def shown(floors: Floors) -> str:
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        return "\n".join([f"{len(items)} sentences", listed("", found, floors), told])

    return Measured(
        files=[file],
        figures={one.name: one.value for one in found} | {"ghosts": float(counts["ghosts"])},
        items=tuple(key for tally in tallies for key in tally.found),
        shown=shown,
        missed=tuple(key for tally in tallies for key in tally.missed),
        spurious=tuple(key for tally in tallies for key in tally.spurious),
    )
