"""Keeping the strangers of a record up to date: the same one in several documents is one actor."""

from collections import defaultdict

from dragoman.lexicon import ActorBook
from dragoman.model.strangers import Stranger
from dragoman.resolve.strangers import Met, same_strangers, with_ids, with_strangers
from dragoman.store import Record


def update(record: Record, book: ActorBook) -> int:
    """Find out who the strangers of a record are, and write it into the documents that say otherwise.

    What comes out depends on the documents alone. Ids bound to a document are kept aside, so that every
    judgement can be taken back when more is known.

    Returns:
        How many documents were changed.
    """
    kept = record.strangers.judged()
    wanted: dict[str, list[Stranger]] = defaultdict(list)
    for stranger in same_strangers(_met(record, kept), book):
        wanted[stranger.document].append(stranger)
    changed = [document for document in record.ids() if kept.get(document, ()) != tuple(wanted[document])]
    for document in changed:
        back = {s.one.id: s.met for s in kept.get(document, ()) if s.one.id != s.met.id}
        plain = with_strangers(record.load(document), back)
        ones = {s.met.id: s.one for s in wanted[document] if s.one.id != s.met.id}
        record.save([with_strangers(plain, ones)], wanted[document])
    return len(changed)


def _met(record: Record, kept: dict[str, tuple[Stranger, ...]]) -> list[Met]:
    """All strangers with names, as their documents met them."""
    found = []
    for document, actors, sides in record.strangers.named():
        before = {stranger.one.id: stranger.met for stranger in kept.get(document, ())}
        ids = {one: met.id for one, met in before.items()}
        for actor in actors:
            met = before.get(actor.id) or with_ids(actor, ids)
            if met.name != met.name.lower():
                found.append(Met(document=document, actor=met, sides=frozenset(ids.get(s, s) for s in sides)))
    return found
