"""What a page puts around its article is marked; the article is not."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.text import FURNITURE_KINDS
from dragoman.read.layout import lay_out

SHARED = Path(__file__).parents[2] / "../shared"
FIRST = "Envoys from Freedonia and Sylvania met in the port of Example Bay on Sunday to reopen the bridge."
SECOND = "The Freedonian envoy, Ada Wells, said her government would pay for the repairs before the winter."
THIRD = "No date was set for the next meeting, and neither side would say who had asked for the talks."
MORE = (
    "“We ask both sides to keep to what they have signed,” a spokesman for the Council of Seas told "
    "reporters late on Sunday, adding that its ships would stay off the coast until the repairs were done."
)
CAPTION = "FILE - Ada Wells, left, the Freedonian envoy, speaks to reporters at the gate, March 3, 2021."


def marked(text: str) -> dict[str, str]:
    """Each stretch marked, and its kind."""
    return {f.span.of(text): f.kind for f in lay_out(text).furniture}


def kept(text: str) -> str:
    """The text without furniture and headline."""
    layout = lay_out(text)
    spans = [f.span for f in layout.furniture] + ([layout.title_span] if layout.title_span else [])
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + text[span.end :]
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


PAGE = f"""Accessibility links

Breaking News

Envoys Meet on Bridge

{CAPTION}
{CAPTION}

{FIRST}

The repairs

{SECOND}

{THIRD}

Leave a Reply

Fill in your details below or click an icon to log in:

ExamplePress.com Logo

You are commenting using your ExamplePress.com account. Log\xa0Out\xa0/\xa0 Change\xa0)

