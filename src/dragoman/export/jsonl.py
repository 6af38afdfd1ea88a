"""Rows as JSON lines."""

import json
from collections.abc import Iterable
from typing import TextIO

from dragoman.export.contract import Row


def write(rows: Iterable[Row], out: TextIO) -> None:
    """One object a line, in UTF-8 letters as they are."""
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
