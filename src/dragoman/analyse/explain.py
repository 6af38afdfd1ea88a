"""Why an entry is in the record: its words, rules, parties and what else was possible."""

from dataclasses import dataclass, replace

from dragoman.analyse.days import days_in_words, when_in_words
from dragoman.analyse.quotes import Quote, commitment_quote, event_quote, quote, statement_quote
from dragoman.errors import StoreError
from dragoman.model.actors import Mention
from dragoman.model.coded import CodedDocument
from dragoman.model.corrections import Correction, standing
from dragoman.model.entities import Cast
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Span, When
from dragoman.store import Record

_OPENING = 200  # characters shown of a document without a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule, what it decided, and the words it read."""

    rule: str
    note: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who stands in a role, and why it is they.

    Attributes:
        words: The words that stand for them.
        meant: Name of the actor; None where the words are linked to nobody.
        how: Rule of the link and how sure it is, such as `surname (0.90)`.
        because: Words elsewhere that decided, such as an antecedent.
        rivals: Actor ids that were possible too.
        mention: Id of the words, by which they are corrected.
    """

    role: str
    words: str
    actor: str | None
    meant: str | None
    on_that_day: str
    how: str
    because: str
    rivals: tuple[str, ...]
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that speaks for one entry; `corrections` are those in force on it and on whom its words mean."""

    id: str
    kind: str
    what: str
    quote: Quote
    source: str
    title: str | None
    published: str
    parties: tuple[Party, ...]
    reasons: tuple[Reason, ...]
    details: tuple[tuple[str, str], ...]
    made_by: str
    corrections: tuple[Correction, ...] = ()


def explain(record: Record, beginning: str) -> Explanation:
    """Explain the entry whose id begins so; a StoreError if there is none, or more than one."""
    found = record.find(beginning)
    exact = [entry for entry in found if entry[1] == beginning] or list(found)
    if not exact:
        msg = f"{record.path}: no entry {beginning}; `dragoman export` lists them"
        raise StoreError(msg)
    if len(exact) > 1:
        some = ", ".join(entry[1] for entry in exact[:5])
        msg = f"{record.path}: {beginning} begins several ids: {some} …; give more letters"
        raise StoreError(msg)
    kind, key, document = exact[0]
    told = _explained(kind, key, record.load(document))
    about = {told.id, *(party.mention for party in told.parties)}
    said = tuple(c for c in standing(record.corrections()) if about.intersection(c.about))
    strangers = {party.actor: party.meant for party in told.parties if party.actor}
    who = tuple(
        (f"who {name} is", why)
        for actor, name in strangers.items()
        if (why := record.strangers.why(document, actor))
    )
    return replace(told, corrections=said, details=(*told.details, *who))


def _explained(kind: str, key: str, coded: CodedDocument) -> Explanation:
    if kind == "event":
        return _event(coded, next(event for event in coded.events if event.id == key))
    if kind == "statement":
        return _statement(coded, next(s for s in coded.statements if s.id == key))
    if kind == "commitment":
        return _commitment(coded, next(c for c in coded.commitments if c.id == key))
    if kind == "mention":
        return _mention(coded, next(mention for mention in coded.mentions if mention.id == key))
    return _document(coded)


def _event(coded: CodedDocument, event: Event) -> Explanation:
    details = [("status", event.status), ("date", _when(event.when, coded))]
    if event.place:
        details.append(("place", f"{event.place.name} ({event.place.country or 'of no one state'})"))
    if event.told_by:
        details.append(("told in", event.told_by))
    if event.alternatives:
        details.append(("other types proposed", ", ".join(event.alternatives)))
    details.append(("confidence", f"{event.confidence:.2f}"))
    return _explanation(
        coded,
        event.id,
        kind="event",
        what=f"{event.type}/{event.mode}" if event.mode else event.type,
        shown=event_quote(coded, event),
        parties=_parties(coded, (("actor", event.actors), ("recipient", event.recipients)), event.when),
        evidence=event.evidence,
        details=details,
    )


