"""`dragoman explain`: why an entry is in the record."""

from dataclasses import asdict
from pathlib import Path
from textwrap import indent

import click
from rich.console import Console
from rich.padding import Padding
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
        found = explained(store, entry.encode("utf-8", "replace").decode())
    if as_json:
        rules = {reason.rule: rule_text(reason.rule) for reason in found.reasons}
        print_json({**asdict(found), "rules": {rule: text for rule, text in rules.items() if text}})
    else:
        _show(found)


def _show(found: Explanation) -> None:
    console = page()
    console.print(Text.assemble((found.what, "bold"), f"  {found.kind} {found.id}"))
    console.print(
        Text(f"{found.title or 'untitled'} · {found.source} · published {found.published}", "dim"),
        soft_wrap=True,
    )
    console.print()
    console.print(Padding(_marked(found.quote), (0, 2)))
    console.print()
    for name, value in found.details:
        console.print(Text.assemble((f"{name}: ", "dim"), value), soft_wrap=True)
    if found.parties:
        console.print()
        for party in found.parties:
            console.print(_party(party), soft_wrap=True)
    for said in found.corrections:
        after = ", ".join(said.after) or "nobody" if said.kind == "link" else said.kind
        line = f"corrected by {said.by} on {said.made_at[:10]}: {after}, because {said.why} ({said.id})"
        console.print(Text(f"            {line}", "dim"), soft_wrap=True)
    if found.reasons:
        console.print()
        _reasons(console, found)


def _marked(quote: Quote) -> Text:
    return Text.assemble(*((piece.text, _STYLES.get(piece.mark, "")) for piece in quote.pieces))


def _party(party: Party) -> Text:
    """Who stands in a role and why, in one line."""
    line = Text.assemble((f"{party.role:>10}  ", "dim"), f"“{party.words}” ")
    if party.actor is None:
        return line.append(f"means nobody known  {party.mention}", "dim")
    line.append(f"→ {party.meant}", "bold").append(f" [{party.actor}]")
    line.append(f" {party.on_that_day}" if party.on_that_day else "")
    because = f" from “{party.because}”" if party.because else ""
    rivals = f"; could be {', '.join(party.rivals)}" if party.rivals else ""
    return line.append(f"  {party.how}{because}{rivals}  {party.mention}", "dim")


def _reasons(console: Console, found: Explanation) -> None:
    shown = set()
    for reason in found.reasons:
        said = f": {reason.note}" if reason.note else ""
        words = f" “{reason.words}”" if reason.words else ""
        console.print(Text.assemble((reason.rule, "bold"), f"{said}{words}"), soft_wrap=True)
        text = rule_text(reason.rule)
        if text and reason.rule not in shown:
            shown.add(reason.rule)
            console.print(Text(indent(f"{text[0]}\n{text[1]}", "    "), "dim"), soft_wrap=True)
