"""A coded document as rows of the tables."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from dragoman.model.actors import Actor
from dragoman.model.codec import to_json
from dragoman.model.coded import CodedDocument
from dragoman.model.corrections import Correction
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Commitment, Statement
from dragoman.model.strangers import Stranger
from dragoman.model.text import DateRange, Document, Span, When

Row: TypeAlias = dict[str, Any]


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
IN_COLUMNS = {
    "mention": ("id", "span", "kind"),
    "link": ("mention", "actor", "score", "rule"),
    "document": ("text",),
}
"""Fields that a `body` leaves out because the columns of that table hold them."""


def body(value: object, table: str = "") -> str:
    """A model value as the text of a `body` column."""
    kept = to_json(value)
    if isinstance(kept, dict):
        kept = {name: part for name, part in kept.items() if name not in IN_COLUMNS.get(table, ())}
    return _ENCODER.encode(kept)


def document_row(coded: CodedDocument) -> Row:
    """The document's own row."""
    document = coded.document
    published = document.published
    return {
        "id": document.id,
        "made_by": coded.made_by,
        "source": document.source.where,
        "reader": document.source.reader,
        "sha256": document.source.sha256,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "language": document.language,
        "published_from": published.days.first.isoformat() if published else None,
        "published_to": published.days.last.isoformat() if published else None,
        "published_basis": published.basis if published else None,
        "text": document.text,
        "body": body(document, "document"),
    }


