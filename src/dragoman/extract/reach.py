"""Whom an act concerns where no slot of its rule names anybody: what its object is for, between or by."""

from collections.abc import Iterator

from dragoman.extract import grammar
from dragoman.extract.asked import DEPICTING
from dragoman.extract.match import Match
from dragoman.extract.parties import Parties
from dragoman.model.actors import Mention
from dragoman.model.annotated import Sentence

# Types whose act undoes what was decided about somebody: "reversed a decision to exclude *foreign workers*".
_UNDOING = frozenset({"CONCEDE", "RETREAT"})
# Types that answer what somebody said or laid before them: "rejected every offer made by *the rebels*".
_ANSWERING = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
# Who leads what was begun is none of those it is about: "an inquiry led by …".
_LEADING = frozenset({"lead", "head", "chair", "conduct", "run", "oversee", "carry"})
# Types whose good or harm reaches somebody through what it is given for.
_GIVING = frozenset({"CONCEDE", "SUPPORT", "AID"})
_ONWARD = frozenset({"of", "to", "for", "among", "between", "with", "toward", "towards", "on"})
# What is done against those named behind it.
_AGAINST = frozenset(
    {"attack", "war", "sanction", "fight", "struggle", "threat", "operation", "campaign", "murder"}
    | {"killing", "death", "assassination", "massacre", "bombing"}
)
_HELPING = frozenset(
    {"support", "help", "assist", "protect", "defend", "develop", "rebuild", "expand", "improve"}
    | {"strengthen", "promote", "preserve", "secure", "stabilise", "stabilize", "train", "aid"}
)
# With these a critic goes on to say who did it.
_ARGUING = frozenset({"argue", "say", "claim", "allege", "insist", "charge", "assert"})
_BLAMING = frozenset({"accuse", "blame", "call", "brand", "label", "fault"})
# By these a suit says whose deed it is about: "a lawsuit *challenging* X's law".
_SUING = frozenset({"challenge", "contest", "dispute", "target", "accuse", "allege", "oppose"})
# By these a request goes on to say whom it is put to: "asked for help, *urging* X to …".
_ASKING = frozenset({"ask", "urge", "tell", "implore", "beg", "beseech", "exhort", "press", "request"})
_TALKS = frozenset({"meeting", "talk", "call", "conversation", "summit", "negotiation", "discussion"})
_DEALS = _TALKS | {"agreement", "deal", "accord", "compromise", "settlement", "truce"}
# By these somebody turns to him whom the participle behind them concerns: "*wrote to X* threatening to …".
_ADDRESSING = frozenset({"write", "appeal", "speak", "phone", "telephone", "cable", "turn"})
_FREEING = frozenset({"release", "return"})
_CONDITIONS = frozenset({"if", "unless", "should"})
_CLAUSES = ("acl", "relcl", "advcl", "xcomp")
_BETWEEN = frozenset({"between", "among"})
_DEPTH = 4


def beyond(number: int, sentence: Sentence, match: Match, parties: Parties) -> tuple[Mention, ...]:
    """Those whom a match concerns though they fill none of its slots; nobody where that is not plain.

    Args:
        number: Index of the sentence in the document.
        sentence: The sentence itself.
        match: The rule with its slots; one that wants no recipient reaches nobody.
        parties: The mentions of the document.
    """
    wanted = {slot for slot, role in match.rule.roles if role == "recipient"}
    if not match.verbal or not (wanted or match.rule.type == "AGREE"):
        return ()
    for heads in (
        _given(number, sentence, match, parties, wanted),
        _laid_on(sentence, match, wanted),
        _joined(sentence, match, wanted),
        _deeper(sentence, match, wanted),
        _argued(sentence, match),
        _sued(sentence, match),
        _asked_further(sentence, match),
        _undone(sentence, match),
        _between(sentence, match, wanted),
        _settled_with(sentence, match),
        _looked_into(sentence, match),
        _spoken_with(sentence, match),
        _written_to(sentence, match),
        _on_condition(sentence, match),
    ):
        for head in heads:
            if found := parties.named_by(number, head) or parties.within(number, head):
                return found
    return ()


def _themes(sentence: Sentence, match: Match) -> list[int]:
    """Heads of what is done, given, lifted or refused."""
    found = [i for slot, i in match.slots if slot == "object"]
    return found + [i for i in match.words if i != match.trigger and sentence.tokens[i].pos == "NOUN"]


def _given(
    number: int, sentence: Sentence, match: Match, parties: Parties, wanted: set[str]
) -> Iterator[int]:
    """Who is given something where the parse takes him for part of its name: "gave *the Navy* leave"."""
    if not wanted & {"to", "dative"}:
        return
    for theme in grammar.kids(sentence, match.trigger, "dobj"):
        for i in grammar.kids(sentence, theme, "compound"):
            mention = parties.at(number, i)
            first = sentence.subtree(i)[0]
            owned = "the" in (sentence.tokens[first].text, sentence.tokens[first - 1].text)
            if mention and (owned or mention.label == "PERSON") and match.trigger < first and i + 1 == theme:
                yield i


