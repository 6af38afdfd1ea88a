"""What analysis finds as data frames, columns always the same; `docs/notebooks.md` tells each."""

from collections.abc import Iterable

from dragoman.analyse.entries import Entry
from dragoman.analyse.frames import Frame, table
from dragoman.analyse.network import Edge, Node, edge_row, node_row
from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.places import Spot
from dragoman.analyse.series import Cell, Relation, Scores
from dragoman.analyse.stories import Report
from dragoman.analyse.turning import Turn

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_SCORES = ("stories", "reports", *_QUADS, "mean", "mean_low", "mean_high", "total")
_RELATION = ("left", "left_name", "right", "right_name", *_SCORES, "documents", "first", "last")
_PERIOD = (
    "period", "date_from", "date_to", *_SCORES, "contacts", "by_publication", "left_said", "right_said",
    "story_ids",
)  # fmt: skip
_BETWEEN = (
    "story", "left", "right", "acts", "event", "mode", "quad_code", "event_scale", "date_from", "date_to",
    "reported", "reports", "documents", "publishers", "event_ids",
)  # fmt: skip
_REPORT = (
    "event", "sentence", "title", "publisher", "published_from", "telling", "because",
)  # fmt: skip
_TURN = (
    "after", "before", "mean_before", "mean_after", "stories_before", "stories_after", "chance", "story_ids",
)  # fmt: skip
_ENTRY = (
    "id", "kind", "matter", "pact", "by", "by_name", "to", "to_name", "content", "condition_for", "status",
    "told_by", "made_from", "made_to", "due_from", "due_to", "reports", "documents", "sentence",
)  # fmt: skip
_PARTY = (
    "id", "name", "kind", "country", "sector", "stories", "mean", "partners", "broker", "community",
)  # fmt: skip
_TIE = (
    "left", "right", "stories", "reports", "cooperation", "conflict", "mean", "total", "left_acts",
    "right_acts", "first", "last", "story_ids",
)  # fmt: skip
_PLACE = (
    "place", "country", "resolution", "exact", "lat", "lon", "geonameid", "stories", "mean", "story_ids",
)  # fmt: skip


def relations(found: Iterable[Relation]) -> Frame:
    """All pairs of sides."""
    rows = (
        {
            "left": it.left,
            "left_name": it.left_name,
            "right": it.right,
            "right_name": it.right_name,
            **_scored(it.scores),
            "documents": it.documents,
            "first": it.first,
            "last": it.last,
        }
        for it in found
    )
    return table(rows, _RELATION)


def periods(found: Iterable[Cell]) -> Frame:
    """The periods of a series."""
    rows = (
        {
            "period": cell.name,
            "date_from": cell.days.first,
            "date_to": cell.days.last,
            **_scored(cell.scores),
            "contacts": cell.contacts,
            "by_publication": cell.by_publication,
            "left_said": cell.left_said,
            "right_said": cell.right_said,
            "story_ids": [it.story for it in cell.occurrences],
        }
        for cell in found
    )
    return table(rows, _PERIOD)


def occurrences(found: Iterable[Occurrence]) -> Frame:
    """What happened between two sides, story by story."""
    rows = (
        {
            "story": it.story,
            "left": it.left,
            "right": it.right,
            "acts": it.acts,
            "event": it.type,
            "mode": it.mode,
            "quad_code": it.quad_code,
            "event_scale": it.score,
            "date_from": it.days and it.days.first,
            "date_to": it.days and it.days.last,
            "reported": it.reported,
            "reports": len(it.events),
            "documents": len(it.documents),
            "publishers": list(it.publishers),
            "event_ids": list(it.events),
        }
        for it in found
    )
    return table(rows, _BETWEEN)


def reports(found: Iterable[Report]) -> Frame:
    """The reports of one story."""
    rows = (
        {
            "event": it.event,
            "sentence": it.quote.text,
            "title": it.title,
            "publisher": it.publisher,
            "published_from": it.published,
            "telling": it.telling,
            "because": "; ".join(it.because),
        }
        for it in found
    )
    return table(rows, _REPORT)


def turns(found: Iterable[Turn]) -> Frame:
    """The turning points of a relation."""
    rows = (
        {
            "after": it.after,
            "before": it.before,
            "mean_before": it.scores_before.mean,
            "mean_after": it.scores_after.mean,
            "stories_before": it.scores_before.stories,
            "stories_after": it.scores_after.stories,
            "chance": it.chance,
            "story_ids": [story.story for story in it.telling],
        }
        for it in found
    )
    return table(rows, _TURN)


def entries(found: Iterable[Entry]) -> Frame:
    """The entries of a ledger."""
    rows = (
        {
            "id": it.id,
            "kind": it.kind,
            "matter": it.matter,
            "pact": it.pact,
            "by": "; ".join(it.by_sides),
            "by_name": "; ".join(it.by),
            "to": "; ".join(it.to_sides),
            "to_name": "; ".join(it.to),
            "content": it.content,
            "condition_for": it.condition_for,
            "status": it.status,
            "told_by": it.told_by,
            "made_from": it.made and it.made.first,
            "made_to": it.made and it.made.last,
            "due_from": it.due and it.due.first,
            "due_to": it.due and it.due.last,
            "reports": len(it.reports),
            "documents": it.documents,
            "sentence": it.reports[0].quote.text,
        }
        for it in found
    )
    return table(rows, _ENTRY)


def places(found: Iterable[Spot]) -> Frame:
    """The places of a map."""
    rows = (
        {
            "place": spot.name,
            "country": spot.country,
            "resolution": spot.resolution,
            "exact": spot.exact,
            "lat": spot.lat,
            "lon": spot.lon,
            "geonameid": spot.geonameid,
            "stories": len(spot.happenings),
            "mean": spot.mean,
            "story_ids": [it.story for it in spot.happenings],
        }
        for spot in found
    )
    return table(rows, _PLACE)


def parties(found: Iterable[Node]) -> Frame:
    """The parties of a network."""
    return table(({"id": node.id, **node_row(node)} for node in found), _PARTY)


def ties(found: Iterable[Edge]) -> Frame:
    """The ties of a network."""
    rows = (
        {"left": edge.left, "right": edge.right, **edge_row(edge)}
        | {"story_ids": [it.story for it in edge.occurrences]}
        for edge in found
    )
    return table(rows, _TIE)


def _scored(found: Scores) -> dict[str, object]:
    return {
        "stories": found.stories,
        "reports": found.reports,
        **dict(zip(_QUADS, found.quads, strict=True)),
        "mean": found.mean,
        "mean_low": found.low,
        "mean_high": found.high,
        "total": found.total,
    }
