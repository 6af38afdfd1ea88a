"""Exact JSON for every type of the model: `from_json(T, to_json(x)) == x`."""

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
T = TypeVar("T")


def to_json(value: object) -> Json:
    """A model value as JSON data; fields that hold their default or count for nothing are left out."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, frozenset):
        return [to_json(item) for item in sorted(value)]
    if is_dataclass(value):
        return {
            field.name: to_json(held)
            for field in fields(value)
            if field.compare
            and ((held := getattr(value, field.name)) != field.default or field.default is MISSING)
        }
    msg = f"not a value of the model: {value!r}"
    raise TypeError(msg)


def from_json(kind: type[T], data: Json) -> T:
    """The model value that `to_json` gave; a TypeError, KeyError or ValueError if it is not one."""
    reader = _reader(cast("Hashable", kind))
    return cast("T", reader(data))


@cache
def _reader(kind: Hashable) -> Callable[[Any], object]:
    """The function that reads one type; built once per type."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is date:
        return date.fromisoformat
    if origin is tuple and inner[-1] is not ...:  # a pair, or more, of set kinds
        items = tuple(map(_reader, inner))
        return lambda data: tuple(item(part) for item, part in zip(items, data, strict=True))
    if origin in (tuple, frozenset):
        item = _reader(inner[0])
        return lambda data: origin(item(part) for part in data)
    if origin in (Union, types.UnionType):
        some = _reader(next(arg for arg in inner if arg is not type(None)))
        return lambda data: None if data is None else some(data)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    return lambda data: data


def _dataclass_reader(kind: type) -> Callable[[Any], object]:
    """Reads one dataclass, an unknown field being an error."""
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return lambda data: kind(**{name: readers[name](part) for name, part in data.items()})
