"""Scores as tables for people, and as plain figures for baselines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dragoman.evaluate.bootstrap import interval
from dragoman.evaluate.score import Count, Scores

_ROWS = (
    ("event detection", "detection"),
    ("full events", "full"),
    ("actor right", "actor_right"),
    ("recipient right", "recipient_right"),
    ("status right", "status_right"),
    ("statements", "statements"),
    ("speaker right", "speakers"),
    ("commitments", "commitments"),
    ("who must act right", "commitment_by"),
    ("publication interval", "published"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its 95 % interval and, where there is one, what is published for others."""

    name: str
    value: float
    low: float
    high: float
    published: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Items found now that were not found before, and the other way round."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def table(articles: Sequence[Scores], floors: Mapping[str, float]) -> str:
    """The scores of some articles as lines of text: precision, recall, F with its interval, counts, floor."""
    total = sum(articles, Scores())
    head = f"{'':22}{'P':>7}{'R':>7}{'F':>7}   95 % over articles   right/coded  found/required   floor"
    lines = [f"{len(articles)} articles", head]
    for label, name in _ROWS:
        count: Count = getattr(total, name)
        low, high = interval(articles, partial(_f, name))
        found = f"{count.right:>9}/{count.coded:<5}  {count.found:>6}/{count.required:<5}"
        lines.append(
            f"{label:22}{count.precision:7.3f}{count.recall:7.3f}{count.f:7.3f}      {low:.3f} – {high:.3f}"
            f"   {found}{_floor(name, floors)}"
        )
    lines.append(f"{'ghosts':22}{total.ghosts:7}   (not happened, told as actual){_floor('ghosts', floors)}")
    return "\n".join(lines)


def listed(title: str, found: Sequence[Figure], floors: Mapping[str, float], prefix: str = "") -> str:
    """Figures as lines of text: value, interval, floor, what is published."""
    lines = [f"{title:22}{'':7}   95 %            floor   published"]
    for figure in found:
        published = f"{figure.published:.3f}" if figure.published is not None else ""
        lines.append(
            f"  {figure.name:20}{figure.value:7.3f}   {figure.low:.3f} – {figure.high:.3f}"
            f"{_floor(prefix + figure.name, floors):>8}   {published}".rstrip()
        )
    return "\n".join(lines)


def _f(name: str, articles: Sequence[Scores]) -> float:
    return sum((getattr(scores, name) for scores in articles), Count()).f


def _floor(name: str, floors: Mapping[str, float]) -> str:
    return f"   {floors[name]:.3f}" if name in floors else ""


def figures(scores: Scores) -> dict[str, float]:
    """The figures that a baseline holds, three digits; ghosts as a count."""
    found = {name: round(getattr(scores, name).f, 3) for _, name in _ROWS}
    found["full"] = round(scores.full.recall, 3)
    return {**found, "ghosts": float(scores.ghosts)}


def change(before: tuple[str, ...], now: tuple[str, ...]) -> Change:
    """What was gained and what was lost between two runs."""
    return Change(gained=tuple(sorted(set(now) - set(before))), lost=tuple(sorted(set(before) - set(now))))
