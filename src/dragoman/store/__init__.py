"""One SQLite file that keeps coded documents and gives them back exactly; the only package that knows SQL."""

from dragoman.store.database import open_store
from dragoman.store.record import Record

__all__ = ["Record", "open_store"]
