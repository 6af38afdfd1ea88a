"""One type out of two opinions: the rules' and the classifier's; both stay visible."""

from dataclasses import dataclass
from math import exp, log

from dragoman.extract.classify import CLASSES, NONE, Classified
from dragoman.extract.opinion import Opinion
from dragoman.extract.status import Reading, reduced

# How much a rule's word counts, in nats, by the parties of the question that stand where the rule wants them.
# Tuned by cross-validation on the benchmark's training half, see docs/model-card.md.
FITS = {2: 2.0, 1: 1.6, 0: 0.0}
# The classifier is surer of itself than it should be; divided by this, its confidence comes true.
_COOLING = 1.3
# Deeds that drafts of PLOVER file under different types: such a rule speaks for both.
_DRAFTS = {
    "SANCTION/impose-sanctions": "COERCE",
    "SANCTION/convict": "ACCUSE",
    "SANCTION/find-guilty": "ACCUSE",
    "COERCE/cyber-attack": "ASSAULT",
}
_DRAFT_SHARE = 0.5
# Giving way in words and in deeds are told apart only after it is settled that somebody gave way.
_YIELD = frozenset({"CONCEDE", "RETREAT"})
_LEAST = 1e-6
_NO_EVENT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is made of a question.

    Attributes:
        type: The likeliest type; None where most speaks for no event.
        mode: The rule's mode, where it is of that type.
        status: What rule or cues say of its happening.
        cue: What says so; None for `actual`.
        scores: Type (`NONE` too) → probability, before what is to come is coded as its announcement;
            they sum to 1.
        opinion: The rules' part; None where no rule fits.
        model: The classifier's part.
    """

    type: str | None
    mode: str | None
    status: str
    cue: str | None
    scores: dict[str, float]
    opinion: Opinion | None
    model: Classified


def judge(model: Classified, opinion: Opinion | None, reading: Reading | None = None) -> Verdict:
    """The verdict on a question.

    Args:
        model: What the classifier says.
        opinion: What the rules say, if any fits.
        reading: The status that cues tell where no rule fits.
    """
    votes = _votes(opinion) if opinion else {}
    weights = {
        name: exp(log(max(p, _LEAST)) / _COOLING + votes.get(name, 0.0))
        for name, p in zip(CLASSES, model.scores, strict=True)
    }
    total = sum(weights.values())
    scores = {name: weight / total for name, weight in weights.items()}
    type_ = _best(scores)
    own = opinion if opinion and opinion.type == type_ else None
    mode = own.mode if own else None
    told = opinion or reading
    status = told.status if told else "actual"
    if own and type_:
        type_, mode = reduced(status, type_, mode)
    return Verdict(
        type=type_,
        mode=mode,
        status=status,
        cue=told.cue if told else None,
        scores=scores,
        opinion=opinion,
        model=model,
    )


def _votes(opinion: Opinion) -> dict[str, float]:
    """How much the opinion adds to each type."""
    weight = FITS[opinion.fit]
    votes = {opinion.type: weight}
    if draft := _DRAFTS.get(opinion.rule):
        votes = {opinion.type: weight * _DRAFT_SHARE, draft: weight * _DRAFT_SHARE}
    return votes


def _best(scores: dict[str, float]) -> str | None:
    if scores[NONE] > _NO_EVENT:
        return None
    families: dict[str, float] = {}
    for name, p in scores.items():
        family = "YIELD" if name in _YIELD else name
        families[family] = families.get(family, 0.0) + p
    families.pop(NONE)
    family = max(families, key=lambda name: families[name])
    if family != "YIELD":
        return family
    return max(sorted(_YIELD), key=lambda name: scores[name])
