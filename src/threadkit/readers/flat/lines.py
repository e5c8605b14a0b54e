"""Text as lines that know their place: the character span, the indentation in columns, the line number.

Lines that hold nothing but white space are left out; that they were there shows in the numbers of their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_TAB: Final = 8
_WIDE: Final = "\u3000"  # the ideographic space is as wide as two letters


class Line(NamedTuple):
    """One line: ``text`` is stripped, ``start`` and ``end`` are its span in the whole, ``number`` counts from 1."""

    start: int
    end: int
    column: int
    number: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines that hold something. LF, CRLF, CR, form feeds and Unicode's line separators end a line.

    >>> [(line.number, line.column, line.text) for line in lines_of("a\\r\\n\\r\\n\\tb \\n")]
    [(1, 0, 'a'), (3, 8, 'b')]
    """
    found = []
    position = 0
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        words = raw.strip()
        if words:
            blank = len(raw) - len(raw.lstrip())
            start = position + blank
            found.append(Line(start, start + len(words), _columns(raw[:blank]) if blank else 0, number, words))
        position += len(raw)
    return found


def _columns(blank: str) -> int:
    if blank.isascii() and "\t" not in blank:
        return len(blank)
    return len(blank.replace(_WIDE, "  ").expandtabs(_TAB))


def starts_paragraph(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing, or a blank line, stands above a line."""
    return index == 0 or lines[index].number - lines[index - 1].number > 1


def joined(lines: Sequence[Line]) -> str:
    """The lines as a text of its own: indentation that all share removed, blank lines between paragraphs kept.

    >>> joined(lines_of("  One\\n    two.\\n\\n\\n  Three.\\n"))
    'One\\n  two.\\n\\nThree.'
    """
    if not lines:
        return ""
    margin = min(line.column for line in lines)
    pieces = [" " * (lines[0].column - margin) + lines[0].text]
    for above, line in pairwise(lines):
        pieces.append("\n\n" if line.number - above.number > 1 else "\n")
        pieces.append(" " * (line.column - margin) + line.text)
    return "".join(pieces).lstrip(" ")
