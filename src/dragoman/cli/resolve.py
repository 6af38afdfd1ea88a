"""`dragoman resolve`: who is meant, again, after the actor book has changed."""

from contextlib import closing
from pathlib import Path

import click
from rich.progress import Progress

import dragoman
from dragoman.cli.options import (
    actors_option,
    chosen,
    json_option,
    one_line,
    page,
    print_json,
    record_option,
    screen,
)
from dragoman.model.coded import Failure
from dragoman.store import open_store


@click.command()
@record_option
@actors_option
@click.option("--model", help="Parser model the record was made with, if not the default one.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@json_option
def resolve(
    *, record: Path | None, own: tuple[str, ...], model: str | None, quiet: bool, as_json: bool
) -> int:
    """Bring a record up to the actor book as it is now, without parsing the articles again.

    Gives what coding again would give, and keeps corrections. Documents that the changes cannot touch are
    passed over. After Ctrl-C the same command goes on where it stopped.
    """
    options = chosen(record=record, model=model, own=own)
    coder = dragoman.Coder(
        model=options.model, actors=options.actors, least_confidence=options.least_confidence
    )
    console = screen(quiet=quiet)
    counts = {"again": 0, "untouched": 0, "failed": 0}
    with open_store(options.record) as store:
        bar = Progress(console=console, transient=True, disable=quiet or not console.is_terminal)
        results = coder.resolve_in(store, batch=options.batch)
        try:
            with bar, closing(results):
                for done in bar.track(results, total=len(store.ids()), description="Who is meant"):
                    if isinstance(done, Failure):
                        console.print(one_line(f"{done.where}: {done.problem}"), markup=False, soft_wrap=True)
                    counts["failed" if isinstance(done, Failure) else "again" if done else "untouched"] += 1
        except KeyboardInterrupt:
            console.print("Interrupted. What is done is saved; the same command goes on from there.")
            return 130
    if as_json:
        print_json(counts)
    elif not quiet:
        page().print(
            f"{counts['again']} documents coded again, {counts['untouched']} could not have changed."
        )
    return 1 if counts["failed"] else 0
