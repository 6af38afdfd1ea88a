"""Who must do what for whom: promises, agreements, demands, conditions, and what became of them."""

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.extract.conditions import condition, tie
from dragoman.extract.deadlines import due_of
from dragoman.extract.drafts import Draft, for_whom
from dragoman.extract.duties import duty, is_point, own_promise, pact_clause, readiness, reported_promise
from dragoman.extract.frames import child, has_child
from dragoman.extract.nouns import binding_noun, pact
from dragoman.extract.outcomes import outcome_in_next
from dragoman.extract.parties import Parties
from dragoman.extract.phrases import bare, without_dateline
from dragoman.extract.promises import binding_verb
from dragoman.extract.quotations import outermost, spans_of
from dragoman.extract.when import when_of
from dragoman.lexicon import Lexicon
from dragoman.lexicon.commitments import CommitmentCue
from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated, Quote, Sentence
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Span, enclosing

_MATTER = frozenset({"NOUN", "VERB", "ADJ"})
_PALE = frozenset(
    {
        "be",
        "have",
        "do",
        "make",
        "say",
        "take",
        "give",
        "country",
        "government",
        "state",
        "people",
        "other",
        "new",
    }
)
# Words of matter that two sentences must share to bear on each other, and in how many sentences of
# the document a word may stand to count: what stands everywhere tells nothing.
_SHARED = 2
_TELLING = 5
_FIRM = frozenset({"will", "would", "’ll", "'ll", "wo", "shall"})
# "to form a government, “including members of minorities”": the parse often cuts before the quotation.
_GOES_ON = re.compile(r",\s*[“\"](?:including|especially|with|without)\b")
_POINTS = 25  # how far above a point the line may stand that opens its list
_OWN_MOUTH = frozenset({"we", "our", "us", "i", "my"})


