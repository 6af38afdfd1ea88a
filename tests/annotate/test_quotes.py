"""Quotation marks of every kind, apostrophes among them."""

import pytest

from dragoman.annotate.paragraphs import paragraphs
from dragoman.annotate.quotes import quotes
from dragoman.model.annotated import Quote
from dragoman.model.text import Document, Source


def found(text: str) -> tuple[Quote, ...]:
    document = Document(id="doc-1", text=text, source=Source(where="t", sha256="", reader="plain"))
    return quotes(document, paragraphs(document))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We stay,” she said.", ["We stay,"]),
        ('"We stay," she said. "For good."', ["We stay,", "For good."]),
        ("He called it ‘a mess’ at noon.", ["a mess"]),
        ("He called it 'a mess' at noon.", ["a mess"]),
        ("The leaders' talks and Iran's army don't matter.", []),
        ("The leaders’ talks and Iran’s army don’t matter.", []),
        (
            "“He told us ‘don’t move’ and left,” she said.",
            ["He told us ‘don’t move’ and left,", "don’t move"],
        ),
        ("\"He said 'stop' twice,\" she said.", ["He said 'stop' twice,", "stop"]),
        ("In the '90s, rock 'n' roll was 'big' here.", ["big"]),
        ("He said ‘the generals’ words count’ again.", ["the generals’ words count"]),
        ("„Wir bleiben”, he said.", ["Wir bleiben"]),
        ("She said «nothing new» today.", ["nothing new"]),
        ("``We stay,'' he said.", ["We stay,"]),
        ("“We stay, he said.", ["We stay, he said."]),
        ('A pipe of 5" and one of 6".', []),
        ("The “deal”—“a trap”—fell.", ["deal", "a trap"]),
        ("“”", []),
        ("”We stay.” ― Ada Wells", ["We stay."]),
    ],
)
def test_the_words_between_the_marks_are_found(text: str, contents: list[str]) -> None:
    assert [q.content.of(text) for q in found(text)] == contents


def test_the_span_takes_in_the_marks() -> None:
    text = "She said “we stay” twice."
    assert [q.span.of(text) for q in found(text)] == ["“we stay”"]


def test_a_quotation_over_paragraphs_is_one_chain() -> None:
    text = "“We came first, he said.\n\n“We stay last.”\n\n“Somebody else,” she said.\n"
    chains = [q.chain for q in found(text)]
    assert chains[0] == chains[1] != chains[2]


def test_an_unclosed_quotation_ends_at_its_paragraph() -> None:
    text = "“We came first, he said.\n\nThe rain went on.\n\n“Fine,” she said."
    one, two = found(text)
    assert one.span.end == text.index("\n")
    assert one.chain != two.chain
