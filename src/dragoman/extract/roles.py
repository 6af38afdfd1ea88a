"""Who takes part in a matched event: the slots of the rule filled with mentions."""

from dataclasses import dataclass

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
)
_NAMED_BEHIND = ("of", "by", "from", "against", "on", "with", "for", "in")
_MAKERS = ("of", "by", "from")
_DEPTH = 4


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
    roles = dict(match.rule.roles if match.verbal else match.rule.noun_roles)
    found: dict[str, list[str]] = {"actor": [], "recipient": []}
    direct = True
    for slot, index in match.slots:
        role = roles.get(slot.removeprefix("~"))
        if role is None or (slot.startswith("~") and found[role]):
            continue
        if slot in ("adjective", "possessor") and parties.at(number, sentence.tokens[index].head):
            continue  # "Iranian diplomats" are named already
        if slot.startswith("complement-") and _possessed(sentence, index):
            continue  # "agreed to reopen their embassies"
        mentions = parties.named_by(number, index)
        if match.rule.mutual and slot == "object" and not mentions and index not in match.words:
            return Sides(actors=(), recipients=(), direct=False)  # "met the demands": nobody was met
        # "held U.S. talks": an object the rule itself demands lends its modifiers by slots of their own.
        carried = slot == "object" and match.rule.object and index in match.words
        if not mentions and slot not in ("adjective", "possessor") and not carried:
            if slot == "subject":
                mentions = _issuer(number, index, match, sentence, parties) or _inside(
                    number, index, sentence, parties, _MAKERS
                )
            else:
                mentions = _inside(number, index, sentence, parties, _NAMED_BEHIND)
            direct = direct and not mentions
        found[role].extend(m.id for m in mentions if m.id not in found["actor"] and m.id not in found[role])
    actors = tuple(found["actor"])
    recipients = tuple(i for i in found["recipient"] if i not in actors)
    if not recipients and match.rule.type in COMMISSIVE and not match.rule.mutual:
        concerned = _concerned(number, sentence, match, parties, actors)
        recipients, direct = tuple(m.id for m in concerned), direct and not concerned
    return Sides(actors=actors, recipients=recipients, direct=direct)


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
            todo.extend(
                i for i in sentence.children[here] if sentence.tokens[i].dep not in ("relcl", "advcl")
            )
    return list(found)


def _inside(
    number: int, index: int, sentence: Sentence, parties: Parties, behind_what: tuple[str, ...]
) -> tuple[Mention, ...]:
    """Those named in a noun phrase that is nobody: "the *Kremlin*'s decision", "the attack by *rebels*"."""
    mentions = parties.within(number, index)
    if mentions:
        return mentions
    behind = grammar.prepositions(sentence, index)
    for wanted in behind_what:
        for slot, i in behind:
            if slot == wanted and (mentions := parties.named_by(number, i) or parties.within(number, i)):
                return mentions
    return ()


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


def _concerned(
    number: int, sentence: Sentence, match: Match, parties: Parties, actors: tuple[str, ...]
) -> tuple[Mention, ...]:
    """The first party named in what is asked, promised, refused or threatened."""
    words = asked(sentence, match)[: 8 * _DEPTH]
    for kinds in (("name", "nominal"), ("adjective",)):
        for index in words:
            mention = parties.at(number, index)
            if (
                mention is None
                or mention.kind not in kinds
                or mention.id in actors
                or _aside(sentence, index)
            ):
                continue
            return parties.named_by(number, index) or (mention,)
    return ()


def _aside(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.dep == "pobj" and sentence.tokens[token.head].lemma in _ASIDE


def _possessed(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[i].tag == "PRP$" for i in grammar.kids(sentence, index, "poss"))
