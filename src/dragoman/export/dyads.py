"""Events as rows of one actor and one recipient, in the columns of the data sets of the field.

Tools written for PLOVER, POLECAT, ICEWS or GDELT read them; what those data sets have and a record has not
stays empty (docs/exports.md lists the columns). An event of several parties gives a row for each pair; the
parties of a mutual event, which all are actors, are paired in the order of the text.
"""

import csv
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import TextIO

from dragoman.export.contract import Scale, why
from dragoman.model.coded import CodedDocument
from dragoman.model.entities import Cast, Entity
from dragoman.model.events import Event
from dragoman.model.text import DateRange

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event between two parties, either of which may be missing."""

    coded: CodedDocument
    event: Event
    actor: Entity | None
    recipient: Entity | None
    scale: tuple[int, float]
    number: int

    @property
    def id(self) -> str:
        """The event's id, numbered from the second pair on."""
        return self.event.id if self.number == 1 else f"{self.event.id}-{self.number}"

    @property
    def days(self) -> DateRange | None:
        """When it happened; the days of publication where the text does not say."""
        published = self.coded.document.published
        return self.event.when.days if self.event.when else published.days if published else None

    @property
    def sentence(self) -> str:
        """The sentence on one line."""
        return " ".join(self.event.span.of(self.coded.document.text).split())


def dyads(coded: CodedDocument, scale: Scale, statuses: tuple[str, ...] = ("actual",)) -> Iterator[Dyad]:
    """The events of a document that have one of the statuses, pair by pair."""
    cast = Cast(coded)
    for event in coded.events:
        if event.status in statuses:
            for number, (actor, recipient) in enumerate(_pairs(event, cast), 1):
                yield Dyad(coded, event, actor, recipient, scale[event.type, event.mode], number)


def _pairs(event: Event, cast: Cast) -> Iterator[tuple[Entity | None, Entity | None]]:
    actors = cast.entities(event.actors, event.when)
    recipients = cast.entities(event.recipients, event.when)
    if len(actors) > 1 and not recipients:
        yield from combinations(actors, 2)
    else:
        yield from product(actors or (None,), recipients or (None,))


