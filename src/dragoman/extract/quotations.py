"""Which quotation belongs to which words of saying: in the sentence, the paragraph, the next one."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dragoman.extract.attribution import Attribution, attributions, speech_verb
from dragoman.extract.frames import has_child, subject
from dragoman.extract.phrases import noun_phrase
from dragoman.lexicon.speech import SpeechCue, SpeechCues
from dragoman.model.annotated import Annotated, Quote, Sentence
from dragoman.model.text import Span

_STOP = re.compile(r"(?<=[a-z\d)]{2})[.!?;][\"”’'»]*\s")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’'»)\]]*\s*$")
_LONGEST_GAP = 160
_SHORT = 14
_TOLD_ON = frozenset({"would", "could", "should", "might", "must"})
_WORDS_OF_A_SENTENCE = 3
_DIRECT_FRAMES = frozenset({"clause", "inserted", "quote", "continued", "phrase"})


@dataclass(slots=True)
class Claim:
    """Words given to a speaker, while they are being put together.

    Attributes:
        sentence: Where the cue stands; None for a bare quotation without one.
        frame: `quote` and `continued` besides those of an attribution.
        quotes: The quotations that are what was said, word for word.
        words: What was said otherwise, as spans.
        quoted_in: The quotation the cue itself stands in.
    """

    sentence: int
    verb: int
    cue: SpeechCue
    frame: str
    cue_words: tuple[int, ...]
    head: int | None
    speaker: tuple[int, ...]
    found: str
    words: list[Span] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    quoted_in: Quote | None = None
    first_words: int = 0


class Quotations:
    """Gives the quotations of one document to their speakers.

    Args:
        annotated: The document.
        cues: The words of saying.
        taken: Stretches whose speaker is known already.
    """

    def __init__(self, annotated: Annotated, cues: SpeechCues, taken: tuple[Span, ...] = ()) -> None:
        self._taken = taken
        self._annotated = annotated
        self._text = annotated.document.text
        self._cues = cues
        self._sentences = annotated.sentences
        self._starts = [s.span.start for s in annotated.sentences]
        self.outer = outermost(annotated.quotes)
        self.outer = outermost((*self.outer, *self._blocks()))
        self._quote_starts = [q.span.start for q in self.outer]
        self.claims: list[Claim] = []
        self._by_verb: dict[tuple[int, int], Claim] = {}
        self._of_chain: dict[int, Claim] = {}

    def claims_of_document(self) -> list[Claim]:
        """All claims, in the order of their cues."""
        for index, sentence in enumerate(self._sentences):
            for found in attributions(sentence, index, self._cues):
                self._keep(sentence, found)
        for quote in self.outer:
            if not any(t.overlaps(quote.content) for t in self._taken):
                self._give(quote)
        for quote in self.outer:
            self._tell_on(quote)
        return sorted(self.claims, key=lambda c: (c.sentence, c.verb, c.first_words))

    def _tell_on(self, quote: Quote) -> None:
        """A sentence that goes on with what was said, some of its words quoted: "It would …"."""
        index = self._sentence_at(quote.span.start)
        if index is None or not index or quote.chain in self._of_chain:
            return
        sentence = self._sentences[index]
        root = sentence.root
        looks_ahead = any(sentence.tokens[i].text.lower() in _TOLD_ON for i in sentence.children[root])
        last = max(
            (
                c
                for c in self.claims
                if c.sentence == index - 1 and c.quoted_in is None and c.cue.kind == "speech"
            ),
            key=lambda c: c.verb,
            default=None,
        )
        gap = self._text[self._sentences[index - 1].span.end : sentence.span.start]
        if last is None or not looks_ahead or "\n" in gap or any(c.sentence == index for c in self.claims):
            return
        told = replace(
            last, frame="continued", words=[Span(sentence.span.start, sentence.span.end)], quotes=[]
        )
        told.first_words = sentence.span.start
        self.claims.append(told)

    def _blocks(self) -> list[Quote]:
        """Paragraphs without quotation marks after "the ministry said in a statement:"."""
        found: list[Quote] = []
        for sentence, following in pairwise(self._sentences):
            start = following.span.start
            gap = self._text[sentence.span.end : start]
            says = any(self._can_quote(sentence, i) for i in range(len(sentence.tokens)))
            if says and "\n" in gap and self._text[:start].rstrip().endswith(":"):
                end = self._text.find("\n", start)
                block = Span(start, end if end >= 0 else len(self._text))
                if not any(q.span.overlaps(block) for q in self.outer):
                    found.append(Quote(span=block, content=block, chain=-1 - len(found)))
        return found

    def quote_at(self, place: int) -> Quote | None:
        """The outermost quotation around a character."""
        i = bisect_right(self._quote_starts, place) - 1
        return self.outer[i] if i >= 0 and place < self.outer[i].span.end else None

    def _keep(self, sentence: Sentence, found: Attribution) -> None:
        """Make a claim of what the grammar shows."""
        quoted_in = self.quote_at(sentence.tokens[found.verb].span.start)
        words = spans_of(sentence, found.content)
        if quoted_in is not None:
            words = [w for w in words if quoted_in.content.covers(w)]
        if not words:
            return
        claim = Claim(
            sentence=found.sentence,
            verb=found.verb,
            cue=found.cue,
            frame=found.frame,
            cue_words=found.words,
            head=found.head,
            speaker=found.speaker,
            found=found.found,
            words=words,
            quoted_in=quoted_in,
            first_words=words[0].start,
        )
        self.claims.append(claim)
        self._by_verb[found.sentence, found.verb] = claim

    def _give(self, quote: Quote) -> None:
        """Find the speaker of one outermost quotation, if it has one."""
        claim = self._of_chain.get(quote.chain) or self._by_grammar(quote)
        if claim is None and not any(self._holds(c, quote) for c in self.claims):
            claim = self._by_neighbour(quote) or self._continued(quote)
        if claim is not None:
            claim.quotes.append(quote)
            claim.first_words = min(claim.first_words, quote.content.start)
            self._of_chain[quote.chain] = claim

    def _holds(self, claim: Claim, quote: Quote) -> bool:
        """Whether a quotation is a few words of a longer content."""
        return claim.quoted_in is None and any(w.overlaps(quote.content) for w in claim.words)

    def _by_grammar(self, quote: Quote) -> Claim | None:
        """The claim whose content, by grammar, is this quotation."""
        best = None
        for claim in self.claims:
            if claim.frame not in _DIRECT_FRAMES or not self._holds(claim, quote):
                continue
            first, last = claim.words[0], claim.words[-1]
            if not quote.span.covers(Span(first.start, first.start)) and not claim.quotes:
                continue
            if self.quote_at(last.end - 1) is None and last.end > quote.span.end + 1 and not claim.quotes:
                continue
            if self._text[: quote.span.start].rstrip()[-4:].lower() in ("that", " how", " why"):
                continue
            best = claim
        return best

    def _by_neighbour(self, quote: Quote) -> Claim | None:
        """The words of saying right before or behind a quotation that the parse did not tie to it."""
        found = self._behind(quote) or self._before(quote)
        if found is None:
            return None
        index, verb = found
        if (index, verb) in self._by_verb:
            known = self._by_verb[index, verb]
            if known.quotes or known.frame not in _DIRECT_FRAMES:
                return known if known.quotes else self._renew(known, quote)
            return self._renew(known, quote)
        claim = self._claim(index, verb, quote.span)
        if claim is not None:
            self.claims.append(claim)
            self._by_verb[index, verb] = claim
        return claim

    def _renew(self, claim: Claim, quote: Quote) -> Claim | None:
        """Give a quotation to a claim that grammar filled with other words, if those are not content."""
        if claim.frame in ("clause", "inserted", "phrase", "object-to", "to"):
            return None
        claim.words = []
        claim.frame = "quote"
        claim.first_words = quote.content.start
        return claim

    def _behind(self, quote: Quote) -> tuple[int, int] | None:
        """A verb of saying after the closing mark, before the sentence ends."""
        end = quote.span.end
        inside = quote.content.of(self._text).rstrip()[-1:]
        after = self._text[end : end + 1]
        if inside not in ",.!?—–-…" and after not in (",", "—", "–"):
            return None
        index = self._sentence_behind(quote, inside)
        if index is None:
            return None
        sentence = self._sentences[index]
        for i, token in enumerate(sentence.tokens):
            if token.span.start < end or token.pos not in ("VERB", "AUX"):
                continue
            if token.span.start - end > _LONGEST_GAP or self.quote_at(token.span.start):
                return None
            if self._can_quote(sentence, i):
                return index, i
        return None

    def _sentence_behind(self, quote: Quote, mark: str) -> int | None:
        """The sentence that goes on behind a quotation; the next where the parser cut at "?"."""
        end = quote.span.end
        index = self._sentence_at(end - 1)
        if index is None or self._sentences[index].tokens[-1].span.start >= end + 1:
            return index
        if index + 1 >= len(self._sentences):
            return None
        following = self._sentences[index + 1]
        gap = self._text[end : following.span.start]
        goes_on = self._text[following.span.start].islower() or mark == "," or self._only_says(following)
        return index + 1 if goes_on and "\n" not in gap else None

    def _only_says(self, sentence: Sentence) -> bool:
        """Whether a sentence is nothing but the words of saying, cut off behind a question: she asked."""
        root = sentence.root
        bare = len(sentence.tokens) <= _SHORT and not has_child(sentence, root, "ccomp", "xcomp", "advcl")
        return bare and not self.quote_at(sentence.span.end - 1) and self._can_quote(sentence, root)

    def _before(self, quote: Quote) -> tuple[int, int] | None:
        """A verb of saying before the opening mark; a colon may end the paragraph before."""
        start = quote.span.start
        before = self._text[:start].rstrip()
        index = self._sentence_at(len(before) - 1)
        if index is None:
            return None
        sentence = self._sentences[index]
        announced = before[-1:] in (",", ":") or before.endswith(
            (" that", "said", "says", "tweeted", "wrote")
        )
        if not announced and not (before[-1:] == "." and self._is_empty(sentence, index, quote)):
            return None
        for i in range(len(sentence.tokens) - 1, -1, -1):
            token = sentence.tokens[i]
            if token.span.end > start or token.pos not in ("VERB", "AUX"):
                continue
            if start - token.span.end > _LONGEST_GAP or self.quote_at(token.span.start):
                return None
            if self._can_quote(sentence, i):
                return index, i
        return None

    def _is_empty(self, sentence: Sentence, index: int, quote: Quote) -> bool:
        """Whether a sentence only says that somebody speaks: "He shouted to the crowd. “…”"."""
        root = sentence.root
        gap = self._text[sentence.span.end : quote.span.start]
        bare = not has_child(sentence, root, "ccomp", "xcomp", "dobj", "nsubjpass", "prt")
        known = any(c.sentence == index for c in self.claims)
        return not gap.strip() and bare and not known and self._is_sentence(quote)

    def _can_quote(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb can have a quotation and somebody who says it."""
        entry = speech_verb(sentence, verb, self._cues)
        return entry is not None and "quote" in entry and subject(sentence, verb)[0] is not None

    def _claim(self, index: int, verb: int, quote: Span) -> Claim | None:
        """A new claim of a verb of saying beside a quotation or a block."""
        sentence = self._sentences[index]
        entry = speech_verb(sentence, verb, self._cues)
        if entry is None:
            return None
        head, found = subject(sentence, verb)
        particle = [i for i in sentence.children[verb] if sentence.tokens[i].dep == "prt"]
        inside = tuple(i for i, t in enumerate(sentence.tokens) if quote.overlaps(t.span))
        if head in inside:
            head, found = None, ""
        return Claim(
            sentence=index,
            verb=verb,
            cue=entry["quote"][0],
            frame="quote",
            cue_words=tuple(sorted([verb, *particle])),
            head=head,
            speaker=noun_phrase(sentence, head, verb, inside) if head is not None else (),
            found=found,
            first_words=quote.start,
        )

    def _continued(self, quote: Quote) -> Claim | None:
        """A whole quoted sentence after the words of a speaker: he goes on."""
        if not self._is_sentence(quote):
            return None
        last = self._last_before(quote)
        if last is None:
            return None
        between = self._text[self._end_of(last) : quote.span.start]
        if between.count("\n") > 0 and not (last.quotes and self._starts_block(quote)):
            return None
        if between.count("\n") == 0 and len(_STOP.findall(between)) > 1:
            return None
        claim = Claim(
            sentence=last.sentence,
            verb=last.verb,
            cue=last.cue,
            frame="continued",
            cue_words=last.cue_words,
            head=last.head,
            speaker=last.speaker,
            found=last.found,
            first_words=quote.content.start,
        )
        self.claims.append(claim)
        return claim

    def _last_before(self, quote: Quote) -> Claim | None:
        """The claim whose words end last before a quotation."""
        known = [c for c in self.claims if c.quoted_in is None and self._end_of(c) <= quote.span.start]
        return max(known, key=self._end_of, default=None)

    def _end_of(self, claim: Claim) -> int:
        """Where the last of the words of a claim ends, its cue included."""
        ends = [w.end for w in claim.words] + [q.span.end for q in claim.quotes]
        if claim.frame != "continued":
            ends.append(self._sentences[claim.sentence].tokens[claim.cue_words[-1]].span.end)
        return max(ends)

    def _is_sentence(self, quote: Quote) -> bool:
        """Whether a quotation stands by itself, as a sentence or several."""
        words = quote.content.of(self._text)
        if len(words.split()) < _WORDS_OF_A_SENTENCE or words.lstrip()[:1].islower():
            return False
        start = quote.span.start
        line = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        if line.strip() and not _SENTENCE_END.search(line):
            return False
        after = self._text[quote.span.end : quote.span.end + 1]
        return words.rstrip()[-1:] in ".!?…" or after in (".", "!", "?", "\n", "")

    def _starts_block(self, quote: Quote) -> bool:
        """Whether nothing stands before a quotation in its line."""
        start = quote.span.start
        return not self._text[self._text.rfind("\n", 0, start) + 1 : start].strip()

    def _sentence_at(self, place: int) -> int | None:
        """Index of the sentence around a character, or right after it."""
        i = bisect_right(self._starts, place) - 1
        return i if i >= 0 and place <= self._sentences[i].span.end + 1 else None


def outermost(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotations that stand in no other, in text order."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return tuple(kept)


def spans_of(sentence: Sentence, words: tuple[int, ...]) -> list[Span]:
    """Token indices as spans, one for each run of neighbours."""
    runs: list[Span] = []
    before = -2
    for i in words:
        span = sentence.tokens[i].span
        if i == before + 1:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
        before = i
    return runs
