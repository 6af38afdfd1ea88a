"""Options and small helpers that several commands share."""

import json
import os
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console

from dragoman.config import Settings, settings

PATH = click.Path(path_type=Path)


def day(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
    """Callback that makes a day of what click reads as a time."""
    return value.date() if value else None


DAY = click.DateTime(["%Y-%m-%d"])

record_option = click.option("--record", type=PATH, help="The record file.  [default: dragoman.record]")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def chosen(**options: str | int | Path | None) -> Settings:
    """The settings of this run: file, environment and options together."""
    return settings(Path.cwd(), os.environ, **options)


def screen(*, quiet: bool = False) -> Console:
    """Where people are spoken to: standard error, so that standard output stays clean."""
    return Console(stderr=True, quiet=quiet, highlight=False)


def page() -> Console:
    """Where results for people go."""
    return Console(highlight=False)


def print_json(value: object) -> None:
    """A value as JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
