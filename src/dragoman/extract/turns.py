"""Speaker turns: transcripts (`MR. PRICE:`, `Q`), and headlines that name who says them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated
from dragoman.model.evidence import stable_id
from dragoman.model.text import Span

_TITLES = (
    r"MR|MRS|MS|MISS|DR|SIR|SECRETARY|MINISTER|PRESIDENT|CHANCELLOR|AMBASSADOR|SENATOR|GENERAL|ADMIRAL|COLONEL|"
    r"DIRECTOR|ADMINISTRATOR|SPOKESPERSON|SPOKESMAN|SPOKESWOMAN|OFFICIAL|MODERATOR|HOST|QUESTION"
)
_TURN = re.compile(
    r"^[ \t]*[“\"]?(?:(?P<name>[A-Z][A-Z.,’'\-]*(?: [A-Z][A-Z.,’'\-]*){0,6})(?: ?\([^)\n]{1,60}\))?:"
    r"|(?P<asked>Q)(?:[:.]|[ \t\u00a0]{2,}|[ \u00a0](?=[A-Z“\"])))[ \t\u00a0]*(?=\S)",
    re.MULTILINE,
)
_BEFORE_NAME = re.compile(
    rf"(?:(?:{_TITLES})\.? |(?:ACTING|ASSISTANT|DEPUTY|VICE|PRESS|MAYOR) )+(?=[A-Z]{{2}})"
)
_TITLED = re.compile(rf"\b(?:{_TITLES})\b")
_HEADLINE = re.compile(
    r"(?P<name>(?:The |the )?[A-Z][\w.’'\-]*(?: (?:[A-Z][\w.’'\-]*|of|for|the|and)){0,6}): (?=[“‘\"'A-Z])"
)
_SAYS = r"(?P<cue>says|said|tells \w+|warns|vows|claims|insists|declares|announces|writes|tweets)"
_NAMED = r"[A-Z][\w.’'\-]*|of|for|the|and|president|minister|envoy"
_WHO = rf"(?P<name>(?:{_NAMED})(?: (?:{_NAMED})){{0,6}})"
_WORDS = r"[“‘\"'](?P<content>[^“”\"]{8,}?)[”’\"'],?"
_QUOTE_FIRST = re.compile(rf"{_WORDS} {_SAYS} {_WHO}\s*$", re.MULTILINE)
_QUOTE_LAST = re.compile(rf"{_WHO} {_SAYS},?:? {_WORDS}\s*$", re.MULTILINE)
# "…" — Ada Wells, at the end of a line or on the next one.
_SIGNED = re.compile(
    r"^[ \t]*[“”\"]\s*(?P<content>\S[^\n]+?)\s*[”\"]+[ \t\u00a0]*\n*[ \t]*(?P<dash>[―—–]|--?)[ \t\u00a0]*"
    r"(?P<name>[A-ZÀ-Þ][\w.’'\-]+(?:[ \u00a0][A-ZÀ-Þ][\w.’'\-]*){0,4})(?=[\s,.(]*$|[,(])",
    re.MULTILINE,
)
_NO_SPEAKER = re.compile(
    r"(?i)^(?:the )?(?:exclusive|video|watch|live|update|breaking|feature|analysis|opinion|explainer|latest|"
    r"fact[ -]?check|photos?|news|related|read|source|note|timeline|review|report|editorial|column|comment|"
    r"interview|transcript|podcast|background|by)\b"
)
_LINE = re.compile(r"[^\n]*\S")
_LONGEST_HEADLINE = 200
_SILENT = frozenset({"GPE", "LOC", "FAC", "DATE", "EVENT", "PRODUCT"})
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that somebody speaks: the words that name him, the colon, and what he says."""

    name: Span
    cue: Span | None
    content: Span
    rule: str


def turns(annotated: Annotated) -> tuple[Turn, ...]:
    """The paragraphs of a transcript with their speakers, and a headline that names its speaker.

    A text is a transcript if two lines begin with a name in capitals and a colon, one of them a
    title, an office or `Q`, or if several such names come back again and again.
    """
    text = annotated.document.text
    marks = list(_TURN.finditer(text))
    titled = any(m.group("asked") or _TITLED.search(m.group("name")) for m in marks)
    names = {m.group("name") or "Q" for m in marks}
    if (len(marks) > 1 and titled) or len(marks) >= _REPEATED * len(names) > _REPEATED:
        return tuple(_spoken(annotated, marks, titled))
    return (*_headlines(annotated), *_signed(text))


