"""`dragoman classify`: the event type of sentences whose parties are marked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click

from dragoman.cli.options import chosen, one_line, stdin
from dragoman.errors import InputError

_BATCH = 256


@click.command()
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path), default="-")
@click.option("--model", help="Parser model, as for `code`.")
def classify(*, file: Path, model: str | None) -> int:
    """Say which event each sentence tells between the parties marked in it.

    FILE holds JSON lines {"id", "sentence", "actor": [[start, end], …], "recipient": [[start, end], …]}; the
    places count characters of the sentence, and a list may be empty. - reads standard input.
    """
    # Loading the parser library and the classifier takes seconds, which `--help` should not.
    from dragoman.asking import Asker, answer, read_question  # noqa: PLC0415
    from dragoman.scale import require_model  # noqa: PLC0415

    options = chosen(model=model)
    require_model(options.model)
    asker = Asker(options.model)
    wrong = 0
    with _opened(file) as stream:
        numbered = enumerate(stream, 1)
        while lines := list(islice(numbered, _BATCH)):
            ids, questions = [], []
            for number, line in lines:
                if not line.strip():
                    continue
                try:
                    id_, question = read_question(line, f"{file}:{number}")
                except InputError as error:
                    click.echo(f"dragoman: {one_line(str(error))}", err=True)
                    wrong += 1
                    continue
                ids.append(id_)
                questions.append(question)
            for id_, verdict in zip(ids, asker.ask(questions), strict=True):
                click.echo(json.dumps(answer(id_, verdict), ensure_ascii=False))
    return 1 if wrong else 0


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """The file, or standard input for `-`."""
    if str(file) != "-":
        with file.open("rb") as stream:
            yield stream
        return
    source = stdin()
    if source is None:
        where, problem = "-", "standard input is closed"
        raise InputError(where, problem)
    yield source
