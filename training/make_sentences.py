"""Write `sentences.tsv` from the templates: `python training/make_sentences.py`. The same on every run."""

import random
import re
from pathlib import Path

from pools import ASIDES, POOLS, PREFIXES, SUFFIXES

HERE = Path(__file__).parent
PER_TEMPLATE = 16
# A tenth of the sentences of these types is also asked the other way round: so marked, nothing happened.
DIRECTED = {"ACCUSE", "AID", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "THREATEN", "REJECT"}
HEADER = """\
# Sentences of our own, made by make_sentences.py from templates-1.txt to -3.txt and pools.py. Licence: CC BY 4.0.
# Nobody did what they tell: parties, places and deeds are drawn at random. Nothing is taken from codebooks or benchmarks.
# <s></s> actor, <t></t> recipient; "A|B": either type is right (drafts of PLOVER differ, or status decides).
"""
_ASIDE = 0.3
_HEAD = re.compile(r"^([A-Z|]+)(?: ([a-z-]+))?(?: @([a-z]+))? \| (.*)$")
_CHOICE = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"\{([STx]):(\w+)\}")
_EDGE = re.compile(r"^(<[st]>)?([a-z])")


def main() -> None:
    """Fill every template many times and write the table."""
    rng = random.Random(3)
    lines: dict[str, None] = {}
    for name in ("templates-1.txt", "templates-2.txt", "templates-3.txt"):
        for number, line in enumerate((HERE / name).read_text("utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            head = _HEAD.match(line)
            if head is None:
                raise SystemExit(f"{name}:{number}: {line}")
            template = f"{name[10]}.{number}"
            for _ in range(PER_TEMPLATE + 6 * head[1].startswith("NONE")):
                for row in rows(head, template, rng):
                    lines[row] = None
    out = HERE / "sentences.tsv"
    out.write_text(
        HEADER + "template\tevent\tmode\tstatus\tsentence\n" + "".join(f"{row}\n" for row in lines), "utf-8"
    )


def rows(head: re.Match[str], template: str, rng: random.Random) -> list[str]:
    """One filling of a template, and now and then the same the wrong way round."""
    event, mode, status = head[1], head[2] or "", head[3] or "actual"
    aside = rng.choice(ASIDES) if rng.random() < _ASIDE and event != "NONE" else "{}"
    told = dressed(filled(aside.replace("{}", head[4].rstrip("."), 1), rng), rng)
    made = ["\t".join((template, event, mode, status, told))]
    if event in DIRECTED and "<t>" in told and rng.random() < 0.1:
        turned = re.sub(r"(</?)([st])>", lambda m: f"{m[1]}{'t' if m[2] == 's' else 's'}>", told)
        made.append("\t".join((template, "NONE", "", "actual", turned)))
    return made


def filled(text: str, rng: random.Random) -> str:
    """A template with one of each choice, and somebody in each slot, nobody twice."""
    while (choice := _CHOICE.search(text)) is not None:
        text = text[: choice.start()] + rng.choice(choice[1].split("/")) + text[choice.end() :]
    used: set[str] = set()

    def one(slot: re.Match[str]) -> str:
        name = POOLS[slot[2]](rng)
        while name in used:
            name = POOLS[slot[2]](rng)
        used.add(name)
        return name if slot[1] == "x" else f"<{slot[1].lower()}>{name}</{slot[1].lower()}>"

    return _SLOT.sub(one, text).replace("s</t>'s", "s</t>'").replace(" ,", ",")


def dressed(text: str, rng: random.Random) -> str:
    """The sentence with a capital, now and then with a dateline, a day or a source around it."""
    body = text.rstrip(".")
    if rng.random() < 0.25 and "," not in body[-30:]:
        body += rng.choice(SUFFIXES)
    if rng.random() < 0.25:
        prefix = rng.choice(PREFIXES)
        lead = prefix.endswith("- ")
        return prefix + (capital(body) if lead else body) + "."
    return capital(body) + "."


def capital(text: str) -> str:
    """The text with its first letter large."""
    return _EDGE.sub(lambda m: (m[1] or "") + m[2].upper(), text)


if __name__ == "__main__":
    main()
