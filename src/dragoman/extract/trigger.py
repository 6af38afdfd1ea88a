"""One word that may name an event, with all that a rule can ask about it, each worked out once."""

from functools import cached_property
from typing import TypeAlias

from dragoman.extract import grammar
from dragoman.lexicon.cues import Cues
from dragoman.model.annotated import Sentence

Slot: TypeAlias = tuple[str, int]
_FAR = frozenset({"by", "against", "on", "to", "with", "between", "for", "of"})
_FURTHER = frozenset({"of", "by", "against", "on", "in", "for", "with", "to", "include"})
_APART = frozenset({"relcl", "advcl", "parataxis"})
_NEAR = 5
_CARRIED = frozenset({"dobj", "conj", "nsubjpass"})
# "in March" is no march, and "in May" leaves nothing open.
_MONTHS = frozenset({"March", "May"})
# "*during* a visit to Oslo, she said": the subject of the clause is who was there.
_OCCASION = frozenset({"during", "after", "following", "on", "in", "at"})


class Trigger:
    """A verb or noun of a sentence as the rules see it.

    Args:
        sentence: The parsed sentence.
        index: Index of the word.
        cues: Gives light verbs, nouns of time and of quantity.
    """

    def __init__(self, sentence: Sentence, index: int, cues: Cues) -> None:
        self.sentence = sentence
        self.index = index
        self.token = sentence.tokens[index]
        self._cues = cues

    @cached_property
    def objects(self) -> list[int]:
        """Heads of what is acted upon; "dozens of shells" counts as shells too."""
        return self.seen_through(grammar.objects(self.sentence, self.index))

    @cached_property
    def subjects(self) -> list[int]:
        """Heads of who acts."""
        acting = self.token.head if self._said_on_call else self.index
        return self.seen_through(grammar.subjects(self.sentence, acting))

    @cached_property
    def passive(self) -> bool:
        """Whether it is a verb in the passive."""
        return grammar.is_passive(self.sentence, self.index)

    @cached_property
    def clauses(self) -> list[int]:
        """Heads of the clauses that depend on it, behind "ready", "short of" and "no intention of" too."""
        found = grammar.clauses(self.sentence, self.index)
        for i in grammar.kids(self.sentence, self.index, "acomp", "oprd", "attr", "advmod"):
            found += grammar.clauses(self.sentence, i)
        for i in grammar.kids(self.sentence, self.index, "dobj"):
            for of in grammar.kids(self.sentence, i, "prep"):
                found += grammar.kids(self.sentence, of, "pcomp")
        return found

    @cached_property
    def below(self) -> dict[str, int]:
        """Lemma → the first word of that lemma in the tree below, side clauses left out."""
        return {lemma: i for lemma, (i, _) in self._tree.items()}

    @cached_property
    def near(self) -> dict[str, int]:
        """The same, without what stands too deep to tell what kind of act it is."""
        return {lemma: i for lemma, (i, depth) in self._tree.items() if depth <= _NEAR}

    @cached_property
    def _tree(self) -> dict[str, tuple[int, int]]:
        """Lemma → its first word below and how many steps down that stands."""
        found: dict[str, tuple[int, int]] = {}
        todo = [(self.index, 1)]
        for i in self.subjects if self.token.pos == "VERB" else ():  # "*protesters* came and threw stones"
            found.setdefault(self.sentence.tokens[i].lemma, (i, 1))
        for here, depth in todo:
            for i in self.sentence.children[here]:
                token = self.sentence.tokens[i]
                apart = token.dep in _APART or (token.dep == "conj" and token.pos == "VERB")
                apart = apart or self._is_inserted(i)
                if not apart or grammar.is_infinitive(self.sentence, i):
                    if token.text not in _MONTHS or token.pos != "PROPN":
                        found.setdefault(token.lemma, (i, depth))
                    todo.append((i, depth + 1))
        return found

    def _is_inserted(self, clause: int) -> bool:
        """Whether a clause behind a comma only says who tells it: "freed two men, *the agency reported*"."""
        first = self.sentence.subtree(clause)[0]
        parted = first > self.index and self.sentence.tokens[first - 1].text == ","
        return parted and self.sentence.tokens[clause].dep == "ccomp"

    @cached_property
    def negated(self) -> bool:
        """Whether "not" or its like stands at it or at the clause that depends on it: "has *no* plan" too."""
        if any(grammar.kids(self.sentence, i, "neg") for i in (self.index, *self.clauses)):
            return True
        before = (j for i in self.objects for j in grammar.kids(self.sentence, i, "det"))
        return any(self.sentence.tokens[j].lemma == "no" for j in before)

    @cached_property
    def prepositions(self) -> list[Slot]:
        """(preposition, head) for what hangs on it or on its predicate: "is a donor *to Malawi*"."""
        found = grammar.prepositions(self.sentence, self.index)
        for i in grammar.kids(self.sentence, self.index, "acomp", "attr", "oprd"):
            found += grammar.prepositions(self.sentence, i)
        if self._said_on_call:
            found += [("to", i) for i in grammar.objects(self.sentence, self.token.head)]
        return found

    @property
    def _said_on_call(self) -> bool:
        """Whether somebody calls in order to say it: "phoned X *to express* his thanks"."""
        above = self.sentence.tokens[self.token.head]
        scope = self._cues.scope
        return (
            self.token.dep in ("advcl", "xcomp")
            and above.lemma in scope.calling
            and self.token.lemma in scope.greeting
        )

    @cached_property
    def complement_slots(self) -> list[Slot]:
        """Who takes part in the clauses that depend on it."""
        found: list[Slot] = []
        for i in self.clauses:
            # "called for the killers to be tried" asks nothing of the killers.
            opened = self._for(i)
            kinds = ("nsubj",) if opened else ("nsubj", "nsubjpass")
            own = grammar.kids(self.sentence, i, *kinds)
            found += [("complement-subject", j) for j in own]
            found += [("for", j) for j in own if opened]  # "gave leave for the envoy to go"
            objects = grammar.objects(self.sentence, i)
            found += [("complement-object", j) for j in objects]
            made = [k for j in objects for k in grammar.kids(self.sentence, j, "acl")]
            found += [("complement-by", j) for k in made for j in grammar.agents(self.sentence, k)]
            for holder in (i, *objects):
                found += [
                    (f"complement-{slot}", j) for slot, j in grammar.prepositions(self.sentence, holder)
                ]
        return found

    def _for(self, clause: int) -> list[int]:
        """The "for" that opens a clause with a subject of its own."""
        marks = grammar.kids(self.sentence, clause, "mark")
        return [i for i in marks if self.sentence.tokens[i].lemma == "for"]

    @cached_property
    def tellers(self) -> list[Slot]:
        """Who says it where it is what somebody says: "they broke the pact, *Oman* said"."""
        joined = [] if grammar.kids(self.sentence, self.index, "cc") else ["conj", "parataxis"]
        saying = [
            i
            for i in grammar.kids(self.sentence, self.index, *joined)
            if self.sentence.tokens[i].lemma == "say" and grammar.kids(self.sentence, i, "nsubj")
        ]
        if self.token.dep == "ccomp":
            saying.append(self.token.head)
        return [("teller", j) for i in saying for j in grammar.subjects(self.sentence, i)]

    @cached_property
    def support(self) -> int | None:
        """The light verb that carries an event noun: *launched* an attack."""
        noun = self.index
        above = self.sentence.tokens[self.token.head]
        if self.token.dep == "pobj" and above.lemma == "of" and self._is_quantity(above.head):
            noun = above.head
        verb = grammar.governing_verb(self.sentence, noun)
        if verb is None or self.sentence.tokens[verb].lemma not in self._cues.light:
            return None
        return verb

    def noun_slots(self) -> list[Slot]:
        """Slots of an event noun, those lent by its light verb included."""
        sentence = self.sentence
        found = modifiers(sentence, self.index) + self.prepositions
        verb = self.support
        if verb is None:
            here = [("occasion", i) for i in self._present()]
            return found + here + self.far(found)
        carried = self.index in grammar.objects(sentence, verb) or self.token.dep in (*_CARRIED, "pobj")
        if carried:
            found += [("subject", i) for i in grammar.subjects(sentence, verb)]
        return found + grammar.prepositions(sentence, verb) + self.far(found)

    @cached_property
    def occasion(self) -> int | None:
        """The verb of the clause that is set at what the noun names: "*said* during talks with Oslo"."""
        above = self.sentence.tokens[self.token.head]
        verb = above.head
        if self.token.dep != "pobj" or above.text.lower() not in _OCCASION:
            return None
        if above.lemma == "in" and self.sentence.tokens[self.token.head - 1].text == ",":
            return None  # "and, as I said, in consultation with them"
        return verb if self.sentence.tokens[verb].pos in ("VERB", "AUX") else None

    def _present(self) -> list[int]:
        """Who was there: the subject of that clause, if the noun names only the other side or it is two."""
        named = {slot for slot, _ in self.prepositions}
        verb = self.occasion
        if verb is None or named & {"by", "between", "of"}:
            return []
        found = grammar.surface_subjects(self.sentence, verb)
        two = any(grammar.kids(self.sentence, i, "conj") for i in found)
        two = two and not grammar.is_passive(self.sentence, verb)
        if named.isdisjoint({"with", "to"}) and not two:
            return []
        return [i for i in found if self.sentence.tokens[i].lemma != "it"]

    def far(self, near: list[Slot]) -> list[Slot]:
        """Slots one noun further off: "the arrest of a journalist *by agents*"; marked with `~`."""
        return [
            (f"~{slot}", j)
            for near_slot, i in near
            if near_slot in _FURTHER or near_slot == "object"
            for slot, j in grammar.prepositions(self.sentence, i)
            if slot in _FAR
        ]

    def particles(self, wanted: list[str]) -> list[int]:
        """Indices of the particle and preposition a verb rule demands, or none."""
        found: list[int] = []
        holders = [self.index]
        for word in wanted:
            below = [i for holder in holders for i in self.sentence.children[holder]]
            if word == "for":  # "called *for* A to go"
                below += [i for clause in self.clauses for i in self._for(clause)]
            fitting = [i for i in below if self._is_particle(i, word)]
            if not fitting:
                return []
            found.append(fitting[0])
            holders = [self.index, fitting[0]]
        return found

    def seen_through(self, heads: list[int]) -> list[int]:
        """Heads of noun phrases, and for nouns of quantity what there is so much of."""
        found: list[int] = []
        for i in heads:
            found.append(i)
            if self._is_quantity(i):
                found += [j for slot, j in grammar.prepositions(self.sentence, i) if slot == "of"]
        return found

    def _is_quantity(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.lemma in self._cues.quantities or token.pos == "NUM"

    def _is_particle(self, index: int, word: str) -> bool:
        token = self.sentence.tokens[index]
        if token.text.lower() != word or token.dep not in {*grammar.PARTICLES, "mark", "intj"}:
            return False
        # "took over in August" has no verb "take in".
        behind = [self.sentence.tokens[i] for i in grammar.kids(self.sentence, index, "pobj")]
        return not any(other.lemma in self._cues.times or other.pos == "NUM" for other in behind)


def modifiers(sentence: Sentence, noun: int) -> list[Slot]:
    """Possessors and adjectives of a noun as slots."""
    found = [("possessor", i) for i in grammar.kids(sentence, noun, "poss")]
    for i in grammar.kids(sentence, noun, "acl"):
        if sentence.tokens[i].lemma == "belong":
            found += [("possessor", j) for _, j in grammar.prepositions(sentence, i)]
    before = grammar.kids(sentence, noun, "amod", "compound", "nmod")
    # "a *Danish* cargo ship", which the parse may hang on the cargo
    before += [j for i in before for j in grammar.kids(sentence, i, "amod", "compound")]
    return found + [("adjective", i) for i in before]
