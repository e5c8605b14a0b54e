"""Noise out, offsets kept: what a date's text looks like once encodings and typography no longer matter.

Every character folds to one character or to none: digits of any script to ASCII digits, the many dashes, spaces and
apostrophes to one of each, compatibility forms (fullwidth, mathematical bold) to their plain selves; invisible
characters go. So the folded text is as long as the original unless something was dropped, and only then is a map of
offsets needed. Letters are left alone: case and accents are the lexicon's business.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_SAME: Final = {
    **dict.fromkeys("‐‑‒–—―−﹣－⁃\u058a\u05be", "-"),
    **dict.fromkeys("∶：ː׃", ":"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("’‘ʼʻ′＇`´", "'"),
    **dict.fromkeys("،、，၊", ","),
    "٫": ".",
    "｡": ".",
    "。": ".",
    "•": "·",
    "・": "·",
}
_DROPPED: Final = frozenset({"Cf", "Cc"})  # soft hyphens, direction marks, zero-width spaces, byte order marks
_HAN: Final = "〇一二三四五六七八九零"
# Escapes and character references that were left in, UTF-8 that was read as windows-1252, Han numerals before a unit.
_WRITTEN_OTHERWISE: Final = re.compile(
    r"\\[nrt]|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|[\u00c2-\u00df][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    rf"|(?P<han>(?<![周週期拜])(?:[{_HAN}]{{4}}|[{_HAN}]{{2}}|[二三]?十[{_HAN}]?|[{_HAN}])(?=[年月日号號时時点點分秒/]|$))"
)


class _Folds(dict[int, str]):
    """Character by character, filled as they are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char.isspace():
        return char if char in "\n\t\r" else " "
    if unicodedata.category(char) in _DROPPED:
        return ""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_FOLDS: Final = _Folds()


def fold(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and the offset in ``text`` of each of its characters (None where both are the same).

    >>> fold("１０/11/2012")
    ('10/11/2012', None)
    >>> fold("1\\u200e/2")
    ('1/2', [0, 2, 3])
    >>> fold("11.&nbsp;MÃ¤rz")[0]
    '11. März'
    """
    if text.isascii() and "&" not in text and "\\" not in text and text.isprintable():
        return text, None
    if _WRITTEN_OTHERWISE.search(text):
        return _unwrapped(text)
    folded = text.translate(_FOLDS)
    if len(folded) == len(text):
        return folded, None
    return folded, [offset for offset, char in enumerate(text) if _FOLDS[ord(char)]]


def _unwrapped(text: str) -> tuple[str, list[int]]:
    """What stands for other characters, written out: escapes, references, mojibake, numbers in Han numerals."""
    folded: list[str] = []
    offsets: list[int] = []
    start = 0
    for match in [*_WRITTEN_OTHERWISE.finditer(text), None]:
        end = len(text) if match is None else match.start()
        pieces = [(offset, text[offset]) for offset in range(start, end)]
        if match is not None:
            pieces.extend((end, char) for char in _meant(match))
            start = match.end()
        for offset, char in pieces:
            if plain := _FOLDS[ord(char)]:
                folded.append(plain)
                offsets.append(offset)
    return "".join(folded), offsets


def _meant(match: re.Match[str]) -> str:
    written = match[0]
    if written[0] == "\\":
        return " "
    if written[0] == "&":
        return html.unescape(written)[:1]
    if match["han"]:
        return _han_number(written)
    try:
        return written.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return written


def _han_number(written: str) -> str:
    """A number below a hundred with its tens, or digit by digit.

    >>> _han_number("二十一"), _han_number("十"), _han_number("二〇一二")
    ('21', '10', '2012')
    """
    tens, ten, ones = written.partition("十")
    if not ten:
        return "".join(str(_HAN.index(char) % 10) for char in written)
    return str(10 * (_HAN.index(tens) if tens else 1) + (_HAN.index(ones) if ones else 0))


def original_span(offsets: list[int] | None, start: int, end: int) -> tuple[int, int]:
    """A span of the folded text (not empty), in the original.

    >>> original_span([0, 2, 3], 1, 3)
    (2, 4)
    """
    return (start, end) if offsets is None else (offsets[start], offsets[end - 1] + 1)


def plain(word: str) -> str:
    """Without case and accents.

    >>> plain("Août")
    'aout'
    """
    spelled = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in spelled if not unicodedata.combining(char)))
