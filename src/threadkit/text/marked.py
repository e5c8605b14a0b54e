"""HTML into Markdown: CommonMark with the tables and strikethrough of GitHub.

A run of text and marks becomes lines in two steps. First it is put in order (:func:`_ordered`): white space is
collapsed across marks and moved out of them, marks around nothing leave, and no mark reaches over a line end. Then it
is spelt (:class:`_Line`): text is escaped, and where a delimiter would not count as one because of the characters
beside it (CommonMark 6.2, "flanking"), the neighbour is written as an entity, which is punctuation to every reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from attrs import evolve

from threadkit.text import markdown_escape
from threadkit.text.characters import legible
from threadkit.text.flow import BREAK, CELL, PARAGRAPH, Dialect, Flow, Mark, Run, collapsed, trimmed
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
_LINKS: Final = frozenset(("link", "image"))
_EMPHASIS: Final = re.compile(r"(?<!\\)\*")
_NEIGHBOURS: Final = frozenset(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _ordered(run: Run) -> list[Run]:
    """The lines of a run: text collapsed, marks in pairs around something, spaces outside them."""
    order = _Order()
    texts: list[str] = []  # side by side: the parser gives each entity by itself
    for piece in run:
        if type(piece) is str:
            texts.append(piece)
            continue
        if texts:
            order.text("".join(texts))
            texts.clear()
        order.mark(piece)
    order.text("".join(texts))
    order.end_line()
    return order.lines


class _Order:
    """What :func:`_ordered` has seen so far."""

    def __init__(self) -> None:
        self.lines: list[Run] = []
        self.line: Run = []
        self.open: list[Mark | None] = []  # None for a mark that writes nothing
        self.waiting: list[Mark] = []  # the innermost of the open marks, as far as there is nothing in them yet
        self.space = False

    def text(self, text: str) -> None:
        words = legible(collapsed(text))
        if not words:
            self.space = self.space or bool(text)
            return
        if self.line and (self.space or text[0].isspace()):
            self._add(" ")
        if self.waiting:
            self._begin_waiting()
        self._add(words)
        self.space = text[-1].isspace()

    def _add(self, text: str) -> None:
        if self.line and type(self.line[-1]) is str:
            self.line[-1] += text
        else:
            self.line.append(text)

    def _begin_waiting(self) -> None:
        """Write the marks that now get something in them; one that has just ended goes on instead."""
        while self.waiting and self.line and _goes_on(self.line[-1], self.waiting[0]):
            self.line.pop()
            self.waiting.pop(0)
        self.line += self.waiting
        self.waiting.clear()

    def mark(self, mark: Mark) -> None:
        if mark is BREAK:
            self.end_line()
        elif mark is CELL:
            self.space = True
        elif mark.opens:
            self._open(mark)
        else:
            self._close(mark)

    def _open(self, mark: Mark) -> None:
        idle = self._is_idle(mark)
        self.open.append(None if idle else mark)
        if not idle:
            self.waiting.append(mark)

    def _is_idle(self, mark: Mark) -> bool:
        """Whether it writes nothing: a link to nowhere or inside another, anything inside code."""
        around = [other.kind for other in self.open if other is not None]
        return "code" in around or (mark.kind in _LINKS and (mark.target is None or not _LINKS.isdisjoint(around)))

    def _close(self, mark: Mark) -> None:
        if self.open.pop() is None:
            return
        if self.waiting:
            self.waiting.pop()
        else:
            self.line.append(mark)

    def end_line(self) -> None:
        """Close what is open, and let it wait for the next line."""
        self.lines.append(self.line)
        if self.open:
            visible = [mark for mark in self.open if mark is not None]
            begun = visible[: len(visible) - len(self.waiting)]
            self.line.extend(mark._replace(opens=False) for mark in reversed(begun))
            self.waiting = visible
        self.line = []
        self.space = False


def _goes_on(ended: str | Mark, begins: Mark) -> bool:
    """Whether a mark begins where the same one has ended."""
    return type(ended) is Mark and not ended.opens and (ended.kind, ended.target) == (begins.kind, begins.target)


class _Line:
    """One line being spelt."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.links: list[int] = []  # where the open link begins in ``out``
        self.signs: list[str] = []  # the delimiters of the open emphasis, empty for one that was not written
        self.code = False
        self.started = False  # whether there is text in the line
        self.ended = False  # whether a delimiter was the last thing written
        self.guarded = False  # whether a letter must not come next

    def text(self, text: str) -> None:
        if self.code:
            spelt = markdown_escape.code_span(text)
        elif self.links:
            spelt = markdown_escape.inline(text)
        else:
            spelt = markdown_escape.linked(text, begins_line=not self.started)
        if self.guarded and not self.code and text[0] not in _NEIGHBOURS:
            spelt = markdown_escape.entity(text[0]) + spelt[1:]
        self._add(spelt)
        self.started = True

    def _add(self, spelt: str) -> None:
        self.out.append(spelt)
        self.ended = self.guarded = False

    def begin(self, mark: Mark, inner: str) -> None:
        """A mark opens; ``inner`` is the first character that will be written inside it."""
        if mark.kind == "code":
            self.code = True
        elif mark.kind in _LINKS:
            if self.out and self.out[-1].endswith("!"):  # it would make an image of the link
                self.out[-1] = self.out[-1][:-1] + r"\!"
            self.links.append(len(self.out))
            self._add("[" if mark.kind == "link" else "![")
        elif self.ended:  # two delimiters in a row would be read as one
            self.signs.append("")
        else:
            self._open_emphasis(mark.kind, inner)

    def _open_emphasis(self, sign: str, inner: str) -> None:
        before = self.out[-1][-1] if self.out else " "
        if not inner.isalnum() and before not in _NEIGHBOURS:
            self.out[-1] = self.out[-1][:-1] + markdown_escape.entity(before)
        self.signs.append(sign)
        self._add(sign)

    def end(self, mark: Mark) -> None:
        if mark.kind == "code":
            self.code = False
        elif mark.kind in _LINKS:
            self._end_link(mark.target or "")
        else:
            sign = self.signs.pop()
            if sign:
                self.guarded = self.guarded or not (self.ended or self.out[-1][-1].isalnum())
                self.out.append(sign)
                self.ended = True

    def _end_link(self, address: str) -> None:
        start = self.links.pop()
        sign, *label = self.out[start:]
        del self.out[start:]
        if sign == "[" and markdown_escape.is_address("".join(label), address):
            self._add(f"<{address}>")
        else:
            self._add(f"{sign}{''.join(label)}]({markdown_escape.destination(address)})")


