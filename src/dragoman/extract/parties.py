"""Who is meant by a noun phrase in a sentence: from a token to the mentions it names."""

from dragoman.extract import grammar
from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated, Sentence

_TELLING = frozenset({"report", "say", "announce", "confirm", "state", "reported", "confirmed"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})


class Parties:
    """Finds the mentions a token of the parse stands for.

    Args:
        annotated: The document with its mentions.
        named_after: Lemmas of nouns before which a name is a label and nobody: "the Doha agreement".
    """

    def __init__(self, annotated: Annotated, named_after: frozenset[str] = frozenset()) -> None:
        self._annotated = annotated
        self._at: dict[tuple[int, int], Mention] = {}
        self._by_id = {mention.id: mention for mention in annotated.mentions}
        for mention in annotated.mentions:
            if self._is_label(mention, named_after):
                continue
            key = (mention.sentence, mention.head)
            if key not in self._at or len(mention.span) > len(self._at[key].span):
                self._at[key] = mention

    def at(self, sentence: int, token: int) -> Mention | None:
        """The mention whose head is this token."""
        return self._at.get((sentence, token))

    def _is_label(self, mention: Mention, named_after: frozenset[str]) -> bool:
        tokens = self._annotated.sentences[mention.sentence].tokens
        token = tokens[mention.head]
        return token.dep == "compound" and tokens[token.head].lemma in named_after

    def get(self, mention: str) -> Mention:
        """The mention of that id; a KeyError if the document has none."""
        return self._by_id[mention]

    def words(self, mention: str) -> str:
        """The words of a mention."""
        return self.get(mention).span.of(self._annotated.document.text)

    def known(self, mention: str) -> bool:
        """Whether the actor book knows it or what it is of: "three *Israeli* guards"."""
        whole = self.get(mention)
        return any(
            other.candidates
            for other in self._annotated.mentions
            if other.sentence == whole.sentence and whole.span.covers(other.span)
        )

    def named_by(self, sentence: int, token: int) -> tuple[Mention, ...]:
        """The mentions of the noun phrase headed by a token, its conjuncts included, in text order.

        "the United States and the Taliban" headed by "States" gives both.
        """
        found: list[Mention] = []
        tokens = self._annotated.sentences[sentence]
        todo = [token]
        while todo:
            here = todo.pop()
            mention = self.at(sentence, here)
            if mention:
                found.append(mention)
            inner = (i for i in tokens.children[here] if mention and _is_own_name(tokens, mention, i))
            for head in (here, *inner):
                todo.extend(
                    i
                    for i in tokens.children[head]
                    if tokens.tokens[i].dep == "conj"
                    and not (_begins_clause(tokens, i) or is_source(tokens, i))
                )
        return tuple(sorted(found, key=lambda m: m.span))

    def several(self, mention: str) -> bool:
        """Whether a mention names two sides: "Thai and Malaysian troops", "leaders of Chad and Niger"."""
        one = self.get(mention)
        tokens = self._annotated.sentences[one.sentence]
        behind = [i for slot, i in grammar.prepositions(tokens, one.head) if slot == "of"]
        states = [
            j for i in behind for j in (i, *grammar.kids(tokens, i, "conj")) if self.at(one.sentence, j)
        ]
        plural = tokens.tokens[one.head].tag == "NNS"
        return " and " in self.words(mention) or (plural and len(states) > 1)

    def within(self, sentence: int, token: int) -> tuple[Mention, ...]:
        """Mentions nested in a noun phrase that is none itself: "the [Kremlin]'s decision"."""
        tokens = self._annotated.sentences[sentence]
        nested = ("poss", "amod", "compound", "nmod")
        inner = [i for i in tokens.children[token] if tokens.tokens[i].dep in nested]
        joined = (i for i in inner if tokens.tokens[i - 1].text == "-")  # "a *Greek*-owned tanker"
        owners = [j for i in joined for j in tokens.children[i]]
        found = [m for i in (*inner, *owners) for m in self.named_by(sentence, i) if m.kind != "pronoun"]
        if not found:  # "the *Ivorian* patrol's arrest of …"
            holders = [j for i in inner if tokens.tokens[i].dep == "poss" for j in tokens.children[i]]
            held = [m for i in holders if tokens.tokens[i].dep in nested for m in self.named_by(sentence, i)]
            found = [m for m in held if m.kind != "pronoun"]
        owner = next((i for i in inner if tokens.tokens[i].tag == "WP$"), None)
        if owner is not None and (clause := _relative_above(tokens, token)) is not None:
            found += self.named_by(sentence, tokens.tokens[clause].head)
        return tuple(sorted(found, key=lambda m: m.span))


def _is_own_name(sentence: Sentence, mention: Mention, index: int) -> bool:
    """Whether a word is the name in a mention that its title heads: "prime minister *Ada Wells* and …"."""
    token = sentence.tokens[index]
    return token.dep == "appos" and mention.span.covers(token.span)


def _begins_clause(sentence: Sentence, index: int) -> bool:
    """Whether a joined noun is the subject of what follows: "beat the rebels and *Turkey* would move in"."""
    last = sentence.subtree(index)[-1]
    if last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].tag not in _FINITE:
        return False
    here = last + 1
    while sentence.tokens[here].dep in ("aux", "auxpass") and sentence.tokens[here].head > here:
        here = sentence.tokens[here].head
    own = any(sentence.tokens[i].dep in ("nsubj", "nsubjpass") for i in sentence.children[here])
    return not own and index not in sentence.subtree(here)


def is_source(sentence: Sentence, index: int) -> bool:
    """Whether a noun is who tells it, behind a comma and his verb: "shot a guard, *reported officials*"."""
    before = sentence.tokens[index - 2 : index] if index > 1 else ()
    return bool(before) and before[0].text == "," and before[1].lemma in _TELLING and before[1].head == index


def _relative_above(sentence: Sentence, index: int) -> int | None:
    """The verb of the relative clause a word stands in."""
    here = index
    for _ in range(6):
        if sentence.tokens[here].dep == "relcl":
            return here
        here = sentence.tokens[here].head
    return None
