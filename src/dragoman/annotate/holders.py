"""Persons the article calls by an office they hold: their terms bound when it can have been written."""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.lexicon.actorbook import ActorBook
from dragoman.model.text import Span

_WORD = re.compile(r"\b[A-Z][\w’'-]*")
_FORMER = re.compile(
    r"\b(?:former|ex|then|late|previous|ousted|deposed|one-time|onetime|will|next|resignation"
    r"|resigned|fired|replaced|replace|successor|predecessor|designate|nominee|candidate)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:resign(?:ed|ation)?|stepped down|forced out|ousted|removed|fired|predecessor)\b",
    re.IGNORECASE,
)
# The one who answers in a transcript: "MR PRICE: Good afternoon."
_TURN = re.compile(r"^(?:MR|MS|MRS)\.? ([A-Z]{3,}): ", re.MULTILINE)
_BRIEFER = frozenset(("spokesperson", "Press Secretary"))
_YEARS = re.compile(r"\b(?:19|20)\d\d\b|\b(?:last year|years ago|decade|ago)\b")
_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z“\"])|\n")
_APPOSED = re.compile(r",(?! (?:is|was|has|had|will) )")
_FOR = re.compile(r" (?:for|to) ")
_NEAR = 70


def office_bounds(
    text: str, blocks: tuple[Span, ...], book: ActorBook
) -> Iterator[tuple[Span, str, date | None, date | None]]:
    """Span, words, first and last day for each holder of an office named with the office.

    Sentences that tell of other years are left out: they name the holders of that time.
    """
    yield from _briefers(text, blocks, book)
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        for match in _WORD.finditer(text, block.start, block.end):
            name = book.match(text, match.start(), re.split(r"\W", match[0], maxsplit=1)[0])
            if not name or " " not in name:
                continue
            span = Span(match.start(), match.start() + len(name))
            for office, first, last, actor in _roles(text, block, span, name, book):
                if (actor, office) not in seen:
                    seen.add((actor, office))
                    why = f"{name} is {office}: {first or '…'} to {last or '…'}"
                    yield span, why, first, last


def _briefers(
    text: str, blocks: tuple[Span, ...], book: ActorBook
) -> Iterator[tuple[Span, str, date | None, date | None]]:
    """The spokespersons whose turns a transcript marks by surname, where the book has just one of it."""
    spans: dict[str, Span] = {}
    for block in blocks:
        for match in _TURN.finditer(text, block.start, block.end):
            spans.setdefault(match[1], Span(match.start(1), match.end(1)))
    if not spans:
        return
    held = [
        (actor.name, role)
        for actor in book.actors.values()
        if actor.kind == "person" and actor.name.split()[-1].upper() in spans
        for role in actor.roles
        if role.office in _BRIEFER and (role.first or role.last)
    ]
    for surname, span in spans.items():
        found = [(name, role) for name, role in held if name.split()[-1].upper() == surname]
        if len(found) == 1:
            name, role = found[0]
            why = f"{name} is {role.office}: {role.first or '…'} to {role.last or '…'}"
            yield span, why, role.first, role.last


def _roles(
    text: str, block: Span, span: Span, name: str, book: ActorBook
) -> Iterator[tuple[str, date | None, date | None, str]]:
    """The roles of a person whose office stands beside the name."""
    before = _END.split(text[max(span.start - _NEAR, block.start) : span.start])[-1]
    after = _END.split(text[span.end : min(span.end + _NEAR, block.end)])[0]
    after = after if _APPOSED.match(after) else ""
    around = (
        _END.split(text[max(span.start - 200, block.start) : span.start])[-1] + text[span.start : span.end]
    )
    around += _END.split(text[span.end : min(span.end + 200, block.end)])[0]
    if _FORMER.search(before + " " + after) or _YEARS.search(around) or _GONE.search(around):
        return
    words = set(re.findall(r"\w+", (before + " " + after).lower()))
    for meant in book.find(name):
        actor = book.actors.get(meant.actor)
        if meant.kind != "strong" or actor is None or actor.kind != "person":
            continue
        fitting = [r for r in actor.roles if r.office and (r.first or r.last) and _fits(r.office, words)]
        if fitting:
            firsts = [r.first for r in fitting]
            lasts = [r.last for r in fitting]
            first = None if None in firsts else min(f for f in firsts if f)
            last = None if None in lasts else max(d for d in lasts if d)
            yield fitting[0].office or "", first, last, actor.id


def _fits(office: str, words: set[str]) -> bool:
    """Whether the office's telling words all stand beside the name."""
    # "Special Envoy Jane Roe" leaves out for what; "Secretary Jane Roe" might be of anything.
    rank = _FOR.split(office)[0]
    told = rank if len(rank.split()) > 1 else office
    wanted = {w for w in re.findall(r"\w+", told.lower()) if w not in ("of", "the", "for", "and")}
    if "elect" in words and "elect" not in wanted:
        return False
    spoken = {"spokesperson": ("spokesman", "spokeswoman", "spokesperson")}
    return all(any(form in words for form in spoken.get(w, (w,))) for w in wanted)
