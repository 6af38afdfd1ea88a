"""Events: rules matched to triggers, parties found, status read, doubles dropped."""

from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.extract import grammar
from dragoman.extract.asked import COMMISSIVE, asked
from dragoman.extract.longago import long_ago
from dragoman.extract.match import Match, matches
from dragoman.extract.parties import Parties
from dragoman.extract.resumed import resumed
from dragoman.extract.roles import Sides, sides
from dragoman.extract.standing import tells_nothing
from dragoman.extract.status import Reading, read_status, reduced
from dragoman.extract.when import bygone, when_of
from dragoman.extract.where import where_of
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Statement
from dragoman.model.text import Span, When, enclosing

_YEAR = timedelta(days=365)
_TRIGGER_GAP = 4
_STOPS = frozenset({".", "?", "!", "”"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with its sentence and parties, before it becomes an event."""

    sentence: int
    match: Match
    sides: Sides
    rivals: tuple[str, ...]


def events(annotated: Annotated, lexicon: Lexicon, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """The events told in the sentences of a document, in text order.

    Args:
        annotated: The document with parse, mentions, dates and places.
        lexicon: Rules and cues.
        statements: Statements already found; an event in the content of one is told by it.
    """
    parties = Parties(annotated, lexicon.cues.named_after)
    found: list[Event] = []
    for number, sentence in enumerate(annotated.sentences):
        here = [
            event
            for one in _in_sentence(number, sentence, lexicon, parties)
            if (event := _event(one, annotated, lexicon, statements))
        ]
        found.extend(_once(here))
    return resumed(tuple(found), annotated, lexicon.resumption)


def _in_sentence(number: int, sentence: Sentence, lexicon: Lexicon, parties: Parties) -> list[_Found]:
    """The best match at each trigger of a sentence, what belongs to another one left out.

    Words nearer the root are judged first: an agreement takes up the meeting it is about.
    """
    found: dict[int, _Found] = {}
    taken: set[int] = set()
    for index in _from_root(sentence):
        if index in taken:
            continue
        hits = matches(sentence, index, lexicon.rules, lexicon.cues)
        best = next(
            (one for hit in hits if (one := _with_parties(number, hit, hits, lexicon, parties, sentence))),
            None,
        )
        if best is None:
            continue
        match = best.match
        if match.support in found and found[match.support].match.rule.type == match.rule.type:
            continue
        found[index] = best
        taken.update(i for i in match.words if i != index)
        if match.rule.type in COMMISSIVE:
            taken.update(asked(sentence, match))
        if match.rule.object:
            taken.update(_agreed(sentence, match))
        if match.rule.type == "ACCUSE":
            taken.update(_charged(sentence, index))
    return [one for index, one in found.items() if index not in taken]


def _agreed(sentence: Sentence, match: Match) -> list[int]:
    """Verbs of what a paper is about that the rule asks for as object: "signed a deal *to export* gas"."""
    nouns = (i for i in match.words if i != match.trigger and sentence.tokens[i].pos == "NOUN")
    return [
        i
        for noun in nouns
        for i in grammar.kids(sentence, noun, "acl", "relcl")
        if grammar.is_infinitive(sentence, i)
    ]


def _charged(sentence: Sentence, index: int) -> list[int]:
    """Verbs of the deed by which a charge says it was done: "broke the accord *by hiding* a wanted man"."""
    by = [i for i in grammar.kids(sentence, index, "prep") if sentence.tokens[i].lemma == "by"]
    deeds = [j for i in by for j in grammar.kids(sentence, i, "pcomp")]
    return [k for j in deeds for k in (j, *grammar.kids(sentence, j, "conj"))]


def _from_root(sentence: Sentence) -> list[int]:
    """All token indices, those nearer the root of the parse first."""
    order = [i for i, token in enumerate(sentence.tokens) if token.head == i]
    for index in order:
        order.extend(sentence.children[index])
    return order


def _with_parties(
    number: int, match: Match, hits: list[Match], lexicon: Lexicon, parties: Parties, sentence: Sentence
) -> _Found | None:
    """A match with those who take part; None where nobody does or the type lacks what it needs."""
    found = sides(number, sentence, match, parties)
    if not _enough(match, found, lexicon, parties) or _alone(match, found, parties, sentence):
        return None
    rivals = tuple(dict.fromkeys(m.rule.type for m in hits if m.rule.type != match.rule.type))
    return _Found(number, match, found, rivals)


def _enough(match: Match, found: Sides, lexicon: Lexicon, parties: Parties) -> bool:
    """Whether there are parties enough to call it an event and not a word.

    A verb with a subject that is nobody ("the earthquake killed …") is no event; a passive may leave its
    actor unnamed if the recipient is somebody the actor book knows.
    """
    together = len(found.actors) + len(found.recipients)
    if (
        ("recipient" in match.rule.needs and not found.recipients)
        or ("actor" in match.rule.needs and not found.actors)
        or (
            "actors" in match.rule.needs
            and len(found.actors) < 2
            and not any(map(parties.several, found.actors))
        )
    ):
        return False
    mutual = match.rule.mutual or ("with", "actor") in match.rule.roles
    both = mutual and any(map(parties.several, found.actors))
    if not match.verbal and match.support is None:
        return (together >= 2 or both) and bool(found.actors)
    if not found.actors:
        silent = all(slot != "subject" for slot, _ in match.rule.roles)
        unnamed = silent or not any(slot == "subject" for slot, _ in match.slots)
        return unnamed and any(parties.known(i) for i in found.recipients)
    needs = lexicon.ontology.types[match.rule.type].needs_recipient
    return together >= 2 or not needs or match.rule.mode == "withdraw" or both


def _alone(match: Match, found: Sides, parties: Parties, sentence: Sentence) -> bool:
    """Whether a mutual act has but one single party: nobody meets himself, envoys may."""
    together = match.rule.mutual or match.rule.type == "CONSULT"
    if not together or match.rule.object or len(found.actors) + len(found.recipients) > 1:
        return False
    return not any(sentence.tokens[parties.get(i).head].tag in ("NNS", "NNPS") for i in found.actors)


def _event(
    found: _Found, annotated: Annotated, lexicon: Lexicon, statements: tuple[Statement, ...]
) -> Event | None:
    """The event with status, date, place and the statement that tells it."""
    sentence = annotated.sentences[found.sentence]
    match = found.match
    trigger = _trigger(sentence, match)
    if _is_asked(sentence, match.trigger) or tells_nothing(sentence, match.trigger, lexicon.cues.scope):
        return None
    carrier = match.occasion if match.support is None else match.support
    reading = read_status(sentence, match.trigger, lexicon.cues, carrier)
    if (
        reading
        and match.rule.negated
        and (reading.status == "negated" or _would_not(sentence, match.trigger, reading))
    ):
        reading = None
    when = _possible(when_of(annotated, found.sentence, match.trigger), sentence, match, annotated)
    told_by = _teller(trigger, statements)
    status, type_, mode = _settled(reading, match, when, annotated)
    document = annotated.document
    evidence = [Evidence(span=trigger, rule=match.rule.id, note=f"words of {match.rule.type}")]
    if reading:
        cue = sentence.tokens[reading.token].span
        evidence.append(Evidence(span=cue, rule=reading.cue, note=f"status {status}"))
    if when and when.span:
        evidence.append(Evidence(span=when.span, rule=when.rule, note="date"))
    elif status == "actual" and (
        past := bygone(annotated, found.sentence, match.trigger) or long_ago(sentence, match.trigger)
    ):
        status = "historical"
        evidence.append(Evidence(span=past, rule="when/bygone", note="status historical"))
    return Event(
        id=stable_id("ev", document.id, trigger.start, trigger.end, type_),
        span=sentence.span,
        trigger=trigger,
        type=type_,
        mode=mode,
        contexts=_contexts(match, sentence, lexicon),
        actors=found.sides.actors,
        recipients=found.sides.recipients,
        when=when,
        place=where_of(annotated, found.sentence, match.trigger),
        status=status,
        told_by=told_by,
        alternatives=found.rivals,
        confidence=_confidence(found),
        evidence=tuple(evidence),
    )


def _would_not(sentence: Sentence, trigger: int, reading: Reading) -> bool:
    """Whether a refusal only stands in the past: "A *would* not meet B"; not "… if …", "we would not …"."""
    beside = {sentence.tokens[i].lemma.lower() for i in grammar.kids(sentence, trigger, "aux", "nsubj")}
    clauses = grammar.kids(sentence, trigger, "advcl")
    return (
        sentence.tokens[reading.token].text.lower() in ("would", "'d", "’d")
        and beside.isdisjoint({"have", "we", "i"})
        and not any(grammar.kids(sentence, i, "mark") for i in clauses)
    )


def _contexts(match: Match, sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """What it is about: by the rule, and by the other words of the sentence."""
    by_words = lexicon.topics.contexts_of(token.lemma for token in sentence.tokens)
    return tuple(dict.fromkeys((*match.rule.contexts, *by_words)))


def _is_asked(sentence: Sentence, trigger: int) -> bool:
    """Whether it is only asked for or about: "please", or a question mark as first full stop behind it."""
    if any(sentence.tokens[i].lemma.lower() == "please" for i in sentence.children[trigger]):
        return True
    marks = (token.text for token in sentence.tokens[trigger + 1 :] if token.text in _STOPS)
    return next(marks, "") == "?"


def _possible(when: When | None, sentence: Sentence, match: Match, annotated: Annotated) -> When | None:
    """The date, unless it would put what is told in the past tense after the article."""
    published = annotated.document.published
    verb = match.trigger if match.verbal else match.support
    if when is None or published is None or verb is None or when.days.first <= published.days.last:
        return when
    return None if sentence.tokens[verb].tag == "VBD" else when


def _settled(
    reading: Reading | None, match: Match, when: When | None, annotated: Annotated
) -> tuple[str, str, str | None]:
    """Status, type and mode, after PLOVER's reductions and what the dates say."""
    status, type_, mode = (reading.status if reading else "actual"), match.rule.type, match.rule.mode
    published = annotated.document.published
    if when and published and status == "actual" and when.days.last < published.days.first - _YEAR:
        status = "historical"
    if when and published and status == "actual" and when.days.first > published.days.last:
        status = "future"
    return status, *reduced(status, type_, mode)


def _trigger(sentence: Sentence, match: Match) -> Span:
    """The words of the event: all the rule used if they stand close together, else the verb or noun."""
    words = [i for i in match.words if abs(i - match.trigger) <= _TRIGGER_GAP]
    return enclosing(sentence.tokens[i].span for i in words)


def _teller(trigger: Span, statements: tuple[Statement, ...]) -> str | None:
    """The innermost statement whose content holds the trigger."""
    holding = [s for s in statements if any(part.covers(trigger) for part in s.content)]
    return min(holding, key=lambda s: sum(map(len, s.content))).id if holding else None


def _confidence(found: _Found) -> float:
    """How sure the rules are: more conditions, both sides named, in slots of their own."""
    score = 0.6 + 0.05 * min(found.match.weight, 4)
    score += 0.1 if found.sides.actors and (found.sides.recipients or len(found.sides.actors) > 1) else 0.0
    score += 0.1 if found.sides.direct else 0.0
    score -= 0.1 if found.rivals else 0.0
    return round(min(max(score, 0.1), 0.98), 2)


def _once(here: list[Event]) -> list[Event]:
    """One event once: the same type and parties told twice in a sentence is the same event."""
    kept: list[Event] = []
    for event in sorted(here, key=lambda e: e.trigger):
        twin = next((i for i, other in enumerate(kept) if _same(event, other)), None)
        if twin is None:
            kept.append(event)
        elif kept[twin].status != "actual" and event.status == "actual":
            kept[twin] = replace(event, alternatives=kept[twin].alternatives)
    return kept


def _same(event: Event, other: Event) -> bool:
    """Whether two triggers of a sentence tell of one event: overlapping words, or the same parties."""
    if event.type != other.type:
        return False
    parties = set(event.actors) == set(other.actors) and set(event.recipients) == set(other.recipients)
    return parties or event.trigger.overlaps(other.trigger)
