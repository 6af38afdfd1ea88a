"""When an event happened."""

from datetime import date

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract.when import bygone, when_of
from dragoman.lexicon import Lexicon
from dragoman.model.text import DateRange, When
from tests.make import document

DAY = date(2022, 12, 14)  # a Wednesday


def when(text: str, trigger: str, lexicon: Lexicon, parser: Parser) -> When | None:
    annotated = annotate(document(text, day=DAY), lexicon, parser)
    for s, sentence in enumerate(annotated.sentences):
        for t, token in enumerate(sentence.tokens):
            if token.text == trigger:
                return when_of(annotated, s, t)
    pytest.fail(f"no {trigger} in {text}")


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last", "rule"),
    [
        ("The envoys met in Doha on Monday.", "met", "2022-12-12", "2022-12-12", "when/below"),
        ("On Monday, the envoys met in Doha.", "met", "2022-12-12", "2022-12-12", "when/below"),
        ("The envoys held talks in Doha on Monday.", "talks", "2022-12-12", "2022-12-12", "when/clause"),
        ("On Monday the envoys met and signed a pact.", "signed", "2022-12-12", "2022-12-12", "when/shared"),
        (
            "When they signed the pact in February 2020, the envoys agreed to meet again.",
            "agreed",
            "2020-02-01",
            "2020-02-29",
            "when/beside",
        ),
        (
            "Last week the envoy flew to Doha, where he met a minister.",
            "met",
            "2022-12-05",
            "2022-12-11",
            "when/shared",
        ),
        (
            "“We urge both sides to talk,” the minister said on Monday.",
            "urge",
            "2022-12-12",
            "2022-12-12",
            "when/saying",
        ),
        (
            "The two armies have fought since August.",
            "fought",
            "2022-08-01",
            "2022-12-14",
            "when/below since",
        ),
        (
            "No state has recognised the rebels since they took the town in August 2021.",
            "recognised",
            "2021-08-01",
            "2022-12-14",
            "when/clause since",
        ),
        ("They fought from 2001 to 2021.", "fought", "2001-01-01", "2021-12-31", "when/below"),
        ("They fought between 1996 and 2001.", "fought", "1996-01-01", "2001-12-31", "when/below"),
        ("The rebels fled after Monday.", "fled", "2022-12-12", "2022-12-14", "when/below after"),
        ("They must leave before January 5.", "leave", "2022-12-14", "2023-01-05", "when/below before"),
        ("The rebels fled around Dec. 5.", "fled", "2022-12-05", "2022-12-05", "when/below about"),
        ("They must leave by January 5.", "leave", "2022-12-14", "2023-01-05", "when/below by"),
        (
            "On Monday, the envoys met in Doha. They signed a pact.",
            "signed",
            "2022-12-12",
            "2022-12-12",
            "when/narrative",
        ),
    ],
)
def test_an_event_has_the_date_of_its_clause(
    text: str, trigger: str, first: str, last: str, rule: str, lexicon: Lexicon, parser: Parser
) -> None:
    found = when(text, trigger, lexicon, parser)
    assert found is not None
    assert found.days == DateRange(date.fromisoformat(first), date.fromisoformat(last))
    assert f"{found.rule} {found.qualifier}".strip() == rule


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # the day of the saying is not the day of what is told
        ("The minister said on Monday that troops had shelled the town.", "shelled"),
        # another clause's day
        ("The troops who arrived on Monday will be attacked.", "attacked"),
        ("He fled before the army took the town in August.", "fled"),
        # no date at all
        ("The envoys met in Doha.", "met"),
        # the sentence before tells of something else
        ("On Monday, the envoys met. Rebels shelled a town.", "shelled"),
        ("They fought every day.", "fought"),
    ],
)
def test_no_date_is_borrowed_where_it_is_not_safe(
    text: str, trigger: str, lexicon: Lexicon, parser: Parser
) -> None:
    assert when(text, trigger, lexicon, parser) is None


@pytest.mark.parametrize(
    ("text", "trigger", "back"),
    [
        ("The general took office in 2003 after rebels ousted the king.", "ousted", True),
        ("The general took office on Monday after rebels ousted the king.", "ousted", False),
        ("The minister said they broke the 2003 pact by shelling the town.", "shelling", False),
    ],
)
def test_what_is_told_beside_something_long_past_is_past(
    text: str, trigger: str, back: bool, lexicon: Lexicon, parser: Parser
) -> None:
    annotated = annotate(document(text), lexicon, parser)
    index = next(i for i, t in enumerate(annotated.sentences[0].tokens) if t.text == trigger)
    assert (bygone(annotated, 0, index) is not None) is back


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Chad and Niger fought a war in 1994. Oman brokered a truce.", True),
        ("Chad and Niger fought a war in 1994. Oman has brokered a truce.", False),
        ("Chad and Niger fought a war in 1994. On Monday Oman brokered a truce.", False),
        ("Chad and Niger met on Monday. Oman brokered a truce.", False),
        ("Chad and Niger fought a war in 1994.\n\nOman brokered a truce.", False),
        ("Chad and Niger fought a war in 1994. Mali said that Oman brokered a truce.", False),
    ],
)
def test_the_story_of_something_long_past_goes_on(
    text: str, back: bool, lexicon: Lexicon, parser: Parser
) -> None:
    annotated = annotate(document(text), lexicon, parser)
    index = next(i for i, t in enumerate(annotated.sentences[1].tokens) if t.text == "brokered")
    assert (bygone(annotated, 1, index) is not None) is back
