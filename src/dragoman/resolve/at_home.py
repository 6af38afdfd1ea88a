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
from dragoman.resolve.scene import Scene
from dragoman.resolve.siding import group_of, organ_of
from dragoman.resolve.worksheet import Worksheet

_OPEN_RULES = frozenset({"nominal/stranger", "nominal/same-noun"})
_SAME = "home/same-people"
# Who is sent away or goes abroad is not from where he is.
_TRAVELS = frozenset({"visit", "deport"})
_MINISTERS = frozenset({"minister", "premier", "government", "cabinet"})
_CLOSE = frozenset({"LEG", "JUD", "OPP", "COP", "PTY"})
_RULING = _CLOSE | {"GOV"}


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
        self._scene = Scene(sheet)
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in coded.events:
            for party in (*event.actors, *event.recipients):
                self._events[party].append(event)
        self._open: dict[str, tuple[Mention, Noun, str]] = {}
        for mention in sheet.mentions:
            if mention.id in self._events and is_open(sheet, mention):
                noun = take_apart(sheet, mention)
                kind = _kind(sheet, mention, noun)
                modes = {event.mode for event in self._events[mention.id]}
                sent = modes & (_TRAVELS if kind == "home" else _TRAVELS | {"expel"})
                if kind not in ("", "abroad") and not sent:
                    self._open[mention.id] = (mention, noun, kind)
        self._found: dict[str, _Home] = {}

    def found(self) -> dict[str, _Home]:
        """The homes by mention id."""
        steps = (
            self._by_phrase,
            self._by_partner,
            self._by_place,
            self._by_joined,
            self._by_partner,
            self._by_guardians,
            self._by_document,
        )
        for step in steps:
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
            if _suits(partner, kind, opposed="OPP" in self._open[mention.id][1].sectors)
            or self._governs(event, mention, other, kind)
        ]
        states = {partner.state for partner in partners}
        if len(states) != 1:
            return None
        first = partners[0]
        close = first.close and kind != "armed"
        grounds = self._scene.grounds(mention.sentence, [])
        alone = kind == "anybody" or not close or mention.kind == "name"
        told = self._scene.countries(mention.sentence) if alone else grounds
        if told - states or (not close and self._sheet.states_around(mention.sentence) - states):
            return None
        return _Home(states.pop(), "home/partner", 0.65 if close else 0.6, first.span)

    def _governs(self, event: Event, mention: Mention, other: str, kind: str) -> bool:
        """Whether powers of one state deal with each other: ministers at odds, a president arrested."""
        if kind != "power" or self._sheet.by_id[other].kind != "nominal":
            return False
        seized = event.type in WORDS.upon_own and mention.id in event.recipients
        at_odds = self._sheet.token(mention).lemma in _MINISTERS and event.type in WORDS.between_organs
        return seized or at_odds

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
            own = event.type in WORDS.upon_own and mention.id in event.actors
            return (False, False, True) if own else None
        if above and actor.startswith(f"{above}-") and actor[len(above) + 1 :] in sheet.book.agents.organ_ids:
            kind = WORDS.organs.get(actor[len(above) + 1 :], "")
            people = kind == "home" and bool(sectors & (_CLOSE - {"COP"}))
            return (kind == "home", people, "MIL" in sectors) if kind in ("home", "power") else None
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
        events = self._events[mention.id]
        grounds = self._scene.grounds(mention.sentence, events)
        inward = all(event.type in WORDS.inward for event in events)
        if len(grounds) != 1 or (kind == "power" and not inward):
            return None
        (state,) = grounds
        if self._scene.countries(mention.sentence) != grounds and not self._there(mention, kind, state):
            return None
        main = self._sheet.main_state in (None, state)
        if kind == "armed" and not (
            main and self._alone(mention, state) and not self._powers(mention, {"state"})
        ):
            return None
        return _Home(state, "home/place", 0.6, self._scene.where(mention.sentence, state))

    def _by_joined(self, mention: Mention, kind: str) -> _Home | None:
        """The state of those it is joined to on its side: "Turkish investigators and prosecutors"."""
        states = self._scene.joined(mention) if kind in ("home", "power") else set()
        if len(states) != 1 or self._scene.countries(mention.sentence) != states:
            return None
        return _Home(states.pop(), "home/joined", 0.6, None)

    def _by_guardians(self, mention: Mention, kind: str) -> _Home | None:
        """The state of the police, court or army of which the sentence tells, and of no other country."""
        sheet = self._sheet
        inward = all(event.type in WORDS.inward for event in self._events[mention.id])
        states = self._scene.countries(mention.sentence)
        if kind != "home" or not inward or len(states) != 1:
            return None
        (state,) = states
        keeping = {"COP", "JUD"} if state.upper() in WORDS.forces_abroad else {"COP", "JUD", "MIL"}
        for other in sheet.by_sentence[mention.sentence]:
            known = [a for a in sheet.linked(other) if sheet.book.state_of(sheet.country(a)) == state]
            if any(keeping & _sectors(sheet, actor) for actor in known):
                return _Home(state, "home/guardians", 0.55, other.span)
        return None

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
        named = [other for other in self._met(mention) if other.kind == "name"]
        states = {sheet.book.state_of(sheet.country(a)) for other in named for a in sheet.linked(other)}
        return states | {sheet.place_state(other) for other in named if not sheet.linked(other)} <= {state}

    def _powers(self, mention: Mention, of: set[str]) -> bool:
        """Whether a state (or a force: MIL) is on the other side: whom these meet may be anybody's."""
        sheet = self._sheet
        met = [actor for other in self._met(mention) for actor in sheet.linked(other)]
        return any(of & {sheet.kind(actor), *_sectors(sheet, actor)} for actor in met)

    def _met(self, mention: Mention) -> list[Mention]:
        """All it deals with in its events."""
        events = self._events[mention.id]
        return [self._sheet.by_id[i] for event in events for i in _others(event, mention.id)]

    def _by_document(self, mention: Mention, kind: str) -> _Home | None:
        """The one state of the document's first sentence, if the document is about it alone."""
        sheet, scene = self._sheet, self._scene
        first = scene.countries(0) if sheet.annotated.sentences else set()
        if kind != "home" or mention.sentence == 0 or self._powers(mention, {"state", "MIL"}):
            return None
        if len(first) != 1 or {state.upper() for state in first} & WORDS.everywhere_at_home:
            return None
        if (scene.countries(mention.sentence) | scene.headline()) - first:
            return None
        every = {state for number in sheet.by_sentence for state in scene.countries(number)}
        (state,) = first
        if self._alone(mention, state) and (every == first or sheet.main_state == state):
            return _Home(state, "home/document", 0.55, None)
        return None