def plover(documents: Iterable[CodedDocument], scale: Scale, out: TextIO) -> None:
    """PLOVER 2.0 events, one JSON object a line, all statuses; several parties stay in one object."""
    for coded in documents:
        cast = Cast(coded)
        document = coded.document
        for event in coded.events:
            quad, score = scale[event.type, event.mode]
            place = event.place
            row = {
                "id": event.id,
                "date": [d.isoformat() for d in (event.when.days.first, event.when.days.last)]
                if event.when
                else None,
                "event": event.type,
                "mode": event.mode,
                "context": list(event.contexts),
                "quad": quad,
                "score": score,
                "auxiliary": None if event.status == "actual" else event.status,
                "actor": [_plover_party(e) for e in cast.entities(event.actors, event.when)],
                "recipient": [_plover_party(e) for e in cast.entities(event.recipients, event.when)],
                "location": {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
                if place
                else None,
                "text": event.span.of(document.text),
                "document": document.id,
                "publisher": document.publisher,
                "url": document.url,
                "language": document.language or "en",
                "why": why(event.evidence, document.text),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _plover_party(entity: Entity) -> dict[str, Cell]:
    return {
        "name": entity.name, "country": entity.country, "sector": entity.sector, "title": entity.office,
        "text": entity.text,
    }  # fmt: skip


def _told(party: Entity | None) -> dict[str, str | None]:
    """What is told of a party; nothing of one that is missing."""
    names = ("name", "country", "sector", "office", "text")
    return {name: getattr(party, name, None) for name in names}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _polecat(dyad: Dyad) -> dict[str, Cell]:
    event, document = dyad.event, dyad.coded.document
    row: dict[str, Cell] = {
        "Event ID": dyad.id,
        "Event Date": _iso(dyad.days.first if dyad.days else None),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": dyad.scale[1],
        "Quad Code": dyad.scale[0],
        "Contexts": ";".join(event.contexts),
    }
    for side, party in (("Actor", dyad.actor), ("Recipient", dyad.recipient)):
        told = _told(party)
        row |= {
            f"{side} Name": told["name"],
            f"{side} Country": told["country"],
            f"Primary {side} Sector": told["sector"],
            f"{side} Sectors": told["sector"],
            f"{side} Title": told["office"],
            f"{side} Name Raw": told["text"],
            f"Wikipedia {side} ID": None,
        }
    return {
        **row,
        **_where(dyad),
        "GeoNames ID": event.place.geonameid if event.place else None,
        "Raw Placename": event.place.span.of(document.text) if event.place else None,
        "Source": document.publisher,
        "Publication Date": _iso(document.published.days.first if document.published else None),
        "Language": document.language or "en",
        "Story": document.id,
        "Sentence": dyad.sentence,
    }


def _where(dyad: Dyad) -> dict[str, Cell]:
    place = dyad.event.place
    return {
        "Placename": place.name if place else None,
        "Country": place.country if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
    }


def _icews(dyad: Dyad) -> dict[str, Cell]:
    sentences = sorted({event.span.start for event in dyad.coded.events})
    where = _where(dyad)
    source, target = _told(dyad.actor), _told(dyad.recipient)
    return {
        "Event ID": dyad.id,
        "Event Date": _iso(dyad.days.first if dyad.days else None),
        "Source Name": source["name"],
        "Source Sectors": source["sector"],
        "Source Country": source["country"],
        "Event Text": " / ".join(filter(None, (dyad.event.type, dyad.event.mode))),
        "CAMEO Code": cameo(dyad.event),
        "Intensity": dyad.scale[1],
        "Target Name": target["name"],
        "Target Sectors": target["sector"],
        "Target Country": target["country"],
        "Story ID": dyad.coded.document.id,
        "Sentence Number": sentences.index(dyad.event.span.start) + 1,
        "Publisher": dyad.coded.document.publisher,
        "City": where["Placename"],
        "District": None,
        "Province": None,
        "Country": where["Country"],
        "Latitude": where["Latitude"],
        "Longitude": where["Longitude"],
    }


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")


def _gdelt(dyad: Dyad) -> dict[str, Cell]:
    day = dyad.days.first if dyad.days else None
    code = cameo(dyad.event)
    place = dyad.event.place
    row: dict[str, Cell] = {
        "GLOBALEVENTID": dyad.id,
        "SQLDATE": f"{day:%Y%m%d}" if day else None,
        "MonthYear": f"{day:%Y%m}" if day else None,
        "Year": day.year if day else None,
        "FractionDate": round(day.year + (day.timetuple().tm_yday - 1) / 365, 4) if day else None,
    }
    for side, party in (("Actor1", dyad.actor), ("Actor2", dyad.recipient)):
        told = _told(party)
        row |= {
            f"{side}Code": (told["country"] or "") + (told["sector"] or "") or None,
            f"{side}Name": told["name"] and told["name"].upper(),
            f"{side}CountryCode": told["country"],
        }
        row |= dict.fromkeys(
            f"{side}{part}" for part in ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
        )
        row |= {
            f"{side}Type1Code": told["sector"],
            f"{side}Type2Code": None,
            f"{side}Type3Code": None,
        }
    row |= {
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": dyad.scale[0],
        "GoldsteinScale": dyad.scale[1],
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "AvgTone": None,
    }
    row |= dict.fromkeys(f"{side}Geo_{part}" for side in ("Actor1", "Actor2") for part in _GEO)
    here = (None, place.name, place.country, None, place.lat, place.lon, place.geonameid) if place else ()
    row |= dict.fromkeys(f"ActionGeo_{part}" for part in _GEO)
    row |= {f"ActionGeo_{part}": value for part, value in zip(_GEO, here, strict=False)}
    published = dyad.coded.document.published
    return {
        **row,
        "DATEADDED": f"{published.days.first:%Y%m%d}" if published else None,
        "SOURCEURL": dyad.coded.document.url or dyad.coded.document.source.where,
    }


@cache
def _cameo() -> dict[str, dict[str, str | dict[str, str]]]:
    return tomllib.loads((files("dragoman.export") / "cameo.toml").read_text("utf-8"))


def cameo(event: Event) -> str:
    """The CAMEO code of an event; its first two digits are the root."""
    entry = _cameo()[event.type]
    modes = entry.get("modes", {})
    found = modes.get(event.mode or "") if isinstance(modes, dict) else None
    return found or str(entry["code"])


def _table(
    row: Callable[[Dyad], dict[str, Cell]],
) -> Callable[[Iterable[CodedDocument], Scale, TextIO], None]:
    def write(documents: Iterable[CodedDocument], scale: Scale, out: TextIO) -> None:
        writer = None
        for coded in documents:
            for dyad in dyads(coded, scale):
                cells = row(dyad)
                if writer is None:
                    writer = csv.DictWriter(out, list(cells), dialect="excel-tab", lineterminator="\n")
                    writer.writeheader()
                writer.writerow(cells)

    return write


polecat = _table(_polecat)
icews = _table(_icews)
gdelt = _table(_gdelt)
