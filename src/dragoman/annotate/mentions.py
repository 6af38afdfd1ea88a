"""The words of each sentence that stand for somebody: names, noun phrases, adjectives, pronouns."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.annotate.named import Found, names_in
from dragoman.annotate.nominals import nominals_in
from dragoman.annotate.told_persons import told_persons
from dragoman.annotate.words import Words, lay_out
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actorbook import ActorBook
from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated, Name
from dragoman.model.evidence import stable_id
from dragoman.model.text import Span

_BREAKS = frozenset(",;:()–—-")
_LONG = 25
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CLEARLY = 2


def mentions(annotated: Annotated, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All words that may stand for somebody who acts, sorted by span.

    Args:
        annotated: Sentences and the parser's entities of a document.
        lexicon: The actor book with its nouns, titles and organs.
    """
    entities = _by_sentence(annotated)
    elsewhere = _single_names(annotated)
    found: dict[tuple[int, int], Mention] = {}
    for number, sentence in enumerate(annotated.sentences):
        words = lay_out(sentence)
        inside = entities[number]
        for mention in _in_sentence(annotated.document.id, number, words, inside, lexicon.actors, elsewhere):
            found.setdefault((mention.span.start, mention.span.end), mention)
    persons, text = told_persons(annotated, found.values()), annotated.document.text
    told = (
        replace(m, label="PERSON") if m.span.of(text) in persons and not m.candidates else m
        for m in found.values()
    )
    return tuple(sorted(_one_label(told, text), key=lambda m: m.span))


def _one_label(found: Iterable[Mention], text: str) -> Iterator[Mention]:
    """The mentions, of which those of the same words have the label that most of them have.

    The parser labels each alone: a surname is a body here and a town there.
    """
    every = list(found)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in every:
        if mention.label in _LABELS and not mention.candidates:
            labels[mention.span.of(text)][mention.label] += 1
    persons = {
        word
        for words, seen in labels.items()
        if seen["PERSON"] and " " in words
        for word in (words, *words.split())
    }
    for mention in every:
        counts = labels[mention.span.of(text)].most_common(2) if mention.label in _LABELS else []
        clear = (
            len(counts) > 1
            and (counts[0][0] != "PERSON" or mention.span.of(text) in persons)
            and counts[0][1] >= _CLEARLY * counts[1][1]
            and not mention.candidates
        )
        yield replace(mention, label=counts[0][0]) if clear else mention


def _by_sentence(annotated: Annotated) -> dict[int, list[Name]]:
    """The parser's entities by sentence."""
    found: dict[int, list[Name]] = defaultdict(list)
    names = iter(sorted(annotated.names, key=lambda n: n.span))
    name = next(names, None)
    for number, sentence in enumerate(annotated.sentences):
        while name and name.span.start < sentence.span.end:
            if name.span.start >= sentence.span.start:
                found[number].append(name)
            name = next(names, None)
    return found


def _single_names(annotated: Annotated) -> dict[str, str]:
    """Label by word of bodies named by one word and of surnames, wherever the parser finds them."""
    found: dict[str, str] = {}
    for name in annotated.names:
        words = name.span.of(annotated.document.text).split()
        if words and (name.label == "PERSON" or (name.label == "ORG" and len(words) == 1)):
            found.setdefault(words[-1], name.label)
    return found


def _in_sentence(
    document: str,
    number: int,
    words: Words,
    entities: Iterable[Name],
    book: ActorBook,
    elsewhere: Mapping[str, str],
) -> Iterator[Mention]:
    """The mentions of one sentence."""
    taken: set[int] = set()
    for found in names_in(words, entities, book, elsewhere):
        taken.update(range(found.first, found.last + 1))
        yield _named(document, number, words, found, taken)
    for phrase in nominals_in(words, taken, book.agents):
        span = Span(words.tokens[phrase.first].span.start, words.tokens[phrase.last].span.end)
        yield Mention(
            id=stable_id("m", document, span.start, span.end),
            span=span,
            phrase=_phrase(words, phrase.head, span) if phrase.kind == "nominal" else span,
            sentence=number,
            head=phrase.head,
            kind=phrase.kind,
        )


def _named(document: str, number: int, words: Words, found: Found, taken: set[int]) -> Mention:
    """A name as a mention; the title of an apposition without comma is marked as taken."""
    span = Span(words.tokens[found.first].span.start, words.tokens[found.last].span.end)
    if found.part:
        span = Span(span.start + found.part[0], span.start + found.part[1])
    inner = words.head(found.first, found.last)
    modified = words.modified(inner)
    adjective = found.adjective or (modified is not None and modified > found.last)
    head = inner
    if not adjective and (title := _title(words, found.first, inner)) is not None:
        head = title
        taken.add(title)
    if not adjective:
        taken.update(_left_titles(words, found.first, head))
    return Mention(
        id=stable_id("m", document, span.start, span.end),
        span=span,
        phrase=span if adjective else _phrase(words, head, span),
        sentence=number,
        head=head,
        kind="adjective" if adjective else "name",
        label=found.label,
        candidates=tuple(dict.fromkeys(meant.actor for meant in found.meant)),
    )


def _title(words: Words, first: int, inner: int) -> int | None:
    """The title whose apposition a name is, no comma between: "minister" in "minister Hakan Fidan"."""
    token = words.tokens[inner]
    if token.dep != "appos" or token.head >= first:
        return None
    between = range(token.head + 1, first)
    if any(words.tokens[i].text in _BREAKS for i in between):
        return None
    allowed = set(words.sentence.subtree(token.head))
    return token.head if all(i in allowed for i in between) else None


def _left_titles(words: Words, first: int, head: int) -> set[int]:
    """The nouns before a name that are no party of their own: "President", "Secretary" of State."""
    return {
        i
        for child in words.sentence.children[head]
        if child < first and words.tokens[child].dep in ("compound", "nmod")
        for i in words.sentence.subtree(child)
    }


def _phrase(words: Words, head: int, span: Span) -> Span:
    """The whole noun phrase around a head, with titles before and appositions behind."""
    first = words.left_edge(head)
    start = min(span.start, words.tokens[first].span.start)
    end = max(span.end, words.tokens[head].span.end)
    for child in words.sentence.children[head]:
        token = words.tokens[child]
        if child > head and token.dep in ("appos", "prep"):
            last = words.sentence.subtree(child)[-1]
            if last - child <= _LONG and (token.dep == "appos" or token.text in ("of", "for", "with", "to")):
                end = max(end, words.tokens[last].span.end)
    return Span(start, end)
