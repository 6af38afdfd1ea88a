"""`dragoman relations`, `series`, `turning` and `compare`: relations ranked, over time, and side by side."""

import csv
import json
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from dragoman.analyse.compare import compare as compared
from dragoman.analyse.days import days_in_words
from dragoman.analyse.names import actor_named
from dragoman.analyse.occurrences import DIRECTIONS, Occurrence, between
from dragoman.analyse.relations import families_of
from dragoman.analyse.series import PERIODS, Scores
from dragoman.analyse.series import relations as ranked
from dragoman.analyse.series import series as over_time
from dragoman.analyse.turning import turning_points
from dragoman.cli.options import DAY, PATH, chosen, day, json_option, page, print_json, record_option, window
from dragoman.model.codec import to_json
from dragoman.store import Record, open_store

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_SHORT = dict(zip(_QUADS, ("v+", "m+", "v-", "m-"), strict=True)) | {"by_publication": "undated"}
_HIDDEN = ("left_id", "right_id", "documents", "reports")
_as_of = click.option("--as-of", type=DAY, callback=day, help="Only documents published by this day count.")
_first = click.option("--from", "first", type=DAY, callback=day, help="Leave out what happened before.")
_last = click.option("--to", "last", type=DAY, callback=day, help="Leave out what happened after.")


@click.command()
@click.option("--top", default=30, show_default=True, type=click.IntRange(1), help="How many.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@_first
@_last
@_as_of
@json_option
@record_option
def relations(
    top: int, first: date | None, last: date | None, as_of: date | None, record: Path | None, **how: bool
) -> None:
    """Rank the pairs of sides by what happened between them, each story once."""
    with open_store(chosen(record=record).record, readonly=True) as store:
        found = ranked(store, as_of=as_of, days=window(first, last))[:top]
    rows = [
        {"left": r.left_name, "right": r.right_name, "left_id": r.left, "right_id": r.right}
        | _cells(r.scores)
        | {"documents": r.documents, "first": r.first, "last": r.last}
        for r in found
    ]
    _print(rows, as_json=how["as_json"], as_csv=how["as_csv"], hide=_HIDDEN)


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--by", type=click.Choice(PERIODS), default="month", show_default=True, help="The period.")
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS),
    default="both",
    show_default=True,
    help="out: what LEFT does to RIGHT; in: what RIGHT does to LEFT; what both do together counts in all.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("-o", "--output", type=PATH, help="Draw it: .html, .svg, .png or .pdf; or write .csv, .json.")
