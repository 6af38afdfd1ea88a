"""What finds its way into a dossier, and where."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.analyse.dossier import Dossier, dossier
from dragoman.analyse.explain import explain
from dragoman.analyse.gaps import unknown_names
from dragoman.analyse.names import actor_named
from dragoman.analyse.summary import summarise
from dragoman.analyse.wording import short, state, when
from dragoman.errors import ConfigError, StoreError
from dragoman.lexicon import load_lexicon
from dragoman.model.text import DateRange, Published
from dragoman.store import Record, open_store
from dragoman.stories import update
from tests.make import FREEDONIA, TEXT, coded, document


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_store(tmp_path / "a.record") as opened:
        opened.save_scale({("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)})
        opened.save([coded()])
        opened.save_above([FREEDONIA])
        yield opened


def between(
    record: Record,
    first: date | None = None,
    last: date | None = None,
    as_of: date | None = None,
    since: date | None = None,
) -> Dossier:
    return dossier(record, "freedonia", "sylvania", first=first, last=last, as_of=as_of, since=since)


def test_an_envoys_meeting_counts_for_the_state(record: Record) -> None:
    found = between(record)
    (met,) = found.acts
    assert (met.type, met.actor, met.place) == ("CONSULT", "Ada Wells and Sylvania", "Doha")
    assert (met.left_acts, met.right_acts, met.quad_code, met.reported) == (True, True, 1, False)
    assert (
        met.told[0].quote.text
        == "Freedonian envoy Ada Wells met Sylvanian officials in Doha on March 3, 2021."
    )
    assert found.contacts == found.acts
    assert found.number(met.told[0].quote.document) == 1


def test_what_did_not_happen_stands_apart(record: Record) -> None:
    both = coded().mentions[0], coded().mentions[1]
    base = coded()
    acts = tuple(replace(event, actors=tuple(m.id for m in both)) for event in base.events)
    record.save([replace(base, events=acts)])
    found = between(record)
    assert [act.status for act in found.acts] == ["actual"]
    assert [(status, len(acts)) for status, acts in found.apart] == [("negated", 1), ("hypothetical", 1)]


def test_statements_and_commitments_are_those_between_the_two(record: Record) -> None:
    found = between(record)
    assert [saying.speaker for saying in found.left_said] == ["Ada Wells"]
    assert found.left_said[0].office == "envoy"
    assert found.left_said[0].told.quote.text.startswith("“We will open the bridge")
    assert found.right_said == ()
    (promise,) = found.promises
    assert (promise.by, promise.to, promise.content) == (("Freedonia",), ("Sylvania",), "open the bridge")
    assert promise.condition_for == "the siege ends"
    assert [later.record for later in promise.bearing] == [coded().events[0].id]
    assert dossier(record, "sylvania", "freedonia").right_said == found.left_said


def test_limits_of_time_are_kept(record: Record) -> None:
    assert between(record, first=date(2021, 3, 3), last=date(2021, 3, 3)).acts
    assert not between(record, first=date(2021, 3, 4)).acts
    assert not between(record, last=date(2021, 3, 2)).acts
    assert between(record, as_of=date(2021, 3, 4)).acts
    assert between(record, as_of=date(2021, 3, 3)).read == 0


def test_documents_of_unknown_date_are_left_out_of_the_past_and_counted(record: Record) -> None:
    undated = coded("u.txt", TEXT + " Undated.")
    record.save([replace(undated, document=replace(undated.document, published=None))])
    found = between(record, as_of=date(2030, 1, 1))
    assert (found.read, found.undated) == (1, 1)


def test_reports_of_one_fact_are_put_together(record: Record) -> None:
    record.save([coded("b.txt", TEXT + " More.")])
    update(record, load_lexicon())
    (met,) = between(record).acts
    assert len(met.told) == 2


def test_a_side_is_found_by_id_name_or_other_name(record: Record) -> None:
    assert actor_named(record, "freedonia") == "freedonia"
    assert actor_named(record, "the sylvania") == "sylvania"
    assert actor_named(record, "ADA WELLS") == "ada-wells"
    with pytest.raises(ConfigError, match="did you mean sylvania"):
        actor_named(record, "Silvania")


def test_the_summary_counts_actual_events_of_a_relation_only(record: Record) -> None:
    found = summarise(record)
    assert (found.documents, found.statements, found.commitments) == (1, 1, (("promise", 1),))
    assert found.events == (
        ("CONSULT", "actual", 1),
        ("CONSULT", "negated", 1),
        ("SUPPORT", "hypothetical", 1),
    )
    assert [(r.left, r.right, r.scores.stories) for r in found.relations] == [("freedonia", "sylvania", 1)]


def test_an_explanation_tells_parties_rules_and_rivals(record: Record) -> None:
    met = explain(record, coded().events[0].id)
    assert [(p.role, p.actor, p.how) for p in met.parties] == [
        ("actor", "ada-wells", "name/strong (1.00)"),
        ("actor", "sylvania", "adjective (0.80)"),
    ]
    assert met.parties[1].rivals == ("freedonia",)
    assert [(r.rule, r.words) for r in met.reasons] == [("CONSULT/x", "met")]
    said = explain(record, coded().statements[0].id)
    assert said.parties[0].because == "Freedonian envoy Ada Wells"
    assert explain(record, coded().commitments[0].id).details[0] == ("must be done", "open the bridge")
    assert explain(record, coded().mentions[0].id).kind == "mention"
    assert explain(record, document().id).what == "Envoys meet in Doha"
    with pytest.raises(StoreError, match="no entry"):
        explain(record, "ev-nothing")


def test_names_that_mean_nobody_are_gaps(record: Record) -> None:
    base = coded()
    found = unknown_names([replace(base, links=base.links[1:])], 5)
    assert [(gap.words, gap.count) for gap in found] == [("Freedonian envoy Ada Wells", 1)]
    assert unknown_names(record.documents(), 5) == ()


def test_one_actor_among_all_others(record: Record) -> None:
    found = dossier(record, "sylvania")
    assert (found.kind, found.title, found.right) == ("actor", "Sylvania", "others")
    assert [act.type for act in found.acts] == ["CONSULT"]
    assert [saying.speaker for saying in found.right_said] == ["Ada Wells"]
    assert found.series is not None
    assert [cell.scores.stories for cell in found.series.cells] == [1]


def test_a_theme_is_what_its_words_are_in(record: Record) -> None:
    found = dossier(record, about="bridges")
    assert (found.kind, found.title, found.acts) == ("theme", "bridges", ())
    assert [saying.speaker for saying in found.left_said] == ["Ada Wells"]
    assert [entry.content for entry in found.promises] == ["open the bridge"]
    assert found.read == 1
    narrow = dossier(record, "freedonia", "sylvania", about="Doha")
    assert (narrow.title, len(narrow.acts), narrow.promises) == ("Freedonia and Sylvania: Doha", 1, ())


def test_what_is_new_since_a_day(record: Record) -> None:
    news = between(record, since=date(2021, 3, 1)).changed
    told = (
        "Ada Wells (Freedonia) and Sylvania met or talked: “met Sylvanian officials in Doha on March 3, 2021”"
    )
    assert [line.text for line in news] == [f"3 March 2021: {told}."]
    assert between(record, since=date(2021, 4, 1)).changed[0].text == "No event since 1 April 2021."


def test_who_reports_what_and_how_independent_they_are(record: Record) -> None:
    covered = between(record).coverage
    (gazette,) = covered.publishers
    assert (gazette.name, gazette.documents, gazette.stories, gazette.alone) == ("The Gazette", 1, 1, 1)
    assert (covered.stories, covered.independent, covered.bands) == (1, 0, (1, 0, 0))


def test_what_is_left_open_is_asked(record: Record) -> None:
    assert "Open — Freedonia: “open the bridge”" in between(record).questions[0].text


def test_what_does_not_tell_who_must_do_what_is_counted_only(record: Record) -> None:
    base = coded()
    record.save([replace(base, commitments=tuple(replace(c, by=()) for c in base.commitments))])
    found = dossier(record, "sylvania")
    assert not any("open the bridge" in line.text for line in (*found.questions, *found.summary))
    assert "1 whose words do not tell by themselves" in found.questions[-1].text


def test_reports_of_one_statement_are_one(record: Record) -> None:
    record.save([coded("b.txt", TEXT + " More.")])
    (said,) = between(record).left_said
    assert len(said.also) == 1
    assert said.also[0].quote.document != said.told.quote.document


def test_what_only_a_loose_date_of_its_report_places_stands_at_the_end(record: Record) -> None:
    base = coded("c.txt", TEXT + " Undated.")
    some_time = Published(days=DateRange(date(2020, 1, 1), date(2021, 12, 31)), basis="inferred")
    text = replace(base.document, published=some_time)
    record.save([replace(base, document=text, events=tuple(replace(e, when=None) for e in base.events))])
    acts = between(record).acts
    assert [(act.reported, act.days and act.days.first.year) for act in acts] == [(False, 2021), (True, 2020)]
    assert when(acts[1]) == "reported some time in 2020–2021"
    assert "3 March 2021" in next(line.text for line in between(record).summary if "contact" in line.text)


def test_contacts_told_as_long_past_are_contacts(record: Record) -> None:
    base = coded()
    record.save([replace(base, events=tuple(replace(e, status="historical") for e in base.events[:1]))])
    found = between(record)
    assert (found.acts, [act.type for act in found.contacts]) == ((), ["CONSULT"])
    assert any("1 more told as long past" in line.text for line in found.summary)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  to open\n the bridge. ", "to open the bridge"),
        ("“all of it”", "all of it"),
        ("“all” of it", "‘all’ of it"),
        ("bridge " * 20, "bridge bridge bridge bridge bridge …"),
    ],
)
def test_words_are_shortened_for_a_line(words: str, expected: str) -> None:
    assert short(words, 40) == expected


def test_what_is_contested_is_told_with_those_who_say_so(record: Record) -> None:
    (entry,) = between(record).promises
    made = entry.history[0]
    said = replace(made, status="kept", told_by="Wells"), replace(made, status="broken", told_by="a minister")
    contested = replace(entry, status="contested", history=(made, *said))
    assert state(contested) == "Contested: told as kept by Wells; told as broken by a minister"
    assert state(entry) == "Open"
    assert state(replace(entry, status="broken", told_by="Wells")) == "Told as broken by Wells"
