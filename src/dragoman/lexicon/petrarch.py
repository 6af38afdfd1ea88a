"""Actor and agent dictionaries of PETRARCH and TABARI, with CAMEO codes and dates; read and written.

An actor is a line `NAME_WITH_UNDERSCORES [CODE]`, synonyms on lines that begin with `+`, dated codes in
brackets behind the name or on lines that begin with white space: `[CODE <YYMMDD]`, `[CODE >YYMMDD]`,
`[CODE YYMMDD-YYMMDD]`, days included, years of two or four figures. An agent is a line `NOUN {PLURAL}
[~CODE]`; `!SET! = ONE, TWO` names words that stand in other lines for `!SET!`. Comments begin with `#`, `;`
or `<!--`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from dragoman.lexicon.actor_tables import Entries
from dragoman.lexicon.actorbook import ActorBook
from dragoman.lexicon.load import read_toml
from dragoman.model.actors import slug

_CAMEO_FILE = "cameo.toml"
_CODE = re.compile(
    r"\[\s*(?P<code>[\w#+*/~-]*?)\s*(?:(?P<sign>[<>])\s*(?P<one>\d+)|\b(?P<first>\d+)\s*-\s*(?P<last>\d+))?\s*\]"
)
_SAID = re.compile(r"(?:\[[^\]]*(?:\]|$)|[^#;\[])*")
_SET = re.compile(r"(!\w+!)\s*=\s*(.+)")
_NOBODY = re.compile(r"[-#+*]*$")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "bin", "al", "de", "da", "van", "von", "du"})
_BARRED = re.compile(r"[#;\[\]{}]")
_CENTURY = 30  # two-figure years up to this one are of this century


@dataclass(slots=True)
class _Record:
    """An actor as it stands in a dictionary."""

    line: int
    names: list[str]
    codes: list[tuple[str, date | None, date | None]] = field(default_factory=list)


def read_petrarch(text: str, file: str, book: ActorBook, kind: str | None = None) -> Entries:
    """The entries of a dictionary.

    Names that our book knows keep our id, so that an entry changes ours; others get one of their name.
    What kind an actor is a dictionary does not tell: it is our book's, or `kind`, or read off the codes.
    """
    found = Entries()
    sets: dict[str, list[str]] = {}
    acronyms = _acronyms(book)
    record: _Record | None = None
    for number, line in _lines(text):
        if match := _SET.match(line):
            sets[match[1]] = [word.strip() for word in match[2].split(",")]
            continue
        codes, wrong = _codes(line)
        phrase = re.split(r"[\[{]", line, maxsplit=1)[0].strip()
        if wrong or (not phrase.strip("+_ ") and not codes):
            found.problems.append((number, f"not understood: {line.strip()[:60]}"))
            if not line[:1].isspace() and not phrase.startswith(
                "+"
            ):  # what follows is not of the name before
                _finish(found, record, file, book, kind)
                record = None
            continue
        if any("~" in code for code, _, _ in codes):
            _agent(found, number, line, phrase, codes[0][0], sets, book)
            continue
        if phrase and not phrase.startswith("+"):
            _finish(found, record, file, book, kind)
            record = _Record(number, [])
        if record is None:
            found.problems.append((number, "belongs to no name"))
            continue
        record.names += [_written(phrase, acronyms)] if phrase else []
        record.codes += codes
    _finish(found, record, file, book, kind)
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, numbered, without comments."""
    plain = re.sub(r"<!\s?--.*?-->", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(plain.splitlines(), 1):
        found = _SAID.match(line)
        if found and (said := found[0].rstrip()):
            yield number, said


def _codes(line: str) -> tuple[list[tuple[str, date | None, date | None]], bool]:
    """Codes with their first and last days; whether something in brackets is no code."""
    found: list[tuple[str, date | None, date | None]] = []
    for match in _CODE.finditer(line):
        try:
            first = _day(match["first"] or (match["one"] if match["sign"] == ">" else None))
            last = _day(match["last"] or (match["one"] if match["sign"] == "<" else None))
        except ValueError:
            return found, True
        found.append((match["code"], first, last))
    return found, len(found) != line.count("[") or line.count("[") != line.count("]")


def _day(figures: str | None) -> date | None:
    """`YYMMDD` or `YYYYMMDD` as a day."""
    if figures is None:
        return None
    if len(figures) == 6:
        figures = ("20" if int(figures[:2]) <= _CENTURY else "19") + figures
    if len(figures) != 8:
        raise ValueError(figures)
    return date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))