@_first
@_last
@_as_of
@json_option
@record_option
def series(
    left: str,
    right: str,
    by: str,
    direction: str,
    first: date | None,
    last: date | None,
    as_of: date | None,
    output: Path | None,
    record: Path | None,
    **how: bool,
) -> None:
    """Show what happened between LEFT and RIGHT over time, each story once.

    Stories told without a day are placed by the day they were published (column by_publication); those dated
    more coarsely than the period are counted below the table. --json gives each period with its stories.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        ends = _ends(store, left, right)
        found = over_time(store, *ends, by=by, direction=direction, as_of=as_of, days=window(first, last))
        if output and output.suffix not in (".csv", ".json"):
            from dragoman.show.charts import series_chart, write_chart  # noqa: PLC0415 - altair is slow to load

            families = families_of(store)
            turns = turning_points(between(store, families, *ends, as_of=as_of))
            names = families.name(ends[0]), families.name(ends[1])
            write_chart(series_chart(found, turning=turns, names=names), output)
            return
    rows = [
        {"period": cell.name}
        | _cells(cell.scores)
        | {
            "contacts": cell.contacts,
            "by_publication": cell.by_publication,
            f"{left}_said": cell.left_said,
            f"{right}_said": cell.right_said,
        }
        for cell in found.cells
    ]
    as_json = how["as_json"] or (output is not None and output.suffix == ".json")
    as_csv = how["as_csv"] or (output is not None and output.suffix == ".csv")
    if as_json:
        _print_json(to_json(found), output)
        return
    _print(rows, as_json=False, as_csv=as_csv, output=output, hide=_HIDDEN)
    if not as_csv:
        for what, left_out in (("dated more coarsely", found.too_wide), ("without any date", found.undated)):
            if left_out:
                click.echo(f"{len(left_out)} stories {what} are not in the table", err=True)


@click.command()
@click.argument("left")
@click.argument("right")
@_as_of
@json_option
@record_option
def turning(left: str, right: str, *, as_of: date | None, as_json: bool, record: Path | None) -> None:
    """Say when the relation of LEFT and RIGHT turned, and by which stories."""
    with open_store(chosen(record=record).record, readonly=True) as store:
        found = turning_points(between(store, families_of(store), *_ends(store, left, right), as_of=as_of))
        if as_json:
            print_json(to_json(found))
            return
        if found.why_none:
            click.echo(found.why_none)
        for turn in found.turns:
            click.echo(
                f"Between {turn.after} and {turn.before}: mean score {_mean(turn.scores_before)} before, "
                f"{_mean(turn.scores_after)} after (by chance in {turn.chance:.1%} of shuffles)"
            )
            for it in turn.telling:
                click.echo(f"  {_line(store, it)}")


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--with", "other", nargs=2, metavar="A B", help="Another pair; else two periods of this one.")
@click.option("--split", type=DAY, callback=day, help="The first day of the second period.")
@_as_of
@json_option
@record_option
def compare(
    left: str,
    right: str,
    *,
    other: tuple[str, str] | None,
    split: date | None,
    as_of: date | None,
    as_json: bool,
    record: Path | None,
) -> None:
    """Compare two relations, or the relation of LEFT and RIGHT before and after a day."""
    if bool(other) == bool(split):
        msg = "say either --with A B or --split DAY"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        families = families_of(store)
        one = between(store, families, *_ends(store, left, right), as_of=as_of)
        if other:
            two = between(store, families, *_ends(store, *other), as_of=as_of)
        else:
            dated = [(it.days, it) for it in one if it.days]
            one = tuple(it for days, it in dated if split and days.last < split)
            two = tuple(it for days, it in dated if split and days.first >= split)
    found = compared(one, two)
    if as_json:
        print_json(to_json(found))
        return
    names = ("first", "second")
    _print([{"": n} | _cells(s) for n, s in zip(names, (found.left, found.right), strict=True)])
    if found.difference is not None:
        bounds = f" ({found.low} to {found.high})" if found.low is not None else ""
        click.echo(f"Difference of the mean scores: {found.difference:+}{bounds}")
    click.echo(found.verdict[0].upper() + found.verdict[1:])


def _ends(store: Record, left: str, right: str) -> tuple[str, str]:
    ends = actor_named(store, left), actor_named(store, right)
    if ends[0] == ends[1]:
        msg = f"{left} and {right} are the same actor, {ends[0]}"
        raise click.UsageError(msg)
    return ends


def _cells(found: Scores) -> dict[str, Any]:
    return {
        "stories": found.stories,
        "reports": found.reports,
        **dict(zip(_QUADS, found.quads, strict=True)),
        "mean": found.mean,
        "low": found.low,
        "high": found.high,
        "total": found.total,
    }


def _mean(found: Scores) -> str:
    bounds = f" [{found.low}, {found.high}]" if found.low is not None else ""
    return f"{found.mean}{bounds} over {found.stories} stories"


def _line(store: Record, it: Occurrence) -> str:
    """One story with the sentence of its first report."""
    coded = store.load(it.documents[0])
    event = next(event for event in coded.events if event.id == it.events[0])
    days = days_in_words(it.days) if it.days else "no date"
    return f"{days} {it.type}: “{' '.join(event.span.of(coded.document.text).split())}” [{it.events[0]}]"


def _print(
    rows: list[dict[str, Any]],
    *,
    as_json: bool = False,
    as_csv: bool = False,
    output: Path | None = None,
    hide: tuple[str, ...] = (),
) -> None:
    """Rows as a table for people, as CSV or as JSON."""
    plain = [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows]
    if as_json:
        print_json(plain)
        return
    if as_csv:
        with output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout) as out:
            writer = csv.DictWriter(out, list(plain[0]) if plain else [], lineterminator="\n")
            writer.writeheader()
            writer.writerows(plain)
        return
    table = Table(box=None, pad_edge=False)
    shown = [name for name in (plain[0] if plain else {}) if name not in hide]
    for name in shown:
        left = name in ("left", "right", "", "period")
        wraps = name in ("left", "right")
        heading = _SHORT.get(name, name.replace("_", " "))
        table.add_column(heading, justify="left" if left else "right", no_wrap=not wraps)
    for row in plain:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in shown))
    page().print(table)
    if set(_SHORT) & set(shown):
        click.echo(
            "v verbal, m material; + cooperation, - conflict; mean of the scores with 95 % bounds", err=True
        )


def _print_json(value: object, output: Path | None) -> None:
    if output is None:
        print_json(value)
        return
    output.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
