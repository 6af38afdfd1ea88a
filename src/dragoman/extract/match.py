"""A rule against a parsed sentence: does it match this trigger, and which words fill its slots?"""

from dataclasses import dataclass

from dragoman.extract import grammar
from dragoman.lexicon.rules import Rule, RuleBook
from dragoman.model.annotated import Sentence

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "agent", "dative", "acomp", "npadvmod", "pobj", "oprd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that matches a trigger.

    Attributes:
        trigger: Token index of the verb or noun.
        words: Token indices of the words that name the event, trigger and what the rule demanded.
        slots: (slot, token index) in text order; a slot may be filled several times.
        weight: Conditions fulfilled, the rule's own and those of its trigger.
        support: The light verb that carries a noun trigger ("launched" an attack), if any.
    """

    rule: Rule
    trigger: int
    words: tuple[int, ...]
    slots: tuple[tuple[str, int], ...]
    weight: int
    verbal: bool
    support: int | None = None


def matches(sentence: Sentence, index: int, rules: RuleBook, light: frozenset[str]) -> list[Match]:
    """All rules that match a token as trigger, best first.

    Args:
        sentence: The parsed sentence.
        index: The token tried as trigger.
        rules: The rule book.
        light: Lemmas of verbs that lend their subject to an event noun ("launch an attack").
    """
    token = sentence.tokens[index]
    found: list[Match] = []
    if token.pos in _VERBAL or token.tag.startswith("VB"):
        candidates = rules.verbs.get(token.lemma, ())
        found = [m for rule in candidates if (m := _verb(sentence, index, rule))]
    if not found and token.pos in _NOMINAL and token.dep != "compound":
        candidates = rules.nouns.get(token.lemma, ())
        found = [m for rule in candidates if (m := _noun(sentence, index, rule, light))]
    order = {m.rule.id: n for n, m in enumerate(found)}
    return sorted(found, key=lambda m: (-m.weight, order[m.rule.id]))


def _verb(sentence: Sentence, index: int, rule: Rule) -> Match | None:
    lemma = sentence.tokens[index].lemma
    best: Match | None = None
    for verb, second in rule.verbs:
        if verb != lemma:
            continue
        match = _verb_with(sentence, index, rule, second)
        if match and (best is None or match.weight > best.weight):
            best = match
    return best


def _verb_with(sentence: Sentence, index: int, rule: Rule, second: str) -> Match | None:
    """A verb rule with its particle or preposition, if it demands one."""
    words = [index]
    objects = grammar.objects(sentence, index)
    if second:
        particles = _particles(sentence, index, second.split())
        if not particles:
            return None
        words += particles
        behind = [i for _, i in grammar.prepositions(sentence, index, only=particles[-1])]
        if sentence.tokens[particles[-1]].dep != "prt" and (behind or not grammar.is_passive(sentence, index)):
            objects = behind
    heads = [j for i in objects for j in (i, *_conjuncts(sentence, i))]
    if rule.object:
        demanded = [i for i in heads if _lemma(sentence, i) in rule.object]
        if not demanded:
            return None
        words.append(demanded[0])
    if rule.object_not and any(_lemma(sentence, i) in rule.object_not for i in heads):
        return None
    complements = grammar.clauses(sentence, index)
    if not _fits(sentence, index, rule, complements, words):
        return None
    slots = [("subject", i) for i in grammar.subjects(sentence, index)]
    slots += [("object", i) for i in objects if not (rule.object and _lemma(sentence, i) in rule.object)]
    slots += grammar.prepositions(sentence, index)
    if rule.object:
        for i in objects:
            slots += grammar.prepositions(sentence, i)
            slots += [("possessor", j) for j in grammar.kids(sentence, i, "poss")]
            slots += [("adjective", j) for j in grammar.kids(sentence, i, "amod", "compound", "nmod")]
    slots += _complement_slots(sentence, complements)
    weight = rule.weight + (2 if second else 0)
    return _match(rule, index, words, slots, weight, verbal=True)


def _particles(sentence: Sentence, index: int, wanted: list[str]) -> list[int]:
    """Indices of the particle and preposition a verb demands, each below the verb or the one before; else none."""
    found: list[int] = []
    holders = [index]
    for word in wanted:
        below = [i for holder in holders for i in sentence.children[holder]]
        fitting = [i for i in below if sentence.tokens[i].text.lower() == word and sentence.tokens[i].dep in _PARTICLES]
        if not fitting:
            return []
        found.append(fitting[0])
        holders = [index, fitting[0]]
    return found


def _noun(sentence: Sentence, index: int, rule: Rule, light: frozenset[str]) -> Match | None:
    lemma = sentence.tokens[index].lemma
    best: Match | None = None
    for noun, modifier in rule.nouns:
        if noun != lemma:
            continue
        words = [index]
        if modifier:
            before = [i for i in sentence.subtree(index) if i < index and _lemma_or_word(sentence, i) & set(modifier.split())]
            if len(before) < len(modifier.split()):
                continue
            words += before
        complements = grammar.clauses(sentence, index)
        if rule.object or not _fits(sentence, index, rule, complements, words):
            continue
        slots, support = _noun_slots(sentence, index, light)
        slots += _complement_slots(sentence, complements)
        weight = rule.weight + (2 if modifier else 0)
        match = _match(rule, index, words, slots, weight, verbal=False, support=support)
        if best is None or match.weight > best.weight:
            best = match
    return best


def _noun_slots(sentence: Sentence, index: int, light: frozenset[str]) -> tuple[list[tuple[str, int]], int | None]:
    """Slots of an event noun, those lent by a light verb included."""
    slots = [("possessor", i) for i in grammar.kids(sentence, index, "poss")]
    slots += [("adjective", i) for i in grammar.kids(sentence, index, "amod", "compound", "nmod")]
    slots += grammar.prepositions(sentence, index)
    verb = grammar.governing_verb(sentence, index)
    if verb is None or sentence.tokens[verb].lemma not in light:
        return slots, None
    if index in grammar.objects(sentence, verb) or sentence.tokens[index].dep in ("dobj", "conj", "nsubjpass"):
        slots += [("subject", i) for i in grammar.subjects(sentence, verb)]
    slots += grammar.prepositions(sentence, verb)
    return slots, verb


def _fits(sentence: Sentence, index: int, rule: Rule, complements: list[int], words: list[int]) -> bool:
    """Whether complement, words and negation are as the rule demands; adds the words it used."""
    if rule.complement:
        fitting = [i for i in complements if "*" in rule.complement or _lemma(sentence, i) in rule.complement]
        if not fitting:
            return False
        if "*" not in rule.complement:
            words.append(fitting[0])
    if rule.words or rule.words_not:
        below = {_lemma(sentence, i): i for i in reversed(sentence.subtree(index)) if i != index}
        if rule.words_not & below.keys():
            return False
        if rule.words:
            hits = sorted(below[word] for word in rule.words & below.keys())
            if not hits:
                return False
            words.append(hits[0])
    return not rule.negated or is_negated(sentence, index, complements)


def is_negated(sentence: Sentence, index: int, complements: list[int]) -> bool:
    """Whether "not" or its like stands at the trigger or at the clause that depends on it."""
    return any(grammar.kids(sentence, i, "neg") for i in (index, *complements))


def _complement_slots(sentence: Sentence, complements: list[int]) -> list[tuple[str, int]]:
    slots: list[tuple[str, int]] = []
    for i in complements:
        slots += [("complement-subject", j) for j in grammar.kids(sentence, i, "nsubj", "nsubjpass")]
        slots += [("complement-object", j) for j in grammar.objects(sentence, i)]
        slots += [(f"complement-{slot}", j) for slot, j in grammar.prepositions(sentence, i)]
    return slots


def _match(
    rule: Rule,
    trigger: int,
    words: list[int],
    slots: list[tuple[str, int]],
    weight: int,
    *,
    verbal: bool,
    support: int | None = None,
) -> Match:
    return Match(
        rule=rule,
        trigger=trigger,
        words=tuple(sorted(set(words))),
        slots=tuple(dict.fromkeys(slots)),
        weight=weight,
        verbal=verbal,
        support=support,
    )


def _conjuncts(sentence: Sentence, index: int) -> list[int]:
    found: list[int] = []
    todo = grammar.kids(sentence, index, "conj")
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(grammar.kids(sentence, here, "conj"))
    return found


def _lemma_or_word(sentence: Sentence, index: int) -> set[str]:
    return {sentence.tokens[index].lemma, sentence.tokens[index].text.lower()}


def _lemma(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].lemma
