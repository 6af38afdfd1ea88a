"""What is known so far about who is meant in one document: links made, strangers met, grammar at hand."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.gazetteer import Gazetteer
from dragoman.model.actors import Actor, Link, Mention, Role, slug
from dragoman.model.annotated import Annotated, Place, Sentence, Token
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# How often, and in what share of all, a country must be named to be what the document is about.
_CLEAR = (4, 0.7)


class Worksheet:
    """The links of one document while they are being made.

    Args:
        coded: What the text claims; its mentions are to be linked.
        annotated: Its grammar.
        book: The actor book.
        fixed: Whom mentions mean where a person has said so; nothing else may say otherwise.
        gazetteer: Place names, by which bodies called after a town have a country.
    """

    def __init__(
        self,
        coded: CodedDocument,
        annotated: Annotated,
        book: ActorBook,
        fixed: Mapping[str, tuple[Actor, ...]] | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.coded = coded
        self.annotated = annotated
        self.book = book
        self.text = annotated.document.text
        self.mentions = tuple(sorted(coded.mentions, key=lambda m: m.span))
        self.by_id = {mention.id: mention for mention in self.mentions}
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self.at: dict[tuple[int, int], Mention] = {}
        for mention in self.mentions:
            self.by_sentence[mention.sentence].append(mention)
            key = (mention.sentence, mention.head)
            if key not in self.at or len(self.at[key].span) < len(mention.span):
                self.at[key] = mention
        self.links: dict[str, list[Link]] = {}
        self.strangers: dict[str, Actor] = {}
        self.genders: dict[str, str] = {}
        self.fixed: dict[str, list[Link]] = {}
        for mention_id, actors in (fixed or {}).items():
            self.fixed[mention_id] = [
                Link(mention=mention_id, actor=a.id, score=1.0, rule="correction/link") for a in actors
            ]
            self.strangers.update({actor.id: actor for actor in actors if not book.get(actor.id)})
        self.links.update({key: links for key, links in self.fixed.items() if key in self.by_id})
        self._places = {place.span.start: place.country for place in annotated.places}

    @property
    def day(self) -> date | None:
        """The day of publication, if known to the month."""
        published = self.annotated.document.published
        return published.days.last if published and published.days.days <= 31 else None

    def sentence(self, mention: Mention) -> Sentence:
        """The sentence a mention stands in."""
        return self.annotated.sentences[mention.sentence]

    def token(self, mention: Mention) -> Token:
        """The head token of a mention."""
        return self.sentence(mention).tokens[mention.head]

    def words(self, mention: Mention) -> str:
        """A mention's words, white space folded and apostrophes straight."""
        return " ".join(mention.span.of(self.text).replace("’", "'").replace("]", "").split())

    def actor(self, actor: str) -> Actor | None:
        """A stranger of this document or an actor of the book."""
        return self.strangers.get(actor) or self.book.get(actor)

    def linked(self, mention: Mention | None) -> tuple[str, ...]:
        """Actors a mention is linked to."""
        return tuple(link.actor for link in self.links.get(mention.id, ())) if mention else ()

    def link(
        self,
        mention: Mention,
        actors: Iterable[str],
        rule: str,
        score: float,
        evidence: Span | None = None,
        rivals: Iterable[str] = (),
    ) -> None:
        """Link a mention to one or several actors; what was linked before is replaced."""
        if mention.id in self.fixed:
            return
        meant = tuple(dict.fromkeys(actors))
        left = tuple(sorted(set(rivals) - set(meant)))
        self.links[mention.id] = [
            Link(mention=mention.id, actor=actor, score=score, rule=rule, evidence=evidence, rivals=left)
            for actor in meant
        ]

    def stranger_id(self, name: str, *more: str | int) -> str:
        """An id for somebody the book does not know, bound to the document."""
        key = "|".join([self.annotated.document.id, name, *map(str, more)])
        return f"x-{slug(name)[:40]}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"

    def meet(self, actor: Actor) -> str:
        """Enter a stranger; of one met before, the roles and names are added."""
        known = self.strangers.get(actor.id)
        if known:
            actor = replace(
                known,
                roles=tuple(dict.fromkeys(known.roles + actor.roles)),
                names=tuple(dict.fromkeys(known.names + actor.names)),
                parent=known.parent or actor.parent,
            )
        self.strangers[actor.id] = actor
        return actor.id

    def kind(self, actor: str) -> str:
        """The kind of an actor; "" if unknown."""
        found = self.actor(actor)
        return found.kind if found else ""

    def roles(self, actor: str) -> tuple[Role, ...]:
        """All roles of an actor."""
        found = self.actor(actor)
        return found.roles if found else ()

    def gender(self, actor: str) -> str | None:
        """Woman ("she") or man ("he"), where pronouns or the name told it; None if nothing did."""
        if actor in self.genders:
            return self.genders[actor]
        found = self.actor(actor)
        words = found.name.split() if found else [""]
        told = self.book.agents.genders
        return told.get(words[0]) or told.get(words[-1] if words[-1].islower() else words[0].lower())

    def role(self, actor: str) -> Role | None:
        """The role of an actor on the day of publication; without a day, the latest in office."""
        found = self.actor(actor)
        if not found:
            return None
        if self.day:
            return found.role_on(self.day)
        active = [role for role in found.roles if role.sectors != ("ELI",)]
        return max(active, key=lambda role: role.first or date.min, default=found.role_on(None))

    def country(self, actor: str) -> str | None:
        """The country of an actor: of the role at publication, or any."""
        found = self.actor(actor)
        if not found:
            return None
        role = found.role_on(self.day)
        if role and role.country:
            return role.country
        return next((role.country for role in found.roles if role.country), None)

    def side_of(self, actor: str) -> str:
        """Whom somebody speaks for: the state of its officials and organs, the group of its members."""
        here = actor
        for _ in range(4):
            found = self.actor(here)
            if not found:
                return here
            role = self.role(here) or (found.roles[0] if found.kind == "person" and found.roles else None)
            official = role and set(role.sectors) & {"GOV", "MIL"}
            above = (role.of if role else None) or found.parent
            if above and above != here and self._apart(found, role, above):
                return here
            if not above and official and role and found.kind == "person":
                above = self.book.state_of(role.country)
            if not above or above == here or found.kind == "state":
                return here
            if found.kind == "person" and not official and self.kind(above) == "state":
                return here
            here = above
        return here

    def _apart(self, found: Actor, role: Role | None, above: str) -> bool:
        """Whether somebody does not speak for what he belongs to: an agency, a member, a judge."""
        if found.kind == "organisation":
            return self.kind(above) == "organisation" and not self.state_above(above)
        return found.kind == "person" and bool(role and role.sectors[:1] in (("LEG",), ("JUD",)))

    def place_state(self, mention: Mention) -> str | None:
        """The state in which a place of that name lies."""
        if mention.candidates:
            first = mention.candidates[0]
            return first if self.kind(first) == "state" else None
        return self.book.state_of(self._places.get(mention.span.start))

    def times_a_place(self, words: str) -> int:
        """How often the document tells of a place by these words."""
        return sum(place.literal and place.span.of(self.text) == words for place in self.annotated.places)

    def tells_of(self, country: str) -> bool:
        """Whether a literal place of the document lies in a country."""
        return any(p.literal and self.country(self._state(p) or "") == country for p in self.annotated.places)

    def states_around(self, sentence: int) -> set[str]:
        """The states of a sentence's places; else the one most places lie in, else those told of last."""
        told = [(p.span, str(state)) for p in self.annotated.places if p.literal if (state := self._state(p))]
        spans = [s.span for s in reversed(self.annotated.sentences[: sentence + 1])]
        here = {state for place, state in told if spans and spans[0].covers(place)}
        most = Counter(state for _, state in told).most_common(1)
        if not here and most and most[0][1] >= _CLEAR[1] * len(told):
            here = {most[0][0]}
        for span in spans[1:]:
            here = here or {state for place, state in told if span.covers(place)}
        return here

    def _state(self, place: Place) -> str | None:
        return self.book.state_of(place.country)

    def speaker_around(self, mention: Mention) -> Mention | None:
        """Who speaks the words a mention stands in, where they are his own."""
        quoted = any(q.content.covers(mention.span) for q in self.annotated.quotes)
        around = [
            (sum(map(len, s.content)), s.speaker)
            for s in self.coded.statements
            if s.speaker and (quoted or s.kind == "direct")
            if any(part.covers(mention.span) for part in s.content)
        ]
        return self.by_id.get(min(around)[1]) if around else None

    def adjective(self, actor: str) -> str:
        """What to put before a noun for people of a side: "Afghan", "Taliban"."""
        stranger = self.strangers.get(actor)
        return stranger.name if stranger else self.book.adjective(actor)

    def state_above(self, actor: str) -> str | None:
        """The state that an organ belongs to; None for anybody else."""
        found = self.actor(actor)
        if found and found.kind == "organisation" and found.parent and self.kind(found.parent) == "state":
            return found.parent
        return None

    @cached_property
    def main_state(self) -> str | None:
        """The state that most names of the document belong to, if it clearly is one."""
        counts = Counter(
            country
            for mention in self.mentions
            if mention.kind in ("name", "adjective")
            for actor in self.linked(mention)
            if not actor.startswith("x-") and (country := self.country(actor))
        )
        state = None
        if counts:
            country, most = counts.most_common(1)[0]
            clear = most >= _CLEAR[0] and most >= _CLEAR[1] * sum(counts.values())
            state = self.book.state_of(country) if clear else None
        return state

    def joined(self, mention: Mention) -> tuple[str, ...]:
        """The actors of a mention and of those joined to it by "and" behind it, in text order."""
        sentence = self.sentence(mention)
        found: dict[str, None] = dict.fromkeys(self.linked(mention))
        todo = list(sentence.children[mention.head])
        while todo:
            here = todo.pop(0)
            if sentence.tokens[here].dep == "conj":
                found.update(dict.fromkeys(self.linked(self.at.get((mention.sentence, here)))))
                todo.extend(sentence.children[here])
        return tuple(found)

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of a verb, or joined by "and" to one that is."""
        tokens = self.sentence(mention).tokens
        here = mention.head
        while tokens[here].dep in ("conj", "appos") and tokens[here].head != here:
            here = tokens[here].head
        return tokens[here].dep in SUBJECTS

    def modified(self, mention: Mention) -> int | None:
        """The noun that an adjective or compound mention modifies; None if none."""
        tokens = self.sentence(mention).tokens
        here = mention.head
        while tokens[here].dep == "conj" and tokens[here].head < here:
            here = tokens[here].head
        token = tokens[here]
        modifies = token.dep in ("compound", "amod", "nmod", "npadvmod", "poss") and token.head > mention.head
        return token.head if modifies else None

    def _told_whose(self, link: Link) -> Link:
        """The link with the user's own book named, where the actor is from there."""
        file = self.book.own.get(link.actor)
        return replace(link, rule=f"{link.rule} (own book {file}, entry {link.actor})") if file else link

    def finished(self) -> CodedDocument:
        """The document with links and the actors they point at."""
        made = [link for mention in self.mentions for link in self.links.get(mention.id, ())]
        made = [self._told_whose(link) for link in made]
        actors = {link.actor: actor for link in made if (actor := self.actor(link.actor))}
        return replace(
            self.coded,
            links=tuple(link for link in made if link.actor in actors),
            actors=tuple(actors[key] for key in sorted(actors)),
        )
