"""Options and small helpers that several commands share."""

import json
import os
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console

from dragoman.config import Settings, settings
from dragoman.model.text import DateRange

PATH = click.Path(path_type=Path)
WORKERS = click.IntRange(1)

# What moves the cursor, ends the line or turns the direction of writing.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    """Callback that makes a day of what click reads as a time."""
    return value.date() if value else None


def window(first: date | None, last: date | None) -> DateRange | None:
    """The days between `--from` and `--to`; None where neither is given."""
    if first and last and last < first:
        msg = f"--to {last} is before --from {first}"
        raise click.UsageError(msg)
    return DateRange(first or date.min, last or date.max) if first or last else None


DAY = click.DateTime(["%Y-%m-%d"])

record_option = click.option("--record", type=PATH, help="The record file.  [default: dragoman.record]")
actors_option = click.option(
    "--actors",
    "own",
    multiple=True,
    help="Your own actor file or folder, laid over the actor book; repeat for more.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def one_line(text: str) -> str:
    """The text as one line that does nothing to a terminal: a file name may hold any letters."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def chosen(own: tuple[str, ...] = (), **options: str | float | Path | None) -> Settings:
    """The settings of this run: file, environment and options together."""
    return settings(Path.cwd(), os.environ, actors=own or None, **options)


def screen(*, quiet: bool = False) -> Console:
    """Where people are spoken to: standard error, so that standard output stays clean."""
    return Console(stderr=True, quiet=quiet, highlight=False)


def page() -> Console:
    """Where results for people go."""
    return Console(highlight=False)


def stdin() -> BinaryIO | None:
    """The bytes of standard input; None if it is closed."""
    return sys.stdin.buffer if sys.stdin else None


def print_json(value: object) -> None:
    """A value as JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
