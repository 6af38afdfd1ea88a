"""`dragoman explain`: why an entry is in the record."""

from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.analyse.explain import Explanation, Party
from dragoman.analyse.explain import explain as explained
from dragoman.analyse.quotes import Quote
from dragoman.cli.options import chosen, json_option, page, print_json, record_option
from dragoman.cli.rule_text import rule_text
from dragoman.store import open_store

_STYLES = {
    "trigger": "bold underline",
    "actor": "bold green",
    "recipient": "bold magenta",
    "content": "italic cyan",
    "condition": "italic yellow",
    "date": "blue",
    "place": "blue",
}


@click.command()
@click.argument("entry")
@record_option
@json_option
def explain(entry: str, record: Path | None, as_json: bool) -> None:
    """Show why ENTRY is in the record: its words, the rule, who is meant and why, the rivals.

    ENTRY is the id of an event, statement, commitment, mention or document, or its first letters.
    """
    with open_store(chosen(record=record).record, readonly=True) as store:
        found = explained(store, entry)
    if as_json:
        rules = {reason.rule: rule_text(reason.rule) for reason in found.reasons}
        print_json({**asdict(found), "rules": {rule: text for rule, text in rules.items() if text}})
    else:
        _show(found)


def _show(found: Explanation) -> None:
    console = page()
    console.print(Text.assemble((found.what, "bold"), f"  {found.kind} {found.id}"))
    console.print(Text(f"{found.title or 'untitled'} · {found.source} · published {found.published}", "dim"))
    console.print()
    console.print(Padding(_marked(found.quote), (0, 2)))
    console.print()
    for name, value in found.details:
        console.print(Text.assemble((f"{name}: ", "dim"), value))
    if found.parties:
        console.print()
        console.print(_parties(found.parties))
    if found.reasons:
        console.print()
        _reasons(console, found)


def _marked(quote: Quote) -> Text:
    return Text.assemble(*((piece.text, _STYLES.get(piece.mark, "")) for piece in quote.pieces))


def _parties(parties: tuple[Party, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("role", "words", "means", "on that day", "because", "rivals"):
        table.add_column(column)
    for party in parties:
        because = f"{party.how}: “{party.because}”" if party.because else party.how
        meant = f"{party.meant} [{party.actor}]" if party.actor else "nobody known"
        cells = (party.role, party.words, meant, party.on_that_day, because, ", ".join(party.rivals))
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _reasons(console: Console, found: Explanation) -> None:
    shown = set()
    for reason in found.reasons:
        said = f": {reason.note}" if reason.note else ""
        words = f" “{reason.words}”" if reason.words else ""
        console.print(Text.assemble((reason.rule, "bold"), f"{said}{words}"))
        text = rule_text(reason.rule)
        if text and reason.rule not in shown:
            shown.add(reason.rule)
            console.print(Padding(Text(f"{text[0]}\n{text[1]}", "dim"), (0, 4)))
