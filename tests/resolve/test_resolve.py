"""Who is meant: names, titles, groups of a side, phrases and pronouns; and what is left open."""

from collections.abc import Callable

import pytest

from dragoman.model.actors import Actor
from dragoman.model.coded import CodedDocument

Coded = Callable[[str], CodedDocument]


def who(coded: Coded, text: str, words: str, which: int = 0) -> list[str]:
    """The actors that a mention, given by its words, is linked to."""
    result = coded(text)
    mentions = [m for m in result.mentions if m.span.of(text) == words]
    return [link.actor for link in result.links if link.mention == mentions[which].id]


def actor(coded: Coded, text: str, words: str) -> Actor:
    """The one actor that a mention is linked to."""
    (found,) = who(coded, text, words)
    return next(a for a in coded(text).actors if a.id == found)


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Ukraine thanked Poland.", "Poland", ["pol"]),
        ("Kabul said it would attend.", "Kabul", ["afg"]),
        ("The talks were held in Kabul.", "Kabul", []),
        ("Polish officials met in Oslo.", "Polish officials", ["pol~officials"]),
        ("Former Polish diplomats met in Oslo.", "Former Polish diplomats", ["pol~former-diplomats"]),
        ("The Polish government thanked him.", "The Polish government", ["pol-government"]),
        ("The people of Kenya voted.", "The people of Kenya", ["ken~people"]),
        (
            "Polish and Kenyan officials met.",
            "Polish and Kenyan officials",
            ["pol~officials", "ken~officials"],
        ),
        ("Anti-Taliban fighters took the town.", "Anti-Taliban fighters", ["anti-taliban~fighters"]),
        ("The Taliban government banned it.", "Taliban government", ["taliban"]),
        ("No Polish diplomat was there.", "No Polish diplomat", ["pol~diplomats"]),
        ("Officials from Poland and Kenya met.", "Officials", ["pol~officials", "ken~officials"]),
    ],
)
def test_names_and_groups_of_a_side(coded: Coded, text: str, words: str, actors: list[str]) -> None:
    assert who(coded, text, words) == actors


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Poland and Kenya met in Oslo. Both countries signed a treaty.", "Both countries", ["pol", "ken"]),
        ("Talks between Poland and Kenya began. The two sides were calm.", "The two sides", ["pol", "ken"]),
        ("Both countries signed a treaty.", "Both countries", []),
        ("Poland lost its flag in Nairobi.", "its", ["pol"]),
        ("Poland urged Kenya to open its ports.", "its", ["ken"]),
        ("The Taliban left the town after they lost the battle.", "they", ["taliban"]),
        ("It is unclear who won. It took years.", "It", []),
        ("The Taliban took the town. The group has denied it.", "The group", ["taliban"]),
        ("Poland thanked Kenya. The ministry was closed.", "The ministry", []),
    ],
)
def test_phrases_and_pronouns(coded: Coded, text: str, words: str, actors: list[str]) -> None:
    assert who(coded, text, words) == actors


def test_a_title_tells_side_office_and_sector(coded: Coded) -> None:
    text = "Taliban spokesman Hamdan Barakzoy told reporters that the road was open."
    found = actor(coded, text, "Hamdan Barakzoy")
    assert found.id.startswith("x-hamdan-barakzoy-")
    assert {role.of for role in found.roles} == {"taliban"}
    assert {role.office for role in found.roles} == {"spokesperson"}
    assert any("REB" in role.sectors for role in found.roles)
    assert any("GOV" in role.sectors for role in found.roles)
    assert found.parent == "taliban"


@pytest.mark.parametrize(
    ("text", "country", "sector", "office"),
    [
        ("Jan Nowicki, the Polish special envoy for Kenya, said so.", "POL", "GOV", "Special Envoy"),
        ("Former Polish minister Jan Nowicki said so.", "POL", "ELI", "former Minister"),
        ("Polish President Jan Nowicki of the old party said so.", "POL", "GOV", "President"),
        ("Anti-Taliban commander Jan Nowicki said so.", "AFG", "REB", "commander"),
    ],
)
def test_strangers_get_their_role_from_the_text(
    coded: Coded, text: str, country: str, sector: str, office: str
) -> None:
    role = actor(coded, text, "Jan Nowicki").roles[0]
    assert (role.country, role.sectors[0], role.office) == (country, sector, office)
    assert role.basis == "text"


def test_surnames_go_with_the_full_name(coded: Coded) -> None:
    text = "Polish diplomat Jan Nowicki left Nairobi. Nowicki said he was tired."
    assert who(coded, text, "Nowicki") == who(coded, text, "Jan Nowicki")
    assert who(coded, text, "he") == who(coded, text, "Jan Nowicki")


