"""CodedDocument → the JSON object other programs build on; `schema.json` beside this file describes it.

Decisions the field names do not tell:

- A mention linked to nobody is an entity with `id` null and its words as `name`: nothing is hidden.
  A mention of several actors ("both countries") gives several entities with the same words.
- `sector` is the actor's main PLOVER sector on the day of the record, else of publication; a
  single string. In `actors` it is the one at publication.
- `mentions` holds the linked mentions, one entry for each actor meant; `places` holds names that
  stand for a place, not those that stand for a government.
- `attributed_to` is the id of the statement an event is told in; null if the paper tells it itself.
- `statement` of an event is the id of the statement that is this act ("condemned"), whose `event`
  points back.
"""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import TypeAlias

from dragoman.model.actors import Actor
from dragoman.model.annotated import DatePhrase, Place
from dragoman.model.codec import Json
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast, Entity, place_in_world
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import DateRange, Document, Span, When

Scale: TypeAlias = Mapping[tuple[str, str | None], tuple[int, float]]
"""(event type, mode) → (quad code, PLOVER score)."""

Row: TypeAlias = dict[str, Json]


def to_contract(coded: CodedDocument, scale: Scale, stories: Mapping[str, str] | None = None) -> Row:
    """One coded document as the promised JSON object.

    Args:
        coded: The document and all that was read out of it.
        scale: Quad code and score of every type and mode.
        stories: The story of each event id; a document by itself is in none.
    """
    cast = Cast(coded)
    text = coded.document.text
    return {
        "document": _document(coded.document),
        "dates": [_date_phrase(phrase) for phrase in coded.dates],
        "mentions": _mentions(coded),
        "places": [_place(place) for place in coded.places if place.literal],
        "actors": [_actor(actor, cast.published) for actor in coded.actors],
        "events": [_event(event, cast, text, scale, (stories or {}).get(event.id)) for event in coded.events],
        "statements": [_statement(statement, cast, text) for statement in coded.statements],
        "commitments": [_commitment(commitment, cast, text) for commitment in coded.commitments],
    }


def schema_text() -> str:
    """The JSON Schema of the object, as it ships with the package."""
    return (files("dragoman.export") / "schema.json").read_text("utf-8")


def why(evidence: tuple[Evidence, ...], text: str) -> list[Json]:
    """Each piece of evidence in one line: `rule: note "words"`."""
    return [_reason(piece, text) for piece in evidence]


def _reason(piece: Evidence, text: str) -> str:
    words = " ".join(piece.span.of(text).split())
    said = f"{piece.rule}: {piece.note}" if piece.note else piece.rule
    return f'{said} "{words}"' if words else said


def _document(document: Document) -> Row:
    published = document.published
    return {
        "id": document.id,
        "source": document.source.where,
        "title": document.title,
        "publisher": document.publisher,
        "published": {**_days(published.days), "basis": published.basis} if published else None,
        "text": document.text,
        "furniture": [{**_span(piece.span), "kind": piece.kind} for piece in document.furniture],
    }


def _date_phrase(phrase: DatePhrase) -> Row:
    days = _days(phrase.days) if phrase.days else {"from": None, "to": None}
    return {**_span(phrase.span), "type": phrase.type, "value": phrase.value, **days}


def _mentions(coded: CodedDocument) -> list[Json]:
    actors: dict[str, list[str]] = {}
    for link in coded.links:
        actors.setdefault(link.mention, []).append(link.actor)
    return [
        {**_span(mention.span), "actor": actor}
        for mention in coded.mentions
        for actor in actors.get(mention.id, ())
    ]


def _place(place: Place) -> Row:
    return {
        **_span(place.span),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }


def _actor(actor: Actor, day: date | None) -> Row:
    country, sector, office = place_in_world(actor, day)
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": country,
        "sector": sector,
        "office": office,
        "wikidata": actor.wikidata,
    }


def _event(event: Event, cast: Cast, text: str, scale: Scale, story: str | None) -> Row:
    quad_code, score = scale[event.type, event.mode]
    return {
        "id": event.id,
        **_span(event.span),
        "trigger": {**_span(event.trigger), "text": event.trigger.of(text)},
        "event": event.type,
        "mode": event.mode,
        "context": list(event.contexts),
        "quad_code": quad_code,
        "event_scale": float(score),
        "status": event.status,
        "attributed_to": event.told_by,
        "statement": event.statement,
        "actor": _entities(event.actors, event.when, cast),
        "recipient": _entities(event.recipients, event.when, cast),
        "date": _when(event.when, text),
        "location": _place(event.place) if event.place else None,
        "story": story,
        "confidence": round(event.confidence, 4),
        "why": why(event.evidence, text),
    }


def _statement(statement: Statement, cast: Cast, text: str) -> Row:
    speaker = _entities((statement.speaker,), statement.when, cast) if statement.speaker else [None]
    return {
        "id": statement.id,
        "speaker": speaker[0],
        "beside": _entities(statement.beside, statement.when, cast),
        "cue": _span(statement.cue) if statement.cue else None,
        "content": [_span(span) for span in statement.content],
        "kind": statement.kind,
        "addressee": _entities(statement.addressees, statement.when, cast),
        "about": _entities(statement.about, statement.when, cast),
        "date": _when(statement.when, text),
        "location": _place(statement.place) if statement.place else None,
        "event": statement.event,
    }


def _commitment(commitment: Commitment, cast: Cast, text: str) -> Row:
    return {
        "id": commitment.id,
        "kind": commitment.kind,
        "by": _entities(commitment.by, commitment.when, cast),
        "to": _entities(commitment.to, commitment.when, cast),
        "content": [_span(span) for span in commitment.content],
        "condition_for": [_span(span) for span in commitment.condition_for],
        "date": _when(commitment.when, text),
        "due": _when(commitment.due, text),
        "status": commitment.status,
        "evidence": list(commitment.bearing),
    }


def _entities(mentions: tuple[str, ...], when: When | None, cast: Cast) -> list[Json]:
    return [_entity(entity) for entity in cast.entities(mentions, when)]


def _entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "country": entity.country,
        "sector": entity.sector,
        "office": entity.office,
        "text": entity.text,
        **_span(entity.span),
    }


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _days(days: DateRange) -> Row:
    return {"from": days.first.isoformat(), "to": days.last.isoformat()}


def _when(when: When | None, text: str) -> Row | None:
    if when is None:
        return None
    words = {"text": when.span.of(text), **_span(when.span)} if when.span else {}
    return {
        **_days(when.days),
        "text": None,
        "start": None,
        "end": None,
        **words,
        "qualifier": when.qualifier or None,
    }
