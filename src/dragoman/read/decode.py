"""Bytes → letters, without losing or changing one: UTF-8 first, then what the bytes plainly are."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.errors import InputError

MAX_BYTES = 20_000_000
"""The largest document, in bytes: some three million words. Larger files are archives, not articles."""

MAX_LINE = 900_000
"""The longest line, in letters; no paragraph is longer, and no parser takes one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 0.10


def decode(where: str, data: bytes) -> tuple[str, str]:
    """The text of a file and the encoding it was in; an InputError if it is no text.

    A byte order mark is left out and told by the encoding (`utf-8-sig`, `utf-16`, `utf-32`);
    everything else, line ends included, stays letter for letter.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and b"\0" in data:
        raise InputError(where, "a binary file, not text (it holds NUL bytes)")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text, encoding = _legacy(where, data, error)
    return text, encoding


def checked(where: str, text: str) -> str:
    """The same text, if it can be worked with; an InputError says why not."""
    if not text.strip():
        raise InputError(where, "empty, no text in it")
    if len(_CONTROL.findall(text)) > len(text) // 100 or "\0" in text:
        raise InputError(where, "a binary file, not text (it is full of control characters)")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(where, f"half a letter (a lone surrogate) at character {error.start}") from error
    if len(text) > MAX_LINE and max(map(len, text.splitlines())) > MAX_LINE:
        raise InputError(
            where, f"a line of more than {MAX_LINE:,} characters; break the text into paragraphs"
        )
    return text


def _legacy(where: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Text in an older encoding. Broken UTF-8 is refused: guessing would change its letters."""
    high = len(_HIGH.findall(data))
    whole = sum(map(len, _UTF8_LETTER.findall(data)))
    if error.encoding != "utf-8" or 2 * whole >= high:
        problem = f"broken {error.encoding.upper()} at byte {error.start}; save the file as UTF-8 again"
        raise InputError(where, problem) from error
    if high < _FEW * len(data):
        # English with a few curly quotes or accents: guessers take it for Czech or Mac text.
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    best = from_bytes(data).best()
    if best is None:
        raise InputError(
            where, f"neither UTF-8 nor any encoding that is known (byte {error.start})"
        ) from error
    return str(best), best.encoding
