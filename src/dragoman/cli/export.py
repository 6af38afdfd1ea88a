"""`dragoman export` and `dragoman schema`: what is in a record, for other programs."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from dragoman.cli.options import PATH, chosen, record_option
from dragoman.export import EVENT_WRITERS, WRITERS, brat
from dragoman.export.contract import Row, schema_text
from dragoman.export.rows import KINDS, rows
from dragoman.store import Record, open_store

_FLAT = {"documents": "document", "events": "event", "statements": "statement"}
_FLAT |= {"commitments": "commitment", "actors": "actor", "mentions": "mention"}
_FORMATS = [*WRITERS, "parquet", *EVENT_WRITERS, "brat"]


@click.command()
@click.option(
    "--what",
    type=click.Choice(list(KINDS)),
    default="events",
    show_default=True,
    help="Which entries; for jsonl, csv and parquet. The other formats hold events, brat whole documents.",
)
@click.option("--format", "to", type=click.Choice(_FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o", "--output", type=PATH, help="The file to write (for brat the folder); standard output if not given."
)
@record_option
def export(what: str, to: str, output: Path | None, record: Path | None) -> None:
    """Write the entries of a record, each with the words it came from."""
    if what == "coded" and to == "csv":
        msg = "--what coded is a tree and has no table; use --format jsonl"
        raise click.UsageError(msg)
    if what != "events" and to not in (*WRITERS, "parquet"):
        msg = f"--format {to} takes no --what"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        if to in ("parquet", "brat"):
            _to_disk(store, what, to, output)
            return
        target = output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)
        with target as out:
            if to in EVENT_WRITERS:
                EVENT_WRITERS[to](store.documents(), store.scale(), out)
            else:
                WRITERS[to](_all(store, what), out)


def _to_disk(store: Record, what: str, to: str, output: Path | None) -> None:
    """The formats that are no text for a pipe."""
    if output is None:
        msg = f"--format {to} needs --output"
        raise click.UsageError(msg)
    if to == "brat":
        types = store.scale()
        modes = sorted({mode for _, mode in types if mode})
        count = brat.write(store.documents(), dict.fromkeys(event for event, _ in types), modes, output)
        click.echo(f"{count} documents in {output}", err=True)
        return
    if what not in _FLAT:
        msg = f"--what {what} has no flat table; use --format jsonl"
        raise click.UsageError(msg)
    from dragoman.analyse.frames import write_parquet  # noqa: PLC0415 - polars is slow to load

    write_parquet(store.rows(_FLAT[what]), output)


def _all(store: Record, what: str) -> Iterator[Row]:
    scale, stories = store.scale(), store.shelf.of_events()
    for coded in store.documents():
        yield from rows(what, coded, scale, stories)


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `code --format jsonl` and `export --what coded` write."""
    click.echo(schema_text(), nl=False)
