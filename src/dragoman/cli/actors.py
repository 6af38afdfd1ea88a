"""`dragoman actors`: who a name stands for on a day; the book read from dictionaries and written."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.text import Text

from dragoman.cli.options import (
    DAY,
    PATH,
    actors_option,
    chosen,
    day,
    json_option,
    one_line,
    page,
    print_json,
    screen,
)
from dragoman.errors import ConfigError
from dragoman.lexicon.actor_tables import (
    READERS,
    Entries,
    entry_of,
    read_toml_entries,
    write_csv,
    write_jsonl,
    write_toml,
)
from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.lexicon.check import SERIOUS, counted, problems, unexplained
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.petrarch import read_petrarch, write_petrarch
from dragoman.model.actors import Actor, Role
from dragoman.model.codec import to_json


class _Actors(click.Group):
    """A group whose commands may be left out: what is no command is a name to look up."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name, or `find` with all that was given."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["find", *args])


@click.group(cls=_Actors, context_settings={"ignore_unknown_options": True})
def actors() -> None:
    """Look up who a name stands for: `dragoman actors "Mike Pompeo" --on 2022-12-07`.

    Or read dictionaries into a book of your own, and write the book as a table.
    """


@actors.command()
@click.argument("name")
@click.option("--on", type=DAY, callback=day, help="The day asked about.  [default: the latest role]")
@actors_option
@json_option
def find(name: str, *, on: date | None, own: tuple[str, ...], as_json: bool) -> None:
    """Look up who NAME stands for: a name, a surname, an adjective or an id. `find` may be left out."""
    book = load_actorbook(chosen(own=own).actors)
    found = _found(book, name)
    if not found:
        msg = f"the actor book knows nobody called {name!r}; `dragoman actors import` adds actors of your own"
        raise ConfigError(msg)
    if as_json:
        rows = [(how, actor, book.on(actor.id, on)) for how, actor in found]
        print_json(
            [{"how": how, "actor": to_json(actor), "role": to_json(role)} for how, actor, role in rows]
        )
        return
    for how, actor in found:
        _show(how, actor, on, book.own.get(actor.id))


@actors.command(name="import")
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option(
    "-o", "--output", type=PATH, default="my-actors.toml", show_default=True, help="Your actor file."
)
@click.option("--kind", type=click.Choice(["person", "organisation", "group"]),
              help="What the actors are of whom a dictionary does not tell it.")  # fmt: skip
def import_(files: tuple[Path, ...], output: Path, kind: str | None) -> int:
    """Read actors into a file of your own, which is then used with --actors.

    FILES are dictionaries of PETRARCH or TABARI (.txt, .actors, .agents), tables (.csv), JSON lines (.jsonl)
    or actor files (.toml). Lines that are not understood are told, and the rest is taken. Entries that are
    in the output already stay, unless one of the same id is read.
    """
    book = load_actorbook()
    kept = read_toml_entries(output.read_text("utf-8"), output.name) if output.is_file() else Entries()
    console, wrong, new = screen(), 0, 0
    for file in files:
        text = file.read_bytes().decode("utf-8", "replace")
        reader = READERS.get(file.suffix.lower())
        found = reader(text, file.name) if reader else read_petrarch(text, file.name, book, kind)
        for line, problem in found.problems:
            console.print(one_line(f"{file}:{line}: {problem}"), markup=False, soft_wrap=True)
        wrong += len(found.problems)
        new += len(found.actors) + len(found.agents)
        kept.actors |= found.actors
        kept.agents += [agent for agent in found.agents if agent not in kept.agents]
    output.write_text(write_toml(kept.actors.values(), kept.agents), "utf-8")
    console.print(
        f"{new} entries read, {wrong} lines left out; {output} holds {len(kept.actors)} actors and "
        f"{len(kept.agents)} nouns. Use it with --actors {output}", markup=False, soft_wrap=True,
    )  # fmt: skip
    return 1 if wrong else 0


@actors.command()
@click.option("--format", "to", type=click.Choice(["csv", "jsonl", "toml", "petrarch"]), default="csv",
              show_default=True)  # fmt: skip
@click.option("--mine", is_flag=True, help="Only what your own files describe.")
@click.option("-o", "--output", type=PATH, help="A file instead of standard output.")
@actors_option
def export(to: str, *, mine: bool, output: Path | None, own: tuple[str, ...]) -> None:
    """Write the actor book, with your own files laid over it."""
    book = load_actorbook(chosen(own=own).actors)
    write = {"csv": write_csv, "jsonl": write_jsonl, "toml": write_toml, "petrarch": write_petrarch}[to]
    text = write([entry_of(book, key) for key in (book.own if mine else book.actors)])
    if output:
        output.write_text(text, "utf-8")
    else:
        click.echo(text, nl=False)


@actors.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True))
@json_option
def check(files: tuple[str, ...], *, as_json: bool) -> int:
    """Tell what is wrong with the actor book, or with FILES of your own laid over it.

    Safe names and offices that two have at a time, codes that are none, sides that are not in the book; and
    long gaps since 2000 between the holders of an office, which are not counted as wrong.
    """
    book = load_actorbook(files)
    found = problems(book, load_ontology(), book.own if files else None)
    found = found if files else unexplained(found)
    wrong = sum(problem.kind in SERIOUS for problem in found)
    if as_json:
        print_json([asdict(problem) for problem in found])
    else:
        for problem in found:
            click.echo(f"{problem.kind}: {problem.entry}: {problem.text}")
        click.echo(f"{wrong} to mend, {len(found) - wrong} gaps to fill", err=True)
    return 1 if wrong else 0


@actors.command()
@actors_option
@json_option
def count(*, own: tuple[str, ...], as_json: bool) -> None:
    """Count whom the actor book knows, and how long its offices are filled since 2000."""
    counts = counted(load_actorbook(chosen(own=own).actors))
    if as_json:
        print_json(counts)
        return
    click.echo("| what | how many |\n|---|---|")
    for what, number in counts.items():
        click.echo(f"| {what} | {number:,} |")


def _found(book: ActorBook, name: str) -> list[tuple[str, Actor]]:
    """How a name is known and for whom, each actor once."""
    ways = [("id", name)] if book.get(name) else []
    ways += [(f"{named.kind} name", named.actor) for named in book.find(name.replace("’", "'"))]
    ways += [("surname", actor) for actor in book.surname(name)]
    first = {actor: how for how, actor in reversed(ways)}
    return [(how, known) for actor, how in reversed(first.items()) if (known := book.get(actor))]


def _show(how: str, actor: Actor, on: date | None, file: str | None) -> None:
    console = page()
    whose = f" · own book {file}" if file else ""
    console.print(
        Text.assemble((actor.name, "bold"), f"  {actor.id} · {actor.kind} · by {how}{whose}"), soft_wrap=True
    )
    held = actor.role_on(on)
    for role in actor.roles:
        mark = "→" if role == held else " "
        console.print(Text(f"  {mark} {_said(role)}", "" if role == held else "dim"), soft_wrap=True)
    if held is None and actor.roles:
        console.print(Text(f"  no role on {on}", "dim"))
    if actor.parent:
        console.print(Text(f"  part of {actor.parent}", "dim"))
    if actor.names:
        console.print(Text(f"  also {', '.join(actor.names)}", "dim"), soft_wrap=True)


def _said(role: Role) -> str:
    """A role in one line."""
    what = [role.country, "/".join(role.sectors), role.office, role.of and f"for {role.of}"]
    when = f"{role.first or '…'} – {role.last or '…'}" if role.first or role.last else "always"
    return f"{' '.join(part for part in what if part)}  ({when}; {role.basis})"