def _written(phrase: str, acronyms: tuple[frozenset[str], frozenset[str]]) -> str:
    """A name in capitals as the press writes it; one of three letters or fewer stays as it is."""
    words = re.sub(r"[_\s]+", " ", phrase.lstrip("+")).strip(" =").split(" ")
    if len(words) == 1 and len(words[0]) <= 3:
        return words[0]
    first, others = acronyms
    return " ".join(
        word if not word.isupper() or word in (others if i else first) else _cased(word, i)
        for i, word in enumerate(words)
    )


def _acronyms(book: ActorBook) -> tuple[frozenset[str], frozenset[str]]:
    """Words our book writes in capitals only, as the first of a name or later: "UN", but "Kim Jong Un"."""
    split = [name.split() for name in book.names]
    places = ({words[0] for words in split}, {word for words in split for word in words[1:]})
    first, others = (frozenset(w for w in p if w.isupper() and w.capitalize() not in p) for p in places)
    return first, others


def _cased(word: str, place: int) -> str:
    """One word with its usual capitals: O'Connor, Ban Ki-Moon, al-Baradei, U.N."""
    if "." in word or any(letter.isdigit() for letter in word):
        return word
    small = word.lower()
    if place and small in _SMALL:
        return small
    parts = re.split(r"(['’-])", small)
    parts = [part[:1].upper() + part[1:] if i == 0 or len(part) > 1 else part for i, part in enumerate(parts)]
    cased = "".join(re.sub(r"^Mc(\w)", lambda m: f"Mc{m[1].upper()}", part) for part in parts)
    return re.sub(r"^(Al|El)-", lambda m: m[0].lower(), cased) if place else cased


def _finish(found: Entries, record: _Record | None, file: str, book: ActorBook, told: str | None) -> None:
    """Enter an actor whose lines are all read."""
    if record is None:
        return
    coded = [
        (code_meaning(code), first, last) for code, first, last in record.codes if not _NOBODY.match(code)
    ]
    roles = [
        {
            "country": country,
            "sector": list(sectors),
            "first": first,
            "last": last,
            "source": f"own book {file}",
        }
        for (country, sectors), first, last in coded
    ]
    known = [meant for name in record.names for meant in _known(book, name)]
    actor = book.actors[known[0]] if known else None
    kind = actor.kind if actor else told or _kind(record, roles)
    names = [
        name for name in dict.fromkeys(record.names) if actor is None or actor.id not in _known(book, name)
    ]
    if kind != "state":  # it may be an acronym
        names += [name.upper() for name in names if name.isalpha() and 3 < len(name) < 7]
    main = actor.name if actor else record.names[0]
    others = [name for name in names if name != main]
    entry: dict[str, Any] = {"id": actor.id if actor else slug(record.names[0]), "name": main, "kind": kind}
    # A synonym of a state is as often one of its towns.
    entry["weak_names" if kind == "state" else "names"] = others
    if kind != "state" or actor is None:
        entry["role"] = [{key: value for key, value in role.items() if value} for role in roles]
    found.add(record.line, file, entry)


def _known(book: ActorBook, name: str) -> list[str]:
    """The one actor our book has under a name, whatever its capitals."""
    found = book.any_case(name)
    return [found] if found else []


