"""HTML into plain text: the words alone, or dressed for reading in a terminal or a letter."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from threadkit.text.characters import legible
from threadkit.text.dialect import BREAK, CELL, LINE, Dialect, Mark, Run, collapsed, trimmed
from threadkit.text.flow import Flow
from threadkit.text.sax import Attributes, convert, emoji


def _lines(run: Run) -> list[str]:
    try:
        line = legible(collapsed("".join(run)))
    except TypeError:  # a break or a cell among the text
        return trimmed([legible(collapsed(line)).rstrip() for line in _broken(run)])
    return [line] if line else []


def _broken(run: Run) -> list[str]:
    pieces: list[list[str]] = [[]]
    for piece in run:
        if piece is BREAK:
            pieces.append([])
        else:
            pieces[-1].append(" | " if piece is CELL else piece)
    return ["".join(line) for line in pieces]


def _code(text: str, language: str) -> list[str]:
    return [legible(line).rstrip() for line in text.split("\n")]


def _picture(attrib: Attributes) -> Run:
    sign = emoji(attrib)
    return [sign] if sign else []


WORDS: Final = Dialect(
    lines=_lines,
    code=_code,
    heading=lambda level, lines: lines,
    picture=_picture,
    table=None,
    marks={},
    quote="",
    bullet="",
    number=lambda number: "",
    rule="",
    division=LINE,
)


def _linked(run: Run) -> list[str]:
    """The lines of a run whose links are followed by their addresses."""
    pieces: Run = []
    begun = 0
    for piece in run:
        if not isinstance(piece, Mark) or piece.kind != "link":
            pieces.append(piece)
        elif piece.opens:
            begun = len(pieces)
        elif piece.target and collapsed("".join(map(str, pieces[begun:]))) not in _spellings(piece.target):
            pieces.append(f" <{piece.target}>")
    return _lines(pieces)


def _spellings(address: str) -> tuple[str, ...]:
    """How an address is written where it is its own name."""
    bare = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
    return "", address, bare, bare.removesuffix("/"), address.removesuffix("/")


def _indented(text: str, language: str) -> list[str]:
    return ["    " + line if line else "" for line in _code(text, language)]


DRESSED: Final = evolve(
    WORDS,
    lines=_linked,
    code=_indented,
    marks={"a": "link"},
    quote="> ",
    bullet="- ",
    number=lambda number: f"{number}. ",
    rule="* * *",
)


def _words() -> Flow:
    return Flow(WORDS)


def _dressed() -> Flow:
    return Flow(DRESSED)


def words(source: str) -> str:
    """The words of an HTML fragment: a blank line between paragraphs, everything else on lines of its own.

    >>> words("<p>One<br>two</p><ul><li>three<li>four</ul><p hidden>five</p>")
    'One\\ntwo\\n\\nthree\\nfour'
    """
    return convert(source, _words)


def dressed(source: str) -> str:
    """The same with signs: ``>`` before quotes, bullets and numbers before items, a line for a rule.

    >>> print(dressed("<blockquote>Why?</blockquote><ol><li>Because.<li>Therefore."))
    > Why?
    <BLANKLINE>
    1. Because.
    2. Therefore.
    """
    return convert(source, _dressed)
