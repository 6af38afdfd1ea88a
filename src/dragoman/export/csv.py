"""Rows as a table: spans, dates and parties spread over plain columns.

`date` becomes `date_from`, `date_to`, `date_text` and `date_qualifier`; a party becomes its id, name,
country, sector, office and words, several of them parted by "; ".
"""

import csv
from collections.abc import Iterable
from typing import TextIO

from dragoman.export.contract import Row
from dragoman.model.codec import Json

_ENTITY = ("id", "name", "country", "sector", "office", "text")
_PARTIES = ("actor", "recipient", "speaker", "beside", "addressee", "about", "by", "to")
_DAYS = ("date", "due", "published")
_LEFT_OUT = ("furniture",)


def write(rows: Iterable[Row], out: TextIO) -> None:
    """A header and a line for each row; nothing at all where there are no rows."""
    writer = None
    for row in rows:
        flat = _flat(row)
        if writer is None:
            writer = csv.DictWriter(out, list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)


def _flat(row: Row) -> dict[str, str]:
    """A row with one plain value in each column; the columns do not depend on the values."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        if name in _LEFT_OUT:
            continue
        if name == "speaker" or (name in _PARTIES and isinstance(value, list)):
            # A mention's `actor` is just an id, a date's `to` a day.
            parties = value if isinstance(value, list) else [value] if value else []
            for part in _ENTITY:
                column = name if part == "id" else f"{name}_{part}"
                flat[column] = "; ".join(_plain(_part(party, part)) for party in parties)
        elif name in _DAYS:
            ends = ("from", "to", "text", "qualifier") if name in ("date", "due") else ("from", "to")
            flat |= {f"{name}_{end}": _plain(_part(value, end)) for end in ends}
            if name == "published" and "source" in row:
                flat["published_basis"] = _plain(_part(value, "basis"))
        elif name == "location":
            flat |= {
                f"location_{part}": _plain(_part(value, part))
                for part in ("name", "country", "lat", "lon", "geonameid")
            }
        elif name == "trigger":
            flat["trigger"] = _plain(_part(value, "text"))
        elif name in ("content", "condition_for", "cue"):
            spans = value if isinstance(value, list) else [value] if value else []
            flat[f"{name}_spans"] = "; ".join(
                f"{_plain(_part(s, 'start'))}-{_plain(_part(s, 'end'))}" for s in spans
            )
        else:
            flat[name] = "; ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return flat


def _part(value: Json, name: str) -> Json:
    """A field of an object; None where there is no object."""
    return value.get(name) if isinstance(value, dict) else None


def _plain(value: Json) -> str:
    return "" if value is None else str(value)
