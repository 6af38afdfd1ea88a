"""What is agreed, asked, refused or threatened, and whom of those named in it that concerns."""

from dragoman.extract import grammar
from dragoman.extract.match import Match
from dragoman.extract.parties import Parties
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence

# What these types are about is no event of its own: an agreement to meet is no meeting.
COMMISSIVE = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_ASKED_BEHIND = frozenset({"for", "to", "on", "with", "of", "against"})
# Prepositions behind which a time or a place stands rather than somebody concerned.
_ASIDE = frozenset(
    {"in", "at", "since", "during", "before", "after", "under", "within", "across", "near", "by"}
    | {
        "like",
        "unlike",
        "than",
        "despite",
        "amid",
        "beyond",
        "through",
        "via",
        "along",
        "around",
        "as",
        "include",
    }
)
_DEPTH = 4
# Who stands more steps than this below what is asked has little to do with it.
_FURTHEST = 6
# What is founded or picked is not whom it is promised to: "to set up *a fund*", "to pick *a woman*".
_FOUNDING = frozenset(
    {"set", "establish", "create", "found", "form", "build", "launch", "open", "need"}
    | {"formation", "creation", "establishment", "foundation"}
)
_PICKING = frozenset({"add", "appoint", "pick", "name", "choose", "nominate", "select", "hire", "recruit"})
# Own people with whom somebody comes: "confirmed it would attend *with a delegation*".
_SENT_ALONG = frozenset({"delegation", "team", "entourage", "envoy", "group"})
_HOLDING = frozenset({"hold", "take", "detain", "capture", "jail", "imprison", "seize", "abduct", "kidnap"})
# What is asked of him whose it is: "called for *American* help".
_HELP = frozenset({"help", "support", "aid", "assistance", "backing", "action", "intervention", "mediation"})
# Who is said to have these stands for the actor: "confirmed *Oslo's* commitment".
_STANCES = frozenset(
    {"commitment", "intention", "intent", "readiness", "willingness", "determination", "desire"}
)
_SENDING = frozenset({"send", "deploy", "provide", "supply", "deliver", "give", "dispatch"})
_CLAIMS = frozenset(
    {"claim", "allegation", "accusation", "report", "charge", "rumour", "rumor", "suggestion"}
)
# Who is to suffer this is not asked to do it: "called for the *expropriation* of the mines".
_TAKING = frozenset(
    {"expropriation", "nationalisation", "nationalization", "privatisation", "privatization", "breakup"}
    | {"abolition", "dissolution", "confiscation", "requisition"}
)
# What shows somebody is not his: who topples a statue of a king does nothing to a king.
DEPICTING = frozenset(
    {"statue", "monument", "memorial", "bust", "portrait", "painting", "image", "picture"}
    | {"cemetery", "grave", "tomb", "biography", "history"}
)


def asked(sentence: Sentence, match: Match) -> list[int]:
    """All words of what is agreed, asked, refused or threatened, nearest first, no relative clauses."""
    index = match.trigger
    todo = grammar.kids(sentence, index, "dobj", "attr")
    todo += grammar.clauses(sentence, index)
    for i in grammar.kids(sentence, index, "prep", "prt", "dative"):
        if sentence.tokens[i].lemma in _ASKED_BEHIND:
            todo += grammar.kids(sentence, i, "pobj")
            todo += [k for j in grammar.kids(sentence, i, "prep") for k in grammar.kids(sentence, j, "pobj")]
    found: dict[int, None] = {}
    while todo:
        here = todo.pop(0)
        if here not in found and here != index:
            found[here] = None
            if sentence.tokens[here].lemma in DEPICTING:
                continue
            aside = {"relcl", "advcl", "acl" if sentence.tokens[here].lemma in _CLAIMS else ""}
            todo.extend(i for i in sentence.children[here] if sentence.tokens[i].dep not in aside)
    return list(found)


def concerned_in(
    number: int, sentence: Sentence, match: Match, parties: Parties, actors: tuple[str, ...]
) -> tuple[Mention, ...]:
    """The first party named in what is asked, promised, refused or threatened."""
    by = [i for i in grammar.kids(sentence, match.trigger, "prep") if sentence.tokens[i].lemma == "by"]
    means = {j for i in by for j in sentence.subtree(i)}  # "broke the accord *by hiding a wanted man*"
    if match.rule.mode == "assist":  # "called for help for *the farmers*" asks them nothing
        means |= {j for i in asked(sentence, match) if _is_served(sentence, i) for j in sentence.subtree(i)}
    if match.rule.type == "REQUEST":
        taken = [i for slot, i in match.slots if slot == "object" and sentence.tokens[i].lemma in _TAKING]
        # "called for a broad government, including a share for *the minorities*" asks them nothing.
        taken += [i for i in asked(sentence, match) if sentence.tokens[i].lemma == "include"]
        means |= {j for i in taken for j in sentence.subtree(i)}
    words = [i for i in asked(sentence, match) if i not in means][: 8 * _DEPTH]
    sent = [i for i in words if is_sent(sentence, i)]
    asking = match.rule.type == "REQUEST"
    # What is sent comes last: "to send more troops to X" is about X. "Called for *G7* action" asks the G7.
    helpers = [i for i in words if asking and _is_asked_help(sentence, match.trigger, i)]
    for kinds in (("name", "nominal"), ("adjective",)):
        for index in [*helpers, *(i for i in words if i not in sent), *sent]:
            mention = parties.at(number, index)
            if mention is None or mention.id in actors:
                continue
            if mention.kind not in kinds and index not in helpers:
                continue
            if _aside(sentence, index) or (mention.kind == "adjective" and not mention.candidates):
                continue
            if _is_nobody(sentence, match, index, mention):
                continue
            return parties.named_by(number, index) or (mention,)
    return ()


