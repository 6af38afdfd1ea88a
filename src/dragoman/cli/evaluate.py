"""`dragoman evaluate`: score a coding against articles coded by hand."""

from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.cli.options import PATH, json_option, print_json, screen
from dragoman.errors import InputError
from dragoman.evaluate import Gold, Scores, read_gold, score
from dragoman.evaluate.gate import Baseline, below, digest, read_baseline, write_baseline
from dragoman.evaluate.report import change, figures, table


@click.command()
@click.argument("gold", nargs=-1, required=True, type=PATH)
@click.option(
    "--articles", type=PATH, help="Folder of the texts.  [default: beside the gold files, or ../articles]"
)
@click.option("--baseline", type=PATH, help="Floors to compare with; tells what was gained and lost.")
@click.option("--gate", is_flag=True, help="Fail (exit code 1) where a figure is worse than its floor.")
@click.option("--update", is_flag=True, help="Store the figures as the new floors.")
@click.option("--allow-lower", is_flag=True, help="With --update: also where a floor would be lowered.")
@click.option("--details", is_flag=True, help="List what was missed and what should not be there.")
@json_option
def evaluate(
    gold: tuple[Path, ...],
    articles: Path | None,
    baseline: Path | None,
    *,
    gate: bool,
    update: bool,
    allow_lower: bool,
    details: bool,
    as_json: bool,
) -> int:
    """Score a coding against GOLD: JSON files of articles coded by hand, or folders of them."""
    files = _files(gold)
    texts = [_text(path, articles) for path in files]
    total = sum(_scored(files, texts), Scores())
    now = figures(total)
    marked = digest([*files, *texts])
    floors = read_baseline(baseline) if baseline and (gate or baseline.exists()) else None
    moved = change(floors.items, total.items) if floors else change((), ())
    worse = below(floors, now) if floors and gate else ()
    if floors and gate and floors.digest != marked:
        worse = (*worse, "the gold files are not those the floors were set on; run with --update")
    if as_json:
        print_json(
            {"figures": now, "gained": list(moved.gained), "lost": list(moved.lost), "below": list(worse)}
        )
    else:
        click.echo(table(total, len(files)))
        for label, items in (("GAINED", moved.gained), ("LOST", moved.lost), ("BELOW THE FLOOR", worse)):
            _list(label, items)
        if details:
            _list("MISSED", total.missed)
            _list("NOT IN THE GOLD", total.spurious)
    if update and baseline:
        write_baseline(
            baseline, Baseline(digest=marked, floors=now, items=total.items), allow_lower=allow_lower
        )
    return 1 if worse else 0


def _files(given: tuple[Path, ...]) -> list[Path]:
    """The gold files of all paths, sorted."""
    found = [file for path in given for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    found = [path for path in found if path.name != "baseline.json"]
    if not found:
        raise InputError(", ".join(map(str, given)), "holds no gold files (*.json)")
    return found


def _text(path: Path, articles: Path | None) -> Path:
    """The article that a gold file codes."""
    folders = (
        [articles] if articles else [path.parent, path.parent / "articles", path.parent.parent / "articles"]
    )
    for folder in folders:
        if (found := folder / f"{path.stem}.txt").exists():
            return found
    raise InputError(str(path), f"its article {path.stem}.txt was not found; say where with --articles")


def _scored(files: list[Path], texts: list[Path]) -> Iterable[Scores]:
    """The scores of each article, coded now."""
    # Loading the parser takes seconds, which `--help` should not.
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
        held: Gold = read_gold(file, document.text)
        yield score(code(document, lexicon, parser), held)


def _list(label: str, items: tuple[str, ...]) -> None:
    if items:
        click.echo(f"\n{label} ({len(items)})")
        for item in items:
            click.echo(f"  {item}")
