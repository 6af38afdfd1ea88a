"""The ledger: one entry for one commitment, its history as told, what may bear on it."""

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.analyse.ledger import Ledger, ledger
from dragoman.show.ledger import as_json, markdown
from dragoman.store import open_store
from tests.analyse.tale import Tale

SPRING, SUMMER, AUTUMN = date(2021, 3, 4), date(2021, 7, 1), date(2021, 10, 1)
Told = Iterable[Tale]


def kept(tmp_path: Path, tales: Told, *ends: str, **limits: date | tuple[str, ...]) -> Ledger:
    """The ledger of a record with these documents."""
    with open_store(tmp_path / "a.record") as record:
        record.save([tale.coded() for tale in tales])
        return ledger(record, *ends, **limits)  # type: ignore[arg-type]


def promise(
    content: str,
    by: str = "Freedonia",
    to: str = "Sylvania",
    day: date | None = SPRING,
    made: date | None = None,
) -> Tale:
    paper = f"Paper {len(content)}"
    return Tale(f"{by} vowed to {to} that it would {content}.", day, paper).binds(
        "promise", content, by=by, to=to, made=made
    )


def demand(content: str, by: str = "Freedonia", to: str = "Sylvania") -> Tale:
    return Tale(f"{to} asked {by} to {content}.").binds("demand", content, by=by, to=to)


@pytest.mark.parametrize(
    ("one", "other", "entries"),
    [
        # the same matter in other words
        (promise("withdraw its troops by May"), promise("pull all of its forces out", day=SUMMER), 1),
        (promise("fight terrorism"), promise("not let the islands become a safe haven"), 1),
        # an envoy speaks for her state
        (promise("free all prisoners"), promise("free the prisoners", by="Ada Wells", day=SUMMER), 1),
        # no known matter, mostly the same words
        (promise("build the long dam"), promise("build a dam that is long"), 1),
        (promise("build the long dam"), promise("sell the old fleet"), 2),
        # another matter, another side, another kind
        (promise("withdraw its troops"), promise("free all prisoners"), 2),
        (promise("withdraw its troops"), promise("withdraw its troops", by="Sylvania", to="Freedonia"), 2),
        (promise("withdraw its troops"), demand("withdraw its troops"), 2),
        # the same words made at another time
        (promise("free all prisoners", made=date(2015, 5, 1)), promise("free the prisoners", made=SPRING), 2),
        (promise("free all prisoners", day=date(2015, 5, 1)), promise("free the prisoners", day=SUMMER), 2),
        # a broad matter needs a word more
        (promise("open talks on the dam"), promise("hold talks on the fishing grounds"), 2),
        (promise("open talks on the dam"), promise("hold talks about the dam"), 1),
    ],
)
def test_two_reports_of_one_commitment_are_one_entry(
    tmp_path: Path, one: Tale, other: Tale, entries: int
) -> None:
    found = kept(tmp_path, (one, other))
    assert len(found.entries) == entries
    assert sum(len(entry.reports) for entry in found.entries) == 2
    if entries == 1:
        (entry,) = found.entries
        assert entry.documents == 2
        assert "2 reports" in entry.why


def test_the_order_of_documents_does_not_matter(tmp_path: Path) -> None:
    tales = (
        promise("withdraw its troops by May"),
        promise("pull all its forces out and free the prisoners", day=SUMMER),
        promise("free all prisoners", day=AUTUMN),
    )
    made = []
    for n, order in enumerate(permutations(tales)):
        (tmp_path / str(n)).mkdir()
        made.append(kept(tmp_path / str(n), order).entries)
    assert len(made[0]) == 2
    assert all(entries == made[0] for entries in made)


def test_a_report_of_two_matters_stands_under_both_and_ties_nothing_together(tmp_path: Path) -> None:
    both = promise("withdraw its troops and free the prisoners who are still held on its islands")
    found = kept(
        tmp_path, (promise("withdraw all troops"), promise("free the prisoners held on its islands"), both)
    )
    assert sorted(len(entry.reports) for entry in found.entries) == [2, 2]


def test_clauses_of_a_named_pact_are_one_whenever_told(tmp_path: Path) -> None:
    signed = Tale(
        "In a deal signed in Doha the Taliban and the United States agreed that it would fight terrorism.",
        date(2020, 2, 29),
    ).binds("agreement", "fight terrorism", by="Taliban")
    later = Tale(
        "In the Doha agreement with the United States the Taliban vowed not to let it become a safe haven.",
        date(2022, 8, 2),
        "The Herald",
    ).binds("promise", "not to let it become a safe haven", by="Taliban")
    broken = Tale("The United States said the Taliban violated the Doha agreement by hosting terrorists.",
                  date(2022, 8, 3))  # fmt: skip
    broken.said("United States", "said", "the Taliban violated the Doha agreement by hosting terrorists")
    (entry,) = kept(tmp_path, (signed, later, broken)).entries
    assert (entry.pact, entry.kind, len(entry.reports)) == ("Doha agreement of 2020", "agreement", 2)
    assert entry.made is not None
    assert entry.made.first == date(2020, 2, 29)
    assert (entry.status, entry.told_by) == ("broken", "United States")
    assert [turn.status for turn in entry.history] == ["open", "broken"]


