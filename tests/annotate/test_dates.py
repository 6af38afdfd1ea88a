"""Date expressions: what is found, its TIMEX3 value and its days, read against a day of publication."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.annotate.dates import dates, hits, tense
from dragoman.model.annotated import DatePhrase
from dragoman.model.text import DateRange, Published, Span
from tests.make import document

DAY = date(2022, 12, 14)  # a Wednesday


def read(text: str, day: date | None = DAY) -> list[DatePhrase]:
    doc = document(text, day=day)
    return list(dates(doc, (Span(0, len(text)),)))


def only(text: str) -> tuple[str, str, str]:
    (phrase,) = read(text)
    return phrase.span.of(text), phrase.type, phrase.value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # days
        ("They met on March 3, 2021.", "March 3, 2021", "2021-03-03"),
        ("They met on Sept. 16, 2022 in town.", "Sept. 16, 2022", "2022-09-16"),
        ("They met on 16 September 2022.", "16 September 2022", "2022-09-16"),
        ("They met on the 3rd of March 2021.", "the 3rd of March 2021", "2021-03-03"),
        ("They met on Monday, May 18, 2015.", "Monday, May 18, 2015", "2015-05-18"),
        ("The note is dated 2021-08-15.", "2021-08-15", "2021-08-15"),
        ("The note is dated 10/23/09.", "10/23/09", "2009-10-23"),
        ("The note is dated 23/10/2009.", "23/10/2009", "2009-10-23"),
        ("The note is dated 23.10.2009.", "23.10.2009", "2009-10-23"),
        ("They met on December 7.", "December 7", "2022-12-07"),
        ("Polls will be held on Jan. 5.", "Jan. 5", "2023-01-05"),
        ("They met on March 20 last year.", "March 20 last year", "2021-03-20"),
        ("They will meet on Christmas Day.", "Christmas Day", "2022-12-25"),
        ("They met on Pakistan's Independence Day.", "Pakistan's Independence Day", "2022-08-14"),
        ("They will meet this Friday.", "this Friday", "2022-12-16"),
        ("They met this Monday.", "this Monday", "2022-12-12"),
        ("They will meet on Friday next week.", "Friday next week", "2022-12-23"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "2022-12-06"),
        ("They met on the 5th.", "the 5th", "2022-12-05"),
        ("They met on the 20th.", "the 20th", "2022-11-20"),
        ("It fell half a century ago.", "half a century ago", "1972"),
        ("It fell two and a half years ago.", "two and a half years ago", "2020"),
        ("It will be built in five years.", "five years", "2027"),
        ("They fled after the 9/11 attacks.", "the 9/11 attacks", "2001-09-11"),
        # parts
        ("Exports fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("Exports fell in the second half of this year.", "the second half of this year", "2022-H2"),
        ("They met in the last week of August 2021.", "the last week of August 2021", "2021-08"),
        # ranges
        ("It ran November 30-December 1.", "November 30-December 1", "2022-11-30/2022-12-01"),
        ("It ran from March 6-10.", "March 6-10", "2022-03-06/2022-03-10"),
        ("It ran from July 26 to 31, 2021.", "July 26 to 31, 2021", "2021-07-26/2021-07-31"),
        ("Talks in 2019-2020 failed.", "2019-2020", "2019/2020"),
        ("Talks in 2019-20 failed.", "2019-20", "2019/2020"),
        # months
        ("They met in February 2020.", "February 2020", "2020-02"),
        ("In July, the envoy stayed away.", "July", "2022-07"),
        ("They met last August.", "last August", "2022-08"),
        ("They met in August last year.", "August last year", "2021-08"),
        ("They fought in late August.", "late August", "2022-08"),
        ("Talks are to be held beginning March 10, 2023.", "March 10, 2023", "2023-03-10"),
        ("They met in May 2014.", "May 2014", "2014-05"),
        # years and longer
        ("It began in 2001.", "2001", "2001"),
        ("It began in mid-2021.", "mid-2021", "2021"),
        ("They ruled in the mid-1990s.", "the mid-1990s", "199"),
        ("They ruled in the late '80s.", "the late '80s", "198"),
        ("They ruled in the 19th century.", "the 19th century", "18"),
        ("They met last year.", "last year", "2021"),
        ("They met earlier this month.", "earlier this month", "2022-12"),
        ("They met last week.", "last week", "2022-W49"),
        ("They will meet next week.", "next week", "2022-W51"),
        ("They met in the summer of 2021.", "the summer of 2021", "2021-SU"),
        ("They met last spring.", "last spring", "2022-SP"),
        ("Sales fell in the third quarter.", "the third quarter", "2022-Q3"),
        # weekdays and days near by
        ("They met on Monday.", "Monday", "2022-12-12"),
        ("They met on Wednesday.", "Wednesday", "2022-12-14"),
        ("They met on Friday.", "Friday", "2022-12-09"),
        ("They will meet on Friday.", "Friday", "2022-12-16"),
        ("They met last Friday.", "last Friday", "2022-12-09"),
        ("They meet next Monday.", "next Monday", "2022-12-19"),
        ("They met yesterday.", "yesterday", "2022-12-13"),
        ("They meet tomorrow.", "tomorrow", "2022-12-15"),
        ("They met at the weekend.", "the weekend", "2022-W49-WE"),
        ("They met two weeks ago.", "two weeks ago", "2022-W48"),
        ("They met ten days ago.", "ten days ago", "2022-12-04"),
        ("They met ten months ago.", "ten months ago", "2022-02"),
        ("They met two decades ago.", "two decades ago", "2002"),
        # feasts
        ("They met on Christmas Day.", "Christmas Day", "2021-12-25"),
        ("They met on Easter Sunday 2024.", "Easter Sunday 2024", "2024-03-31"),
        ("They met on Thanksgiving.", "Thanksgiving", "2022-11-24"),
        ("It was stormed after Eid al-Fitr 2023.", "Eid al-Fitr 2023", "2023-04-22"),
        # no particular day
        ("They recently met.", "recently", "PAST_REF"),
        ("They are now at war.", "now", "PRESENT_REF"),
    ],
)
def test_a_date_is_read(text: str, words: str, value: str) -> None:
    assert only(text) == (words, "DATE", value)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("They talked for two decades.", "two decades", "DURATION", "P20Y"),
        ("They fought for over 20 years.", "over 20 years", "DURATION", "P20Y"),
        ("They fought for two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("The 18-year war is over.", "18-year", "DURATION", "P18Y"),
        ("They talked for several months.", "several months", "DURATION", "PXM"),
        ("They must leave within 14 months.", "within 14 months", "DURATION", "P14M"),
        ("They met every week.", "every week", "SET", "P1W"),
        ("They meet each July.", "each July", "SET", "XXXX-07"),
        ("They talked at 10:35 a.m. in town.", "10:35 a.m.", "TIME", "2022-12-14T10:35"),
        ("They met Tuesday night.", "Tuesday night", "TIME", "2022-12-13TNI"),
        ("They met at 10 p.m. Tuesday.", "10 p.m. Tuesday", "TIME", "2022-12-13T22:00"),
    ],
)
def test_durations_sets_and_times_are_read(text: str, words: str, kind: str, value: str) -> None:
    assert only(text) == (words, kind, value)


def test_sentences_between_dates_hide_none() -> None:
    text = (
        "They met on Monday. Nothing came of it. They left at 2 p.m. EST. A fortnight later they met again."
    )
    assert [phrase.span.of(text) for phrase in read(text)] == ["Monday", "2 p.m. EST", "A fortnight later"]


def test_an_hour_later_is_how_long_not_when() -> None:
    assert only("An hour later they left.") == ("An hour later", "DURATION", "PT1H")
    assert only("A decade later they left.") == ("A decade later", "DURATION", "P10Y")


def test_the_previous_weekday_comes_before_the_day_told() -> None:
    told = read("They met on Dec. 2. Prices had risen since the previous Friday.")
    assert [phrase.value for phrase in told] == ["2022-12-02", "2022-11-25"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They fought in late August.", date(2022, 8, 21), date(2022, 8, 31)),
        ("They fought in mid-2021.", date(2021, 5, 1), date(2021, 8, 31)),
        ("They met earlier this month.", date(2022, 12, 1), date(2022, 12, 14)),
        ("They meet later this month.", date(2022, 12, 14), date(2022, 12, 31)),
        ("They talked for the past two weeks.", date(2022, 11, 30), date(2022, 12, 14)),
        ("They must leave within 14 months.", date(2022, 12, 14), date(2024, 2, 14)),
        ("They must leave within the next 3-4 months.", date(2022, 12, 14), date(2023, 4, 14)),
        ("They must leave within two to three weeks.", date(2022, 12, 14), date(2023, 1, 4)),
        ("It ran November 30-December 1.", date(2022, 11, 30), date(2022, 12, 1)),
        ("It ran from March to June.", date(2022, 3, 1), date(2022, 6, 30)),
        ("They met in the last week of August 2021.", date(2021, 8, 25), date(2021, 8, 31)),
        ("They met in the first week of May.", date(2022, 5, 1), date(2022, 5, 7)),
        ("They met in the second half of March 2021.", date(2021, 3, 16), date(2021, 3, 31)),
        ("They talked in the last 24 hours.", date(2022, 12, 13), date(2022, 12, 14)),
        ("They talked in recent weeks.", date(2022, 10, 15), date(2022, 12, 14)),
        ("They fought during World War II.", date(1939, 9, 1), date(1945, 9, 2)),
        ("They fought during Ramadan.", date(2022, 4, 2), date(2022, 5, 3)),
    ],
)
def test_days_of_a_phrase(text: str, first: date, last: date) -> None:
    (phrase,) = read(text)
    assert phrase.days == DateRange(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "You may march if you may.",
        "Some 2000 people came.",
        "It cost $1990 then.",
        "The 6-year-old boy fell.",
        "Spring water may fall in a second-rate mart.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_without_a_publication_date_nothing_relative_has_days() -> None:
    text = "They met on Monday, in July, on August 30 and last year, but first in 2001."
    found = {p.span.of(text): (p.value, p.days) for p in read(text, None)}
    assert found["Monday"] == ("XXXX-WXX-1", None)
    assert found["August 30"] == ("XXXX-08-30", None)
    assert found["2001"] == ("2001", DateRange(date(2001, 1, 1), date(2001, 12, 31)))


def test_an_uncertain_publication_date_makes_uncertain_days() -> None:
    text = "They met on Monday."
    doc = document(text)
    days = DateRange(date(2022, 12, 13), date(2022, 12, 31))
    doc = type(doc)(id=doc.id, text=text, source=doc.source, published=Published(days=days, basis="inferred"))
    (phrase,) = dates(doc, (Span(0, len(text)),))
    assert phrase.value == "2022-12-XX"
    assert phrase.days == DateRange(date(2022, 12, 12), date(2022, 12, 26))


def test_a_weekday_of_some_day_in_a_year_has_no_days() -> None:
    text = "They met on Monday, as they did last year."
    days = DateRange(date(2022, 3, 1), date(2022, 12, 31))
    doc = replace(document(text), published=Published(days=days, basis="inferred"))
    monday, year = dates(doc, (Span(0, len(text)),))
    assert monday.days is None
    assert year.days == DateRange(date(2021, 1, 1), date(2021, 12, 31))


def test_the_next_day_follows_the_day_told() -> None:
    text = "On March 3, 2021 they met. The next day they signed. That year they fell out."
    assert [p.value for p in read(text)] == ["2021-03-03", "2021-03-04", "2021"]


def test_a_month_belongs_to_the_year_told_beside_it() -> None:
    text = "He was arrested in 2015 and freed in March. In July, he came back."
    assert [p.value for p in read(text)] == ["2015", "2015-03", "2022-07"]


def test_a_year_ago_compares_with_the_quarter_told() -> None:
    text = "Profit fell in the third quarter. It was higher a year earlier. The quarter was wet."
    assert [p.value for p in read(text)] == ["2022-Q3", "2021-Q3", "2022-Q3"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They will meet on Friday.", "Friday", 1),
        ("They met on Friday.", "Friday", -1),
        ("On Friday, they will meet.", "Friday", 1),
        ("He said on Friday that they will meet.", "Friday", -1),
        ("It must be done by Friday.", "Friday", 1),
        ("Talks are to be held on Friday.", "Friday", 1),
    ],
)
def test_the_clause_shows_whether_it_looks_ahead(text: str, words: str, expected: int) -> None:
    start = text.index(words)
    assert tense(text, Span(start, start + len(words))) == expected


def test_only_the_given_blocks_are_read() -> None:
    text = "FILE - A picture of May 2, 2019.\nThey met in 2021."
    found = hits(text, (Span(text.index("They"), len(text)),))
    assert [hit.span.of(text) for hit in found] == ["2021"]
