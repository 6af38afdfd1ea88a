"""Who said what, in whose words: statements with speaker, cue, content, addressees and parties."""

import re
from dataclasses import replace

from dragoman.extract.frames import child
from dragoman.extract.parties import Parties
from dragoman.extract.phrases import bare, without_dateline
from dragoman.extract.quotations import Claim, Quotations
from dragoman.extract.turns import Turn, turns
from dragoman.extract.when import when_of
from dragoman.extract.where import where_of
from dragoman.lexicon import Lexicon
from dragoman.lexicon.speech import UNSPOKEN
from dragoman.model.actors import Mention
from dragoman.model.annotated import Annotated, Sentence
from dragoman.model.evidence import Evidence, stable_id
from dragoman.model.speech import Statement
from dragoman.model.text import Span, enclosing

_FIRST_PERSON = frozenset(
    {
        "i",
        "we",
        "you",
        "one",
        "nobody",
        "that",
        "this",
        "there",
        "what",
    }
)
_THOUGHT = UNSPOKEN | {"attitude"}
# Inside what somebody says, "X condemned the raid" and "X called for talks" are acts of X, told as
# events and demands, and no words of X.
_NAMED = frozenset(
    {"criticism", "blame", "describe", "refer-to", "speak-of", "report-object", "hint-at"}
    | {"call-for", "insist-on", "claim", "discuss"}
)
# "An official who asked not to be named" says nothing by that.
_UNNAMED = re.compile(r"not to be (?:named|identified|quoted)|to remain anonymous|anonymity")
_RETOLD = frozenset({"clause", "quote", "to", "object-to", "prep:on+to"})
_TOLD = frozenset({"dobj", "dative"})


def statements(annotated: Annotated, lexicon: Lexicon) -> tuple[Statement, ...]:
    """What somebody is said to have said, sorted by span.

    A speaker without a mention is left None; the first piece of evidence is the cue, the second,
    if any, the words that name the speaker. The rule of the cue tells a stance (`stance/oppose`: a party
    is told to back or refuse something) and hearsay (`hearsay/accused`: nobody is named) from speech.

    Args:
        annotated: The document.
        lexicon: Its words of saying.
    """
    spoken = turns(annotated)
    parties = Parties(annotated)
    quotations = Quotations(annotated, lexicon.speech, tuple(t.content for t in spoken))
    told = [c for c in quotations.claims_of_document() if _is_told(annotated, parties, c, spoken)]
    claims = _outspoken(annotated, told)
    made = {s.id: s for turn in spoken if (s := _turn(annotated, turn))}
    for claim in claims:
        statement = _statement(annotated, quotations, parties, claim)
        if statement is not None and statement.id not in made:
            made[statement.id] = statement
    return _nested(tuple(sorted(made.values(), key=lambda s: (s.span, s.content))))


def _turn(annotated: Annotated, turn: Turn) -> Statement:
    """A paragraph of a transcript, or a headline, as a record."""
    named = next((m for m in annotated.mentions if turn.name.overlaps(m.span)), None)
    rule, note = f"speech/{turn.rule}", "" if named else "nobody known"
    return Statement(
        id=stable_id("st", annotated.document.id, turn.content.start, turn.content.end),
        span=turn.content if turn.name.end < turn.content.start - 4 else enclosing([turn.name, turn.content]),
        speaker=named.id if named else None,
        cue=turn.cue,
        content=(turn.content,),
        kind="direct",
        about=tuple(m.id for m in _about(annotated, (turn.content,), named)),
        evidence=(
            Evidence(span=turn.name, rule=rule),
            Evidence(span=turn.name, rule="speaker/turn", note=note),
        ),
    )


