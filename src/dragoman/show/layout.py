"""A dossier as sections of plain blocks, which HTML, Markdown, PDF and Word then set each in its own way."""

from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.analyse.claims import Contradiction
from dragoman.analyse.coverage import band, publisher_of
from dragoman.analyse.days import days_in_words
from dragoman.analyse.digest import Line
from dragoman.analyse.dossier import Dossier
from dragoman.analyse.entries import Entry
from dragoman.analyse.forecasts import Forecast
from dragoman.analyse.gathering import Act, Saying, Told, loose
from dragoman.analyse.quotes import Quote
from dragoman.analyse.wording import foreteller, told_of, until
from dragoman.model.text import DateRange, Document
from dragoman.show.blocks import Block, Columns, Figure, Item, Page, Section, Sentence, Table, Words, once
from dragoman.show.charts import drawn, series_chart
from dragoman.show.ledger import claimed, likeliest, parties, turn

_APART = {
    "negated": ("Denied or did not happen", "The sources say of these that they did not take place."),
    "future": ("Announced or planned", "Said to be coming when the source was written; not counted as done."),
    "hypothetical": ("Possible, demanded or conditional", "Could, may, must, if: not counted as done."),
    "historical": ("Background", "Mentioned as long past when the source was written."),
}
_BASIS = {"computed": "computed", "told": "as told", "proposed": "proposed by the program"}
_NO_DATE = "no date"
_REPORTED, _LOOSELY = "date of the report", "some day of these, when it was reported"
_MODES = {"third-party": "in a third country", "visit": "visit", "phone": "by telephone"}
_NOTE = (
    "Coded by a program ({}) and not checked by a person. Every line rests on the words it quotes or names "
    "its sources by number; what is computed or proposed by the program is marked as such. “dragoman "
    "explain” and the small id at the end of a quotation show why it is here. Where the text gives no date, "
    "a line stands at the date of the report, and at the end where that is not known to a quarter of a year. "
    "Words that stand in full above are told by their beginning."
)
_ON_COMMITMENTS = (
    "One entry for one commitment, however many reports tell it. Its state is as told by those named; what "
    "may bear on it is proposed."
)
_ON_DISPUTES = "What two sides say of one matter, where both cannot be true. No verdict is given."
_ON_FORECASTS = "What actors and authors foretold, and later reports that may bear on it."
_CAPTION = (
    "Events by {}, each counted once: co-operation above the line, conflict below it; under them the mean "
    "score with its 95 % interval."
)


def page(dossier: Dossier) -> Page:
    """Lay a dossier out."""
    said = len(dossier.left_said) + len(dossier.right_said)
    return Page(
        title=dossier.title,
        lead=_lead(dossier),
        figures=(
            ("events", len(dossier.acts)),
            ("contacts", len(dossier.contacts)),
            ("statements", said),
            ("commitments", len(dossier.promises)),
            ("sources", len(dossier.sources)),
        ),
        note=_NOTE.format("; ".join(dossier.coders) or "nobody"),
        sections=tuple(once(_sections(dossier))),
        sources=tuple(
            (
                d.title or publisher_of(d),
                ", ".join(filter(None, ("" if d.title else "no title", d.publisher, published(d)))),
                d.url or d.source.where,
            )
            for d in dossier.sources
        ),
        members=tuple(
            (side, ", ".join(members))
            for side, members in (
                (dossier.left, dossier.left_members),
                (dossier.right, dossier.right_members),
            )
            if members
        ),
    )


def _lead(dossier: Dossier) -> str:
    parts = []
    if dossier.first or dossier.last:
        first = _day(dossier.first) if dossier.first else "From the beginning"
        parts.append(f"{first} to {_day(dossier.last) if dossier.last else 'the end'}.")
    if dossier.as_of:
        left_out = f", {dossier.undated} of unknown date left out" if dossier.undated else ""
        parts.append(f"As of {_day(dossier.as_of)}: only documents published by then{left_out}.")
    which = {
        "dyad": " in which both sides occur", "actor": " in which it occurs", "theme": " that speak of it"
    }[dossier.kind]  # fmt: skip
    documents = "document" if dossier.read == 1 else "documents"
    parts.append(f"Drawn from {dossier.read} {documents}{which}, of {dossier.documents} in {dossier.record}.")
    return " ".join(parts)


