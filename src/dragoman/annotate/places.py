"""Place names of the article, what they are taken to be, and whether the place itself is meant."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.literal import is_literal
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.gazetteer import Gazetteer, Toponym, fold
from dragoman.model.annotated import Annotated, Place, Sentence
from dragoman.model.text import Span

_LABELS = frozenset(("GPE", "LOC", "FAC"))
_LEAD = re.compile(
    r"^(?:the|The|downtown|central|northern|southern|eastern|western|nearby|neighboring|neighbouring) (?=\S)"
)
_TRAIL = re.compile(r"(?:['’]s?|[.,;:])$")
_COMMA = re.compile(r"\s*,\s*|\s*\(\s*|\s+in\s+")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’.-]*(?:[ -](?:of |al-|el-|the )?[A-Z][\w'’.-]*){0,3}")
_FOLLOWING = re.compile(r"( [a-z]+)( [a-z]+)?")
_KNOWN = 500_000
# Weights of a place that fits, on a scale of tenfold people; set on the development half of the benchmarks.
_COUNTRY, _LISTED, _REGION, _COUNTY, _CAPITAL = 9.5, 8.5, 6.5, 4.2, 1.5
_REGION_WEIGHT, _COUNTRY_WEIGHT, _HELD = 1.5, 2.5, 12.0


@dataclass(frozen=True, slots=True)
class _Named:
    """A place name in the text and the places it can mean."""

    span: Span
    found: tuple[Toponym, ...]


def places(annotated: Annotated, lexicon: Lexicon) -> tuple[Place, ...]:
    """The places the article names, each with whether it is meant literally; sorted by span.

    Adjectives of states ("Afghan ports") are among them, never literal.
    """
    return places_of(annotated, lexicon.gazetteer, lexicon.actors)


def places_of(annotated: Annotated, gazetteer: Gazetteer, book: ActorBook) -> tuple[Place, ...]:
    """The same, with no more of the lexicon than it needs."""
    text = annotated.document.text
    named = sorted(_named(annotated, gazetteer), key=lambda n: n.span)
    index = _Index(annotated.sentences)
    adjectives = list(_adjectives(annotated, gazetteer, book, index))
    chosen = _choose(text, named, Counter(place.country for _, place in adjectives))
    found = [_place(text, span, place, literal=False) for span, place in adjectives]
    for name, place in zip(named, chosen, strict=True):
        found.append(_place(text, name.span, place, literal=index.literal(name.span, place)))
    return tuple(sorted(found, key=lambda place: place.span))


def _place(text: str, span: Span, place: Toponym, *, literal: bool) -> Place:
    """A place at its words; called as the article calls it where GeoNames writes it in another alphabet."""
    return Place(
        span=span,
        name=place.name if place.name.isascii() or place.listed else span.of(text),
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
                whole = _site(text, part, gazetteer)
                if found := gazetteer.find(whole.of(text)):
                    taken.append(whole)
                    yield _Named(whole, found)
            continue
        taken.append(name.span)
        part = _bare(text, name.span)
        if name.label in ("ORG", "NORP") and (found := _well_known(gazetteer.find(part.of(text)))):
            yield _Named(part, found)
    yield from _unlabelled(annotated, gazetteer, taken)


def _adjectives(
    annotated: Annotated, gazetteer: Gazetteer, book: ActorBook, index: "_Index"
) -> Iterator[tuple[Span, Toponym]]:
    """Adjectives of states, with the state."""
    text = annotated.document.text
    for name in annotated.names:
        if name.label not in ("NORP", "GPE") or not index.is_adjective(name.span):
            continue
        demonym = next((n for n in book.find(name.span.of(text)) if n.kind == "demonym"), None)
        actor = book.get(demonym.actor) if demonym else None
        country = next((role.country for role in actor.roles if role.country), "") if actor else ""
        if country and country in gazetteer.countries:
            yield name.span, gazetteer.countries[country]


def _unlabelled(annotated: Annotated, gazetteer: Gazetteer, taken: list[Span]) -> Iterator[_Named]:
    """Well-known names that the parser did not label."""
    text = annotated.document.text
    covered = {i for span in taken for i in range(span.start, span.end)}
    for sentence in annotated.sentences:
        for match in _CAPITALISED.finditer(text, sentence.span.start, sentence.span.end):
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


def _site(text: str, part: Span, gazetteer: Gazetteer) -> Span:
    """A town's name with the words behind it where our own list has a site of that name."""
    follow = _FOLLOWING.match(text, part.end)
    for group in (2, 1):
        if follow and follow[group]:
            whole = Span(part.start, follow.end(group))
            if fold(whole.of(text)) in gazetteer.listed:
                return whole
    return part


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The names in a labelled stretch: "Doha, Qatar" is two."""
    start = span.start
    for gap in [*_COMMA.finditer(text, span.start, span.end), None]:
        end = gap.start() if gap else span.end
        if start < end:
            yield _bare(text, Span(start, end))
        if gap:
            start = gap.end()


def _choose(text: str, named: list[_Named], company: Counter[str | None]) -> list[Toponym]:
    """One place for each name: the named container first, then the company it keeps, then renown."""
    countries = company + Counter(n.found[0].country for n in named if n.found[0].country and _sure(n.found))
    total = max(sum(countries.values()), 1)
    near = _Neighbours(text, named)
    chosen: dict[str, tuple[float, Toponym]] = {}
    for i, name in enumerate(named):
        inside = _container(text, name, named[i + 1] if i + 1 < len(named) else None)
        key = name.span.of(text).lower()
        best = max(
            (
                (_score(p, countries[p.country] / total, near.of(key, p), inside=inside), -k, p)
                for k, p in enumerate(name.found)
            ),
            key=lambda scored: scored[:2],
        )
        if key not in chosen or best[0] > chosen[key][0]:
            chosen[key] = (best[0], best[2])
    return [chosen[name.span.of(text).lower()][1] for name in named]


def _sure(found: tuple[Toponym, ...]) -> bool:
    """Whether a name hardly means anything but its first place."""
    best = found[0]
    if best.resolution == "country" and any(place.level == 1 for place in found[1:]):
        return False
    return best.resolution == "country" or best.capital or best.listed or len({p.country for p in found}) == 1


def _container(text: str, name: _Named, after: _Named | None) -> Toponym | None:
    """The state or region named right behind: "Paris, Texas"."""
    if after is None or not re.fullmatch(
        r"\s*,\s*|\s*\(\s*|\s+in\s+", text[name.span.end : after.span.start] or "x"
    ):
        return None
    return next((p for p in after.found if p.resolution in ("country", "region")), None)


def _score(place: Toponym, share: float, near: float, *, inside: Toponym | None) -> float:
    """How well a place fits: its renown, its country's and region's share of the text, what holds it."""
    company = _COUNTRY_WEIGHT * share + _REGION_WEIGHT * near
    return _size(place) + company + (_HELD if inside and _holds(inside, place) else 0.0)


def _holds(inside: Toponym, place: Toponym) -> bool:
    """Whether a place lies in the state or region named behind it."""
    if inside.resolution == "country":
        return inside.country == place.country and place.resolution != "country"
    return inside.region == place.region and place.level != 1


def _size(place: Toponym) -> float:
    """How much a bare name means this place, on a scale of tenfold people."""
    if place.resolution == "country":
        return _COUNTRY
    if place.listed:
        return _LISTED
    if place.level:
        return _REGION if place.level == 1 else _COUNTY
    return math.log10(place.population + 300) + _CAPITAL * place.capital


class _Neighbours:
    """How many other names of the text can mean places in the same region."""

    def __init__(self, text: str, named: list[_Named]) -> None:
        self._regions: dict[str, frozenset[str]] = {
            n.span.of(text).lower(): frozenset(p.region for p in n.found if p.region) for n in named
        }
        self._support: dict[str, float] = defaultdict(float)
        for regions in self._regions.values():
            for region in regions:
                self._support[region] += 1 / len(regions)

    def of(self, key: str, place: Toponym) -> float:
        """The support of a place's region by other names; three sure ones are enough."""
        if not place.region:
            return 0.0
        own = self._regions[key]
        return min(self._support[place.region] - 1 / len(own), 3.0)


class _Index:
    """Finds the tokens of a span."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._at = {t.span.start: (s, i) for s in sentences for i, t in enumerate(s.tokens)}

    def is_adjective(self, span: Span) -> bool:
        """Whether a name stands before a noun as its adjective."""
        found = self._at.get(span.start)
        if found is None:
            return False
        token = found[0].tokens[found[1]]
        return token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod")

    def literal(self, span: Span, place: Toponym) -> bool:
        """Whether a place name means the place; True outside all sentences (a dateline)."""
        found = self._at.get(span.start)
        if found is None:
            return True
        sentence, first = found
        inside = [i for i in range(first, len(sentence.tokens)) if sentence.tokens[i].span.start < span.end]
        head = next((i for i in inside if sentence.tokens[i].head not in inside), first)
        return is_literal(sentence, head, place)
