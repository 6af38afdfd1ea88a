"""What is known of an event before it is judged: each feature on a sentence that shows it."""

import pytest

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.extract.classify import classifier
from dragoman.extract.confidence import hear
from dragoman.lexicon import Lexicon
from dragoman.model.evidence import stable_id
from dragoman.model.text import Document, Source
from dragoman.resolve import resolve


def features(text: str, lexicon: Lexicon, parser: Parser) -> dict[str, dict[str, float]]:
    """The features of each event of a text, by its type."""
    source = Source(where="test", sha256="", reader="plain")
    document = Document(id=stable_id("doc", text), text=text, source=source)
    annotated = annotate(document, lexicon, parser)
    coded = resolve(extract(annotated, lexicon), annotated, lexicon)
    return {heard.event.type: heard.features for heard in hear(coded, annotated, classifier())}


@pytest.mark.parametrize(
    ("text", "type_", "there", "absent"),
    [
        (
            "Russia attacked Ukraine on Monday.",
            "ASSAULT",
            {
                "actor: power",
                "actor: direct",
                "parties: of countries",
                "type: ASSAULT",
                "recipient: words between",
            },
            {"recipient: missing", "parties: in another clause", "trigger: quoted", "document: long"},
        ),
        ("France criticised the plan.", "ACCUSE", {"recipient: unnamed"}, {"recipient: missing"}),
        ("France declared martial law.", "COERCE", {"actor: power"}, {"recipient: missing"}),
        (
            "“France attacked Mali,” the minister said. He left.",
            "ASSAULT",
            {"trigger: quoted", "document: long"},
            {"document: first person"},
        ),
        (
            "If France attacked Mali, we would leave.",
            "ASSAULT",
            {"status: hypothetical", "document: first person"},
            set(),
        ),
    ],
)
def test_each_feature_is_there_where_it_holds(
    text: str, type_: str, there: set[str], absent: set[str], lexicon: Lexicon, parser: Parser
) -> None:
    found = features(text, lexicon, parser)[type_]
    assert there <= found.keys()
    assert not absent & found.keys()


def test_a_recipient_farther_off_counts_more(lexicon: Lexicon, parser: Parser) -> None:
    near = features("France attacked Mali.", lexicon, parser)["ASSAULT"]
    far = features("France attacked, on a cold and windy morning, Mali.", lexicon, parser).get("ASSAULT", {})
    assert near["recipient: words between"] < far.get("recipient: words between", 9.0)
