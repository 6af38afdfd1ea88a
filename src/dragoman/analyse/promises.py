"""Which reports of promises, agreements, demands and conditions tell of the same one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analyse.pacts import Bond, Pacts
from dragoman.analyse.quotes import Quote, commitment_quote
from dragoman.analyse.reading import Reading, Teller, words
from dragoman.lexicon.matters import Matter, Matters
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import DateRange, Span

UNDERTAKING = "undertaking"
_FAMILIES = {"promise": UNDERTAKING, "agreement": UNDERTAKING}
_APART = timedelta(days=400)  # reports of undated promises further apart are of different ones
_MOSTLY = 0.6  # share of the words of the shorter that two promises without a known matter have in common
_SEVERAL = 2
_MAIN = 120  # characters in which a commitment says what it is about; what comes later is said by the way
_SURELY = 3  # words in common by which a report belongs to a matter that it names second
_NOT = re.compile(r"\b(?:not|never|no|fail\w*|without)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One report of somebody bound to something, as one sentence tells it.

    Attributes:
        spans: What must be done, what is granted, the binding words.
        family: Its kind; promises and agreements are one family.
        by: Sides who must act; none where nobody knows.
        to: Sides who asked or were promised, those who must act left out.
        matters: What it is about: matter ids, in the order of the words.
        hits: The words that say so.
        words: Stems that tell it apart, without those of keeping and breaking.
        plain: The same without any names; none where it only says that something is to be kept.
        bond: What it has to do with a named pact.
        made: When it was made, if the text says or the pact tells.
        due: By when it is to be done.
        denied: Whether something must not be done.
        named: All sides named in it or telling it.
        bears: Ids of events that its own article ties to it by their words.
        maker: Who tells that it was made.
        outcome: What is told to have become of it; "" for nothing. `judge` is who tells that, in `statement`.
    """

    commitment: str
    spans: tuple[Span, ...]
    document: str
    publisher: str
    published: DateRange | None
    told_on: DateRange | None
    kind: str
    family: str
    by: frozenset[str]
    to: frozenset[str]
    content: str
    condition_for: str
    matters: tuple[str, ...]
    hits: tuple[str, ...]
    words: frozenset[str]
    plain: frozenset[str]
    bond: Bond
    made: DateRange | None
    due: DateRange | None
    denied: bool
    named: frozenset[str]
    bears: frozenset[str]
    maker: Teller
    outcome: str
    judge: Teller
    statement: str
    quote: Quote

    @property
    def bare(self) -> bool:
        """Whether it says no more than that something is to be kept ("uphold their commitments")."""
        return not self.plain

    @property
    def key(self) -> tuple[date, str, int, str]:
        """Oldest report first; the same in whatever order documents came in."""
        first = self.published.first if self.published else date.max
        return (first, self.document, self.quote.span.start, self.commitment)


def bound(reading: Reading, commitment: Commitment, pacts: Pacts, matters: Matters) -> Bound:
    """A commitment read for who is bound to what."""
    coded, text = reading.coded, reading.document.text
    content, granted = words(commitment.content, text), words(commitment.condition_for, text)
    by, to = reading.of(commitment.by, commitment.when), reading.of(commitment.to, commitment.when)
    statement = reading.statement(commitment.statement)
    judged = _judged(reading, commitment)
    judge = reading.teller(judged)
    main = granted if commitment.kind == "condition" and matters.of(granted) else content
    about = matters.of(main[:_MAIN]) or matters.of(main)
    bond = pacts.of(commitment, by, undertaken=commitment.kind in _FAMILIES)
    made = commitment.when.days if commitment.when else None
    if bond.clause:
        made = DateRange(bond.clause.made, bond.clause.made)
    spans = (*commitment.content, *commitment.condition_for)
    stems, plain = _words(reading, spans, about, by | to, matters)
    maker = reading.teller(statement)
    speaking = frozenset({maker.side} if maker.side else ())
    outcome = _outcome(commitment, judge, by)
    if commitment.kind in ("demand", "condition") and not to and not outcome:
        to = speaking
    if commitment.kind == "condition" and not by and not matters.words(content) - matters.keeping:
        others = reading.inside(commitment.condition_for) - to
        by = others if len(others) == 1 else by
    return Bound(
        commitment=commitment.id,
        spans=(*spans, commitment.evidence[0].span),
        document=reading.document.id,
        publisher=reading.label,
        published=reading.published,
        told_on=reading.told_on(statement),
        kind=commitment.kind,
        family=_FAMILIES.get(commitment.kind, commitment.kind),
        by=by,
        to=to - by,
        content=content,
        condition_for=granted,
        matters=tuple(about),
        hits=tuple(about.values()),
        words=stems,
        plain=plain,
        bond=bond,
        made=made,
        due=commitment.due.days if commitment.due else None,
        denied=bool(_NOT.search(content)),
        named=by | to | reading.inside(spans) | speaking,
        bears=frozenset(commitment.bearing),
        maker=maker,
        outcome=outcome,
        judge=judge,
        statement=(judged.id if judged else commitment.statement) or "",
        quote=commitment_quote(coded, commitment),
    )


