"""Scores place names on GeoWebNews and LGL: tagging, resolution within 161 km, literal against not.

    python benchmarks/places.py ../shared/benchmarks/places [--show]

Resolution is judged on the toponyms found (right words) that the gold ties to coordinates; `id` counts equal
GeoNames ids. "Pins" are places marked literal by us, judged on whether GeoWebNews calls them literal.
"""

import math
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.parser import Parser
from dragoman.annotate.places import places_of
from dragoman.lexicon.actorbook import load_actorbook
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.annotated import Annotated, Place
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Source

LITERAL = ("Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal")
# Non-places and words like "town" are no toponyms.
NOT_TOPONYMS = (
    "Non_Lit_Expression",
    "Literal_Expression",
    "Non_Toponym",
    "Demonym",
    "Homonym",
    "Language",
    "Embedded_Non_Lit",
)


@dataclass(frozen=True)
class Gold:
    """A gold toponym."""

    start: int
    end: int
    words: str
    geonameid: str
    lat: float | None
    lon: float | None
    kind: str


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """The way over the globe."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def articles(path: Path) -> list[tuple[str, list[Gold]]]:
    """Texts with their gold toponyms."""
    found = []
    for article in ET.parse(path).getroot():  # noqa: S314 (a benchmark file of our own choosing)
        text = article.findtext("text") or ""
        golds = []
        for top in article.iter("toponym"):
            words = top.findtext("extractedName") or top.findtext("phrase") or ""
            lat = top.findtext("latitude") or top.findtext(".//lat")
            lon = top.findtext("longitude") or top.findtext(".//lon")
            tag = top.find("gaztag")
            ident = top.findtext("geonamesID") or (tag.get("geonameid") if tag is not None else "") or ""
            golds.append(
                Gold(
                    int(top.findtext("start") or 0),
                    int(top.findtext("end") or 0),
                    words,
                    ident,
                    float(lat) if lat else None,
                    float(lon) if lon else None,
                    (top.findtext("type") or "Literal")
                    + (
                        "" if not top.findtext("modifierType") else "/" + (top.findtext("modifierType") or "")
                    ),
                )
            )
        found.append((text, golds))
    return found


def annotated(text: str, parser: Parser) -> Annotated:
    """A text parsed."""
    document = Document(
        id=stable_id("doc", text), text=text, source=Source(where="-", sha256="", reader="plain")
    )
    sentences, names = parser.parse(text, paragraphs(document))
    return Annotated(document=document, sentences=sentences, names=names)


def main(folder: Path, *, show: bool) -> None:
    """Prints the figures."""
    parser, gazetteer = Parser(), load_gazetteer()
    for file in ("GWN.xml", "lgl.xml"):
        score(file, articles(folder / file), parser, gazetteer, show=show)


def score(
    file: str, texts: list[tuple[str, list[Gold]]], parser: Parser, gazetteer: Gazetteer, *, show: bool
) -> None:
    """Figures of one corpus."""
    counts: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {
        k: Counter() for k in ("missed", "extra", "far", "not literal", "should be literal")
    }
    parsed = [annotated(text, parser) for text, _ in texts]
    book = load_actorbook()
    before = time.perf_counter()
    ours = [places_of(a, gazetteer, book) for a in parsed]
    seconds = time.perf_counter() - before
    for (text, golds), found in zip(texts, ours, strict=True):
        toponyms = [g for g in golds if not g.kind.startswith(NOT_TOPONYMS)]
        other = [g for g in golds if g.kind.startswith(NOT_TOPONYMS)]
        match_all(text, toponyms, other, found, counts, shown)
    p, r = counts["hit"] / max(counts["ours"], 1), counts["hit"] / max(counts["gold"], 1)
    words = sum(len(text.split()) for text, _ in texts)
    print(f"{file}: tagging P {p:.3f} R {r:.3f} F {2 * p * r / (p + r):.3f}")
    print(f"   {counts['gold']} toponyms in the gold, {counts['ours']} ours")
    located, near = max(counts["located"], 1), counts["near"]
    same = counts["id"] / located
    print(f"   within 161 km {near / located:.3f}, same id {same:.3f} of {located} found and located")
    everywhere = max(counts["all located"], 1)
    print(f"   within 161 km {near / everywhere:.3f} of all {everywhere} located")
    if counts["pins"]:
        true = counts["true pins"]
        print(f"   pins literal {true / counts['pins']:.3f} of {counts['pins']}")
        print(f"   literal places pinned {true / max(counts['gold literal'], 1):.3f}")
    print(f"   {seconds / words * 1e6:.1f} µs/word")
    if show:
        for label, counter in shown.items():
            print(label, counter.most_common(45))


def match_all(
    text: str,
    golds: list[Gold],
    other: list[Gold],
    found: tuple[Place, ...],
    counts: Counter[str],
    shown: dict[str, Counter[str]],
) -> None:
    """Adds one article's counts."""
    counts["gold"] += len(golds)
    counts["all located"] += sum(g.lat is not None for g in golds)
    left = list(found)
    for gold in golds:
        hit = next((p for p in left if p.span.start < gold.end and gold.start < p.span.end), None)
        if hit is None:
            shown["missed"][f"{gold.words} {gold.kind}"] += 1
            continue
        left.remove(hit)
        counts["hit"] += 1
        counts["ours"] += 1
        literal = gold.kind.startswith(LITERAL)
        counts["gold literal"] += literal
        if hit.literal:
            counts["pins"] += 1
            counts["true pins"] += literal
            if not literal:
                around = re.sub(r"\s+", " ", text[max(hit.span.start - 40, 0) : hit.span.end + 25])
                shown["not literal"][f"{gold.kind}: {around}"] += 1
        elif literal:
            shown["should be literal"][
                re.sub(r"\s+", " ", text[max(hit.span.start - 40, 0) : hit.span.end + 25])
            ] += 1
        if gold.lat is not None and gold.lon is not None:
            counts["located"] += 1
            same = str(hit.geonameid) == gold.geonameid
            counts["id"] += same
            if same or (
                hit.lat is not None
                and hit.lon is not None
                and kilometres(hit.lat, hit.lon, gold.lat, gold.lon) <= 161
            ):
                counts["near"] += 1
            else:
                shown["far"][
                    f"{gold.words} gold {gold.geonameid} ours {hit.name} {hit.country} {hit.geonameid}"
                ] += 1
    for place in left:
        if not any(place.span.start < g.end and g.start < place.span.end for g in other):
            counts["ours"] += 1
            shown["extra"][f"{place.span.of(text)} {place.country}"] += 1
        elif any(
            g.kind.startswith(("Embedded", "Demonym", "Homonym", "Language"))
            for g in other
            if place.span.start < g.end and g.start < place.span.end
        ):
            counts["ours"] += 1
            shown["extra"]["(non-toponym) " + place.span.of(text)] += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), show="--show" in sys.argv)
