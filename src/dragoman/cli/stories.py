"""`dragoman stories`: reports of one event counted once; shown, put together and parted."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from dragoman.analyse.names import actor_named
from dragoman.analyse.stories import HAPPENED, Line, between, found, joined, judged, parted, reports
from dragoman.cli.options import chosen, json_option, page, print_json, record_option
from dragoman.model.codec import to_json
from dragoman.model.stories import Contradiction, Story
from dragoman.store import Record, open_store

_WHO = click.option("--by", help="Who says so.  [default: your user name]")
_WHY = click.option("--why", required=True, help="The reason, for those who read it later.")


class _ListByDefault(click.Group):
    """`dragoman stories A B` lists; `show`, `merge` and `split` are named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` in front of what names no command."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ListByDefault)
def stories() -> None:
    """List stories: the reports of one event, across articles, counted once.

    `dragoman stories [A [B]]` lists all, those of one actor, or those between two.
    """


@stories.command("list")
@click.argument("ends", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Those planned, possible and denied, too.")
@click.option("--reports", "least", type=click.IntRange(1), default=1, help="Those with at least N reports.")
@click.option("--contradicted", is_flag=True, help="Those whose reports do not fit together.")
@record_option
@json_option
def list_stories(
    *, ends: tuple[str, ...], everything: bool, least: int, contradicted: bool, record: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """List stories in order of time: all, those of actor A, or those between A and B."""
    if len(ends) > 2:
        msg = "give at most two actors"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record, readonly=True) as store:
        lines = [
            line
            for line in between(store, *(actor_named(store, end) for end in ends))
            if (everything or line.story.status in HAPPENED)
            and len(line.story.events) >= least
            and (line.story.contradictions or not contradicted)
        ]
    if as_json:
        print_json([_told(line) for line in lines])
    else:
        page().print(_table(lines))


@stories.command()
@click.argument("story")
@record_option
@json_option
def show(story: str, *, record: Path | None, as_json: bool) -> None:
    """Show a story with its reports, why they are one, and where they do not fit together.

    STORY is the id of a story or of an event in it, or its first letters.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        one = found(store, story)
        told = list(reports(store, one))
    if as_json:
        print_json({"story": to_json(one), "reports": [to_json(report) for report in told]})
        return
    page().print(f"{one.id}: {_type(one)}, {_when(one)}{f', {one.place}' if one.place else ''}", markup=False)
    for report in told:
        about = " · ".join(part for part in (report.published, report.publisher, report.title) if part)
        page().print(f"\n{report.event}  {about}  (telling {report.telling})", markup=False, soft_wrap=True)
        page().print(f"  {report.quote.text}", markup=False, soft_wrap=True)
        if report.because:
            page().print(f"  because: {'; '.join(report.because)}", markup=False, soft_wrap=True, style="dim")
    for contradiction in one.contradictions:
        page().print(f"\ndo not fit: {_disagreement(contradiction)}", markup=False, soft_wrap=True)


@stories.command()
@click.argument("entries", nargs=-1, required=True)
@_WHY
@_WHO
@record_option
def merge(entries: tuple[str, ...], *, why: str, by: str | None, record: Path | None) -> None:
    """Say that several stories (or events) are one; kept for good."""
    if len(entries) < 2:
        msg = "name two stories or more"
        raise click.UsageError(msg)
    with open_store(chosen(record=record).record) as store:
        pairs = list(joined([found(store, entry) for entry in entries]))
        _correct(store, "same", pairs, by, why)
        page().print(f"{found(store, pairs[0][0]).id}: {len(pairs) + 1} reports", markup=False)


@stories.command()
@click.argument("story")
@click.argument("events", nargs=-1, required=True)
@_WHY
@_WHO
@record_option
def split(story: str, events: tuple[str, ...], *, why: str, by: str | None, record: Path | None) -> None:
    """Say that some EVENTS of a story are of another one; kept for good."""
    with open_store(chosen(record=record).record) as store:
        one = found(store, story)
        pairs = list(parted(one, events))
        _correct(store, "apart", pairs, by, why)
        of = store.shelf.of_events()
        for key in sorted({of[event] for event in one.events}):
            page().print(f"{key}: {len(found(store, key).events)} reports", markup=False)


def _correct(store: Record, kind: str, pairs: list[tuple[str, str]], by: str | None, why: str) -> None:
    """Keep what a person says, and the stories that follow."""
    from dragoman.lexicon import load_lexicon  # noqa: PLC0415 - takes a second, which `--help` should not
    from dragoman.stories import update  # noqa: PLC0415

    now = datetime.now(UTC).isoformat(timespec="seconds")
    store.correct(*judged(store, kind, pairs, by=by or getuser(), made_at=now, why=why))
    update(store, load_lexicon())


def _table(lines: list[Line]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for name in ("when", "event"):
        table.add_column(name, no_wrap=True)
    table.add_column("who", overflow="ellipsis", no_wrap=True, ratio=1, min_width=24)
    for name in ("told", "by"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("unclear", no_wrap=True)
    table.add_column("story", no_wrap=True)
    for line in lines:
        one = line.story
        odd = ", ".join(dict.fromkeys(c.of or c.about for c in one.contradictions))
        who = " → ".join(side for side in (line.actor, line.recipient) if side)
        cells = (_when(one), _type(one), who, str(len(one.events)), str(one.independent), odd, one.id[:14])
        table.add_row(*map(Text, cells))
    return table


def _when(story: Story) -> str:
    if not story.days:
        return f"by {story.first_report}" if story.first_report else ""
    first, last = story.days.first.isoformat(), story.days.last.isoformat()
    if first == last:
        return first
    return f"{first} – {last.removeprefix(first[:5])}"


def _type(story: Story) -> str:
    kind = f"{story.type}/{story.mode}" if story.mode else story.type
    return kind if story.status == "actual" else f"{kind} ({story.status})"


def _disagreement(contradiction: Contradiction) -> str:
    told = ", ".join(f"{said} ({len(events)}×)" for said, events in contradiction.told)
    return f"{contradiction.of or contradiction.about}: {told}"


def _told(line: Line) -> dict[str, object]:
    story = to_json(line.story)
    return {"actors": line.actor, "recipients": line.recipient, **(story if isinstance(story, dict) else {}),
            "independent": line.story.independent}  # fmt: skip
