"""The country of a body that is called after its seat: "the Delhi High Court", "Prague City Council"."""

from dragoman.lexicon import Gazetteer
from dragoman.lexicon.gazetteer import Toponym

# Bodies of towns and regions; schools and firms bear the names of places elsewhere, too ("York University").
_SEATED = frozenset({"GOV", "LEG", "JUD", "COP"})
_NO_PLACE = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "federal",
        "national",
        "capital",
        "superior",
        "supreme",
    }
    | {
        "north",
        "south",
        "east",
        "west",
        "union",
        "high",
        "state",
        "district",
        "regional",
        "metropolitan",
        "general",
    }
)
_LARGE = 200_000
_FAR_MORE = 5
_LONGEST = 3


def seat(gazetteer: Gazetteer, words: str, sectors: tuple[str, ...]) -> str | None:
    """The country of the large town or region that a body's name begins with; None if that is not clear.

    Args:
        gazetteer: The place names.
        words: The name of the body.
        sectors: What it is: only official bodies are called after where they sit.
    """
    parts = words.removeprefix("The ").split()
    if not _SEATED.intersection(sectors) or parts[0].lower() in _NO_PLACE:
        return None
    for length in range(min(_LONGEST, len(parts) - 1), 0, -1):
        places = gazetteer.find(" ".join(parts[:length]))
        if places and _is_known(places[0]) and _is_clear(places):
            return places[0].country
    return None


def _is_known(place: Toponym) -> bool:
    return place.capital or place.level == 1 or place.population >= _LARGE


def _is_clear(places: tuple[Toponym, ...]) -> bool:
    """Whether no place of that name in another country comes near the first in size."""
    others = [place for place in places if place.country != places[0].country]
    return all(place.population * _FAR_MORE <= places[0].population and place.level != 1 for place in others)
