"""What is known of a coded event that tells how sure it is: a few plain figures, each with its reason.

| feature | why it is asked |
|---|---|
| document: events a sentence | news of politics is thick with events, a story of science has one by chance |
| document: long | log of the sentences: long pieces are interviews and digests, told loosely |
| document: first person | "I" and "we" a sentence: interviews speak in general |
| classifier: this type | log-odds of the trained classifier, see `docs/model-card.md` |
| trigger: quoted | what is said in a quotation is often wish or figure of speech |
| trigger: rivals | rules of other types matched, too |
| status: hypothetical | the loosest of all statuses |
| type: … | how often this type was right, held near the mean of all |
| actor: power | somebody with a political role acts |
| actor: organisation | names of bodies are the names most often misread |
| actor: direct | the actor hangs on the trigger itself |
| actor, recipient: left open | who is named is not known |
| recipient: missing | nobody, though it is a deed done to somebody: he was overlooked |
| recipient: unnamed | nobody is blamed or asked, though it may be an act that is blamed |
| recipient: words between | log of the words between trigger and recipient |
| recipient: adjective | "Russian" is seldom the one meant |
| parties: of countries | both sides belong to a country |
| parties: in another clause, sentence | the way from the trigger leads through another verb |
"""

from math import log

from dragoman.extract.classify import Classified
from dragoman.extract.clauses import trigger_token
from dragoman.model.actors import PRIVATE_SECTORS, Actor, Mention
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event

_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "IMG"})
# Giving way in words and in deeds are one class of the classifier's training data.
_SAME = {"CONCEDE": ("CONCEDE", "RETREAT"), "RETREAT": ("CONCEDE", "RETREAT")}
_DEEDS = frozenset({"ASSAULT", "COERCE", "THREATEN", "AID"})
_AT_LARGE = frozenset({"martial-law", "curfew"})
_EVERYONE = frozenset({"all", "both", "any", "every", "each", "everyone", "everybody"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "pcomp"})
_SUREST = 0.999


class Scene:
    """What the whole document tells about each of its events.

    Args:
        coded: With links: who takes part tells much about whether an event is right.
        annotated: The document's grammar.
    """

    def __init__(self, coded: CodedDocument, annotated: Annotated) -> None:
        self._quotes = annotated.quotes
        self._mentions = {mention.id: mention for mention in coded.mentions}
        actors = {actor.id: actor for actor in coded.actors}
        self._linked: dict[str, list[Actor]] = {}
        for link in coded.links:
            self._linked.setdefault(link.mention, []).append(actors[link.actor])
        length = max(len(annotated.sentences), 1)
        self._text = coded.document.text
        first = sum(m.kind == "pronoun" and m.span.of(self._text).lower() in _FIRST for m in coded.mentions)
        self._document = {
            "document: events a sentence": min(len(coded.events) / length, 1.0),
            "document: long": log(length),
            "document: first person": min(first / length, 1.0),
        }

    def features(self, event: Event, sentence: Sentence, answer: Classified) -> dict[str, float]:
        """The features of one event; those that are 0 are left out."""
        trigger = trigger_token(sentence, event.trigger)
        actors, recipients = ([self._mentions[i] for i in ids] for ids in (event.actors, event.recipients))
        own = sum(answer.score(name) for name in _SAME.get(event.type, (event.type,)))
        ways = [_way(sentence, mention, trigger) for mention in (*actors, *recipients)]
        found = {
            **self._document,
            "classifier: this type": _odds(own),
            "trigger: quoted": any(quote.content.covers(event.trigger) for quote in self._quotes),
            "trigger: rivals": bool(event.alternatives),
            "status: hypothetical": event.status == "hypothetical",
            f"type: {event.type}": True,
            "actor: power": any(map(_is_power, self._meant(actors))),
            "actor: organisation": any(actor.kind == "organisation" for actor in self._meant(actors)),
            "actor: direct": any(sentence.tokens[m.head].head == trigger for m in _inside(sentence, actors)),
            "actor: left open": self._open(actors),
            "recipient: left open": self._open(recipients),
            "recipient: missing": not recipients and _is_deed(event),
            "recipient: unnamed": not recipients and _is_said(event),
            "recipient: words between": _between(sentence, recipients, trigger),
            "recipient: adjective": any(mention.kind == "adjective" for mention in recipients),
            "parties: of countries": self._of_country(actors) and self._of_country(recipients),
            "parties: in another clause": any(way and not _CLAUSES.isdisjoint(way) for way in ways),
            "parties: in another sentence": any(way is None for way in ways),
        }
        return {name: float(value) for name, value in found.items() if value}

    def _meant(self, mentions: list[Mention]) -> list[Actor]:
        return [actor for mention in mentions for actor in self._linked.get(mention.id, ())]

    def _open(self, mentions: list[Mention]) -> bool:
        """Whether it is not known who one of them is; "all sides" are no riddle."""
        unknown = [m.span.of(self._text).lower() for m in mentions if m.id not in self._linked]
        return any(words.split()[0] not in _EVERYONE for words in unknown)

    def _of_country(self, mentions: list[Mention]) -> bool:
        return any(a.kind == "state" or any(r.country for r in a.roles) for a in self._meant(mentions))


def _is_deed(event: Event) -> bool:
    """Whether it is done to somebody who is there; a state of emergency is for all."""
    return event.mode == "investigate" or (event.type in _DEEDS and event.mode not in _AT_LARGE)


def _is_said(event: Event) -> bool:
    """Whether it is blame, or a request of which nothing more is known: some are at nobody."""
    blame = event.type == "ACCUSE" and event.mode != "investigate"
    return blame or (event.type == "REQUEST" and event.mode is None)


def _inside(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Those that stand in the sentence."""
    return [mention for mention in mentions if sentence.span.covers(mention.span)]


def _between(sentence: Sentence, mentions: list[Mention], trigger: int) -> float:
    """Log of the words between the trigger and the farthest of the mentions."""
    return log(1 + max((abs(m.head - trigger) for m in _inside(sentence, mentions)), default=0))


def _way(sentence: Sentence, mention: Mention, trigger: int) -> set[str] | None:
    """The relations on the way up from a mention to what it shares with the trigger; None if elsewhere."""
    if not sentence.span.covers(mention.span):
        return None
    above = _up(sentence, trigger)
    return {sentence.tokens[i].dep for i in _up(sentence, mention.head) if i not in above}


def _up(sentence: Sentence, index: int) -> list[int]:
    """A word and all above it."""
    found = [index]
    while sentence.tokens[found[-1]].head != found[-1]:
        found.append(sentence.tokens[found[-1]].head)
    return found


def _is_power(actor: Actor) -> bool:
    """Whether it is a state, a body of states or somebody with a political role."""
    return actor.kind == "state" or any(
        set(role.sectors) - PRIVATE_SECTORS or role.country in _INTERNATIONAL for role in actor.roles
    )


def _odds(p: float) -> float:
    """Log-odds, kept within bounds."""
    p = min(max(p, 1 - _SUREST), _SUREST)
    return log(p / (1 - p))
