"""The summary at the end of a run, for people."""

from pathlib import Path

from rich.table import Table

from dragoman.analyse.summary import Run, Summary
from dragoman.cli.options import screen

_STATUSES = ("actual", "future", "hypothetical", "negated", "historical")


def show_summary(summary: Summary, run: Run, path: Path) -> None:
    """Print the figures of a record and of the run that made them."""
    console = screen()
    console.print()
    console.print(
        f"[bold]{path}[/] holds {summary.documents} documents "
        f"({run.coded} coded now, {run.unchanged} unchanged, {run.failed} failed)"
    )
    total = sum(count for _, _, count in summary.events)
    promised = ", ".join(f"{count} {kind}" for kind, count in summary.commitments)
    made = sum(count for _, count in summary.commitments)
    console.print(
        f"{total} events · {summary.statements} statements · {made} commitments"
        f"{f' ({promised})' if promised else ''} · {summary.actors} actors"
    )
    if total:
        console.print("\nEvents by type and status")
        console.print(_events(summary))
    if summary.relations:
        console.print("\nRelations with the most stories")
        console.print(_relations(summary))


def _events(summary: Summary) -> Table:
    """Events by type and status."""
    counts = {(kind, status): count for kind, status, count in summary.events}
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for status in (*_STATUSES, "all"):
        table.add_column(status, justify="right")
    for kind in dict.fromkeys(kind for kind, _, _ in summary.events):
        row = [counts.get((kind, status), 0) for status in _STATUSES]
        table.add_row(kind, *(str(n) if n else "·" for n in row), str(sum(row)))
    return table


def _relations(summary: Summary) -> Table:
    """The pairs of sides with the most stories."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    table.add_column("stories", justify="right")
    table.add_column("documents", justify="right")
    for relation in summary.relations:
        names = f"{relation.left_name} – {relation.right_name}"
        table.add_row(names, str(relation.scores.stories), str(relation.documents))
    return table
