"""BRAT stand-off: what is written can be read again, offset for offset."""

import re
from pathlib import Path

from dragoman.export import brat
from dragoman.model.text import Span
from tests.make import coded


def test_every_line_points_at_its_words(tmp_path: Path) -> None:
    item = coded()
    assert brat.write([item], ["CONSULT", "SUPPORT"], ["phone"], tmp_path) == 1
    text = (tmp_path / f"{item.document.id}.txt").read_bytes().decode()
    assert text == item.document.text
    lines = (tmp_path / f"{item.document.id}.ann").read_text("utf-8").splitlines()
    bound = [line.split("\t") for line in lines if line.startswith("T")]
    for _, where, words in bound:
        pieces = [tuple(map(int, piece.split())) for piece in where.split(" ", 1)[1].split(";")]
        assert words == " ".join(text[start:end] for start, end in pieces)
        assert "\n" not in words
    keys = {line.split("\t")[0] for line in lines}
    assert len(keys) == len(lines)
    for line in lines:
        if line[0] in "ERA#":
            assert set(re.findall(r"\b[TE]\d+\b", line.split("\t")[1])) <= keys


def test_events_come_back_with_their_parties(tmp_path: Path) -> None:
    item = coded()
    brat.write([item], ["CONSULT", "SUPPORT"], ["phone"], tmp_path)
    lines = (tmp_path / f"{item.document.id}.ann").read_text("utf-8").splitlines()
    spans = {}
    for line in lines:
        if line.startswith("T"):
            key, where, _ = line.split("\t")
            kind, place = where.split(" ", 1)
            spans[key] = (kind, place)
    mentions = {m.id: f"{m.span.start} {m.span.end}" for m in item.mentions}
    found = []
    for line in lines:
        if line.startswith("E"):
            (kind, trigger), *roles = (part.split(":") for part in line.split("\t")[1].split())
            assert {role.rstrip("23456789") for role, _ in roles} <= {"Actor", "Recipient"}
            parties = [spans[key][1] for _, key in roles]
            found.append((kind, spans[trigger][1], parties))
    assert found == [
        (
            event.type,
            f"{event.trigger.start} {event.trigger.end}",
            [mentions[m] for m in (*event.actors, *event.recipients)],
        )
        for event in item.events
    ]


def test_a_span_over_lines_is_written_in_pieces() -> None:
    item = coded()
    first = item.document.text.index("Doha")
    pieces = list(brat._on_one_line("a b\r\nc d", Span(0, 8)))
    assert [piece.of("a b\r\nc d") for piece in pieces] == ["a b", "c d"]
    assert list(brat._on_one_line(item.document.text, Span(first, first + 4))) == [Span(first, first + 4)]


def test_the_configuration_names_types_and_modes(tmp_path: Path) -> None:
    brat.write([], ["CONSULT"], ["phone"], tmp_path)
    told = (tmp_path / "annotation.conf").read_text("utf-8")
    assert "CONSULT\tActor*:Actor, Recipient*:Actor" in told
    assert "Value:phone" in told