def _laid_on(sentence: Sentence, match: Match, wanted: set[str]) -> Iterator[int]:
    """Whom a clause behind the object names: "sanctions imposed on *X*", "the offer made by *X*"."""
    wanted = wanted | ({"by"} if match.rule.type in _ANSWERING else set())
    for theme in _themes(sentence, match):
        for clause in grammar.kids(sentence, theme, "acl", "relcl"):
            if sentence.tokens[clause].lemma not in _LEADING:
                yield from (i for slot, i in grammar.prepositions(sentence, clause) if slot in wanted)


def _joined(sentence: Sentence, match: Match, wanted: set[str]) -> Iterator[int]:
    """Whom a second object names: "voiced sorrow and support for *X*"."""
    for theme in (*_themes(sentence, match), match.trigger):
        for i in grammar.kids(sentence, theme, "conj"):
            if sentence.tokens[i].pos != "NOUN" or sentence.tokens[i].lemma in DEPICTING:
                continue
            yield from (j for slot, j in grammar.prepositions(sentence, i) if slot in wanted)


def _deeper(sentence: Sentence, match: Match, wanted: set[str]) -> Iterator[int]:
    """Whom help or a lifted bar concerns, some nouns further down: "restrictions on aid to *X*"."""
    if match.rule.type not in _GIVING:
        return
    todo = [(i, 0) for i in _themes(sentence, match)]
    todo += [(i, 1) for slot, i in match.slots if slot in wanted & _ONWARD]
    for here, depth in todo:
        for slot, i in grammar.prepositions(sentence, here):
            if slot in _ONWARD and sentence.tokens[i].lemma not in _AGAINST:
                if depth or (slot == "on" and _owner(sentence, i)):  # "its veto on *Chad's* membership"
                    yield i
                todo += [(i, depth + 1)] if depth < _DEPTH else []
        for i in grammar.kids(sentence, here, "prep"):
            for deed in grammar.kids(sentence, i, "pcomp"):
                if sentence.tokens[deed].lemma in _HELPING:
                    yield from grammar.objects(sentence, deed)


def _argued(sentence: Sentence, match: Match) -> Iterator[int]:
    """Of whom it is said by who condemns a deed: "criticised the move, saying *X* had broken the law"."""
    if match.rule.type != "ACCUSE":
        return
    for above in (*_themes(sentence, match), match.trigger):
        for slot, i in grammar.prepositions(sentence, above):
            if slot in ("over", "about", "at") and _owner(sentence, i):
                yield i  # "a complaint over *Chad's* arrest of a smuggler"
    for clause in grammar.kids(sentence, match.trigger, "advcl"):
        token = sentence.tokens[clause]
        if token.tag == "VBG" and token.lemma in _ARGUING:
            for i in grammar.kids(sentence, clause, "ccomp"):
                yield from (
                    j for j in grammar.kids(sentence, i, "nsubj") if sentence.tokens[j].pos == "PROPN"
                )
        elif token.tag == "VBG" and token.lemma in _BLAMING:
            yield from grammar.objects(sentence, clause)


def _sued(sentence: Sentence, match: Match) -> Iterator[int]:
    """Whose deed a suit is about: "filed a lawsuit challenging *Chad's* law"."""
    if match.rule.type != "ACCUSE":
        return
    for theme in _themes(sentence, match):
        for clause in grammar.kids(sentence, theme, "acl"):
            if sentence.tokens[clause].tag != "VBG" or sentence.tokens[clause].lemma not in _SUING:
                continue
            for i in grammar.objects(sentence, clause):
                yield i
                yield from (j for _, j in grammar.prepositions(sentence, i) if _owner(sentence, j))
            # a compound with "in" inside is taken apart by the parse: "X's mail-in *voting*"
            yield from (j for _, j in grammar.prepositions(sentence, clause) if _owner(sentence, j))


def _asked_further(sentence: Sentence, match: Match) -> Iterator[int]:
    """To whom a request is put in a second clause: "asked for support, urging *voters* to …"."""
    if match.rule.type != "REQUEST":
        return
    for clause in grammar.kids(sentence, match.trigger, "advcl"):
        if sentence.tokens[clause].tag == "VBG" and sentence.tokens[clause].lemma in _ASKING:
            yield from grammar.objects(sentence, clause)


def _settled_with(sentence: Sentence, match: Match) -> Iterator[int]:
    """With whom it was settled: "called off the strike after reaching a deal with *X*"."""
    if match.rule.type not in _UNDOING:
        return
    for i in grammar.kids(sentence, match.trigger, "prep"):
        if sentence.tokens[i].lemma not in ("after", "following"):
            continue
        nouns = grammar.kids(sentence, i, "pobj")
        nouns += [k for j in grammar.kids(sentence, i, "pcomp") for k in (j, *grammar.objects(sentence, j))]
        if any(sentence.tokens[j].lemma in _DEALS for j in nouns):
            yield from (k for j in nouns for slot, k in grammar.prepositions(sentence, j) if slot == "with")


