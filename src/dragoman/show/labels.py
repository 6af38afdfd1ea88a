"""Where names stand beside their points, so that none lies over another or over a point."""

from collections.abc import Iterable
from dataclasses import dataclass

import altair as alt

from dragoman.show.charts import chart_of

SIZE = 11
"""Height of the letters in pixels."""
_LETTER = 0.56 * SIZE  # mean width of a letter of Liberation Sans
_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point with a name; places in pixels, y downwards, radius likewise."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name that has found room: `x` is its left edge, `y` its middle."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether two boxes have a pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def placed(points: Iterable[Point], width: float, height: float) -> tuple[Label, ...]:
    """The names that find room right, left, above or below their points; the first points choose first.

    >>> [label.name for label in placed([Point(name="A", x=20, y=20, radius=4),
    ...                                  Point(name="B" * 40, x=20, y=22, radius=4)], 100, 40)]
    ['A']
    """
    some = tuple(points)
    taken = [_Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in some]
    page = _Box(0, 0, width, height)
    found = []
    for point in some:
        for box in _boxes(point):
            inside = page.left <= box.left and box.right <= page.right and page.top <= box.top
            if inside and box.bottom <= page.bottom and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(Label(name=point.name, x=box.left, y=(box.top + box.bottom) / 2))
                break
    return tuple(found)


def written(labels: Iterable[Label], x: alt.X, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """The names as layers of a chart whose axes count pixels, with a white rim against lines."""
    rows = [{"x": label.x, "y": label.y, "name": label.name} for label in labels]
    rim = chart_of(rows).mark_text(
        align="left", baseline="middle", fontSize=SIZE, stroke="white", strokeWidth=3, strokeJoin="round"
    )
    words = chart_of(rows).mark_text(align="left", baseline="middle", fontSize=SIZE)
    return rim.encode(x=x, y=y, text="name:N"), words.encode(x=x, y=y, text="name:N")


def _boxes(point: Point) -> Iterable[_Box]:
    """Where the name of a point may stand, the best place first."""
    wide, high, off = len(point.name) * _LETTER, SIZE + 1, point.radius + _GAP
    for left, middle in (
        (point.x + off, point.y),
        (point.x - off - wide, point.y),
        (point.x - wide / 2, point.y - off - high / 2),
        (point.x - wide / 2, point.y + off + high / 2),
        (point.x + off * 0.7, point.y - off),
        (point.x + off * 0.7, point.y + off),
        (point.x - off * 0.7 - wide, point.y - off),
        (point.x - off * 0.7 - wide, point.y + off),
    ):
        yield _Box(left, middle - high / 2, left + wide, middle + high / 2)