def test_two_of_one_surname_are_two(coded: Coded) -> None:
    text = "Polish diplomat Jan Nowicki met Kenyan minister Ada Nowicki. Nowicki smiled."
    assert who(coded, text, "Jan Nowicki") != who(coded, text, "Ada Nowicki")
    assert who(coded, text, "Nowicki") == []


def test_acronyms_are_told_in_brackets(coded: Coded) -> None:
    text = "Members of the Lowland Herders Council (LHC) met on Monday. The LHC said it would wait."
    assert who(coded, text, "LHC", 1) == who(coded, text, "Lowland Herders Council") != []


def test_the_speaker_says_i_and_speaks_for_us(coded: Coded) -> None:
    text = "“We will not leave and I know why,” said Taliban spokesman Hamdan Barakzoy."
    assert who(coded, text, "I") == who(coded, text, "Hamdan Barakzoy")
    assert who(coded, text, "We") == ["taliban"]


def test_every_link_points_at_a_mention_and_an_actor(coded: Coded) -> None:
    text = "Poland and Kenya met. Both sides praised Jan Nowicki, a Polish envoy, and his team."
    result = coded(text)
    ids = [a.id for a in result.actors]
    assert ids == sorted(set(ids))
    assert {link.actor for link in result.links} == set(ids)
    assert {link.mention for link in result.links} <= {m.id for m in result.mentions}
    assert all(0 < link.score <= 1 for link in result.links)
    assert coded(text) == result


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Police in Nairobi closed the road.", "Police", ["ken-police"]),
        ("Residents of Nairobi closed the road.", "Residents of Nairobi", ["ken~residents"]),
        ("The Houthi-run ministry closed the road.", "The Houthi-run ministry", ["houthis~ministry"]),
        ("The Taliban closed the road. The insurgents kept it shut.", "The insurgents", ["taliban"]),
        ("NATO ships left Norway. The alliance gave no reason.", "The alliance", ["nato"]),
        (
            "Kenya's foreign ministry spokesman left.",
            "Kenya's foreign ministry spokesman",
            ["ken-foreign-ministry~spokesperson"],
        ),
        ("Norway, the rich country, paid.", "the rich country", ["nor"]),
        ("All Kenyans were told to stay in.", "Kenyans", ["ken~people"]),
        (
            "Norway, Kenya and Peru met. The three countries signed.",
            "The three countries",
            ["nor", "ken", "per"],
        ),
        ("Norway, Kenya and Peru met. The two countries signed.", "The two countries", []),
        ("The mayor of Paris spoke.", "Paris", []),
        ("Moscow and Oslo closed the border.", "Moscow", ["rus"]),
    ],
)
def test_organs_peoples_and_what_takes_them_up(
    coded: Coded, text: str, words: str, actors: list[str]
) -> None:
    assert who(coded, text, words) == actors


@pytest.mark.parametrize(
    ("text", "pronoun", "words"),
    [
        ("Polish envoy Jan Nowicki smiled. Speaking to Eva Lind, he praised the talks.", "he", "Jan Nowicki"),
        ("Polish envoy Jan Nowicki met Kenyan envoy Ada Okoth. Norway's envoy thanked him.", "him", None),
        ("Jan Nowicki said he was tired.", "he", "Jan Nowicki"),
        ("Asked about his plans, Jan Nowicki left.", "his", "Jan Nowicki"),
        ("Poland denied it.", "it", None),
    ],
)
def test_pronouns_are_left_open_where_unsafe(
    coded: Coded, text: str, pronoun: str, words: str | None
) -> None:
    assert who(coded, text, pronoun) == (who(coded, text, words) if words else [])


def test_a_group_is_what_its_apposition_says(coded: Coded) -> None:
    found = actor(coded, "The Karvani, a Syrian rebel group, said it would disarm.", "Karvani")
    assert found.kind == "group"
    assert [(role.country, role.sectors) for role in found.roles] == [("SYR", ("REB",))]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Norway thanked its allies.", "its allies", ["allies-of-nor"]),
        ("Afghan allies were flown to Norway.", "Afghan allies", ["afg~allies"]),
        ("Taliban opponents met in Norway.", "Taliban opponents", ["anti-taliban~opponents"]),
        ("The opposition party Chadema won.", "The opposition party", ["tza-chadema"]),
        ("The Kenyan army said it had closed the road.", "it", ["ken-military"]),
    ],
)
def test_allies_and_opponents_are_not_the_side(
    coded: Coded, text: str, words: str, actors: list[str]
) -> None:
    assert who(coded, text, words) == actors
