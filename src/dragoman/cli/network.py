"""`dragoman network`: who deals with whom, as a picture, for Gephi, or as a table."""

from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from dragoman.analyse.names import actor_named
from dragoman.analyse.network import LEVELS, Edge, Network
from dragoman.analyse.network import network as gathered
from dragoman.cli.options import DAY, PATH, chosen, day, page, record_option, screen, window
from dragoman.store import open_store

_TOP = 30


@click.command()
@click.argument("actor", required=False)
@click.option("--depth", type=click.IntRange(1, 2), default=1, show_default=True,
              help="How many steps around ACTOR.")  # fmt: skip
@click.option("--level", type=click.Choice(LEVELS), default="side", show_default=True,
              help="Whole sides, or each person and office for itself.")  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=1, help="Only ties with at least N stories.")
@click.option("--strangers", is_flag=True,
              help="Also those whom the actor book does not know and only one document names.")  # fmt: skip
@click.option("--from", "first", type=DAY, callback=day, help="Leave out what happened before.")
@click.option("--to", "last", type=DAY, callback=day, help="Leave out what happened after.")
@click.option("--as-of", type=DAY, callback=day, help="Only documents published by this day count.")
@click.option("-o", "--output", type=PATH,
              help="Write it: .html, .svg, .png, .pdf, .gexf, .graphml, .json or .csv.")  # fmt: skip
@record_option
def network(
    actor: str | None,
    *,
    depth: int,
    level: str,
    least: int,
    strangers: bool,
    first: date | None,
    last: date | None,
    as_of: date | None,
    output: Path | None,
    record: Path | None,
) -> None:
    """Show who deals with whom: around ACTOR, or in the whole record; each story once.

    Without --output a table of the strongest ties and of the brokers.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        found = gathered(
            store,
            around=actor_named(store, actor) if actor else None,
            depth=depth,
            level=level,
            as_of=as_of,
            days=window(first, last),
            least=least,
            strangers=strangers,
        )
    if output is None:
        page().print(_ties(found))
        page().print(_brokers(found))
        return
    from dragoman.show.graphs import write_network  # noqa: PLC0415 - altair is slow to load

    write_network(found, output)
    screen().print(
        f"{output}: {len(found.nodes)} parties, {len(found.edges)} ties", markup=False, soft_wrap=True
    )


def _ties(found: Network) -> Table:
    names = {node.id: node.name for node in found.nodes}
    title = f"{len(found.edges)} ties of {len(found.nodes)} parties"
    title += f"; {found.strangers} parties met in one document only are left out" if found.strangers else ""
    table = _table(title, "between", "and", ">stories", ">mean", ">coop.", ">conflict", "days")
    for edge in found.edges[:_TOP]:
        row = (names[edge.left], names[edge.right], *_figures(edge))
        table.add_row(*map(Text, row))
    return table


def _figures(edge: Edge) -> tuple[str, ...]:
    days = " to ".join(dict.fromkeys(str(day) for day in (edge.first, edge.last) if day))
    mean = "" if edge.scores.mean is None else f"{edge.scores.mean:+.1f}"
    return str(edge.scores.stories), mean, str(edge.cooperation), str(edge.conflict), days


def _brokers(found: Network) -> Table:
    table = _table("Between others", "who", ">share of ways", ">partners", ">stories", ">community")
    brokers = sorted(found.nodes, key=lambda node: (-node.broker, node.id))
    for node in [node for node in brokers if node.broker][: _TOP // 3]:
        row = (node.name, f"{node.broker:.0%}", str(node.partners), str(node.stories), str(node.community))
        table.add_row(*map(Text, row))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="dim")
    for name in columns:
        table.add_column(name.removeprefix(">"), justify="right" if name.startswith(">") else "left")
    return table
