"""Maps of where things happened: as pictures, as a page with all stories, as GeoJSON."""

import json
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from math import asin, cos, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

import altair as alt

from dragoman.analyse.days import days_in_words
from dragoman.analyse.places import Happening, Map, Spot
from dragoman.model.codec import to_json
from dragoman.show.charts import FORMATS as PICTURES
from dragoman.show.charts import SCORE_COLOURS, AnyChart, chart_of, drawn, kind_of, outlets, styled
from dragoman.show.labels import Point, placed, written

FORMATS = ("geojson", *PICTURES)
_WIDTH, _HEIGHT = 940, 500
_RIM = 0.12  # of the picture, kept free around the outermost points
_LEAST = (0.9, 0.48)  # width and height of the smallest map, in Equal Earth's units: about 6,000 km across
_TOLD, _LONGEST = 3, 200
_MANY = 5  # stories that make a large point, if no place has more
_KINDS = ("in this town or at this site", "somewhere in this land")
_WHERE = {"country": "somewhere in", "region": "somewhere in", "area": "somewhere in or near"}


def write_map(found: Map, path: Path) -> None:
    """Write a map in the format its file's name ends in.

    Raises:
        ConfigError: No such format.
    """
    kind = kind_of(path, "map", FORMATS)
    if kind == "geojson":
        path.write_text(geojson(found), "utf-8")
    else:
        path.write_bytes(drawn(map_chart(found), kind, below=_listed(found)))


def geojson(found: Map) -> str:
    """The places as a FeatureCollection (RFC 7946), each with its stories."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
            "properties": {
                "place": spot.name,
                "country": spot.country,
                "resolution": spot.resolution,
                "exact": spot.exact,
                "geonameid": spot.geonameid,
                "stories": len(spot.happenings),
                "mean": round(spot.mean, 3),
                "happenings": [to_json(it) for it in spot.happenings],
            },
        }
        for spot in found.spots
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


def map_chart(found: Map) -> AnyChart:
    """A map: points by stories and mean score, exact places told apart from "somewhere in the land"."""
    view = _View(found.spots)
    most = max([_MANY, *(len(spot.happenings) for spot in found.spots)])
    points = [
        Point(name=spot.name, x=x, y=y, radius=4 + 10 * sqrt(len(spot.happenings) / most))
        for spot in found.spots
        for x, y in [view.at(spot.lon, spot.lat)]
    ]
    rows = [_row(spot, point) for spot, point in zip(found.spots, points, strict=True)]
    x, y = alt.X("x:Q", scale=None), alt.Y("y:Q", scale=None)
    tips = [alt.Tooltip(f"{name}:N") for name in ("place", "stories", "mean", "told")]
    colour = alt.Color(
        "mean:Q",
        scale=alt.Scale(domain=[-10, -4, 0, 4, 10], range=SCORE_COLOURS),
        legend=alt.Legend(title="mean score", orient="top", gradientLength=180),
    )
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=list(_KINDS), range=["circle", "diamond"]),
        legend=alt.Legend(title=None, orient="top", symbolFillColor="#888888"),
    )
    projection = alt.Projection(
        type="equalEarth", scale=view.scale, rotate=[-view.middle, 0, 0], translate=list(view.shift)
    )
    sea = alt.Chart(alt.sphere()).mark_geoshape(fill="#f3f7fa", clip=True).properties(projection=projection)
    land = (
        alt.Chart(
            alt.InlineData(_outlines(), format=alt.TopoDataFormat(type="topojson", feature="countries"))
        )
        .mark_geoshape(fill="#ececec", stroke="white", strokeWidth=0.6, clip=True)
        .project(type="equalEarth", scale=view.scale, rotate=[-view.middle, 0, 0], translate=list(view.shift))
    )
    dots = (
        chart_of(rows)
        .mark_point(filled=True, strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            size=alt.Size("size:Q", scale=None),
            color=colour,
            stroke=alt.Stroke(
                "mean:Q", scale=alt.Scale(domain=[-10, -4, 0, 4, 10], range=SCORE_COLOURS), legend=None
            ),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            shape=shape,
            tooltip=tips,
        )
    )
    labels = placed(points, _WIDTH, _HEIGHT)
    whole = alt.layer(sea, land, dots, *written(labels, x, y)).properties(width=_WIDTH, height=_HEIGHT)
    return styled(whole, _heading(found), _about(found, len(labels)))


class _View:
    """The part of the world that a map shows, and where a point of it lies, in pixels.

    Attributes:
        middle: Longitude in the middle.
        scale: As Vega's projection takes it; `shift` likewise.
    """

    def __init__(self, spots: Sequence[Spot]) -> None:
        lons = [spot.lon for spot in spots] or [-180.0, 180.0]
        self.middle = round((min(lons) + max(lons)) / 2, 3) if max(lons) - min(lons) < 180 else 0.0
        world = [_equal_earth(-180, 0), _equal_earth(180, 0), _equal_earth(0, -60), _equal_earth(0, 84)]
        raw = [_equal_earth(spot.lon - self.middle, spot.lat) for spot in spots] or world
        sides = []
        for k in (0, 1):
            low, high = min(p[k] for p in raw), max(p[k] for p in raw)
            grown = max((high - low) / (1 - 2 * _RIM), _LEAST[k])
            ends = min(p[k] for p in world), max(p[k] for p in world)
            sides.append(((low + high) / 2, min(grown, ends[1] - ends[0]), ends))
        self.scale = round(min(_WIDTH / sides[0][1], _HEIGHT / sides[1][1]), 3)
        centre = []
        for (mid, _, ends), size in zip(sides, (_WIDTH, _HEIGHT), strict=True):
            half = (
                min(size / self.scale, ends[1] - ends[0]) / 2
            )  # nothing beyond the edge of the world is shown
            centre.append(min(max(mid, ends[0] + half), ends[1] - half))
        self.shift = (
            round(_WIDTH / 2 - self.scale * centre[0], 3),
            round(_HEIGHT / 2 + self.scale * centre[1], 3),
        )

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies: pixels from the left and from the top."""
        x, y = _equal_earth(lon - self.middle, lat)
        return round(self.shift[0] + self.scale * x, 1), round(self.shift[1] - self.scale * y, 1)