def _looked_into(sentence: Sentence, match: Match) -> Iterator[int]:
    """Whose deed is looked into: "opened an inquiry into claims that *X* had stolen"."""
    if match.rule.type != "ACCUSE":
        return
    for theme in _themes(sentence, match):
        for i in grammar.kids(sentence, theme, "prep"):
            clauses = grammar.kids(sentence, i, "pcomp")
            clauses += [
                k for j in grammar.kids(sentence, i, "pobj") for k in grammar.kids(sentence, j, "acl")
            ]
            yield from (k for j in clauses for k in grammar.kids(sentence, j, "nsubj"))


def _undone(sentence: Sentence, match: Match) -> Iterator[int]:
    """Whom a decision or plan was about: "dropped its policy of separating *immigrant* children"."""
    if match.rule.type not in _UNDOING:
        return
    left = [i for slot, i in match.slots if slot in ("from", "on")]  # "retreated *from* a plan to oust X"
    for theme in (*_themes(sentence, match), *left):
        freed = match.rule.type == "RETREAT" and sentence.tokens[theme].lemma in _FREEING
        if freed and _owner(sentence, theme):
            yield theme  # "ordered *the Chadian ship's* release"
        deeds = [i for i in grammar.kids(sentence, theme, "acl") if grammar.is_infinitive(sentence, i)]
        deeds += [
            j for i in grammar.kids(sentence, theme, "prep") for j in grammar.kids(sentence, i, "pcomp")
        ]
        for deed in deeds:
            yield from grammar.objects(sentence, deed)


def _between(sentence: Sentence, match: Match, wanted: set[str]) -> Iterator[int]:
    """Between whom a mediator mediates: "brokered a deal to restore ties between *A and B*"."""
    if match.rule.type != "CONSULT" or not wanted & _BETWEEN:
        return
    todo = [(i, 0) for i in (*_themes(sentence, match), match.trigger)]
    for here, depth in todo:
        yield from (i for slot, i in grammar.prepositions(sentence, here) if slot in _BETWEEN)
        if depth < _DEPTH:
            below = grammar.kids(sentence, here, *_CLAUSES, "dobj", "ccomp")
            todo += [(i, depth + 1) for i in below]


def _spoken_with(sentence: Sentence, match: Match) -> Iterator[int]:
    """With whom it was agreed: "in a call with *X*, Y agreed to …"."""
    if match.rule.type != "AGREE":
        return
    above = (match.trigger, *grammar.surface_subjects(sentence, match.trigger))
    for slot, i in (found for j in above for found in grammar.prepositions(sentence, j)):
        if slot in ("in", "during", "at", "after") and sentence.tokens[i].lemma in _TALKS:
            yield from (j for other, j in grammar.prepositions(sentence, i) if other == "with")


def written_to(sentence: Sentence, index: int) -> tuple[int, list[int]] | None:
    """The verb by which somebody turns to those whom a participle concerns, and they: "wrote to *X* asking".

    Args:
        sentence: The sentence itself.
        index: The participle.
    """
    token = sentence.tokens[index]
    verb = token.head
    if token.dep == "acl" and sentence.tokens[sentence.tokens[verb].head].lemma == "to":
        verb = sentence.tokens[sentence.tokens[verb].head].head  # the parse hangs it on those written to
    elif token.dep not in ("advcl", "xcomp"):
        return None
    if token.tag != "VBG" or sentence.tokens[verb].lemma not in _ADDRESSING:
        return None
    return verb, [i for slot, i in grammar.prepositions(sentence, verb) if slot == "to"]


def _written_to(sentence: Sentence, match: Match) -> Iterator[int]:
    """To whom it was written: "wrote to *X* threatening to end the talks"."""
    if found := written_to(sentence, match.trigger):
        yield from found[1]


def _on_condition(sentence: Sentence, match: Match) -> Iterator[int]:
    """Whose deed a threat is to prevent: "threatened sanctions if *X* goes ahead"."""
    if match.rule.type != "THREATEN":
        return
    clauses = grammar.kids(sentence, match.trigger, "advcl")
    clauses += [
        j for i in grammar.clauses(sentence, match.trigger) for j in grammar.kids(sentence, i, "advcl")
    ]
    for clause in clauses:
        marks = grammar.kids(sentence, clause, "mark", "aux")
        if any(sentence.tokens[i].text.lower() in _CONDITIONS for i in marks):
            yield from (
                i for i in grammar.kids(sentence, clause, "nsubj") if sentence.tokens[i].pos != "PRON"
            )


def _owner(sentence: Sentence, noun: int) -> bool:
    """Whether a noun has an owner that is no pronoun."""
    return any(sentence.tokens[i].tag != "PRP$" for i in grammar.kids(sentence, noun, "poss"))