def _is_served(sentence: Sentence, index: int) -> bool:
    """Whether a "for" names those whom the help asked for is to serve."""
    token = sentence.tokens[index]
    return token.dep == "prep" and token.lemma == "for" and sentence.tokens[token.head].lemma in _HELP


def _is_asked_help(sentence: Sentence, trigger: int, index: int) -> bool:
    """Whether an adjective tells whose act is asked for: "demanded *Kenyan* support"."""
    token = sentence.tokens[index]
    theme = sentence.tokens[token.head]
    if token.dep not in ("amod", "compound", "nmod") or theme.lemma not in _HELP:
        return False
    above = sentence.tokens[theme.head].head if theme.dep == "pobj" else theme.head
    return theme.dep in ("dobj", "pobj") and above == trigger


def _is_nobody(sentence: Sentence, match: Match, index: int, mention: Mention) -> bool:
    """Whether somebody named in it is what is promised rather than whom it concerns."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.lemma in _SENT_ALONG and token.dep == "pobj" and above.lemma == "with":
        return True
    if token.dep == "attr" or _depth(sentence, match.trigger, index) > _FURTHEST:
        return True
    if token.dep == "compound" and above.dep in ("nsubj", "nsubjpass") and not mention.candidates:
        return True  # "asked that *monarch* butterflies be protected"
    if token.dep == "poss" and above.dep == "dobj" and above.head == match.trigger:
        return match.rule.type == "AGREE" and above.lemma in _STANCES
    return is_made(sentence, index, mention)


def is_made(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Whether somebody named is only to be founded or picked: "to set up *a fund*", "to pick *a woman*"."""
    while sentence.tokens[index].dep == "conj" or sentence.tokens[sentence.tokens[index].head].lemma == "of":
        index = sentence.tokens[index].head
    made = sentence.tokens[sentence.tokens[index].head].lemma
    if mention.candidates or sentence.tokens[index].dep not in ("dobj", "prep"):
        return False
    return made in _FOUNDING or (made in _PICKING and mention.kind == "nominal")


def _depth(sentence: Sentence, top: int, index: int) -> int:
    """How many steps a word stands below another; many if it does not."""
    for steps in range(2 * _FURTHEST):
        if index == top:
            return steps
        index = sentence.tokens[index].head
    return 2 * _FURTHEST


def captors_of(
    number: int, sentence: Sentence, captives: tuple[str, ...], parties: Parties
) -> tuple[str, ...]:
    """Who holds those whose release is asked for: "demanded the release of men held by *the rebels*"."""
    return tuple(
        mention.id
        for captive in captives
        if sentence.span.covers(parties.get(captive).span)
        for clause in grammar.kids(sentence, parties.get(captive).head, "acl", "relcl")
        if sentence.tokens[clause].lemma in _HOLDING
        for agent in _by_whom(sentence, clause)
        for mention in parties.named_by(number, agent)
    )


def _by_whom(sentence: Sentence, clause: int) -> list[int]:
    """The agent of a passive, also where it hangs on what they were taken as: "taken hostage by …"."""
    taken = grammar.kids(sentence, clause, "oprd", "dobj", "attr", "xcomp", "acomp", "advmod")
    return [j for i in (clause, *taken) for j in grammar.agents(sentence, i)]


def is_sent(sentence: Sentence, index: int) -> bool:
    """Whether a noun is what is sent or given."""
    token = sentence.tokens[index]
    return token.dep == "dobj" and sentence.tokens[token.head].lemma in _SENDING


def _aside(sentence: Sentence, index: int) -> bool:
    """Whether a noun stands behind "in" and its like, itself or what it is of: "in the interests of X"."""
    here = index
    for _ in range(_DEPTH):
        token = sentence.tokens[here]
        if token.dep in ("conj", "appos"):
            here = token.head
            continue
        if token.dep != "pobj":
            return False
        preposition = sentence.tokens[token.head]
        if preposition.lemma != "of":
            return preposition.lemma in _ASIDE
        here = preposition.head
    return False
