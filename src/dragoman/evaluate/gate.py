"""The floors below which no change may fall, and the digest of the gold they were reached on."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ConfigError, InputError

# The parser's scores differ in the last digits between processors, so that an item or two may tip over.
TOLERANCE = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Floors of one set of gold files.

    Attributes:
        digest: SHA-256 over the gold files and their texts.
        floors: Figure by name; `ghosts` is a ceiling.
        items: What was found when the floors were set.
    """

    digest: str
    floors: dict[str, float]
    items: tuple[str, ...]


def digest(paths: list[Path]) -> str:
    """One digest of all files, whatever their order or place."""
    parts = sorted(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; an InputError if it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return Baseline(digest=data["digest"], floors=data["floors"], items=tuple(data["items"]))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(str(path), f"is no baseline: {error}") from error


def below(baseline: Baseline, figures: dict[str, float]) -> tuple[str, ...]:
    """The figures that are worse than their floor, in words."""
    return tuple(
        f"{name}: {figures[name]} is worse than {floor}"
        for name, floor in sorted(baseline.floors.items())
        if (figures[name] > floor if name == "ghosts" else figures[name] < floor - TOLERANCE)
    )


def write_baseline(path: Path, baseline: Baseline, *, allow_lower: bool) -> None:
    """Store new floors; a ConfigError if one is lower than before and that was not asked for."""
    if path.exists() and not allow_lower:
        before = read_baseline(path)
        lowered = below(before, baseline.floors) if before.digest == baseline.digest else ()
        if lowered:
            msg = (
                f"{path}: floors would be lowered ({'; '.join(lowered)}); say --allow-lower if that is meant"
            )
            raise ConfigError(msg)
    data = {"digest": baseline.digest, "floors": baseline.floors, "items": sorted(baseline.items)}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