def _words(
    reading: Reading, spans: tuple[Span, ...], about: dict[str, str], sides: frozenset[str], matters: Matters
) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that tell a commitment apart, without those of keeping, of its parties, of broad matters.

    The second set is also without all other names of actors: where it is empty, nothing is said of what
    must be done but that it must be done.
    """
    named = [name for span in spans for name in reading.names(span)]
    ours = [name for name, of in named if of & sides]
    broad = [hit for matter, hit in about.items() if matters.matters[matter].broad]
    found = matters.words(words(spans, reading.document.text)) - matters.keeping
    found -= matters.words(" ".join((*ours, *broad)))
    return found, found - matters.words(" ".join(name for name, of in named if of))


def _outcome(commitment: Commitment, judge: Teller, by: frozenset[str]) -> str:
    """What is told outright; the coder calls a claim in somebody's mouth that it was kept contested."""
    if commitment.basis != "told" or commitment.status == "open":
        return ""
    if commitment.status == "broken" and judge.side in by:  # nobody accuses himself: the parties are misread
        return ""
    return "kept" if commitment.status == "contested" else commitment.status


def _judged(reading: Reading, commitment: Commitment) -> Statement | None:
    """The statement that tells what became of it; None where the paper does."""
    first = reading.statement(commitment.bearing[0]) if commitment.bearing else None
    if commitment.status == "contested" and first is not None:
        return first
    return reading.statement(commitment.statement)


def merged(reports: Iterable[Bound], matters: Matters) -> tuple[tuple[str, tuple[Bound, ...]], ...]:
    """Reports put together that tell of the same commitment: (matter, reports), oldest first.

    Two reports are of one commitment if they are of one family, bind the same side, to or for the same
    side, were made at the same time and are of one matter ("" for none that is known). A report of several
    matters ("to end violence and to fight terrorism") stands under the first and under each other that
    others tell of, and never ties two groups together.

    Args:
        reports: In any order.
        matters: What is the same matter.
    """
    groups: list[_Group] = []
    places: dict[tuple[str, str, str], set[int]] = {}
    # What is surely of one matter and dated comes first, so that the rest finds its place among it.
    for report in sorted(reports, key=lambda b: (len(b.matters) > 1, b.made is None, not b.by, b.key)):
        for order, matter in enumerate(report.matters or ("",)):
            keys = [(report.family, matter, word) for word in _found_by(report, matter)]
            near = sorted({place for key in keys for place in places.get(key, ())})
            fitting = [place for place in near if groups[place].takes(report, matters)]
            fitting = [place for place in fitting if order == 0 or groups[place].surely(report)]
            if fitting:
                chosen = min(fitting, key=lambda place: groups[place].distance(report))
                groups[chosen].reports.append(report)
            elif order == 0:
                chosen = len(groups)
                groups.append(_Group(matter, [report]))
            else:
                continue
            for key in keys:
                places.setdefault(key, set()).add(chosen)
    return tuple((g.matter, tuple(sorted(g.reports, key=lambda b: b.key))) for g in groups)


