"""Dictionary forms that the parser gets wrong, corrected by a list: "staged" is of "stage", not of "stag"."""

from functools import cache

from dragoman.lexicon.load import check_keys, read_toml

_FILE = "lemmas.toml"


@cache
def verb_lemmas() -> dict[str, str]:
    """Verb form as written, lower case → its verb."""
    data = read_toml(_FILE)
    check_keys(_FILE, "file", data, frozenset({"verbs"}), frozenset({"verbs"}))
    return dict(data["verbs"])
