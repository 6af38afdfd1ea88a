"""Who a name is: whole names and their parts, things with names, bodies that many states have."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument
from tests.make import named

Coded = Callable[[str], CodedDocument]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        pytest.param(
            "Omar Lindqvist spoke in Oslo. Lindqvist said he would stay. Lindqvist praised Norway. "
            "Omar Lindqvist said his sister Rosa Lindqvist was ill. Lindqvist wept.",
            "Lindqvist",
            ["Omar Lindqvist"],
            id="of two bearers the one the text is about",
        ),
        pytest.param(
            "Karl Brandt met officials. He was born into the wealthy Brandt family.",
            "Brandt",
            [],
            id="a family is no single man",
        ),
        pytest.param(
            "The Ugandan president accused the Brandt family of theft.",
            "the Brandt family",
            ["Brandt family"],
            id="a family by its name",
        ),
        pytest.param(
            "Karl Brandt spoke on Monday. Norway's envoy Omar Lind, who questioned his authority, left.",
            "his",
            ["Karl Brandt"],
            id="nobody doubts his own authority",
        ),
        pytest.param(
            "Kenyan President Karl Brandt spoke. The president apologised to the people of his country.",
            "the people of his country",
            ["Kenyan people"],
            id="of whose country",
        ),
        pytest.param(
            "Mark Hallam is chairman. Police arrested Mark and Patricia Olden on Monday.",
            "Mark",
            ["Mark Olden"],
            id="a first name with the surname named next",
        ),
        pytest.param(
            "Jane Corbin and Lisa Marsh are running. The Corbin-Marsh ticket won.",
            "Corbin-Marsh",
            [],
            id="two surnames are nobody's",
        ),
        pytest.param(
            "The Kenyan Institute of Volcanology and Seismology (Kenvolcs) warned Oslo. "
            "Kenvolcs spoke to the press.",
            "Kenvolcs",
            ["Kenyan Institute of Volcanology and Seismology"],
            id="a name made of syllables",
        ),
        pytest.param(
            "Kenya spoke. Filipino officials asked the Senate of the Philippines.",
            "Senate",
            ["parliament of Philippines"],
            id="whose chamber it is stands behind it",
        ),
        pytest.param(
            "Florida, Ohio and the US Congress acted. Senator Ann Beale of Georgia spoke.",
            "Georgia",
            ["Georgia (US state)"],
            id="a state of the United States among its like",
        ),
        pytest.param(
            "The airline flew him to the capital, Tunis, on Monday.",
            "Tunis",
            [],
            id="a capital told to be a city",
        ),
        pytest.param(
            "Kenya thanked the store chains Hartley and Bramwell. Bramwell said it was glad.",
            "Bramwell",
            ["Bramwell"],
            id="firms that look like surnames",
        ),
        pytest.param(
            "The boy's aunt, Tima Harlan, spoke in Oslo.",
            "Tima Harlan",
            ["Tima Harlan"],
            id="an aunt is a person",
        ),
        pytest.param(
            'Police sergeant Matiu "Matt" Harlan died in Kent.',
            'Matiu "Matt" Harlan',
            ['Matiu "Matt" Harlan'],
            id="a nickname inside",
        ),
        pytest.param(
            "He told The Times that Kenya was safe.",
            "The Times",
            ["The Times of London"],
            id="a paper by its article",
        ),
        pytest.param(
            "Australia, Australia and Australia voted. He stood for the Liberal Democrats in Queensland.",
            "Liberal Democrats",
            [],
            id="a party's name that others have, too",
        ),
        pytest.param(
            "The German Space Centre (DLX) thanked Kenya. DLX spoke.",
            "DLX",
            ["German Space Centre"],
            id="letters of another language",
        ),
        pytest.param(
            "A Republican Assemblywoman from Ohio, Jill Tanner, spoke.",
            "Jill Tanner",
            ["Jill Tanner"],
            id="an assemblywoman is no body",
        ),
        pytest.param(
            "He loved his wife Amanda, and their children Brodie and Nolan.",
            "Nolan",
            ["Nolan"],
            id="a row of children",
        ),
        pytest.param(
            "Afghanistan, Kabul and Afghan officials wait. We will discuss the money with Congress.",
            "Congress",
            ["US Congress"],
            id="no chamber of a state that has none of that name",
        ),
        pytest.param(
            "Historian Carla Wendt praised Norway.",
            "Carla Wendt",
            ["Carla Wendt"],
            id="a calling is no part of the name",
        ),
    ],
)
def test_whose_name_it_is(coded: Coded, text: str, words: str, names: list[str]) -> None:
    assert named(coded, text, words) == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He read a comic about Captain America and his shield.", "America"),
        ("The group helps ex-Muslims in Norway.", "Muslims"),
        ("The Grace Hollis Space Telescope will be launched by Norway.", "Grace Hollis Space Telescope"),
        ("The Independent Broadcasting Authority of Kenya met.", "The Independent"),
        ("He died in the Battle of Harlan Wood in France.", "Harlan Wood"),
        ("He appeared on the talk show Morning Carol in Norway.", "Morning Carol"),
    ],
)
def test_names_of_things_and_of_those_who_left(coded: Coded, text: str, word: str) -> None:
    assert word not in [m.span.of(text) for m in coded(text).mentions]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ecologist Chip Norden of the University of Narvik said so.", "Chip Norden", ("EDU", "ecologist")),
        (
            "The firm's Chief Technical Officer Ole Vik resigned.",
            "Ole Vik",
            ("BUS", "chief technical officer"),
        ),
        ("Solicitor General Jon Calder sued Norway.", "Jon Calder", ("GOV", "Solicitor General")),
        ("Bill Marden, the former governor of Ohio, spoke.", "Bill Marden", ("ELI", "former governor")),
    ],
)
def test_what_offices_are_told(coded: Coded, text: str, name: str, role: tuple[str, str]) -> None:
    actor = next(a for a in coded(text).actors if a.name == name)
    assert [(r.sectors[0], r.office) for r in actor.roles][:1] == [role]


def test_running_for_an_office_is_not_holding_it(coded: Coded) -> None:
    text = (
        "Ohio's voters rejected the ticket of Gerald Morton for president and Ann Beale for vice president."
    )
    assert [a.roles for a in coded(text).actors if a.kind == "person"] == [(), ()]


def test_letters_for_a_thing_are_nobody(coded: Coded) -> None:
    text = "Kenya bans digital rights locking (DRL) in films. DRL said nothing and DRL accused Norway."
    assert "DRL" not in [actor.name for actor in coded(text).actors]


def test_bodies_told_by_the_word_before_are_no_persons(coded: Coded) -> None:
    text = "Kenya thanked the store chains Hartley and Bramwell. Bramwell said it was glad."
    assert {a.kind for a in coded(text).actors if a.name in ("Hartley", "Bramwell")} <= {"organisation"}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The trial of two brothers began in Dayton, Ohio on Monday.", "Ohio", []),
        ("A crowd gathered in Ohio on Monday.", "Ohio", []),
        ("Dayton has a court. Ohio sued the firm.", "Ohio", ["Ohio"]),
    ],
)
def test_a_part_of_a_state_that_tells_where_a_town_is(
    coded: Coded, text: str, words: str, names: list[str]
) -> None:
    assert named(coded, text, words) == names
