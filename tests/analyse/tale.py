"""One-sentence documents about two states, with what is said and promised in them marked by words."""

from dataclasses import replace
from datetime import date

from dragoman.model.actors import Actor, Link, Role
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Commitment, Statement
from dragoman.model.text import DateRange, When
from tests.make import FREEDONIA, SYLVANIA, WELLS, document, event, mention, span

USA = Actor(id="usa", name="United States", kind="state", names=("Washington",))
TALIBAN = Actor(id="taliban", name="Taliban", kind="group", roles=(Role(sectors=("REB",), basis="x"),))
EVERYBODY = (FREEDONIA, SYLVANIA, USA, TALIBAN, WELLS)


class Tale:
    """A document that is told bit by bit.

    Args:
        text: Its words; the names of the actors in it are their mentions.
        day: When it was published.
        paper: Who published it.
    """

    def __init__(self, text: str, day: date | None = date(2021, 3, 4), paper: str = "The Gazette") -> None:
        self.document = replace(document(text, day=day, source=f"{paper}.txt"), publisher=paper)
        self.actors = tuple(a for a in EVERYBODY if a.name in text)
        found = {
            mention(self.document, actor.name, n): actor
            for actor in self.actors
            for n in range(text.count(actor.name))
        }
        self.mentions = dict(sorted(found.items(), key=lambda pair: pair[0].span))
        self.statements: list[Statement] = []
        self.commitments: list[Commitment] = []
        self.events: list[Event] = []

    def named(self, name: str) -> str:
        """The first mention of an actor."""
        return next(m.id for m, actor in self.mentions.items() if actor.name == name)

    def said(self, speaker: str, cue: str, content: str, kind: str = "indirect") -> "Tale":
        """Somebody says something."""
        at = span(self.document.text, content)
        word = span(self.document.text, cue)
        made = Statement(
            id=stable_id("st", self.document.id, at.start, at.end), span=at, speaker=self.named(speaker),
            cue=word, content=(at,), kind=kind, evidence=(Evidence(span=word, rule="speech/x"),),
        )  # fmt: skip
        self.statements.append(made)
        return self

    def binds(
        self,
        kind: str,
        content: str,
        *,
        by: str = "",
        to: str = "",
        granted: str = "",
        made: date | None = None,
        status: str = "open",
    ) -> "Tale":
        """Somebody is bound to something."""
        text = self.document.text
        at = span(text, content)
        teller = next((s for s in self.statements if any(c.covers(at) for c in s.content)), None)
        self.commitments.append(
            Commitment(
                id=stable_id("co", self.document.id, at.start, at.end, kind),
                span=span(text, text.strip()),
                kind=kind,
                by=(self.named(by),) if by else (),
                to=(self.named(to),) if to else (),
                content=(at,),
                condition_for=(span(text, granted),) if granted else (),
                when=When(days=DateRange(made, made), rule="day") if made else None,
                status=status,
                basis="inferred" if status == "open" else "told",
                bearing=(teller.id,) if status == "contested" and teller else (),
                statement=teller.id if teller else None,
                evidence=(Evidence(span=at, rule="verb/x"),),
            )
        )
        return self

    def does(
        self, trigger: str, kind: str, actor: str, recipient: str = "", status: str = "actual"
    ) -> "Tale":
        """Somebody does something."""
        made = event(self.document, self.document.text.strip(), trigger, kind, status=status)
        parties = (self.named(recipient),) if recipient else ()
        self.events.append(replace(made, actors=(self.named(actor),), recipients=parties))
        return self

    def coded(self) -> CodedDocument:
        """The document as it goes into a record."""
        return CodedDocument(
            document=self.document,
            made_by="a test",
            mentions=tuple(self.mentions),
            actors=tuple(sorted(self.actors, key=lambda a: a.id)),
            links=tuple(
                Link(mention=m.id, actor=a.id, score=1.0, rule="name") for m, a in self.mentions.items()
            ),
            events=tuple(self.events),
            statements=tuple(self.statements),
            commitments=tuple(self.commitments),
        )