def commitments(
    annotated: Annotated, lexicon: Lexicon, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[Commitment, ...]:
    """What somebody promised, agreed to, was asked for or was set as a condition, sorted by span.

    Args:
        annotated: The document.
        lexicon: Its words that bind.
        statements: Who said what in it: those who say a demand are those who ask.
        events: What it reports; those that share words with a commitment bear on it.
    """
    reader = _Reader(annotated, lexicon, statements, events)
    made: dict[str, Commitment] = {}
    taken: set[tuple[str, Span]] = set()
    for draft in reader.drafts():
        commitment = reader.commitment(draft)
        if commitment is None:
            continue
        key = (commitment.kind, enclosing(commitment.content))
        if key not in taken:
            taken.add(key)
            made.setdefault(commitment.id, commitment)
    return _once(tuple(made.values()))


def _once(found: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """Commitments by place, without promises told twice and what only repeats the clause of an agreement."""
    agreed = [c.content[0].start for c in found if c.kind == "agreement"]
    repeats = ("promise", "demand")
    kept: list[Commitment] = []
    for one in sorted(found, key=lambda c: (len(enclosing(c.content)), c.content, c.kind)):
        told = any(
            k.kind == one.kind == "promise" and enclosing(one.content).covers(enclosing(k.content))
            for k in kept
        )
        if not told and (one.kind not in repeats or one.content[0].start not in agreed):
            kept.append(one)
    return tuple(sorted(kept, key=lambda c: (c.span, c.content, c.kind)))


class _Reader:
    """Reads one document."""

    def __init__(
        self,
        annotated: Annotated,
        lexicon: Lexicon,
        statements: tuple[Statement, ...],
        events: tuple[Event, ...],
    ) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._cues = lexicon.speech.commitments
        self._parties = Parties(annotated)
        self._statements = statements
        self._mentions: dict[int, list[Mention]] = {}
        for mention in annotated.mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)
        self._quotes = outermost(annotated.quotes)
        self._matter = [_matter(sentence) for sentence in annotated.sentences]
        self._spread = Counter(word for words in self._matter for word in words)
        named = (
            i for i, s in enumerate(annotated.sentences) if any(t.lemma in self._cues.pacts for t in s.tokens)
        )
        self._accord = next(named, len(annotated.sentences))
        self._bearing = [(e.id, e.span) for e in events] + [(s.id, s.span) for s in statements]

    def _several(self, by: tuple[str, ...]) -> bool:
        """Whether the parties agreed among themselves: "they", "A and B", not one state by its name."""
        return len(by) > 1 or any(self._parties.get(i).kind != "name" for i in by)

    def drafts(self) -> Iterator[Draft]:
        """All that binds somebody, sentence by sentence; the questions of a transcript bind nobody."""
        asked = [
            s.content[0] for s in self._statements if s.evidence[0].rule == "speech/turn" and not s.speaker
        ]
        for index, sentence in enumerate(self._annotated.sentences):
            if any(span.overlaps(sentence.span) for span in asked):
                continue
            for i in range(len(sentence.tokens)):
                yield from self._at(sentence, index, i)

    def _at(self, sentence: Sentence, index: int, i: int) -> Iterator[Draft]:
        """What the rules read at one token."""
        cues, token = self._cues, sentence.tokens[i]
        word = token.text.lower()
        if token.pos == "VERB":
            yield from binding_verb(sentence, index, i, cues)
            if token.lemma in cues.ties:
                yield from tie(sentence, index, i, cues, self._told(token.span) is not None)
        elif token.pos == "NOUN" and token.lemma in cues.nouns:
            yield from binding_noun(sentence, index, i, cues)
        elif token.pos in ("NOUN", "PROPN") and token.lemma in cues.pacts:
            yield from pact(sentence, index, i, cues.pacts[token.lemma], cues)
        elif word == "it" and token.dep == "nsubj" and (named := self._pact_before(index)) is not None:
            yield from pact(sentence, index, i, named, cues)
        if word in cues.adjectives and token.pos in ("ADJ", "VERB"):
            yield from readiness(sentence, index, i, cues, told=self._told(token.span) is not None)
        if word in cues.conditions:
            yield from condition(sentence, index, i, cues, self._quoted(sentence, token.span))
        if token.tag == "MD":
            yield from self._at_modal(sentence, index, i)

    def _pact_before(self, index: int) -> CommitmentCue | None:
        """The agreement the sentence before is about: "The accord … It also calls for …"."""
        if not index:
            return None
        before = self._annotated.sentences[index - 1]
        head = child(before, before.root, "nsubj", "nsubjpass")
        return self._cues.pacts.get(before.tokens[head].lemma) if head is not None else None

    def _at_modal(self, sentence: Sentence, index: int, i: int) -> Iterator[Draft]:
        """What the rules read at a word of duty or will."""
        cues, word = self._cues, sentence.tokens[i].text.lower()
        told = self._told(sentence.tokens[i].span)
        if told is not None and word in cues.modals:
            yield from duty(sentence, index, i, cues)
        if told is not None and word in cues.voices:
            if told.kind == "direct":
                yield from own_promise(sentence, index, i, cues)
            elif told.evidence[0].note != "continued":
                yield from reported_promise(sentence, index, i, told.content[0].start, cues)
        point = self._accord <= index and is_point(self._text, sentence)
        yield from pact_clause(sentence, index, i, point, cues)

    def commitment(self, draft: Draft) -> Commitment | None:
        """A draft as a record; None where it has no words of its own."""
        sentence = self._annotated.sentences[draft.sentence]
        content = self._spans(sentence, draft.content)
        if not content:
            return None
        cue = enclosing(sentence.tokens[i].span for i in draft.cue)
        told = self._told(cue) or self._told(content[0])
        by, to = self._who(draft, draft.by, told), self._who(draft, draft.to, told)
        if draft.kind == "promise" and not to:
            to = self._who(draft, for_whom(sentence, draft.content), told)
        if draft.asked_by_speaker and told is not None and told.speaker:
            to = (told.speaker, *told.beside)
        if is_point(self._text, sentence) and not has_child(sentence, draft.cue[0], "nsubj"):
            above = self._announcers(draft.sentence)
            by, to = (by, to or above) if draft.kind == "demand" else (by or above, to)
        if not self._binds(draft, by, to, told):
            return None
        status, basis, bearing = self._status(draft, self._told(cue))
        evidence = [Evidence(span=cue, rule=draft.rule)]
        when = when_of(self._annotated, draft.sentence, draft.cue[0])
        if when is not None and when.span is not None and any(s.covers(when.span) for s in content):
            when = told.when if told else None  # "will leave by May" is not said in May
        return Commitment(
            id=stable_id("co", self._annotated.document.id, content[0].start, content[-1].end, draft.kind),
            span=sentence.span,
            kind=draft.kind,
            by=by,
            to=tuple(m for m in to if m not in by or (draft.kind == "agreement" and self._several(by))),
            content=content,
            condition_for=self._granted(sentence, draft.reward),
            when=when,
            due=due_of(self._annotated, content, when),
            status=status,
            basis=basis,
            bearing=bearing,
            statement=told.id if told else None,
            evidence=tuple(evidence),
        )

    def _granted(self, sentence: Sentence, words: tuple[int, ...]) -> tuple[Span, ...]:
        """The words of what is granted; none where they are but a pronoun: "it"."""
        return self._spans(sentence, words) if any(sentence.tokens[i].pos in _MATTER for i in words) else ()

    def _binds(self, draft: Draft, by: tuple[str, ...], to: tuple[str, ...], told: Statement | None) -> bool:
        """Whether anybody is bound: a promise has a promiser, a demand somebody who asks or is asked."""
        if draft.kind == "promise":
            return bool(by)
        if draft.kind == "demand":
            return bool(by or to) or (told is not None and draft.asked_by_speaker)
        if draft.rule == "condition/if":
            tokens = self._annotated.sentences[draft.sentence].tokens
            firm = told is not None or any(tokens[i].text in _FIRM for i in draft.reward)
            bound = by or to or any(tokens[i].lemma in self._cues.pacts for i in draft.content)
            return firm and bool(bound) and self._names_somebody(draft)
        return True

    def _names_somebody(self, draft: Draft) -> bool:
        """Whether a condition or what it grants names a party, and not only "she" and "the record"."""
        heads = {*draft.content, *draft.reward}
        here = self._mentions.get(draft.sentence, [])
        return any(m.head in heads and m.kind != "pronoun" for m in here)

    def _who(self, draft: Draft, heads: tuple[int, ...], told: Statement | None) -> tuple[str, ...]:
        """The mentions of some tokens; *we* in a quotation without a mention is the speaker."""
        found: list[str] = []
        for head in heads:
            named = self._parties.named_by(draft.sentence, head) or self._parties.within(draft.sentence, head)
            word = self._annotated.sentences[draft.sentence].tokens[head].text
            if word.lower() in _OWN_MOUTH and word != "US" and told is not None and told.speaker:
                found.extend((told.speaker, *told.beside))
            else:
                found.extend(m.id for m in named)
        return tuple(dict.fromkeys(found))

    def _announcers(self, index: int) -> tuple[str, ...]:
        """Who stands before the colon above a list of points: "The four states: 1. Agreed to …"."""
        for before in range(index - 1, max(-1, index - _POINTS), -1):
            sentence = self._annotated.sentences[before]
            if sentence.tokens[-1].text == ":":
                last = max(self._mentions.get(before, []), key=lambda m: m.span, default=None)
                if last is None:
                    return ()
                head = last.head
                while sentence.tokens[head].dep == "conj":
                    head = sentence.tokens[head].head
                return tuple(m.id for m in self._parties.named_by(before, head))
        return ()

    def _status(self, draft: Draft, told: Statement | None) -> tuple[str, str, tuple[str, ...]]:
        """What became of it: as the same words or the next sentence tell; else open."""
        bearing = self._bears(draft)
        if draft.status:
            claimed = told is not None and draft.status == "kept"
            mine = (told.id,) if told else ()
            return ("contested" if claimed else draft.status), "told", (*mine, *bearing)
        sentences = self._annotated.sentences
        if draft.kind in ("agreement", "promise") and draft.sentence + 1 < len(sentences):
            following = sentences[draft.sentence + 1]
            matter = frozenset(sentences[draft.sentence].tokens[i].lemma for i in draft.content)
            if status := outcome_in_next(matter, following, self._cues):
                return status, "told", bearing
        return "open", "inferred", bearing

    def _bears(self, draft: Draft) -> tuple[str, ...]:
        """Events and statements of other sentences that share words of matter with a commitment."""
        own = self._annotated.sentences[draft.sentence]
        matter = {own.tokens[i].lemma for i in draft.content if own.tokens[i].pos in _MATTER} - _PALE
        matter = {word for word in matter if self._spread[word] <= _TELLING}
        alike = [
            self._annotated.sentences[i].span
            for i, words in enumerate(self._matter)
            if i != draft.sentence and len(matter & words) >= _SHARED
        ]
        return (
            tuple(name for name, span in self._bearing if any(span.overlaps(other) for other in alike))
            if alike
            else ()
        )

    def _told(self, span: Span) -> Statement | None:
        """The innermost statement that tells some words."""
        around = [s for s in self._statements if any(c.covers(span) for c in s.content)]
        return min(around, key=lambda s: sum(map(len, s.content)), default=None)

    def _quoted(self, sentence: Sentence, span: Span) -> range | None:
        """The tokens of the quotation around some words, as far as the sentence goes."""
        quote = next((q for q in self._quotes if q.content.covers(span)), None)
        if quote is None:
            return None
        inside = [i for i, token in enumerate(sentence.tokens) if quote.content.covers(token.span)]
        return range(inside[0], inside[-1] + 1)

    def _quote_after(self, place: int) -> Quote | None:
        """The quotation that opens right behind a comma."""
        return next((q for q in self._quotes if place < q.span.start <= place + 3), None)

    def _rest_of(self, quote: Quote, sentence: Sentence, end: int) -> int:
        """Where words end that open a quotation: with it, if no other clause follows in it."""
        last = min(quote.content.end, sentence.span.end)
        rest = [t for t in sentence.tokens if end <= t.span.start and t.span.end <= last]
        clause = any(t.dep.startswith("nsubj") and sentence.tokens[t.head].dep != "relcl" for t in rest)
        return end if clause else max(end, last)

    def _spans(self, sentence: Sentence, words: tuple[int, ...]) -> tuple[Span, ...]:
        """Tokens as spans; a whole quotation without its marks, a part of one with them."""
        found: list[Span] = []
        for span in spans_of(sentence, words):
            start, end = span.start, span.end
            for quote in self._quotes:
                if quote.content.covers(span) and span.start - quote.content.start <= 1:
                    end = self._rest_of(quote, sentence, end)
                if quote.span.overlaps(span) and not quote.content.covers(span):
                    start, end = (
                        min(start, quote.span.start),
                        max(end, min(quote.span.end, sentence.span.end)),
                    )
            if _GOES_ON.match(self._text, end) and (more := self._quote_after(end)) is not None:
                end = more.span.end
            if cut := bare(self._text, without_dateline(self._text, Span(start, end))):
                found.append(cut)
        return tuple(span for i, span in enumerate(found) if not any(span.overlaps(f) for f in found[:i]))


def _matter(sentence: Sentence) -> frozenset[str]:
    """The lemmas of a sentence that say what it is about."""
    return frozenset(t.lemma for t in sentence.tokens if t.pos in _MATTER) - _PALE