def is_open(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a noun phrase, or the name of a stranger, was left without a country."""
    links = sheet.links.get(mention.id, [])
    if mention.id in sheet.fixed or len(links) > 1 or any(sheet.country(link.actor) for link in links):
        return False
    if mention.kind == "nominal" or (links and mention.kind == "name"):
        stranger = bool(links) and links[0].actor.startswith("x-")
        return not links or (stranger and (mention.kind == "name" or links[0].rule in _OPEN_RULES))
    token = sheet.token(mention)
    first = token.span.start == sheet.sentence(mention).span.start and mention.span == token.span
    return mention.kind == "name" and first and not mention.candidates and token.lemma in WORDS.nouns


def _kind(sheet: Worksheet, mention: Mention, noun: Noun) -> str:
    """The kind of a noun phrase; of a stranger with a name by his office, of a body by what it is."""
    linked = sheet.linked(mention)
    if mention.kind != "name" or not linked:
        return kind_of(sheet, mention, noun)
    sectors, role = _sectors(sheet, linked[0]), sheet.role(linked[0])
    if sheet.kind(linked[0]) == "person":
        words = (role.office or "").lower().split() if role else []
        kind = WORDS.kind(words[:-1], words[-1]) if words else ""
        return kind if kind == "home" else ""
    return "home" if sectors & _CLOSE else "power" if "GOV" in sectors else ""


def _sectors(sheet: Worksheet, actor: str) -> frozenset[str]:
    """The sectors of an actor at publication."""
    role = sheet.role(actor)
    return frozenset(role.sectors if role else ())


def _others(event: Event, mention: str) -> tuple[str, ...]:
    """The parties on the other side; of those who act together the rest."""
    if mention in event.recipients:
        return event.actors
    return event.recipients or tuple(other for other in event.actors if other != mention)


def _suits(partner: _Partner, kind: str, *, opposed: bool) -> bool:
    """Whether a partner's home tells that of a kind; those opposed to a government are of its state."""
    abroad = partner.state.upper() in WORDS.forces_abroad and not opposed
    if abroad and (partner.forces or (kind == "armed" and not partner.close)):
        return False
    if kind == "anybody":
        return partner.close and not partner.people
    return partner.people or kind != "power"


def _linked(coded: CodedDocument, sheet: Worksheet, homes: dict[str, _Home]) -> CodedDocument:
    """The document with new links; people taken up elsewhere by the same noun go with them if none differ."""
    states: dict[str, set[str]] = defaultdict(set)
    for key, home in homes.items():
        for old in sheet.linked(sheet.by_id[key]):
            states[old].add(home.state)
    meant: dict[str, str] = {}
    met: dict[str, str] = {}
    for key, home in homes.items():
        mention = sheet.by_id[key]
        old = next(iter(sheet.linked(mention)), "")
        whole = len(states[old]) == 1 or not old
        if actor := _meant(sheet, mention, home.state, old, whole=whole):
            meant[key] = actor
            rule = (
                home.rule
                if mention.kind == "nominal" or not old
                else f"{sheet.links[key][0].rule}, {home.rule}"
            )
            sheet.link(mention, [actor], rule, home.score, evidence=home.evidence)
            met |= {old: actor} if whole and old else {}
    for mention in coded.mentions:
        linked = sheet.linked(mention)
        if mention.id not in homes and len(linked) == 1 and linked[0] in met:
            meant[mention.id] = met[linked[0]]
            sheet.links[mention.id] = [
                replace(link, actor=met[linked[0]], rule=_SAME if link.rule in _OPEN_RULES else link.rule)
                for link in sheet.links[mention.id]
            ]
    order = {mention.id: number for number, mention in enumerate(coded.mentions)}
    links = [link for link in coded.links if link.mention not in meant]
    links += [link for key in meant if key in order for link in sheet.links[key]]
    links.sort(key=lambda link: order[link.mention])
    actors = {actor.id: actor for actor in coded.actors}
    actors |= {key: one for key in meant.values() if (one := sheet.actor(key))}
    return replace(
        coded, links=tuple(links), actors=tuple(actors[i] for i in sorted({link.actor for link in links}))
    )


def _meant(sheet: Worksheet, mention: Mention, state: str, old: str, *, whole: bool) -> str | None:
    """The actor at home: the organ or group of that state; a stranger alone or with a name stays himself."""
    one = sheet.strangers.get(old)
    if one and (mention.kind == "name" or one.kind == "person"):
        country = sheet.country(state)
        roles = one.roles or (Role(basis="text"),)
        if whole:
            sheet.strangers[old] = replace(one, roles=tuple(replace(role, country=country) for role in roles))
        return old if whole else None
    noun = take_apart(sheet, mention)
    return organ_of(sheet, state, noun.organ) if noun.organ else group_of(sheet, noun, state)
