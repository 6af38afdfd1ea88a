"""Who is meant by a mention on a certain day: mentions, links and dated roles brought together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model.actors import Actor, Link
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Span, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One party of a record, as it was on the day of that record.

    Attributes:
        mention: Mention id.
        span: The words that stand for it.
        text: Those words.
        id: Actor id; None where the mention is linked to nobody.
        name: The actor's name; the words themselves where it is linked to nobody.
        country: ISO 3166 alpha-3 or a PLOVER code; None if unknown.
        sector: Main PLOVER sector on that day.
        office: Title held on that day.
    """

    mention: str
    span: Span
    text: str
    id: str | None
    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None


class Cast:
    """The parties of one coded document, looked up by mention id.

    Args:
        coded: The document. Mentions that no record of it knows raise a KeyError: a bug.
    """

    def __init__(self, coded: CodedDocument) -> None:
        self._text = coded.document.text
        self._mentions = {mention.id: mention for mention in coded.mentions}
        self._actors = {actor.id: actor for actor in coded.actors}
        self._links: dict[str, list[Link]] = {}
        for link in coded.links:
            self._links.setdefault(link.mention, []).append(link)
        published = coded.document.published
        self.published = published.days.first if published else None

    def day(self, when: When | None) -> date | None:
        """The day that decides about roles: the first day of the record, else of publication."""
        return when.days.first if when else self.published

    def entities(self, mentions: Iterable[str], when: When | None = None) -> tuple[Entity, ...]:
        """The parties behind some mentions; a mention of several actors gives several."""
        day = self.day(when)
        return tuple(entity for mention in mentions for entity in self._behind(mention, day))

    def _behind(self, mention_id: str, day: date | None) -> Iterable[Entity]:
        """The parties behind one mention; the bare words if it is linked to nobody."""
        span = self._mentions[mention_id].span
        text = span.of(self._text)
        actors = [self._actors[link.actor] for link in self._links.get(mention_id, ())]
        if not actors:
            yield Entity(mention=mention_id, span=span, text=text, id=None, name=text)
        for actor in actors:
            country, sector, office = place_in_world(actor, day)
            yield Entity(
                mention=mention_id,
                span=span,
                text=text,
                id=actor.id,
                name=actor.name,
                country=country,
                sector=sector,
                office=office,
            )


def place_in_world(actor: Actor, day: date | None) -> tuple[str | None, str | None, str | None]:
    """Country, main sector and office of an actor on a day.

    Where no role holds on that day, the country is still given if all roles agree on it.
    """
    role = actor.role_on(day)
    if role:
        return role.country, role.sectors[0] if role.sectors else None, role.office
    countries = {role.country for role in actor.roles}
    return countries.pop() if len(countries) == 1 else None, None, None