def _statement(coded: CodedDocument, statement: Statement) -> Explanation:
    speaker = (statement.speaker,) if statement.speaker else ()
    roles = (("speaker", speaker), ("addressee", statement.addressees), ("about", statement.about))
    details = [("date", _when(statement.when, coded))]
    if statement.event:
        details.append(("makes the event", statement.event))
    return _explanation(
        coded,
        statement.id,
        kind="statement",
        what=statement.kind,
        shown=statement_quote(coded, statement),
        parties=_parties(coded, roles, statement.when),
        evidence=statement.evidence,
        details=details,
    )


def _commitment(coded: CodedDocument, commitment: Commitment) -> Explanation:
    text = coded.document.text
    details = [("must be done", " … ".join(span.of(text) for span in commitment.content))]
    if commitment.condition_for:
        details.append(("granted for it", " … ".join(span.of(text) for span in commitment.condition_for)))
    details += [
        ("date", _when(commitment.when, coded)),
        ("status", f"{commitment.status} ({commitment.basis})"),
    ]
    if commitment.bearing:
        details.append(("bearing on it", ", ".join(commitment.bearing)))
    return _explanation(
        coded,
        commitment.id,
        kind="commitment",
        what=commitment.kind,
        shown=commitment_quote(coded, commitment),
        parties=_parties(coded, (("by", commitment.by), ("to", commitment.to)), commitment.when),
        evidence=commitment.evidence,
        details=details,
    )


def _mention(coded: CodedDocument, mention: Mention) -> Explanation:
    return _explanation(
        coded,
        mention.id,
        kind="mention",
        what=mention.kind,
        shown=quote(coded, mention.phrase, [(mention.span, "actor")]),
        parties=_parties(coded, (("means", (mention.id,)),), None),
        details=[("candidates", ", ".join(mention.candidates) or "none")],
    )


def _document(coded: CodedDocument) -> Explanation:
    document = coded.document
    published = document.published
    details = [(f"furniture ({piece.kind})", piece.span.of(document.text)) for piece in document.furniture]
    details += [("date known from", why) for why in (published.why if published else ())]
    return _explanation(
        coded,
        document.id,
        kind="document",
        what=document.title or "untitled",
        shown=quote(coded, document.title_span or Span(0, min(_OPENING, len(document.text))), []),
        details=details,
    )


def _explanation(
    coded: CodedDocument,
    key: str,
    *,
    kind: str,
    what: str,
    shown: Quote,
    details: list[tuple[str, str]],
    parties: tuple[Party, ...] = (),
    evidence: tuple[Evidence, ...] = (),
) -> Explanation:
    document, text = coded.document, coded.document.text
    published = document.published
    return Explanation(
        id=key,
        kind=kind,
        what=what,
        quote=shown,
        source=document.source.where,
        title=document.title,
        published=f"{days_in_words(published.days)} ({published.basis})" if published else "unknown",
        parties=parties,
        reasons=tuple(
            Reason(rule=e.rule, note=e.note, words=" ".join(e.span.of(text).split())) for e in evidence
        ),
        details=tuple((name, " ".join(value.split())) for name, value in details),
        made_by=coded.made_by,
    )


def _parties(
    coded: CodedDocument, roles: tuple[tuple[str, tuple[str, ...]], ...], when: When | None
) -> tuple[Party, ...]:
    cast = Cast(coded)
    links = {(link.mention, link.actor): link for link in coded.links}
    found = []
    for role, mentions in roles:
        for entity in cast.entities(mentions, when):
            link = links.get((entity.mention, entity.id or ""))
            world = [part for part in (entity.country, entity.sector, entity.office) if part]
            decided = link.evidence.of(coded.document.text) if link and link.evidence else ""
            found.append(
                Party(
                    role=role,
                    words=" ".join(entity.text.split()),
                    actor=entity.id,
                    meant=entity.name if entity.id else None,
                    on_that_day=", ".join(world),
                    how=f"{link.rule} ({link.score:.2f})" if link else "left open",
                    because=" ".join(decided.split()),
                    rivals=link.rivals if link else (),
                    mention=entity.mention,
                )
            )
    return tuple(found)


def _when(when: When | None, coded: CodedDocument) -> str:
    if when is None:
        return "not told"
    words = f' "{when.span.of(coded.document.text)}"' if when.span else ""
    return f"{when_in_words(when)} ({when.rule}{words})"
