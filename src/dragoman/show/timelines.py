"""The stories between two sides one by one, and their contacts, as Altair charts."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import altair as alt

from dragoman.analyse.days import days_in_words
from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import period
from dragoman.analyse.turning import Turning
from dragoman.show.charts import (
    COLOURS,
    WIDTH,
    AnyChart,
    chart_of,
    outlets,
    quad,
    quad_colour,
    styled,
    time_axis,
    turn_rules,
    utc,
)

_DAY = timedelta(days=1)
_MANY = 6  # reports that make a large dot, if none has more


def timeline_chart(
    occurrences: Iterable[Occurrence], *, names: tuple[str, str], turning: Turning | None = None
) -> AnyChart:
    """The stories between two sides one by one: when, score, category and how many reports.

    Args:
        occurrences: From `analyse.occurrences.between`.
        names: What to call the two sides.
        turning: Change points, drawn as rules.
    """
    found = [it for it in occurrences if it.days]
    span = _stretch(found)
    x = time_axis(span)
    base = chart_of([story_row(it, names) for it in found])
    y = alt.Y("score:Q", title="score", scale=alt.Scale(domain=[-10, 10]))
    tips = [
        alt.Tooltip(f"{name}:N") for name in ("when", "type", "who", "score", "reports", "told by", "story")
    ]
    lasting = base.mark_rule(opacity=0.5, strokeWidth=2).encode(x=x, x2="until", y=y, color=quad_colour())
    most = max([_MANY, *(len(it.events) for it in found)])
    dots = base.mark_circle(stroke="white").encode(
        opacity=alt.Opacity("opacity:Q", scale=None),
        x=time_axis(span, "middle"),
        y=y,
        color=quad_colour(),
        size=alt.Size("reports:Q", legend=None, scale=alt.Scale(domain=[1, most], range=[50, 400])),
        tooltip=tips,
    )
    turns = turning.turns if turning else ()
    whole = alt.layer(lasting, dots, *turn_rules(turns, x, span, labelled=True)).properties(
        width=WIDTH, height=260
    )
    return styled(
        whole,
        f"{names[0]} and {names[1]}",
        f"{len(found)} stories; a line: the day is not told exactly; pale: it is that of the report",
    )


def contacts_chart(occurrences: Iterable[Occurrence], *, names: tuple[str, str]) -> AnyChart:
    """Meetings, visits, calls and talks between two sides, one mark each, a row for each kind.

    Args:
        occurrences: From `analyse.occurrences.between`; only those of type CONSULT are drawn.
        names: What to call the two sides.
    """
    found = [it for it in occurrences if it.days and it.type == "CONSULT"]
    span = _stretch(found)
    x = time_axis(span)
    base = chart_of([story_row(it, names) for it in found])
    y = alt.Y("mode:N", title=None, sort="ascending")
    tips = [alt.Tooltip(f"{name}:N") for name in ("when", "type", "who", "reports", "told by", "story")]
    lasting = base.mark_rule(opacity=0.5, strokeWidth=2, color=COLOURS[1]).encode(x=x, x2="until", y=y)
    ticks = base.mark_tick(color=COLOURS[1], thickness=2, size=18).encode(
        x=time_axis(span, "middle"), y=y, tooltip=tips
    )
    whole = alt.layer(lasting, ticks).properties(width=WIDTH, height=alt.Step(28))
    return styled(whole, f"Contacts of {names[0]} and {names[1]}", f"{len(found)} with a date")


def story_row(it: Occurrence, names: tuple[str, str]) -> dict[str, object]:
    """A story as a row of a chart: places on the axes and what is shown when the mouse rests on it."""
    arrow = {"out": "→", "in": "←"}.get(it.acts, "–")
    days = it.days
    lasting = days is not None and days.days > 1
    return {
        "story": it.story,
        "from": utc(days.first) if days else None,
        "until": utc(days.last + _DAY) if days and lasting else utc(days.first) if days else None,
        "middle": utc(days.first + (days.last - days.first) / 2) if days else None,
        "when": (days_in_words(days) + (" (reported)" if it.reported else "")) if days else "not told",
        "type": f"{it.type}/{it.mode}" if it.mode else it.type,
        "mode": it.mode or "other contacts",
        "kind": quad(it.quad_code),
        "who": f"{names[0]} {arrow} {names[1]}",
        "score": it.score,
        "opacity": 0.3 if it.reported else 0.8,
        "reports": len(it.events),
        "told by": outlets(it.publishers),
    }


def _stretch(found: Sequence[Occurrence]) -> tuple[date, date]:
    """All days of some stories and a little more, out to whole months."""
    days = [it.days for it in found if it.days]
    if not days:
        return (date(2000, 1, 1), date(2001, 1, 1))
    first, last = min(d.first for d in days), max(d.last for d in days)
    rim = (last - first) * 0.02  # so that no dot lies on the axis
    return period(first - rim, "month").first, period(last + rim, "month").last + _DAY