def _found_by(report: Bound, matter: str) -> tuple[str, ...]:
    """Keys of which two reports of one commitment on a matter share one: words only where it is not known."""
    if matter:
        return ("",)
    pact = (f"pact {report.bond.clause.id}",) if report.bond.whole and report.bond.clause else ()
    return (*pact, *(("",) if report.bare else sorted(report.words)))


@dataclass(frozen=True, slots=True)
class _Group:
    """Reports of one commitment, as far as they are put together."""

    matter: str
    reports: list[Bound]

    def takes(self, report: Bound, matters: Matters) -> bool:
        """Whether a report may be of the same commitment as all that are here."""
        matter = matters.matters.get(self.matter)
        sure = bool(report.by) or any(len(report.words & other.words) >= _SEVERAL for other in self.reports)
        return sure and all(_fits(report, other, matter) for other in self.reports)

    def surely(self, report: Bound) -> bool:
        """Whether a report that names this matter second belongs here: of the same pact or words."""
        return self._of(report.bond.clause.id if report.bond.clause else "") or any(
            len(report.words & other.words) >= _SURELY for other in self.reports
        )

    def _of(self, pact: str) -> bool:
        return any(other.bond.clause and other.bond.clause.id == pact for other in self.reports)

    def distance(self, report: Bound) -> tuple[bool, int, tuple[date, str, int, str]]:
        """How far a report is: of another pact, fewer words in common, a later report."""
        pact = self._of(report.bond.clause.id if report.bond.clause else report.bond.spoken)
        common = max(len(report.words & other.words) for other in self.reports)
        return (not pact, -common, min(other.key for other in self.reports))


def _fits(one: Bound, other: Bound, matter: Matter | None) -> bool:
    """Whether two reports may be of the same commitment on a matter."""
    if one.family != other.family or not _same_parties(one, other) or not _same_time(one, other):
        return False
    if matter is None:
        whole = one.bond.whole and other.bond.whole and one.bond.clause == other.bond.clause
        return whole or _same_words(one, other)
    signed = one.family == "condition" or (matter.signed and one.family == UNDERTAKING)
    if signed and one.denied != other.denied:
        return False
    return not matter.broad or bool(one.plain & other.plain) or (one.bare and other.bare)


def _same_words(one: Bound, other: Bound) -> bool:
    """Whether two commitments without a known matter are told in much the same words, or both in none."""
    if one.bare or other.bare:
        return one.bare and other.bare and bool(one.by and other.by)
    if not one.by and not other.by:
        return one.words == other.words
    common = one.words & other.words
    least = min(len(one.words), len(other.words))
    return one.words == other.words or (len(common) >= _SEVERAL and len(common) >= _MOSTLY * least)


def _same_parties(one: Bound, other: Bound) -> bool:
    """Whether the same side must act, and for or at the asking of the same side."""
    if one.by and other.by and not (one.by <= other.by or other.by <= one.by):
        return False
    if not one.to or not other.to:
        return one.family != "demand" or one.to == other.to
    return bool(one.to & other.to)


def _same_time(one: Bound, other: Bound) -> bool:
    """Whether two undertakings may have been made at the same time; demands and conditions stand."""
    if one.family != UNDERTAKING:
        return True
    if one.bond.clause and other.bond.clause:
        return one.bond.clause == other.bond.clause
    if one.made and other.made:
        return one.made.meets(other.made)
    if one.made or other.made:
        dated, undated = (one, other) if one.made else (other, one)
        before = undated.published is None or dated.made is None or dated.made.first <= undated.published.last
        return before and (dated.bond.clause is not None or _near(dated.made, undated.published))
    return _near(one.published, other.published)


def _near(one: DateRange | None, other: DateRange | None) -> bool:
    """Whether two times may be close; True where one is not known."""
    if one is None or other is None:
        return True
    return one.first - _APART <= other.last and other.first - _APART <= one.last
