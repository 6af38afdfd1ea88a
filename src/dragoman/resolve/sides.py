"""Whom the finished links mean, mention by mention, and on whose side those stand."""

from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument


def linked_actors(coded: CodedDocument) -> dict[str, list[Actor]]:
    """Mention id → the actors it is linked to; mentions left open are not in it."""
    actors = {actor.id: actor for actor in coded.actors}
    linked: dict[str, list[Actor]] = {}
    for link in coded.links:
        linked.setdefault(link.mention, []).append(actors[link.actor])
    return linked


def sides_of(actors: list[Actor]) -> set[str]:
    """Ids of the actors, of what they belong to and of whom they speak for."""
    found: set[str] = set()
    for actor in actors:
        found.add(actor.id)
        found.update(filter(None, (actor.parent, *(role.of for role in actor.roles))))
        found.update(role.country.lower() for role in actor.roles if role.country and "GOV" in role.sectors)
    return found


def sides_acting(mentions: tuple[str, ...], linked: dict[str, list[Actor]]) -> set[str]:
    """The sides of all who are meant by some mentions."""
    return {side for mention in mentions for side in sides_of(linked.get(mention, []))}
