"""Which reports are worth comparing: those that share a key. Without it, each would be compared with all."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations

from dragoman.lexicon.stories import StoryCues
from dragoman.model.stories import Report
from dragoman.resolve.story_words import Words

LARGEST = 60  # reports of one key that are all compared with each other
_STEP = 4  # days that share a key
_LONGEST = 31  # a stretch of more days gives no key
_BEFORE = 6  # days: news tells what happened within the last week
_RARE = 4  # words of a sentence that give keys, two by two
_NEIGHBOURS = 8  # with whom a report of a large block is compared, on each side


def keys(report: Report, cues: StoryCues, words: Words) -> tuple[int, ...]:
    """The keys of a report, sorted: its type family with who and when or what, and with its rarest words."""
    family = cues.kindred.get(report.type, "")
    found = {_key("when", family, *what) | 1 for what in (*_when(report), *_rare(report, words))}
    found |= {_key("what", family, *what) & ~1 for what in _what(report)}
    return tuple(sorted(found))


def neighbours(key: int, numbers: Sequence[int], at: int) -> Sequence[int]:
    """The reports of a sorted block that the one at an index is compared with.

    All of them if they are few; of many its neighbours, or none where the key says only what was done and
    not when: what is told at one time is found by other keys.
    """
    if len(numbers) <= LARGEST:
        return numbers
    if not key & 1:
        return ()
    return numbers[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


def place(report: Report, words: Words) -> str:
    """What the reports of a large block are sorted by, so that those alike stand together."""
    day = report.days.first if report.days else _published(report)
    return " ".join((str(day), *_rarest(report, words), report.id))


def _when(report: Report) -> Iterator[tuple[str, ...]]:
    """Each party and what it belongs to, with the days the event may have been on."""
    stretches = _stretches(report)
    for party in _parties(report):
        for stretch in stretches:
            yield ("day", party, str(stretch))


def _what(report: Report) -> Iterator[tuple[str, ...]]:
    """Each party and what it belongs to, with each word of the trigger and with the mode."""
    for party in _parties(report):
        for word in (*report.trigger, report.mode):
            if word:
                yield (party, word)


def _parties(report: Report) -> set[str]:
    return {party for chain in (*report.actors, *report.recipients) for party in chain}


def _stretches(report: Report) -> range:
    if report.days and report.days.days <= _LONGEST:
        first, last = report.days.first.toordinal() - 1, report.days.last.toordinal() + 1
    elif report.days is None and (published := report.article.published):
        first = published.first.toordinal() - _BEFORE  # if known loosely: soon after the last day it tells of
        last = min(published.last.toordinal() + 1, first + _LONGEST)
    else:
        return range(0)
    return range(first // _STEP, last // _STEP + 1)


def _rare(report: Report, words: Words) -> Iterator[tuple[str, ...]]:
    for pair in combinations(_rarest(report, words), 2):
        yield ("words", *sorted(pair))


def _rarest(report: Report, words: Words) -> list[str]:
    found = {*report.words, *report.trigger}
    return sorted(found, key=lambda w: (-words.weight(w), w))[:_RARE]


def _published(report: Report) -> date:
    published = report.article.published
    return published.first if published else date.min


def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)
