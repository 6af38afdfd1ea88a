"""Who is meant by a noun phrase in a sentence: from a token to the mentions it names."""

from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated


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

    def named_by(self, sentence: int, token: int) -> tuple[Mention, ...]:
        """The mentions of the noun phrase headed by a token, its conjuncts included, in text order.

        "the United States and the Taliban" headed by "States" gives both.
        """
        found: list[Mention] = []
        tokens = self._annotated.sentences[sentence]
        todo = [token]
        while todo:
            here = todo.pop()
            if mention := self.at(sentence, here):
                found.append(mention)
            todo.extend(i for i in tokens.children[here] if tokens.tokens[i].dep == "conj")
        return tuple(sorted(found, key=lambda m: m.span))

    def within(self, sentence: int, token: int) -> tuple[Mention, ...]:
        """Mentions nested in a noun phrase that is none itself: "the [Kremlin]'s decision"."""
        tokens = self._annotated.sentences[sentence]
        nested = ("poss", "amod", "compound", "nmod")
        found = [
            mention
            for i in tokens.children[token]
            if tokens.tokens[i].dep in nested
            and (mention := self.at(sentence, i))
            and mention.kind != "pronoun"
        ]
        return tuple(sorted(found, key=lambda m: m.span))