def _equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """The Equal Earth projection (Šavrič, Patterson and Jenny 2018), as d3 and so Vega have it."""
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    t = asin(m * sin(radians(lat)))
    t2, t6 = t**2, t**6
    turned = (lon + 180) % 360 - 180 if abs(lon) > 180 else lon
    x = turned * pi / 180 * cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def _outlines() -> dict[str, Any]:
    """Outlines of the land, see `outlines/SOURCES.md`."""
    found: dict[str, Any] = json.loads(
        (files("dragoman.show") / "outlines" / "countries.json").read_text("utf-8")
    )
    return found


def _row(spot: Spot, point: Point) -> dict[str, object]:
    """A place as a row of the chart."""
    where = _WHERE.get(spot.resolution, "")
    more = len(spot.happenings) - _TOLD
    told = [_told(it) for it in spot.happenings[:_TOLD]] + ([f"and {more} more"] if more > 0 else [])
    return {
        "x": point.x,
        "y": point.y,
        "size": round(pi * point.radius**2, 1),
        "kind": _KINDS[0 if spot.exact else 1],
        "opacity": 0.85 if spot.exact else 0.15,
        "place": f"{where} {spot.name}".strip(),
        "stories": len(spot.happenings),
        "mean": round(spot.mean, 1),
        "told": "\n".join(told),
    }


def _told(it: Happening) -> str:
    """A story in a line: type, day, parties, sentence."""
    words = it.sentence if len(it.sentence) <= _LONGEST else f"{it.sentence[: _LONGEST - 1].rstrip()}…"
    return f"{_what(it)}: “{words}”"


def _what(it: Happening) -> str:
    kind = f"{it.type}/{it.mode}" if it.mode else it.type
    day = days_in_words(it.days) + (" (reported)" if it.reported else "") if it.days else "day not told"
    arrow = f" → {it.recipient}" if it.recipient else ""
    return f"{kind}, {day}, {it.actor or '?'}{arrow}"


def _heading(found: Map) -> str:
    return f"Where things happened: {' and '.join(found.of)}" if found.of else "Where things happened"


def _about(found: Map, named: int) -> list[str]:
    """What is drawn and what is left out."""
    stories = sum(len(spot.happenings) for spot in found.spots)
    places = f"{len(found.spots)} place{'s' * (len(found.spots) != 1)}"
    line = (
        f"{stories} {'story' if stories == 1 else 'stories'} at {places}; {found.nowhere} more tell no place"
    )
    line += f"; as of {found.as_of.isoformat()}" if found.as_of else ""
    left = len(found.spots) - named
    line += f"; {left} names without room" if left else ""
    return [line, "size: stories; a diamond stands in the middle of a land: where in it is not told"]


def _listed(found: Map) -> str:
    """All stories of a map, place by place, for the page."""
    parts = []
    for spot in found.spots:
        items = "".join(
            f"<li>{escape(_what(it))} "
            f"<small>{escape(it.story)}, told by {escape(outlets(it.publishers))}</small>"
            f"<blockquote>{escape(it.sentence)}</blockquote></li>"
            for it in spot.happenings
        )
        where = escape(f"{_WHERE.get(spot.resolution, '')} {spot.name}".strip())
        parts.append(f"<details><summary>{where}: {len(spot.happenings)}</summary><ul>{items}</ul></details>")
    return "\n".join(parts)