def _sections(dossier: Dossier) -> Iterator[Section]:
    def section(key: str, title: str, blocks: Iterable[Block], about: str = "", none: str = "") -> Section:
        return Section(id=key, title=title, about=about, none=none, blocks=tuple(blocks))

    lines = tuple(_sentences(dossier, dossier.summary))
    yield section("summary", "Summary", (*lines, *_drawing(dossier)))
    if dossier.since:
        yield section("changed", f"New since {_day(dossier.since)}", _sentences(dossier, dossier.changed))
    nothing = "Nothing of this kind in the record."
    yield section("chronology", "Chronology", (_act(dossier, act) for act in dossier.acts), none=nothing)
    contacts = _contacts(dossier)
    yield section("contacts", "Contacts", contacts, none="No meetings, visits, calls or talks in the record.")
    yield section("said", "What was said", _said(dossier), none=nothing)
    promises = (_promise(dossier, entry) for entry in dossier.promises)
    yield section("commitments", "Commitments and their state", promises, _ON_COMMITMENTS, nothing)
    disputes = (_dispute(dossier, dispute) for dispute in dossier.disputes)
    yield section("disputes", "Claim against claim", disputes, _ON_DISPUTES, nothing)
    if dossier.forecasts:
        foretold = (_forecast(dossier, forecast) for forecast in dossier.forecasts)
        yield section("forecasts", "Forecasts", foretold, _ON_FORECASTS)
    for status, found in dossier.apart:
        title, about = _APART[status]
        yield section(status, title, (_act(dossier, act) for act in found), about)
    yield section("questions", "Open questions", _sentences(dossier, dossier.questions), none=nothing)
    yield section("coverage", "Who reports what, and what is missing", _coverage(dossier))


def _sentences(dossier: Dossier, lines: Iterable[Line]) -> Iterator[Sentence]:
    for line in lines:
        yield Sentence(text=line.text, basis=_BASIS[line.basis], numbers=dossier.numbers(line.documents))


def _drawing(dossier: Dossier) -> Iterator[Figure]:
    if dossier.series:
        chart = series_chart(dossier.series, turning=dossier.turning, names=(dossier.left, dossier.right))
        caption = _CAPTION.format(dossier.series.by)
        yield Figure(svg=drawn(chart, "svg").decode(), png=drawn(chart, "png"), caption=caption)


def _act(dossier: Dossier, act: Act) -> Item:
    detail = [act.type.lower(), act.mode.replace("-", " ") if act.mode else "", act.place or ""]
    publishers = f"{act.independent} independent publishers" if act.independent > 1 else ""
    detail += [publishers, f"{band(act.confidence)} confidence", *(f"not agreed: {d}" for d in act.disputed)]
    when = _days(act.days)
    return Item(
        when=f"{act.qualifier} {when}".strip(),
        note=_note(act),
        tone=f"quad{act.quad_code}",
        head=told_of(act),
        detail=" · ".join(filter(None, detail)),
        quotes=tuple(_told(dossier, told) for told in act.told),
    )


def _told(dossier: Dossier, told: Told) -> Words:
    return _words(dossier, told.quote, told.record, teller=told.attributed_to or "")


def _words(dossier: Dossier, quote: Quote, record: str, *, lead: str = "", teller: str = "") -> Words:
    return Words(
        pieces=quote.pieces, number=dossier.number(quote.document), record=record, lead=lead, teller=teller
    )


def _contacts(dossier: Dossier) -> Iterator[Table]:
    if dossier.contacts:
        yield Table(
            header=("When", "Who", "How", "Where", "Source"),
            rows=tuple(
                (
                    _days(act.days) + (" (report)" if act.reported and act.days else ""),
                    " – ".join(filter(None, (act.who, act.whom))),
                    _MODES.get(act.mode or "", (act.mode or "meeting or talks").replace("-", " "))
                    + (", told as long past" if act.status == "historical" else ""),
                    act.place or "",
                )
                for act in dossier.contacts
            ),
            numbers=tuple(dossier.numbers(t.quote.document for t in act.told) for act in dossier.contacts),
        )


def _said(dossier: Dossier) -> Iterator[Block]:
    left, right = ([_saying(dossier, s) for s in said] for said in (dossier.left_said, dossier.right_said))
    if dossier.kind == "theme":
        yield from left
    elif left or right:
        yield Columns(titles=(dossier.left, dossier.right), left=tuple(left), right=tuple(right))


def _saying(dossier: Dossier, saying: Saying) -> Item:
    how = {"direct": "", "indirect": "in reported words", "mixed": "partly in own words"}[saying.kind]
    return Item(
        when=_days(saying.days),
        note=_note(saying),
        tone="said",
        head=saying.speaker,
        detail=" · ".join(filter(None, (saying.office, how))),
        quotes=tuple(_told(dossier, told) for told in (saying.told, *saying.also)),
    )


