"""`dragoman correct`: a person says whom words mean."""

from datetime import UTC, datetime
from functools import partial
from getpass import getuser
from pathlib import Path

import click

import dragoman
from dragoman.analyse.names import actor_named
from dragoman.cli.options import actors_option, chosen, page, record_option
from dragoman.errors import ConfigError
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import Failure
from dragoman.model.corrections import Correction, standing
from dragoman.store import Record, open_store


@click.command()
@click.argument("entry")
@click.option(
    "--actor", "meant", multiple=True, help="Id or name of whom the words mean; repeat for several."
)
@click.option("--nobody", is_flag=True, help="The words mean nobody that is known.")
@click.option("--withdraw", is_flag=True, help="ENTRY is a correction: take it back.")
@click.option("--why", required=True, help="The reason, for those who read it later.")
@click.option("--by", help="Who says so.  [default: your user name]")
@record_option
@actors_option
@click.option("--model", help="Parser model the record was made with, if not the default one.")
def correct(
    *, entry: str, meant: tuple[str, ...], nobody: bool, withdraw: bool, why: str, by: str | None,
    record: Path | None, own: tuple[str, ...], model: str | None,
) -> int:  # fmt: skip
    """Say whom a mention means: ENTRY is its id, or the first letters of it.

    `dragoman explain` shows the ids of mentions and lists corrections. The document is coded again at once,
    so that what refers to the words follows; the correction wins whenever it is coded again.
    """
    if bool(meant) + nobody + withdraw != 1:
        msg = "give one of --actor, --nobody and --withdraw"
        raise click.UsageError(msg)
    options = chosen(record=record, model=model, own=own)
    coder = dragoman.Coder(
        model=options.model, actors=options.actors, least_confidence=options.least_confidence
    )
    said = partial(
        Correction, by=by or getuser(), made_at=datetime.now(UTC).isoformat(timespec="seconds"), why=why
    )
    with open_store(options.record) as store:
        if withdraw:
            old = _correction(store, entry)
            made = said(kind="withdraw", about=(old.id,), document=old.document, span=old.span)
        else:
            book = load_lexicon(options.actors).actors
            actors = tuple(name if book.get(name) else actor_named(store, name) for name in meant)
            made = _link(store, entry, actors, said)
        store.correct(made)
        if made.document:  # a correction of stories is about several
            again = coder.again(store).one(made.document)
            if isinstance(again, Failure):
                page().print(f"{again.where}: {again.problem}; the correction is kept for then", markup=False)
                return 1
            store.save([again])
        coder.settle(store)
    page().print(f"{made.id}: {', '.join(made.before) or 'nobody'} → {', '.join(made.after) or 'nobody'}")
    return 0


def _link(store: Record, entry: str, actors: tuple[str, ...], said: partial[Correction]) -> Correction:
    """The correction of a mention, with what the record said of it."""
    found = [(key, document) for kind, key, document in store.find(entry) if kind == "mention"]
    if len(found) != 1:
        problem = "begins the ids of several mentions; give more letters" if found else "is no mention"
        msg = f"{store.path}: {entry} {problem}; `dragoman explain` of an event shows those in it"
        raise ConfigError(msg)
    key, document = found[0]
    coded = store.load(document)
    before = tuple(link.actor for link in coded.links if link.mention == key)
    span = next(mention.span for mention in coded.mentions if mention.id == key)
    return said(kind="link", about=(key,), before=before, after=actors, document=document, span=span)


def _correction(store: Record, entry: str) -> Correction:
    """The correction in force whose id begins so."""
    found = [c for c in standing(store.corrections()) if c.id.startswith(entry)]
    if len(found) != 1:
        msg = f"{store.path}: {entry} is not the beginning of one correction in force"
        raise ConfigError(msg)
    return found[0]
