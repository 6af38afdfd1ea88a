"""Maps: points lie where they should, exact places look other than lands, nothing comes from the network."""

import json
import re
from pathlib import Path

import pytest

from dragoman.analyse.places import Happening, Map, Spot
from dragoman.errors import ConfigError
from dragoman.show.charts import drawn
from dragoman.show.maps import FORMATS, map_chart, write_map
from tests.show.test_charts import JUNE, values


def spot(name: str, lat: float, lon: float, resolution: str) -> Spot:
    it = Happening(
        story=f"sy-{name}", type="CONSULT", mode="visit", quad_code=1, score=2.5, days=JUNE, reported=True,
        actor="Ada <Wells>", recipient="Sylvania", sentence="They met & talked.", events=("ev-1",),
        publishers=("The Gazette",), others=(),
    )  # fmt: skip
    return Spot(
        name=name, country=None, lat=lat, lon=lon, resolution=resolution, geonameid=None, happenings=(it,)
    )  # fmt: skip


def atlas(*spots: Spot) -> Map:
    return Map(of=("Freedonia",), as_of=None, days=None, spots=spots, nowhere=3)


WORLD = atlas(
    spot("Doha", 25.3, 51.5, "city"),
    spot("Afghanistan", 33.9, 67.7, "country"),
    spot("Lima", -12.0, -77.0, "city"),
)


def test_a_town_is_told_apart_from_somewhere_in_a_land() -> None:
    rows = {row["place"]: (row["kind"], row["opacity"]) for row in values(map_chart(WORLD), "place")}
    assert rows["Doha"] == ("in this town or at this site", 0.85)
    assert rows["somewhere in Afghanistan"] == ("somewhere in this land", 0.15)


def test_a_story_is_told_at_the_mouse() -> None:
    (told,) = {row["told"] for row in values(map_chart(WORLD), "place")}
    assert told == "CONSULT/visit, June 2021 (reported), Ada <Wells> → Sylvania: “They met & talked.”"


def test_points_lie_on_the_outlines() -> None:
    """Vega places a point by its own projection where we place it by ours."""
    chart = map_chart(WORLD).to_dict()
    projection = chart["layer"][0]["projection"]
    spec = {
        "width": chart["width"], "height": chart["height"], "projection": projection,
        "data": {"values": [{"lon": 51.5, "lat": 25.3}]}, "mark": "circle",
        "encoding": {"longitude": {"field": "lon", "type": "quantitative"},
                     "latitude": {"field": "lat", "type": "quantitative"}},
    }  # fmt: skip
    import altair as alt  # noqa: PLC0415

    svg = drawn(alt.Chart.from_dict(spec), "svg").decode()
    (x, y) = next(
        re.finditer(r'aria-roledescription="circle"[^>]*transform="translate\(([\d.]+),([\d.]+)\)"', svg)
    ).groups()
    ours = next(row for row in values(map_chart(WORLD), "place") if row["place"] == "Doha")
    assert abs(float(x) - ours["x"]) < 0.2
    assert abs(float(y) - ours["y"]) < 0.2


@pytest.mark.parametrize("kind", FORMATS)
def test_a_map_is_written_in_each_format(kind: str, tmp_path: Path) -> None:
    write_map(WORLD, tmp_path / f"m.{kind}")
    assert (tmp_path / f"m.{kind}").stat().st_size > 500


def test_geojson_answers_with_its_stories(tmp_path: Path) -> None:
    write_map(WORLD, tmp_path / "m.geojson")
    features = json.loads((tmp_path / "m.geojson").read_text("utf-8"))["features"]
    assert [feature["properties"]["exact"] for feature in features] == [True, False, True]
    assert features[0]["geometry"]["coordinates"] == [51.5, 25.3]
    assert features[0]["properties"]["happenings"][0]["story"] == "sy-Doha"


def test_the_page_lists_all_stories_with_their_letters_escaped(tmp_path: Path) -> None:
    write_map(WORLD, tmp_path / "m.html")
    listed = (tmp_path / "m.html").read_text("utf-8").rpartition("</script>")[2]
    assert "Ada &lt;Wells&gt; → Sylvania" in listed
    assert "They met &amp; talked." in listed


@pytest.mark.parametrize(
    "spots", [(), (spot("Suva", -18.1, 178.4, "city"), spot("Apia", -13.8, -171.8, "city"))]
)
def test_nothing_and_the_far_side_of_the_world_are_drawn(spots: tuple[Spot, ...]) -> None:
    for row in values(map_chart(atlas(*spots)), "place") if spots else ():
        assert 0 <= row["x"] <= 940
        assert 0 <= row["y"] <= 500
    assert drawn(map_chart(atlas(*spots)), "svg").startswith(b"<svg")


def test_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="geojson"):
        write_map(WORLD, tmp_path / "m.kml")
