"""Do two reports tell one event? What two reports have in common, and how sure that makes.

A comparison looks at the two reports and at nothing else, so that it comes out the same whatever a record
holds and in whatever order it came in.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from itertools import product
from math import exp
from typing import TypeAlias

from dragoman.lexicon.stories import StoryCues
from dragoman.model.stories import Report, SameEvent
from dragoman.model.text import DateRange
from dragoman.resolve.story_words import Words, stem

Parties: TypeAlias = tuple[tuple[str, ...], ...]

_NARROW = 5  # days: a longer stretch does not tell two events apart
_SLACK = 1  # days: "on Monday" there may be Sunday here
_MOST_APART = 31  # days: two papers err by so much about a date, if they do
_NEAR, _FAR = 3, 60  # days: what is further apart is not, and ever less, told of at one time
_WEEK = 7  # days: what news tells without a date was in the week before
_SAME_MODE = 0.75  # how alike triggers are that have one type and mode, whatever their words
_RARE = 4.5  # weight of a last name that few have
_MUCH = 0.12  # weight of a word in a topic
_SOME = 0.25  # of the words of two sentences
_HAPPENED = frozenset({"actual", "historical"})

FEATURES = (
    "same trigger",
    "similar trigger",
    "other mode",
    "similar words",
    "shared names",
    "similar article",
    "same article",
    "next sentences",
    "spokesman of the lede",
    "other names",
    "shared parties",
    "party in the other article",
    "other parties",
    "other actor",
    "other recipient",
    "same day",
    "other day",
    "in time",
    "out of time",
    "same place",
    "other place",
    "other number",
    "same trigger in similar articles",
    "similar trigger in similar articles",
    "same trigger with shared names",
    "same trigger in one article",
    "other names in one article",
    "other words in one article",
)
"""What a comparison looks at; each is between 0 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each feature counts; `bias` is what two reports start with.

    Attributes:
        sure: From this score on two reports tie the pieces together in which stories are looked for.
        enough: Reports of a story reach this score on average.
        fitted_on: What the weights were fitted on.
    """

    bias: float
    features: tuple[float, ...]
    sure: float
    enough: float
    fitted_on: str


@cache
def load_weights() -> Weights:
    """The weights that ship with Dragoman."""
    data = json.loads((files("dragoman.resolve") / "stories" / "weights.json").read_text("utf-8"))
    return Weights(
        bias=data["bias"],
        features=tuple(data["features"][name] for name in FEATURES),
        sure=data["sure"],
        enough=data["enough"],
        fitted_on=data["fitted_on"],
    )


class Judge:
    """Compares reports.

    Args:
        cues: Kindred types.
        words: Rareness and likeness of words.
        weights: How much each feature counts.
    """

    def __init__(self, cues: StoryCues, words: Words, weights: Weights) -> None:
        self._cues = cues
        self.words = words
        self.weights = weights
        self._topics: dict[tuple[str, str], float] = {}

    def may_be_one(self, left: Report, right: Report) -> bool:
        """Whether nothing rules out that two reports tell one event.

        Types that are not kindred do, so do a thing that happened and one that is planned, denied or
        possible, and days or parties that have nothing in common.
        """
        if left.type and right.type and not self._kindred(left, right):
            return False
        if left.status != right.status and not {left.status, right.status} <= _HAPPENED:
            return False
        if _gap(left, right) > _MOST_APART or not _in_time(left, right):
            return False
        return not (left.type and right.type) or (_share(left, right) and not _other_way(left, right))

    def score(self, left: Report, right: Report) -> float:
        """How sure it is that two reports tell one event, 0 to 1."""
        if not self.may_be_one(left, right):
            return 0.0
        weights = self.weights
        found = self.features(left, right)
        total = weights.bias + sum(w * f for w, f in zip(weights.features, found, strict=True) if f)
        return 1 / (1 + exp(-total))

    def judged(self, left: Report, right: Report) -> SameEvent:
        """The judgement on two reports, with its reasons."""
        left, right = (left, right) if left.id < right.id else (right, left)
        found = self.features(left, right)
        parts = zip(FEATURES, (w * f for w, f in zip(self.weights.features, found, strict=True)), strict=True)
        said = sorted((p for p in parts if abs(p[1]) > 0.1), key=lambda p: (-abs(p[1]), p[0]))
        why = tuple(f"{name}{_detail(name, left, right)} ({part:+.1f})" for name, part in said)
        return SameEvent(left=left.id, right=right.id, score=round(self.score(left, right), 4), why=why)

    def features(self, left: Report, right: Report) -> tuple[float, ...]:
        """What two reports have in common, in the order of `FEATURES`."""
        words = self.words
        same = _same_trigger(left.trigger, right.trigger)
        together = float(left.article.id == right.article.id)
        alike = words.alike(left.trigger, right.trigger)
        if left.mode and (left.type, left.mode) == (right.type, right.mode) and not together:
            alike = max(alike, _SAME_MODE)
        topic = 1.0 if together else self._topic(left, right)
        names = words.overlap(left.names, right.names)
        other_names = float(bool(left.names and right.names) and not names)
        same_words = words.overlap(left.words, right.words)
        shared = _shared_parties(left, right)
        typed = together * float(bool(left.type and right.type))
        days, apart = _days(left, right), _apart(left, right)
        place = _place(left, right)
        return (
            same,
            alike,
            float(bool(left.mode and right.mode) and left.mode != right.mode),
            same_words,
            names,
            topic,
            together,
            together * float(abs(left.sentence.start - right.sentence.start) < 600),
            together * _spoken_for(left, right),
            other_names,
            max(shared, 0.0),
            0.0 if together else self._named_there(left, right),
            float(shared < 0),
            float(_other(left.actors, right.actors)),
            float(_other(left.recipients, right.recipients)),
            float(days > 0),
            float(days < 0),
            float(apart is not None and apart <= _NEAR),
            0.0 if apart is None else min(1.0, max(0, apart - _NEAR) / _FAR),
            float(place > 0),
            float(place < 0),
            float(_other_number(left, right)),
            same * topic,
            alike * topic,
            same * names,
            same * together,
            other_names * typed,
            typed * (1 - min(1.0, same_words / _SOME)),
        )

    def _kindred(self, left: Report, right: Report) -> bool:
        return self._cues.kindred[left.type] == self._cues.kindred[right.type]

    def _topic(self, left: Report, right: Report) -> float:
        """How alike two articles are by the words that tell most (cosine)."""
        key = (left.article.id, right.article.id)
        if key not in self._topics:
            other = dict(right.article.topic)
            found = sum(w * other.get(s, 0.0) for s, w in left.article.topic)
            self._topics[key] = self._topics[key[::-1]] = found
        return self._topics[key]

    def _named_there(self, left: Report, right: Report) -> float:
        """Whether a person who takes part in one report only is much spoken of in the other's article."""
        for here, there in ((left, right), (right, left)):
            others = (*there.actors, *there.recipients)
            for chain in (*here.actors, *here.recipients):
                if "-" not in chain[0] or "~" in chain[0]:
                    continue
                name = stem(chain[0].rsplit("-", 1)[-1])
                rare = self.words.weight(name) > _RARE
                if not rare or any(_same_party(chain, other) for other in others):
                    continue
                if any(word == name and weight > _MUCH for word, weight in there.article.topic):
                    return 1.0
        return 0.0


