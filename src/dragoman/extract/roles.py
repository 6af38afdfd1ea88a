"""Who takes part in a matched event: the slots of the rule filled with mentions."""

from dataclasses import dataclass

from dragoman.extract import grammar
from dragoman.extract.aims import aimed, is_grief
from dragoman.extract.asked import COMMISSIVE, DEPICTING, captors_of, concerned_in, is_made, is_sent
from dragoman.extract.match import Match
from dragoman.extract.parties import Parties, is_source
from dragoman.extract.reach import beyond, written_to
from dragoman.extract.trigger import Slot
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence

_NAMED_BEHIND = ("of", "by", "from", "against", "on", "with", "for", "in")
_BLAMED_BEHIND = ("by", "in")
_FOES_BEHIND = ("by", "with", "between", "from")
# "in cooperation *with X*", "in response *to X*" tell how it was done, not to whom.
_MANNER = frozenset(
    {"cooperation", "coordination", "collaboration", "partnership", "conjunction", "response", "reaction"}
    | {"addition", "line", "accordance", "exchange", "return", "retaliation", "connection", "statement"}
    | {"speech", "interview", "briefing", "letter", "message"}
)
_MAKERS = ("of", "by", "from")
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Who "faces" or "suffers" an attack is attacked.
_UNDERGOING = frozenset(
    {"face", "suffer", "experience", "endure", "withstand", "survive", "sustain", "undergo"}
)
_BY_LAW = frozenset(
    {"ban", "outlaw", "prohibit", "bar", "forbid", "censor", "block", "blacklist", "proscribe", "criminalise"}
    | {"criminalize", "imprison", "jail", "sentence", "execute", "convict", "arrest", "detain"}
)
_OUT_OF = frozenset({"expel", "deport", "banish", "evict"})
_UNDER_WAY = frozenset({"process", "course", "verge", "midst", "brink"})
# Of these mutual acts those named behind "between" are all there are.
_TIES = frozenset({"SUPPORT", "COOPERATE"})
_AIMING = frozenset({"target", "hit", "strike", "aim", "kill"})
_WIELDING = frozenset({"use", "fire", "deploy", "employ"})
# Where something is said: "hailed the report on *Twitter*".
_CHANNELS = frozenset(
    {"twitter", "facebook", "instagram", "youtube", "telegram", "television", "tv", "radio"}
)
# Nouns of an act against somebody: who backs it does not back him.
_ADVERSE = frozenset(
    {"audit", "investigation", "probe", "inquiry", "ban", "sanction", "embargo", "boycott"}
    | {"strike", "attack", "war", "arrest", "removal", "impeachment", "ouster", "expulsion"}
    | {"invasion", "indictment", "tariff", "prosecution", "assassination", "killing", "blockade"}
    | {"crackdown", "restriction", "protest", "lawsuit", "resignation", "abolition", "defeat"}
    | {"overthrow", "execution", "bombing", "operation", "pressure"}
)
# Nouns that only tie one event to another: "in the wake of the report", "in the face of threats".
_TYING = frozenset({"wake", "face", "light", "midst", "aftermath", "absence", "presence", "case", "event"})
# A paper that is mediated is no party to it: "mediating *the Lagos Accords*".
_PAPERS = frozenset({"accord", "agreement", "treaty", "pact", "deal", "truce", "ceasefire", "settlement"})
# Parts of a body of which the name stands behind: "the Libyan branch of *the order*".
_BRANCHES = frozenset({"affiliate", "branch", "wing", "arm", "faction", "cell", "chapter", "offshoot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Mention ids of those who act and those acted upon.

    Attributes:
        direct: Whether all stand in slots of their own, none inside another noun phrase.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    direct: bool


def sides(number: int, sentence: Sentence, match: Match, parties: Parties) -> Sides:
    """Those who take part in a match.

    Args:
        number: Index of the sentence in the document.
        sentence: The sentence itself.
        match: The rule with its slots.
        parties: The mentions of the document.
    """
    roles = _roles(sentence, match)
    found: dict[str, list[str]] = {"actor": [], "recipient": []}
    direct = True
    for slot, index in _slots(sentence, match):
        role = roles.get(slot.removeprefix("~"))
        if role is None or (slot.startswith("~") and found[role]):
            continue
        if _is_barred(number, (slot, index), role, match, sentence, parties):
            continue
        mentions = parties.named_by(number, index)
        if match.rule.mutual and slot == "object" and not mentions and index not in match.words:
            return Sides(actors=(), recipients=(), direct=False)  # "met the demands": nobody was met
        # "held U.S. talks": an object the rule itself demands lends its modifiers by slots of their own.
        carried = slot == "object" and match.rule.object and index in match.words
        if not mentions and slot not in ("adjective", "possessor") and not carried:
            mentions = _nested(number, (slot, index), role, match, sentence, parties)
            direct = direct and not mentions
        found[role].extend(m.id for m in mentions if m.id not in found["actor"] and m.id not in found[role])
    found["recipient"] = _without_appositions(sentence, found["recipient"], parties)
    actors = _without_titles(_without_appositions(sentence, found["actor"], parties), parties) or _there(
        number, sentence, match, parties
    )
    actors = actors or _in_process(number, sentence, match, parties)
    recipients = tuple(i for i in found["recipient"] if i not in actors)
    if match.rule.type == "REQUEST" and (captors := captors_of(number, sentence, recipients, parties)):
        recipients = tuple(i for i in captors if i not in actors)
    if match.rule.type in COMMISSIVE:  # "agreed to send more troops to X" is about X
        recipients = tuple(
            i for i in recipients if not is_made(sentence, parties.get(i).head, parties.get(i))
        )
        reached = tuple(i for i in recipients if not is_sent(sentence, parties.get(i).head))
        recipients = reached or recipients
    if not recipients and match.verbal and match.rule.type in _FORCE:
        recipients = tuple(
            m.id for m in _aimed_at(number, sentence, match.trigger, parties) if m.id not in actors
        )
    if not recipients:
        further = aimed(number, sentence, match, parties) or beyond(number, sentence, match, parties)
        recipients = tuple(m.id for m in further if m.id not in actors)
        direct = direct and not recipients
    if not recipients and match.rule.type in COMMISSIVE and not match.rule.mutual:
        concerned = concerned_in(number, sentence, match, parties, actors)
        recipients, direct = tuple(m.id for m in concerned), direct and not concerned
    return Sides(actors=actors, recipients=recipients, direct=direct)


def _is_barred(
    number: int, filled: Slot, role: str, match: Match, sentence: Sentence, parties: Parties
) -> bool:
    """Whether what fills a slot cannot be a party, whatever it names."""
    slot, index = filled
    if index < grammar.dateline(sentence):
        return True
    if match.rule.type != "PROTEST" and slot.endswith("of") and _is_shown(sentence, index):
        return True
    if slot.startswith("~") and (_is_tied(sentence, index) or _is_victim(sentence, match, filled)):
        return True  # "in the wake of a report", "concerns over restrictions on women"
    if slot == "object" and is_source(sentence, index):
        return True
    if match.rule.type == "CONSULT" and sentence.tokens[index].lemma.lower().removesuffix("s") in _PAPERS:
        return True
    if role == "actor" and slot not in ("subject", "object", "with") and ("object", index) in match.slots:
        return True  # "called *for American backing*": what is called for
    if slot in ("adjective", "possessor"):  # "Iranian diplomats" are named already
        return parties.at(number, sentence.tokens[index].head) is not None
    return slot.startswith("complement-") and _possessed(sentence, index)  # "to reopen their embassies"


def _without_titles(mentions: list[str], parties: Parties) -> tuple[str, ...]:
    """The mentions without titles that the parse parts from the name behind: "*chief* Ada Wells"."""
    starts = {parties.get(i).span.start for i in mentions if parties.get(i).kind == "name"}
    return tuple(
        i for i in mentions if parties.get(i).kind != "nominal" or parties.get(i).span.end + 1 not in starts
    )


def _without_appositions(sentence: Sentence, mentions: list[str], parties: Parties) -> list[str]:
    """The mentions without nouns behind a comma that say again who it is: "Ada Wells, *the premier*, …"."""
    named = {parties.get(i).span.end for i in mentions if parties.get(i).kind == "name"}
    commas = {
        token.span.end + 1 for token in sentence.tokens if token.text == "," and token.span.start in named
    }
    return [
        i
        for i in mentions
        if parties.get(i).kind != "nominal"
        or parties.get(i).span.start not in commas
        or sentence.tokens[parties.get(i).head].dep == "conj"
    ]


def _roles(sentence: Sentence, match: Match) -> dict[str, str]:
    """What each slot of a match means: who "faces attacks" is attacked, who is met "with" meets too."""
    roles = dict(match.rule.roles if match.verbal else match.rule.noun_roles)
    if match.support is not None and sentence.tokens[match.support].lemma in _UNDERGOING:
        roles["subject"] = "recipient"
    if match.rule.type == "CONSULT":
        roles.setdefault("with", "actor")
    if _is_attribute(sentence, match):
        roles["object"] = "actor"
    if match.rule.type == "ASSAULT" and not match.verbal and any(slot == "by" for slot, _ in match.slots):
        roles["possessor"] = "recipient"  # "the envoy's murder by rebels"
    return roles


def _is_attribute(sentence: Sentence, match: Match) -> bool:
    """Whether a participle only tells who those are that act: "interrupted by *protesting* members"."""
    token = sentence.tokens[match.trigger]
    return token.dep == "pcomp" and sentence.tokens[token.head].dep == "agent" and token.tag == "VBG"


def _slots(sentence: Sentence, match: Match) -> list[Slot]:
    """The slots of a match without subjects that a nearer one shuts out."""
    if not match.verbal:
        return list(match.slots)
    written = written_to(sentence, match.trigger)
    writers = grammar.subjects(sentence, written[0]) if written else []
    own = [*writers, *_wielder(sentence, match.trigger)] or [
        j for i in grammar.kids(sentence, match.trigger, "aux") for j in grammar.kids(sentence, i, "nsubj")
    ]
    subjects = own or [i for slot, i in match.slots if slot == "subject"]
    if _is_attribute(sentence, match) or _is_brought_about(sentence, match):
        subjects = []
    before = [i for i in subjects if i < match.trigger]
    shut = {i for i in before if any(i < j and _shuts_out(sentence, match.trigger, i, j) for j in before)}
    slots = [("subject", i) for i in subjects if i not in shut]
    slots += [(slot, i) for slot, i in match.slots if slot != "subject"]
    head = sentence.tokens[match.trigger].head
    if head in shut and sentence.tokens[match.trigger].dep == "relcl":
        slots.append(("object", head))  # "fighters which, it said, Paris refused to take"
    return slots


def _is_brought_about(sentence: Sentence, match: Match) -> bool:
    """Whether ties are made by a third: "a deal to restore relations between *Chad* and *Sudan*"."""
    if match.rule.type not in _TIES or not (match.rule.mutual or ("between", "actor") in match.rule.roles):
        return False
    joined = [i for slot, i in match.slots if slot == "between"]
    return any(grammar.kids(sentence, i, "conj") for i in joined)


def _wielder(sentence: Sentence, trigger: int) -> list[int]:
    """Who uses force where the parse hangs it on those who suffer it: "dispersed the crowd *using* gas"."""
    token = sentence.tokens[trigger]
    if token.dep != "acl" or token.tag != "VBG" or token.lemma not in _WIELDING:
        return []
    above = sentence.tokens[token.head]
    return grammar.subjects(sentence, above.head) if above.dep == "dobj" else []


def _is_shown(sentence: Sentence, index: int) -> bool:
    """Whether a noun is only what a statue or picture shows."""
    token = sentence.tokens[index]
    above = sentence.tokens[sentence.tokens[token.head].head]
    return token.dep == "pobj" and above.lemma in DEPICTING


def _is_deplored(match: Match, lemma: str) -> bool:
    """Whether a noun is an act against somebody that the event blames: who suffers it is not blamed."""
    return match.rule.type == "ACCUSE" and match.rule.mode != "investigate" and lemma in _ADVERSE


def _is_victim(sentence: Sentence, match: Match, filled: Slot) -> bool:
    """Whether somebody stands behind a deed that is blamed on others: "concerns over *attacks on X*"."""
    slot, index = filled
    preposition = sentence.tokens[sentence.tokens[index].head]
    behind = slot.removeprefix("~") in ("on", "against", "of", "to")
    return behind and _is_deplored(match, sentence.tokens[preposition.head].lemma)


def _is_tied(sentence: Sentence, index: int) -> bool:
    """Whether a noun only names another event this one is tied to: "in the wake of *the attack*"."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.dep != "pobj" or above.lemma == "with":  # "face to face with *the rebels*"
        return False
    return sentence.tokens[above.head].lemma in _TYING


def _shuts_out(sentence: Sentence, trigger: int, first: int, second: int) -> bool:
    """Whether the second of two subjects shuts out the first: the clause's own, not joined nor "of" it."""
    above = sentence.subtree(first)
    if trigger in above:  # the first is what the relative clause is about
        return second in above
    apart = any(sentence.tokens[i].tag.startswith("VB") for i in range(first, second))
    return apart and second not in above and sentence.tokens[second].dep != "conj"


def _there(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[str, ...]:
    """Who forbids and punishes where no one is named: "is banned in Turkey" is done by Turkey."""
    lemma = sentence.tokens[match.trigger].lemma
    where = "in" if lemma in _BY_LAW else "from" if lemma in _OUT_OF else ""
    if not match.passive or not where:
        return ()
    found = [parties.at(number, i) for slot, i in match.slots if slot == where]
    return tuple(m.id for m in found if m and m.label == "GPE" and m.candidates)


def _in_process(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[str, ...]:
    """Who is in the process of doing it: "*the union* is in the process of leaving"."""
    token = sentence.tokens[match.trigger]
    noun = sentence.tokens[sentence.tokens[token.head].head]
    if not match.verbal or token.dep != "pcomp" or noun.dep != "pobj" or noun.lemma not in _UNDER_WAY:
        return ()
    verb = sentence.tokens[noun.head].head
    return tuple(m.id for i in grammar.subjects(sentence, verb) for m in parties.named_by(number, i))


def _aimed_at(number: int, sentence: Sentence, trigger: int, parties: Parties) -> tuple[Mention, ...]:
    """Whom force is aimed at by a participle: "missiles *targeting* X", "cleared X *using* tear gas"."""
    for thing in grammar.kids(sentence, trigger, "dobj"):
        for i in grammar.kids(sentence, thing, "acl"):
            if sentence.tokens[i].lemma in _AIMING:
                heads = grammar.kids(sentence, i, "dobj") + [j for _, j in grammar.prepositions(sentence, i)]
                return tuple(m for j in heads[:1] for m in parties.named_by(number, j))
    token = sentence.tokens[trigger]
    if _wielder(sentence, trigger):
        return parties.named_by(number, token.head)
    if token.dep == "advcl" and token.tag == "VBG" and token.lemma in _WIELDING:
        return tuple(m for j in grammar.objects(sentence, token.head) for m in parties.named_by(number, j))
    return ()


def _nested(
    number: int, filled: Slot, role: str, match: Match, sentence: Sentence, parties: Parties
) -> tuple[Mention, ...]:
    """Those named inside what fills a slot and is nobody itself."""
    slot, index = filled
    lemma = sentence.tokens[index].lemma
    if lemma in _TYING:
        return ()
    if slot == "subject":
        issuers = _issuer(number, index, match, sentence, parties)
        return issuers or _inside(number, index, sentence, parties, _MAKERS)
    if (match.rule.type == "SUPPORT" and lemma in _ADVERSE) or (slot == "in" and lemma in _MANNER):
        return ()
    named: tuple[str, ...] = _NAMED_BEHIND
    if (slot, role) == ("in", "actor"):  # "died in an attack by X"
        named = _FOES_BEHIND
    elif is_grief(sentence, match, index) or _is_deplored(match, lemma):
        named = _BLAMED_BEHIND
    return _inside(number, index, sentence, parties, named)


def _inside(
    number: int, index: int, sentence: Sentence, parties: Parties, behind_what: tuple[str, ...]
) -> tuple[Mention, ...]:
    """Those named in a noun phrase that is nobody: "the *Kremlin*'s decision", "the attack by *rebels*"."""
    lemma = sentence.tokens[index].lemma
    own = parties.within(number, index)
    if (own and lemma not in _BRANCHES) or lemma in DEPICTING:
        return own
    behind = grammar.prepositions(sentence, index)
    behind = [(slot, i) for slot, i in behind if sentence.tokens[i].text.lower() not in _CHANNELS]
    for wanted in behind_what:
        for slot, i in behind:
            if slot == wanted and (mentions := parties.named_by(number, i) or parties.within(number, i)):
                return mentions
    return own


def _issuer(
    number: int, index: int, match: Match, sentence: Sentence, parties: Parties
) -> tuple[Mention, ...]:
    """Who acts through a subject that is nobody: "*X* sent a letter accusing", "missiles fired by *X*"."""
    for i in grammar.kids(sentence, index, "acl"):
        found = [m for j in grammar.agents(sentence, i) for m in parties.named_by(number, j)]
        if found:
            return tuple(found)
    if sentence.tokens[match.trigger].dep != "acl" or sentence.tokens[match.trigger].head != index:
        return ()
    return tuple(m for j in grammar.holder(sentence, index) for m in parties.named_by(number, j))


def _possessed(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[i].tag == "PRP$" for i in grammar.kids(sentence, index, "poss"))
