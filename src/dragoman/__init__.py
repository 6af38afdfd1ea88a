"""Dragoman turns news into a checked record of events, statements, commitments, actors, dates and places.

>>> import dragoman
>>> sorted(dragoman.__all__)[:3]
['Actor', 'CodedDocument', 'Coder']

`Coder` codes texts, `open_record` opens a record file, `Workbench` gives it as data frames and charts, the
rest are the types they give. What is asked for is loaded when it is asked for, so that importing Dragoman
takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.coder import Coder
    from dragoman.errors import DragomanError
    from dragoman.model.actors import Actor, Link, Mention, Role
    from dragoman.model.coded import CodedDocument, Failure
    from dragoman.model.events import Event
    from dragoman.model.speech import Commitment, Statement
    from dragoman.model.text import DateRange, Document, Span
    from dragoman.store import Record
    from dragoman.store import open_store as open_record
    from dragoman.workbench import Workbench

__all__ = [
    "Actor",
    "CodedDocument",
    "Coder",
    "Commitment",
    "DateRange",
    "Document",
    "DragomanError",
    "Event",
    "Failure",
    "Link",
    "Mention",
    "Record",
    "Role",
    "Span",
    "Statement",
    "Workbench",
    "open_record",
]

_HOMES = {
    "Coder": "coder",
    "Workbench": "workbench",
    "Record": "store",
    "open_record": "store",
    "DragomanError": "errors",
    "CodedDocument": "model.coded",
    "Failure": "model.coded",
    "Event": "model.events",
    "Statement": "model.speech",
    "Commitment": "model.speech",
    "Actor": "model.actors",
    "Link": "model.actors",
    "Mention": "model.actors",
    "Role": "model.actors",
    "DateRange": "model.text",
    "Document": "model.text",
    "Span": "model.text",
}


if not TYPE_CHECKING:  # a type checker sees the imports above, and misspelt names as errors

    def __getattr__(name: str) -> object:
        """One of the public names, loaded from where it lives."""
        if name not in _HOMES:
            msg = f"module 'dragoman' has no attribute {name!r}"
            raise AttributeError(msg)
        module = import_module(f"dragoman.{_HOMES[name]}")
        return getattr(module, "open_store" if name == "open_record" else name)
