"""What is foretold, by whom, until when, and what later reports tell."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.analyse.forecasts import Forecast, forecasts
from dragoman.store import Record, open_store
from tests.analyse.tale import Tale

SPRING, MAY, AUTUMN = date(2021, 3, 4), date(2021, 5, 1), date(2021, 10, 1)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_store(tmp_path / "a.record") as opened:
        yield opened


def told(record: Record, *tales: Tale, as_of: date | None = None) -> tuple[Forecast, ...]:
    record.save([tale.coded() for tale in tales])
    return forecasts(record, as_of=as_of)


@pytest.mark.parametrize(
    ("text", "certainty", "types", "until", "denied"),
    [
        (
            "Coordination of Freedonia with Sylvania will be inevitable.",
            "future",
            ("COOPERATE",),
            "open",
            False,
        ),
        ("Freedonia and Sylvania are expected to hold talks.", "future", ("CONSULT",), "open", False),
        ("Freedonia may be forced to work with Sylvania.", "hypothetical", ("COOPERATE",), "open", False),
        ("The deal of Freedonia will collapse within months.", "future", (), "within months", False),
        ("The deal of Freedonia will collapse within two months.", "future", (), "within two months", False),
        ("Freedonia is unlikely to withdraw.", "future", ("RETREAT",), "open", True),
        ("Freedonia met Sylvania.", None, (), "", False),
    ],
)
def test_words_that_look_ahead_make_a_forecast(
    record: Record, text: str, certainty: str | None, types: tuple[str, ...], until: str, denied: bool
) -> None:
    found = told(record, Tale(text))
    if certainty is None:
        assert not found
        return
    (forecast,) = found
    assert (forecast.certainty, forecast.types, forecast.until, forecast.denied) == (
        certainty, types, until, denied,
    )  # fmt: skip
    assert (forecast.by, forecast.author) == ("The Gazette", True)
    assert forecast.quote.text == text


def test_a_speaker_foretells_in_his_own_name(record: Record) -> None:
    tale = Tale("Freedonia said Sylvania will collapse. Nobody laughed.")
    (forecast,) = told(record, tale.said("Freedonia", "said", "Sylvania will collapse"))
    assert (forecast.by, forecast.author, forecast.parties) == ("Freedonia", False, ("Sylvania",))


def test_a_promise_is_no_forecast(record: Record) -> None:
    tale = Tale("Freedonia vowed that it will meet Sylvania.")
    assert not told(record, tale.binds("promise", "it will meet Sylvania", by="Freedonia"))


def test_a_number_of_months_is_a_horizon(record: Record) -> None:
    (forecast,) = told(record, Tale("The deal of Freedonia will collapse within two months."))
    assert forecast.horizon is not None
    assert (forecast.horizon.first, forecast.horizon.last) == (SPRING, date(2021, 5, 5))


def test_later_reports_between_the_same_are_proposed(record: Record) -> None:
    ahead = Tale("Freedonia and Sylvania are expected to hold talks.")
    met = Tale("Freedonia met Sylvania.", MAY).does("met", "CONSULT", "Freedonia", "Sylvania")
    alone = Tale("Freedonia met farmers.", MAY).does("met", "CONSULT", "Freedonia")
    earlier = Tale("Freedonia saw Sylvania.", date(2020, 5, 1)).does(
        "saw", "CONSULT", "Freedonia", "Sylvania"
    )
    (forecast,) = told(record, ahead, met, alone, earlier)
    assert [(p.record, p.speaks) for p in forecast.bearing] == [(met.events[0].id, "kept")]
    assert forecasts(record, as_of=SPRING)[0].bearing == ()


def test_what_comes_long_after_the_horizon_does_not_count(record: Record) -> None:
    ahead = Tale("Freedonia and Sylvania are expected to hold talks within two weeks.")
    met = Tale("Freedonia met Sylvania.", AUTUMN).does("met", "CONSULT", "Freedonia", "Sylvania")
    (forecast,) = told(record, ahead, met)
    assert forecast.bearing == ()


def test_an_event_that_did_not_happen_speaks_against_it(record: Record) -> None:
    ahead = Tale("Freedonia and Sylvania are expected to hold talks.")
    off = Tale("Freedonia did not meet Sylvania.", MAY)
    off.does("meet", "CONSULT", "Freedonia", "Sylvania", status="negated")
    (forecast,) = told(record, ahead, off)
    assert [p.speaks for p in forecast.bearing] == ["broken"]
