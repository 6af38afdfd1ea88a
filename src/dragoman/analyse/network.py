"""Who deals with whom: a graph of sides or actors, its brokers and communities, and where to draw it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import networkx as nx

from dragoman.analyse.occurrences import Occurrence, everywhere
from dragoman.analyse.relations import Families
from dragoman.analyse.series import Scores, scores
from dragoman.model.entities import place_in_world
from dragoman.model.text import DateRange
from dragoman.store import Record

LEVELS = ("side", "actor")
"""What a node is: a state or group with all that belongs to it, or each person and office for itself."""
_SEED = 2021
_LARGE = 1000  # parties of a network above which betweenness is estimated
_ACTED_ON = 2  # documents in which somebody the actor book does not know must act to be drawn by default


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One party of a network.

    Attributes:
        sector: Main PLOVER sector on the last day looked at; country likewise.
        stories: Stories it takes part in with anybody in the record's network.
        mean: Their mean score, -10 to 10.
        partners: With how many others.
        broker: Betweenness, 0 to 1: the share of shortest ways between others that lead through it.
        community: Number of the community; 1 is the largest.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    stories: int
    mean: float
    partners: int
    broker: float
    community: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What happened between two parties; `occurrences` are the stories behind the figures.

    Attributes:
        out: Stories in which the left acts on the right, or both act; `back` the other way.
    """

    left: str
    right: str
    scores: Scores
    out: int
    back: int
    first: date | None
    last: date | None
    occurrences: tuple[Occurrence, ...]

    @property
    def cooperation(self) -> int:
        """Stories of cooperation."""
        return sum(self.scores.quads[:2])

    @property
    def conflict(self) -> int:
        """Stories of conflict."""
        return sum(self.scores.quads[2:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A graph of who deals with whom.

    Attributes:
        nodes: Those with most stories first.
        edges: Those with most stories first.
        around: The actor it was cut out around, if any.
        strangers: Parties left out: unknown to the actor book and met in one document only.
        few: Ties left out for having fewer stories than asked for.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    level: str
    around: str | None
    as_of: date | None
    days: DateRange | None
    strangers: int
    few: int


class _Apart(Families):
    """Families in which everybody stands for itself."""

    def side(self, actor: str, day: date | None) -> str:  # noqa: ARG002 - the day plays no part
        """The actor itself."""
        return actor


def network(
    record: Record,
    *,
    around: str | None = None,
    depth: int = 1,
    level: str = "side",
    as_of: date | None = None,
    days: DateRange | None = None,
    least: int = 1,
    strangers: bool = False,
) -> Network:
    """The graph of a record, or what lies around one actor in it.

    Brokers and communities are those of the whole graph, also where only a part is given.

    Args:
        record: The record.
        around: Actor id; only those who can be reached from it in `depth` steps.
        depth: 1 for those it deals with and their ties with each other, 2 for those they deal with too.
        level: One of `LEVELS`.
        as_of: Only documents surely published by then count.
        days: Only what happened on these days counts.
        least: Stories that a tie needs.
        strangers: Keep all whom the actor book does not know, also those met in one document only.
    """
    families = (Families if level == "side" else _Apart)(record.actors(), record.actors_above())
    ties: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for it in everywhere(record, families, as_of=as_of):
        if days is None or (it.days and it.days.meets(days)):
            ties[it.left, it.right].append(it)
    unknown = set() if strangers else _unknown(ties, families)
    known = {pair: some for pair, some in ties.items() if not unknown & set(pair)}
    edges = [_edge(pair, some) for pair, some in known.items() if len(some) >= least]
    whole = _graph(edges)
    kept = whole
    if around is not None:
        kept = nx.ego_graph(whole, around, radius=depth) if around in whole else nx.Graph()
    day = as_of or (days.last if days else None)
    return Network(
        nodes=tuple(sorted(_nodes(whole, kept, families, day), key=lambda node: (-node.stories, node.id))),
        edges=tuple(
            sorted(
                (edge for edge in edges if kept.has_edge(edge.left, edge.right)),
                key=lambda edge: (-edge.scores.stories, edge.left, edge.right),
            )
        ),
        level=level,
        around=around,
        as_of=as_of,
        days=days,
        strangers=len(unknown),
        few=len(known) - len(edges),
    )


def _unknown(ties: dict[tuple[str, str], list[Occurrence]], families: Families) -> set[str]:
    """Those the actor book does not know, met in one document only."""
    met: dict[str, set[str]] = defaultdict(set)
    for pair, some in ties.items():
        for party in pair:
            if party.startswith("x-") or party not in families.actors:
                met[party].update(document for it in some for document in it.documents)
    return {party for party, documents in met.items() if len(documents) < _ACTED_ON}


def _edge(pair: tuple[str, str], some: Sequence[Occurrence]) -> Edge:
    days = [it.days for it in some if it.days]
    return Edge(
        left=pair[0],
        right=pair[1],
        scores=scores(some),
        out=sum(it.acts != "in" for it in some),
        back=sum(it.acts != "out" for it in some),
        first=min((d.first for d in days), default=None),
        last=max((d.last for d in days), default=None),
        occurrences=tuple(some),
    )


def _graph(edges: Iterable[Edge]) -> nx.Graph:
    """The bare graph, in an order that does not depend on that of the documents."""
    graph = nx.Graph()
    ordered = sorted(edges, key=lambda edge: (edge.left, edge.right))
    graph.add_nodes_from(sorted({party for edge in ordered for party in (edge.left, edge.right)}))
    graph.add_edges_from(
        (edge.left, edge.right, {"weight": edge.scores.stories, "edge": edge}) for edge in ordered
    )
    return graph


def _nodes(whole: nx.Graph, kept: nx.Graph, families: Families, day: date | None) -> Iterator[Node]:
    """The parties that are kept, with their places in the whole graph."""
    many = len(whole) > _LARGE
    between = nx.betweenness_centrality(whole, k=_LARGE // 2 if many else None, seed=_SEED)
    groups = nx.community.louvain_communities(whole, weight="weight", seed=_SEED) if whole else []
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    community = {party: n for n, group in enumerate(ordered, 1) for party in group}
    for party in kept:
        stories = {it.story: it for _, _, tie in whole.edges(party, data="edge") for it in tie.occurrences}
        actor = families.actors.get(party)
        country, sector, _ = place_in_world(actor, day) if actor else (None, None, None)
        yield Node(
            id=party,
            name=families.name(party),
            kind=actor.kind if actor else "group",
            country=country,
            sector=sector,
            stories=len(stories),
            mean=scores(stories.values()).mean or 0.0,
            partners=whole.degree(party),
            broker=round(between[party], 4),
            community=community[party],
        )


def layout(found: Network) -> tuple[dict[str, tuple[float, float]], ...]:
    """Where to draw the parties: a place for each, about one apart, for each connected part; largest first.

    Parts are laid out alone (Kamada and Kawai 1989), so that small ones do not drift from the large one.
    """
    graph = _graph(found.edges)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return tuple(_laid_out(graph.subgraph(sorted(part))) for part in parts)


def _laid_out(part: nx.Graph) -> dict[str, tuple[float, float]]:
    """Places of one connected part; its longer side lies across."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted(tuple(sorted(pair)) for pair in part.edges))
    size = len(ordered) ** 0.5
    places = nx.kamada_kawai_layout(ordered, scale=size, weight=None)
    wide, high = (max(p[k] for p in places.values()) - min(p[k] for p in places.values()) for k in (0, 1))
    turn = (1, 0) if high > wide else (0, 1)
    return {party: (round(float(p[turn[0]]), 4), round(float(p[turn[1]]), 4)) for party, p in places.items()}


def write_gexf(found: Network, path: Path) -> None:
    """Write a network for Gephi: GEXF 1.2, story ids among the attributes."""
    text = "\n".join(nx.generate_gexf(_flat(found), version="1.2draft"))
    # The day of writing would make each file another one.
    path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n", "utf-8")


def write_graphml(found: Network, path: Path) -> None:
    """Write a network as GraphML, story ids among the attributes."""
    path.write_text("\n".join(nx.generate_graphml(_flat(found))) + "\n", "utf-8")


def _flat(found: Network) -> nx.Graph:
    """The graph with plain attributes, as the file formats take them."""
    graph = nx.Graph()
    for node in found.nodes:
        graph.add_node(node.id, label=node.name, **node_row(node))
    for edge in found.edges:
        ends = {"left": edge.left, "right": edge.right}  # without direction, a file may turn an edge round
        graph.add_edge(edge.left, edge.right, weight=edge.scores.stories, **ends, **edge_row(edge))
    return graph


def node_row(node: Node) -> dict[str, str | int | float]:
    """A party as a flat row, without its id."""
    return {
        "name": node.name,
        "kind": node.kind,
        "country": node.country or "",
        "sector": node.sector or "",
        "stories": node.stories,
        "mean": node.mean,
        "partners": node.partners,
        "broker": node.broker,
        "community": node.community,
    }


def edge_row(edge: Edge) -> dict[str, str | int | float]:
    """A tie as a flat row, without the ids of its ends; the stories are separated by spaces."""
    return {
        "stories": edge.scores.stories,
        "reports": edge.scores.reports,
        "cooperation": edge.cooperation,
        "conflict": edge.conflict,
        "mean": edge.scores.mean or 0.0,
        "total": edge.scores.total,
        "left_acts": edge.out,
        "right_acts": edge.back,
        "first": edge.first.isoformat() if edge.first else "",
        "last": edge.last.isoformat() if edge.last else "",
        "story_ids": " ".join(it.story for it in edge.occurrences),
    }
