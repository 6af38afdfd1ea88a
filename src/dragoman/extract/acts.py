"""Acts done by speaking: "we will …" promises and "they must …" demands, whatever verb reports it."""

from dragoman.extract.when import when_of
from dragoman.lexicon import Lexicon
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import Span, enclosing

_TYPES = {"promise": "AGREE", "demand": "REQUEST"}
# Where one of these is already coded in the words said, the act is told.
_TOLD = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
# "We will see" binds nobody.
_IDLE = frozenset({"be", "have", "see", "know", "need", "think", "want", "like", "go", "take", "get", "find"})
_BINDING = frozenset({"will", "shall", "must", "should"})
_CONFIDENCE = 0.7


def acts(
    annotated: Annotated,
    lexicon: Lexicon,
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    commitments: tuple[Commitment, ...],
) -> tuple[Event, ...]:
    """The events that promises and demands inside statements make and that no rule has coded, in text order.

    The speaker is the actor; who must act upon a demand, or was promised something, is the recipient.
    """
    said = {statement.id: statement for statement in statements}
    found: dict[str, Event] = {}
    for commitment in commitments:
        statement = said.get(commitment.statement or "")
        forecast = commitment.evidence[0].rule == "voice/side"  # it is not yet known whether of the own side
        if commitment.kind not in _TYPES or statement is None or statement.speaker is None or forecast:
            continue
        taken = [
            e for e in (*events, *found.values()) if e.type in _TOLD and statement.span.covers(e.trigger)
        ]
        if taken or (event := _act(annotated, lexicon, commitment, statement)) is None:
            continue
        found[event.id] = event
    return tuple(sorted(found.values(), key=lambda event: event.trigger))


def _act(
    annotated: Annotated, lexicon: Lexicon, commitment: Commitment, statement: Statement
) -> Event | None:
    """The event of one commitment; None where its words have no verb that binds.

    Who says "we will crush them" threatens.
    """
    content = enclosing(commitment.content)
    for number, sentence in enumerate(annotated.sentences):
        if not sentence.span.overlaps(content):
            continue
        trigger = _binding(sentence, content)
        if trigger is None:
            continue
        span, verb = trigger
        rules = lexicon.rules.verbs.get(sentence.tokens[verb].lemma, ())
        hostile = commitment.kind == "promise" and any(rule.type in _HOSTILE for rule in rules)
        type_ = "THREATEN" if hostile else _TYPES[commitment.kind]
        concerned = commitment.by if commitment.kind == "demand" else commitment.to
        return Event(
            id=stable_id("ev", annotated.document.id, span.start, span.end, type_),
            span=sentence.span,
            trigger=span,
            type=type_,
            actors=(statement.speaker, *statement.beside) if statement.speaker else (),
            recipients=tuple(i for i in concerned if i != statement.speaker),
            when=when_of(annotated, number, verb),
            confidence=_CONFIDENCE,
            evidence=(
                Evidence(span=span, rule=f"{type_}/said", note=f"a {commitment.kind} in the speaker's words"),
                *statement.evidence[:1],
            ),
        )
    return None


def _binding(sentence: Sentence, content: Span) -> tuple[Span, int] | None:
    """The first binding verb inside the content, modal and verb, and the index of the verb."""
    for token in sentence.tokens:
        if (
            content.covers(token.span)
            and token.tag == "MD"
            and token.lemma in ("will", "shall", "must", "should")
        ):
            verb = sentence.tokens[token.head]
            if token.dep == "aux" and content.covers(verb.span) and verb.lemma not in _IDLE:
                return Span(token.span.start, verb.span.end), token.head
    return None
