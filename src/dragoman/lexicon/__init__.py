"""What Dragoman knows: rules, actors, cues, places; data files turned into frozen objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.lexicon.cues import Cues, load_cues
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.ontology import Ontology, load_ontology
from dragoman.lexicon.resumption import Resumption, load_resumption
from dragoman.lexicon.rules import RuleBook, load_rules
from dragoman.lexicon.speech import SpeechCues, load_speech
from dragoman.lexicon.stories import StoryCues, load_stories
from dragoman.lexicon.topics import Topics, load_topics

__all__ = [
    "ActorBook",
    "Cues",
    "Gazetteer",
    "Lexicon",
    "Ontology",
    "RuleBook",
    "SpeechCues",
    "StoryCues",
    "Topics",
    "load_lexicon",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All knowledge of one run."""

    ontology: Ontology
    rules: RuleBook
    cues: Cues
    resumption: Resumption
    speech: SpeechCues
    stories: StoryCues
    topics: Topics
    actors: ActorBook
    gazetteer: Gazetteer


def load_lexicon(own: Iterable[str] = ()) -> Lexicon:
    """The knowledge that ships with Dragoman; loaded once a process.

    Args:
        own: Actor files of the user, laid over the actor book.
    """
    return _loaded(tuple(own))


@cache
def _loaded(own: tuple[str, ...]) -> Lexicon:
    ontology = load_ontology()
    return Lexicon(
        ontology=ontology,
        rules=load_rules(ontology),
        cues=load_cues(),
        resumption=load_resumption(ontology),
        speech=load_speech(),
        stories=load_stories(ontology),
        topics=load_topics(ontology),
        actors=load_actorbook(own),
        gazetteer=load_gazetteer(),
    )
