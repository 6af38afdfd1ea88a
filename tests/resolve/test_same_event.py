"""Whether two reports may tell one event, how reports are grouped, and which texts are copies."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.lexicon import load_lexicon
from dragoman.model.stories import Article, Report
from dragoman.model.text import DateRange, Span
from dragoman.resolve.grouping import grouped
from dragoman.resolve.reprints import are_copies, tellings, wording
from dragoman.resolve.same_event import Judge, load_weights
from dragoman.resolve.story_words import load_words
from dragoman.resolve.telling import story

JUDGE = Judge(load_lexicon().stories, load_words(), load_weights())
ONE, OTHER = ("freedonia",), ("sylvania",)
ENVOY = ("ada-wells", "freedonia")


def days(first: date, last: date | None = None) -> DateRange:
    return DateRange(first, last or first)


def report(name: str, **changes: object) -> Report:
    published = days(date(2021, 3, 4))
    basis = Report(
        id=f"ev-{name}", article=Article(id=f"doc-{name}", published=published), type="ASSAULT",
        actors=(ONE,), recipients=(OTHER,), trigger=("shell",), words=frozenset(("port", "marzipan", "dawn")),
        names=frozenset(("marzipan",)), sentence=Span(0, 40), at=Span(10, 17),
    )  # fmt: skip
    return replace(basis, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ({}, True),
        ({"type": "CONSULT"}, False),
        ({"status": "historical"}, True),
        ({"status": "future"}, False),
        ({"actors": (ENVOY,)}, True),
        ({"actors": (("ruritania",),), "recipients": (("utopia",),)}, False),
        ({"actors": (OTHER,), "recipients": (ONE,)}, False),
        ({"days": days(date(2021, 3, 20))}, False),  # told as done by who wrote before
        ({"days": days(date(2021, 3, 3))}, True),
    ],
)
def test_what_rules_out_that_two_reports_are_one(change: dict[str, object], *, may: bool) -> None:
    assert JUDGE.may_be_one(report("a"), report("b", **change)) is may
    assert JUDGE.may_be_one(report("b", **change), report("a")) is may


def test_days_told_must_not_lie_far_apart() -> None:
    march, may = report("a", days=days(date(2020, 3, 1))), report("b", days=days(date(2020, 5, 1)))
    assert not JUDGE.may_be_one(march, may)


def test_a_score_is_the_same_both_ways_and_falls_with_what_differs() -> None:
    left = report("a", days=days(date(2021, 3, 3)))
    right = report("b", days=days(date(2021, 3, 3)))
    odd = report("b", days=days(date(2021, 3, 1)), words=frozenset(("mill",)), names=frozenset(("mill",)))
    assert JUDGE.score(left, right) == JUDGE.score(right, left) > JUDGE.score(left, odd)


def test_reasons_name_what_two_reports_share() -> None:
    why = " | ".join(JUDGE.judged(report("b"), report("a", actors=(ENVOY,))).why)
    assert "shared parties: ada-wells ~ freedonia, sylvania" in why
    assert "similar trigger: shell / shell" in why


def scores(a: str, b: str) -> float:
    return {"ab": 0.9, "bc": 0.8, "ac": 0.1}.get("".join(sorted((a, b))), 0.0)


def test_groups_need_more_than_one_sure_pair_in_a_chain() -> None:
    sure = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped("abc", sure, scores, 0.5) == [["a", "b"], ["c"]]
    assert grouped("cba", sure, scores, 0.4) == [["a", "b", "c"]]


def test_people_go_before_scores() -> None:
    sure = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert grouped("abc", sure, scores, 0.5, apart=[("b", "a")]) == [["a"], ["b", "c"]]
    assert grouped("abcd", sure, scores, 0.5, same=[("a", "d")])[0] == ["a", "d"]
    both = grouped("abc", {}, scores, 0.5, same=[("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert both == [["a"], ["b", "c"]]  # what was put together later stands


TEXT = (
    "The envoys of both sides met for nine hours in the old customs house before they told the waiting crowd "
    "that the bridge would open in spring, that the tolls would be shared, and that nobody would go back. "
    "Neither side said who would pay for the repairs, which engineers put at two million crowns at the least."
)


def test_copies_are_known_though_something_was_added_or_cut() -> None:
    whole = Article(id="a", copies=wording(TEXT))
    cut = Article(id="b", copies=wording(TEXT[: int(len(TEXT) * 0.7)] + " Read more on our page."))
    own = Article(
        id="c", copies=wording("After nine hours the envoys promised to open the bridge in spring.")
    )
    assert are_copies(whole, cut)
    assert not are_copies(whole, own)


def test_papers_that_copy_or_belong_together_are_one_telling() -> None:
    copies = wording(TEXT)

    def by(name: str, publisher: str, hashes: tuple[int, ...], words: frozenset[str] = frozenset()) -> Report:
        return report(name, article=Article(id=name, publisher=publisher, copies=hashes), words=words)

    told = [
        by("a", "Gazette", copies),
        by("b", "Herald", copies),
        by("c", "Courier", wording("Other words.")),
    ]
    assert tellings(told) == (("a", "b"), ("c",))
    assert tellings([*told, by("d", "Courier", ())]) == (("a", "b"), ("c", "d"))


def test_a_story_keeps_what_does_not_fit() -> None:
    one = report("a", days=days(date(2021, 3, 1)), amounts=(("dead", "4"),), place="Marzipan", town=True)
    two = report("b", days=days(date(2021, 3, 3)), amounts=(("dead", "6"),), place="Nougat", town=True)
    three = report("c", days=days(date(2021, 3, 3)), actors=(("ruritania",),))
    told = story([three, two, one], JUDGE)
    assert told.days == days(date(2021, 3, 3))
    assert [(c.about, [said for said, _ in c.told]) for c in told.contradictions] == [
        ("date", ["2021-03-03", "2021-03-01"]),
        ("number", ["4", "6"]),
        ("place", ["Marzipan", "Nougat"]),
        ("who", ["freedonia", "ruritania"]),
    ]
    assert len(told.judgements) == 2
