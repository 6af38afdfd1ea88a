"""Those who act: actors with dated roles, the words that mention them, the links between."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from dragoman.model.text import Span

ACTOR_KINDS = ("state", "organisation", "office", "person", "group", "population")
MENTION_KINDS = ("name", "nominal", "pronoun", "adjective")
_SLUG = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """Words as an id: small letters, digits and hyphens.

    >>> slug("António Guterres")
    'antonio-guterres'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _SLUG.sub("-", plain.replace("'", "").replace(".", "")).strip("-") or "nameless"


# A role in one of these sectors alone makes nobody a political actor: singers meet, companies agree.
PRIVATE_SECTORS = frozenset({"UNK", "CVL", "BUS", "JRN", "EDU", "MED", "AGR", "LAB", "SOC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an actor is, for whom, between two days (both included; None is open).

    Attributes:
        country: ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC; None if unknown.
        sectors: PLOVER sector codes, the main one first.
        office: Title held, such as "foreign minister"; None for none.
        of: Actor id of the side spoken for ("us-state-department", "taliban").
        basis: Where this is known from: a source of the actor book, or `text`.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    first: date | None = None
    last: date | None = None
    of: str | None = None
    basis: str

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can act.

    Attributes:
        id: Stable slug (`usa`, `taliban`, `antony-blinken`); strangers get `x-…` bound to the document.
        kind: One of `ACTOR_KINDS`.
        names: Other names, aliases.
        parent: Actor id of what it belongs to (a ministry → its state).
        wikidata: `Q…`, only where known for sure.
    """

    id: str
    name: str
    kind: str
    roles: tuple[Role, ...] = ()
    names: tuple[str, ...] = ()
    parent: str | None = None
    wikidata: str | None = None

    def role_on(self, day: date | None) -> Role | None:
        """The role held on a day; without a day, the latest one.

        Of several that hold, the one that began last wins. None if none holds.

        >>> taliban = Actor(id="taliban", name="Taliban", kind="group", roles=(
        ...     Role(country="AFG", sectors=("REB",), last=date(2021, 8, 14), basis="x"),
        ...     Role(country="AFG", sectors=("GOV",), first=date(2021, 8, 15), basis="x")))
        >>> taliban.role_on(date(2020, 2, 29)).sectors
        ('REB',)
        """
        held = [role for role in self.roles if day is None or role.holds_on(day)]
        return max(held, key=lambda role: role.first or date.min, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for somebody.

    Attributes:
        id: `stable_id("m", document.id, start, end)`.
        span: The name or noun phrase: "Ned Price", "U.S. officials", "a State Department spokesperson".
        phrase: The whole noun phrase with titles and appositions, evidence for who it is.
        sentence: Index into `Annotated.sentences`.
        head: Index of the head token in that sentence.
        kind: One of `MENTION_KINDS`; `adjective` for "Afghan" in "Afghan ports".
        label: The parser's entity label, or "" if it has none.
        candidates: Actor ids whose name this is in the actor book, best first.
    """

    id: str
    span: Span
    phrase: Span
    sentence: int
    head: int
    kind: str
    label: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A judgement: this mention means this actor.

    A mention may have several links ("both countries"). None means left open.

    Attributes:
        mention: Mention id.
        actor: Actor id.
        score: How sure, 0 to 1.
        rule: What decided: `name/strong`, `surname`, `pronoun/subject`, `apposition`.
        evidence: The words that decided (an antecedent, a title), if other than the mention.
        rivals: Actor ids that were possible too.
    """

    mention: str
    actor: str
    score: float
    rule: str
    evidence: Span | None = None
    rivals: tuple[str, ...] = ()
