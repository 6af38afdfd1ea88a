"""Grouping of reports of one event, measured on ECB+ (Cybulska and Vossen, 2014).

    python benchmarks/stories.py ../shared/benchmarks/stories [--cache ecb.pickle]

ECB+ marks the events in some sentences of articles, two events of a kind to a topic (two earthquakes, two
arrests), and which mentions are one event across articles. Weights are those that ship, which were fitted on
these topics; `training/same_event.py` prints the figures on topics they were not fitted on.

With gold mentions, Dragoman's `resolve/same_event.py` and `resolve/grouping.py` do what they do in a record,
except that a mention has no event type and that whoever stands in its part of the sentence is a party. End to
end, the mentions are the events that Dragoman codes.
"""

import argparse
import csv
import pickle
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from coreference import Groups, conll, groups, without_single
from lxml import etree

from dragoman.annotate import Parser, annotate
from dragoman.extract import extract
from dragoman.lexicon import Lexicon, load_lexicon
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.coded import CodedDocument
from dragoman.model.stories import Report
from dragoman.model.text import Source, Span
from dragoman.read.plain import document
from dragoman.resolve import resolve
from dragoman.resolve.grouping import Pair, grouped, pair
from dragoman.resolve.reports import Sides, article, reports, wording
from dragoman.resolve.same_event import Judge, load_weights
from dragoman.resolve.story_words import load_words, stem, tokens

SAME_TOPIC = 0.12  # likeness from which mentions of two articles are compared
ALIKE = 0.15  # and likeness of their triggers
FEW = 31  # days


@dataclass(frozen=True)
class Text:
    """One article of ECB+, coded, with its gold mentions: where their words stand, sentence and chain."""

    name: str
    annotated: Annotated
    coded: CodedDocument
    mentions: tuple[tuple[tuple[Span, ...], Span, str], ...]

    @property
    def topic(self) -> int:
        """The number of its topic; `subtopic` tells the two events of one apart."""
        return int(self.name.split("_")[0])

    @property
    def subtopic(self) -> str:
        """The topic and which of its two events."""
        return f"{self.topic}{'+' if self.name.endswith('plus') else ''}"