def _promise(dossier: Dossier, entry: Entry) -> Item:
    days = entry.made or entry.history[0].days
    reports = f"{len(entry.reports)} {'report' if len(entry.reports) == 1 else 'reports'}"
    quotes = [_words(dossier, report.quote, report.record) for report in entry.reports]
    about = "" if entry.matter == entry.pact else entry.matter
    quotes += [_words(dossier, step.quote, step.record, lead=turn(step)) for step in entry.history[1:]]
    quotes += [
        _words(
            dossier, later.quote, later.record,
            lead=f"may bear on it{f' ({later.speaks}?)' if later.speaks else ''}: {later.why}",
        )
        for later in likeliest(entry.bearing)
    ]  # fmt: skip
    granted = (f"in return for: {entry.condition_for}",) if entry.condition_for else ()
    return Item(
        when=_days(days),
        note="" if entry.made or not days else _REPORTED,
        state=entry.status,
        head=parties(entry),
        detail=" · ".join(filter(None, (entry.kind, entry.pact, about, reports))),
        terms=(entry.content, *granted),
        quotes=tuple(quotes),
    )


def _dispute(dossier: Dossier, dispute: Contradiction) -> Item:
    return Item(
        when=dispute.matter or "claim",
        head=f"{dispute.sides[0]} against {dispute.sides[1]}, on what {dispute.subject} does",
        detail=dispute.why,
        quotes=tuple(
            _words(dossier, variant.quote, variant.record, lead=f"{side}: {claimed(claim)}")
            for side, claims in zip(dispute.sides, (dispute.left, dispute.right), strict=True)
            for claim in claims
            for variant in claim.variants[:1]
        ),
    )


def _forecast(dossier: Dossier, forecast: Forecast) -> Item:
    sure = "expected" if forecast.certainty == "future" else "held possible"
    denied = "not to come, " if forecast.denied else ""
    quotes = [_words(dossier, forecast.quote, forecast.id)]
    quotes += [
        _words(dossier, later.quote, later.record, lead=f"may bear on it: {later.why}")
        for later in likeliest(forecast.bearing)
    ]
    return Item(
        when=_days(forecast.made),
        head=f"{foreteller(forecast)}: {denied}{sure}, {until(forecast)}",
        detail=" · ".join((*forecast.matters, *forecast.types)).lower(),
        quotes=tuple(quotes),
    )


def _coverage(dossier: Dossier) -> Iterator[Block]:
    found = dossier.coverage
    yield Table(
        header=("Publisher", "Documents", "Events", "Told by nobody else", "Published"),
        rows=tuple(
            (
                p.name, str(p.documents), str(p.stories), str(p.alone),
                _days(DateRange(p.first, p.last) if p.first and p.last else None),
            )
            for p in found.publishers if p.stories
        ),
    )  # fmt: skip
    silent = [p.name for p in found.publishers if not p.stories]
    all_of = f"of {found.stories} events"
    lines = [
        f"{found.independent} {all_of} are told by two or more publishers in words of their own.",
        f"{found.placed_by_report} {all_of} have no date of their own and stand at that of the report.",
        "Coded with high confidence {}, moderate {}, low {}.".format(*found.bands),
    ]
    if found.copies:
        lines.append(
            f"{found.copies} documents repeat the wording of another and are not counted as independent."
        )
    if found.quiet:
        lines.append(
            f"The longest stretch without an event that has a day of its own: {found.quiet.days} days, "
            f"{days_in_words(found.quiet)}."
        )
    if silent:
        lines.append(f"Quoted for statements or commitments only: {', '.join(silent)}.")
    if dossier.undated:
        lines.append(f"{dossier.undated} documents of unknown date were left out.")
    for line in lines:
        yield Sentence(text=line, basis="computed", numbers=())


def _note(entry: Act | Saying) -> str:
    if not entry.reported or not entry.days:
        return ""
    return _LOOSELY if loose(entry) else _REPORTED


def _days(days: DateRange | None) -> str:
    return days_in_words(days) if days else _NO_DATE


def _day(day: date) -> str:
    return days_in_words(DateRange(day, day))


def published(document: Document) -> str:
    """When a source was published, and whether that is known or inferred."""
    if document.published is None:
        return "date unknown"
    words = days_in_words(document.published.days)
    return f"{words} (inferred)" if document.published.basis == "inferred" else words
