"""`dragoman demo`: the sample articles coded, a summary, a dossier, and what to try next."""

from importlib.resources import as_file, files
from pathlib import Path

import click

import dragoman
from dragoman.analyse.dossier import dossier
from dragoman.analyse.summary import summarise
from dragoman.cli.code import into_record
from dragoman.cli.options import WORKERS, chosen, screen
from dragoman.errors import ConfigError
from dragoman.show.dossier import html
from dragoman.store import open_store

_RECORD, _PAGE = Path("dragoman-demo.record"), Path("dragoman-demo.html")


@click.command()
@click.option("--workers", type=WORKERS, help="Processes that code at the same time.  [default: 1]")
def demo(workers: int | None) -> int:
    """Code the sample articles that come with Dragoman; needs nothing but this folder to write to.

    Makes dragoman-demo.record and the dossier dragoman-demo.html.
    """
    options = chosen(record=_RECORD, workers=workers)
    coder = dragoman.Coder(
        model=options.model, workers=options.workers, least_confidence=options.least_confidence
    )
    with as_file(files("dragoman") / "data" / "sample") as folder:
        if not folder.is_dir():
            msg = f"the sample articles are missing from {folder}; install Dragoman again"
            raise ConfigError(msg)
        code = into_record(coder, [folder], options)
    _write_dossier()
    return code


def _write_dossier() -> None:
    """The dossier on the relation with the most stories, and what to try next."""
    with open_store(_RECORD, readonly=True) as store:
        relations = summarise(store).relations
        if not relations:
            return
        top = relations[0]
        found = dossier(store, top.left, top.right)
    _PAGE.write_bytes(html(found))
    first = next((told.record for act in found.acts for told in act.told), "ID")
    sides = f"{top.left} {top.right}"
    screen().print(
        f"\nA dossier on {top.left_name} and {top.right_name} is in [bold]{_PAGE}[/]; open it in a browser.\n"
        "Then try:\n\n"
        f"  dragoman explain {first} --record {_RECORD}\n"
        f"  dragoman series {sides} --by quarter --record {_RECORD}\n"
        f"  dragoman dossier {sides} --as-of 2021-12-31 -o then.html --record {_RECORD}\n"
        f"  dragoman export --what statements --format csv --record {_RECORD}\n"
        f"  dragoman gaps --record {_RECORD}\n"
        "  dragoman code YOUR-ARTICLES/ --record yours.record\n",
        soft_wrap=True,
    )
