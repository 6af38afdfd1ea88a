"""Acts done by speaking: "we will …" promises and "they must …" demands, whatever verb reports it."""

from dragoman.extract import grammar
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
_IDLE = frozenset(
    {
        "be",
        "have",
        "see",
        "know",
        "need",
        "think",
        "want",
        "like",
        "go",
        "take",
        "get",
        "find",
        "come",
        "become",
    }
    | {"happen", "expect", "remember", "understand", "hope", "dream", "learn", "say", "tell", "inform"}
    | {"decide", "choose"}
)
# Clauses that promise or demand by themselves, not as part of another thought.
_PLAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})
_TOWARD = frozenset({"with", "to", "against", "for", "from", "on"})
_WE = frozenset({"we", "i"})
_OPEN = frozenset({"whether", "if", "how", "why", "what", "when", "where", "which", "who", "wherein"})
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
        if trigger is None or sentence.tokens[-1].text in ("?", "”?", '?"'):
            continue
        if commitment.kind == "demand" and _own(sentence, trigger[1]):
            continue  # "we must win" is a resolve
        span, verb = trigger
        rules = lexicon.rules.verbs.get(sentence.tokens[verb].lemma, ())
        hostile = commitment.kind == "promise" and any(
            rule.type in _HOSTILE and not rule.object and (sentence.tokens[verb].lemma, "") in rule.verbs
            for rule in rules
        )
        type_ = "THREATEN" if hostile else _TYPES[commitment.kind]
        concerned = commitment.by if commitment.kind == "demand" else commitment.to
        recipients = tuple(i for i in concerned if i != statement.speaker)
        if commitment.kind == "promise":
            recipients = recipients or _toward(annotated, number, verb, statement.speaker)
            if not recipients:
                return None  # "we will work harder" binds to nobody
        return Event(
            id=stable_id("ev", annotated.document.id, span.start, span.end, type_),
            span=sentence.span,
            trigger=span,
            type=type_,
            actors=(statement.speaker, *statement.beside) if statement.speaker else (),
            recipients=recipients,
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
            bound = token.dep == "aux" and content.covers(verb.span) and verb.lemma not in _IDLE
            if bound and verb.dep in _PLAIN and not _left_open(sentence, token.head):
                return Span(token.span.start, verb.span.end), token.head
    return None


def _toward(annotated: Annotated, number: int, verb: int, speaker: str | None) -> tuple[str, ...]:
    """Those whom the verb names as its object or behind "with", "to", "against" …."""
    sentence = annotated.sentences[number]
    heads = set(grammar.objects(sentence, verb))
    heads.update(i for slot, i in grammar.prepositions(sentence, verb) if slot in _TOWARD)
    return tuple(
        m.id for m in annotated.mentions if m.sentence == number and m.head in heads and m.id != speaker
    )


def _left_open(sentence: Sentence, verb: int) -> bool:
    """Whether a clause only tells what is in question: "*how* we will do it"."""
    return any(sentence.tokens[i].text.lower() in _OPEN for i in sentence.children[verb] if i < verb)


def _own(sentence: Sentence, verb: int) -> bool:
    """Whether the speaker himself is to do it."""
    subjects = (i for i in sentence.children[verb] if sentence.tokens[i].dep in ("nsubj", "nsubjpass"))
    return any(sentence.tokens[i].text.lower().strip("[]") in _WE for i in subjects)
