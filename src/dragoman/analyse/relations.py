"""What belongs to whom: ministries and ministers to their state, spokesmen to their group, by date."""

from collections.abc import Iterable
from datetime import date

from dragoman.model.actors import Actor
from dragoman.store import Record

_GOVERNMENT = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


class Families:
    """Looks up, for every known actor, what it belongs to on a day.

    Args:
        actors: The actors that documents name.
        above: What they belong to, where no document names it.
    """

    def __init__(self, actors: Iterable[Actor], above: Iterable[Actor] = ()) -> None:
        self.named = tuple(actors)
        self.actors = {actor.id: actor for actor in (*above, *self.named)}
        self._states = {
            role.country: actor.id
            for actor in self.actors.values()
            if actor.kind == "state"
            for role in actor.roles
            if role.country
        }
        self._cache: dict[tuple[str, date | None, bool], tuple[str, ...]] = {}

    def name(self, actor: str) -> str:
        """The actor's name; its id where it is not known."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def chain(self, actor: str, day: date | None, *, de_facto: bool = True) -> tuple[str, ...]:
        """The actor and all it belongs to on that day, nearest first.

        Args:
            actor: Actor id.
            day: The day asked about; None asks about the latest roles.
            de_facto: Whether who holds a state's government belongs to that state, as the Taliban
                belong to Afghanistan since August 2021.
        """
        key = (actor, day, de_facto)
        if key not in self._cache:
            self._cache[key] = self._climb(actor, day, de_facto=de_facto)
        return self._cache[key]

    def side(self, actor: str, day: date | None) -> str:
        """Who the actor counts for in a relation: the state or group at the top."""
        return self.chain(actor, day, de_facto=False)[-1]

    def belongs(self, actor: str, to: str, day: date | None) -> bool:
        """Whether the actor is `to` or belongs to it on that day."""
        return to in self.chain(actor, day)

    def members(self, of: str) -> tuple[str, ...]:
        """All actors that ever belong to `of`, itself included, sorted."""
        return tuple(sorted(a.id for a in self.named if a.id == of or self._ever(a.id, of)))

    def _ever(self, actor: str, of: str) -> bool:
        days = [role.first or role.last for role in self.actors[actor].roles]
        return any(of in self.chain(actor, day) for day in (None, *days))

    def _climb(self, start: str, day: date | None, *, de_facto: bool) -> tuple[str, ...]:
        found: dict[str, None] = {}
        todo = [start]
        while todo:
            here = todo.pop(0)
            if here in found:
                continue
            found[here] = None
            actor = self.actors.get(here)
            if actor:
                todo.extend(
                    above for above in self._above(actor, day, de_facto=de_facto) if above not in found
                )
        return tuple(found)

    def _above(self, actor: Actor, day: date | None, *, de_facto: bool) -> list[str]:
        """What the actor belongs to directly."""
        above = [actor.parent] if actor.parent else []
        if "~" in actor.id:  # a group named after its side: `usa~officials`
            above.append(actor.id.partition("~")[0])
        role = actor.role_on(day)
        if role and role.of:
            above.append(role.of)
        # A person or office that speaks for a government counts for its state even where no chain
        # of offices leads there; a group does so only where that is asked for.
        if role and role.country and _GOVERNMENT & set(role.sectors):
            own = actor.kind in ("person", "office", "organisation", "population") and not above
            state = self._states.get(role.country)
            if state and state != actor.id and (own or de_facto):
                above.append(state)
        return above


def families_of(record: Record) -> Families:
    """Who belongs to whom, for the actors of a record."""
    return Families(record.actors(), record.actors_above())
