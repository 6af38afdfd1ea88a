"""Place names and what they can be: GeoNames in one packed table, and our own list of what it lacks."""

import gzip
import re
import unicodedata
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml

_TABLE = "places/gazetteer.tsv.gz"
_AREAS = "places/areas.toml"
_KEYS = frozenset({"name", "names", "same", "kind", "country", "near", "geonameid"})
_KINDS = {"S": "country", "A": "region", "B": "region", "C": "city", "P": "city"}
RESOLUTIONS = ("country", "region", "city", "site", "area")
_MARKS = re.compile(r"[-.,]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place a name can mean.

    Attributes:
        resolution: One of `RESOLUTIONS`.
        country: ISO 3166 alpha-3; None for seas and regions of several states.
        region: GeoNames code of its first-level region ("US.LA"); "" if it has none.
        population: 0 where unknown.
        capital: Whether it is the capital of its state.
        level: 1 for first-level regions, 2 for counties; 0 for what is none.
        listed: Whether it stands in our own list rather than in GeoNames.
    """

    name: str
    resolution: str
    country: str | None
    region: str = ""
    geonameid: int | None = None
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    capital: bool = False
    level: int = 0
    listed: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Names → places. The packed table is searched by halving, so that opening it costs next to nothing.

    Attributes:
        table: The lines of the packed table, sorted by folded name.
        listed: Our own list, by folded name.
        countries: States by ISO 3166 alpha-3.
    """

    table: bytes = field(repr=False)
    listed: dict[str, tuple[Toponym, ...]] = field(repr=False)
    countries: dict[str, Toponym] = field(repr=False)
    _found: dict[str, tuple[Toponym, ...]] = field(default_factory=dict, repr=False, compare=False)

    def find(self, name: str) -> tuple[Toponym, ...]:
        """The places a name can mean, the best known first; none if nothing is called so.

        What our own list has goes before GeoNames; a trailing possessive does not count.
        """
        key = fold(name)
        if key not in self._found:
            own = self.listed.get(key, ())
            rest = sorted(self._look_up(key), key=_renown, reverse=True)
            known = {place.geonameid for place in own if place.geonameid}
            self._found[key] = (*own, *(place for place in rest if place.geonameid not in known))
        return self._found[key]

    def _look_up(self, key: str) -> list[Toponym]:
        """The lines of one name."""
        wanted = f"{key}\t".encode()
        low, high = 0, len(self.table)
        while low < high:
            line = self.table.rfind(b"\n", 0, (low + high) // 2) + 1
            if self.table[line : line + len(wanted)] < wanted:
                low = self.table.find(b"\n", (low + high) // 2) + 1 or high
            else:
                high = line
        found: list[Toponym] = []
        while self.table.startswith(wanted, low):
            end = self.table.find(b"\n", low)
            found.append(_toponym(self.table[low:end].decode()))
            low = end + 1
        return found


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, hyphens and stops as blanks.

    >>> fold("Côte d’Ivoire"), fold("U.S.")
    ("cote d'ivoire", 'u s')
    """
    plain = name.replace("’", "'").replace("ʻ", "'")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_MARKS.sub(" ", plain.casefold()).split())


def _renown(place: Toponym) -> float:
    """How likely a bare name means this place, all else unknown."""
    if place.resolution == "country":
        return 1e9 + place.population
    if place.capital:
        return 2e7 + place.population
    if place.level:
        return 2e6 if place.level == 1 else 1e4
    return float(place.population)


def _toponym(line: str) -> Toponym:
    """One line of the packed table."""
    _, name, kind, country, region, geonameid, population, lat, lon = line.split("\t")
    return Toponym(
        name=name,
        resolution=_KINDS[kind],
        country=country,
        region=region,
        geonameid=int(geonameid),
        population=int(population),
        lat=float(lat),
        lon=float(lon),
        capital=kind == "C",
        level={"A": 1, "B": 2}.get(kind, 0),
    )


def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with Dragoman; a LexiconError names a wrong entry of our own list."""
    packed = (files("dragoman.lexicon") / "data" / _TABLE).read_bytes()
    table = gzip.decompress(packed)
    countries = _countries(table)
    return Gazetteer(table=table, listed=_listed(read_toml(_AREAS), countries), countries=countries)


def _countries(table: bytes) -> dict[str, Toponym]:
    """The states of the table, by code."""
    found: dict[str, Toponym] = {}
    at = table.find(b"\tS\t")
    while at >= 0:
        end = table.find(b"\n", at)
        place = _toponym(table[table.rfind(b"\n", 0, at) + 1 : end].decode())
        found[place.country or ""] = place
        at = table.find(b"\tS\t", end)
    return found


def _listed(data: dict[str, Any], countries: dict[str, Toponym]) -> dict[str, tuple[Toponym, ...]]:
    """Our own list, by folded name."""
    check_keys(_AREAS, "file", data, frozenset({"place"}), frozenset())
    found: dict[str, list[Toponym]] = {}
    for entry in data["place"]:
        label = str(entry.get("name", "place"))
        check_keys(_AREAS, label, entry, _KEYS, frozenset({"name"}))
        place = _same(label, entry, countries) if "same" in entry else _area(label, entry)
        for key in dict.fromkeys(fold(name) for name in (entry["name"], *entry.get("names", ()))):
            found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


def _same(label: str, entry: dict[str, Any], countries: dict[str, Toponym]) -> Toponym:
    """A state under our own name for it."""
    state = countries.get(entry["same"])
    if state is None:
        raise LexiconError(_AREAS, label, f"no state has the code {entry['same']!r}")
    return Toponym(
        name=label,
        resolution="country",
        country=state.country,
        geonameid=state.geonameid,
        population=state.population,
        lat=state.lat,
        lon=state.lon,
        listed=True,
    )


def _area(label: str, entry: dict[str, Any]) -> Toponym:
    """A place of our own list."""
    if entry.get("kind") not in RESOLUTIONS or len(entry.get("near", ())) != 2:
        raise LexiconError(_AREAS, label, f"needs kind ({', '.join(RESOLUTIONS)}) and near = [north, east]")
    return Toponym(
        name=label,
        resolution=entry["kind"],
        country=entry.get("country"),
        geonameid=entry.get("geonameid"),
        lat=float(entry["near"][0]),
        lon=float(entry["near"][1]),
        listed=True,
    )