def rows(coded: CodedDocument) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything that hangs on the document, in an order foreign keys allow."""
    document = coded.document
    text = document.text
    for position, mention in enumerate(coded.mentions):
        yield (
            "mention",
            _record(mention.id, document, position, mention.span)
            | {
                "text": mention.span.of(text),
                "kind": mention.kind,
                "body": body(mention, "mention"),
            },
        )
    for position, actor in enumerate(coded.actors):
        key = actor_key(actor)
        yield "document_actor", {"document": document.id, "position": position, "actor": actor.id, "key": key}
    for position, link in enumerate(coded.links):
        yield (
            "link",
            {
                "document": document.id,
                "position": position,
                "mention": link.mention,
                "actor": link.actor,
                "score": link.score,
                "rule": link.rule,
                "body": body(link, "link"),
            },
        )
    yield from _phrases(coded)
    cast = Cast(coded)
    for position, event in enumerate(coded.events):
        yield "event", _event(event, document, position)
        yield from _evidence(event.id, event.evidence, document)
        yield from _parties(event.id, document.id, _event_roles(event), event.when, cast)
    for position, statement in enumerate(coded.statements):
        yield "statement", _statement(statement, document, position)
        yield from _evidence(statement.id, statement.evidence, document)
        yield from _parties(statement.id, document.id, _statement_roles(statement), statement.when, cast)
    for position, commitment in enumerate(coded.commitments):
        yield "commitment", _commitment(commitment, document, position)
        yield from _evidence(commitment.id, commitment.evidence, document)
        yield from _parties(commitment.id, document.id, _commitment_roles(commitment), commitment.when, cast)


def actor_row(actor: Actor) -> Row:
    """One description of an actor."""
    return {
        "key": actor_key(actor),
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "parent": actor.parent,
        "wikidata": actor.wikidata,
        "body": body(actor),
    }


def actor_key(actor: Actor) -> str:
    """Digest of a description: the same words, the same key."""
    return hashlib.sha256(body(actor).encode()).hexdigest()[:16]


def stranger_row(stranger: Stranger) -> Row:
    """A judgement on a stranger."""
    return {
        "document": stranger.document,
        "actor": stranger.met.id,
        "one": stranger.one.id,
        "why": stranger.why,
        "body": body(stranger),
    }


def correction_row(correction: Correction) -> Row:
    """A correction; what it is about, and what was and should be, parted by blanks."""
    return {
        "id": correction.id,
        "kind": correction.kind,
        "document": correction.document,
        "about": " ".join(correction.about),
        "before": " ".join(correction.before),
        "after": " ".join(correction.after),
        "made_by": correction.by,
        "made_at": correction.made_at,
        "why": correction.why,
        "body": body(correction),
    }


def _phrases(coded: CodedDocument) -> Iterator[tuple[str, Row]]:
    document, text = coded.document, coded.document.text
    for position, phrase in enumerate(coded.dates):
        row = _record(None, document, position, phrase.span) | _days(phrase.days)
        row |= {
            "text": phrase.span.of(text),
            "type": phrase.type,
            "value": phrase.value,
            "body": body(phrase),
        }
        yield "date_phrase", row
    for position, place in enumerate(coded.places):
        yield (
            "place",
            _record(None, document, position, place.span)
            | {
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "geonameid": place.geonameid,
                "resolution": place.resolution,
                "literal": place.literal,
                "body": body(place),
            },
        )


def _event(event: Event, document: Document, position: int) -> Row:
    return (
        _record(event.id, document, position, event.span)
        | _when(event.when)
        | {
            "trigger": event.trigger.of(document.text),
            "event": event.type,
            "mode": event.mode,
            "context": "; ".join(event.contexts),
            "status": event.status,
            "place": event.place.name if event.place else None,
            "country": event.place.country if event.place else None,
            "told_by": event.told_by,
            "confidence": event.confidence,
            "body": body(event),
        }
    )


def _statement(statement: Statement, document: Document, position: int) -> Row:
    return (
        _record(statement.id, document, position, statement.span)
        | _when(statement.when)
        | {
            "kind": statement.kind,
            "cue": statement.cue.of(document.text) if statement.cue else None,
            "content": _words(statement.content, document),
            "event": statement.event,
            "body": body(statement),
        }
    )


def _commitment(commitment: Commitment, document: Document, position: int) -> Row:
    return (
        _record(commitment.id, document, position, commitment.span)
        | _when(commitment.when)
        | {
            "kind": commitment.kind,
            "content": _words(commitment.content, document),
            "condition_for": _words(commitment.condition_for, document) or None,
            "due_from": commitment.due.days.first.isoformat() if commitment.due else None,
            "due_to": commitment.due.days.last.isoformat() if commitment.due else None,
            "status": commitment.status,
            "basis": commitment.basis,
            "body": body(commitment),
        }
    )


def _event_roles(event: Event) -> Row:
    return {"actor": event.actors, "recipient": event.recipients}


def _statement_roles(statement: Statement) -> Row:
    speaker = (statement.speaker, *statement.beside) if statement.speaker else ()
    return {"speaker": speaker, "addressee": statement.addressees, "about": statement.about}


def _commitment_roles(commitment: Commitment) -> Row:
    return {"by": commitment.by, "to": commitment.to}


def _parties(
    record: str, document: str, roles: dict[str, Iterable[str]], when: When | None, cast: Cast
) -> Iterator[tuple[str, Row]]:
    for role, mentions in roles.items():
        for position, entity in enumerate(cast.entities(mentions, when)):
            yield (
                "party",
                {
                    "document": document,
                    "record": record,
                    "role": role,
                    "position": position,
                    "mention": entity.mention,
                    "actor": entity.id,
                    "name": entity.name,
                    "country": entity.country,
                    "sector": entity.sector,
                    "office": entity.office,
                    "text": entity.text,
                    "start": entity.span.start,
                    "end": entity.span.end,
                },
            )


def _evidence(record: str, evidence: tuple[Evidence, ...], document: Document) -> Iterator[tuple[str, Row]]:
    for position, piece in enumerate(evidence):
        yield (
            "evidence",
            {
                "document": document.id,
                "record": record,
                "position": position,
                "start": piece.span.start,
                "end": piece.span.end,
                "words": piece.span.of(document.text),
                "rule": piece.rule,
                "note": piece.note,
            },
        )


def _record(record: str | None, document: Document, position: int, span: Span) -> Row:
    """The columns every record has; phrases have no id of their own."""
    row: Row = {"document": document.id, "position": position, "start": span.start, "end": span.end}
    return row if record is None else {"id": record, **row}


def _days(days: DateRange | None) -> Row:
    return {
        "date_from": days.first.isoformat() if days else None,
        "date_to": days.last.isoformat() if days else None,
    }


def _when(when: When | None) -> Row:
    return _days(when.days if when else None)


def _words(spans: tuple[Span, ...], document: Document) -> str:
    return " … ".join(span.of(document.text) for span in spans)
