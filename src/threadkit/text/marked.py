"""HTML into Markdown: CommonMark with the tables and strikethrough of GitHub."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from attrs import evolve

from threadkit.text import markdown_escape
from threadkit.text.characters import legible
from threadkit.text.dialect import PARAGRAPH, Dialect, Mark, Run
from threadkit.text.flow import Flow
from threadkit.text.marked_lines import lines_of
from threadkit.text.sax import Attributes, convert, emoji
from threadkit.text.urls import web_address

MAX_COLUMNS: Final = 32  # a wider table is written as paragraphs
TOP_HEADING: Final = 4  # h1 to h3 belong to the document, the thread and the comment

_MARKS: Final = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
    "a": "link",
}
_EMPHASIS: Final = re.compile(r"(?<!\\)\*")


def _code(text: str, language: str) -> list[str]:
    return markdown_escape.code_block("\n".join(legible(line).rstrip() for line in text.split("\n")), language)


def _heading(level: int, lines: list[str]) -> list[str]:
    words = " ".join(line.strip() for line in lines if line)
    return [f"{'#' * max(level, TOP_HEADING)} {words}"] if words else []


def _bold(level: int, lines: list[str]) -> list[str]:
    """A heading for a comment: real ones are what tells the comments of a thread apart."""
    return [line if _EMPHASIS.search(line) else f"**{line.strip()}**" for line in lines if line]


def _picture(attrib: Attributes, kind: str = "link") -> Run:
    """A picture as a link: to show it is the reader's choice."""
    sign = emoji(attrib)
    if sign:
        return [sign]
    address = web_address(attrib.get("src"))
    label = attrib.get("alt", "").strip() or ("image" if address else "")
    mark = Mark(kind, True, address)
    return [" ", mark, label, mark._replace(opens=False), " "]


def _shown_picture(attrib: Attributes) -> Run:
    return _picture(attrib, kind="image")


def _table(rows: list[list[Run]]) -> list[str]:
    """A table of GitHub's Markdown; its first row is its head, as that asks for one."""
    cells = [[" ".join(" ".join(lines_of(cell)).split()) for cell in row] for row in rows if row]
    width = max(map(len, cells), default=0)
    if width < 2 or width > MAX_COLUMNS:
        return [line for row in cells for cell in row if cell for line in (cell, "")][:-1]
    head, *body = (row + [""] * (width - len(row)) for row in cells)
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *body)]


MARKDOWN: Final = Dialect(
    lines=lines_of,
    code=_code,
    heading=_heading,
    picture=_picture,
    table=_table,
    marks=_MARKS,
    quote="> ",
    bullet="-   ",  # content four columns in: the width that Python-Markdown asks for and every other reader takes
    number=lambda number: f"{number}.".ljust(3) + " ",
    rule="* * *",
    division=PARAGRAPH,
)


@cache
def _flow(images: bool, headings: bool) -> Callable[[], Flow]:
    picture = _shown_picture if images else _picture
    dialect = evolve(MARKDOWN, picture=picture, heading=_heading if headings else _bold)
    return lambda: Flow(dialect)


def marked(source: str, *, images: bool = False, headings: bool = True) -> str:
    """Markdown that shows what the HTML shows. Pictures are links unless ``images``, headings bold unless ``headings``.

    >>> print(marked('<p>So <b> true </b>! <a href="https://example.org/">Look</a></p><ul><li>one<li>two</ul>'))
    So **true** ! [Look](https://example.org/)
    <BLANKLINE>
    -   one
    -   two
    """
    return convert(source, _flow(images, headings))