def main() -> None:
    """Read, group, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--cache", type=Path, help="Keep the coded articles here, or take them from here.")
    given = options.parse_args()
    lexicon = load_lexicon()
    texts = coded_texts(given.folder, given.cache, lexicon)
    told, gold = gold_reports(texts, lexicon)
    judge = Judge(lexicon.stories, load_words(), load_weights())
    print(f"{len(texts)} articles, {len(told)} mentions, {len(set(gold.values()))} events\n")
    print("gold mentions                              CoNLL   MUC    B³  CEAF-e  without single mentions")
    score = {p: judge.score(*two) for p, two in pairs(told, judge)}
    weights = load_weights()
    for name, topic in SETTINGS.items():
        of = {r.id: topic(text) for text, some in by_text(texts, told) for r in some}
        inside = {p: s for p, s in score.items() if of[p[0]] == of[p[1]]}
        made = group(told, inside, weights.sure, weights.enough)
        show(f"Dragoman, {name}", groups(gold), made)
        lemma = groups({r.id: (r.trigger, of[r.id]) for r in told})
        show(f"same trigger words, {name}", groups(gold), lemma)
    end_to_end(texts, lexicon, judge)


SETTINGS = {
    "no topics given": lambda text: "",  # noqa: ARG005
    "topics given": lambda text: str(text.topic),
    "subtopics given": lambda text: text.subtopic,
}


def show(name: str, gold: Groups, made: Groups) -> None:
    """One line of figures."""
    mean, *three = conll(gold, made)
    alone = conll(without_single(gold), without_single(made))[0]
    print(f"{name:42} {mean:6.3f} {' '.join(f'{s.f1:6.3f}' for s in three)}  {alone:6.3f}")


def end_to_end(texts: list[Text], lexicon: Lexicon, judge: Judge) -> None:
    """Score the stories of the events that Dragoman codes in the checked sentences."""
    gold: dict[str, str] = {}
    told: list[Report] = []
    name: dict[str, str] = {}
    for text in texts:
        about = article(text.coded.document, judge.words)
        checked = {sentence for _, sentence, _ in text.mentions}
        found = reports(text.coded, about, lexicon.actors, lexicon.stories, judge.words)
        inside = [r for r in found if any(s.overlaps(r.at) for s in checked)]
        told += inside
        for number, (spans, _, chain) in enumerate(text.mentions):
            key = f"{text.name}#{number:03}"
            gold[key] = chain
            hit = next((r for r in inside if r.id not in name and any(s.overlaps(r.at) for s in spans)), None)
            if hit:
                name[hit.id] = key
    named = [replace(r, id=name.get(r.id, r.id)) for r in told]
    score = {p: judge.score(*two) for p, two in pairs(named, judge)}
    made = group(named, score, judge.weights.sure, judge.weights.enough)
    print(f"\nend to end: {len(told)} events coded, {len(name)} of them at one of {len(gold)} gold mentions")
    show("Dragoman, no topics given", groups(gold), made)
    political = {m: c for m, c in gold.items() if m in set(name.values())}
    show("the same, on the mentions it codes", groups(political), [g & political.keys() for g in made])


def group(told: Iterable[Report], score: Mapping[Pair, float], sure: float, enough: float) -> Groups:
    """Groups of reports by the scores of their pairs."""
    near = {p: s for p, s in score.items() if s >= sure}
    made = grouped((r.id for r in told), near, lambda a, b: score.get(pair(a, b), 0.0), enough)
    return [frozenset(some) for some in made]


def pairs(told: Iterable[Report], judge: Judge) -> Iterator[tuple[Pair, tuple[Report, Report]]]:
    """The pairs of reports worth comparing: in one article, or in two that are somewhat alike."""
    by: dict[str, list[Report]] = defaultdict(list)
    for report in told:
        by[report.article.id].append(report)
    topics = {key: dict(some[0].article.topic) for key, some in by.items()}
    places: dict[str, set[str]] = defaultdict(set)
    for key, topic in topics.items():
        for word in topic:
            places[word].add(key)
    for key, some in sorted(by.items()):
        near = {other for word in topics[key] for other in places[word] if other > key}
        two = list(combinations(some, 2))
        for other in sorted(near):
            if sum(w * topics[other].get(s, 0.0) for s, w in topics[key].items()) >= SAME_TOPIC:
                two += [(a, b) for a in some for b in by[other]]
        for a, b in two:
            alike = set(a.trigger) & set(b.trigger) or judge.words.alike(a.trigger, b.trigger) >= ALIKE
            if alike and judge.may_be_one(a, b):
                yield pair(a.id, b.id), (a, b) if a.id < b.id else (b, a)


def by_text(texts: Iterable[Text], told: Iterable[Report]) -> Iterator[tuple[Text, list[Report]]]:
    """Texts with their reports."""
    of: dict[str, list[Report]] = defaultdict(list)
    for report in told:
        of[report.id.split("#")[0]].append(report)
    for text in texts:
        yield text, of[text.name]


def gold_reports(texts: Iterable[Text], lexicon: Lexicon) -> tuple[list[Report], dict[str, str]]:
    """The gold mentions as reports, and the chain of each."""
    words = load_words()
    told: list[Report] = []
    gold: dict[str, str] = {}
    for text in texts:
        body = text.coded.document.text
        about = article(text.coded.document, words)
        sides = Sides(text.coded.actors, lexicon.actors)
        for number, (spans, sentence, chain) in enumerate(text.mentions):
            trigger, rest, names = wording(sentence.of(body), " ".join(s.of(body) for s in spans), words)
            days = {
                p.days
                for p in text.annotated.dates
                if p.days and sentence.covers(p.span) and p.days.days <= FEW
            }
            place = next((p for p in text.annotated.places if p.literal and sentence.covers(p.span)), None)
            key = f"{text.name}#{number:03}"
            gold[key] = chain
            told.append(
                Report(
                    id=key, article=about, type="", actors=tuple(sorted(parties(text, spans, sides))),
                    days=days.pop() if len(days) == 1 else None, place=place and place.name,
                    country=place and place.country, trigger=trigger, words=rest, names=names,
                    amounts=lexicon.stories.counted(sentence.of(body)), sentence=sentence,
                    at=Span(spans[0].start, spans[-1].end),
                )
            )  # fmt: skip
    return told, gold


def parties(text: Text, spans: tuple[Span, ...], sides: Sides) -> Iterator[tuple[str, ...]]:
    """Whoever stands below the trigger in the sentence, or is the subject of the verb above it."""
    sentence = next((s for s in text.annotated.sentences if s.span.covers(spans[0])), None)
    if sentence is None:
        return
    inside = _governed(sentence, spans)
    linked: dict[str, list[str]] = defaultdict(list)
    for link in text.coded.links:
        linked[link.mention].append(link.actor)
    body = text.coded.document.text
    for mention in text.annotated.mentions:
        if mention.kind == "pronoun" and mention.id not in linked:
            continue
        at = [i for i in inside if mention.span.covers(sentence.tokens[i].span)]
        if not at or sentence.tokens[mention.head].span not in {sentence.tokens[i].span for i in at}:
            continue
        last = (tokens(mention.span.of(body)) or ["?"])[-1]
        for actor in linked.get(mention.id, [""]):
            yield (f"?{stem(last)}",) if actor.startswith("x-") or not actor else sides.chain(actor, None)


def _governed(sentence: Sentence, spans: tuple[Span, ...]) -> set[int]:
    own = [i for i, t in enumerate(sentence.tokens) if any(s.overlaps(t.span) for s in spans)]
    if not own:
        return set()
    head = next((i for i in own if sentence.tokens[i].head not in own), own[0])
    found = set(sentence.subtree(head))
    above = sentence.tokens[head].head
    if sentence.tokens[head].dep in ("dobj", "pobj", "attr", "xcomp", "conj", "advcl", "ccomp"):
        for child in sentence.children[above]:
            if sentence.tokens[child].dep in ("nsubj", "nsubjpass"):
                found |= set(sentence.subtree(child))
    return found


def coded_texts(folder: Path, cache: Path | None, lexicon: Lexicon) -> list[Text]:
    """All articles of ECB+ below a folder, coded."""
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())  # noqa: S301 - our own file
    parser = Parser()
    with (folder / "ECBplus_coreference_sentences.csv").open() as file:
        checked = {(f"{r['Topic']}_{r['File']}", int(r["Sentence Number"])) for r in csv.DictReader(file)}
    texts = []
    for path in sorted((folder / "ecb").glob("*/*.xml"), key=_in_order):
        text = _read(path, checked, lexicon, parser)
        if text.mentions:
            texts.append(text)
    if cache:
        cache.write_bytes(pickle.dumps(texts))
    return texts


def _in_order(path: Path) -> list[int | str]:
    return [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", path.stem) if p]


def _read(path: Path, checked: set[tuple[str, int]], lexicon: Lexicon, parser: Parser) -> Text:
    root = etree.parse(path).getroot()
    body, where, last = "", {}, None
    for token in root.findall("token"):
        sentence = int(token.get("sentence"))
        if sentence == 0 and path.stem.endswith("plus"):  # the address of the page
            continue
        body += "" if not body else " " if sentence == last else "\n"
        where[token.get("t_id")] = (Span(len(body), len(body) + len(token.text)), sentence)
        body += token.text
        last = sentence
    ends: dict[int, list[Span]] = defaultdict(list)
    for span, number in where.values():
        ends[number].append(span)
    chain = {
        source.get("m_id"): relation.get("note")
        if relation.tag == "CROSS_DOC_COREF"
        else f"{path.stem}-{relation.find('target').get('m_id')}"
        for relation in root.find("Relations")
        for source in relation.findall("source")
    }
    mentions = []
    for mark in root.find("Markables"):
        at = [where[a.get("t_id")] for a in mark.findall("token_anchor") if a.get("t_id") in where]
        if at and mark.tag.startswith(("ACTION", "NEG")) and (path.stem, at[0][1]) in checked:
            sentence = Span(ends[at[0][1]][0].start, ends[at[0][1]][-1].end)
            key = mark.get("m_id")
            mentions.append((tuple(s for s, _ in at), sentence, chain.get(key, f"{path.stem}-one-{key}")))
    article_ = document(body, Source(where=path.stem, sha256="", reader="plain"))
    annotated = annotate(article_, lexicon, parser)
    coded = resolve(extract(annotated, lexicon), annotated, lexicon)
    return Text(path.stem, annotated, coded, tuple(sorted(mentions, key=lambda m: m[0])))


if __name__ == "__main__":
    main()
