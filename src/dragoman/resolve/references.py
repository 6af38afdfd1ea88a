"""Noun phrases and pronouns, taken in the order of the text, each resting on what was linked before it."""

from dragoman.model.actors import Mention
from dragoman.resolve.antecedents import Antecedents
from dragoman.resolve.interviews import Interview
from dragoman.resolve.nominals import link_nominal
from dragoman.resolve.pronouns import link_pronoun
from dragoman.resolve.speech import Speech
from dragoman.resolve.worksheet import Worksheet


def link_references(sheet: Worksheet) -> None:
    """Link what is no name; "I" and "we" last, since they need to know who speaks."""
    speech = Speech(sheet)
    before = Antecedents(sheet)
    first_person: list[Mention] = []
    for mention in sorted(
        sheet.mentions, key=lambda m: m.span.end if _holds_owner(sheet, m) else m.span.start
    ):
        if mention.kind == "pronoun":
            if speech.is_first_person(mention):
                first_person.append(mention)
                continue
            link_pronoun(sheet, mention, before, speech)
        elif not sheet.linked(mention):
            link_nominal(sheet, mention, before)
        before.add(mention)
    turns = Interview(sheet)
    for mention in first_person:
        speech.link_first_person(mention)
        if not sheet.linked(mention) and not speech.quoted(mention):
            turns.link_first_person(mention)
    _late(sheet, first_person, before)


def _holds_owner(sheet: Worksheet, mention: Mention) -> bool:
    """Whether whose it is hangs on a pronoun that follows: "the people of *his* country"."""
    return mention.kind == "nominal" and any(
        other.kind == "pronoun"
        and mention.head < other.head
        and mention.span.covers(other.span)
        and sheet.token(other).dep == "poss"
        for other in sheet.by_sentence[mention.sentence]
    )


def _late(sheet: Worksheet, first_person: list[Mention], before: Antecedents) -> None:
    """Link "our country", "my office": phrases that had to wait for the speaker."""
    if not first_person:
        return
    heads = {(m.sentence, sheet.token(m).head) for m in first_person if sheet.token(m).dep == "poss"}
    for mention in sheet.mentions:
        waits = (mention.sentence, mention.head) in heads and mention.kind == "nominal"
        if waits and not sheet.linked(mention):
            link_nominal(sheet, mention, before)
