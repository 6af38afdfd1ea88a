"""Claim against claim, and one statement in other words."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.analyse.ledger import Ledger, ledger
from dragoman.store import open_store
from tests.analyse.tale import Tale

SPRING, NEXT_DAY, NEXT_YEAR = date(2021, 3, 4), date(2021, 3, 5), date(2023, 3, 4)


def kept(tmp_path: Path, *tales: Tale) -> Ledger:
    with open_store(tmp_path / "a.record") as record:
        record.save([tale.coded() for tale in tales])
        return ledger(record)


def says(speaker: str, content: str, day: date = SPRING, cue: str = "said", kind: str = "indirect") -> Tale:
    return Tale(f"{speaker} {cue} {content}.", day, f"Paper {day}").said(speaker, cue, content, kind)


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        (
            says("Freedonia", "Sylvania had agreed to give humanitarian aid"),
            says("Sylvania", "Freedonia and Sylvania discussed humanitarian aid"),
            "agreed/only-discussed",
        ),
        (
            says("Freedonia", "Freedonia kept its word on the prisoners"),
            says("Sylvania", "Freedonia broke its promise on the prisoners"),
            "broken/kept",
        ),
        # another matter, long apart, the same side
        (
            says("Freedonia", "Freedonia kept its word on the prisoners"),
            says("Sylvania", "Freedonia broke its promise on the border"),
            None,
        ),
        (
            says("Freedonia", "Freedonia kept its word on the prisoners"),
            says("Sylvania", "Freedonia broke its promise on the prisoners", NEXT_YEAR),
            None,
        ),
        (
            says("Freedonia", "Freedonia kept its word on the prisoners"),
            says("Freedonia", "Freedonia broke its promise on the prisoners"),
            None,
        ),
        # what somebody else did or did not keep
        (
            says("Freedonia", "Freedonia kept its word on the prisoners"),
            says("Sylvania", "Sylvania never broke its promise on the prisoners"),
            None,
        ),
    ],
)
def test_claims_that_cannot_both_be_true_stand_side_by_side(
    tmp_path: Path, one: Tale, other: Tale, opposed: str | None
) -> None:
    found = kept(tmp_path, one, other)
    kinds = ["/".join(sorted(c.kind.split("/"))) for c in found.contradictions]
    assert kinds == ([opposed] if opposed else [])


def test_an_allegation_is_paired_with_its_denial(tmp_path: Path) -> None:
    tale = Tale("Sylvania said Freedonia sponsored the raid. Freedonia denied any involvement.")
    tale.said("Sylvania", "said", "Freedonia sponsored the raid").said(
        "Freedonia", "denied", "any involvement"
    )
    other = Tale("Sylvania said the weather was fine. Freedonia denied any involvement.")
    other.said("Sylvania", "said", "the weather was fine").said("Freedonia", "denied", "any involvement")
    (denial,) = kept(tmp_path, tale, other).contradictions
    assert (denial.kind, denial.sides) == ("denial", ("Sylvania", "Freedonia"))


def test_one_statement_in_other_words_is_one_with_its_variants(tmp_path: Path) -> None:
    words = "Sylvania is the biggest obstacle to recognition by foreign states"
    other = "when it comes to foreign recognition, Sylvania is the biggest hurdle for us"
    third = "the harvest of wheat and barley in the north was the biggest in years"
    found = kept(
        tmp_path,
        says("Freedonia", words, kind="direct"),
        says("Freedonia", other, NEXT_DAY, kind="direct"),
        says("Freedonia", third, NEXT_DAY),
    )
    (claim,) = found.variants
    assert [variant.content for variant in claim.variants] == [words, other]
    assert claim.speaker == "Freedonia"


def test_the_same_is_not_one_statement_from_two_mouths(tmp_path: Path) -> None:
    words = "the truce at the northern dam will hold"
    found = kept(tmp_path, says("Freedonia", words), says("Sylvania", f"{words} well", NEXT_DAY))
    assert not found.variants
