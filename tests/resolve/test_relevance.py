"""Events need somebody political, and nobody acts upon himself by a plain pronoun."""

from collections.abc import Callable

from dragoman.model.coded import CodedDocument

Coded = Callable[[str], CodedDocument]


def test_private_people_make_no_event(coded: Coded) -> None:
    assert not coded("Singer Ella Marlow met drummer Tom Hale in a bar.").events


def test_one_political_party_is_enough(coded: Coded) -> None:
    assert len(coded("President Ella Marlow met drummer Tom Hale in Vienna.").events) == 1


def test_a_plain_pronoun_is_not_its_own_subject(coded: Coded) -> None:
    result = coded("Egypt rejected the plan. Iran criticised it on Monday.")
    links = {(link.mention, link.actor) for link in result.links}
    for event in result.events:
        for recipient in event.recipients:
            assert not any(
                (recipient, actor) in links and (own, actor) in links
                for own in event.actors
                for actor in ("irn", "egy")
            )


def test_a_town_visited_stands_for_its_state(coded: Coded) -> None:
    result = coded("The Egyptian president traveled to Aqaba on Monday.")
    event = result.events[0]
    who = {link.mention: link.actor for link in result.links}
    assert [who.get(i) for i in event.recipients] == ["jor"]
    assert event.place is not None
    assert event.place.country == "JOR"


def test_what_a_side_says_it_will_do_is_promised(coded: Coded) -> None:
    own = coded("“Russia will release the Ukrainian prisoners,” Kremlin spokesman Dmitry Peskov said.")
    other = coded("“Russia will release the Ukrainian prisoners,” White House spokesman John Kirby said.")
    assert [event.status for event in own.events] == ["actual"]
    assert [event.status for event in other.events] == ["future"]


def test_a_meeting_on_third_ground_is_told(coded: Coded) -> None:
    abroad = coded("Iranian officials met Saudi officials in Baghdad on Monday.")
    at_home = coded("Iranian officials met Saudi officials in Tehran on Monday.")
    assert [event.mode for event in abroad.events] == ["third-party"]
    assert [event.mode for event in at_home.events] == [None]


def test_a_trip_at_home_or_of_tourists_is_no_visit(coded: Coded) -> None:
    assert not coded("The French president traveled to Lyon on Monday.").events
    assert not coded("Several tourists visited Jordan on Monday.").events
    assert len(coded("The French president traveled to Jordan on Monday.").events) == 1


def test_a_side_that_the_text_leaves_open_lowers_the_confidence_only(coded: Coded) -> None:
    left_open = coded("They condemned the Kenyan president on Monday.").events
    told = coded("Uganda condemned the Kenyan president on Monday.").events
    assert 0.4 < left_open[0].confidence < told[0].confidence
    assert len(coded("The Kenyan president urged several states to wait.").events) == 1
