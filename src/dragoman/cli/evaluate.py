"""`dragoman evaluate`: score a coding against articles or sentences coded by hand."""

from pathlib import Path

import click

from dragoman.cli.options import PATH, json_option, print_json


@click.command()
@click.argument("gold", nargs=-1, type=PATH)
@click.option("--benchmark", multiple=True, type=PATH, help="A benchmark, as GOLD.")
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
    *,
    gold: tuple[Path, ...],
    benchmark: tuple[Path, ...],
    articles: Path | None,
    baseline: Path | None,
    gate: bool,
    update: bool,
    allow_lower: bool,
    details: bool,
    as_json: bool,
) -> int:
    """Score a coding against GOLD, coded by hand.

    GOLD is JSON files of articles or folders of them, a table (.tsv) of sentences with marked parties, or
    JSON lines (.jsonl) of raw sentences.
    """
    from dragoman.cli.measured import measure  # noqa: PLC0415 - only for those who evaluate
    from dragoman.evaluate.gate import Baseline, below, digest, read_baseline, write_baseline  # noqa: PLC0415
    from dragoman.evaluate.report import change  # noqa: PLC0415

    if not (*gold, *benchmark):
        msg = "say which gold files to score against"
        raise click.UsageError(msg)
    found = measure((*gold, *benchmark), articles)
    marked = digest(found.files)
    floors = read_baseline(baseline) if baseline and (gate or baseline.exists()) else None
    moved = change(floors.items, found.items) if floors else change((), ())
    worse = below(floors, found.figures) if floors and gate else ()
    if floors and gate and floors.digest != marked:
        worse = (*worse, "the gold files are not those the floors were set on; run with --update")
    if as_json:
        print_json(
            {
                "figures": found.figures,
                "gained": list(moved.gained),
                "lost": list(moved.lost),
                "below": list(worse),
            }
        )
    else:
        click.echo(found.shown(floors.floors if floors else {}))
        for label, items in (("GAINED", moved.gained), ("LOST", moved.lost), ("BELOW THE FLOOR", worse)):
            _list(label, items)
        if details:
            _list("MISSED", found.missed)
            _list("NOT IN THE GOLD", found.spurious)
    if update and baseline:
        made = Baseline(digest=marked, floors=found.figures, items=found.items)
        write_baseline(baseline, made, allow_lower=allow_lower)
    return 1 if worse else 0


def _list(label: str, items: tuple[str, ...]) -> None:
    if items:
        click.echo(f"\n{label} ({len(items)})")
        for item in items:
            click.echo(f"  {item}")