def _is_told(annotated: Annotated, parties: Parties, claim: Claim, spoken: tuple[Turn, ...]) -> bool:
    """Whether a claim says that somebody else speaks, and not the one who is quoted himself."""
    sentence = annotated.sentences[claim.sentence]
    if claim.head is None:
        return (claim.cue.kind == "hearsay" or claim.frame == "noun") and claim.quoted_in is None
    who = sentence.tokens[claim.head]
    place = sentence.tokens[claim.verb].span
    if claim.quoted_in is not None or any(t.content.covers(place) for t in spoken):
        known = parties.at(claim.sentence, claim.head) is not None
        return (
            known and claim.cue.kind == "speech" and claim.frame in _RETOLD and who.pos in ("PROPN", "NOUN")
        )
    asks = sentence.tokens[-1].text == "?" and not claim.quotes
    aside = claim.found in ("participle", "control")
    thought = claim.cue.kind in _THOUGHT and (aside or who.text.lower() in _FIRST_PERSON)
    # "The movement that opposes the king" tells who is meant; "Wells, who opposes the king" tells a stance.
    before = sentence.subtree(claim.verb)[0] - 1
    described = claim.found == "relative" and sentence.tokens[before].text != ","
    stranger = described or parties.at(claim.sentence, claim.head) is None
    return not asks and not thought and not (claim.cue.kind == "stance" and stranger)


def _outspoken(annotated: Annotated, claims: list[Claim]) -> list[Claim]:
    """The claims without what is only thought or named in the words of somebody: "said he believes"."""
    inside = [w for c in claims if c.cue.kind not in _THOUGHT for w in c.words]
    return [
        claim
        for claim in claims
        if (claim.cue.kind not in _THOUGHT and not (claim.cue.id in _NAMED or claim.frame == "as"))
        or not any(w.covers(annotated.sentences[claim.sentence].tokens[claim.verb].span) for w in inside)
    ]


def _statement(
    annotated: Annotated, quotations: Quotations, parties: Parties, claim: Claim
) -> Statement | None:
    """One claim as a record."""
    text = annotated.document.text
    sentence = annotated.sentences[claim.sentence]
    content, kind = _content(text, quotations, claim)
    if not content or _UNNAMED.match(content[0].of(text)):
        return None
    cue = enclosing(sentence.tokens[i].span for i in claim.cue_words)
    # "Rumours that …": told with nobody named.
    sort = "hearsay" if claim.head is None and claim.frame == "noun" else claim.cue.kind
    rule = f"{sort if sort in UNSPOKEN else 'speech'}/{claim.cue.id}"
    evidence = [Evidence(span=cue, rule=rule, note=claim.frame)]
    speaker: Mention | None = None
    if claim.speaker:
        words = enclosing(sentence.tokens[i].span for i in claim.speaker)
        speaker = _speaker(parties, claim)
        evidence.append(
            Evidence(span=words, rule=f"speaker/{claim.found}", note="" if speaker else "nobody known")
        )
    near = [cue, *(e.span for e in evidence[1:])] if claim.frame != "continued" else []
    return Statement(
        id=stable_id("st", annotated.document.id, content[0].start, content[-1].end),
        span=enclosing([*near, *content]),
        speaker=speaker.id if speaker else None,
        beside=_beside(parties, claim, speaker),
        cue=cue,
        content=content,
        kind=kind,
        addressees=tuple(m.id for m in _addressees(sentence, parties, claim)),
        about=tuple(m.id for m in _about(annotated, content, speaker)),
        when=when_of(annotated, claim.sentence, claim.verb),
        place=where_of(annotated, claim.sentence, claim.verb),
        evidence=tuple(evidence),
    )


def _content(text: str, quotations: Quotations, claim: Claim) -> tuple[tuple[Span, ...], str]:
    """The words of a claim without the marks around them, and whose words they are."""
    if claim.quotes:
        quoted = sorted({q.content for q in claim.quotes})
        return tuple(s for q in quoted if (s := bare(text, q))), "direct"
    kind = "indirect"
    spans: list[Span] = []
    for span in claim.words:
        start, end = span.start, span.end
        for quote in quotations.outer:
            if claim.quoted_in is None and quote.span.overlaps(Span(start, end)):
                kind = "mixed"
                start = min(start, quote.span.start)
                end = max(end, quote.span.end)
        if found := bare(text, without_dateline(text, Span(start, end))):
            spans.append(found)
    return tuple(spans), kind


