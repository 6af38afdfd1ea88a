"""`dragoman gaps`: what the knowledge files do not know."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import click
from rich.progress import track
from rich.table import Table
from rich.text import Text

from dragoman.analyse.gaps import Gap, unknown_names, unknown_verbs
from dragoman.cli.options import actors_option, chosen, json_option, page, print_json, record_option, screen
from dragoman.lexicon.actor_tables import actor_entry, write_toml
from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.model.annotated import Sentence
from dragoman.model.codec import to_json
from dragoman.model.coded import CodedDocument
from dragoman.model.grammar import unpack
from dragoman.model.text import Document
from dragoman.store import Record, open_store


@click.command()
@click.option("--top", type=click.IntRange(1), default=25, show_default=True, help="How many of each.")
@click.option("--no-verbs", is_flag=True, help="Names only.")
@click.option(
    "--entries", is_flag=True, help="Print an actor file with an entry for each name, to be mended."
)
@record_option
@actors_option
@json_option
def gaps(
    *, top: int, no_verbs: bool, entries: bool, record: Path | None, own: tuple[str, ...], as_json: bool
) -> None:
    """List frequent names and verbs that the knowledge files do not know.

    A name means nobody yet: add an actor; `--entries` proposes one with what the texts say. A verb has a
    known actor as its subject but made neither an event nor a statement: add a rule, if it tells of an act.
    """
    options = chosen(record=record, own=own)
    with open_store(options.record, readonly=True) as store:
        names = unknown_names(store.documents(), top)
        if entries:
            click.echo(_proposed(names, load_actorbook(options.actors)), nl=False)
            return
        verbs = () if no_verbs else unknown_verbs(_tracked(store), lambda d: _sentences(store, d), top)
    if as_json:
        print_json({"names": [_told(gap) for gap in names], "verbs": [_told(gap) for gap in verbs]})
        return
    _show("Names that mean nobody yet", names)
    if not no_verbs:
        _show("Verbs of known actors that made nothing", verbs)


def _sentences(store: Record, document: Document) -> Iterable[Sentence]:
    """The parse kept of a document; nothing where none was kept."""
    grammar = store.parses.grammar(document.id)
    return unpack(grammar, document.text).sentences if grammar else ()


def _tracked(store: Record) -> Iterator[CodedDocument]:
    console = screen()
    yield from track(
        store.documents(), "Reading", total=len(store.ids()), console=console, transient=True,
        disable=not console.is_terminal,
    )  # fmt: skip


def _proposed(names: Iterable[Gap], book: ActorBook) -> str:
    """An actor file with an entry for each name, and what the texts say as comments."""
    blocks = []
    for gap in names:
        if gap.actor is None:
            continue
        actor = gap.actor if not book.get(gap.actor.id) else replace(gap.actor, id=f"{gap.actor.id}-2")
        seen = f", published {gap.seen[0]} to {gap.seen[1]}" if gap.seen else ""
        source = f"our own reading of {gap.documents} documents"
        actor = replace(actor, roles=tuple(replace(role, basis=source) for role in actor.roles))
        said = [f"{gap.count} times in {gap.documents} documents{seen}"]
        said += [f"told: {words}" for words in gap.told] + list(gap.sentences)
        said += [] if actor.roles else ["no role is told: add [[actor.role]] with country and sector"]
        comments = "".join(f"# {line}\n" for line in said)
        blocks.append(f"{comments}{write_toml([actor_entry(actor)])}")
    return "\n".join(blocks)


def _told(gap: Gap) -> dict[str, object]:
    """A gap for other programs."""
    seen = [day.isoformat() for day in gap.seen or ()]
    return {**asdict(gap), "actor": to_json(gap.actor), "seen": seen}


def _show(title: str, found: tuple[Gap, ...]) -> None:
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, header_style="dim", expand=True
    )
    table.add_column("", no_wrap=True)
    table.add_column("documents", justify="right")
    table.add_column("times", justify="right")
    table.add_column("such as", overflow="ellipsis", no_wrap=True, ratio=1)
    for gap in found:
        table.add_row(Text(gap.words), str(gap.documents), str(gap.count), Text(gap.sentences[0], "dim"))
    page().print(table)
    page().print()
