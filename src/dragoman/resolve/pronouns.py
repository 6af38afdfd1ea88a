"""Pronouns of the third person: he, she, it, they, taken up only where grammar leaves little doubt."""

from collections.abc import Callable
from typing import TypeAlias

from dragoman.model.actors import Mention
from dragoman.resolve.antecedents import Antecedents
from dragoman.resolve.speech import Speech
from dragoman.resolve.worksheet import SUBJECTS, Worksheet

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_BODIES = frozenset({"state", "organisation", "group", "office"})
Fits: TypeAlias = Callable[[Mention, tuple[str, ...]], bool]
_DONE_TO = frozenset(
    {
        "release",
        "resignation",
        "arrest",
        "death",
        "killing",
        "extradition",
        "removal",
        "ouster",
        "murder",
        "detention",
    }
    | {
        "assassination",
        "impeachment",
        "dismissal",
        "execution",
        "surrender",
        "trial",
        "departure",
        "expulsion",
    }
)
_SOMEONE = frozenset({"one", "another", "neither"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_ASKING = frozenset({"demand", "order", "seek", "urge", "request", "condemn", "mourn", "celebrate", "want"})
# Who doubts this of somebody does not speak of himself: "questioned *his* authority".
_DOUBTED = frozenset(
    {"authority", "right", "fitness", "motive", "sincerity", "legitimacy", "eligibility", "loyalty"}
    | {"credibility", "integrity", "judgment", "judgement", "competence", "honesty", "patriotism"}
)
_DOUBTING = frozenset({"question", "challenge", "doubt", "dispute", "contest", "impugn", "query"})
_EMPTY_VERBS = frozenset({"seem", "appear", "take", "turn", "happen", "rain", "snow", "remain", "become"})

# What only somebody can be: "it was *ready* to talk".
_WILLING = frozenset(
    {
        "ready",
        "willing",
        "unwilling",
        "prepared",
        "open",
        "committed",
        "determined",
        "able",
        "unable",
        "eager",
    }
    | {"keen", "confident", "concerned", "worried", "aware", "unaware", "opposed", "reluctant", "hopeful"}
)


def link_pronoun(sheet: Worksheet, mention: Mention, before: Antecedents, speech: Speech) -> None:
    """Link a pronoun of the third person, or leave it open."""
    word = sheet.words(mention).lower()
    if word in _HE | _SHE:
        _link_person(sheet, mention, before, speech, "he" if word in _HE else "she")
    elif word in _IT:
        if not _says_nothing(sheet, mention):
            _link_thing(sheet, mention, before, speech)
    elif word in _THEY:
        _link_several(sheet, mention, before, speech)


def _link_person(
    sheet: Worksheet, mention: Mention, before: Antecedents, speech: Speech, gender: str
) -> None:
    """He or she: the speaker in reported speech, the last speaker before "he added", the subject before."""
    quoted = speech.quoted(mention)
    speaker = speech.speaker_of(mention)
    spoken = sheet.linked(speaker)
    own_words = _in_own_words(speech, mention)
    own = _own_subject(sheet, mention)
    if _done_to(sheet, mention):
        own, speaker = sheet.linked(clause_subject(sheet, mention)), None

    def fits(other: Mention, actors: tuple[str, ...]) -> bool:
        return (
            len(actors) == 1
            and actors != own
            and not _in_own_clause(sheet, mention, other)
            and _is_person(sheet, other, actors[0])
            and sheet.gender(actors[0]) in (None, gender)
            and not (quoted and (actors == spoken or not speech.quoted(other)))
            and not (own_words and actors == spoken)
            and not (speech.quoted(other) and not quoted)
            and not _in_passing(sheet, mention, other)
        )

    reported = (
        speaker
        and not quoted
        and not own_words
        and len(spoken) == 1
        and speaker.span.end <= mention.span.start
    )
    if reported and speaker and fits(speaker, spoken):
        _take(sheet, mention, spoken[0], "pronoun/reported-speaker", 0.85, speaker, gender)
        return
    if _says(speech, mention):
        last = speech.last_speaker(mention)
        actors = sheet.linked(last)
        if last and actors and fits(last, actors):
            _take(sheet, mention, actors[0], "pronoun/last-speaker", 0.85, last, gender)
            return
    for other, rule in _bindings(sheet, mention):
        actors = sheet.linked(other)
        if actors and fits(other, actors):
            _take(sheet, mention, actors[0], rule, 0.85, other, gender)
            return
    found = None if _after_one(sheet, mention) else before.best(mention, fits)
    if found and not (found[1] and sheet.token(mention).dep in _OBJECTS):
        candidate, rivals, score = found
        _take(
            sheet, mention, candidate.actors[0], "pronoun/subject", score, candidate.mention, gender, rivals
        )


def _in_own_words(speech: Speech, mention: Mention) -> bool:
    """Whether a pronoun stands in words given as spoken, a turn of a transcript: "he" is not the speaker."""
    statement = speech.statement_around(mention)
    return statement is not None and statement.kind == "direct"


def _after_one(sheet: Worksheet, mention: Mention) -> bool:
    """Whether somebody who is no mention is the subject before: "*one* of the players left when he …"."""
    tokens = sheet.sentence(mention).tokens[: mention.head]
    return any(t.dep in SUBJECTS and t.text.lower() in _SOMEONE for t in tokens)


def _in_passing(sheet: Worksheet, mention: Mention, other: Mention) -> bool:
    """Whether somebody nameless in an earlier sentence was but an object of it: "lost to a player. He …"."""
    apart = other.kind == "nominal" and other.sentence != mention.sentence
    named = any(actor[:2] != "x-" and "~" not in actor for actor in sheet.linked(other))
    return apart and not named and not sheet.is_subject(other)


def _take(
    sheet: Worksheet,
    mention: Mention,
    actor: str,
    rule: str,
    score: float,
    antecedent: Mention,
    gender: str,
    rivals: tuple[str, ...] = (),
) -> None:
    """Link a pronoun to its antecedent's actor and remember the gender."""
    sheet.link(mention, [actor], rule, score, evidence=antecedent.span, rivals=rivals)
    if score > 0.7:
        sheet.genders.setdefault(actor, gender)


def _is_person(sheet: Worksheet, mention: Mention, actor: str) -> bool:
    """Whether a mention can be "he": a person, or one official without a name."""
    kind = sheet.kind(actor)
    return kind == "person" or (kind == "office" and sheet.token(mention).tag in ("NN", "NNP"))


def _says(speech: Speech, mention: Mention) -> bool:
    """Whether a pronoun is itself the speaker of a statement: "he added"."""
    return mention.id in speech.speakers


def _later_subject(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The subject of the main clause behind a clause put before it: "Asked about his plans, X said"."""
    sentence = sheet.sentence(mention)
    tokens = sentence.tokens
    here = mention.head
    while tokens[here].head != here:
        clause = here
        here = tokens[here].head
        if tokens[clause].dep in ("advcl", "prep") and clause < here and tokens[here].pos in ("VERB", "AUX"):
            for child in sentence.children[here]:
                if tokens[child].dep in SUBJECTS and clause < child < here:
                    return sheet.at.get((mention.sentence, child))
    return None


def _bound(sheet: Worksheet, mention: Mention, fits: Fits) -> bool:
    """Link a pronoun to the party its clause ties it to; True if that was done."""
    for other, rule in _bindings(sheet, mention):
        actors = sheet.joined(other)
        if actors and fits(other, actors):
            sheet.link(mention, actors, rule, 0.85, evidence=other.span)
            return True
    return False


def _in_own_clause(sheet: Worksheet, mention: Mention, other: Mention) -> bool:
    """Whether a name stands in a phrase put before the pronoun's own verb: "Speaking to X, he said"."""
    if other.sentence != mention.sentence or sheet.token(mention).dep not in SUBJECTS:
        return False
    sentence = sheet.sentence(mention)
    for child in sentence.children[sheet.token(mention).head]:
        dep = sentence.tokens[child].dep
        if child > mention.head or dep not in ("advcl", "prep") or other.head not in sentence.subtree(child):
            continue
        if dep == "prep" or not any(sentence.tokens[c].dep in SUBJECTS for c in sentence.children[child]):
            return True
    return False


def _done_to(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a possessive says to whom something is done by others: "demanded *his* release"."""
    tokens = sheet.sentence(mention).tokens
    token = tokens[mention.head]
    noun = tokens[token.head]
    if token.dep != "poss" or noun.dep != "dobj":
        return False
    verb = tokens[noun.head].lemma
    return (noun.lemma in _DONE_TO and verb in _ASKING) or (noun.lemma in _DOUBTED and verb in _DOUBTING)


def _own_subject(sheet: Worksheet, mention: Mention) -> tuple[str, ...]:
    """The actors of the subject of an object's own clause, which the object cannot be: "X denied it"."""
    if sheet.token(mention).dep not in ("dobj", "dative", "pobj"):
        return ()
    subject = clause_subject(sheet, mention)
    return sheet.linked(subject) if subject else ()


def _bindings(sheet: Worksheet, mention: Mention) -> list[tuple[Mention, str]]:
    """The parties that grammar ties a pronoun to, the likeliest first.

    A possessive goes with the subject of its own clause ("X lifted its ban"; "X urged Y to lift its
    ban" is Y); a pronoun in a clause put before the main one goes with the subject that follows.
    """
    found: list[tuple[Mention, str]] = []
    if sheet.token(mention).dep == "poss":
        tied = clause_subject(sheet, mention)
        if tied and tied.span.end <= mention.span.start:
            found.append((tied, "pronoun/own-clause"))
    if ahead := _later_subject(sheet, mention):
        found.append((ahead, "pronoun/subject-ahead"))
    return found


def clause_subject(sheet: Worksheet, mention: Mention) -> Mention | None:
    """The mention that is the subject, said or understood, of the clause a word stands in."""
    sentence = sheet.sentence(mention)
    tokens = sentence.tokens
    here = mention.head
    while tokens[here].head != here and tokens[here].pos not in ("VERB", "AUX"):
        here = tokens[here].head
        if mention.head in sentence.children[here] and tokens[here].dep in SUBJECTS:
            return None
    for _ in range(6):
        children = sentence.children[here]
        subject = next((c for c in children if tokens[c].dep in SUBJECTS), None)
        if subject is not None:
            if tokens[subject].tag in ("WDT", "WP") and tokens[here].dep == "relcl":
                subject = tokens[here].head
            elif subject >= mention.head or mention.head in sentence.subtree(subject):
                return None
            return sheet.at.get((mention.sentence, subject))
        above = tokens[here].head
        dep = tokens[here].dep
        if above == here:
            return None
        if dep in ("xcomp", "ccomp") and tokens[above].pos == "VERB":
            controller = next(
                (c for c in sentence.children[above] if tokens[c].dep == "dobj" and c < here), None
            )
            if controller is not None:
                return sheet.at.get((mention.sentence, controller))
        elif dep in ("acl", "relcl"):
            return sheet.at.get((mention.sentence, above))
        here = above
        while tokens[here].pos not in ("VERB", "AUX") and tokens[here].head != here:
            here = tokens[here].head
    return None


def _says_nothing(sheet: Worksheet, mention: Mention) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is unclear what", "it took years to"."""
    sentence = sheet.sentence(mention)
    token = sentence.tokens[mention.head]
    if token.dep not in SUBJECTS:
        return False
    verb = token.head
    children = sentence.children[verb]
    clause = any(sentence.tokens[c].dep in ("ccomp", "xcomp", "advcl", "csubj", "acl") for c in children)
    lemma = sentence.tokens[verb].lemma
    if lemma in _EMPTY_VERBS:
        return True
    found = [sentence.tokens[c] for c in children if sentence.tokens[c].dep in ("acomp", "attr") and c > verb]
    if any(word.lemma in _WILLING for word in found):
        return False
    predicate = bool(found)
    if predicate or lemma == "be":
        return clause or predicate
    return False


def _link_thing(sheet: Worksheet, mention: Mention, before: Antecedents, speech: Speech) -> None:
    """It, its: a state, an organisation or a group; the subject of its own sentence first."""
    quoted = speech.quoted(mention)
    if sheet.token(mention).dep == "dobj":
        return
    own = _own_subject(sheet, mention)

    def fits(other: Mention, actors: tuple[str, ...]) -> bool:
        if len(actors) != 1 or actors == own or (quoted and not speech.quoted(other)):
            return False
        if _in_own_clause(sheet, mention, other):
            return False
        plural = other.kind == "nominal" and sheet.token(other).tag in ("NNS", "NNPS")
        return sheet.kind(actors[0]) in _BODIES and not plural

    if _bound(sheet, mention, fits):
        return
    speaker = None if quoted or _in_own_words(speech, mention) else speech.speaker_of(mention)
    actors = sheet.linked(speaker)
    said_before = speaker and speaker.sentence == mention.sentence and speaker.span.end <= mention.span.start
    if speaker and said_before and actors and fits(speaker, actors):
        sheet.link(mention, actors, "pronoun/reported-speaker", 0.8, evidence=speaker.span)
        return
    if found := before.best(mention, fits, window=1):
        candidate, rivals, score = found
        if candidate.subject or candidate.distance == 0:
            sheet.link(mention, candidate.actors, "pronoun/subject", score, candidate.mention.span, rivals)


def _continues(sheet: Worksheet, mention: Mention) -> bool:
    """Whether a mention only goes on with a list: the list is taken up as a whole."""
    token = sheet.token(mention)
    return token.dep == "conj" and bool(sheet.linked(sheet.at.get((mention.sentence, token.head))))


def _link_several(sheet: Worksheet, mention: Mention, before: Antecedents, speech: Speech) -> None:
    """They, their: a group, a people, an organisation with members, or several joined by "and"."""
    quoted = speech.quoted(mention)

    own = _own_subject(sheet, mention)

    def fits(other: Mention, actors: tuple[str, ...]) -> bool:
        if actors == own or (quoted and not speech.quoted(other)) or _continues(sheet, other):
            return False
        if len(actors) > 1 or len(sheet.joined(other)) > 1:
            return True
        plural = sheet.token(other).tag in ("NNS", "NNPS") and other.kind != "name"
        return plural or sheet.kind(actors[0]) in ("group", "population")

    def may_fit(other: Mention, actors: tuple[str, ...]) -> bool:
        body = other.kind == "name" and sheet.kind(actors[0]) == "organisation"
        return fits(other, actors) or (body and actors != own and not (quoted and not speech.quoted(other)))

    if _bound(sheet, mention, fits):
        return
    speaker = None if _in_own_words(speech, mention) else speech.speaker_of(mention)
    if speaker and not quoted and speaker.span.end <= mention.span.start:
        actors = sheet.linked(speaker)
        if actors and may_fit(speaker, actors) and speaker.sentence == mention.sentence:
            sheet.link(mention, actors, "pronoun/reported-speaker", 0.8, evidence=speaker.span)
            return
    found = before.best(mention, fits, window=1) or before.best(mention, may_fit, window=1)
    if found and not (found[1] and sheet.token(mention).dep in _OBJECTS):
        candidate, rivals, score = found
        actors = sheet.joined(candidate.mention)
        sheet.link(mention, actors, "pronoun/subject", score, candidate.mention.span, rivals)
