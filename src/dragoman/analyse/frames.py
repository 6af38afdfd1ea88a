"""Rows of the record as polars data frames, and as Parquet files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl


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
