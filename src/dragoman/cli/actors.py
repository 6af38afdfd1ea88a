"""`dragoman actors`: who a name stands for, and what they were on a day."""

from datetime import date

import click
from rich.text import Text

from dragoman.cli.options import DAY, day, json_option, page, print_json
from dragoman.errors import ConfigError
from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.model.actors import Actor, Role
from dragoman.model.codec import to_json


@click.command()
@click.argument("name")
@click.option("--on", type=DAY, callback=day, help="The day asked about.  [default: the latest role]")
@json_option
def actors(name: str, *, on: date | None, as_json: bool) -> None:
    """Look up who NAME stands for: a name, a surname, an adjective or an id."""
    book = load_actorbook()
    found = _found(book, name)
    if not found:
        msg = f"the actor book knows nobody called {name!r}; an actor is added in lexicon/data/actors"
        raise ConfigError(msg)
    if as_json:
        rows = [(how, actor, book.on(actor.id, on)) for how, actor in found]
        print_json(
            [{"how": how, "actor": to_json(actor), "role": to_json(role)} for how, actor, role in rows]
        )
        return
    for how, actor in found:
        _show(how, actor, on)


def _found(book: ActorBook, name: str) -> list[tuple[str, Actor]]:
    """How a name is known and for whom, each actor once."""
    ways = [("id", name)] if book.get(name) else []
    ways += [(f"{named.kind} name", named.actor) for named in book.find(name.replace("’", "'"))]
    ways += [("surname", actor) for actor in book.surname(name)]
    first = {actor: how for how, actor in reversed(ways)}
    return [(how, known) for actor, how in reversed(first.items()) if (known := book.get(actor))]


def _show(how: str, actor: Actor, on: date | None) -> None:
    console = page()
    console.print(
        Text.assemble((actor.name, "bold"), f"  {actor.id} · {actor.kind} · by {how}"), soft_wrap=True
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
