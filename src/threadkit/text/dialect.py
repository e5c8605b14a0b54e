"""What a converter of HTML into lines is made of: marks in running text, and the signs of a language of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from attrs import define, frozen

from threadkit.text.sax import Attributes

# What sets two blocks apart, in rising order: a line end, or a blank line as well. An item after a list inside the
# item before needs no blank line, any other text after that list does.
LINE, AFTER_LIST, PARAGRAPH = 1, 2, 3


class Mark(NamedTuple):
    """An event inside a run of text: a break, a new table cell, or the begin or end of emphasis, code or a link."""

    kind: str
    opens: bool = True
    target: str | None = None


Run = list[Any]  # of str and Mark
BREAK: Final = Mark("break")
CELL: Final = Mark("cell")


@frozen
class Dialect:
    """How a language of text writes what HTML says.

    ``lines`` makes the lines of a run, ``code`` those of preformatted text (given with its language), ``heading``
    those of a heading; ``picture`` says what stands for an image inside a run. ``table`` makes the lines
    of a table from the runs of its cells (None: each row is a line). ``marks`` are the inline elements that the
    language has signs for: tag to kind of sign. ``quote``, ``bullet`` and ``number`` are prefixes, ``rule`` is a
    line across; ``division`` is what sets two ``div`` apart.
    """

    lines: Callable[[Run], list[str]]
    code: Callable[[str, str], list[str]]
    heading: Callable[[int, list[str]], list[str]]
    picture: Callable[[Attributes], Run]
    table: Callable[[list[list[Run]]], list[str]] | None
    marks: Mapping[str, str]
    quote: str
    bullet: str
    number: Callable[[int], str]
    rule: str
    division: int


@define
class Container:
    """A quote or an item around what follows: the prefix of its first line, and that of the others."""

    first: str
    rest: str
    begun: bool = False


def collapsed(text: str) -> str:
    """White space as a browser shows it; spaces of every other kind are spaces too.

    >>> collapsed(" a\\n\\t b\\xa0 ")
    'a b'
    """
    return " ".join(text.split())


def trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at either end, and no two of them together.

    >>> trimmed(["", "a", "", "", "b", ""])
    ['a', '', 'b']
    """
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
