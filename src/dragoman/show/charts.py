"""A relation over time as an Altair chart; charts as SVG, PNG, PDF or a page without network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from json import dumps
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import PERIODS, Cell, Series, period
from dragoman.analyse.turning import Turn, Turning
from dragoman.errors import ConfigError

QUADS = ("Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict")
COLOURS = ("#92c5de", "#2166ac", "#f4a582", "#b2182b")  # ColorBrewer's RdBu, told apart by the colour-blind
SCORE_COLOURS = ("#b2182b", "#ef8a62", "#bdbdbd", "#67a9cf", "#2166ac")  # for scores of -10, -4, 0, 4, 10
GREY = "#666666"
FORMATS = ("svg", "png", "pdf", "html")
WIDTH = 720
_FONT = (
    "Liberation Sans, Arial, Helvetica, sans-serif"  # the first comes with vl-convert: the same everywhere
)
_TOLD = 3  # stories named when the mouse rests on a bar
_DAY = timedelta(days=1)
_MOST_TICKS = 18
_TICK = (
    "utcdate(datum.value) != 1 ? utcFormat(datum.value, '%-d %b') : "
    "utcmonth(datum.value) != 0 ? utcFormat(datum.value, '%b') : utcFormat(datum.value, '%Y')"
)
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ margin: 2em; font-family: {font}; }} #chart {{ width: 100%; }}
#vg-tooltip-element {{ max-width: 34em; }}
#vg-tooltip-element table tr td.value {{ white-space: pre-line; max-width: 28em; max-height: none; }}
blockquote {{ margin: .2em 1em .8em; color: #444; }}</style></head>
<body><div id="chart"></div>
<script>{bundle}</script>
<script>
const actions = {{export: true, source: false, compiled: false, editor: false}};
vegaEmbed("#chart", {spec}, {{renderer: "svg", actions: actions}});
</script>
{below}
</body></html>
"""
_SNIPPET = "window.vegaEmbed = vegaEmbed;"

AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.ConcatChart | alt.HConcatChart | alt.VConcatChart


def series_chart(
    series: Series, *, turning: Turning | None = None, names: tuple[str, str] | None = None
) -> AnyChart:
    """A relation over time: stories by quad category above, the mean score with its interval below.

    Args:
        series: From `analyse.series.series`.
        turning: Change points, drawn as rules with the means before and after.
        names: What to call the two sides; their ids if not given.
    """
    left, right = names or (series.left, series.right)
    span = _span(series.cells)
    x = time_axis(span, labels=False)
    bars = (
        chart_of(list(_bars(series.cells)))
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=x,
            x2="until",
            y=alt.Y("low:Q", title="conflict  ·  stories  ·  cooperation",
                    axis=alt.Axis(labelExpr="abs(datum.value)", format="d", tickMinStep=1)),
            y2="high",
            color=quad_colour(),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("period", "kind", "stories", "reports", "told")],
        )
        .properties(width=WIDTH, height=200)
    )  # fmt: skip
    scores = chart_of([_score(cell) for cell in series.cells])
    y = alt.Y("mean:Q", title="mean score (95 %)", scale=alt.Scale(domain=[-10, 10]))
    middle = time_axis(span, "middle")
    tips = [
        alt.Tooltip(f"{name}:N") for name in ("period", "mean", "interval", "stories", "contacts", "said")
    ]
    intervals = scores.mark_rule(color=GREY, opacity=0.5, strokeWidth=3).encode(
        x=middle, y="low:Q", y2="high:Q"
    )
    line = scores.mark_line(color="black", strokeWidth=1, invalid="break-paths-show-domains").encode(
        x=middle, y=y
    )
    points = scores.mark_circle(color="black", opacity=1, size=36).encode(x=middle, y=y, tooltip=tips)
    zero = chart_of([{"y": 0}]).mark_rule(color=GREY, strokeDash=[2, 2]).encode(y="y:Q")
    turns = turning.turns if turning else ()
    above = alt.layer(bars, *turn_rules(turns, x, span, labelled=True))
    below = alt.layer(zero, intervals, line, points, *turn_rules(turns, x, span, labelled=False))
    whole = alt.vconcat(above, below.properties(width=WIDTH, height=140), spacing=12)
    return styled(whole.resolve_scale(x="shared"), _heading(series, left, right), _about(series, turning))


