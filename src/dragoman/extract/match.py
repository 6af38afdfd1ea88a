"""A rule against a word of a parsed sentence: does it match, and which words fill its slots?"""

from dataclasses import dataclass

from dragoman.extract import grammar
from dragoman.extract.trigger import Slot, Trigger, modifiers
from dragoman.lexicon.cues import Cues
from dragoman.lexicon.rules import Rule, RuleBook
from dragoman.model.annotated import Sentence, Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_HYPHENS = frozenset({"-", "–"})
_OWN = "@subject"
# Of a deed these name who did it, and who suffered it or what it is about.
_MAKER = ("by", "possessor", "adjective")
_VICTIM = frozenset({"of", "on", "against", "in"})
_NONE = "@none"
# With an object of its own the verb means something else: "called him a disgrace for it".
_OBJECTLESS = frozenset({("call", "for")})
_ANY = frozenset({"*", "to", _OWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that matches a trigger.

    Attributes:
        trigger: Token index of the verb or noun.
        words: Token indices of the words that name the event, trigger and what the rule demanded.
        slots: (slot, token index), nearest first; a slot may be filled several times, `~by` is a far one.
        weight: Conditions fulfilled, the rule's own and those of its trigger.
        verbal: Whether the trigger is a verb.
        passive: Whether it is a verb in the passive, whose actor may go unnamed.
        support: The light verb that carries a noun trigger ("launched" an attack), if any.
        occasion: The verb of what is done at what a noun trigger names ("said" during talks), if any.
    """

    rule: Rule
    trigger: int
    words: tuple[int, ...]
    slots: tuple[Slot, ...]
    weight: int
    verbal: bool
    passive: bool = False
    support: int | None = None
    occasion: int | None = None


def matches(sentence: Sentence, index: int, rules: RuleBook, cues: Cues) -> list[Match]:
    """All rules that match a token as trigger, best first.

    Args:
        sentence: The parsed sentence.
        index: The token tried as trigger.
        rules: The rule book.
        cues: Gives light verbs, nouns of time and of quantity.
    """
    token = sentence.tokens[index]
    if index and token.dep == "amod" and sentence.tokens[index - 1].text in _HYPHENS:
        return []  # "Iran-backed forces": part of a word
    nouns, verbs = _candidates(token, rules)
    if verbs and grammar.kids(sentence, index, "det"):
        verbs = ()  # "visited the wounded"
    if not nouns and not verbs:
        return []
    trigger = Trigger(sentence, index, cues)
    found = [m for rule in nouns if (m := _noun(trigger, rule))]
    if not found:
        found = [m for rule in verbs if (m := _verb(trigger, rule))]
    order = {m.rule.id: n for n, m in enumerate(found)}
    return sorted(found, key=lambda m: (-m.weight, order[m.rule.id]))


def _candidates(token: Token, rules: RuleBook) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules whose noun, and those whose verb, the token may be."""
    nouns: tuple[Rule, ...] = ()
    verbs: tuple[Rule, ...] = ()
    gerund = token.tag == "VBG" and token.dep in _NOUN_PLACES
    if gerund or (token.pos in _NOMINAL and token.dep != "compound"):
        nouns = rules.nouns.get(token.text.lower() if gerund else token.lemma, ())
        if not nouns and token.text.lower() != token.lemma:
            nouns = rules.nouns.get(token.text.lower(), ())
    if token.pos in _VERBAL or token.tag.startswith("VB"):
        verbs = rules.verbs.get(token.lemma, ())
    return nouns, verbs


def _verb(trigger: Trigger, rule: Rule) -> Match | None:
    found = [
        match
        for verb, others in rule.verbs
        if verb == trigger.token.lemma and (match := _verb_with(trigger, rule, others))
    ]
    return max(found, key=lambda m: m.weight, default=None)


def _verb_with(trigger: Trigger, rule: Rule, others: str) -> Match | None:
    """A verb rule with its particle or preposition, if it demands one."""
    sentence = trigger.sentence
    words = [trigger.index]
    objects = trigger.objects
    if others:
        particles = trigger.particles(others.split())
        if not particles:
            return None
        words += particles
        behind = [i for _, i in grammar.prepositions(sentence, trigger.index, only=particles[-1])]
        own = grammar.kids(sentence, particles[-1], "pobj")
        if own and objects and (trigger.token.lemma, others) in _OBJECTLESS:
            return None
        # "voted *down* the plan", "pulled its men *out* of A": the verb has an object of its own.
        if sentence.tokens[particles[-1]].dep != "prt" and (own or not objects):
            objects = trigger.seen_through(behind)
    heads = [j for i in objects for j in (i, *_conjuncts(sentence, i))]
    if _NONE in rule.object:
        if heads:
            return None
    elif rule.object:
        demanded = [i for i in heads if _is_object(sentence.tokens[i], rule.object)]
        if not demanded:
            return None
        words.append(demanded[0])
    concerned = [i for slot, i in trigger.prepositions if (slot, "recipient") in rule.roles]
    if any(_is_object(sentence.tokens[i], rule.object_not) for i in (*heads, *concerned)):
        return None
    if not _fits(trigger, rule, words):
        return None
    slots = [("subject", i) for i in trigger.subjects]
    slots += [("object", i) for i in objects]
    slots += trigger.prepositions
    if rule.object:
        for i in dict.fromkeys((*objects, *(i for i in words if i in heads))):
            slots += _of_object(sentence, i, rule)
    slots += trigger.complement_slots + trigger.tellers
    slots += trigger.far(slots)
    weight = rule.weight + (2 if others else 0)
    return _match(rule, trigger, words, slots, weight, verbal=True)


def _of_object(sentence: Sentence, noun: int, rule: Rule) -> list[Slot]:
    """Who the object the rule demands is by and of; its victim counts only where its maker is not named.

    In "condemned the killing of X by Y", "rejected an offer made by Y to X" only Y is concerned.
    """
    found = grammar.prepositions(sentence, noun) + modifiers(sentence, noun)
    found += [("by", j) for i in grammar.kids(sentence, noun, "acl") for j in grammar.agents(sentence, i)]
    for slot, i in tuple(found):
        behind = grammar.prepositions(sentence, i) if slot == "of" else []
        # "the killing of X by Y", "a vote of confidence in X"
        inside = sentence.tokens[i].lemma in rule.words
        found += [(other, j) for other, j in behind if inside or other == "by"]
    if any(sentence.tokens[i].tag == "PRP$" for _, i in found):
        return found
    roles = dict(rule.roles)
    makers = {roles[slot] for slot in _MAKER if slot in roles}
    victims = [(slot, i) for slot, i in found if slot in _VICTIM and roles.get(slot) in makers]
    return [one for one in found if one not in victims] + [(f"~{slot}", i) for slot, i in victims]


def _is_object(token: Token, wanted: frozenset[str]) -> bool:
    """Whether a noun is one of the lemmas, or a proper name where `@name` is among them."""
    return token.lemma in wanted or ("@name" in wanted and token.pos == "PROPN")


def _noun(trigger: Trigger, rule: Rule) -> Match | None:
    sentence, index = trigger.sentence, trigger.index
    names = {trigger.token.lemma, trigger.token.text.lower()}
    found: list[Match] = []
    for noun, others in rule.nouns:
        if noun not in names or rule.object:
            continue
        wanted = set(others.split())
        words = [index]
        if wanted:
            before = [i for i in sentence.subtree(index) if i < index and _named(sentence, i) & wanted]
            if len(before) < len(wanted):
                continue
            words += before
        if not _fits(trigger, rule, words):
            continue
        slots = trigger.noun_slots() + trigger.complement_slots
        weight = rule.weight + (2 if wanted else 0)
        found.append(_match(rule, trigger, words, slots, weight, verbal=False))
    return max(found, key=lambda m: m.weight, default=None)


def _fits(trigger: Trigger, rule: Rule, words: list[int]) -> bool:
    """Whether complement, words and negation are as the rule demands; adds the words it used."""
    if rule.complement:
        fitting = [i for i in trigger.clauses if _complements(trigger, i, rule)]
        if not fitting:
            return False
        if not rule.complement & _ANY:
            words.append(fitting[0])
    if rule.words_not and rule.words_not & trigger.below.keys():
        return False
    if rule.words:
        hits = sorted(trigger.near[word] for word in rule.words & trigger.near.keys())
        if not hits:
            return False
        words.append(hits[0])
    return not rule.negated or trigger.negated


def _complements(trigger: Trigger, clause: int, rule: Rule) -> bool:
    """Whether a clause is what the rule demands: any, an infinitive, one with a subject, one of its verbs."""
    verbs = rule.complement - _ANY
    sentence = trigger.sentence
    own = grammar.kids(sentence, clause, "nsubj", "nsubjpass") or trigger.objects
    if _OWN in rule.complement and not own:
        return False
    if "to" in rule.complement and not grammar.is_infinitive(sentence, clause):
        return False
    return not verbs or sentence.tokens[clause].lemma in verbs


def _match(
    rule: Rule, trigger: Trigger, words: list[int], slots: list[Slot], weight: int, *, verbal: bool
) -> Match:
    return Match(
        rule=rule,
        trigger=trigger.index,
        words=tuple(sorted(set(words))),
        slots=tuple(dict.fromkeys(slots)),
        weight=weight,
        verbal=verbal,
        passive=verbal and trigger.passive,
        support=None if verbal else trigger.support,
        occasion=trigger.occasion if not verbal and ("occasion", "actor") in rule.noun_roles else None,
    )


def _conjuncts(sentence: Sentence, index: int) -> list[int]:
    found: list[int] = []
    todo = grammar.kids(sentence, index, "conj")
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(grammar.kids(sentence, here, "conj"))
    return found


def _named(sentence: Sentence, index: int) -> set[str]:
    return {sentence.tokens[index].lemma, sentence.tokens[index].text.lower()}
