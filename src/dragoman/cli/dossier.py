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
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--about", default="", metavar="WORDS", help="Only entries with one of these words.")
@click.option("--from", "first", type=DAY, callback=day, help="Leave out what happened before this day.")
@click.option("--to", "last", type=DAY, callback=day, help="Leave out what happened after this day.")
@click.option("--as-of", type=DAY, callback=day, help="Leave out documents published after this day.")
@click.option("--since", type=DAY, callback=day, help="Tell what is new since this day.")
@click.option(
    "-o", "--output", type=PATH, required=True, help="The file to write: .html, .pdf, .docx, .md or .json."
)
@record_option
def dossier(
    left: str | None,
    right: str | None,
    *,
    about: str,
    first: date | None,
    last: date | None,
    as_of: date | None,
    since: date | None,
    output: Path,
    record: Path | None,
) -> None:
    """Write what happened, was said and was promised between LEFT and RIGHT, every line with its source.

    LEFT and RIGHT are names or ids of actors; what belongs to them, on the day, counts for them. Without
    RIGHT, all that LEFT takes part in; without both, all that --about speaks of.
    """
    if not left and not about:
        msg = "say LEFT and RIGHT, or LEFT, or --about WORDS"
        raise click.UsageError(msg)
    if first and last and last < first:
        msg = f"--to {last} is before --from {first}"
        raise click.UsageError(msg)
    render = RENDERERS.get(output.suffix.lower())
    if render is None:
        msg = f"{output}: a dossier is written as {' or '.join(RENDERERS)}"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        ends = [actor_named(store, name) for name in (left, right) if name]
        if len(set(ends)) < len(ends):
            msg = f"{left} and {right} are the same actor, {ends[0]}"
            raise click.UsageError(msg)
        found = gathered(store, *ends, about=about, first=first, last=last, as_of=as_of, since=since)
    output.write_bytes(render(found))
    said = len(found.left_said) + len(found.right_said)
    screen().print(
        f"{output}: {len(found.acts)} events, {said} statements, {len(found.promises)} commitments, "
        f"{len(found.sources)} sources",
        soft_wrap=True,
    )
