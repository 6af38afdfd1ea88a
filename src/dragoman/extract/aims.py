"""At whom protest, force and help are aimed where no slot of the rule names anybody."""

from dragoman.extract import grammar
from dragoman.extract.asked import DEPICTING
from dragoman.extract.match import Match
from dragoman.extract.parties import Parties
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence

# What a crowd does beside marching; who is named in it is meant: "gathered to *demand* that X resign".
_DEMANDING = frozenset(
    {"demand", "call", "urge", "press", "force", "pressure", "pressurise", "protest", "denounce", "condemn"}
    | {"oppose", "decry", "ask", "compel", "accuse", "criticise", "criticize", "reject", "chant", "shout"}
)
_ANGER = frozenset(
    {"protest", "anger", "fury", "outrage", "opposition", "defiance", "rebuke", "dispute", "row", "strike"}
    | {"response", "reaction", "front", "objection", "resistance", "retaliation", "demonstration", "rally"}
)
_MARCHES = frozenset({"protest", "demonstration", "rally", "march", "unrest"})
_CLASHING = frozenset({"clash", "fight", "scuffle", "battle", "grapple", "tussle"})
_AT = frozenset({"at", "against", "over", "with", "to", "of", "by"})
# Of these those named are the gain, not the target: "demanding the release of *X*".
_SOUGHT = frozenset({"release", "freedom", "justice", "return", "right", "rescue", "reinstatement", "safety"})
# Who suffered them is whom a protest is for, who did them whom it is against.
_SUFFERED = frozenset(
    {"shooting", "killing", "death", "murder", "arrest", "jailing", "imprisonment", "detention", "execution"}
    | {"beating", "deportation", "eviction", "expulsion", "dismissal", "sacking", "treatment", "abduction"}
    | {"persecution", "torture", "rape", "disappearance", "sentencing", "trial", "conviction", "lynching"}
)
# What tells whose a thing is: "a camp *used by* X", "groves *belonging to* X".
_HOLDING = frozenset(
    {
        "use",
        "belong",
        "hold",
        "own",
        "run",
        "carry",
        "control",
        "claim",
        "guard",
        "occupy",
        "house",
        "operate",
    }
    | {"man", "transport", "populate", "inhabit", "build", "staff", "administer", "rule"}
)
_SIDING = frozenset({"loyal", "allied", "faithful", "sympathetic", "close"})
_TOWARD = frozenset(
    {"along", "near", "around", "on", "in", "into", "to", "toward", "towards", "opposite", "off", "across"}
    | {
        "outside",
        "at",
        "over",
        "within",
        "inside",
        "of",
        "with",
        "against",
        "close",
        "as",
        "through",
        "between",
    }
)
# Whom forces come to "protect" or "reinforce" they do not threaten.
_HELPING = frozenset(
    {"help", "protect", "assist", "support", "defend", "aid", "secure", "guard", "evacuate", "rescue"}
    | {"reassure", "bolster", "keep", "relieve", "replace", "escort", "save", "train", "restore", "show"}
)
_SITES = frozenset({"outside", "at", "on", "before", "around", "of", "to"})
_SCENE = frozenset({"in", "at", "near", "outside", "on", "inside", "of", "within", "around"})
_BEGINNING = frozenset({"begin", "start", "continue", "resume", "keep", "stop"})
_FOR = frozenset(
    {"to", "for", "in", "into", "of", "toward", "towards", "across", "at", "along", "as", "outside"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_GROUND = frozenset({"in", "of", "near", "around", "across", "throughout"})
# Where these were held is only where it was said: "announced the truce *in a speech* in Nairobi".
_SAID_IN = frozenset(
    {"statement", "interview", "speech", "meeting", "summit", "conference", "talk", "session", "ceremony"}
    | {"address", "briefing", "deal", "agreement", "letter", "message", "response", "return", "exchange"}
)
_LOOSE = frozenset({"in", "at", "on", "of", "with", "as"})
_PEOPLE = frozenset({"people", "person", "man", "woman", "child", "other", "one", "civilian"})
# For these forces are called up against somebody: "mobilised reservists for a *war* with X".
_WARS = frozenset({"war", "attack", "invasion", "offensive", "assault", "operation", "strike", "conflict"})
# Acts upon those who live where they are done, by type and mode: a curfew, an order lifted, a truce.
_ON_GROUND: dict[str, frozenset[str | None]] = {
    "COERCE": frozenset({"curfew", "martial-law", "restrict"}),
    "CONCEDE": frozenset({None}),
    "RETREAT": frozenset({"ceasefire", "withdraw"}),
}
_LAID = frozenset({"impose", "declare", "introduce", "place", "lay", "enforce"})
_DEPTH = 5


def aimed(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Those at whom a protest, an attack or a show of force is aimed though they fill no slot of its rule.

    Args:
        number: Index of the sentence in the document.
        sentence: The sentence itself.
        match: The rule with its slots.
        parties: The mentions of the document.
    """
    if match.rule.type == "PROTEST":
        return _protested(number, sentence, match, parties)
    if match.rule.type == "MOBILIZE":
        return _faced(number, sentence, match, parties)
    if match.rule.type == "AID" and match.rule.object:
        return _served(number, sentence, match, parties)
    if match.rule.mode in _ON_GROUND.get(match.rule.type, ()) and match.verbal:
        return _relieved(number, sentence, match, parties)
    if match.rule.type == "ASSAULT" and match.verbal:
        return _struck(number, sentence, match, parties)
    return ()


def is_grief(sentence: Sentence, match: Match, index: int) -> bool:
    """Whether who suffered what a noun names is no target: "protested *the arrest* of X"."""
    return match.rule.type == "PROTEST" and sentence.tokens[index].lemma in _SUFFERED


def _protested(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Who is named in the demand or the grievance: "struck *in protest at the mayor's plan*"."""
    tokens = sentence.tokens
    above = [match.trigger, *(i for i in match.words if i != match.trigger)]
    above += [match.support] if match.support is not None else []
    starts: list[int] = []
    for i in above:
        clauses = grammar.kids(sentence, i, "advcl", "xcomp", "ccomp", "acl", "conj", "relcl")
        starts += [j for j in clauses if tokens[j].lemma in _DEMANDING and j > match.trigger]
    for i in above:
        for preposition in grammar.kids(sentence, i, "prep"):
            for j in grammar.kids(sentence, preposition, "pobj"):
                if tokens[j].lemma in _ANGER:
                    starts += [k for k in grammar.kids(sentence, j, "prep") if tokens[k].lemma in _AT]
                elif tokens[preposition].lemma in ("against", "over"):
                    starts.append(preposition)
    for token in tokens:  # "they marched; *the protest* began *against the mayor*"
        if token.lemma in _MARCHES and token.dep == "nsubj":
            aside = grammar.kids(sentence, token.head, "prep")
            starts += [j for j in aside if tokens[j].lemma == "against"]
    above_it = tokens[tokens[match.trigger].head]  # "clashed *with the police* and threw stones"
    if tokens[match.trigger].dep == "conj" and above_it.lemma in _CLASHING:
        aside = grammar.kids(sentence, tokens[match.trigger].head, "prep")
        starts += [j for j in aside if tokens[j].lemma == "with"]
    for start in starts:
        if found := _named_below(number, sentence, start, parties):
            return found
    return _around(number, sentence, above, parties, _SITES, places=frozenset({"on", "of", "to"}))


def _named_below(number: int, sentence: Sentence, start: int, parties: Parties) -> tuple[Mention, ...]:
    """The first party below a word, what is sought for somebody left out."""
    todo = [start]
    for here in todo:
        mention = parties.at(number, here) if sentence.tokens[here].lemma not in _SOUGHT else None
        if mention and mention.kind != "pronoun" and (mention.kind != "adjective" or mention.candidates):
            return parties.named_by(number, here) or (mention,)
        for i in sentence.children[here]:
            token = sentence.tokens[i]
            gain = sentence.tokens[here].lemma in _SOUGHT | _SUFFERED and token.lemma not in ("from", "by")
            aside = token.dep == "prep" and token.lemma in ("in", "since", "during", "after", "before", "on")
            if not gain and not aside and token.dep not in ("relcl", "advcl"):
                todo.append(i)
    return ()


def _struck(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Whose the thing attacked is, or else where it stands: "shelled a camp *used by X*", "… *in X*"."""
    things = [i for slot, i in match.slots if slot in ("object", "on", "into", "at", "against", "to")]
    things += [j for i in things for j in grammar.kids(sentence, i, "conj")]
    things = [i for i in things if sentence.tokens[i].lemma not in _PEOPLE | DEPICTING]
    for thing in things:
        if found := _holders(number, sentence, thing, parties):
            return found
    if not things:
        return ()
    return _around(number, sentence, [*things, match.trigger], parties, _SCENE, places=_SCENE)


def _faced(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Whose border, coast or streets forces are shown at, or whom they are to meet: "to intercept *X*"."""
    things = [match.trigger, *(i for i in match.words if i != match.trigger)]
    things += [i for slot, i in match.slots if slot == "object"]
    things += [match.support] if match.support is not None else []
    behind = [i for above in things for slot, i in grammar.prepositions(sentence, above) if slot == "for"]
    things += [i for i in behind if sentence.tokens[i].lemma in _WARS]
    purposes = [i for above in things for i in grammar.clauses(sentence, above)]
    purposes = [i for i in purposes if grammar.is_infinitive(sentence, i)]
    things += [*purposes, *(j for i in purposes for j in grammar.objects(sentence, i))]
    for thing in purposes:
        met = grammar.objects(sentence, thing) if sentence.tokens[thing].lemma not in _HELPING else []
        for i in met:
            if found := parties.named_by(number, i) or parties.within(number, i):
                return found
    return _around(number, sentence, things, parties, _TOWARD, places=_LOOSE)


def _served(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Whom help reaches in the end: "gave a million *to fight cholera in X*"."""
    served = {slot for slot, role in match.rule.roles if role == "recipient"}
    if served.isdisjoint({"to", "for", "in", "object"}):
        return ()
    things = [match.trigger, *(i for i in match.words if i > match.trigger)]
    things += [i for slot, i in match.slots if slot == "object" and i > match.trigger]
    token = sentence.tokens[match.trigger]
    things += [token.head] if token.dep == "xcomp" and sentence.tokens[token.head].lemma in _BEGINNING else []
    purposes = [i for above in things for i in grammar.clauses(sentence, above)]
    things += [*purposes, *(j for i in purposes for j in grammar.objects(sentence, i))]
    return _around(number, sentence, things, parties, _FOR, places=_LOOSE)


def _relieved(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Whose the land is where a bar is laid or lifted, or arms rest: "eased the curfew *in parts of X*"."""
    things = [i for slot, i in match.slots if slot == "object"]
    whose = [i for i in things if match.rule.type == "COERCE" and sentence.tokens[i].pos == "NOUN"]
    for thing in whose:  # "closed the *Gaza* border crossing"
        if found := tuple(m for m in parties.within(number, thing) if m.candidates):
            return found
    clauses = [j for i in things for j in grammar.kids(sentence, i, "acl")]
    things += [j for j in clauses if sentence.tokens[j].lemma in _LAID]
    left = frozenset({"of", "from"} if match.rule.mode == "withdraw" else ())  # "pulled out *of* a town"
    behind = _GROUND | left
    told = [i for j in (*things, match.trigger) for _, i in grammar.prepositions(sentence, j)]
    if any(sentence.tokens[i].lemma in _SAID_IN for i in told):
        return ()
    return _around(number, sentence, [*things, match.trigger], parties, behind, places=behind)


def _holders(number: int, sentence: Sentence, thing: int, parties: Parties) -> tuple[Mention, ...]:
    """Who holds, uses or fills a thing, told by a word before or a clause behind it."""
    for i in (j for word in grammar.kids(sentence, thing, "compound") for j in sentence.children[word]):
        if sentence.tokens[i].dep == "compound" and (found := parties.named_by(number, i)):
            return found  # "an *Iranian Guards* missile depot"
    for quality in grammar.kids(sentence, thing, "amod", "acl"):
        if sentence.tokens[quality].lemma in _SIDING:
            for slot, i in grammar.prepositions(sentence, quality):
                if slot in ("to", "with") and (found := parties.named_by(number, i)):
                    return found
    for clause in grammar.kids(sentence, thing, "acl", "relcl"):
        if sentence.tokens[clause].lemma in _HOLDING:
            heads = [*grammar.agents(sentence, clause), *grammar.kids(sentence, clause, "dobj")]
            heads += [i for slot, i in grammar.prepositions(sentence, clause) if slot == "to"]
            for i in heads:
                if found := parties.named_by(number, i) or parties.within(number, i):
                    return found
    return ()


def _around(
    number: int,
    sentence: Sentence,
    things: list[int],
    parties: Parties,
    behind: frozenset[str],
    places: frozenset[str],
) -> tuple[Mention, ...]:
    """The first party behind prepositions, through nouns that are nobody: "in a town *near X*".

    Args:
        number: Index of the sentence in the document.
        sentence: The sentence itself.
        things: The words to start from.
        parties: The mentions of the document.
        behind: Prepositions to look behind.
        places: Those of them behind which only a place counts.
    """
    todo = [(i, 0) for i in dict.fromkeys(things)]
    for here, depth in todo:
        beside = grammar.kids(sentence, here, "advmod")  # "up *to the border*"
        for slot, i in [p for j in (here, *beside) for p in grammar.prepositions(sentence, j)]:
            if slot not in behind or i in things:
                continue
            found = parties.named_by(number, i) or parties.within(number, i)
            if slot in places:
                found = tuple(m for m in found if m.label in _PLACES or m.kind == "adjective")
            if found := found or _holders(number, sentence, i, parties):
                return found
            if depth < _DEPTH:
                todo.append((i, depth + 1))
    return ()
