"""What the finished links must not say: that somebody acts upon himself; and whose towns are meant."""

from dataclasses import replace

from dragoman.lexicon import ActorBook
from dragoman.model.actors import Link
from dragoman.model.coded import CodedDocument

_REFLEXIVE = ("self", "selves", "each other", "one another")
_TOWN = 0.6


def bound(coded: CodedDocument) -> CodedDocument:
    """The document without links that make a plain pronoun its own subject: "Iran criticised *it*"."""
    text = coded.document.text
    pronouns = {
        m.id
        for m in coded.mentions
        if m.kind == "pronoun" and not m.span.of(text).lower().endswith(_REFLEXIVE)
    }
    meant: dict[str, set[str]] = {}
    for link in coded.links:
        meant.setdefault(link.mention, set()).add(link.actor)
    wrong = {
        (recipient, actor)
        for event in coded.events
        for recipient in event.recipients
        if recipient in pronouns
        for actor in meant.get(recipient, set())
        if any(actor in meant.get(subject, set()) for subject in event.actors)
    }
    links = tuple(link for link in coded.links if (link.mention, link.actor) not in wrong)
    return replace(coded, links=links) if wrong else coded


def towns(coded: CodedDocument, book: ActorBook) -> CodedDocument:
    """The document with towns and regions that take part in an event linked to their state.

    "travelled to Jeddah" is a visit to Saudi Arabia; the place itself stays with the event.
    """
    taking_part = {i for event in coded.events for i in (*event.actors, *event.recipients)}
    open_ = taking_part - {link.mention for link in coded.links}
    found: list[Link] = []
    for mention in coded.mentions:
        if mention.id not in open_ or mention.kind != "name":
            continue
        place = next((p for p in coded.places if p.span.overlaps(mention.span) and p.country), None)
        state = book.get(place.country.lower()) if place and place.country else None
        if place and state:
            found.append(
                Link(
                    mention=mention.id, actor=state.id, score=_TOWN, rule="place/country", evidence=place.span
                )
            )
    if not found:
        return coded
    known = {actor.id: actor for actor in coded.actors}
    known |= {link.actor: state for link in found if (state := book.get(link.actor))}
    order = {mention.id: n for n, mention in enumerate(coded.mentions)}
    return replace(
        coded,
        links=tuple(sorted((*coded.links, *found), key=lambda link: order[link.mention])),
        actors=tuple(known[i] for i in sorted(known)),
    )
