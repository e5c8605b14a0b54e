"""Lines of a given width, counted in the columns of a terminal (Unicode Standard Annex 11).

Ideographs take two columns and may be parted from each other; combining marks take none and stay with what they stand
on. No character is lost: a word that is too long stands on a line of its own, and code is not wrapped.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PREFIX: Final = re.compile(r"((?:> ?)*)(\s*)((?:- |\d{1,9}\. )?)")
_CODE: Final = "    "


@lru_cache(maxsize=4096)
def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """How many columns a text takes.

    >>> columns("abc"), columns("日本"), columns("e\\u0301")
    (3, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def wrapped(line: str, width: int) -> list[str]:
    """A line as lines of at most ``width`` columns; below the first, quote signs and indentation are repeated.

    >>> wrapped("> - one two three", 12)
    ['> - one two', '>   three']
    >>> wrapped("これは長い文です", 8)
    ['これは長', 'い文です']
    """
    if columns(line) <= width:
        return [line]
    quotes, indent, sign = _PREFIX.match(line).groups()  # type: ignore[union-attr]  # every part may be empty
    if indent.startswith(_CODE):
        return [line]
    rest = quotes + indent + " " * len(sign)
    lines = []
    current = quotes + indent + sign
    room = width - columns(rest)
    filled = 0
    for word in _words(line[len(current) :]):
        wide = columns(word)
        if filled and filled + columns(word.rstrip(" ")) > room:
            lines.append(current.rstrip(" "))
            current, filled = rest, 0
        current += word
        filled += wide
    return [*lines, current.rstrip(" ")]


def _words(text: str) -> list[str]:
    """The pieces between which a line may end, each with the spaces behind it."""
    words = re.findall(r"[^ ]* *", text)
    return [part for word in words if word for part in (_parts(word) if not word.isascii() else [word])]


def _parts(word: str) -> list[str]:
    """A word between whose ideographs a line may end."""
    parts: list[str] = []
    for character in word:
        joined = not parts or character == " " or _columns_of(character) == 0
        if joined or not (_columns_of(character) == 2 or _columns_of(parts[-1][-1]) == 2):
            parts[-1:] = [parts[-1] + character] if parts else [character]
        else:
            parts.append(character)
    return parts
