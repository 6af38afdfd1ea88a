"""Coded documents as BRAT stand-off: a folder with a .txt and an .ann file a document, and its configuration.

Offsets are those of the record. A span over several lines is written in pieces, as BRAT wants it. Mentions
carry a note for each actor they stand for, events one for each reason.
"""

from collections.abc import Iterable
from pathlib import Path

from dragoman.export.contract import why
from dragoman.model.coded import CodedDocument
from dragoman.model.events import STATUSES
from dragoman.model.speech import COMMITMENT_KINDS, COMMITMENT_STATUSES, STATEMENT_KINDS
from dragoman.model.text import Span


def write(
    documents: Iterable[CodedDocument], types: Iterable[str], modes: Iterable[str], folder: Path
) -> int:
    """Write every document; returns how many.

    Args:
        documents: The documents.
        types: PLOVER event types, for `annotation.conf`.
        modes: PLOVER modes, likewise.
        folder: Made if it is not there; files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(_configuration(types, modes), "utf-8")
    count = 0
    for count, coded in enumerate(documents, 1):  # noqa: B007 - the last number is the count
        name = coded.document.id
        (folder / f"{name}.txt").write_bytes(coded.document.text.encode())
        (folder / f"{name}.ann").write_text(annotations(coded), "utf-8", newline="\n")
    return count


def annotations(coded: CodedDocument) -> str:
    """The .ann file of one document."""
    return _Lines(coded).text()


class _Lines:
    """Numbers and collects the lines of one document."""

    def __init__(self, coded: CodedDocument) -> None:
        self._coded = coded
        self._text = coded.document.text
        self._lines: list[str] = []
        self._numbers: dict[str, int] = {}
        self._mentions: dict[str, str] = {}
        names = {actor.id: actor for actor in coded.actors}
        for mention in coded.mentions:
            links = [link for link in coded.links if link.mention == mention.id]
            if not links and not self._used(mention.id):
                continue
            self._mentions[mention.id] = key = self._bound("Actor", (mention.span,))
            for link in links:
                actor = names[link.actor]
                self._note(key, f"{actor.id} ({actor.name}), {link.rule} {link.score:.2f}")
        for event in coded.events:
            trigger = self._bound(event.type, (event.trigger,))
            roles = [("Actor", m) for m in event.actors] + [("Recipient", m) for m in event.recipients]
            key = self._next("E")
            told = " ".join(_numbered(roles, self._mentions))
            self._lines.append(f"{key}\t{event.type}:{trigger}{' ' + told if told else ''}")
            self._attribute("Status", key, event.status)
            if event.mode:
                self._attribute("Mode", key, event.mode)
            for reason in why(event.evidence, self._text):
                self._note(key, str(reason))
        for statement in coded.statements:
            key = self._bound("Statement", statement.content)
            self._attribute("StatementKind", key, statement.kind)
            if statement.speaker:
                self._relation("Speaker", key, self._mentions[statement.speaker])
            if statement.cue:
                self._relation("Cue", key, self._bound("Cue", (statement.cue,)))
        for commitment in coded.commitments:
            key = self._bound("Commitment", commitment.content)
            self._attribute("CommitmentKind", key, commitment.kind)
            self._attribute("CommitmentStatus", key, commitment.status)
            for role, mentions in (("By", commitment.by), ("To", commitment.to)):
                for party in mentions:
                    self._relation(role, key, self._mentions[party])
            if commitment.condition_for:
                self._relation("Grants", key, self._bound("Granted", commitment.condition_for))

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    def _used(self, mention: str) -> bool:
        coded = self._coded
        return (
            any(mention in (*e.actors, *e.recipients) for e in coded.events)
            or any(s.speaker == mention for s in coded.statements)
            or any(mention in (*c.by, *c.to) for c in coded.commitments)
        )

    def _next(self, kind: str) -> str:
        self._numbers[kind] = number = self._numbers.get(kind, 0) + 1
        return f"{kind}{number}"

    def _bound(self, kind: str, spans: tuple[Span, ...]) -> str:
        pieces = [piece for span in spans for piece in _on_one_line(self._text, span)]
        key = self._next("T")
        where = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(self._text) for piece in pieces)
        self._lines.append(f"{key}\t{kind} {where}\t{words}")
        return key

    def _relation(self, kind: str, left: str, right: str) -> None:
        self._lines.append(f"{self._next('R')}\t{kind} Arg1:{left} Arg2:{right}")

    def _attribute(self, kind: str, key: str, value: str) -> None:
        self._lines.append(f"{self._next('A')}\t{kind} {key} {value}")

    def _note(self, key: str, words: str) -> None:
        self._lines.append(f"{self._next('#')}\tAnnotatorNotes {key}\t{' '.join(words.split())}")


def _on_one_line(text: str, span: Span) -> Iterable[Span]:
    """The pieces of a span between line ends; the span itself where it is all on one line."""
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        if end > start:
            yield Span(start, end)
        start += len(line)


def _numbered(roles: list[tuple[str, str]], mentions: dict[str, str]) -> Iterable[str]:
    """Role arguments, those of the same name numbered from the second on, as BRAT writes them."""
    seen: dict[str, int] = {}
    for role, mention in roles:
        seen[role] = seen.get(role, 0) + 1
        yield f"{role}{seen[role] if seen[role] > 1 else ''}:{mentions[mention]}"


def _configuration(types: Iterable[str], modes: Iterable[str]) -> str:
    """The `annotation.conf` that makes BRAT know our types."""
    return "\n".join(
        (
            "[entities]", "Actor", "Statement", "Cue", "Commitment", "Granted", "",
            "[relations]",
            "Speaker\tArg1:Statement, Arg2:Actor",
            "Cue\tArg1:Statement, Arg2:Cue",
            "By\tArg1:Commitment, Arg2:Actor",
            "To\tArg1:Commitment, Arg2:Actor",
            "Grants\tArg1:Commitment, Arg2:Granted", "",
            "[events]",
            *(f"{kind}\tActor*:Actor, Recipient*:Actor" for kind in types), "",
            "[attributes]",
            f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}",
            f"Mode\tArg:<EVENT>, Value:{'|'.join(modes)}",
            f"StatementKind\tArg:Statement, Value:{'|'.join(STATEMENT_KINDS)}",
            f"CommitmentKind\tArg:Commitment, Value:{'|'.join(COMMITMENT_KINDS)}",
            f"CommitmentStatus\tArg:Commitment, Value:{'|'.join(COMMITMENT_STATUSES)}", "",
        )
    )  # fmt: skip
