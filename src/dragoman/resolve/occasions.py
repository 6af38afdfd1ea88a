"""Which events happened on an occasion: not what the law says, nor what stands beneath a picture."""

from dragoman.lexicon.occasions import load_occasions
from dragoman.model.actors import Actor
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.resolve.relevance import is_political
from dragoman.resolve.sides import linked_actors

_WORDS = load_occasions()
_SPEAKING = frozenset({"speak", "talk"})
_STEPS = 4


def on_occasion(coded: CodedDocument, annotated: Annotated) -> CodedDocument:
    """The document without events that happened on no occasion."""
    sentences = {sentence.span: sentence for sentence in annotated.sentences}
    addressed = _Addressed(coded)

    def is_idle(event: Event) -> bool:
        sentence = sentences[event.span]
        told = event.span.of(coded.document.text).lower()
        trigger = next(i for i, token in enumerate(sentence.tokens) if event.trigger.overlaps(token.span))
        caption = any(part in told for part in _WORDS.captions)
        return caption or _is_law(sentence, trigger) or addressed.is_introduction(event, sentence, trigger)

    return coded.with_events(tuple(event for event in coded.events if not is_idle(event)))


class _Addressed:
    """Who is spoken to: "Speaking to *reporters*, he said" tells of no consultation."""

    def __init__(self, coded: CodedDocument) -> None:
        self._linked: dict[str, list[Actor]] = linked_actors(coded)
        self._spans = {mention.id: mention.span for mention in coded.mentions}

    def is_introduction(self, event: Event, sentence: Sentence, trigger: int) -> bool:
        """Whether it only introduces what is said, to nobody political."""
        token = sentence.tokens[trigger]
        if event.type != "CONSULT" or token.lemma not in _SPEAKING or token.dep != "advcl":
            return False
        below = [sentence.tokens[i].span for i in sentence.subtree(trigger)]
        parties = (*event.actors, *event.recipients)
        told = [i for i in parties if any(span.overlaps(self._spans[i]) for span in below)]
        return bool(told) and not any(is_political(actor) for i in told for actor in self._linked.get(i, ()))


def _is_law(sentence: Sentence, trigger: int) -> bool:
    """Whether a clause tells of a habit or, with those above it, a rule of law in the simple present."""
    here = trigger
    above = sentence.tokens[sentence.tokens[trigger].head]
    habit = sentence.tokens[above.head]
    if above.lemma == "of" and habit.lemma in _WORDS.habits and _is_present(sentence, habit.head):
        return True
    for _ in range(_STEPS):
        if _is_present(sentence, here) and any(_names_law(sentence, i) for i in sentence.children[here]):
            return True
        here = sentence.tokens[here].head
    return False


def _is_present(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the simple present, active or passive."""
    helpers = [
        sentence.tokens[i] for i in sentence.children[verb] if sentence.tokens[i].dep.startswith("aux")
    ]
    finite = helpers[0] if helpers else sentence.tokens[verb]
    return finite.tag in ("VBZ", "VBP", "MD") and all(
        helper.lemma not in ("have", "will") for helper in helpers
    )


def _names_law(sentence: Sentence, child: int) -> bool:
    """Whether a word below a verb is a law as its subject, or leads to one it is done under."""
    token = sentence.tokens[child]
    if token.dep in ("nsubj", "nsubjpass"):
        return token.lemma in _WORDS.laws
    if token.dep != "prep" or token.lemma not in ("under", "by", "accord"):
        return False
    return any(sentence.tokens[i].lemma in _WORDS.bodies_of_law for i in sentence.subtree(child))