def _kind(record: _Record, roles: list[dict[str, Any]]) -> str:
    """What kind an actor most likely is, by its name, codes and dates."""
    sectors = {sector for role in roles for sector in role["sector"]}
    words = {word.lower() for name in record.names for word in name.split()}
    bodies_words = set(_cameo()["names"]["bodies"])
    dated = any(role["first"] or role["last"] for role in roles)
    armed = sectors & {"REB", "UAF", "PRM", "CRM"}
    if (
        len(record.names[0].split()) > 1
        and dated
        and not words & bodies_words
        and (not armed or "ELI" in sectors)
    ):
        return "person"
    if (
        not sectors
        and roles
        and all(len(str(role["country"])) == 3 for role in roles)
        and not words & bodies_words
    ):
        bodies = set(_cameo()["bodies"].values())
        return "organisation" if roles[0]["country"] in bodies or not roles[0]["country"] else "state"
    return "group" if armed else "organisation"


def _agent(
    found: Entries,
    number: int,
    line: str,
    phrase: str,
    code: str,
    sets: dict[str, list[str]],
    book: ActorBook,
) -> None:
    """Enter the nouns of an agent line; of a noun we know, our kind is kept."""
    _, sectors = code_meaning(code.replace("~", ""), state=False)
    phrases = [phrase]
    for name, words in sets.items():
        phrases = [p.replace(name, word) for p in phrases for word in (words if name in p else [""])]
    if plural := re.search(r"\{\s*([^}]+?)\s*\}", line):
        phrases.append(plural[1])
    if "!" in "".join(phrases):
        found.problems.append((number, f"no such set of words: {phrase}"))
        return
    nouns = [re.sub(r"[_\s]+", " ", p).strip().lower() for p in phrases]
    known = book.agents.nouns.of(nouns[0])
    found.agents.append({"nouns": nouns, "sector": list(sectors), "kind": known.kind if known else "group"})


def code_meaning(code: str, *, state: bool = True) -> tuple[str | None, tuple[str, ...]]:
    """Country or body and PLOVER sectors of a CAMEO code; what CAMEO alone knows is passed over.

    >>> code_meaning("AFGREBTAL"), code_meaning("IGOUNOREFHCR")
    (('AFG', ('REB',)), ('UNO', ('REF',)))
    """
    cameo = _cameo()
    parts = [code[i : i + 3].upper() for i in range(0, len(code) - 2, 3)]
    country = None
    if state and parts:
        for length in (3, 2, 1):
            if body := cameo["bodies"].get("".join(parts[:length])):
                country, parts = body, parts[length:]
                break
        else:
            if parts[0] not in cameo["sectors"]:
                country, parts = cameo["countries"].get(parts[0], parts[0]), parts[1:]
    sectors = (cameo["sectors"].get(part) for part in parts)
    return country, tuple(dict.fromkeys(sector for sector in sectors if sector))


def write_petrarch(entries: Iterable[dict[str, Any]]) -> str:
    """Entries as a dictionary: names, countries, sectors and days; offices and sides it cannot hold."""
    blocks = []
    for entry in entries:
        names = dict.fromkeys(
            (entry["name"], *(n for key in ("names", "weak_names") for n in entry.get(key, ())))
        )
        first, *others = dict.fromkeys(
            re.sub(r"\s+", "_", _BARRED.sub("", name)).upper() + "_" for name in names
        )
        codes = [_coded(role) for role in entry.get("role", ())]
        blocks.append("\n".join([first, *(f"+{name}" for name in others), *(f"\t{c}" for c in codes)]) + "\n")
    return "\n".join(blocks)


def _coded(role: dict[str, Any]) -> str:
    """A role as a code in brackets."""
    cameo = _cameo()
    bodies = {body: code for code, body in reversed(cameo["bodies"].items())}
    back = {sector: code for code, sector in reversed(cameo["sectors"].items())}
    country = role.get("country", "")
    code = bodies.get(country, country) + "".join(back[sector] for sector in role.get("sector", ()))
    first, last = (str(role.get(key) or "").replace("-", "") for key in ("first", "last"))
    days = f" {first}-{last}" if first and last else f" >{first}" if first else f" <{last}" if last else ""
    return f"[{code or '---'}{days}]"


@cache
def _cameo() -> dict[str, dict[str, Any]]:
    """The codes of the two schemes."""
    return read_toml(_CAMEO_FILE)
