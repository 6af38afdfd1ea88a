"""Whether a mention of ours and an actor of the gold file are the same party."""

from dragoman.evaluate.gold import Gold, GoldActor
from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument

_ARTICLES = ("the ", "a ", "an ", "some ", "several ")


class Parties:
    """Compares mentions of a coded document with the actors of a gold file.

    Two are the same party if our actor bears a name or wording of theirs, or our words are one of
    their wordings, or both are of the same country and sector.
    """

    def __init__(self, coded: CodedDocument, gold: Gold) -> None:
        self._text = coded.document.text
        self._mentions = {mention.id: mention for mention in coded.mentions}
        actors = {actor.id: actor for actor in coded.actors}
        self._actors: dict[str, list[Actor]] = {}
        for link in coded.links:
            self._actors.setdefault(link.mention, []).append(actors[link.actor])
        published = coded.document.published
        self._day = published.days.last if published else None
        self._gold = gold

    def same(self, mention: str, theirs: str) -> bool:
        """Whether the mention is the gold actor of that id."""
        actor = self._gold.actors.get(theirs)
        if actor is None:
            return False
        wordings = {_plain(words) for words in (*actor.mentions, actor.name)}
        ours = self._mentions[mention]
        linked = self._actors.get(mention, [])
        if (
            ours.kind != "pronoun"
            and {_plain(ours.span.of(self._text)), _plain(ours.phrase.of(self._text))} & wordings
        ):
            return True
        return any(self._same_actor(one, actor, wordings) for one in linked)

    def any_same(self, mentions: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Whether at least one pair is the same party; true where the gold names nobody."""
        return not theirs or any(self.same(mention, actor) for mention in mentions for actor in theirs)

    def _same_actor(self, ours: Actor, theirs: GoldActor, wordings: set[str]) -> bool:
        if {_plain(name) for name in (ours.name, *ours.names)} & wordings:
            return True
        role = ours.role_on(self._day) or ours.role_on(None)
        if role is None or theirs.sector is None:
            return False
        country = (
            role.country if role.country not in ("IGO", "UNO", "NGO", "IMG", "EUR", "ISM", "MNC") else None
        )
        sectors = set(role.sectors) | ({role.country} if country is None else set())
        sectors |= {"IGO"} if sectors & {"UNO", "EUR"} else set()
        return country == theirs.country and country is not None and theirs.sector in sectors


def _plain(words: str) -> str:
    """Words without article, possessive and case."""
    words = words.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return " ".join(words.split())
