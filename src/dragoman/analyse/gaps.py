"""What the knowledge files do not know: frequent names without an actor, frequent verbs without a rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document, Span

_STRANGER = "x-"
_SUBJECTS = ("nsubj", "nsubjpass")
# Verbs that tell of no act whatever their subject.
_COLOURLESS = frozenset(
    {"be", "have", "do", "become", "seem", "appear", "remain", "get", "go", "begin", "continue"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A name or verb the knowledge files lack.

    Attributes:
        words: The name as written, or the verb's dictionary form.
        count: How often it occurs.
        documents: In how many documents.
        example: A sentence it stands in.
        entry: Id of the document the example comes from.
    """

    words: str
    count: int
    documents: int
    example: str
    entry: str


@dataclass(slots=True)
class _Tally:
    """Counts words and keeps the first sentence of each."""

    counts: Counter[str] = field(default_factory=Counter)
    documents: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    examples: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, words: str, document: Document, sentence: Span) -> None:
        self.counts[words] += 1
        self.documents[words].add(document.id)
        self.examples.setdefault(words, (" ".join(sentence.of(document.text).split()), document.id))

    def most(self, number: int) -> tuple[Gap, ...]:
        """The most frequent, by documents, then by occurrences, then by letter."""
        order = sorted(self.counts, key=lambda w: (-len(self.documents[w]), -self.counts[w], w))
        return tuple(
            Gap(
                words=words,
                count=self.counts[words],
                documents=len(self.documents[words]),
                example=self.examples[words][0],
                entry=self.examples[words][1],
            )
            for words in order[:number]
        )


def unknown_names(documents: Iterable[CodedDocument], number: int) -> tuple[Gap, ...]:
    """Names that mean nobody, or somebody only this document knows; names of places are left out."""
    tally = _Tally()
    for coded in documents:
        known = {link.mention for link in coded.links if not link.actor.startswith(_STRANGER)}
        places = {place.span for place in coded.places}
        for mention in coded.mentions:
            if mention.kind == "name" and mention.id not in known and mention.span not in places:
                text = coded.document.text
                tally.add(
                    " ".join(mention.span.of(text).split()), coded.document, _around(text, mention.span)
                )
    return tally.most(number)


def unknown_verbs(
    documents: Iterable[CodedDocument], annotate: Callable[[Document], Annotated], number: int
) -> tuple[Gap, ...]:
    """Verbs whose subject is a known actor and that made neither an event nor a statement.

    Args:
        documents: The coded documents.
        annotate: Parses a document again; the grammar is not kept in the record.
        number: How many to give.
    """
    tally = _Tally()
    for coded in documents:
        linked = {link.mention for link in coded.links}
        actors = [mention.span for mention in coded.mentions if mention.id in linked]
        used = [event.trigger for event in coded.events] + [s.cue for s in coded.statements if s.cue]
        for sentence in annotate(coded.document).sentences:
            for lemma in _idle(sentence, actors, used):
                tally.add(lemma, coded.document, sentence.span)
    return tally.most(number)


def _idle(sentence: Sentence, actors: list[Span], used: list[Span]) -> Iterator[str]:
    """Dictionary forms of the verbs of a sentence that have an actor as subject and made nothing."""
    here = [span for span in actors if sentence.span.covers(span)]
    taken = [span for span in used if sentence.span.covers(span)]
    for i, token in enumerate(sentence.tokens):
        if token.pos != "VERB" or token.lemma in _COLOURLESS or any(s.overlaps(token.span) for s in taken):
            continue
        subjects = [
            sentence.tokens[c].span for c in sentence.children[i] if sentence.tokens[c].dep in _SUBJECTS
        ]
        if any(actor.covers(subject) for actor in here for subject in subjects):
            yield token.lemma


def _around(text: str, span: Span) -> Span:
    """The line a name stands in, at most some words to either side."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 80)
    end = text.find("\n", span.end)
    return Span(start, min(end if end >= 0 else len(text), span.end + 80))
