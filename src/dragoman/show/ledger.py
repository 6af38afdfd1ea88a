"""A ledger as Markdown or JSON, and its lines for a terminal."""

import json
from collections.abc import Iterator

from dragoman.analyse.bearing import Proposal
from dragoman.analyse.claims import Contradiction
from dragoman.analyse.days import days_in_words
from dragoman.analyse.entries import Entry
from dragoman.analyse.history import Turn
from dragoman.analyse.ledger import Ledger
from dragoman.analyse.quotes import Quote
from dragoman.analyse.sayings import Claim
from dragoman.model.codec import to_json
from dragoman.model.text import DateRange

_ASKED = ("demand", "condition")
_LONGEST = 240
_PROPOSED = 2
_SURE = 0.5


def as_json(ledger: Ledger) -> str:
    """The ledger for other programs."""
    return json.dumps(to_json(ledger), ensure_ascii=False, indent=2) + "\n"


def markdown(ledger: Ledger) -> str:
    """The ledger as Markdown: a heading for each matter, an item for each commitment."""
    return "\n".join(_page(ledger)) + "\n"


def heading(ledger: Ledger) -> str:
    """What the ledger is of, in a line."""
    whom = f"{'between' if len(ledger.between) > 1 else 'of'} {' and '.join(ledger.between)}"
    whom = f" {whom}" if ledger.between else ""
    day = f" as of {ledger.as_of}" if ledger.as_of else ""
    left = f"; {ledger.undated} without a known date left out" if ledger.undated else ""
    return f"Commitments{whom}{day}: {len(ledger.entries)} in {ledger.documents} documents{left}"


def parties(entry: Entry) -> str:
    """Who must act, and who asked for it or was promised it."""
    by = ", ".join(entry.by) or "not told who"
    if not entry.to:
        return by
    to = ", ".join(entry.to)
    return f"{by}, asked by {to}" if entry.kind in _ASKED else f"{by} to {to}"


def terms(entry: Entry) -> str:
    """What must be done, and what is granted for it."""
    granted = f" — for: {shortened(entry.condition_for)}" if entry.condition_for else ""
    return f"{shortened(entry.content)}{granted}"


def turn(step: Turn) -> str:
    """One step of the history, in a line."""
    who = step.told_by or "somebody not named"
    often = f", {step.reports} reports" if step.reports > 1 else ""
    still = "still asked for" if step.status == "open" else step.status
    still += f" by {' and '.join(step.by)}" if step.by else ""
    return f"{still}: {who}, {days(step.days)}{often}"


def proposed(entry: Entry) -> Iterator[str]:
    """The likeliest of what may bear on an entry, in lines."""
    for event in likeliest(entry.bearing):
        speaks = f" ({event.speaks}?)" if event.speaks else ""
        what = f"{event.told}, {days(event.days)}"
        yield f"may bear on it{speaks}: {what} [{event.confidence:.2f}; {event.why}]"


def likeliest(found: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Those of some proposals that are worth a reader's time."""
    return tuple(p for p in found if p.confidence >= _SURE)[:_PROPOSED]


def claims(opposed: Contradiction) -> Iterator[str]:
    """Claim against claim, in lines."""
    for side, said in zip(opposed.sides, (opposed.left, opposed.right), strict=True):
        for claim in said:
            yield f"{side}: {claimed(claim)}"


def claimed(claim: Claim) -> str:
    """A statement with who made it, when, and in how many reports."""
    often = f", {len(claim.variants)} reports" if len(claim.variants) > 1 else ""
    return f"“{shortened(claim.content)}” ({claim.speaker}, {days(claim.days)}{often})"


def days(when: DateRange | None) -> str:
    """Days in words."""
    return days_in_words(when) if when else "no date"


def shortened(words: str) -> str:
    """The first words of a long text."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _page(ledger: Ledger) -> Iterator[str]:
    yield f"# {heading(ledger)}"
    for thread in ledger.threads:
        yield f"\n## {_safe(thread.matter) or 'other claims'}\n"
        for entry in thread.entries:
            yield from _item(entry)
        for opposed in thread.contradictions:
            yield f"\nClaim against claim on {_safe(opposed.subject)}: {opposed.why}.\n"
            yield from (f"- {_safe(line)}" for line in claims(opposed))
    if ledger.variants:
        yield "\n## One statement, other words\n"
    for claim in ledger.variants:
        yield f"- {_safe(claim.speaker)}, {days(claim.days)}"
        for told in claim.variants:
            yield f"  - {_safe(told.publisher)}: “{_safe(shortened(told.content))}” `{told.record}`"


def _item(entry: Entry) -> Iterator[str]:
    made = f", made {days(entry.made)}" if entry.made else ""
    made += f", due {days(entry.due)}" if entry.due else ""
    yield f"- **{entry.status}** · {entry.kind}{made} · {_safe(f'{parties(entry)}: {terms(entry)}')}  "
    yield f"  `{entry.id}` · {_safe(entry.why)}"
    for report in entry.reports:
        teller = f"{report.told_by}, " if report.told_by != report.publisher else ""
        yield _line(f"{teller}{report.publisher}, {days(report.published)}", report.quote, report.record)
    for step in entry.history[1:]:
        yield _line(f"**{_safe(turn(step))}**", step.quote, step.record)
    for event in entry.bearing:
        speaks = f", {event.speaks}?" if event.speaks else ""
        what = _safe(f"{event.told}, {days(event.days)} [{event.confidence}: {event.why}]")
        yield _line(f"*proposed{speaks}* {what}", event.quote, event.record)


def _line(about: str, quote: Quote, record: str) -> str:
    """A sentence with what it is quoted for."""
    return f"  - {about}: {_safe(shortened(quote.text))} `{record}`"


def _safe(text: str) -> str:
    """Text whose signs mean nothing in Markdown."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
