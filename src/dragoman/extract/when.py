"""When an event happened: the date of its clause, else of its sentence, else of the sentence before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.extract.standing import names_paper
from dragoman.lexicon.dates import load_dates
from dragoman.model.annotated import Annotated, DatePhrase, Sentence
from dragoman.model.text import DateRange, Span, When

_WORDS = load_dates()
_VERBS = frozenset(("VERB", "AUX"))
_SHARED = frozenset(("conj", "xcomp"))
_MEANWHILE = frozenset(("when", "while", "as"))
_CONTENT = frozenset(("ccomp", "relcl", "acl", "parataxis"))
_OPEN = {"since": "since", "by": "by", "until": "until", "till": "until", "through": "until"}
# "From 2001 to 2021", "between March 3 and April 5".
_TILL = {"from": ("to", "until", "till", "through"), "between": ("and",)}
_ABOUT = frozenset(("about", "around", "circa", "approximately", "roughly", "nearly", "almost", "some"))
# "After Monday" says no more than that; wider than so many days it says nothing.
_WIDEST = 366
_REFS = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date phrase of a sentence at its head token."""

    phrase: DatePhrase
    head: int
    preposition: str
    about: bool = False


def when_of(annotated: Annotated, sentence: int, token: int) -> When | None:
    """When the event named by a token happened; None if nothing near says so.

    Args:
        annotated: The document, its dates and quotes read.
        sentence: Index into `annotated.sentences`.
        token: Index of the trigger in that sentence.
    """
    here = annotated.sentences[sentence]
    dated = _ranges(annotated.document.text, tuple(_dated(annotated, here)))
    published = annotated.document.published.days if annotated.document.published else None
    if named := _date_above(here, dated, token):
        return _when(named, published, "when/named")
    for index, rule in _clauses(here, token):
        found = _nearest([d for d in dated if _attached(here, d.head, index)], token)
        if found:
            return _when(found, published, rule)
    saying = _saying(annotated, here, token)
    if saying is not None:
        found = _nearest([d for d in dated if _attached(here, d.head, saying)], token)
        if found:
            return _when(found, published, "when/saying")
    if since := _since_clause(here, dated, token):
        return _when(replace(since, preposition="since"), published, "when/clause")
    fronted = [d for d in dated if _is_fronted(here, d) and not _is_content(here, token)]
    if len(dated) == 1 and fronted and not _is_beside_perfect(here, token):
        return _when(fronted[0], published, "when/sentence")
    return None if dated else _from_before(annotated, sentence, token, published)


def bygone(annotated: Annotated, sentence: int, token: int) -> Span | None:
    """The date, a year and more back, of what an act is told beside: "left in 2003 after they fled".

    Either it stands in the same sentence, or this one goes on with the story of the one before.
    """
    return _past_beside(annotated, sentence, token) or _past_before(annotated, sentence, token)


def _past_before(annotated: Annotated, sentence: int, token: int) -> Span | None:
    """The year of the sentence before, if it tells nothing but long past and this one, undated, goes on."""
    here, published = annotated.sentences[sentence], annotated.document.published
    if not sentence or published is None or _is_content(here, token) or any(_dated(annotated, here)):
        return None
    before = annotated.sentences[sentence - 1]
    if not (_is_narrated(here) and _is_narrated(before)):
        return None
    if "\n" in annotated.document.text[before.span.end : here.span.start]:
        return None
    past = published.days.first - timedelta(days=_WIDEST)
    dated = [d.phrase for d in _dated(annotated, before)]
    return dated[0].span if dated and all(p.days and p.days.last < past for p in dated) else None


def _is_narrated(sentence: Sentence) -> bool:
    """Whether the main verb is in the simple past."""
    helped = any(sentence.tokens[c].dep == "aux" for c in sentence.children[sentence.root])
    return sentence.tokens[sentence.root].tag == "VBD" and not helped


