"""Place names of the article, what they are taken to be, and whether the place itself is meant."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.literal import is_literal
from dragoman.lexicon import Lexicon
from dragoman.lexicon.gazetteer import Gazetteer, Toponym
from dragoman.model.annotated import Annotated, Place, Sentence
from dragoman.model.text import Span

_LABELS = frozenset(("GPE", "LOC", "FAC"))
# Labels the parser gives to places it takes for something else; trusted only for well-known names.
_OTHERS = frozenset(("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "EVENT"))
_LEAD = re.compile(
    r"^(?:the|The|downtown|central|northern|southern|eastern|western|nearby|neighboring|neighbouring) (?=\S)"
)
_TRAIL = re.compile(r"(?:['’]s?|[.,;:])$")
_COMMA = re.compile(r"\s*,\s*|\s*\(\s*|\s+in\s+")
_CAPITAL = re.compile(r"\b[A-Z][\w'’.-]*(?:[ -](?:of |al-|el-|the )?[A-Z][\w'’.-]*){0,3}")
_KNOWN = 500_000
_REGION_WEIGHT, _COUNTRY_WEIGHT = 1.5, 2.5


@dataclass(frozen=True, slots=True)
class _Named:
    """A place name in the text and the places it can mean."""

    span: Span
    found: tuple[Toponym, ...]


def places(annotated: Annotated, lexicon: Lexicon) -> tuple[Place, ...]:
    """The places the article names, each with whether it is meant literally; sorted by span."""
    return places_of(annotated, lexicon.gazetteer)


def places_of(annotated: Annotated, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The same, with no more of the lexicon than it needs."""
    named = sorted(_named(annotated, gazetteer), key=lambda n: n.span)
    chosen = _choose(annotated.document.text, named)
    index = _Index(annotated.sentences)
    return tuple(
        _place(n.span, place, literal=index.literal(n.span, place))
        for n, place in zip(named, chosen, strict=True)
    )


def _place(span: Span, place: Toponym, *, literal: bool) -> Place:
    """A place at its words."""
    return Place(
        span=span,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        resolution=place.resolution,
        literal=literal,
    )


def _named(annotated: Annotated, gazetteer: Gazetteer) -> Iterator[_Named]:
    """Names the parser labels as places, and well-known ones it labels otherwise or not at all."""
    text = annotated.document.text
    taken: list[Span] = []
    for name in annotated.names:
        if name.label in _LABELS:
            for part in _parts(text, name.span):
                if found := gazetteer.find(part.of(text)):
                    taken.append(part)
                    yield _Named(part, found)
        if name.label in _OTHERS:
            part = _bare(text, name.span)
            found = _well_known(gazetteer.find(part.of(text)))
            if not found or name.label != "ORG":
                taken.append(part)
            if found and name.label == "ORG":
                taken.append(part)
                yield _Named(part, found)
        elif name.label not in _LABELS:
            taken.append(name.span)
    yield from _unlabelled(annotated, gazetteer, taken)


def _unlabelled(annotated: Annotated, gazetteer: Gazetteer, taken: list[Span]) -> Iterator[_Named]:
    """Well-known names that the parser did not label."""
    text = annotated.document.text
    covered = {i for span in taken for i in range(span.start, span.end)}
    for sentence in annotated.sentences:
        for match in _CAPITAL.finditer(text, sentence.span.start, sentence.span.end):
            part = _bare(text, Span(match.start(), match.end()))
            if part.start in covered or part.end - 1 in covered:
                continue
            if found := _well_known(gazetteer.find(part.of(text))):
                yield _Named(part, found)


def _well_known(found: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """The places of a name that need no label: states, capitals, our own list, large cities."""
    best = found[:1]
    ok = best and (
        best[0].listed or best[0].capital or best[0].resolution == "country" or best[0].population >= _KNOWN
    )
    return found if ok else ()


def _bare(text: str, span: Span) -> Span:
    """A name without its article and possessive."""
    words = span.of(text)
    start, end = span.start, span.end
    if lead := _LEAD.match(words):
        start += lead.end()
    if trail := _TRAIL.search(words):
        end = span.start + trail.start() if not re.fullmatch(r"(?:[A-Z]\.)+", words) else end
    return Span(start, max(end, start))


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The names in a labelled stretch: "Doha, Qatar" is two."""
    start = span.start
    for gap in [*_COMMA.finditer(text, span.start, span.end), None]:
        end = gap.start() if gap else span.end
        if start < end:
            yield _bare(text, Span(start, end))
        if gap:
            start = gap.end()


def _choose(text: str, named: list[_Named]) -> list[Toponym]:
    """One place for each name: the named container first, then the company it keeps, then renown."""
    countries = Counter(n.found[0].country for n in named if n.found[0].country and _sure(n.found))
    regions = Counter(
        n.found[0].region for n in named if n.found[0].resolution == "region" and n.found[0].region
    )
    total = max(sum(countries.values()), 1)
    by_name: dict[str, tuple[float, Toponym]] = {}
    chosen: list[tuple[float, Toponym]] = []
    for i, name in enumerate(named):
        inside = _container(text, name, named[i + 1] if i + 1 < len(named) else None)
        scored = [
            (_score(p, countries[p.country] / total, regions[p.region], inside=inside), -k, p)
            for k, p in enumerate(name.found)
        ]
        score, _, best = max(scored)[0:3] if len(scored) == 1 else max(scored, key=lambda s: (s[0], s[1]))
        key = name.span.of(text).lower()
        if key not in by_name or score > by_name[key][0]:
            by_name[key] = (score, best)
        chosen.append((score, best))
    return [by_name[n.span.of(text).lower()][1] for n, _ in zip(named, chosen, strict=True)]


def _sure(found: tuple[Toponym, ...]) -> bool:
    """Whether a name hardly means anything but its first place."""
    best = found[0]
    return best.resolution == "country" or best.capital or best.listed or len({p.country for p in found}) == 1


def _container(text: str, name: _Named, after: _Named | None) -> Toponym | None:
    """The state or region named right behind: "Paris, Texas"."""
    if after is None or not re.fullmatch(
        r"\s*,\s*|\s*\(\s*|\s+in\s+", text[name.span.end : after.span.start] or "x"
    ):
        return None
    return next((p for p in after.found if p.resolution in ("country", "region")), None)


def _score(place: Toponym, share: float, region: int, *, inside: Toponym | None) -> float:
    """How well a place fits: its renown, its country's and region's share of the text, what holds it."""
    size = (
        8.0
        if place.resolution == "country"
        else 6.5
        if place.resolution == "region"
        else math.log10(place.population + 300)
    )
    size += 1.5 * place.capital + 3.0 * place.listed
    company = _COUNTRY_WEIGHT * share + _REGION_WEIGHT * min(region, 2)
    held = 0.0
    if inside:
        same_country = inside.country == place.country
        held = 12.0 if same_country and inside.resolution == "country" else 0.0
        held = (
            12.0
            if inside.resolution == "region"
            and inside.region == place.region
            and place.resolution != "region"
            else held
        )
    return size + company + held


class _Index:
    """Finds the tokens of a span."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._at = {t.span.start: (s, i) for s in sentences for i, t in enumerate(s.tokens)}

    def literal(self, span: Span, place: Toponym) -> bool:
        """Whether a place name means the place; True outside all sentences (a dateline)."""
        found = self._at.get(span.start)
        if found is None:
            return True
        sentence, first = found
        inside = [i for i in range(first, len(sentence.tokens)) if sentence.tokens[i].span.start < span.end]
        head = next((i for i in inside if sentence.tokens[i].head not in inside), first)
        return is_literal(sentence, head, place)
