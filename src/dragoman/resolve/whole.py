"""Parts of longer names: they tell whose the whole is and are no mentions of their own."""

from dataclasses import replace

from dragoman.model.actors import Mention
from dragoman.model.coded import CodedDocument

_NAMES = frozenset({"name", "adjective"})


def without_parts(coded: CodedDocument) -> CodedDocument:
    """The document without names inside longer ones ("Florida" in "Florida Highway Patrol").

    Parts stay where an event, a statement or a commitment points at them.
    """
    used = {i for event in coded.events for i in (*event.actors, *event.recipients)}
    used |= {i for s in coded.statements for i in (s.speaker or "", *s.beside, *s.addressees, *s.about)}
    used |= {i for c in coded.commitments for i in (*c.by, *c.to)}
    parts: set[str] = set()
    longest: Mention | None = None
    for mention in sorted(coded.mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.kind not in _NAMES:
            continue
        if longest and longest.span.covers(mention.span):
            parts.add(mention.id)
        else:
            longest = mention
    parts -= used
    return _without(coded, parts)


def _without(coded: CodedDocument, gone: set[str]) -> CodedDocument:
    links = tuple(link for link in coded.links if link.mention not in gone)
    meant = {link.actor for link in links}
    return replace(
        coded,
        mentions=tuple(mention for mention in coded.mentions if mention.id not in gone),
        links=links,
        actors=tuple(actor for actor in coded.actors if actor.id in meant),
    )
