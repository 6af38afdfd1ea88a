"""A dossier in a few sentences, each computed from its entries and with their sources; no language model."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analyse.claims import Contradiction
from dragoman.analyse.coverage import Coverage
from dragoman.analyse.days import days_in_words
from dragoman.analyse.entries import Entry
from dragoman.analyse.forecasts import Forecast
from dragoman.analyse.gathering import Act
from dragoman.analyse.occurrences import Occurrence
from dragoman.analyse.series import scores
from dragoman.analyse.turning import Turning
from dragoman.model.text import DateRange

_FEW = 3
_LONGEST = 110
# What an event of a type is called where it has no recipient, and what leads to the recipient.
_WORDS = {
    "AGREE": ("agreed or promised", "agreed with or promised"),
    "CONSULT": ("met or talked", "met or talked with"),
    "SUPPORT": ("gave support in words", "gave support in words to"),
    "CONCEDE": ("gave way in words", "gave way in words to"),
    "COOPERATE": ("co-operated", "co-operated with"),
    "AID": ("gave aid", "gave aid to"),
    "RETREAT": ("withdrew, released or eased", "withdrew, released or eased towards"),
    "REQUEST": ("asked or demanded", "asked or demanded of"),
    "ACCUSE": ("criticised or accused", "criticised or accused"),
    "REJECT": ("refused", "refused"),
    "THREATEN": ("threatened", "threatened"),
    "PROTEST": ("protested", "protested against"),
    "SANCTION": ("cut relations", "cut relations with"),
    "MOBILIZE": ("mobilised", "mobilised against"),
    "COERCE": ("coerced", "coerced"),
    "ASSAULT": ("used force", "used force against"),
}


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
    """The sentences at the head of a dossier."""
    return tuple(
        line
        for part in (
            _tone,
            _turns,
            _latest,
            _contacts,
            _commitments,
            _disputes,
            _not_done,
            _forecasts,
            _sources,
        )
        for line in part(matter)
    )


def changed(matter: Matter, since: date) -> tuple[Line, ...]:
    """What is new since a day: what happened, what became of commitments, whether the tone is another."""
    return tuple(_changed(matter, since))


def open_questions(matter: Matter) -> tuple[Line, ...]:
    """What the record leaves open: commitments, forecasts, reports that do not fit together."""
    return tuple(_questions(matter))


def told_of(act: Act) -> str:
    """Who did what to whom, in words: "United States criticised or accused Taliban"."""
    alone, with_recipient = _WORDS.get(act.type, (act.type.lower(), act.type.lower()))
    who = act.actor or "somebody"
    return f"{who} {with_recipient} {act.recipient}" if act.recipient else f"{who} {alone}"


def _tone(matter: Matter) -> Iterator[Line]:
    found = scores(matter.occurrences)
    if not found.stories:
        yield Line(
            text="The record holds no event between them that is told as having happened.", basis="computed"
        )
        return
    days = [it.days for it in matter.occurrences if it.days]
    spread = DateRange(min(d.first for d in days), max(d.last for d in days)) if days else None
    when = f" between {_day(spread.first)} and {_day(spread.last)}" if spread else ""
    v_coop, m_coop, v_conf, m_conf = found.quads
    bounds = f" (95 %: {found.low} to {found.high})" if found.low is not None else ""
    yield Line(
        text=(
            f"{_count(found.stories, 'event')}{when}, told in {_count(found.reports, 'sentence')}: "
            f"{v_coop + m_coop} co-operative ({m_coop} in deeds), {v_conf + m_conf} conflictual "
            f"({m_conf} in deeds); "
            f"mean score {found.mean} on PLOVER's scale from -10 to 10{bounds}."
        ),
        basis="computed",
    )


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


def _latest(matter: Matter) -> Iterator[Line]:
    dated = [act for act in matter.acts if act.days]
    for name, quads in (("co-operative", (1, 2)), ("conflictual", (3, 4))):
        last = max(
            (act for act in dated if act.quad_code in quads),
            key=lambda act: (not act.reported, act.days or _NEVER),
            default=None,
        )
        if last and last.days:
            text = f"Latest {name} event: {told_of(last)} ({_when(last)})."
            yield Line(text=text, basis="told", documents=_sources_of(last))


def _contacts(matter: Matter) -> Iterator[Line]:
    met = [act for act in matter.acts if act.type == "CONSULT"]
    if not met:
        yield Line(text="No meeting, visit, call or talks are told as having taken place.", basis="computed")
        return
    last = max(met, key=lambda act: act.days or _NEVER)
    place = f" in {last.place}" if last.place else ""
    yield Line(
        text=f"{_count(len(met), 'contact')}, the last {_when(last)}{place}: {told_of(last)}.",
        basis="told",
        documents=_sources_of(last),
    )


def _commitments(matter: Matter) -> Iterator[Line]:
    if not matter.entries:
        return
    states = Counter(entry.status for entry in matter.entries)
    told = ", ".join(f"{count} {status}" for status, count in sorted(states.items()))
    yield Line(
        text=f"{_count(len(matter.entries), 'commitment')} ({told}), each as told and not judged.",
        basis="computed",
    )
    for status in ("broken", "contested", "refused", "kept"):
        found = [entry for entry in matter.entries if entry.status == status]
        for entry in sorted(found, key=lambda e: -len(e.reports))[:2]:
            teller = f" by {entry.told_by}" if entry.told_by else ""
            who = ", ".join(entry.by) or "not told who"
            yield Line(
                text=f"Told as {status}{teller}: {who} — {_short(entry.content)}.",
                basis="told",
                documents=tuple(dict.fromkeys(step.quote.document for step in entry.history)),
            )


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
            text=f"{_count(len(found), 'event')} told as not having happened, or denied.",
            basis="told",
            documents=tuple(dict.fromkeys(d for act in found for d in _sources_of(act))),
        )


def _forecasts(matter: Matter) -> Iterator[Line]:
    if matter.forecasts:
        bear = sum(bool(it.bearing) for it in matter.forecasts)
        text = f"{_count(len(matter.forecasts), 'forecast')}; later reports may bear on {bear} of them."
        yield Line(text=text, basis="computed", documents=tuple(f.document for f in matter.forecasts))


def _sources(matter: Matter) -> Iterator[Line]:
    found = matter.coverage
    if not found.stories:
        return
    high, moderate, low = found.bands
    yield Line(
        text=(
            f"{found.independent} of {_count(found.stories, 'event')} told by more than one independent "
            f"publisher, of {len(found.publishers)} quoted; coded with high confidence {high}, "
            f"moderate {moderate}, low {low}."
        ),
        basis="computed",
    )


def _changed(matter: Matter, since: date) -> Iterator[Line]:
    new = [act for act in matter.acts if act.days and act.days.first >= since]
    old = [it.score for it in matter.occurrences if it.days and it.days.last < since]
    recent = [it for it in matter.occurrences if it.days and it.days.first >= since]
    if not new:
        yield Line(text=f"No event since {_day(since)}.", basis="computed")
    for act in new:
        yield Line(text=f"{_when(act)}: {told_of(act)}.", basis="told", documents=_sources_of(act))
    for entry in matter.entries:
        for step in entry.history[1:]:
            if step.days and step.days.first >= since:
                what = "Still asked for" if step.status == "open" else f"Told as {step.status}"
                yield Line(
                    text=f"{what} by {step.told_by or 'somebody'}, {days_in_words(step.days)}: "
                    f"{_short(entry.content)}.",
                    basis="told",
                    documents=(step.quote.document,),
                )
    if recent and old:
        now = scores(recent)
        before = round(sum(old) / len(old), 3)
        yield Line(text=f"Mean score since then {now.mean}, before {before}.", basis="computed")


def _questions(matter: Matter) -> Iterator[Line]:
    for act in matter.acts:
        for dispute in act.disputed:
            yield Line(
                text=f"Reports do not agree — {told_of(act)}, {_when(act)} — {dispute}.",
                basis="told",
                documents=_sources_of(act),
            )
    for entry in matter.entries:
        if entry.status in ("open", "contested"):
            who = ", ".join(entry.by) or "somebody"
            hint = "; later reports may bear on it" if entry.bearing else ""
            yield Line(
                text=f"{entry.status.capitalize()}: {who} — {_short(entry.content)}{hint}.",
                basis="told",
                documents=tuple(dict.fromkeys(report.document for report in entry.reports)),
            )
    for forecast in matter.forecasts:
        if not forecast.bearing:
            yield Line(
                text=f"Foretold by {forecast.by}, until {forecast.until}, no later report yet: "
                f"{_short(forecast.quote.text)}",
                basis="told",
                documents=(forecast.document,),
            )


_NEVER = DateRange(date.min, date.min)


def _when(act: Act) -> str:
    if act.days is None:
        return "no date"
    words = days_in_words(act.days)
    return f"{words}, date of the report" if act.reported else f"{act.qualifier} {words}".strip()


def _day(day: date) -> str:
    return days_in_words(DateRange(day, day))


def _sources_of(act: Act) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.quote.document for t in act.told))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(words: str) -> str:
    folded = " ".join(words.split()).rstrip(".")
    return folded if len(folded) <= _LONGEST else f"{folded[:_LONGEST].rsplit(' ', 1)[0]} …"


def documents_of(lines: Iterable[Line] | Sequence[Line]) -> set[str]:
    """The documents some sentences rest on."""
    return {document for line in lines for document in line.documents}