def _same_trigger(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    shared = len(set(left) & set(right))
    return shared / max(1, min(len(left), len(right)))


def _share(left: Report, right: Report) -> bool:
    """Whether some party of one is, or belongs to, one of the other; so where one of them has none."""
    return _shared_parties(left, right) >= 0


def _other_way(left: Report, right: Report) -> bool:
    """Whether one tells of A acting on B and the other of B acting on A."""
    if not all((left.actors, left.recipients, right.actors, right.recipients)):
        return False
    sides = [{p for chain in side for p in chain} for side in
             (left.actors, left.recipients, right.actors, right.recipients)]  # fmt: skip
    forth = sides[0] & sides[2] or sides[1] & sides[3]
    return not forth and bool(sides[0] & sides[3] and sides[1] & sides[2])


def _shared_parties(left: Report, right: Report) -> float:
    """How many parties of the report with fewer are found in the other; -1 for none, 0 where one has none.

    A party that both have counts whole, one that belongs to another of the other report somewhat less.
    """
    ours, theirs = (*left.actors, *left.recipients), (*right.actors, *right.recipients)
    if not ours or not theirs:
        return 0.0
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    best = [max(_same_party(a, b) for b in theirs) for a in ours]
    return sum(best) / len(best) * (1 + len(ours) / len(theirs)) / 2 or -1.0


def _spoken_for(left: Report, right: Report) -> float:
    """Whether one tells what a side did in the same way as the other tells it of somebody who speaks for it.

    So papers begin: "The Freedonians blame Sylvania", then "Sylvania is to blame, spokeswoman Wells said".
    """
    if not left.mode or (left.type, left.mode) != (right.type, right.mode):
        return 0.0
    doers = [(a, b) for a in left.actors for b in right.actors if a[0] != b[0] and (a[0] in b or b[0] in a)]
    return float(bool(doers) and _shared(left.recipients, right.recipients))


def _shared(left: Parties, right: Parties) -> bool:
    return any(_same_party(a, b) for a, b in product(left, right))


def _same_party(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if left[0] == right[0]:
        return 1.0
    return 0.8 if left[0] in right or right[0] in left else 0.6 if set(left) & set(right) else 0.0


def _days(left: Report, right: Report) -> int:
    """1 where both tell days and they meet, -1 where they do not, 0 where one tells none."""
    if not left.days or not right.days:
        return 0
    if _gap(left, right) > _SLACK:
        return -1
    return int(left.days.days <= _NARROW and right.days.days <= _NARROW)


def _gap(left: Report, right: Report) -> int:
    """Days between the two stretches told; 0 where they meet or one tells none."""
    if not left.days or not right.days:
        return 0
    return max(0, (left.days.first - right.days.last).days, (right.days.first - left.days.last).days)


def _in_time(left: Report, right: Report) -> bool:
    """Whether neither happened after the other was published: what is told as done was done by then."""
    return _out_by(left, right) and _out_by(right, left)


def _out_by(report: Report, other: Report) -> bool:
    published = other.article.published
    if not report.days or not published or report.status not in _HAPPENED:
        return True
    return (report.days.first - published.last).days <= _SLACK


def _apart(left: Report, right: Report) -> int | None:
    """Days between two events of which not both are dated, as news tells of the week before.

    None where both are dated, both are in one article, or a publication is not known. One known loosely is
    taken to be soon after the last day its text knows of; that two are far apart then means nothing, and
    of two known loosely nothing is known.
    """
    if left.article.id == right.article.id or (left.days and right.days) or (_loose(left) and _loose(right)):
        return None
    ours, theirs = _about(left), _about(right)
    if not ours or not theirs:
        return None
    apart = max(0, (ours.first - theirs.last).days, (theirs.first - ours.last).days)
    return apart if apart <= _NEAR or not (_loose(left) or _loose(right)) else None


def _about(report: Report) -> DateRange | None:
    """When it happened, or, where that is not told, when its article told it."""
    published = report.article.published
    if report.days or not published:
        return report.days
    last = published.first + timedelta(_WEEK) if _loose(report) else published.last
    return DateRange(published.first - timedelta(_WEEK), last)


def _loose(report: Report) -> bool:
    """Whether an event is dated by nothing but a publication known loosely."""
    published = report.article.published
    return report.days is None and published is not None and published.days > 2 * _WEEK


def _other(left: Parties, right: Parties) -> bool:
    """Whether two roles are held by parties that are known and have nothing to do with each other."""
    ours, theirs = ({p for chain in side for p in chain} for side in (left, right))
    known = all(side and not any(c[0][0] == "?" for c in side) for side in (left, right))
    return known and not ours & theirs


def _place(left: Report, right: Report) -> int:
    if not left.place or not right.place:
        return 0
    if left.place == right.place:
        return 1
    return -1 if left.country != right.country else 0


def _other_number(left: Report, right: Report) -> bool:
    ours, theirs = dict(left.amounts), dict(right.amounts)
    return any(theirs[what] != number for what, number in ours.items() if what in theirs)


def _detail(name: str, left: Report, right: Report) -> str:
    """The words behind a reason."""
    if name in ("same trigger", "similar trigger"):
        return f": {' '.join(left.trigger)} / {' '.join(right.trigger)}"
    if name == "shared names":
        return f": {', '.join(sorted(left.names & right.names))}"
    if name == "shared parties":
        pairs = product((*left.actors, *left.recipients), (*right.actors, *right.recipients))
        return f": {', '.join(sorted({_said(a, b) for a, b in pairs if _same_party(a, b)}))}"
    if name in ("same day", "other day") and left.days and right.days:
        return f": {left.days.first} / {right.days.first}"
    if name in ("same place", "other place"):
        return f": {left.place} / {right.place}"
    return ""


def _said(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left[0] == right[0]:
        return left[0]
    return f"{left[0]} ~ {right[0]}"
