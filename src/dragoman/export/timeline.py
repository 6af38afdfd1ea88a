"""Dated events as TimelineJS slides, and events with a place as GeoJSON points."""

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TextIO

from dragoman.export.contract import Scale
from dragoman.export.dyads import Cell
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.text import When


def timelinejs(documents: Iterable[CodedDocument], scale: Scale, out: TextIO) -> None:
    """Events that happened and have a date, oldest first; what the date leaves open is in `display_date`."""
    slides = []
    for coded in documents:
        cast = Cast(coded)
        for event in coded.events:
            if event.when and event.status == "actual":
                slides.append((event.when.days, _slide(coded, event, event.when, cast, scale)))
    slides.sort(key=lambda slide: slide[0])
    json.dump({"events": [slide for _, slide in slides]}, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _slide(coded: CodedDocument, event: Event, when: When, cast: Cast, scale: Scale) -> dict[str, object]:
    document = coded.document
    slide: dict[str, object] = {
        "unique_id": event.id,
        "start_date": _date(when.days.first),
        "text": {
            "headline": escape(_headline(event, cast)),
            "text": f"<p>{escape(' '.join(event.span.of(document.text).split()))}</p>"
            f"<p>{escape(document.publisher or document.source.where)}</p>",
        },
        "group": ("", "Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict")[
            scale[event.type, event.mode][0]
        ],
    }
    if when.days.days > 1:
        slide["end_date"] = _date(when.days.last)
    if when.qualifier:
        days = dict.fromkeys((when.days.first.isoformat(), when.days.last.isoformat()))
        slide["display_date"] = f"{when.qualifier} ({' to '.join(days)})"
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(event: Event, cast: Cast) -> str:
    def names(mentions: tuple[str, ...]) -> str:
        return ", ".join(dict.fromkeys(entity.name for entity in cast.entities(mentions, event.when)))

    kind = event.type.capitalize() + (f" ({event.mode})" if event.mode else "")
    recipients = names(event.recipients)
    return f"{names(event.actors) or '?'}: {kind}" + (f" — {recipients}" if recipients else "")


def geojson(documents: Iterable[CodedDocument], scale: Scale, out: TextIO) -> None:
    """A FeatureCollection (RFC 7946) of the events that happened at a known place."""
    features = []
    for coded in documents:
        cast = Cast(coded)
        for event in coded.events:
            place = event.place
            if place is None or place.lat is None or place.lon is None or event.status != "actual":
                continue
            properties: dict[str, Cell] = {
                "headline": _headline(event, cast),
                "event": event.type,
                "mode": event.mode,
                "quad_code": scale[event.type, event.mode][0],
                "event_scale": scale[event.type, event.mode][1],
                "date_from": event.when.days.first.isoformat() if event.when else None,
                "date_to": event.when.days.last.isoformat() if event.when else None,
                "date_qualifier": (event.when.qualifier or None) if event.when else None,
                "place": place.name,
                "country": place.country,
                "resolution": place.resolution,
                "geonameid": place.geonameid,
                "document": coded.document.id,
                "sentence": " ".join(event.span.of(coded.document.text).split()),
            }
            point = {"type": "Point", "coordinates": [place.lon, place.lat]}
            features.append({"type": "Feature", "id": event.id, "geometry": point, "properties": properties})
    json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False)
    out.write("\n")