def kind_of(path: Path, what: str, kinds: Sequence[str]) -> str:
    """The format a file's name ends in; a ConfigError if a drawing of this kind has no such format."""
    kind = path.suffix.removeprefix(".").lower()
    if kind not in kinds:
        msg = f"{path}: a {what} is written as .{', .'.join(kinds)}"
        raise ConfigError(msg)
    return kind


def write_chart(chart: AnyChart, path: Path) -> None:
    """Write a chart in the format its file's name ends in.

    Raises:
        ConfigError: No such format.
    """
    kind = kind_of(path, "chart", FORMATS)
    path.write_bytes(drawn(chart, kind))


def drawn(chart: AnyChart, kind: str, *, below: str = "") -> bytes:
    """A chart in one of `FORMATS`; a page of HTML brings the drawing program with it and loads nothing.

    Args:
        chart: What to draw.
        kind: The format.
        below: HTML to stand below the chart, in a page.
    """
    spec: dict[str, Any] = chart.to_dict()
    if kind == "html":
        return _page(spec, below).encode()
    if kind == "png":
        png: bytes = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
        return png
    if kind == "pdf":
        pdf: bytes = vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[])
        return pdf
    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return svg.encode()


def draw_offline() -> None:
    """Let notebooks draw charts as SVG; Altair's own way loads its program from the network."""
    if alt.renderers.active == "default":
        alt.renderers.enable("svg")


def styled(chart: AnyChart, title: str, subtitle: str | Sequence[str] = "") -> AnyChart:
    """A chart with a heading and the look that all share."""
    heading = alt.TitleParams(
        title,
        subtitle=subtitle,
        anchor="start",
        offset=14,
        fontSize=15,
        subtitleFontSize=11,
        subtitleColor=GREY,
    )
    named: AnyChart = chart.properties(title=heading).configure(font=_FONT, background="white")
    plain: AnyChart = named.configure_view(stroke=None).configure_axis(labelFontSize=11)
    return plain


def chart_of(rows: Iterable[Mapping[str, object]]) -> alt.Chart:
    """A chart of rows that go into its specification."""
    return alt.Chart(alt.InlineData([dict(row) for row in rows]))


def quad_colour() -> alt.Color:
    """Colour by quad category, the legend always the same."""
    scale = alt.Scale(domain=list(QUADS), range=list(COLOURS))
    return alt.Color(
        "kind:N",
        title=None,
        scale=scale,
        legend=alt.Legend(orient="top", symbolType="square", symbolOpacity=1),
    )


def outlets(publishers: Iterable[str]) -> str:
    """Those who tell a story; a file without a publisher by its name alone."""
    return ", ".join(Path(name).name if Path(name).is_absolute() else name for name in publishers)


def quad(code: int) -> str:
    """A quad category by its code, 1 to 4."""
    return QUADS[code - 1] if code else "Other"


def utc(day: date) -> str:
    """A day as Vega reads it: midnight UTC, so that no reader's clock moves it."""
    return f"{day.isoformat()}T00:00:00Z"


def time_axis(span: tuple[date, date], column: str = "from", *, labels: bool = True) -> alt.X:
    """The time axis of a chart."""
    domain = [utc(span[0]), utc(span[1])]
    scale = alt.Scale(type="utc", domain=domain)
    axis = alt.Axis(grid=False, labelExpr=_TICK, labels=labels, values=_ticks(*span))
    return alt.X(f"{column}:T", title=None, scale=scale, axis=axis)


