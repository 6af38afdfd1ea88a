"""Which actor of a record a person at the keyboard means."""

from difflib import get_close_matches

from dragoman.errors import ConfigError
from dragoman.model.actors import Actor
from dragoman.store import Record


def actor_named(record: Record, name: str) -> str:
    """The id of the actor with this id, name or other name, whatever the capitals.

    Raises:
        ConfigError: Nobody in the record is called that, or several are.
    """
    actors = {actor.id: actor for actor in (*record.actors_above(), *record.actors())}
    if name in actors:
        return name
    wanted = name.casefold().removeprefix("the ")
    for called in (lambda actor: (actor.name,), lambda actor: actor.names):
        found = [a.id for a in actors.values() if wanted in {c.casefold() for c in called(a)}]
        if len(found) == 1:
            return found[0]
        if found:
            msg = f"{name!r} may be {', '.join(sorted(found))}; give one of these ids"
            raise ConfigError(msg)
    msg = f"nobody in {record.path} is called {name!r}{_instead(wanted, actors)}"
    raise ConfigError(msg)


def _instead(wanted: str, actors: dict[str, Actor]) -> str:
    """A few names that look alike; the way to list all where none does."""
    names = {called.casefold(): actor.id for actor in actors.values() for called in (actor.name, actor.id)}
    close = dict.fromkeys(names[name] for name in get_close_matches(wanted, names, n=3))
    return (
        f"; did you mean {', '.join(close)}?"
        if close
        else "; `dragoman export --what actors` lists everybody"
    )
