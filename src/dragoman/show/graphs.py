"""Networks as pictures, tables and JSON."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

import altair as alt

from dragoman.analyse.days import days_in_words
from dragoman.analyse.network import (
    Edge,
    Network,
    Node,
    edge_row,
    layout,
    node_row,
    write_gexf,
    write_graphml,
)
from dragoman.model.codec import to_json
from dragoman.show.charts import FORMATS as PICTURES
from dragoman.show.charts import GREY, SCORE_COLOURS, AnyChart, chart_of, drawn, kind_of, outlets, styled
from dragoman.show.labels import Point, placed, written

FORMATS = ("gexf", "graphml", "json", "csv", *PICTURES)
MOST = 60
"""Parties in a picture; more cannot be read."""
_WIDTH, _HEIGHT, _ROW = 940, 620, 64
_EDGE = 46  # kept free for names at the rim
_GROUPS = ("#4e79a7", "#f28e2b", "#59a14f", "#b07aa1", "#edc948", "#76b7b2", "#9c755f", "#ff9da7")
_TOLD = 3
_OF_TIE = ("tie", "stories", "mean", "cooperation", "conflict", "days", "told")
_OF_NODE = ("name", "id", "country", "sector", "stories", "mean", "partners", "broker", "community")


def write_network(found: Network, path: Path) -> None:
    """Write a network in the format its file's name ends in.

    Raises:
        ConfigError: No such format.
    """
    kind = kind_of(path, "network", FORMATS)
    if kind == "gexf":
        write_gexf(found, path)
    elif kind == "graphml":
        write_graphml(found, path)
    elif kind == "json":
        path.write_text(as_json(found), "utf-8")
    elif kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            rows = [{"left": edge.left, "right": edge.right, **edge_row(edge)} for edge in found.edges]
            writer.writerow(rows[0] if rows else ("left", "right"))
            writer.writerows(row.values() for row in rows)
    else:
        path.write_bytes(drawn(network_chart(found), kind, below=_listed(found)))


def as_json(found: Network) -> str:
    """The network for other programs: nodes, and edges with all their stories."""
    about = {
        "level": found.level,
        "around": found.around,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "days": to_json(found.days) if found.days else None,
        "strangers_left_out": found.strangers,
        "ties_with_too_few_stories": found.few,
    }
    nodes = [{"id": node.id, **node_row(node)} for node in found.nodes]
    edges = [
        {
            "left": edge.left,
            "right": edge.right,
            **{key: value for key, value in edge_row(edge).items() if key != "story_ids"},
            "occurrences": [to_json(it) for it in edge.occurrences],
        }
        for edge in found.edges
    ]
    return json.dumps({**about, "nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def network_chart(found: Network) -> AnyChart:
    """A network as a picture: parties by stories and community, ties by stories and mean score."""
    shown = _strongest(found)
    places, height = _places(shown)
    radius = {node.id: _radius(node, shown) for node in shown.nodes}
    points = [
        Point(name=node.name, x=places[node.id][0], y=places[node.id][1], radius=radius[node.id])
        for node in shown.nodes
    ]
    labels = placed(points, _WIDTH, height)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, _WIDTH]), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0]), axis=None)
    names = {node.id: node.name for node in shown.nodes}
    colour = alt.Color(
        "mean:Q",
        scale=alt.Scale(domain=[-10, -4, 0, 4, 10], range=SCORE_COLOURS),
        legend=alt.Legend(title="mean score of a tie", orient="top", gradientLength=180),
    )
    most = max((edge.scores.stories for edge in shown.edges), default=1)
    width = alt.StrokeWidth("stories:Q", scale=alt.Scale(domain=[1, most], range=[1.2, 9]), legend=None)
    ties = (
        chart_of([_tie(edge, places, names) for edge in shown.edges])
        .mark_rule(opacity=0.75)
        .encode(x=x, y=y, x2="x2", y2="y2", color=colour, tooltip=_tips(_OF_TIE), strokeWidth=width)
    )
    dots = (
        chart_of([_dot(node, places, radius, found.around) for node in shown.nodes])
        .mark_circle(opacity=1)
        .encode(
            x=x,
            y=y,
            tooltip=_tips(_OF_NODE),
            color=alt.Color("fill:N", scale=None),
            stroke=alt.Stroke("rim:N", scale=None),
            size=alt.Size("size:Q", scale=None),
        )
    )
    whole = alt.layer(ties, dots, *written(labels, x, y)).resolve_scale(
        color="independent", stroke="independent"
    )
    return styled(
        whole.properties(width=_WIDTH, height=height), _heading(found), _about(found, shown, len(labels))
    )


def _tips(names: tuple[str, ...]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N") for name in names]


def _strongest(found: Network) -> Network:
    """What a picture has room for: those with most stories, and the ties between them."""
    kept = {node.id for node in found.nodes[:MOST]} | ({found.around} if found.around else set())
    edges = tuple(edge for edge in found.edges if {edge.left, edge.right} <= kept)
    ends = {end for edge in edges for end in (edge.left, edge.right)}
    return replace(found, nodes=tuple(node for node in found.nodes if node.id in ends), edges=edges)


def _places(shown: Network) -> tuple[dict[str, tuple[float, float]], float]:
    """Places in pixels and the height they need: the largest part above, the small ones in rows below it."""
    parts = layout(shown)
    places: dict[str, tuple[float, float]] = {}
    if not parts:
        return places, _ROW
    small = len(parts[0]) <= _TOLD
    height = 0.0 if small else float(_HEIGHT)
    if not small:
        places.update(_fitted(parts[0], 0, 0, _WIDTH, height))
    left = 0.0
    for part in parts[0 if small else 1 :]:
        wide = min(_WIDTH, 130.0 * len(part) ** 0.5 + 2 * _EDGE)
        if left + wide > _WIDTH:
            left, height = 0.0, height + _ROW
        places.update(_fitted(part, left, height, wide, _ROW))
        left += wide
    return places, height + (_ROW if left else 0)


def _fitted(
    part: Mapping[str, tuple[float, float]], left: float, top: float, wide: float, high: float
) -> dict[str, tuple[float, float]]:
    """A part stretched into a box."""
    low = [min(p[k] for p in part.values()) for k in (0, 1)]
    span = [max(p[k] for p in part.values()) - low[k] for k in (0, 1)]
    rim = (min(_EDGE, wide / 4), min(24.0, high / 3))

    def at(value: float, k: int, start: float, length: float) -> float:
        share = (value - low[k]) / span[k] if span[k] > 0.01 else 0.5
        return round(start + rim[k] + share * (length - 2 * rim[k]), 1)

    return {party: (at(p[0], 0, left, wide), at(p[1], 1, top, high)) for party, p in part.items()}


def _radius(node: Node, shown: Network) -> float:
    most = max(other.stories for other in shown.nodes)
    return 4.0 + 12.0 * float((node.stories / most) ** 0.5)


def _dot(
    node: Node, places: Mapping[str, tuple[float, float]], radius: Mapping[str, float], around: str | None
) -> dict[str, object]:
    x, y = places[node.id]
    fill = _GROUPS[node.community - 1] if node.community <= len(_GROUPS) else GREY
    rim = "black" if node.id == around else "white"
    size = 3.1416 * radius[node.id] ** 2
    return {"id": node.id, "x": x, "y": y, "size": size, "fill": fill, "rim": rim, **node_row(node)}


def _tie(
    edge: Edge, places: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> dict[str, object]:
    (x, y), (x2, y2) = places[edge.left], places[edge.right]
    some = sorted(edge.occurrences, key=lambda it: (-len(it.events), it.story))
    more = f" and {len(some) - _TOLD} more" if len(some) > _TOLD else ""
    told = "; ".join(f"{it.type} {it.days.first if it.days else '?'} ({it.story})" for it in some[:_TOLD])
    return {
        "x": x,
        "y": y,
        "x2": x2,
        "y2": y2,
        "tie": f"{names[edge.left]} – {names[edge.right]}",
        "stories": edge.scores.stories,
        "mean": edge.scores.mean,
        "cooperation": edge.cooperation,
        "conflict": edge.conflict,
        "days": f"{edge.first or '?'} to {edge.last or '?'}",
        "told": told + more,
    }


def _listed(found: Network) -> str:
    """The stories of every tie, for the page."""
    names = {node.id: node.name for node in found.nodes}
    parts = []
    for edge in found.edges:
        items = "".join(
            f"<li>{escape(it.type)}{escape(f'/{it.mode}' if it.mode else '')}, "
            f"{escape(days_in_words(it.days) if it.days else 'day not told')} "
            f"<small>{escape(it.story)}, told by {escape(outlets(it.publishers))}</small></li>"
            for it in edge.occurrences
        )
        who = escape(f"{names[edge.left]} – {names[edge.right]}: {edge.scores.stories}")
        parts.append(f"<details><summary>{who}</summary><ul>{items}</ul></details>")
    return "\n".join(parts)


def _heading(found: Network) -> str:
    if found.around is None:
        return "Who deals with whom"
    return f"Around {next((node.name for node in found.nodes if node.id == found.around), found.around)}"


def _about(found: Network, shown: Network, named: int) -> list[str]:
    """What is drawn and what is left out."""
    line = f"{len(shown.nodes)} of {len(found.nodes)} parties, {len(shown.edges)} of {len(found.edges)} ties"
    line += f"; as of {found.as_of.isoformat()}" if found.as_of else ""
    left = len(shown.nodes) - named
    line += f"; {left} names without room" if left else ""
    line += (
        f"; {found.strangers} in the whole record met in one document only are left out"
        if found.strangers
        else ""
    )
    return [line, "size and width: stories; colour of a party: its community (who deals most with whom)"]
