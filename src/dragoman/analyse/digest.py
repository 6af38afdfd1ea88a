"""A dossier in a few sentences, each computed from its entries and with their sources; no language model."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analyse.claims import Contradiction
from dragoman.analyse.coverage import Coverage
from dragoman.analyse.days import days_in_words
from dragoman.analyse.entries import Entry
from dragoman.analyse.forecasts import Forecast
from dragoman.analyse.gathering import Act, loose
from dragoman.analyse.history import Turn
from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import scores
from dragoman.analyse.turning import Turning
from dragoman.analyse.wording import (
    bound,
    count,
    foreteller,
    in_words,
    short,
    sources,
    state,
    tells,
    until,
    when,
)
from dragoman.model.text import DateRange

_FEW = 3
_MOST_NEWS = 20
_MOST_QUESTIONS = 15
_YEAR = timedelta(days=365)
_NEVER = DateRange(date.min, date.min)
_TOLD = ("broken", "contested", "refused", "withdrawn", "kept")
_ASIDE = {"future": "Announced", "negated": "Told as not so"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a summary.

    Attributes:
        basis: `computed` from the entries, `told` by the sources, or `proposed` by the program.
        documents: Ids of the documents it rests on.
    """

    text: str
    basis: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the sentences are made from."""

    names: tuple[str, str]
    acts: tuple[Act, ...]
    apart: tuple[tuple[str, tuple[Act, ...]], ...]
    entries: tuple[Entry, ...]
    disputes: tuple[Contradiction, ...]
    forecasts: tuple[Forecast, ...]
    occurrences: tuple[Occurrence, ...]
    turning: Turning | None
    coverage: Coverage
    said: tuple[int, int]


def summary(matter: Matter) -> tuple[Line, ...]:
    """The sentences at the head of a dossier: how it stands, what is promised, disputed and sure."""
    return tuple(
        line
        for part in (
            _tone, _lately, _latest, _contacts, _most_told, _commitments, _disputes, _not_done, _forecasts,
            _turns, _sources,
        )
        for line in part(matter)
    )  # fmt: skip


def changed(matter: Matter, since: date) -> tuple[Line, ...]:
    """What is new since a day: what happened, what became of commitments, whether the tone is another."""
    return tuple(_changed(matter, since))


def open_questions(matter: Matter) -> tuple[Line, ...]:
    """What the record leaves open, the best told first: reports that disagree, commitments, forecasts."""
    vague = sum(_is_open(entry) and not tells(entry) for entry in matter.entries)
    found = tuple(_questions(matter))
    lines = list(found[:_MOST_QUESTIONS])
    left = [f"{len(found) - len(lines)} more"] if len(found) > len(lines) else []
    left += [f"{vague} whose words do not tell by themselves who must do what"] if vague else []
    if left:
        lines.append(
            Line(text=f"And {'; '.join(left)}: under the commitments and the forecasts.", basis="computed")
        )
    return tuple(lines)


def _tone(matter: Matter) -> Iterator[Line]:
    found = scores(matter.occurrences)
    if not found.stories:
        yield Line(
            text="The record holds no event between them that is told as having happened.", basis="computed"
        )
        return
    days = [it.days for it in matter.occurrences if it.days and not loose(it)]
    spread = days_in_words(DateRange(min(d.first for d in days), max(d.last for d in days))) if days else ""
    which = "" if len(days) == found.stories else f"{len(days)} of them dated, "
    when_told = f" ({which}{spread})" if spread else ""
    v_coop, m_coop, v_conf, m_conf = found.quads
    bounds = f" (95 %: {found.low} to {found.high})" if found.low is not None else ""
    yield Line(
        text=(
            f"{count(found.stories, 'event')}{when_told}, told in {count(found.reports, 'sentence')}: "
            f"{v_coop + m_coop} co-operative ({m_coop} in deeds), {v_conf + m_conf} conflictual "
            f"({m_conf} in deeds); "
            f"mean score {found.mean} on PLOVER's scale from -10 to 10{bounds}."
        ),
        basis="computed",
    )


def _lately(matter: Matter) -> Iterator[Line]:
    """How the last year that the record knows compares with what was before it."""
    dated = [it for it in matter.occurrences if it.days and not it.reported]
    if not dated:
        return
    start = max(it.days.last for it in dated if it.days) - _YEAR
    late = [it for it in dated if it.days and it.days.first > start]
    early = [it for it in dated if it.days and it.days.first <= start]
    if early:
        now, then = scores(late), scores(early)
        yield Line(
            text=(
                f"Of the {len(dated)} with a date of their own, {len(late)} are of the last year, after "
                f"{_day(start)}: {now.quads[0] + now.quads[1]} co-operative, "
                f"{now.quads[2] + now.quads[3]} conflictual, mean score {now.mean}; before it {then.mean}."
            ),
            basis="computed",
        )


def _latest(matter: Matter) -> Iterator[Line]:
    dated = [act for act in matter.acts if act.days and not loose(act)]
    contact = _last_contact(matter)
    for name, quads in (("co-operative", (1, 2)), ("conflictual", (3, 4))):
        last = max(
            (act for act in dated if act.quad_code in quads),
            key=lambda act: (not act.reported, act.days or _NEVER),
            default=None,
        )
        if last and last is not contact:  # which has a line of its own
            text = f"Latest {name} event: {in_words(last)} ({when(last)})."
            yield Line(text=text, basis="told", documents=sources([last]))


def _contacts(matter: Matter) -> Iterator[Line]:
    met = [act for act in matter.acts if act.type == "CONSULT"]
    before = sum(act.type == "CONSULT" for act in dict(matter.apart).get("historical", ()))
    past = f"{before} more told as long past" if before else ""
    last = _last_contact(matter)
    if last is None:
        text = "No meeting, visit, call or talks are told as having taken place"
        yield Line(text=f"{text}, but {past}." if past else f"{text}.", basis="computed")
        return
    place = f" in {last.place}" if last.place else ""
    also = f" and {past}" if past else ""
    yield Line(
        text=f"{count(len(met), 'contact')}{also}, the last {when(last)}{place}: {in_words(last)}.",
        basis="told",
        documents=sources([last]),
    )


def _last_contact(matter: Matter) -> Act | None:
    met = (act for act in matter.acts if act.type == "CONSULT")
    return max(met, key=lambda act: (not act.reported, act.days or _NEVER), default=None)


def _most_told(matter: Matter) -> Iterator[Line]:
    """The event that most papers tell in words of their own."""
    most = max(matter.acts, key=lambda act: act.independent, default=None)
    if most and most.independent > 1:
        yield Line(
            text=f"Most widely told, by {most.independent} independent publishers: {in_words(most)} "
            f"({when(most)}).",
            basis="told",
            documents=sources([most]),
        )


def _commitments(matter: Matter) -> Iterator[Line]:
    if not matter.entries:
        return
    states = Counter(entry.status for entry in matter.entries)
    told = ", ".join(f"{number} {status}" for status, number in sorted(states.items()))
    yield Line(
        text=f"{count(len(matter.entries), 'commitment')} ({told}), each as told and not judged.",
        basis="computed",
    )
    shown: set[tuple[str, ...]] = set()
    for status in (*_TOLD, "open"):
        found = [entry for entry in matter.entries if entry.status == status and tells(entry)]
        lines = 0
        for entry in sorted(found, key=_weight):
            key = (status, *entry.by, entry.pact or entry.content)
            if lines == (2 if status != "open" else _FEW) or key in shown:
                continue
            shown.add(key)
            lines += 1
            steps = entry.history if status != "open" else ()
            documents = (*(s.quote.document for s in steps), *(r.document for r in entry.reports))
            text = f"{state(entry)} — {bound(entry)}."
            yield Line(text=text, basis="told", documents=tuple(dict.fromkeys(documents)))


def _disputes(matter: Matter) -> Iterator[Line]:
    for dispute in matter.disputes[:_FEW]:
        about = f" on {dispute.matter}" if dispute.matter else ""
        yield Line(
            text=f"{' and '.join(dict.fromkeys(dispute.sides))} contradict each other{about}: {dispute.why}.",
            basis="proposed",
            documents=tuple(v.quote.document for c in (*dispute.left, *dispute.right) for v in c.variants),
        )


def _not_done(matter: Matter) -> Iterator[Line]:
    found = dict(matter.apart).get("negated", ())
    if found:
        yield Line(
            text=f"{count(len(found), 'event')} told as not having happened, or denied.",
            basis="told",
            documents=sources(found),
        )


def _forecasts(matter: Matter) -> Iterator[Line]:
    if matter.forecasts:
        bear = sum(bool(it.bearing) for it in matter.forecasts)
        text = f"{count(len(matter.forecasts), 'forecast')}; later reports may bear on {bear} of them."
        yield Line(text=text, basis="computed", documents=tuple(f.document for f in matter.forecasts))


def _turns(matter: Matter) -> Iterator[Line]:
    if matter.turning is None:
        return
    if not matter.turning.turns:
        yield Line(text=f"Turning points: {matter.turning.why_none}.", basis="computed")
    for turn in matter.turning.turns:
        way = "worse" if (turn.scores_after.mean or 0) < (turn.scores_before.mean or 0) else "better"
        yield Line(
            text=(
                f"The tone turned for the {way} between {_day(turn.after)} and {_day(turn.before)}: "
                f"mean score {turn.scores_before.mean} before, {turn.scores_after.mean} after."
            ),
            basis="computed",
            documents=tuple(dict.fromkeys(d for it in turn.telling for d in it.documents)),
        )


def _sources(matter: Matter) -> Iterator[Line]:
    found = matter.coverage
    if not found.stories:
        return
    high, moderate, low = found.bands
    yield Line(
        text=(
            f"{found.independent} of {count(found.stories, 'event')} told by more than one independent "
            f"publisher, of {len(found.publishers)} quoted; {found.placed_by_report} without a date of their "
            f"own; coded with high confidence {high}, moderate {moderate}, low {low}."
        ),
        basis="computed",
    )


def _changed(matter: Matter, since: date) -> Iterator[Line]:
    new = [act for act in matter.acts if _is_new(act, since)]
    if not new:
        yield Line(text=f"No event since {_day(since)}.", basis="computed")
    yield from (
        Line(text=f"{_capital(when(act))}: {in_words(act)}.", basis="told", documents=sources([act]))
        for act in new[:_MOST_NEWS]
    )
    if len(new) > _MOST_NEWS:
        yield Line(text=f"And {len(new) - _MOST_NEWS} events more: see the chronology.", basis="computed")
    yield from _steps(matter, since)
    for status, told in _ASIDE.items():
        for act in dict(matter.apart).get(status, ()):
            if _is_new(act, since):
                text = f"{told}, {when(act)}: {in_words(act)}."
                yield Line(text=text, basis="told", documents=sources([act]))
    recent = [it for it in matter.occurrences if it.days and it.days.first >= since]
    old = [it.score for it in matter.occurrences if it.days and it.days.last < since]
    if recent and old:
        now = scores(recent)
        before = round(sum(old) / len(old), 3)
        yield Line(text=f"Mean score since then {now.mean}, before {before}.", basis="computed")


def _steps(matter: Matter, since: date) -> Iterator[Line]:
    """What became of commitments, once for all that one sentence or one pact is told of, by any teller."""
    found: dict[tuple[str, str], list[tuple[Entry, Turn]]] = {}
    known: dict[tuple[str, int], tuple[str, str]] = {}
    for entry in sorted(matter.entries, key=lambda e: (not tells(e), _weight(e))):
        for step in entry.history[1:]:
            if step.days and step.days.first >= since:
                place = (step.quote.document, step.quote.span.start)
                key = known.setdefault(place, (step.status, entry.pact or entry.id))
                found.setdefault(key, []).append((entry, step))
    for (status, _), told in found.items():
        entry, days = told[0][0], sorted(step.days for _, step in told if step.days)
        who = ", ".join(dict.fromkeys(step.told_by or "somebody not named" for _, step in told))
        what = "Still asked for" if status == "open" else f"Told as {status}"
        spread = DateRange(days[0].first, max(d.last for d in days))
        yield Line(
            text=f"{what} by {who}, {days_in_words(spread)} — {bound(entry)}.",
            basis="told",
            documents=tuple(dict.fromkeys(step.quote.document for _, step in told)),
        )


def _questions(matter: Matter) -> Iterator[Line]:
    for act in matter.acts:
        for dispute in act.disputed:
            yield Line(
                text=f"Reports do not agree — {in_words(act)}, {when(act)} — {dispute}.",
                basis="told",
                documents=sources([act]),
            )
    for entry in sorted((e for e in matter.entries if _is_open(e) and tells(e)), key=_weight):
        hint = "; later reports may bear on it" if entry.bearing else ""
        asking = ", ".join(entry.to) if entry.kind in ("demand", "condition") else ""
        asked = f", asked by {asking}" if asking else ""
        yield Line(
            text=f"{entry.status.capitalize()} — {bound(entry)}{asked}{hint}.",
            basis="told",
            documents=tuple(dict.fromkeys(report.document for report in entry.reports)),
        )
    for forecast in matter.forecasts:
        if not forecast.bearing:
            yield Line(
                text=f"Foretold by {foreteller(forecast)}, {until(forecast)}, nothing later told: "
                f"“{short(forecast.quote.text)}”.",
                basis="told",
                documents=(forecast.document,),
            )


def _is_new(act: Act, since: date) -> bool:
    """Whether something surely was since a day; a report of unsure date tells nothing of it."""
    return act.days is not None and act.days.first >= since


def _is_open(entry: Entry) -> bool:
    return entry.status in ("open", "contested")


def _weight(entry: Entry) -> tuple[bool, int, int, str]:
    """Where a commitment stands among others: contested ones, those of most documents, the newest."""
    days = entry.made or entry.history[0].days
    return entry.status != "contested", -entry.documents, -(days.last.toordinal() if days else 0), entry.id


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: date) -> str:
    return days_in_words(DateRange(day, day))


def documents_of(lines: Iterable[Line] | Sequence[Line]) -> set[str]:
    """The documents some sentences rest on."""
    return {document for line in lines for document in line.documents}