def _past_beside(annotated: Annotated, sentence: int, token: int) -> Span | None:
    """The date of the verb an act is told beside."""
    here = annotated.sentences[sentence]
    tokens = here.tokens
    published = annotated.document.published
    verb = token
    while tokens[verb].pos not in _VERBS and tokens[verb].head != verb:
        verb = tokens[verb].head
    if published is None or tokens[verb].dep not in ("advcl", "pcomp"):
        return None
    above = tokens[verb].head
    if tokens[above].pos in ("ADP", "SCONJ"):
        above = tokens[above].head
    past = published.days.first - timedelta(days=_WIDEST)
    if tokens[above].pos not in _VERBS or tokens[above].tag not in ("VBD", "VBN"):
        return None
    own = [d for d in _dated(annotated, here) if tokens[d.head].dep not in ("compound", "nummod", "amod")]
    found = _nearest([d for d in own if _attached(here, d.head, above)], above)
    long_ago = found and found.phrase.days and found.phrase.days.last < past
    return found.phrase.span if found and long_ago else None


def _dated(annotated: Annotated, sentence: Sentence) -> Iterator[_Dated]:
    """The calendrical date phrases of a sentence."""
    span = sentence.span
    for phrase in annotated.dates:
        if (
            not span.covers(phrase.span)
            or phrase.days is None
            or phrase.type == "SET"
            or phrase.value in _REFS
        ):
            continue
        inside = [i for i, t in enumerate(sentence.tokens) if t.span.overlaps(phrase.span)]
        if not inside or names_paper(sentence, inside[0]):
            continue
        head = next(
            (i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i),
            inside[0],
        )
        yield _Dated(phrase, head, _preposition(sentence, inside, head), _is_about(sentence, inside[0]))


def _is_about(sentence: Sentence, first: int) -> bool:
    """Whether "about" or the like stands before a date or opens it."""
    words = {sentence.tokens[i].text.lower() for i in (first - 1, first) if i >= 0}
    return bool(words & _ABOUT)


def _ranges(text: str, dated: tuple[_Dated, ...]) -> tuple[_Dated, ...]:
    """The same dates, those of "from … to …" and "between … and …" made one."""
    found: list[_Dated] = []
    for date in dated:
        last = found[-1] if found else None
        joined = last and _joined(text, last, date)
        if joined:
            found[-1] = joined
        else:
            found.append(date)
    return tuple(found)


def _joined(text: str, left: _Dated, right: _Dated) -> _Dated | None:
    """One date from the first day of one to the last of the other, if the words between say so."""
    a, b = left.phrase, right.phrase
    between = text[a.span.end : b.span.start].strip().lower()
    if (
        between not in _TILL.get(left.preposition, ())
        or not a.days
        or not b.days
        or b.days.last < a.days.first
    ):
        return None
    phrase = replace(
        a,
        span=Span(a.span.start, b.span.end),
        value=f"{a.value}/{b.value}",
        days=DateRange(a.days.first, b.days.last),
    )
    return _Dated(phrase, left.head, left.preposition)


def _date_above(sentence: Sentence, dated: tuple[_Dated, ...], token: int) -> _Dated | None:
    """The date a clause explains: "In August 2021, when they took control"."""
    verb = sentence.tokens[token]
    if verb.dep not in ("relcl", "advcl"):
        return None
    marks = {sentence.tokens[c].text.lower() for c in sentence.children[token]}
    if "when" not in marks:
        return None
    start = min((sentence.tokens[i].span.start for i in sentence.subtree(token)), default=0)
    return next((d for d in dated if d.phrase.span.end < start <= d.phrase.span.end + 3), None)


def _since_clause(sentence: Sentence, dated: tuple[_Dated, ...], token: int) -> _Dated | None:
    """The date of the clause since which something has been: "since they took the town ten months ago"."""
    tokens = sentence.tokens
    for child in sentence.children[token]:
        if tokens[child].dep == "advcl" and any(
            tokens[c].text.lower() == "since" for c in sentence.children[child]
        ):
            return _nearest([d for d in dated if _attached(sentence, d.head, child)], child)
    return None


def _is_beside_perfect(sentence: Sentence, token: int) -> bool:
    """Whether a verb "has" done what it tells beside one that is told as done at a time."""
    above = sentence.tokens[token]
    return above.dep == "conj" and _is_perfect(sentence, token) and not _is_perfect(sentence, above.head)


