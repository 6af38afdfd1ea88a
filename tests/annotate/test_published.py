"""When an article was published: metadata, what the page states, its URL, what its dates allow."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.published import from_url, published
from dragoman.lexicon import Lexicon
from dragoman.model.text import Document, Furniture, Published, Span
from tests.make import document, span

SHARED = Path(__file__).parents[2] / "../shared/articles"


def infer(doc: Document, lexicon: Lexicon | None = None) -> Published | None:
    return published(doc, paragraphs(doc), lexicon.actors if lexicon else None)


def days(text: str, lexicon: Lexicon | None = None) -> tuple[str, str, str] | None:
    found = infer(document(text, day=None), lexicon)
    return (found.basis, str(found.days.first), str(found.days.last)) if found else None


BODY = "The envoys of both states talked at length in the old town hall, as they had done before. " * 3


def test_metadata_wins() -> None:
    doc = document("Monday, May 18, 2015\n\n" + BODY, day=date(2020, 1, 1))
    found = infer(doc)
    assert found is not None
    assert found.basis == "metadata"


def test_a_contradiction_is_reported() -> None:
    found = infer(document("Envoys talk\n\nMonday, May 18, 2015\n\n" + BODY, day=date(2020, 1, 1)))
    assert found is not None
    assert found.days.first == date(2020, 1, 1)
    assert any("2015-05-18" in why for why in found.why)
    agreeing = infer(document("Envoys talk\n\nMonday, May 18, 2015\n\n" + BODY, day=date(2015, 5, 19)))
    assert agreeing is not None
    assert agreeing.why == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoys talk\n\nMonday, May 18, 2015\n\n" + BODY, "2015-05-18"),
        ("Envoys talk\n\n23 December 2022\n\n" + BODY, "2022-12-23"),
        (" date 2023-05-02 " + BODY, "2023-05-02"),
        ("Envoys talk\nPublished: Aug. 3, 2021 at 10:30 AM\n" + BODY, "2021-08-03"),
        ("ZENDA, March 4, 2021 - " + BODY, "2021-03-04"),
        ("ZENDA (Gazette / Wire - 04th March, 2021) " + BODY, "2021-03-04"),
        (BODY + "\n\nUpdated: March 4, 2021\n", "2021-03-04"),
    ],
)
def test_a_page_states_its_date(text: str, day: str) -> None:
    assert days(text) == ("stated", day, day)


def test_a_date_line_may_follow_the_author_or_a_weekday() -> None:
    assert days("Envoys talk\n\nBy JANE ROE | GAZETTE Published: March 4, 2021\n\n" + BODY) == (
        "stated",
        "2021-03-04",
        "2021-03-04",
    )
    assert days("Envoys talk\n\nFriday, 03/04/2022\n\n" + BODY) == ("stated", "2022-03-04", "2022-03-04")
    assert days("Envoys talk\n\nSunday, 03/04/2022\n\n" + BODY) == ("stated", "2022-04-03", "2022-04-03")


def test_figures_that_may_mean_two_days_give_both() -> None:
    text = "Envoys talk\n\n03/04/2022\n\n" + BODY
    assert days(text) == ("inferred", "2022-03-04", "2022-04-03")
    assert days(text + "He was seen in the port on March 20, 2022.") == (
        "inferred",
        "2022-04-03",
        "2022-04-03",
    )


def test_of_two_date_lines_the_one_by_the_article_counts() -> None:
    text = "Tuesday, June 6, 2023\n\nRemarks at a briefing\n\nZenda\nMarch 8, 2023\n\n" + BODY
    assert days(text) == ("stated", "2023-03-08", "2023-03-08")


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://gazette.example/2021/08/15/envoys-talk", "2021-08-15", "2021-08-15"),
        ("https://gazette.example/02-Aug-2022/envoys-talk", "2022-08-02", "2022-08-02"),
        ("https://gazette.example/briefing-september-9-2021/", "2021-09-09", "2021-09-09"),
        ("https://gazette.example/en/202208025466", "2022-08-02", "2022-08-02"),
        ("https://gazette.example/2021/11/envoys-talk", "2021-11-01", "2021-11-30"),
    ],
)
def test_a_url_holds_a_date(url: str, first: str, last: str) -> None:
    found = from_url(url)
    assert found is not None
    assert (str(found.days.first), str(found.days.last)) == (first, last)


def test_a_url_without_a_date_says_nothing() -> None:
    assert from_url("https://gazette.example/news/1234567-envoys-talk") is None
    assert from_url(None) is None


def test_weekdays_and_days_bound_the_date_from_both_sides() -> None:
    """Newest items go by weekday, so a day told by its date is most of a week back."""
    text = (
        "Freedonia’s envoy said on Tuesday that talks had failed. Earlier this month, he had left "
        "the town.\n\n"
        "He told a forum on December 7 that he would go. The pact of August 2021 was his work, and "
        "he must be heard by March 1, 2023."
    )
    picture = "FILE - The envoy in town, Sept. 16, 2022."
    doc = document(picture + "\n\n" + text, day=None)
    doc = replace(doc, furniture=(Furniture(span=span(doc.text, picture), kind="caption"),))
    found = infer(doc)
    assert found is not None
    assert found.basis == "inferred"
    assert (found.days.first, found.days.last) == (date(2022, 12, 13), date(2022, 12, 31))
    assert any("December 7" in why for why in found.why)
    assert any(evidence.of(doc.text) == "Sept. 16, 2022" for evidence in found.evidence)


def test_a_known_event_gives_the_year() -> None:
    text = "On August 30, the United States completed its withdrawal of its last troops from Afghanistan."
    assert days(text) == ("inferred", "2021-08-30", "2021-09-09")


def test_how_long_ago_a_known_event_was_gives_the_month() -> None:
    text = "Nobody has recognised the Taliban since they took control of the country ten months ago."
    assert days(text) == ("inferred", "2022-06-01", "2022-06-30")


def test_a_known_event_at_the_weekend_was_this_weekend() -> None:
    text = "Al Qaeda’s Ayman al-Zawahiri was killed in a drone strike at the weekend, officials said."
    assert days(text) == ("inferred", "2022-07-31", "2022-08-07")


def test_a_known_event_of_this_week_was_this_week() -> None:
    text = "India and Pakistan this week agreed on strict observance of the ceasefire on the Line of Control."
    assert days(text) == ("inferred", "2021-02-25", "2021-03-03")


def test_holders_of_offices_bound_the_date(lexicon: Lexicon) -> None:
    text = "Nothing is new, State Department spokesperson Ned Price told reporters."
    found = days(text, lexicon)
    assert found is not None
    assert found[1] == "2021-01-20"
    assert days(text.replace("State", "former State"), lexicon) is None


def test_the_one_who_answers_in_a_transcript_bounds_the_date(lexicon: Lexicon) -> None:
    text = "QUESTION: Any news?\n\nMR PRICE: Nothing to announce today.\n\nQUESTION: Thanks.\n"
    found = days(text, lexicon)
    assert found is not None
    assert found[1] == "2021-01-20"
    assert days(text.replace("PRICE", "WHOEVER"), lexicon) is None


def test_somebody_elected_holds_no_office_yet(lexicon: Lexicon) -> None:
    text = "Aides to President-elect Joe Biden had no comment."
    found = days(text, lexicon)
    assert found is not None
    assert found[1:] == ("2020-11-07", "2021-02-09")


def test_nothing_is_guessed() -> None:
    assert days("The envoys met on Monday. They may meet again.") is None
    assert days("In 2019 the envoys met for the first time.") is None


def test_every_shared_article_with_a_known_day_is_dated_rightly(lexicon: Lexicon) -> None:
    """Two articles print another date than the index has; nothing else on them contradicts it."""
    if not SHARED.exists():
        pytest.skip("the shared articles are not beside this checkout")
    wrong, narrow, known = [], 0, 0
    for entry in json.loads((SHARED / "INDEX.json").read_text("utf-8")):
        text = (SHARED / entry["file"]).read_text("utf-8")
        found = infer(replace(document(text, day=None), url=entry["url"]), lexicon)
        if len(entry["date"] or "") != 10 or found is None or entry["file"] in ("gum01.txt", "gum05.txt"):
            continue
        day = date.fromisoformat(entry["date"])
        known += 1
        narrow += found.days.days <= 31
        if not found.days.first <= day <= found.days.last:
            wrong.append(entry["file"])
    assert wrong == []
    assert narrow / known >= 0.6


def test_spans_of_evidence_lie_in_the_text() -> None:
    text = "On August 30, the United States completed its withdrawal of its last troops from Afghanistan."
    found = infer(document(text, day=None))
    assert found is not None
    assert all(Span(0, len(text)).covers(evidence) for evidence in found.evidence)
