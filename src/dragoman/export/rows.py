"""The records of a document one by one, flat or whole, for JSON lines and CSV."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from dragoman.export.contract import Row, Scale, to_contract
from dragoman.model.codec import Json
from dragoman.model.coded import CodedDocument


def rows(
    what: str, coded: CodedDocument, scale: Scale, stories: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """The rows of one kind that a document gives.

    Args:
        what: A key of `KINDS`.
        coded: The document.
        scale: Quad code and score of every type and mode.
        stories: The story of each event id.
    """
    return KINDS[what](to_contract(coded, scale, stories))


def _coded(whole: Row) -> Iterator[Row]:
    yield whole


def _document(whole: Row) -> Iterator[Row]:
    document = _object(whole["document"])
    counts: Row = {
        kind: len(_list(whole[kind]))
        for kind in ("mentions", "places", "dates", "events", "statements", "commitments")
    }
    yield {**document, **counts}


def _records(kind: str) -> Callable[[Row], Iterator[Row]]:
    def found(whole: Row) -> Iterator[Row]:
        document = _object(whole["document"])
        text = str(document["text"])
        for record in map(_object, _list(whole[kind])):
            about: Row = {
                "document": document["id"],
                "title": document["title"],
                "publisher": document["publisher"],
                "published": document["published"],
            }
            yield {**about, **record, **_words(record, text)}

    return found


def _words(record: Row, text: str) -> Row:
    """The words behind the offsets, so that a row can be read alone."""
    found: Row = {}
    if "start" in record:
        found["words"] = text[cast("int", record["start"]) : cast("int", record["end"])]
    for name in ("content", "condition_for"):
        if name in record:
            found[f"{name}_words"] = " … ".join(
                text[cast("int", span["start"]) : cast("int", span["end"])]
                for span in map(_object, _list(record[name]))
            )
    if "cue" in record:
        cue = record["cue"] and _object(record["cue"])
        found["cue_words"] = text[cast("int", cue["start"]) : cast("int", cue["end"])] if cue else None
    return found


def _object(value: Json) -> Row:
    return cast("Row", value)


def _list(value: Json) -> list[Json]:
    return cast("list[Json]", value)


KINDS: dict[str, Callable[[Row], Iterator[Row]]] = {
    "documents": _document,
    "events": _records("events"),
    "statements": _records("statements"),
    "commitments": _records("commitments"),
    "actors": _records("actors"),
    "mentions": _records("mentions"),
    "places": _records("places"),
    "dates": _records("dates"),
    "coded": _coded,
}
"""What can be exported; `coded` is the whole object of a document."""
