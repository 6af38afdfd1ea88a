"""`dragoman export` and `dragoman schema`: what is in a record, for other programs."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from dragoman.cli.options import PATH, chosen, record_option
from dragoman.export import WRITERS
from dragoman.export.contract import Row, schema_text
from dragoman.export.rows import KINDS, rows
from dragoman.store import Record, open_store


@click.command()
@click.option(
    "--what", type=click.Choice(list(KINDS)), default="events", show_default=True, help="Which entries."
)
@click.option("--format", "to", type=click.Choice(list(WRITERS)), default="jsonl", show_default=True)
@click.option("-o", "--output", type=PATH, help="The file to write; standard output if not given.")
@record_option
def export(what: str, to: str, output: Path | None, record: Path | None) -> None:
    """Write the entries of a record, each with the words it came from."""
    if what == "coded" and to == "csv":
        msg = "--what coded is a tree and has no table; use --format jsonl"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        target = output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)
        with target as out:
            WRITERS[to](_all(store, what), out)


def _all(store: Record, what: str) -> Iterator[Row]:
    scale = store.scale()
    for coded in store.documents():
        yield from rows(what, coded, scale)


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `code --format jsonl` and `export --what coded` write."""
    click.echo(schema_text(), nl=False)
