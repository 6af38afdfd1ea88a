"""`dragoman map`: where things happened."""

from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from dragoman.analyse.names import actor_named
from dragoman.analyse.places import Map, places
from dragoman.cli.options import DAY, PATH, chosen, day, page, record_option, screen, window
from dragoman.store import open_store

_TOP = 40


@click.command("map")
@click.argument("ends", nargs=-1)
@click.option("--from", "first", type=DAY, callback=day, help="Leave out what happened before.")
@click.option("--to", "last", type=DAY, callback=day, help="Leave out what happened after.")
@click.option("--as-of", type=DAY, callback=day, help="Only documents published by this day count.")
@click.option("-o", "--output", type=PATH, help="Write it: .html, .svg, .png, .pdf or .geojson.")
@record_option
def map(  # noqa: A001 - the command is called so
    ends: tuple[str, ...],
    *,
    first: date | None,
    last: date | None,
    as_of: date | None,
    output: Path | None,
    record: Path | None,
) -> None:
    """Show where things happened: all, those that actor A takes part in, or those of A and B.

    Without --output a table of the places with most stories.
    """
    if len(ends) > 2:
        msg = "give at most two actors"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        named = [actor_named(store, end) for end in ends]
        found = places(store, *named, as_of=as_of, days=window(first, last))
    if output is None:
        page().print(_table(found))
        return
    from dragoman.show.maps import write_map  # noqa: PLC0415 - altair is slow to load

    write_map(found, output)
    screen().print(f"{output}: {len(found.spots)} places", markup=False, soft_wrap=True)


def _table(found: Map) -> Table:
    title = f"{len(found.spots)} places; {found.nowhere} stories tell none"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="dim")
    for name in ("place", "country", "how exactly", ">stories", ">mean"):
        table.add_column(name.removeprefix(">"), justify="right" if name.startswith(">") else "left")
    for spot in found.spots[:_TOP]:
        row = (spot.name, spot.country or "", spot.resolution, str(len(spot.happenings)), f"{spot.mean:+.1f}")
        table.add_row(*[Text(cell) for cell in row])
    return table
