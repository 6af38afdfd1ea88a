"""A person's word on whom a mention means, which nothing that comes later may take away."""

from dataclasses import replace

from dragoman.model.coded import CodedDocument
from dragoman.resolve.worksheet import Worksheet


def corrected(coded: CodedDocument, sheet: Worksheet) -> CodedDocument:
    """The document with the links that a person has set, and no others for these mentions."""
    if not any(mention.id in sheet.fixed for mention in coded.mentions):
        return coded
    order = {mention.id: n for n, mention in enumerate(coded.mentions)}
    links = [link for link in coded.links if link.mention not in sheet.fixed]
    links += [link for mention, fixed in sheet.fixed.items() if mention in order for link in fixed]
    links.sort(key=lambda link: order[link.mention])
    used = {link.actor for link in links}
    actors = {actor.id: actor for actor in coded.actors if actor.id in used}
    actors |= {i: actor for i in used - actors.keys() if (actor := sheet.actor(i))}
    return replace(coded, links=tuple(links), actors=tuple(actors[i] for i in sorted(actors)))
