"""The JSON object other programs build on."""

import json
from dataclasses import replace
from datetime import date

import jsonschema

from dragoman.export.contract import Scale, schema_text, to_contract
from dragoman.model.actors import Link
from dragoman.model.codec import Json
from dragoman.model.coded import CodedDocument
from tests.make import FREEDONIA, coded, document

SCALE: Scale = {("CONSULT", None): (1, 2.5), ("SUPPORT", None): (1, 5.0)}


def written(item: CodedDocument) -> dict[str, Json]:
    row: dict[str, Json] = json.loads(json.dumps(to_contract(item, SCALE)))
    return row


def test_output_keeps_the_promise_of_the_schema() -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(written(coded()))
    validator.validate(written(CodedDocument(document=document(day=None), made_by="test")))


def test_fields_come_in_the_promised_order() -> None:
    row = to_contract(coded(), SCALE)
    assert list(row) == [
        "document", "dates", "mentions", "places", "actors", "events", "statements", "commitments",
    ]  # fmt: skip
    event = to_contract(coded(), SCALE)["events"]
    assert isinstance(event, list)
    assert isinstance(event[0], dict)
    assert list(event[0]) == [
        "id", "start", "end", "trigger", "event", "mode", "context", "quad_code", "event_scale", "status",
        "attributed_to", "statement", "actor", "recipient", "date", "location", "story", "confidence", "why",
    ]  # fmt: skip


def test_an_event_says_who_was_what_on_its_day_and_why() -> None:
    met = json.loads(json.dumps(to_contract(coded(), SCALE)))["events"][0]
    assert met["actor"][0] == {
        "id": "ada-wells", "name": "Ada Wells", "country": "FRD", "sector": "GOV", "office": "envoy",
        "text": "Freedonian envoy Ada Wells", "start": 21, "end": 47,
    }  # fmt: skip
    assert met["date"] == {
        "from": "2021-03-03", "to": "2021-03-03", "text": "March 3, 2021", "start": 83, "end": 96,
        "qualifier": None,
    }  # fmt: skip
    assert met["location"]["name"] == "Doha"
    assert met["why"] == ['CONSULT/x: the words of a meeting "met"']


def test_a_role_is_the_one_of_the_day_not_of_today() -> None:
    before = document(day=date(2018, 3, 4))
    past = replace(coded(), document=replace(coded().document, published=before.published))
    statement = replace(past.statements[0], when=None)
    row = json.loads(json.dumps(to_contract(replace(past, statements=(statement,)), SCALE)))
    assert row["statements"][0]["speaker"]["sector"] == "OPP"
    assert row["statements"][0]["speaker"]["office"] is None


def test_a_mention_of_nobody_known_keeps_its_words_and_one_of_two_gives_two() -> None:
    base = coded()
    officials = base.links[2].mention
    links = (*base.links[:2], *base.links[3:])
    row = json.loads(json.dumps(to_contract(replace(base, links=links), SCALE)))
    assert row["events"][0]["actor"][1]["id"] is None
    assert row["events"][0]["actor"][1]["name"] == "Sylvanian officials"
    both = replace(
        base,
        actors=(*base.actors, FREEDONIA),
        links=(*base.links, Link(mention=officials, actor="freedonia", score=0.5, rule="both")),
    )
    row = json.loads(json.dumps(to_contract(both, SCALE)))
    assert [party["id"] for party in row["events"][0]["actor"]] == ["ada-wells", "sylvania", "freedonia"]
