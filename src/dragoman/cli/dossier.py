"""`dragoman dossier`: all that a record holds on two sides."""

from datetime import date
from pathlib import Path

import click

from dragoman.analyse.dossier import dossier as gathered
from dragoman.analyse.names import actor_named
from dragoman.cli.options import DAY, PATH, chosen, day, record_option, screen
from dragoman.show.dossier import RENDERERS
from dragoman.store import open_store


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--from", "first", type=DAY, callback=day, help="Leave out what happened before this day.")
@click.option("--to", "last", type=DAY, callback=day, help="Leave out what happened after this day.")
@click.option("--as-of", type=DAY, callback=day, help="Leave out documents published after this day.")
@click.option("-o", "--output", type=PATH, required=True, help="The file to write: .html, .md or .json.")
@record_option
def dossier(
    left: str,
    right: str,
    *,
    first: date | None,
    last: date | None,
    as_of: date | None,
    output: Path,
    record: Path | None,
) -> None:
    """Write what happened, was said and was promised between LEFT and RIGHT, every line with its source.

    LEFT and RIGHT are names or ids of actors; what belongs to them, on the day, counts for them.
    """
    if first and last and last < first:
        msg = f"--to {last} is before --from {first}"
        raise click.UsageError(msg)
    render = RENDERERS.get(output.suffix.lower())
    if render is None:
        msg = f"{output}: a dossier is written as {' or '.join(RENDERERS)}"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        ends = actor_named(store, left), actor_named(store, right)
        if ends[0] == ends[1]:
            msg = f"{left} and {right} are the same actor, {ends[0]}"
            raise click.UsageError(msg)
        found = gathered(store, *ends, first=first, last=last, as_of=as_of)
    output.write_text(render(found), "utf-8")
    said = len(found.left_said) + len(found.right_said)
    screen().print(
        f"{output}: {len(found.acts)} events, {said} statements, {len(found.promises)} commitments, "
        f"{len(found.sources)} sources",
        soft_wrap=True,
    )
