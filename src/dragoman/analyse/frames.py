"""Rows of the record as polars data frames, and as Parquet files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

Frame = pl.DataFrame
_WHOLE = """quad_code start end characters events statements commitments stories reports documents independent
    contradicted contacts by_publication left_said right_said verbal_cooperation material_cooperation
    verbal_conflict material_conflict cooperation conflict left_acts right_acts partners community geonameid
    telling stories_before stories_after"""
_REAL = """event_scale confidence score mean mean_low mean_high total broker lat lon mean_before mean_after
    chance"""
_DAYS = """first last first_report last_report after before published_from published_to date_from date_to
    due_from due_to made_from made_to"""
_TYPES: dict[str, Any] = {_WHOLE: pl.Int64, _REAL: pl.Float64, _DAYS: pl.Date, "reported exact": pl.Boolean}
_TYPES |= {"story_ids event_ids publishers": pl.List(pl.String)}
_OF_COLUMN: dict[str, Any] = {name: kind for names, kind in _TYPES.items() for name in names.split()}


def frame(rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    """A data frame of rows with the same keys; days (`…_from`, `…_to`) become dates.

    Columns take the type of their values, whichever row has the first one.
    """
    found = pl.DataFrame([dict(row) for row in rows], infer_schema_length=None)
    days = [
        name
        for name, kind in found.schema.items()
        if name.endswith(("_from", "_to")) and kind == pl.String and name != "published_basis"
    ]
    return found.with_columns(pl.col(days).str.to_date("%Y-%m-%d", strict=False)) if days else found


def write_parquet(rows: Iterable[Mapping[str, object]], path: Path) -> None:
    """Write rows as a Parquet file."""
    frame(rows).write_parquet(path)


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> Frame:
    """A data frame with these columns, their types decided by their names, also where there are no rows."""
    kinds: dict[str, Any] = {name: _OF_COLUMN.get(name, pl.String) for name in columns}
    data = [[_value(row[name], kinds[name]) for name in columns] for row in rows]
    return pl.DataFrame(data, schema=kinds, orient="row")


def _value(value: object, kind: object) -> object:
    """A day for the text of a day; anything else as it is."""
    if kind is not pl.Date or not isinstance(value, str):
        return value
    return date.fromisoformat(value) if value else None
