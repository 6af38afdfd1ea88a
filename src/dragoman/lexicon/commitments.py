"""The words that bind: promises, agreements, demands, conditions; read from `cues/commitments.toml`."""

from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.load import check_keys, read_toml

COMMITMENTS_FILE = "cues/commitments.toml"
FORMS = ("verb", "noun", "adjective", "pact", "modal", "voice", "condition", "tie", "outcome")
KINDS = ("promise", "agreement", "demand", "condition")
STATUSES = ("kept", "broken", "refused", "withdrawn")
_COMMON = frozenset({"id", "words", "yes", "no"})
_KEYS = {
    "verb": frozenset({"kind", "by", "frames"}),
    "noun": frozenset({"kind"}),
    "adjective": frozenset({"told"}),
    "pact": frozenset({"says", "reached"}),
    "modal": frozenset[str](),
    "voice": frozenset({"never", "acts"}),
    "condition": frozenset({"side", "needs"}),
    "tie": frozenset({"prepositions", "things"}),
    "outcome": frozenset({"status", "denied"}),
}
_CHOICES = {
    "kind": KINDS,
    "by": ("subject", "both", "object", "inside"),
    "side": ("clause", "noun"),
    "needs": ("", "future", "denial", "open"),
    "status": STATUSES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCue:
    """One entry of the file.

    Attributes:
        id: Name of the entry; the rule of a commitment is `<form>/<id>`.
        form: One of `FORMS`.
        words: Lemmas; phrases as written.
        kind: What it makes of its content, for verbs and nouns.
        by: Who must act: the subject, both sides, whoever is asked, or somebody inside the content.
        frames: Where verbs have their content.
        infinitive: A preposition frame counts only with an infinitive after its noun.
        says: Verbs behind which the clauses of a pact stand.
        reached: Verbs by which pacts are made.
        side: Whether a condition is a clause or a noun phrase.
        needs: What the other clause must be like.
        prepositions: What ties something to a condition.
        things: What is tied to conditions, in nobody's mouth.
        never: Verbs that make no promise.
        acts: Verbs that make one in reported speech.
        told: Whether an adjective binds only in what somebody is said to have said.
        status: What an outcome means.
        denied: Verbs that mean the outcome when they are denied or failed.
        yes: Sentences in which it must be found.
        no: Sentences in which no commitment may be found.
    """

    id: str
    form: str
    words: tuple[str, ...]
    kind: str = ""
    by: str = ""
    frames: tuple[str, ...] = ()
    infinitive: bool = False
    says: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    side: str = ""
    needs: str = ""
    prepositions: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    told: bool = False
    status: str = ""
    denied: tuple[str, ...] = ()
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCues:
    """All words that bind, found by word.

    Attributes:
        cues: The entries, in the order of the file.
        verbs: Lemma → frame → entry.
        nouns: Lemma → entry.
        adjectives: Word → entry.
        pacts: Lemma → entry.
        modals: Word → entry.
        voices: Word → entry.
        conditions: First word → pairs of all words and entry, longest first.
        ties: Lemma → entry.
        outcomes: Lemma → status.
        denied: Lemma → status it means when denied.
    """

    cues: tuple[CommitmentCue, ...]
    verbs: dict[str, dict[str, CommitmentCue]] = field(default_factory=dict)
    nouns: dict[str, CommitmentCue] = field(default_factory=dict)
    adjectives: dict[str, CommitmentCue] = field(default_factory=dict)
    pacts: dict[str, CommitmentCue] = field(default_factory=dict)
    modals: dict[str, CommitmentCue] = field(default_factory=dict)
    voices: dict[str, CommitmentCue] = field(default_factory=dict)
    conditions: dict[str, tuple[tuple[tuple[str, ...], CommitmentCue], ...]] = field(default_factory=dict)
    ties: dict[str, CommitmentCue] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    denied: dict[str, str] = field(default_factory=dict)


def load_commitments() -> CommitmentCues:
    """The words that bind, as they ship with Dragoman; a LexiconError names a wrong entry."""
    data = read_toml(COMMITMENTS_FILE)
    check_keys(COMMITMENTS_FILE, "file", data, frozenset(FORMS), frozenset({"verb"}))
    made = CommitmentCues(cues=tuple(_cue(form, entry) for form in FORMS for entry in data.get(form, ())))
    for cue in made.cues:
        _enter(made, cue)
    return made


def _enter(made: CommitmentCues, cue: CommitmentCue) -> None:
    """Put an entry where its words find it; the first entry of a word wins."""
    plain = {
        "noun": made.nouns,
        "adjective": made.adjectives,
        "pact": made.pacts,
        "modal": made.modals,
        "voice": made.voices,
        "tie": made.ties,
    }
    for word in cue.words:
        if cue.form == "verb":
            for frame in cue.frames:
                made.verbs.setdefault(word, {}).setdefault(frame, cue)
        elif cue.form == "condition":
            parts = tuple(word.split())
            found = (*made.conditions.get(parts[0], ()), (parts, cue))
            made.conditions[parts[0]] = tuple(sorted(found, key=lambda pair: -len(pair[0])))
        elif cue.form == "outcome":
            made.outcomes.setdefault(word, cue.status)
        else:
            plain[cue.form].setdefault(word, cue)
    for word in cue.denied:
        made.denied.setdefault(word, cue.status)


def _cue(form: str, entry: dict[str, Any]) -> CommitmentCue:
    """One entry, checked."""
    name = f"{form} {entry.get('id', '?')}"
    extra = frozenset({"infinitive"}) if form == "verb" else frozenset()
    check_keys(COMMITMENTS_FILE, name, entry, _COMMON | _KEYS[form] | extra, _COMMON | _KEYS[form])
    for key, choices in _CHOICES.items():
        if key in entry and entry[key] not in choices:
            raise LexiconError(
                COMMITMENTS_FILE, name, f"{key} {entry[key]!r} is none of {', '.join(choices)}"
            )
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return CommitmentCue(form=form, **{**entry, **lists})
