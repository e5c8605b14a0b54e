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
    **dict.fromkeys("،、，", ","),
    "٫": ".",
    "｡": ".",
    "。": ".",
    "•": "·",
    "・": "·",
}
_DROPPED: Final = frozenset({"Cf", "Cc"})  # soft hyphens, direction marks, zero-width spaces, byte order marks
_ENTITY: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


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
    """
    if text.isascii() and "&" not in text and text.isprintable():
        return text, None
    if "&" in text and _ENTITY.search(text):
        return _fold_entities(text)
    folded = text.translate(_FOLDS)
    if len(folded) == len(text):
        return folded, None
    return folded, [offset for offset, char in enumerate(text) if _FOLDS[ord(char)]]


def _fold_entities(text: str) -> tuple[str, list[int]]:
    """Character references that were left in the text stand for one character each."""
    folded: list[str] = []
    offsets: list[int] = []
    start = 0
    for entity in [*_ENTITY.finditer(text), None]:
        end = len(text) if entity is None else entity.start()
        pieces = [(offset, text[offset]) for offset in range(start, end)]
        if entity is not None:
            pieces.append((end, html.unescape(entity[0])[:1]))
            start = entity.end()
        for offset, char in pieces:
            if plain := _FOLDS[ord(char)]:
                folded.append(plain)
                offsets.append(offset)
    return "".join(folded), offsets


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