def _ticks(first: date, last: date) -> list[str]:
    """Where the time axis is marked: days, weeks, months, quarters or years, as many as have room."""
    for by in PERIODS:
        found = [period(first, by).first]
        while found[-1] <= last:
            found.append(period(found[-1], by).last + _DAY)
        if len(found) <= _MOST_TICKS:
            break
    inside = [day for day in found if first <= day <= last]
    return [utc(day) for day in inside[:: len(inside) // _MOST_TICKS + 1]]


def _span(cells: Sequence[Cell]) -> tuple[date, date]:
    """The first day of a series and the day after its last."""
    return (
        (cells[0].days.first, cells[-1].days.last + _DAY) if cells else (date(2000, 1, 1), date(2001, 1, 1))
    )


def _bars(cells: Iterable[Cell]) -> Iterator[dict[str, object]]:
    """The pieces of the stacked bars: cooperation upwards, conflict downwards."""
    for cell in cells:
        height = {1: 0, -1: 0}
        for code, count in enumerate(cell.scores.quads, 1):
            if count:
                way = 1 if code < 3 else -1
                some = [it for it in cell.occurrences if it.quad_code == code]
                yield {
                    "period": cell.name,
                    "from": utc(cell.days.first),
                    "until": utc(cell.days.last + _DAY),
                    "kind": quad(code),
                    "low": way * height[way],
                    "high": way * (height[way] + count),
                    "stories": count,
                    "reports": sum(len(it.events) for it in some),
                    "told": _told(some),
                }
                height[way] += count


def _told(some: Sequence[Occurrence]) -> str:
    """The stories of a bar that most papers tell, in short."""
    most = sorted(some, key=lambda it: (-len(it.events), it.story))[:_TOLD]
    more = f" and {len(some) - _TOLD} more" if len(some) > _TOLD else ""
    return "; ".join(f"{it.type} {it.story}" for it in most) + more


def _score(cell: Cell) -> dict[str, object]:
    """The mean score of a period, placed in its middle."""
    found = cell.scores
    low, high = found.low, found.high
    known = low is not None and high is not None
    return {
        "period": cell.name,
        "middle": utc(cell.days.first + (cell.days.last - cell.days.first) / 2),
        "mean": found.mean,
        "low": max(low, -10) if low is not None else None,
        "high": min(high, 10) if high is not None else None,
        "interval": f"{low:g} to {high:g}" if known else "too few stories",
        "stories": found.stories,
        "contacts": cell.contacts,
        "said": cell.left_said + cell.right_said,
    }


def turn_rules(
    turns: Sequence[Turn], x: alt.X, span: tuple[date, date], *, labelled: bool
) -> Iterator[alt.Chart]:
    """Change points as rules; their labels stand on three levels and turn left near the right edge."""
    rows = []
    for n, turn in enumerate(turns):
        before, after = turn.scores_before.mean or 0, turn.scores_after.mean or 0
        label = f"{turn.before:%-d %b %Y}: {before:+.1f} → {after:+.1f}".replace("-", "−")
        late = turn.before - span[0] > (span[1] - span[0]) * 0.75
        rows.append({"from": utc(turn.before), "label": label, "level": 4 + 13 * (n % 3), "late": late})
    if not rows:
        return
    yield chart_of(rows).mark_rule(color="black", strokeDash=[4, 3]).encode(x=x)
    for late in (False, True):
        some = [row for row in rows if row["late"] == late]
        if labelled and some:
            text = chart_of(some).mark_text(
                align="right" if late else "left", dx=-4 if late else 4, baseline="top", fontSize=11
            )
            yield text.encode(x=x, y=alt.Y("level:Q", scale=None), text="label:N")


def _heading(series: Series, left: str, right: str) -> str:
    """What a series is of."""
    return {"out": f"{left} → {right}", "in": f"{right} → {left}"}.get(
        series.direction, f"{left} and {right}"
    )


def _about(series: Series, turning: Turning | None) -> list[str]:
    """What is counted and what is left out, below the heading."""
    counted = sum(cell.scores.stories for cell in series.cells)
    line = f"{counted} stories by {series.by}"
    line += f", as of {series.as_of.isoformat()}" if series.as_of else ""
    if series.too_wide or series.undated:
        line += f"; left out: {len(series.too_wide)} dated too widely, {len(series.undated)} without a date"
    return [line, *([f"turning points: {turning.why_none}"] if turning and turning.why_none else [])]


def _page(spec: dict[str, Any], below: str) -> str:
    """A page with the chart and all that draws it."""
    title = spec.get("title", {})
    text = title.get("text", "") if isinstance(title, dict) else str(title)
    return _PAGE.format(
        title=escape(str(text)),
        font=_FONT,
        below=below,
        bundle=vl_convert.javascript_bundle(_SNIPPET),
        spec=dumps(spec, ensure_ascii=False, sort_keys=True).replace("</", "<\\/"),
    )
