"""Groups without a country get that of the place they act in or of those they act with or against at home.

What a phrase itself tells (an adjective, an owner, a place behind it) has been read before, and nothing here
overrules it. Which nouns may be placed how stands in `lexicon/data/homes.toml`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model.actors import Mention, Role
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.text import Span
from dragoman.resolve.homes import WORDS, kind_of, places_behind
from dragoman.resolve.nouns import Noun, take_apart
from dragoman.resolve.siding import group_of, organ_of
from dragoman.resolve.worksheet import Worksheet

_OPEN_RULES = frozenset({"nominal/stranger", "nominal/same-noun"})
# Who is sent away or goes abroad is not from where he is.
_TRAVELS = frozenset({"visit", "deport", "expel"})
_SAME = "home/same-people"
_AT = frozenset({"in", "at", "near", "inside", "outside", "throughout", "across", "around", "through", "on"})
_RULING = frozenset({"GOV", "LEG", "JUD", "OPP", "COP", "PTY"})
_CLOSE = frozenset({"LEG", "JUD", "OPP", "COP", "PTY"})


@dataclass(frozen=True, slots=True)
class _Home:
    """A state found for a mention: by which rule, how sure, by which words."""

    state: str
    rule: str
    score: float
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class _Partner:
    """Somebody of known home in the same event; `close` if he deals with people of his country alone."""

    state: str
    close: bool
    people: bool
    forces: bool
    span: Span


def at_home(coded: CodedDocument, sheet: Worksheet) -> CodedDocument:
    """The document with the parties of its events placed at home where something tells which it is."""
    homes = _Homes(coded, sheet).found()
    if not homes:
        return coded
    return _linked(coded, sheet, homes)


class _Homes:
    """The open parties of a document and what places them."""

    def __init__(self, coded: CodedDocument, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in coded.events:
            for party in (*event.actors, *event.recipients):
                self._events[party].append(event)
        self._open: dict[str, tuple[Mention, Noun, str]] = {}
        for mention in sheet.mentions:
            travels = any(event.mode in _TRAVELS for event in self._events.get(mention.id, ()))
            if mention.id in self._events and not travels and _is_open(sheet, mention):
                noun = take_apart(sheet, mention)
                kind = kind_of(sheet, mention, noun)
                if kind not in ("", "abroad"):
                    self._open[mention.id] = (mention, noun, kind)
        self._found: dict[str, _Home] = {}

    def found(self) -> dict[str, _Home]:
        """The homes by mention id."""
        for step in (self._by_phrase, self._by_partner, self._by_place, self._by_partner, self._by_document):
            for key, (mention, _, kind) in self._open.items():
                if key not in self._found and (home := step(mention, kind)):
                    self._found[key] = home
        return self._found

    def _by_phrase(self, mention: Mention, _: str) -> _Home | None:
        """The place behind a noun that a capital at the head of its sentence hid: "Separatists in Aceh"."""
        states = places_behind(self._sheet, mention, self._open[mention.id][1])
        return _Home(states[0], "nominal/people-in", 0.65, None) if len(states) == 1 else None

    def _by_partner(self, mention: Mention, kind: str) -> _Home | None:
        """The state of those it acts with or against, if they deal with their own."""
        partners = [
            partner
            for event in self._events[mention.id]
            for other in _others(event, mention.id)
            for partner in self._partners(event, other)
            if _suits(partner, kind)
        ]
        states = {partner.state for partner in partners}
        if len(states) != 1:
            return None
        told = self._countries(mention.sentence)
        first = partners[0]
        close = first.close and kind != "armed"
        places = close and kind != "anybody"
        against = {state for state, at in told if at == "in" or not places}
        if against - states or (not close and self._sheet.states_around(mention.sentence) - states):
            return None
        return _Home(states.pop(), "home/partner", 0.65 if close else 0.6, first.span)

    def _partners(self, event: Event, other: str) -> Iterator[_Partner]:
        """What one other party of an event tells of its home."""
        sheet = self._sheet
        mention = sheet.by_id[other]
        if other in self._found:
            _, noun, kind = self._open[other]
            forces = "MIL" in noun.sectors
            close = kind == "home"
            yield _Partner(self._found[other].state, close, close, forces, mention.span)
            return
        for actor in sheet.linked(mention):
            state = sheet.book.state_of(sheet.country(actor))
            if state and (way := self._at_home(event, mention, actor)):
                close, people, forces = way
                yield _Partner(state, close, people, forces, mention.span)

    def _at_home(self, event: Event, mention: Mention, actor: str) -> tuple[bool, bool, bool] | None:
        """Whether a linked party is close to its people, of the people, a force; None if it tells nothing."""
        sheet = self._sheet
        role, sectors = sheet.role(actor), _sectors(sheet, actor)
        above = sheet.state_above(actor)
        if sheet.kind(actor) == "state":
            return (False, False, True) if event.type == "COERCE" and mention.id in event.actors else None
        if above and actor.startswith(f"{above}-") and actor[len(above) + 1 :] in sheet.book.agents.organ_ids:
            kind = WORDS.organs.get(actor[len(above) + 1 :], "")
            return (kind == "home", False, "MIL" in sectors) if kind in ("home", "power") else None
        if mention.kind == "nominal" and sheet.kind(actor) != "person":
            noun = take_apart(sheet, mention)
            words = [token.text.lower() for token in noun.tokens[noun.first : noun.index]]
            kind = WORDS.kind(words, noun.lemma)
            forces = "MIL" in noun.sectors
            return (kind == "home", kind == "home", forces) if kind in ("home", "power") or forces else None
        office = frozenset((role.office or "").lower().split()) if role else frozenset()
        if not sectors & _RULING or WORDS.outward_offices & office:
            return None
        return bool(sectors & _CLOSE), bool(sectors & (_CLOSE - {"COP"})), False

    def _by_place(self, mention: Mention, kind: str) -> _Home | None:
        """The state of the one place the event or its sentence tells of."""
        told = self._countries(mention.sentence)
        events = self._events[mention.id]
        here = {state for state, at in told if at == "in"}
        inward = all(event.type in WORDS.inward for event in events)
        if len(here) != 1 or (kind == "power" and not inward):
            return None
        (state,) = here
        if {state for state, _ in told} != here and not self._there(mention, kind, state):
            return None
        main = self._sheet.main_state in (None, state)
        if kind == "armed" and not (main and self._alone(mention, state)):
            return None
        return _Home(state, "home/place", 0.6, self._where(mention.sentence, state))

    def _there(self, mention: Mention, kind: str, state: str) -> bool:
        """Whether people are where an event at home was, be others named: they protest or are hit there."""
        return all(
            event.place is not None
            and self._sheet.book.state_of(event.place.country) == state
            and (
                (kind == "home" and event.type in WORDS.inward)
                or (
                    kind in ("home", "anybody") and event.type == "ASSAULT" and mention.id in event.recipients
                )
            )
            for event in self._events[mention.id]
        )

    def _alone(self, mention: Mention, state: str) -> bool:
        """Whether nobody of another country, or of a name that tells none, takes part with or against it."""
        sheet = self._sheet
        others = [sheet.by_id[i] for event in self._events[mention.id] for i in _others(event, mention.id)]
        named = [other for other in others if other.kind == "name"]
        states = {sheet.book.state_of(sheet.country(a)) for other in named for a in sheet.linked(other)}
        return states | {sheet.place_state(other) for other in named if not sheet.linked(other)} <= {state}

    def _against_powers(self, mention: Mention) -> bool:
        """Whether a state or a force is on the other side: whom these meet may be anybody's."""
        sheet = self._sheet
        others = [sheet.by_id[i] for event in self._events[mention.id] for i in _others(event, mention.id)]
        met = [actor for other in others for actor in sheet.linked(other)]
        return any(sheet.kind(actor) == "state" or "MIL" in _sectors(sheet, actor) for actor in met)

    def _by_document(self, mention: Mention, kind: str) -> _Home | None:
        """The one state of the document's first sentence, if the document is about it alone."""
        sheet = self._sheet
        first = {state for state, _ in self._countries(0)}
        if kind != "home" or mention.sentence == 0 or len(first) != 1 or self._against_powers(mention):
            return None
        if {state for state, _ in self._countries(mention.sentence)} | self._headline() > first:
            return None
        every = {state for n in range(len(sheet.annotated.sentences)) for state, _ in self._countries(n)}
        (state,) = first
        if self._alone(mention, state) and (every == first or sheet.main_state == state):
            return _Home(state, "home/document", 0.55, None)
        return None

    def _headline(self) -> set[str]:
        """The states that the words of the headline name."""
        book, words = self._sheet.book, (self._sheet.annotated.document.title or "").replace("’s", "").split()
        pairs = [" ".join(words[i : i + n]).strip(",.:;") for i in range(len(words)) for n in (1, 2)]
        named = {name.actor for pair in pairs for name in book.find(pair.removesuffix("'s"))}
        return {actor for actor in named if self._sheet.kind(actor) == "state"}

    def _countries(self, number: int) -> set[tuple[str, str]]:
        """The states a sentence tells of, each with `in` where it is the place of something done there."""
        sheet = self._sheet
        found = {
            (state, "")
            for mention in sheet.by_sentence.get(number, ())
            for actor in sheet.linked(mention)
            if (state := sheet.book.state_of(sheet.country(actor)))
        }
        sentence = sheet.annotated.sentences[number]
        for place in sheet.annotated.places:
            state = sheet.book.state_of(place.country)
            if state and sentence.span.covers(place.span):
                found.add((state, "in" if place.literal and self._stands_in(number, place.span) else ""))
        return found

    def _stands_in(self, number: int, place: Span) -> bool:
        """Whether a place is where something is done, not what it is about: "the war in Yemen"."""
        tokens = self._sheet.annotated.sentences[number].tokens
        here = max((i for i, t in enumerate(tokens) if place.covers(t.span)), default=None)
        while here is not None and tokens[here].head != here:
            token = tokens[here]
            above = tokens[token.head]
            if token.dep == "dobj":
                return True
            if token.dep == "prep" and token.text.lower() != "of":
                return token.text.lower() in _AT and above.lemma not in WORDS.far_off
            if token.dep not in ("prep", "pobj", "compound", "appos", "nmod", "npadvmod", "conj"):
                return False
            here = token.head
        return False

    def _where(self, number: int, state: str) -> Span | None:
        span = self._sheet.annotated.sentences[number].span
        places = (p for p in self._sheet.annotated.places if p.literal and span.covers(p.span))
        return next((p.span for p in places if self._sheet.book.state_of(p.country) == state), None)