def _spelt(line: Run) -> str:
    if len(line) == 1:
        return markdown_escape.linked(line[0], begins_line=True)
    spelling = _Line()
    for place, piece in enumerate(line):
        if type(piece) is str:
            spelling.text(piece)
        elif piece.opens:
            spelling.begin(piece, _first_inside(line, place + 1))
        else:
            spelling.end(piece)
    return "".join(spelling.out)


def _first_inside(line: Run, place: int) -> str:
    """The first character from a place on; code and links begin with a sign of their own."""
    while type(line[place]) is not str:
        if line[place].kind == "code" or line[place].kind in _LINKS:
            return "["
        place += 1
    return str(line[place])[0]


def _lines(run: Run) -> list[str]:
    try:
        text = legible(collapsed("".join(run)))
    except TypeError:  # marks among the text
        return _marked_lines(run)
    return [markdown_escape.linked(text, begins_line=True)] if text else []


def _marked_lines(run: Run) -> list[str]:
    lines = trimmed([_spelt(line) for line in _ordered(run)])
    for place in range(len(lines) - 1):
        if lines[place] and lines[place + 1]:
            lines[place] += "  "  # the line break that every reader knows
    return lines


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
    cells = [[" ".join(" ".join(_lines(cell)).split()) for cell in row] for row in rows if row]
    width = max(map(len, cells), default=0)
    if width < 2 or width > MAX_COLUMNS:
        return [line for row in cells for cell in row if cell for line in (cell, "")][:-1]
    head, *body = (row + [""] * (width - len(row)) for row in cells)
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *body)]


MARKDOWN: Final = Dialect(
    lines=_lines,
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
