"""What Dragoman knows: rules, actors, cues, places; data files turned into frozen objects."""

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.actorbook import ActorBook, load_actorbook
from dragoman.lexicon.cues import Cues, load_cues
from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.ontology import Ontology, load_ontology
from dragoman.lexicon.resumption import Resumption, load_resumption
from dragoman.lexicon.rules import RuleBook, load_rules
from dragoman.lexicon.speech import SpeechCues, load_speech
from dragoman.lexicon.topics import Topics, load_topics

__all__ = [
    "ActorBook",
    "Cues",
    "Gazetteer",
    "Lexicon",
    "Ontology",
    "RuleBook",
    "SpeechCues",
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
    topics: Topics
    actors: ActorBook
    gazetteer: Gazetteer


@cache
def load_lexicon() -> Lexicon:
    """The knowledge that ships with Dragoman; loaded once a process."""
    ontology = load_ontology()
    return Lexicon(
        ontology=ontology,
        rules=load_rules(ontology),
        cues=load_cues(),
        resumption=load_resumption(ontology),
        speech=load_speech(),
        topics=load_topics(ontology),
        actors=load_actorbook(),
        gazetteer=load_gazetteer(),
    )
