"""Claims that cannot both be true, and words that look ahead; read from `cues/claims.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml
from dragoman.lexicon.phrases import Search, search_for

CLAIMS_FILE = "cues/claims.toml"
_CUE = frozenset({"id", "words", "yes", "no"})
_NEEDED = {
    "stance": _CUE | {"status"},
    "denial": _CUE,
    "forecast": _CUE | {"certainty"},
    "act": _CUE,
}
_MORE = {"stance": frozenset({"asks", "matter", "of"})}
_FORMS = frozenset({*_NEEDED, "opposite"})
_STATUSES = ("", "kept", "broken", "refused", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCue:
    """Words by which something is claimed, denied or foretold.

    Attributes:
        id: Name of the entry.
        search: Finds the words.
        status: What the claim says became of a commitment; "" for nothing.
        asks: Whether the stance is only implied by asking for the thing.
        matter: The only matter it is about; "" for any.
        of: The kinds of commitment whose status it tells.
        certainty: `future` or `hypothetical`, for forecasts.
        yes: Sentences in which it must be found.
        no: Sentences in which it must not.
    """

    id: str
    search: Search
    status: str = ""
    asks: bool = False
    matter: str = ""
    of: tuple[str, ...] = ()
    certainty: str = ""
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """All such words.

    Attributes:
        stances: What is claimed, in the order of the file.
        opposites: Two stances, sorted → why they cannot both be true.
        denials: How something is denied.
        forecasts: How something is foretold.
        acts: Words for kinds of events; the id is the type.
    """

    stances: tuple[ClaimCue, ...]
    opposites: dict[tuple[str, str], str]
    denials: tuple[ClaimCue, ...]
    forecasts: tuple[ClaimCue, ...]
    acts: tuple[ClaimCue, ...]


@cache
def load_claims() -> Claims:
    """The words that ship with Dragoman; a LexiconError names the entry of a wrong one."""
    return read_claims(read_toml(CLAIMS_FILE))


def read_claims(data: dict[str, Any]) -> Claims:
    """Claims from the data of a file."""
    check_keys(CLAIMS_FILE, "file", data, _FORMS, _FORMS)
    cues = {form: tuple(_cue(form, entry) for entry in data[form]) for form in _NEEDED}
    known = {cue.id for cue in cues["stance"]}
    opposites: dict[tuple[str, str], str] = {}
    for entry in data["opposite"]:
        check_keys(
            CLAIMS_FILE, "opposite", entry, frozenset({"stances", "why"}), frozenset({"stances", "why"})
        )
        one, other = sorted(entry["stances"])
        if unknown := {one, other} - known:
            raise LexiconError(CLAIMS_FILE, "opposite", f"{min(unknown)!r} is no stance")
        opposites[one, other] = entry["why"]
    return Claims(
        stances=cues["stance"],
        opposites=opposites,
        denials=cues["denial"],
        forecasts=cues["forecast"],
        acts=cues["act"],
    )


def _cue(form: str, entry: dict[str, Any]) -> ClaimCue:
    """One entry, checked."""
    name = f"{form} {entry.get('id', '?')}"
    check_keys(CLAIMS_FILE, name, entry, _NEEDED[form] | _MORE.get(form, frozenset()), _NEEDED[form])
    if not entry["yes"] or not entry["no"]:
        raise LexiconError(CLAIMS_FILE, name, "needs at least one yes and one no sentence")
    if entry.get("status", "") not in _STATUSES:
        raise LexiconError(CLAIMS_FILE, name, f"status {entry['status']!r} is none of {', '.join(_STATUSES)}")
    return ClaimCue(
        id=entry["id"],
        search=search_for(entry["words"]),
        status=entry.get("status", ""),
        asks=entry.get("asks", False),
        matter=entry.get("matter", ""),
        of=tuple(entry.get("of", ())),
        certainty=entry.get("certainty", ""),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