def _is_open(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a noun phrase was left without a country."""
    links = sheet.links.get(mention.id, [])
    token = sheet.token(mention)
    capital = mention.kind == "name" and mention.span == token.span and not mention.candidates
    hidden = capital and token.lemma in WORDS.nouns and token.span.start == sheet.sentence(mention).span.start
    if not (mention.kind == "nominal" or hidden) or mention.id in sheet.fixed or len(links) > 1:
        return False
    return not links or (links[0].rule in _OPEN_RULES and not sheet.country(links[0].actor))


def _sectors(sheet: Worksheet, actor: str) -> frozenset[str]:
    """The sectors of an actor at publication."""
    role = sheet.role(actor)
    return frozenset(role.sectors if role else ())


def _others(event: Event, mention: str) -> tuple[str, ...]:
    """The parties on the other side; of those who act together the rest."""
    if mention in event.recipients:
        return event.actors
    return event.recipients or tuple(other for other in event.actors if other != mention)


def _suits(partner: _Partner, kind: str) -> bool:
    """Whether a partner's home tells that of a kind."""
    abroad = partner.state.upper() in WORDS.forces_abroad
    if abroad and (partner.forces or (kind == "armed" and not partner.close)):
        return False
    if kind == "anybody":
        return partner.close and not partner.people
    return partner.people or kind != "power"


def _linked(coded: CodedDocument, sheet: Worksheet, homes: dict[str, _Home]) -> CodedDocument:
    """The document with new links; people taken up elsewhere by the same noun go with them if none differ."""
    meant: dict[str, str] = {}
    met: dict[str, set[str]] = defaultdict(set)
    for key, home in homes.items():
        old = sheet.linked(sheet.by_id[key])
        actor = _meant(sheet, sheet.by_id[key], home.state, old)
        for known in old:
            met[known].add(actor or "")
        if actor:
            meant[key] = actor
            sheet.link(sheet.by_id[key], [actor], home.rule, home.score, evidence=home.evidence)
    for mention in coded.mentions:
        linked = sheet.linked(mention)
        found = met.get(linked[0], set()) if linked else set()
        if mention.id not in homes and len(found) == 1 and (actor := next(iter(found))):
            meant[mention.id] = actor
            links = sheet.links[mention.id]
            sheet.links[mention.id] = [
                replace(link, actor=actor, rule=_SAME if link.rule in _OPEN_RULES else link.rule)
                for link in links
            ]
    order = {mention.id: number for number, mention in enumerate(coded.mentions)}
    links = [link for link in coded.links if link.mention not in meant]
    links += [link for key in meant for link in sheet.links[key]]
    links.sort(key=lambda link: order[link.mention])
    actors = {actor.id: actor for actor in coded.actors}
    actors |= {key: one for key in meant.values() if (one := sheet.actor(key))}
    return replace(
        coded, links=tuple(links), actors=tuple(actors[i] for i in sorted({link.actor for link in links}))
    )


def _meant(sheet: Worksheet, mention: Mention, state: str, old: tuple[str, ...]) -> str | None:
    """The actor at home: the organ or the group of that state; a single stranger stays who he is."""
    noun = take_apart(sheet, mention)
    if noun.organ:
        return organ_of(sheet, state, noun.organ)
    one = sheet.actor(old[0]) if old else None
    if one and one.kind == "person":
        role = Role(country=sheet.country(state), sectors=noun.sectors, basis="text")
        sheet.strangers[one.id] = replace(one, roles=(role,))
        return one.id
    return group_of(sheet, noun, state)
