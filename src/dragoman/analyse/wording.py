"""What an entry of a dossier is called in a sentence: who did what to whom, when, in which of its words."""

import re
from collections.abc import Iterable

from dragoman.analyse.days import days_in_words
from dragoman.analyse.entries import Entry
from dragoman.analyse.forecasts import Forecast
from dragoman.analyse.gathering import Act, loose
from dragoman.analyse.sides import joined

_LONGEST = 110
_TERMS = 200
_QUOTED = str.maketrans('“”"', "‘’'")
# Where an excerpt ends: at the end of what it is within, of the sentence, or at the next clause.
_END = re.compile(r';|[.,][”"]|, (?:and|but|saying|adding)\b')
# What an event is called where it has no recipient, and what leads to the recipient; some by their mode.
_WORDS = {
    "AGREE": ("agreed or promised", "agreed with or promised"),
    "CONSULT": ("met or talked", "met or talked with"),
    "CONSULT visit": ("visited", "visited"),
    "CONSULT phone": ("spoke by telephone", "spoke by telephone with"),
    "SUPPORT": ("came closer or signed", "came closer to or backed"),
    "CONCEDE": ("gave way in words", "gave way in words to"),
    "COOPERATE": ("co-operated", "co-operated with"),
    "AID": ("gave aid", "gave aid to"),
    "RETREAT": ("eased or gave up something", "eased or gave up something towards"),
    "RETREAT withdraw": ("withdrew", "withdrew, facing"),
    "RETREAT release": ("released captives", "released captives of or to"),
    "RETREAT ceasefire": ("ceased fire", "ceased fire against"),
    "RETREAT resign": ("resigned", "resigned, facing"),
    "REQUEST": ("asked or demanded", "asked or demanded of"),
    "ACCUSE": ("criticised", "criticised"),
    "ACCUSE allege": ("accused somebody", "accused"),
    "ACCUSE investigate": ("investigated", "investigated"),
    "REJECT": ("refused", "refused"),
    "THREATEN": ("threatened", "threatened"),
    "PROTEST": ("protested", "protested against"),
    "SANCTION": ("cut relations", "cut relations with"),
    "SANCTION expel": ("expelled or withdrew people", "expelled or withdrew people of"),
    "MOBILIZE": ("mobilised", "mobilised against"),
    "COERCE": ("coerced", "coerced"),
    "COERCE arrest": ("arrested", "arrested"),
    "ASSAULT": ("used force", "used force against"),
}


def told_of(act: Act) -> str:
    """Who did what to whom: "Ada Wells (Freedonia) met or talked with Sylvania"."""
    plain = (act.type.lower(), act.type.lower())
    alone, with_recipient = _WORDS.get(f"{act.type} {act.mode}", _WORDS.get(act.type, plain))
    who = act.who or "somebody"
    return f"{who} {with_recipient} {act.whom}" if act.whom else f"{who} {alone}"


def in_words(act: Act) -> str:
    """Who did what to whom, with the words that tell it: "Freedonia refused Sylvania: “opted not …”"."""
    words = excerpt(act)
    return f"{told_of(act)}: “{words}”" if words else told_of(act)


def excerpt(act: Act) -> str:
    """The words of its first report from those that tell it to the end of their clause."""
    for told in act.told:
        pieces = told.quote.pieces
        at = next((n for n, piece in enumerate(pieces) if piece.mark == "trigger"), None)
        if at is not None:
            found = "".join(piece.text for piece in pieces[at:])
            inner = found.partition("”")[0]
            found = found if "“" in inner else inner
            return short(_END.split(found)[0])
    return ""


def when(act: Act) -> str:
    """When it was, or between which days it was reported."""
    if act.days is None:
        return "no date"
    words = days_in_words(act.days)
    if act.reported:
        if not loose(act):
            return f"reported {words}"
        first, dash, last = words.partition(" – ")
        return f"reported between {first} and {last}" if dash else f"reported some time in {words}"
    return f"{act.qualifier} {words}".strip()


def bound(entry: Entry) -> str:
    """Who must do what, in the words of a report."""
    pact = f" ({entry.pact})" if entry.pact else ""
    return f"{', '.join(entry.by) or 'somebody not named'}{pact}: “{short(entry.content, _TERMS)}”"


def state(entry: Entry) -> str:
    """How it stands with a commitment, as told: "Contested: kept, says A; still asked for by B"."""
    if entry.status == "open":
        return "Open"
    if entry.status != "contested":
        return f"Told as {entry.status}{f' by {entry.told_by}' if entry.told_by else ''}"
    tellers: dict[str, list[str]] = {}
    for step in entry.history[1:]:
        tellers.setdefault(step.status, []).append(step.told_by or "somebody not named")
    told = [
        f"{'still asked for' if status == 'open' else f'told as {status}'} by {joined(who)}"
        for status, who in tellers.items()
    ]
    return f"Contested: {'; '.join(told)}"


def foreteller(forecast: Forecast) -> str:
    """Who foretells."""
    return f"the author of {forecast.by}" if forecast.author else forecast.by or "somebody not named"


def until(forecast: Forecast) -> str:
    """By when it is to come."""
    if forecast.until == "open":
        return "no time told"
    return f"{forecast.until} ({days_in_words(forecast.horizon)})" if forecast.horizon else forecast.until


def tells(entry: Entry) -> bool:
    """Whether the words of a commitment tell by themselves who must do what, as "their promises" do not."""
    return bool(entry.by) and (bool(entry.pact) or bool(entry.matters) or entry.matter == "other")


def short(words: str, longest: int = _LONGEST) -> str:
    """Words folded to one line, in single quotation marks, as long as a summary bears."""
    folded = " ".join(words.split()).translate(_QUOTED).rstrip(".,;: ")
    folded = re.sub(r"^‘([^‘’]*)’$", r"\1", folded)
    if len(folded) > longest:
        folded = f"{folded[:longest].rsplit(' ', 1)[0]} …"
    return folded


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "event"), count(2, "event")
    ('1 event', '2 events')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sources(acts: Iterable[Act]) -> tuple[str, ...]:
    """The documents that tell some events."""
    return tuple(dict.fromkeys(told.quote.document for act in acts for told in act.told))