def voices(annotated: Annotated) -> tuple[Mention, ...]:
    """Mentions for the names before the turns of a transcript, which parsers do not know in capitals.

    "MR. CARNEY" is mentioned as "CARNEY", his title being part of the phrase; "Q" is nobody.
    """
    known = {mention.span.start for mention in annotated.mentions}
    starts = [sentence.span.start for sentence in annotated.sentences]
    made: list[Mention] = []
    for name in dict.fromkeys(
        turn.name for turn in turns(annotated) if turn.rule == "turn" and len(turn.name) > 1
    ):
        words = name.of(annotated.document.text)
        titles = _BEFORE_NAME.match(words)
        span = Span(name.start + (titles.end() if titles else 0), name.end)
        number = bisect_right(starts, span.start) - 1
        tokens = annotated.sentences[number].tokens if number >= 0 else ()
        head = next((i for i in reversed(range(len(tokens))) if tokens[i].span.end <= span.end), None)
        if head is None or span.start in known or not span.overlaps(tokens[head].span):
            continue
        named = titles is not None
        made.append(
            Mention(
                id=stable_id("m", annotated.document.id, span.start, span.end),
                span=span,
                phrase=name,
                sentence=number,
                head=head,
                kind="name" if named else "nominal",
                label="PERSON" if named else "",
            )
        )
    return tuple(made)


def _spoken(annotated: Annotated, marks: list[re.Match[str]], titled: bool) -> list[Turn]:
    """Each paragraph between two marks, given to the speaker of the first."""
    text = annotated.document.text
    hidden = [f.span for f in annotated.document.furniture]
    found: list[Turn] = []
    last = len(text) if titled else text.find("\n", marks[-1].end())
    ends = [*(m.start() for m in marks[1:]), last if last >= 0 else len(text)]
    for mark, end in zip(marks, ends, strict=True):
        group = "name" if mark.group("name") else "asked"
        name = Span(mark.start(group), mark.end(group))
        cue = _colon(text, mark)
        for line in _LINE.finditer(text, mark.end(), end):
            words = line.group()
            span = Span(line.start() + len(words) - len(words.lstrip()), line.start() + len(words.rstrip()))
            if words.strip() in ('"', "”", "“"):
                continue
            if not any(h.overlaps(span) for h in hidden) and not _is_stage(span.of(text)):
                found.append(Turn(name, cue, span, "turn"))
    return found


def _is_stage(line: str) -> bool:
    """Whether a line is a stage direction or the end: "(Laughter.)", "END 2:15 P.M. EST", "* * *"."""
    bracketed = line[0] in "([" and line[-1] in ")]"
    return bracketed or line.startswith("END ") or not any(c.isalpha() for c in line)


def _headlines(annotated: Annotated) -> list[Turn]:
    """Headlines such as `Ada Wells: The Bridge Stays Shut`."""
    document = annotated.document
    text = document.text
    found: list[Turn] = []
    if document.title_span and (turn := _headline(text, document.title_span)):
        found.append(turn)
    elif document.title_span:
        found.extend(_quoting(text, document.title_span))
    if annotated.sentences:
        start = annotated.sentences[0].span.start
        first = Span(start, text.find("\n", start) if "\n" in text[start:] else len(text))
        turn = _headline(text, first)
        if turn and not any(n.label in _SILENT and n.span.overlaps(turn.name) for n in annotated.names):
            found.append(turn)
    return found


def _quoting(text: str, line: Span) -> list[Turn]:
    """A headline that quotes a sentence: `‘We stay’, says Ada Wells`; headlines are not parsed."""
    quoted = (form.match(text, line.start, line.end) for form in (_QUOTE_FIRST, _QUOTE_LAST))
    return [
        Turn(Span(*m.span("name")), Span(*m.span("cue")), Span(*m.span("content")), "headline")
        for m in quoted
        if m
    ]


def _signed(text: str) -> list[Turn]:
    """Quotations signed with a dash and a name: `“We stay.” — Ada Wells`."""
    return [
        Turn(Span(*m.span("name")), Span(*m.span("dash")), Span(*m.span("content")), "signed")
        for m in _SIGNED.finditer(text)
    ]


def _headline(text: str, line: Span) -> Turn | None:
    """A headline that begins with a name and a colon."""
    if len(line) > _LONGEST_HEADLINE:
        return None
    match = _HEADLINE.match(text, line.start, line.end)
    if match is None or _NO_SPEAKER.match(match.group("name")):
        return None
    end = line.end
    while text[end - 1] in " .":
        end -= 1
    if match.end() >= end:
        return None
    return Turn(
        Span(match.start("name"), match.end("name")), _colon(text, match), Span(match.end(), end), "headline"
    )


def _colon(text: str, match: re.Match[str]) -> Span | None:
    """The colon behind a name."""
    colon = text.rfind(":", match.start(), match.end())
    return Span(colon, colon + 1) if colon >= 0 else None