def _speaker(parties: Parties, claim: Claim) -> Mention | None:
    """The mention that speaks: the head of the noun phrase, or whose statement it is."""
    if claim.head is None:
        return None
    named = parties.at(claim.sentence, claim.head)
    if named is not None:
        return named
    within = parties.within(claim.sentence, claim.head)
    return within[0] if within else None


def _beside(parties: Parties, claim: Claim, speaker: Mention | None) -> tuple[str, ...]:
    """Those joined to the speaker by *and*: "Wells and *Roe* said"."""
    if claim.head is None or speaker is None:
        return ()
    named = parties.named_by(claim.sentence, claim.head)
    return tuple(m.id for m in named if m.id != speaker.id and not m.span.overlaps(speaker.span))


def _addressees(sentence: Sentence, parties: Parties, claim: Claim) -> tuple[Mention, ...]:
    """Those spoken to: told *VOA*, urged *all sides* to, called on *Kabul*, said to *reporters*."""
    if claim.frame in ("noun", "phrase"):
        return ()
    found: list[Mention] = []
    direct = {"object-to"} if claim.frame != "object" else set()
    told = sentence.tokens[claim.verb].lemma in ("tell", "inform", "assure", "remind", "warn", "ask", "urge")
    for i in sentence.children[claim.verb]:
        token = sentence.tokens[i]
        spoken_to = token.dep in _TOLD and (told or claim.frame in direct)
        if spoken_to or token.dep == "dative" or (token.dep == "nsubjpass" and told):
            found.extend(parties.named_by(claim.sentence, i))
        elif token.dep == "ccomp" and claim.frame == "object-to":
            patient = child(sentence, i, "nsubj")
            found.extend(parties.named_by(claim.sentence, patient) if patient is not None else ())
        elif token.dep == "advcl" and token.lemma in ("speak", "talk", "write") and token.tag == "VBG":
            to = next((j for j in sentence.children[i] if sentence.tokens[j].lemma in ("to", "with")), None)
            noun = child(sentence, to, "pobj") if to is not None else None
            found.extend(parties.named_by(claim.sentence, noun) if noun is not None else ())
        elif token.dep == "prep" and (token.lemma == "to" or claim.frame.endswith("+to")):
            noun = child(sentence, i, "pobj")
            found.extend(parties.named_by(claim.sentence, noun) if noun is not None else ())
    return tuple(m for m in found if m.head != claim.head)


def _about(annotated: Annotated, content: tuple[Span, ...], speaker: Mention | None) -> tuple[Mention, ...]:
    """The distinct parties mentioned in the words, the speaker left out."""
    text = annotated.document.text
    known = {_key(text, speaker)} if speaker else set()
    found: list[Mention] = []
    for mention in annotated.mentions:
        if mention.kind == "pronoun" or not any(s.covers(mention.span) for s in content):
            continue
        key = _key(text, mention)
        if key not in known:
            known.add(key)
            found.append(mention)
    return tuple(found)


def _key(text: str, mention: Mention) -> str:
    """What makes two mentions the same party, as far as the words tell."""
    return mention.candidates[0] if mention.candidates else mention.span.of(text).lower()


def _nested(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements told inside others, tied to the smallest one that tells them."""
    tied: list[Statement] = []
    for statement in said:
        cue = statement.cue
        around = [
            other
            for other in said
            if other is not statement and cue is not None and any(s.covers(cue) for s in other.content)
        ]
        outer = min(around, key=lambda o: sum(map(len, o.content)), default=None)
        tied.append(replace(statement, inside=outer.id) if outer else statement)
    return tuple(tied)