def _preposition(sentence: Sentence, inside: list[int], head: int) -> str:
    """The word that leads a date phrase: "since", "by"; "" if none does."""
    above = sentence.tokens[sentence.tokens[head].head]
    if above.pos in ("ADP", "SCONJ") and above.span.end <= sentence.tokens[inside[0]].span.start:
        return above.text.lower()
    before = sentence.tokens[inside[0] - 1] if inside[0] else None
    return before.text.lower() if before and before.pos in ("ADP", "SCONJ") else ""


def _clauses(sentence: Sentence, token: int) -> Iterator[tuple[int, str]]:
    """The trigger, the verb it hangs on and the verbs whose time it shares, nearest first."""
    yield token, "when/below"
    tokens = sentence.tokens
    here = token
    while tokens[here].pos not in _VERBS and tokens[here].head != here:
        if tokens[here].dep in ("relcl", "acl", "appos", "poss"):
            return
        if tokens[here].dep == "prep" and tokens[tokens[here].head].pos not in _VERBS:
            return
        here = tokens[here].head
    if here != token and tokens[here].lemma not in _WORDS.telling:
        yield here, "when/clause"
    yield from ((beside, "when/beside") for beside in _beside(sentence, here))
    while tokens[here].head != here:
        if not _shares(sentence, here):
            return
        here = tokens[here].head
        while tokens[here].pos not in _VERBS and tokens[here].head != here:
            here = tokens[here].head
        if tokens[here].lemma in _WORDS.telling:
            return
        yield here, "when/shared"


def _beside(sentence: Sentence, verb: int) -> Iterator[int]:
    """Clauses below a verb that have its time: "when they signed …", "travelled to attend …"."""
    tokens = sentence.tokens
    for child in sentence.children[verb]:
        if tokens[child].dep not in ("advcl", "xcomp") or tokens[child].pos not in _VERBS:
            continue
        marks = {tokens[c].text.lower() for c in sentence.children[child]}
        if marks & _MEANWHILE or (tokens[verb].lemma in _WORDS.going and "to" in marks):
            yield child


def _saying(annotated: Annotated, sentence: Sentence, token: int) -> int | None:
    """The verb of saying above a trigger that is done by being said, or that is told as of now."""
    tokens = sentence.tokens
    verb = token
    while tokens[verb].pos not in _VERBS and tokens[verb].head != verb:
        verb = tokens[verb].head
    helpers = [tokens[c] for c in sentence.children[verb] if tokens[c].dep.startswith("aux")]
    finite = {t.tag for t in (*helpers, tokens[verb])}
    present = bool(finite & {"VBZ", "VBP", "MD"}) and all(t.lemma != "have" for t in helpers)
    if not present and tokens[token].lemma not in _WORDS.done_by_saying:
        return None
    here = verb
    while tokens[here].head != here:
        here = tokens[here].head
        if tokens[here].lemma in _WORDS.telling:
            return here
    return _outside(annotated, sentence, token)


def _outside(annotated: Annotated, sentence: Sentence, token: int) -> int | None:
    """The verb of saying beside the quotation the trigger stands in, where the parse does not join them."""
    quotes = [q.span for q in annotated.quotes if q.span.overlaps(sentence.span)]
    if not any(q.covers(sentence.tokens[token].span) for q in quotes):
        return None
    for i, word in enumerate(sentence.tokens):
        if (
            word.lemma in _WORDS.telling
            and word.pos == "VERB"
            and not any(q.covers(word.span) for q in quotes)
        ):
            return i
    return None


