"""`dragoman gaps`: what the knowledge files do not know."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from rich.progress import track
from rich.table import Table
from rich.text import Text

from dragoman.analyse.gaps import Gap, unknown_names, unknown_verbs
from dragoman.cli.options import chosen, json_option, page, print_json, record_option, screen
from dragoman.model.coded import CodedDocument
from dragoman.store import Record, open_store


@click.command()
@click.option("--top", type=click.IntRange(1), default=25, show_default=True, help="How many of each.")
@click.option("--no-verbs", is_flag=True, help="Names only; verbs need every text parsed again.")
@click.option("--model", help="Parser model, as for `code`.")
@record_option
@json_option
def gaps(*, top: int, no_verbs: bool, model: str | None, record: Path | None, as_json: bool) -> None:
    """List frequent names and verbs that the knowledge files do not know.

    A name means nobody yet: add an actor. A verb has a known actor as its subject but made neither an
    event nor a statement: add a rule, if it tells of an act.
    """
    # Loading the parser library takes seconds, which `--help` should not.
    from dragoman.annotate import annotate  # noqa: PLC0415
    from dragoman.lexicon import load_lexicon  # noqa: PLC0415
    from dragoman.scale import parser, require_model  # noqa: PLC0415

    options = chosen(record=record, model=model)
    require_model(options.model)
    with open_store(options.record, readonly=True) as store:
        names = unknown_names(store.documents(), top)
        verbs: tuple[Gap, ...] = ()
        if not no_verbs:
            lexicon, grammar = load_lexicon(), parser(options.model)
            verbs = unknown_verbs(_tracked(store), lambda d: annotate(d, lexicon, grammar), top)
    if as_json:
        print_json({"names": [asdict(gap) for gap in names], "verbs": [asdict(gap) for gap in verbs]})
        return
    _show("Names that mean nobody yet", names)
    if not no_verbs:
        _show("Verbs of known actors that made nothing", verbs)


def _tracked(store: Record) -> Iterator[CodedDocument]:
    console = screen()
    yield from track(
        store.documents(), "Parsing", total=len(store.ids()), console=console, transient=True,
        disable=not console.is_terminal,
    )  # fmt: skip


def _show(title: str, found: tuple[Gap, ...]) -> None:
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, header_style="dim", expand=True
    )
    table.add_column("", no_wrap=True)
    table.add_column("documents", justify="right")
    table.add_column("times", justify="right")
    table.add_column("such as", overflow="ellipsis", no_wrap=True, ratio=1)
    for gap in found:
        table.add_row(Text(gap.words), str(gap.documents), str(gap.count), Text(gap.example, "dim"))
    page().print(table)
    page().print()
