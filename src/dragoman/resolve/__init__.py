"""CodedDocument → the same, plus links from mentions to actors: who is meant."""

from collections.abc import Mapping

from dragoman.lexicon import Lexicon
from dragoman.model.actors import Actor
from dragoman.model.annotated import Annotated
from dragoman.model.coded import CodedDocument
from dragoman.resolve.at_home import at_home
from dragoman.resolve.binding import bound, towns
from dragoman.resolve.corrected import corrected
from dragoman.resolve.names import link_names
from dragoman.resolve.occasions import on_occasion
from dragoman.resolve.organisations import link_organisations
from dragoman.resolve.persons import link_persons
from dragoman.resolve.private import public
from dragoman.resolve.promises import promised
from dragoman.resolve.references import link_references
from dragoman.resolve.relevance import political
from dragoman.resolve.repeated import once
from dragoman.resolve.turns import link_turns
from dragoman.resolve.venue import at_third_party
from dragoman.resolve.whole import without_parts
from dragoman.resolve.worksheet import Worksheet

__all__ = ["resolve"]


def resolve(
    coded: CodedDocument,
    annotated: Annotated,
    lexicon: Lexicon,
    fixed: Mapping[str, tuple[Actor, ...]] | None = None,
) -> CodedDocument:
    """Who is meant by each mention, as far as text and actor book tell; the rest is left open.

    Args:
        coded: What the text claims; its statements tell who speaks.
        annotated: The document's grammar.
        lexicon: The actor book.
        fixed: Whom mentions mean, by mention id, where a person has said so; nobody known if empty.

    Returns:
        The same document with `links` and the `actors` they point at, each once, sorted by id, and without
        the events in which nobody political takes part.
    """
    sheet = Worksheet(coded, annotated, lexicon.actors, fixed or {}, lexicon.gazetteer)
    link_names(sheet)
    link_organisations(sheet)
    link_turns(sheet)
    link_persons(sheet)
    link_references(sheet)
    linked = towns(bound(sheet.finished()), lexicon.actors)
    kept = public(on_occasion(political(promised(linked), lexicon.actors), annotated), annotated)
    return corrected(without_parts(at_third_party(at_home(once(kept, annotated), sheet))), sheet)
