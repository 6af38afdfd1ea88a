"""Writes actors/states.toml: official names from pycountry, what news says from states.txt and entities.txt.

Run `python tools/make_states.py` after editing one of the two tables; the result is committed, and nothing
but this script edits it. pycountry (LGPL) is needed here only, not by Dragoman.
"""

from pathlib import Path

import pycountry

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/dragoman/lexicon/data/actors/states.toml"
PARTIAL = {"XKX", "TWN", "PSE", "ESH"}
PARENTS = {
    "nzl": {"COK", "NIU"},
    "chn": {"HKG", "MAC"},
    "usa": {"PRI", "GUM"},
    "dnk": {"GRL", "FRO"},
    "gbr": {"GIB", "BMU", "FLK"},
    "fra": {"NCL", "PYF"},
    "nld": {"CUW", "ABW"},
}
HEAD = """\
# States and disputed or dependent entities: names, former names, adjectives, capitals that stand for the
# government. Made by tools/make_states.py from tools/states.txt and tools/entities.txt: edit those, not this
# file. A name that is also in weak_names is safe only with support in the same document ("Georgia").
"""
MISLEADING = {"Congo", "Republic of China"}  # pycountry's short names that news uses for somebody else, too


def rows(file: str) -> list[list[str]]:
    """The cells of a table's lines, comments left out."""
    lines = (HERE / file).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and line[0] != "#"]


def values(cell: str) -> list[str]:
    """The values of a cell, in order and without repeats."""
    return list(dict.fromkeys(value.strip() for value in cell.split(";") if value.strip()))


def quoted(items: list[str]) -> str:
    """A TOML array of strings."""
    return "[" + ", ".join(f'"{item}"' for item in items) + "]"


def official_names(code: str) -> list[str]:
    """Further names pycountry knows, but for those in its inverted style ("Korea, Republic of")."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None or code == "TWN":
        return []
    found = [getattr(country, key, "") for key in ("name", "common_name", "official_name")]
    return [name for name in found if name and name not in MISLEADING and "," not in name and "(" not in name]


def parent_of(code: str) -> str:
    """The state a dependent territory belongs to, or nothing."""
    return next((parent for parent, codes in PARENTS.items() if code in codes), "")


def entry(
    *,
    actor_id: str,
    name: str,
    names: list[str],
    lists: dict[str, list[str]],
    known: dict[str, str],
    role: tuple[str, list[str], str],
) -> str:
    """One [[actor]] of kind state."""
    weak = [each.removeprefix("~") for each in names if each.startswith("~")]
    strong = [each for each in dict.fromkeys(names) if each[0] != "~" and each != name and each not in weak]
    lines = ["[[actor]]", f'id = "{actor_id}"', f'name = "{name}"', 'kind = "state"']
    for key, items in {"names": strong, "weak_names": weak, **lists}.items():
        if items:
            lines.append(f"{key} = {quoted(items)}")
    lines += [f'{key} = "{value}"' for key, value in known.items() if value]
    country, sectors, source = role
    lines += [
        "[[actor.role]]",
        f'country = "{country}"',
        f"sector = {quoted(sectors)}",
        f'source = "{source}"',
    ]
    return "\n".join(lines) + "\n"


def states() -> list[str]:
    """The entries of states.txt."""
    made = []
    for code, name, names, demonyms, capitals, wikidata in rows("states.txt"):
        sectors = ["GOV", "PRE"] if code in PARTIAL else ["GOV"]
        source = "ISO 3166-1" if code != "XKX" else "code in common use; not in ISO 3166"
        made.append(
            entry(
                actor_id=code.lower(),
                name=name,
                names=[*official_names(code), *values(names)],
                lists={"demonyms": values(demonyms), "capitals": values(capitals)},
                known={"parent": parent_of(code), "wikidata": wikidata},
                role=(code, sectors, source),
            )
        )
    return made


def entities() -> list[str]:
    """The entries of entities.txt."""
    made = []
    for actor_id, code, sectors, name, names, demonyms, capitals, wikidata, parent in rows("entities.txt"):
        made.append(
            entry(
                actor_id=actor_id,
                name=name,
                names=values(names),
                lists={"demonyms": values(demonyms), "capitals": values(capitals)},
                known={"parent": parent, "wikidata": wikidata},
                role=(code, sectors.split(), "no ISO 3166 code of its own; charged to the state it is in"),
            )
        )
    return made


if __name__ == "__main__":
    TARGET.write_text("\n".join([HEAD, *states(), *entities()]), "utf-8")
    print(f"{TARGET.name}: {len(states())} states, {len(entities())} entities")