def _shares(sentence: Sentence, verb: int) -> bool:
    """Whether a clause has the time of the clause above it."""
    token = sentence.tokens[verb]
    if token.dep == "conj" and _is_perfect(sentence, verb) != _is_perfect(sentence, token.head):
        return False
    if token.dep in _SHARED or token.dep.startswith("aux"):
        return True
    if token.dep == "relcl":
        return any(sentence.tokens[c].text.lower() == "where" for c in sentence.children[verb])
    if token.dep == "advcl":
        marks = {
            sentence.tokens[c].text.lower()
            for c in sentence.children[verb]
            if sentence.tokens[c].dep in ("mark", "advmod", "prep")
        }
        return not marks & _WORDS.parting
    return False


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells what "has" been done: then a date of the verb beside it is not its own."""
    helpers = [sentence.tokens[c] for c in sentence.children[verb] if sentence.tokens[c].dep == "aux"]
    return any(t.lemma == "have" and t.tag in ("VBZ", "VBP") for t in helpers)


def _attached(sentence: Sentence, head: int, clause: int) -> bool:
    """Whether a date hangs on a word without another verb between them."""
    tokens = sentence.tokens
    here = head
    while here != clause:
        above = tokens[here].head
        if above == here or (above != clause and tokens[above].pos in _VERBS):
            return False
        here = above
    return True


def _nearest(found: list[_Dated], token: int) -> _Dated | None:
    """Of several dates the one closest to the trigger, in words; days go before durations."""
    return min(found, key=lambda d: (d.phrase.type == "DURATION", abs(d.head - token)), default=None)


def _is_fronted(sentence: Sentence, dated: _Dated) -> bool:
    """Whether a date opens its sentence: "On Monday, …"."""
    return dated.head <= 4 and dated.phrase.span.start - sentence.span.start <= 20


def _is_content(sentence: Sentence, token: int) -> bool:
    """Whether the trigger stands in what somebody says or in a clause of its own."""
    tokens = sentence.tokens
    here = token
    while tokens[here].head != here:
        if tokens[here].dep in _CONTENT:
            return True
        here = tokens[here].head
    return False


def _when(dated: _Dated, published: DateRange | None, rule: str) -> When | None:
    """The days of a phrase after its preposition; None where they have no end ("before 2001").

    What the words leave open is the qualifier.
    """
    days, word = dated.phrase.days, dated.preposition
    if days is None:
        return None
    side = _OPEN.get(word, word if word in ("before", "after") else "")
    if side in ("before", "after"):
        days = _beyond(days, published, side)
        if days is None:
            return None
    elif side == "since" and published and published.last >= days.first:
        days = DateRange(days.first, published.last)
    elif side in ("by", "until") and published and days.last > published.last:
        days = DateRange(published.first, days.last)
    qualifier = " ".join(word for word in (side, "about" if dated.about else "") if word)
    return When(days=days, span=dated.phrase.span, rule=rule, qualifier=qualifier)


def _beyond(days: DateRange, published: DateRange | None, side: str) -> DateRange | None:
    """The days after a past date up to publication, or from publication to before one to come."""
    if published is None:
        return None
    if side == "after" and days.last <= published.last:
        found = DateRange(days.first, published.last)
    elif side == "before" and days.first > published.last:
        found = DateRange(published.first, days.first)
    else:
        return None
    return found if found.days <= _WIDEST else None


def _from_before(annotated: Annotated, sentence: int, token: int, published: DateRange | None) -> When | None:
    """The date that opens the sentence before, where this one goes on with its story.

    Safe only if this sentence tells in the simple past, of somebody or something just named, and
    is not what somebody says.
    """
    here = annotated.sentences[sentence]
    if sentence == 0 or _is_content(here, token) or not _goes_on(here):
        return None
    before = annotated.sentences[sentence - 1]
    if "\n" in annotated.document.text[before.span.end : here.span.start]:
        return None
    dated = [d for d in _dated(annotated, before) if d.phrase.type == "DATE"]
    if len(dated) == 1 and _is_fronted(before, dated[0]) and dated[0].preposition not in _OPEN:
        return _when(dated[0], published, "when/narrative")
    return None


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence begins with a pronoun or "the" and its main verb is in the simple past."""
    first = sentence.tokens[0]
    quoted = any(word in first.text for word in '"“')
    opens = first.pos == "PRON" or first.text in ("The", "There", "Both", "Later", "Then")
    return opens and _is_narrated(sentence) and not quoted
