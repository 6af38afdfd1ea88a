"""Pictures of networks: names beside their points and never over each other, files by their names."""

import json
from pathlib import Path

import pytest

from dragoman.analyse.network import Edge, Network, Node
from dragoman.analyse.series import scores
from dragoman.errors import ConfigError
from dragoman.show.charts import drawn
from dragoman.show.graphs import MOST, network_chart, write_network
from dragoman.show.labels import Point, placed
from tests.show.test_charts import story, values


def network(size: int) -> Network:
    """A wheel: everybody deals with the first."""
    nodes = tuple(
        Node(id=f"n{n:03}", name=f"Nation {n}", kind="state", country=None, sector=None, stories=size - n,
             mean=1.0, partners=1, broker=0.0, community=1 + n % 9)
        for n in range(size)
    )  # fmt: skip
    edges = tuple(
        Edge(left="n000", right=node.id, scores=scores([story(f"sy-{node.id}", "AID", 2, 6)]), out=1, back=0,
             first=None, last=None, occurrences=(story(f"sy-{node.id}", "AID", 2, 6),))
        for node in nodes[1:]
    )  # fmt: skip
    return Network(
        nodes=nodes, edges=edges, level="side", around="n000", as_of=None, days=None, strangers=2, few=0
    )


def test_a_picture_shows_the_strongest_and_says_so() -> None:
    chart = network_chart(network(MOST + 20))
    assert len({row["id"] for row in values(chart, "broker")}) == MOST
    assert chart.to_dict()["title"]["subtitle"][0].startswith("60 of 80 parties, 59 of 79 ties")
    assert {row["told"] for row in values(chart, "tie") if row["tie"] == "Nation 0 – Nation 1"} == {
        "AID 2021-06-01 (sy-n001)"
    }


def test_names_never_lie_over_each_other() -> None:
    points = [Point(name=f"Nation {n}", x=20 + 17 * n % 300, y=10 + 7 * n % 190, radius=5) for n in range(60)]
    labels = placed(points, 320, 200)
    assert 10 < len(labels) < 60
    boxes = [(label.x, label.y, label.x + 6.2 * len(label.name), label.y + 11) for label in labels]
    for n, a in enumerate(boxes):
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[n + 1 :])


@pytest.mark.parametrize("size", [0, 2, 12])
def test_small_networks_are_drawn(size: int) -> None:
    assert drawn(network_chart(network(size)), "svg").startswith(b"<svg")


def test_the_name_of_the_file_says_how_it_is_written(tmp_path: Path) -> None:
    write_network(network(3), tmp_path / "n.json")
    told = json.loads((tmp_path / "n.json").read_text("utf-8"))
    assert [it["story"] for it in told["edges"][0]["occurrences"]] == ["sy-n001"]
    assert told["strangers_left_out"] == 2
    write_network(network(3), tmp_path / "n.csv")
    assert (tmp_path / "n.csv").read_text("utf-8").splitlines()[1].startswith("n000,n001,1,2,1,0,6.0")
    write_network(network(3), tmp_path / "n.svg")
    write_network(network(3), tmp_path / "n.html")
    assert (
        "<summary>Nation 0 – Nation 2: 1</summary><ul><li>AID, June 2021" in (tmp_path / "n.html").read_text()
    )
    with pytest.raises(ConfigError, match="gexf"):
        write_network(network(3), tmp_path / "n.doc")
