"""Training rows: the benchmark's, those of the event rules, and our own sentences."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluate.marked import YIELD, read_marked, unmark
from dragoman.extract.classify import NONE, Question
from dragoman.lexicon.load import data_files, read_toml

HERE = Path(__file__).parent
BENCHMARK = HERE.parents[1] / "shared" / "benchmarks" / "events" / "PLV_train.tsv"
# What the older draft of PLOVER, which the benchmark follows, files elsewhere: either answer is right.
EITHER = {"SANCTION": ("SANCTION", "COERCE"), "COERCE": ("COERCE", "SANCTION")}
# Types whose parties cannot change places: so marked, the sentence tells no event.
DIRECTED = frozenset({"ACCUSE", "AID", "ASSAULT", "COERCE", "REQUEST", "SANCTION", "THREATEN", "REJECT"})
_RULE_MARK = re.compile(r"\[(actor|recipient) ([^\]]*)\]")


@dataclass(frozen=True)
class Row:
    """A question with the types that answer it, and the group it must not be parted from."""

    question: Question
    types: tuple[str, ...]
    group: str


def parse(marked: str) -> Question:
    """A question out of a sentence with `<s></s>` and `<t></t>` around its parties."""
    read = unmark(marked, "")
    return Question(sentence=read.sentence, actors=read.actors, recipients=read.recipients)


def swapped(question: Question) -> Question:
    """The question asked the other way round."""
    return Question(sentence=question.sentence, actors=question.recipients, recipients=question.actors)


def benchmark() -> list[Row]:
    """PLV_train, read from where it lies."""
    return [
        Row(
            Question(sentence=row.sentence, actors=row.actors, recipients=row.recipients),
            YIELD if row.root == "YIELD" else (row.root,),
            row.sentence,
        )
        for row in read_marked(BENCHMARK)
    ]


def rules() -> list[Row]:
    """The examples of the event rules: `yes` of its type, `yes` the wrong way round of none."""
    found: list[Row] = []
    for name in data_files("events"):
        type_ = name.rsplit("/", 1)[-1].removesuffix(".toml")
        for rule in read_toml(name)["rule"]:
            mutual = bool(rule.get("mutual"))
            older = rule.get("mode") in ("convict", "cyber") or "sanction" in rule.get("object", ())
            types = EITHER[type_] if older and type_ in EITHER else (type_,)
            for text in rule["yes"]:
                if not _RULE_MARK.search(text):
                    continue
                question = parse(_tagged(text, mutual=mutual))
                found.append(Row(question, types, f"{type_}/{rule['id']}"))
                if not mutual and type_ in DIRECTED and question.actors and question.recipients:
                    found.append(Row(swapped(question), (NONE,), f"{type_}/{rule['id']}"))
    return found


def _tagged(text: str, *, mutual: bool) -> str:
    """`[actor …]` as `<s>…</s>`; of several actors of a mutual event the later ones are recipients."""
    seen = 0

    def tag(match: re.Match[str]) -> str:
        nonlocal seen
        seen += match[1] == "actor"
        side = "t" if match[1] == "recipient" or (mutual and seen > 1) else "s"
        return f"<{side}>{match[2]}</{side}>"

    return _RULE_MARK.sub(tag, text)


def own() -> list[Row]:
    """`sentences.tsv`: templates of our own, filled by `make_sentences.py`."""
    lines = (HERE / "sentences.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [Row(parse(row["sentence"]), tuple(row["event"].split("|")), row["template"]) for row in rows]
