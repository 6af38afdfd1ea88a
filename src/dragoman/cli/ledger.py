"""`dragoman ledger`: who must do what for whom, and what is told to have become of it."""

from datetime import date
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from dragoman.analyse.entries import Entry
from dragoman.analyse.ledger import Ledger, Thread
from dragoman.analyse.ledger import ledger as gathered
from dragoman.analyse.names import actor_named
from dragoman.cli.options import DAY, chosen, day, page, record_option
from dragoman.model.speech import COMMITMENT_STATUSES
from dragoman.show.ledger import (
    as_json,
    claimed,
    claims,
    days,
    heading,
    markdown,
    parties,
    proposed,
    terms,
    turn,
)
from dragoman.store import open_store

_STYLES = {"kept": "green", "broken": "red", "contested": "yellow", "refused": "red", "withdrawn": "magenta"}


@click.command()
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--as-of", type=DAY, callback=day, help="Leave out documents published after this day.")
@click.option("--status", "statuses", type=click.Choice(COMMITMENT_STATUSES), multiple=True,
              help="Only commitments of this status; may be given several times.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "md", "json"]), default="table", show_default=True
)
@record_option
def ledger(
    left: str | None,
    right: str | None,
    *,
    as_of: date | None,
    statuses: tuple[str, ...],
    form: str,
    record: Path | None,
) -> None:
    """Show what LEFT and RIGHT promised, agreed to, demanded and set as conditions, and what became of it.

    One entry for one commitment, however many articles tell it. Without RIGHT, all that LEFT has a part
    in; without both, all that the record holds. What became of it is always as told by somebody; events
    that may bear on it are proposals.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        ends = [actor_named(store, name) for name in (left, right) if name]
        if len(ends) != len(set(ends)):
            msg = f"{left} and {right} are the same actor, {ends[0]}"
            raise click.UsageError(msg)
        found = gathered(store, *ends, as_of=as_of, statuses=statuses)
    if form == "table":
        _show(found)
    else:
        click.echo((as_json if form == "json" else markdown)(found), nl=False)


def _show(found: Ledger) -> None:
    console = page()
    console.print(Text(heading(found), "bold"))
    for thread in found.threads:
        console.print()
        console.print(_table(thread))
        for opposed in thread.contradictions:
            console.print(Text(f"claim against claim: {opposed.why}", "yellow"))
            for line in claims(opposed):
                console.print(Text(f"  {line}"))
    if found.variants:
        console.print(Text("\none statement, other words", "bold"))
    for claim in found.variants:
        console.print(Text(f"  {claimed(claim)}"))
        for variant in claim.variants[1:]:
            console.print(Text(f"    {variant.publisher}: “{variant.content}”", "dim"))


def _table(thread: Thread) -> Table:
    table = Table(title=thread.matter or "other claims", title_justify="left", box=None, pad_edge=False,
                  show_header=False, expand=True)  # fmt: skip
    table.add_column("status", width=max(map(len, COMMITMENT_STATUSES)), vertical="top")
    table.add_column("who must do what", ratio=1)
    for entry in thread.entries:
        table.add_row(Text(entry.status, _STYLES.get(entry.status, "")), _what(entry))
    return table


def _what(entry: Entry) -> Text:
    """Who must do what, and below it what is told and proposed."""
    often = f"{len(entry.reports)} report{'s' * (len(entry.reports) > 1)}"
    made = f"made {days(entry.made)}" if entry.made else f"told {days(entry.history[0].days)}"
    made += f", due {days(entry.due)}" if entry.due else ""
    found = Text.assemble(
        (parties(entry), "bold"), f": {terms(entry)}", (f" [{entry.kind}, {made}, {often}]", "dim")
    )
    for step in entry.history[1:]:
        found.append(f"\n  {turn(step)}", _STYLES.get(step.status, "cyan"))
    for line in proposed(entry):
        found.append(f"\n  {line}", "dim")
    return found
