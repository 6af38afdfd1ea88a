"""Scores as a table for people, and as plain figures for baselines."""

from dataclasses import dataclass

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
class Change:
    """Items found now that were not found before, and the other way round."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def table(scores: Scores, documents: int) -> str:
    """The scores as lines of text: precision, recall, F and the counts behind them."""
    lines = [f"{documents} articles", f"{'':22}{'P':>7}{'R':>7}{'F':>7}   right/coded  found/required"]
    for label, name in _ROWS:
        count: Count = getattr(scores, name)
        lines.append(
            f"{label:22}{count.precision:7.3f}{count.recall:7.3f}{count.f:7.3f}"
            f"   {count.right:>5}/{count.coded:<5}  {count.found:>5}/{count.required:<5}"
        )
    lines.append(f"{'ghosts':22}{scores.ghosts:7}   (not happened, told as actual)")
    return "\n".join(lines)


def figures(scores: Scores) -> dict[str, float]:
    """The figures that a baseline holds, three digits; ghosts as a count."""
    found = {name: round(getattr(scores, name).f, 3) for _, name in _ROWS}
    found["full"] = round(scores.full.recall, 3)
    return {**found, "ghosts": float(scores.ghosts)}


def change(before: tuple[str, ...], now: tuple[str, ...]) -> Change:
    """What was gained and what was lost between two runs."""
    return Change(gained=tuple(sorted(set(now) - set(before))), lost=tuple(sorted(set(before) - set(now))))
