"""The words of saying: verbs with their frames, nouns, phrases; read from `cues/speech.toml`."""

from dataclasses import dataclass
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.commitments import CommitmentCues, load_commitments
from dragoman.lexicon.load import check_keys, read_toml

SPEECH_FILE = "cues/speech.toml"
CLASSES = ("speech", "document", "attitude", "stance", "hearsay")
UNSPOKEN = frozenset({"stance", "hearsay"})
FRAMES = frozenset(
    {"quote", "clause", "inserted", "to", "object-to", "gerund", "object", "quoted-object", "as"}
)

_VERB_KEYS = frozenset({"id", "class", "words", "frames", "infinitive", "speakers", "yes", "no"})
_NOUN_KEYS = frozenset({"id", "class", "words", "frames", "yes", "no"})
_PHRASE_KEYS = _NOUN_KEYS - {"frames"}
_KEYS = {"verb": _VERB_KEYS, "noun": _NOUN_KEYS, "phrase": _PHRASE_KEYS}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCue:
    """One entry of the file: words that give other words to a speaker.

    Attributes:
        id: Name of the entry; the rule of a statement is `speech/<id>`.
        form: `verb`, `noun` or `phrase`.
        kind: One of `CLASSES`.
        words: Lemmas of verbs and nouns; phrases as written, lower case.
        frames: Where verbs and nouns may have what is said; prepositions as `prep:for`.
        infinitive: A preposition frame counts only with an infinitive after its noun.
        speakers: The only nouns that can be the subject; any if there are none.
        yes: Sentences in which it must be found, with `[speaker …] [cue …] [content …]`.
        no: Sentences in which no statement may be found.
    """

    id: str
    form: str
    kind: str
    words: tuple[str, ...]
    frames: tuple[str, ...] = ()
    infinitive: bool = False
    speakers: frozenset[str] = frozenset()
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCues:
    """All words of saying, found by word.

    Attributes:
        cues: The entries, in the order of the file.
        verbs: Lemma → frame → entries, in the order of the file.
        nouns: Lemma → entries, in the order of the file.
        phrases: First word → pairs of all words and entry.
        commitments: The words that bind.
    """

    cues: tuple[SpeechCue, ...]
    verbs: dict[str, dict[str, tuple[SpeechCue, ...]]]
    nouns: dict[str, tuple[SpeechCue, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], SpeechCue], ...]]
    commitments: CommitmentCues


def load_speech() -> SpeechCues:
    """The words of saying that ship with Dragoman; a LexiconError names a wrong entry."""
    data = read_toml(SPEECH_FILE)
    check_keys(SPEECH_FILE, "file", data, frozenset({"verb", "noun", "phrase"}), frozenset({"verb"}))
    cues = tuple(_cue(form, entry) for form in ("verb", "noun", "phrase") for entry in data.get(form, ()))
    verbs: dict[str, dict[str, tuple[SpeechCue, ...]]] = {}
    nouns: dict[str, tuple[SpeechCue, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], SpeechCue]]] = {}
    for cue in cues:
        for word in cue.words:
            if cue.form == "verb":
                for frame in cue.frames:
                    found = verbs.setdefault(word, {})
                    found[frame] = (*found.get(frame, ()), cue)
            elif cue.form == "noun":
                nouns[word] = (*nouns.get(word, ()), cue)
            else:
                parts = tuple(word.split())
                phrases.setdefault(parts[0], []).append((parts, cue))
    return SpeechCues(
        cues=cues,
        verbs=verbs,
        nouns=nouns,
        phrases={first: tuple(found) for first, found in phrases.items()},
        commitments=load_commitments(),
    )


def _cue(form: str, entry: dict[str, Any]) -> SpeechCue:
    """One entry, checked."""
    name = f"{form} {entry.get('id', '?')}"
    check_keys(SPEECH_FILE, name, entry, _KEYS[form], _PHRASE_KEYS | (_KEYS[form] & {"frames"}))
    if entry["class"] not in CLASSES:
        raise LexiconError(SPEECH_FILE, name, f"class {entry['class']!r} is none of {', '.join(CLASSES)}")
    frames = tuple(entry.get("frames", ()))
    if wrong := [frame for frame in frames if frame not in FRAMES and not frame.startswith("prep:")]:
        raise LexiconError(SPEECH_FILE, name, f"no such frame: {wrong[0]!r}")
    return SpeechCue(
        id=entry["id"],
        form=form,
        kind=entry["class"],
        words=tuple(entry["words"]),
        frames=frames,
        infinitive=entry.get("infinitive", False),
        speakers=frozenset(entry.get("speakers", ())),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
