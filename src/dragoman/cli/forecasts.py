"""`dragoman forecasts`: what actors and authors say is to come, and what later reports tell of it."""

from datetime import date
from pathlib import Path

import click
from rich.text import Text

from dragoman.analyse.forecasts import Forecast
from dragoman.analyse.forecasts import forecasts as gathered
from dragoman.analyse.names import actor_named
from dragoman.cli.options import DAY, chosen, day, json_option, page, print_json, record_option
from dragoman.model.codec import to_json
from dragoman.show.ledger import days, shortened
from dragoman.store import open_store

_CAME = {"kept": "speaks for it", "broken": "speaks against it", "refused": "speaks against it"}


@click.command()
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--as-of", type=DAY, callback=day, help="Leave out documents published after this day.")
@click.option("--answered", is_flag=True, help="Only forecasts that a later report may bear on.")
@record_option
@json_option
def forecasts(
    left: str | None,
    right: str | None,
    *,
    as_of: date | None,
    answered: bool,
    record: Path | None,
    as_json: bool,
) -> None:
    """List what is foretold of LEFT and RIGHT, by whom and until when, and the later reports that bear on it.

    Planned and expected is `future`, may and could is `hypothetical`; nothing of it counts as having
    happened. Later reports are proposals: same parties, and the same matter or the kind of act foretold.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        ends = [actor_named(store, name) for name in (left, right) if name]
        found = [f for f in gathered(store, *ends, as_of=as_of) if f.bearing or not answered]
    if as_json:
        print_json(to_json(tuple(found)))
        return
    console = page()
    for forecast in found:
        console.print(_shown(forecast), soft_wrap=False)
    answers = sum(bool(forecast.bearing) for forecast in found)
    several = "s" * (len(found) != 1)
    console.print(Text(f"{len(found)} forecast{several}, {answers} with later reports", "dim"))


def _shown(forecast: Forecast) -> Text:
    """A forecast with what may bear on it."""
    who = forecast.by or "somebody not named"
    until = f"{forecast.until}, {days(forecast.horizon)}" if forecast.horizon else forecast.until
    head = f"{'the author: ' if forecast.author else ''}{who}, {days(forecast.made)}"
    found = Text.assemble((head, "bold"), (f" [{forecast.certainty}; until: {until}]", "dim"))
    found.append(f"\n  {shortened(forecast.quote.text)}")
    for later in forecast.bearing:
        speaks = _CAME.get(later.speaks, "may bear on it")
        found.append(
            f"\n  {speaks}? {later.told}, {days(later.days)} [{later.confidence:.2f}; {later.why}]", "cyan"
        )
    return found
