"""Networks: what is counted, who is left out, and files that others read."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from dragoman.analyse.network import edge_row, layout, network, write_gexf, write_graphml
from dragoman.model.text import DateRange
from dragoman.store import Record, open_store
from tests import make


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two documents with a meeting of Freedonia and Sylvania each."""
    with open_store(tmp_path / "r.record") as store:
        store.save_scale({("CONSULT", None): (1, 2.0), ("SUPPORT", None): (1, 5.0)})
        store.save_above([make.FREEDONIA, make.SYLVANIA])
        store.save([make.coded("a.txt"), make.coded("b.txt", make.TEXT + " More is not known.")])
        yield store


def test_a_side_stands_for_all_that_belongs_to_it(record: Record) -> None:
    found = network(record)
    assert [(node.id, node.country, node.sector) for node in found.nodes] == [
        ("freedonia", "FRD", "GOV"), ("sylvania", "SYL", "GOV"),
    ]  # fmt: skip
    (edge,) = found.edges
    assert (edge.left, edge.right, edge.scores.stories, edge.cooperation, edge.conflict) == (
        "freedonia", "sylvania", 2, 2, 0,
    )  # fmt: skip
    assert (edge.scores.mean, edge.first) == (2.0, date(2021, 3, 3))


def test_every_edge_answers_with_its_stories(record: Record) -> None:
    (edge,) = network(record).edges
    stories = [it.story for it in edge.occurrences]
    assert len(stories) == 2
    assert edge_row(edge)["story_ids"] == " ".join(stories)
    assert {event for it in edge.occurrences for event in it.events} == {
        event.id for coded in record.documents() for event in coded.events if event.status == "actual"
    }


def test_each_person_may_stand_for_itself(record: Record) -> None:
    assert {node.id for node in network(record, level="actor").nodes} == {"ada-wells", "sylvania"}


@pytest.mark.parametrize(
    ("how", "edges"),
    [
        ({"as_of": date(2021, 3, 3)}, 0),
        ({"as_of": date(2021, 3, 4)}, 1),
        ({"days": DateRange(date(2021, 3, 4), date(2021, 3, 9))}, 0),
        ({"least": 3}, 0),
        ({"around": "sylvania"}, 1),
        ({"around": "nobody"}, 0),
    ],
)
def test_what_is_asked_for_is_what_counts(record: Record, how: dict[str, object], edges: int) -> None:
    assert len(network(record, **how).edges) == edges  # type: ignore[arg-type]


def test_files_are_the_same_twice_and_hold_the_story_ids(record: Record, tmp_path: Path) -> None:
    found = network(record)
    for name, write, read in (
        ("n.gexf", write_gexf, nx.read_gexf),
        ("n.graphml", write_graphml, nx.read_graphml),
    ):
        write(found, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write(network(record), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
        assert b"lastmodifieddate" not in first
        ET.fromstring(first)  # noqa: S314 - our own file
        graph = read(tmp_path / name)
        assert graph.edges["freedonia", "sylvania"]["story_ids"] == edge_row(found.edges[0])["story_ids"]
        assert graph.nodes["sylvania"]["name"] == "Sylvania"
        assert graph.edges["sylvania", "freedonia"]["left"] == "freedonia"


def test_a_layout_gives_each_party_a_place(record: Record) -> None:
    (part,) = layout(network(record))
    assert len(set(part.values())) == 2