MET = Tale("Freedonia said Freedonia had met all conditions for recognition by Sylvania.", SUMMER)
MET.said("Freedonia", "said", "Freedonia had met all conditions for recognition by Sylvania")
MET.binds(
    "condition", "all conditions for recognition", by="Freedonia", granted="recognition", status="contested"
)
NOT_YET = Tale(
    "Sylvania said that recognition must wait until Freedonia starts to uphold its promises.", AUTUMN
)
NOT_YET.said("Sylvania", "said", "recognition must wait until Freedonia starts to uphold its promises")
NOT_YET.binds(
    "condition", "Freedonia starts to uphold its promises", by="Freedonia", to="Sylvania",
    granted="recognition must wait",
)  # fmt: skip


def test_what_one_side_calls_done_and_the_other_still_asks_for_is_contested(tmp_path: Path) -> None:
    found = kept(tmp_path, (MET, NOT_YET))
    (entry,) = found.entries
    assert entry.status == "contested"
    assert [(turn.status, turn.told_by, turn.own) for turn in entry.history[1:]] == [
        ("kept", "Freedonia", True),
        ("open", "Sylvania", False),
    ]
    (opposed,) = found.contradictions
    assert (opposed.subject, opposed.sides) == ("Freedonia", ("Sylvania", "Freedonia"))
    assert [claim.speaker for claim in (*opposed.left, *opposed.right)] == ["Sylvania", "Freedonia"]


def test_as_of_a_day_later_documents_are_not_known(tmp_path: Path) -> None:
    undated = promise("free all prisoners", day=None)
    found = kept(tmp_path, (MET, NOT_YET, undated), as_of=SUMMER)
    assert (found.documents, found.undated, found.contradictions) == (1, 1, ())
    (entry,) = found.entries
    assert len(entry.reports) == 1


def test_only_the_actors_and_statuses_asked_for_are_shown(tmp_path: Path) -> None:
    tales = (
        promise("withdraw its troops"),
        promise("free all prisoners", by="Freedonia", to="United States"),
    )
    assert len(kept(tmp_path, tales).entries) == 2
    assert len(kept(tmp_path, tales, "freedonia").entries) == 2
    assert len(kept(tmp_path, tales, "freedonia", "sylvania").entries) == 1
    assert not kept(tmp_path, tales, statuses=("kept",)).entries


def test_nobody_breaks_his_own_word_in_his_own_words(tmp_path: Path) -> None:
    tale = Tale("Freedonia said that the truce was broken.")
    tale.said("Freedonia", "said", "the truce was broken")
    tale.binds("agreement", "the truce", by="Freedonia", status="broken")
    (entry,) = kept(tmp_path, (tale,)).entries
    assert entry.status == "open"


def test_a_later_act_is_proposed_and_changes_no_status(tmp_path: Path) -> None:
    vowed = promise("not attack the ports of Sylvania")
    struck = Tale("Freedonia struck two ports in attacks on Sylvania.", SUMMER)
    struck.does("struck", "ASSAULT", "Freedonia", "Sylvania")
    before = Tale("Freedonia shelled the ports in attacks on Sylvania.", date(2020, 1, 1))
    before.does("shelled", "ASSAULT", "Freedonia", "Sylvania")
    (entry,) = kept(tmp_path, (vowed, struck, before)).entries
    assert entry.status == "open"
    (proposal,) = entry.bearing
    assert (proposal.speaks, proposal.record) == ("broken", struck.events[0].id)
    assert 0 < proposal.confidence < 1
    assert "both parties in it" in proposal.why


def test_what_the_paper_itself_tells_is_told_by_the_paper(tmp_path: Path) -> None:
    reopened = Tale("Freedonia freed the prisoners of Sylvania, keeping its promise.", SUMMER, "The Herald")
    reopened.does("freed", "CONCEDE", "Freedonia", "Sylvania")
    (entry,) = kept(tmp_path, (promise("free all prisoners"), reopened)).entries
    assert (entry.status, entry.told_by) == ("kept", "The Herald")


def test_pages_quote_every_report(tmp_path: Path) -> None:
    found = kept(tmp_path, (MET, NOT_YET))
    page = markdown(found)
    for tale in (MET, NOT_YET):
        assert tale.document.text in page
        assert tale.commitments[0].id in page
    assert "Claim against claim on Freedonia" in page
    assert '"status": "contested"' in as_json(found)
