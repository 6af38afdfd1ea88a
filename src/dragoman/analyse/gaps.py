"""What the knowledge files do not know: frequent names without an actor, frequent verbs without a rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.model.actors import Actor, Mention, Role, slug
from dragoman.model.annotated import Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.text import Document, Span

_STRANGER = "x-"
_SHOWN = 3
_LONG = 120
_AROUND = 90
_KINDS = {"PERSON": "person", "ORG": "organisation", "NORP": "group", "GPE": "organisation"}
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
        sentences: Some of those it stands in.
        entry: Id of the document the first of them comes from.
        actor: For a name, what the texts say of it, put together as an actor.
        told: For a name, the words by which they say so.
        seen: First and last day of publication of these documents, where known.
    """

    words: str
    count: int
    documents: int
    sentences: tuple[str, ...]
    entry: str
    actor: Actor | None = None
    told: tuple[str, ...] = ()
    seen: tuple[date, date] | None = None


@dataclass(slots=True)
class _Tally:
    """Counts words and keeps the first sentences of each."""

    counts: Counter[str] = field(default_factory=Counter)
    documents: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    sentences: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, words: str, document: Document, sentence: Span) -> None:
        self.counts[words] += 1
        self.documents[words][document.id] = None
        if len(self.sentences[words]) < _SHOWN:
            self.sentences[words][" ".join(sentence.of(document.text).split())] = None

    def most(self, number: int) -> tuple[Gap, ...]:
        """The most frequent, by documents, then by occurrences, then by letter."""
        order = sorted(self.counts, key=lambda w: (-len(self.documents[w]), -self.counts[w], w))
        return tuple(
            Gap(
                words=words,
                count=self.counts[words],
                documents=len(self.documents[words]),
                sentences=tuple(self.sentences[words]),
                entry=next(iter(self.documents[words])),
            )
            for words in order[:number]
        )


@dataclass(slots=True)
class _Said:
    """What the texts say of a name."""

    kinds: Counter[str] = field(default_factory=Counter)
    roles: Counter[Role] = field(default_factory=Counter)
    told: dict[str, None] = field(default_factory=dict)
    days: list[date] = field(default_factory=list)

    def add(self, coded: CodedDocument, mention: Mention, actor: Actor | None) -> None:
        published = coded.document.published
        self.days += [published.days.first, published.days.last] if published else []
        self.kinds[actor.kind if actor else _KINDS.get(mention.label, "")] += 1
        for role in actor.roles if actor else ():
            known = None if (role.of or "").startswith(_STRANGER) else role.of
            self.roles[replace(role, of=known, first=None, last=None)] += 1
        phrase = " ".join(mention.phrase.of(coded.document.text).split())
        if mention.phrase != mention.span and len(self.told) < _SHOWN and len(phrase) < _LONG:
            self.told[phrase] = None

    def actor(self, name: str) -> Actor:
        """An actor of that name with the role most often told."""
        known = Counter({kind: count for kind, count in self.kinds.items() if kind})
        kind = known.most_common(1)[0][0] if known else "organisation"
        roles = sorted(
            self.roles, key=lambda r: (-self.roles[r], -sum(map(bool, (r.country, r.office, r.of))))
        )
        return Actor(id=slug(name), name=name, kind=kind, roles=tuple(roles[:1]))


def unknown_names(documents: Iterable[CodedDocument], number: int) -> tuple[Gap, ...]:
    """Names that mean nobody, or somebody the actor book does not know; names of places are left out."""
    tally = _Tally()
    said: defaultdict[str, _Said] = defaultdict(_Said)
    for coded in documents:
        actors = {actor.id: actor for actor in coded.actors}
        meant = {link.mention: link.actor for link in coded.links}
        places = {place.span for place in coded.places}
        for mention in coded.mentions:
            actor = meant.get(mention.id, _STRANGER)
            if mention.kind == "name" and actor.startswith(_STRANGER) and mention.span not in places:
                text = coded.document.text
                words = " ".join(mention.span.of(text).split())
                tally.add(words, coded.document, _around(text, mention.span))
                said[words].add(coded, mention, actors.get(actor))
    return tuple(
        replace(
            gap,
            actor=said[gap.words].actor(gap.words),
            told=tuple(said[gap.words].told),
            seen=(min(days), max(days)) if (days := said[gap.words].days) else None,
        )
        for gap in tally.most(number)
    )


def unknown_verbs(
    documents: Iterable[CodedDocument], sentences: Callable[[Document], Iterable[Sentence]], number: int
) -> tuple[Gap, ...]:
    """Verbs whose subject is a known actor and that made neither an event nor a statement.

    Args:
        documents: The coded documents.
        sentences: The parse of a document.
        number: How many to give.
    """
    tally = _Tally()
    for coded in documents:
        linked = {link.mention for link in coded.links}
        actors = [mention.span for mention in coded.mentions if mention.id in linked]
        used = [event.trigger for event in coded.events] + [s.cue for s in coded.statements if s.cue]
        for sentence in sentences(coded.document):
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
    line = text.rfind("\n", 0, span.start) + 1
    start = max(line, span.start - _AROUND)
    if start > line:
        start = text.find(" ", start, span.start) + 1 or span.start
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if end > span.end + _AROUND:
        end = max(span.end, text.rfind(" ", span.end, span.end + _AROUND))
    return Span(start, end)