Connecting to %s"""


def test_page_is_parted_into_furniture_headline_and_article() -> None:
    layout = lay_out(PAGE)
    assert layout.title == "Envoys Meet on Bridge"
    assert layout.title_span is not None
    assert layout.title_span.of(PAGE) == layout.title
    assert kept(PAGE) == f"{FIRST}\nThe repairs\n{SECOND}\n{THIRD}"


def test_log_in_prompt_after_the_article_belongs_to_the_comment_form() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\nLog Out / Change\n\nConnecting to %s"
    assert marked(text) == {"Log Out / Change": "comment-form", "Connecting to %s": "comment-form"}


def test_kinds_say_what_the_furniture_is() -> None:
    kinds = marked(PAGE)
    assert kinds["Accessibility links"] == "navigation"
    assert kinds["Breaking News"] == "navigation"
    assert kinds["Leave a Reply"] == "comment-form"
    assert kinds["ExamplePress.com Logo"] == "comment-form"
    assert kinds["Connecting to %s"] == "comment-form"
    assert [f.kind for f in lay_out(PAGE).furniture if f.span.of(PAGE) == CAPTION] == ["caption", "caption"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this:", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("By Jane Roe", "byline"),
        ("By JANE Q. ROE | HARBOUR AND SEA Published: March 3, 2021", "byline"),
        ("Thursday, March 4, 2021", "byline"),
        ("Mar 4, 2021, 9:56 AM | Updated: Mar 8, 2021, 3:22 pm", "byline"),
        ("Advertisement", "advert"),
        ("Subscribe to our newsletter", "advert"),
        ("Related: Who holds the bridge now", "related"),
        ("Read more: Who holds the bridge now", "related"),
        ("We use cookies to make this site work better. Learn more", "cookie"),
        ("The bridge before the siege. (Photo by Jane Roe)", "caption"),
        ("The bridge before the siege. File photo.", "caption"),
        ("Sign in to read more", "navigation"),
    ],
)
def test_line_between_paragraphs_is_marked(line: str, kind: str) -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
    assert marked(text) == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "The repairs",
        "Q    Will you go there yourself?",
        "MR. ROE:  We will see.",
        "“Never,” he said.",
        "On Monday the minister said:",
        "1. Expressed deep concern at the siege of the bridge",
        "Share prices fell.",
        "Wells did not comment.",
    ],
)
def test_short_line_of_an_article_is_kept(line: str) -> None:
    assert marked(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}") == {}


def test_plain_article_is_left_alone() -> None:
    assert marked(f"{FIRST}\n{SECOND}\n{THIRD}") == {}
    assert marked(FIRST) == {}
    assert marked("Envoys met.") == {}


def test_date_stamp_and_credit_before_the_first_words_are_furniture() -> None:
    assert marked(f" date 2021-03-04 {FIRST}\n{SECOND}") == {"date 2021-03-04": "byline"}
    credit = "Jane Roe/The Harbour Times via AP, Pool"
    assert marked(f" date 2021-03-04 \n\n{credit} {FIRST}\n{SECOND}")[credit] == "caption"


def test_invitation_at_the_end_of_a_paragraph_is_furniture() -> None:
    assert marked(f"{FIRST} {SECOND} Click here to read more.\n\n{THIRD}") == {
        "Click here to read more.": "related"
    }


def test_headline_told_twice_is_marked_once() -> None:
    headline = "Envoys meet on bridge after a year"
    text = f"{headline}\n\n{headline}\n\n{FIRST}\n\n{SECOND}"
    assert marked(text) == {headline: "repeat"}
    assert kept(text) == f"{FIRST}\n{SECOND}"


def test_paragraph_told_twice_is_marked_the_second_time() -> None:
    layout = lay_out(f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{THIRD}")
    (repeat,) = layout.furniture
    assert repeat.kind == "repeat"
    assert repeat.span.start > len(FIRST)


def test_teaser_is_marked_and_the_paragraph_it_was_cut_from_is_kept() -> None:
    teaser = FIRST.removesuffix(" to reopen the bridge.") + " ..."
    assert marked(f"{teaser}\n\nEXAMPLE BAY (Harbour Wire) {FIRST}\n\n{SECOND}") == {teaser: "repeat"}


def test_paragraph_that_only_begins_like_the_next_is_kept() -> None:
    one = "The members of the council of the two countries further told of their concern about the siege."
    two = "The members of the council of the two countries further told of their hope for rain by the spring."
    assert marked(f"{FIRST}\n\n{one}\n\n{two}") == {}


def test_related_stories_after_the_article_are_marked_to_the_end() -> None:
    links = ["Bridge closed for a third day as talks drag on", "Five things to know about Example Bay"]
    text = "\n\n".join([FIRST, SECOND, THIRD, "Related Articles", *links, "Back to top"])
    assert set(marked(text)) == {"Related Articles", *links, "Back to top"}


def test_related_links_inside_the_article_do_not_end_it() -> None:
    text = f"{FIRST}\n\n{SECOND}\n\nRelated Articles\n\nBridge closed for a third day\n\n{THIRD}\n\n{MORE}"
    assert set(marked(text)) == {"Related Articles", "Bridge closed for a third day"}


def test_menu_before_the_headline_of_a_saved_page_is_marked() -> None:
    menu = ["World", "Ports", "Weather", "Video", "Log In"]
    text = "\n".join(
        ["Envoys meet on bridge - Harbour News", *menu, "", "Envoys meet on bridge", "", FIRST, SECOND, THIRD]
    )
    layout = lay_out(text)
    assert layout.title == "Envoys meet on bridge"
    assert kept(text) == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_slogan_above_a_long_menu_is_not_the_article() -> None:
    slogan = "The Harbour Company is a family of leading names in shipping, news, schools and ropes for all."
    menu = [f"Port {name}" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    text = "\n".join(["Harbour", slogan, *menu, "", "Envoys meet again", "", FIRST, SECOND, THIRD, MORE])
    assert kept(text) == f"{FIRST}\n{SECOND}\n{THIRD}\n{MORE}"


def test_lines_wrapped_by_hand_are_prose() -> None:
    words = f"{FIRST} {SECOND} {THIRD}".split()
    lines = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    assert marked("\n".join(lines)) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Envoys meet on bridge\n\n{FIRST}", "Envoys meet on bridge"),
        (f"Will the envoys meet again?\n\n{FIRST}", "Will the envoys meet again?"),
        (f"Home » Bridge » Envoys meet\n\nEnvoys meet on bridge\n\n{FIRST}", "Envoys meet on bridge"),
        (f"Envoys meet on bridge\n\nA first step, say both\n\n{FIRST}", "Envoys meet on bridge"),
        (f"Thursday, March 4, 2021\n\n{FIRST}", None),
        (f"{FIRST}\n\n{SECOND}", None),
        ("", None),
    ],
)
def test_headline_is_the_short_line_before_the_article(text: str, title: str | None) -> None:
    assert lay_out(text).title == title


def test_signs_of_markdown_are_no_part_of_the_headline() -> None:
    text = f"# Envoys meet on bridge\n\n{FIRST}"
    layout = lay_out(text)
    assert layout.title == "Envoys meet on bridge"
    assert layout.title_span is not None
    assert layout.title_span.of(text) == layout.title


def test_short_lines_alone_are_not_taken_for_a_menu() -> None:
    assert marked("The port fell\nThe envoy fled\nThe ships left\nNobody knows") == {}


def test_title_that_is_given_is_looked_for_in_the_text() -> None:
    text = f"Harbour News Online Edition\n\nEnvoys Meet on ‘Bridge’\n\n{FIRST}"
    span = lay_out(text, "Envoys meet on 'bridge'".replace("'b", "‘b").replace("e'", "e’")).title_span
    assert span is not None
    assert span.of(text) == "Envoys Meet on ‘Bridge’"
    assert lay_out(text, "Something else").title_span is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"WASHINGTON, Dec 22 (Reuters) - {FIRST}", "Reuters"),
        (f"(CNN) — {FIRST}", "CNN"),
        (f"MOSCOW (Harbour Wire / Sea - 01st December, 2021) {FIRST}", None),
        (f"MOSCOW (Harbour Wire - 01st December, 2021) - {FIRST}", "Harbour Wire"),
        (f"Wells (pictured) — the envoy — spoke. {FIRST}", None),
        (
            f"Envoys meet on bridge\n\nBy J.Q. ROE | HARBOUR AND SEA Published: March 3, 2021\n\n{FIRST}",
            "HARBOUR AND SEA",
        ),
        (f"{FIRST}\n\n{SECOND}\n\nCopyright © 2021, Harbour News. All Rights Reserved", "Harbour News"),
        (f"{FIRST}\n\n{SECOND}\n\nJane Roe is an Online Editor for Harbour News.", "Harbour News"),
        (f"{FIRST}\n\n{SECOND}", None),
    ],
)
def test_publisher_is_the_one_the_text_states(text: str, name: str | None) -> None:
    assert lay_out(text).publisher == name


LINES = st.sampled_from(
    [FIRST, SECOND, THIRD, CAPTION, "Share", "Related", "Home", "Comments", "By Jane Roe", "", "1:15 P.M."]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(max_size=60), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_marks_are_sorted_apart_and_inside_any_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    layout = lay_out(text)
    spans = [f.span for f in layout.furniture] + ([layout.title_span] if layout.title_span else [])
    ordered = sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    assert all(span.of(text).strip() for span in spans)
    assert [f.span for f in layout.furniture] == sorted(f.span for f in layout.furniture)
    assert all(f.kind in FURNITURE_KINDS for f in layout.furniture)
    assert lay_out(text) == layout


def test_articles_of_saved_pages_are_found() -> None:
    path = SHARED / "benchmarks/furniture/pages.json"
    if not path.exists():
        pytest.skip("the pages are not here")
    pages = list(json.loads(path.read_text("utf-8")).values())[:30]
    lost = 0.0
    for page in pages:
        wanted = re.findall(r"\w+", page["article"])
        found = set(re.findall(r"\w+", kept(page["page_text"])))
        lost += sum(word not in found for word in wanted) / max(1, len(wanted))
    assert lost / len(pages) < 0.03


def test_list_of_goods_belongs_to_the_article_that_praises_them() -> None:
    goods = "\n".join(
        f"Lamp number {i} with a brass foot and a cord\nBurns oil\n${i}9.00" for i in range(1, 30)
    )
    text = f"Lamps of the coast\n\n{FIRST}\n\n{SECOND}\n\nDon't miss:\n{goods}\n\nLeave a Reply\nName *\n"
    assert "$9.00" not in marked(text)
    assert "Lamp number 29 with a brass foot and a cord" in kept(text)
    assert "Leave a Reply" in marked(text)


def test_prices_beside_a_long_article_are_none_of_it() -> None:
    goods = "\n".join(f"Lamp {i}\n${i}9.00" for i in range(1, 7))
    text = f"Envoys meet\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{MORE}\n\nMost popular\n{goods}\n"
    assert "Lamp 3" in marked(text)


def test_rules_between_parts_of_an_agency_story_are_kept() -> None:
    text = f"Envoys meet on the old bridge\n\n{FIRST}\n\n___\n\n{SECOND}\n\n___\n\n{THIRD}\n"
    assert marked(text) == {}
