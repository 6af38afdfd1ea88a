"""Which stretches of a page go to the parser."""

import pytest

from dragoman.annotate.paragraphs import paragraphs
from dragoman.model.text import Document, Furniture, Source, Span


def found(text: str, furniture: tuple[Furniture, ...] = (), title: Span | None = None) -> list[str]:
    source = Source(where="t", sha256="", reader="plain")
    document = Document(id="doc-1", text=text, source=source, furniture=furniture, title_span=title)
    return [span.of(text) for span in paragraphs(document)]


LONG = "The envoy of the northern province said on Monday that the two sides would meet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a line each"),
        pytest.param(f"{LONG}\nagain soon.", [f"{LONG}\nagain soon."], id="hard-wrapped"),
        pytest.param(f"{LONG}\r\nagain soon.", [f"{LONG}\r\nagain soon."], id="hard-wrapped, DOS"),
        pytest.param("One.\rTwo.", ["One.", "Two."], id="old Mac line ends"),
        pytest.param("DOHA, Qatar — Oman met Iran.", ["Oman met Iran."], id="dateline"),
        pytest.param("(Reuters) - Oman met Iran.", ["Oman met Iran."], id="agency"),
        pytest.param("U.S. - Oman ties grew.", ["U.S. - Oman ties grew."], id="no dateline: a pair"),
        pytest.param("  \n\t\n", [], id="nothing"),
    ],
)
def test_paragraphs_of_a_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_furniture_and_headline_are_left_out() -> None:
    text = "Menu\nA headline\nThe body. Share this\nThe end."
    hidden = (Furniture(span=Span(0, 4), kind="navigation"), Furniture(span=Span(26, 36), kind="share"))
    assert found(text, hidden, Span(5, 15)) == ["The body.", "The end."]


def test_a_huge_line_is_cut_behind_a_sentence() -> None:
    text = "Oman met Iran. " * 2000
    blocks = found(text)
    assert "".join(blocks).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, blocks)) <= 8000
    assert all(block.rstrip().endswith(".") for block in blocks)
