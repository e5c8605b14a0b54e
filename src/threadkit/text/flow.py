"""HTML into lines of text: one streaming converter for plain text and for Markdown.

A :class:`Flow` takes the events of :mod:`threadkit.text.sax`. Text and marks (emphasis, links) collect in a *run* until
a block begins or ends; then the run becomes lines, each behind the prefixes of the quotes and items that it stands in.
What a quote, an item, a mark or a piece of code looks like is the :class:`Dialect`'s: several tables, one converter.

White space is collapsed as a browser does it. Neither depth nor length costs more than its own size: prefixes stop
growing at :data:`MAX_NESTING`, and emphasis inside the same emphasis is not repeated.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from attrs import define, frozen

from threadkit.text.sax import DIVISIONS, HEADINGS, UNSHOWN, Attributes, is_hidden
from threadkit.text.urls import web_address

MAX_NESTING: Final = 24  # quotes and items that show in a prefix

# What sets two blocks apart, in rising order: a line end, or a blank line as well. An item after a list inside the
# item before needs no blank line, any other text after that list does.
LINE, AFTER_LIST, PARAGRAPH = 1, 2, 3

_LANGUAGE: Final = re.compile(r"\b(?:language|lang|highlight-source)-([A-Za-z0-9_+#-]{1,20})")
_NUMBER: Final = re.compile(r"[0-9]{1,8}")


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


class Flow:
    """The SAX target. ``close`` gives the text and makes the flow ready for the next document."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.run: Run = []
        self.data: Callable[[str], None] = self.run.append
        self._starts = _START | dict.fromkeys(dialect.marks, _open_mark)
        self._ends = _END | dict.fromkeys(dialect.marks, _close_mark)
        self._clear()

    def _clear(self) -> None:
        self.run.clear()
        self.done: list[str] = []
        self.containers: list[Container] = []
        self.lists: list[int | None] = []  # of each open list the next number, or None for bullets
        self.open: dict[str, list[Mark]] = {}  # the marks that are open, by kind; the first of each kind shows
        self.gap = 0
        self.hidden = 0  # how many elements deep in one that is not shown
        self.hidden_from = 0
        self.preformatted = 0
        self.language = ""
        self.table: list[list[Run]] | None = None  # the rows so far of a table that holds nothing but text

    def start(self, tag: str, attrib: Attributes) -> None:
        if self.hidden:
            self.hidden += 1
        elif attrib and ("style" in attrib or "class" in attrib or "hidden" in attrib) and is_hidden(attrib):
            _hide(self, tag, attrib)
        else:
            act = self._starts.get(tag)
            if act is not None:
                act(self, tag, attrib)

    def end(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= 1
            if not self.hidden:
                del self.run[self.hidden_from :]
            return
        act = self._ends.get(tag)
        if act is not None:
            act(self, tag)

    def close(self) -> str:
        self.flush(0)
        result = "\n".join(self.done)
        self._clear()
        return result

    # --- What the actions below are made of ---

    def flush(self, gap: int) -> None:
        """End the run; ``gap`` is what will at least stand between it and the next."""
        if self.table is not None:
            self._spill(self.table)
        run = self.run
        if len(run) == 1 and type(run[0]) is str and run[0].isspace() and not self.preformatted:
            run.clear()  # the space between blocks
        elif run and not self.preformatted:
            self.write(self.dialect.lines(self.take()))
        if gap > self.gap:
            self.gap = gap

    def _spill(self, rows: list[list[Run]]) -> None:
        """A block in a cell: the table was there for the layout, and its cells are paragraphs."""
        self.table = None
        for cell in itertools.chain.from_iterable(rows):
            self.write(self.dialect.lines(cell))
            self.gap = PARAGRAPH

    def take(self) -> Run:
        """The run with its marks closed; the next run begins with the same marks open."""
        run = self.run[:]
        self.run.clear()
        if self.open:
            still_open = [marks[0] for marks in self.open.values()]
            run.extend(mark._replace(opens=False) for mark in reversed(still_open))
            self.run.extend(still_open)
        return run

    def write(self, lines: list[str]) -> None:
        """Add lines of one block behind the prefixes of the containers."""
        if not lines:
            return
        shown = self.containers[:MAX_NESTING]
        if self.gap > LINE and self.done:
            self.done.append("".join(container.rest for container in shown if container.begun).rstrip())
        self.gap = 0
        if not shown:
            self.done.extend(lines)
            return
        rest = "".join(container.rest for container in shown)
        first = "".join(container.rest if container.begun else container.first for container in shown)
        for container in shown:
            container.begun = True
        self.done.append(first + lines[0])
        self.done.extend((rest + line) if line else rest.rstrip() for line in lines[1:])

    def enter(self, first: str, rest: str) -> None:
        self.containers.append(Container(first, rest))


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


# --- What each element does when it begins ----------------------------------------------------------------------------


def _hide(flow: Flow, tag: str, attrib: Attributes) -> None:
    """Whatever comes until the element ends is not shown."""
    flow.hidden = 1
    flow.hidden_from = len(flow.run)


def _open_mark(flow: Flow, tag: str, attrib: Attributes) -> None:
    """Begin emphasis, code or a link; inside the same it is not repeated."""
    if tag == "code":
        _language(flow, tag, attrib)
    mark = Mark(flow.dialect.marks[tag], True, web_address(attrib.get("href")) if tag == "a" else None)
    marks = flow.open.setdefault(mark.kind, [])
    if not marks:
        flow.run.append(mark)
    marks.append(mark)


def _divide(flow: Flow, tag: str, attrib: Attributes) -> None:
    if flow.table is not None:
        flow.run.append(" ")
        return
    flow.flush(flow.dialect.division)
    if flow.preformatted:
        _line_of_code(flow)


def _line_of_code(flow: Flow) -> None:
    """Each line of code may stand in an element of its own."""
    texts = [piece for piece in flow.run[-1:] if isinstance(piece, str)]
    if texts and not texts[0].endswith("\n"):
        flow.run.append("\n")


def _paragraph(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(PARAGRAPH)


def _break(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.run.append("\n" if flow.preformatted else BREAK)


def _rule(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(PARAGRAPH)
    flow.write([flow.dialect.rule] if flow.dialect.rule else [])
    flow.gap = PARAGRAPH


def _quote(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(PARAGRAPH)
    flow.enter(flow.dialect.quote, flow.dialect.quote)


def _list(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(LINE if flow.lists else PARAGRAPH)
    start = attrib.get("start", "1")
    flow.lists.append(None if tag == "ul" else int(start) if _NUMBER.fullmatch(start) else 1)


def _item(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(LINE)
    if flow.gap == AFTER_LIST:
        flow.gap = LINE
    number = flow.lists[-1] if flow.lists else None
    if number is None:
        first = flow.dialect.bullet
    else:
        first = flow.dialect.number(number)
        flow.lists[-1] = number + 1
    flow.enter(first, " " * len(first))


def _table(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(PARAGRAPH)
    if flow.dialect.table is not None and not flow.preformatted:
        flow.table = []


def _row(flow: Flow, tag: str, attrib: Attributes) -> None:
    if flow.table is None:
        flow.flush(LINE)
        return
    _outside_cells(flow)
    flow.table.append([])


def _cell(flow: Flow, tag: str, attrib: Attributes) -> None:
    if flow.table:
        _outside_cells(flow)
    elif flow.run:
        flow.run.append(CELL)


def _outside_cells(flow: Flow) -> None:
    """A caption, or text that stands in no cell: browsers show it before the table."""
    flow.write(flow.dialect.lines(flow.take()))
    flow.gap = PARAGRAPH


def _open_quote(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.run.append("“")


def _picture(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.run.extend(flow.dialect.picture(attrib))


def _preformatted(flow: Flow, tag: str, attrib: Attributes) -> None:
    flow.flush(PARAGRAPH)
    flow.preformatted += 1
    _language(flow, tag, attrib)


def _language(flow: Flow, tag: str, attrib: Attributes) -> None:
    if flow.preformatted:
        said = _LANGUAGE.search(attrib.get("class", ""))
        flow.language = said[1] if said else flow.language


# --- What each element does when it ends ------------------------------------------------------------------------------


def _close_mark(flow: Flow, tag: str) -> None:
    kind = flow.dialect.marks[tag]
    marks = flow.open[kind]
    mark = marks.pop()
    if not marks:
        del flow.open[kind]  # what opens again is the innermost again
        flow.run.append(Mark(kind, False, mark.target))


def _divided(flow: Flow, tag: str) -> None:
    if flow.table is not None:
        flow.run.append(" ")
    else:
        flow.flush(flow.dialect.division)


def _paragraph_end(flow: Flow, tag: str) -> None:
    flow.flush(PARAGRAPH)


def _heading_end(flow: Flow, tag: str) -> None:
    if flow.run and not flow.preformatted:
        flow.write(flow.dialect.heading(HEADINGS[tag], flow.dialect.lines(flow.take())))
    flow.gap = PARAGRAPH


def _close_quote(flow: Flow, tag: str) -> None:
    flow.run.append("”")


def _quote_end(flow: Flow, tag: str) -> None:
    flow.flush(PARAGRAPH)
    flow.containers.pop()


def _list_end(flow: Flow, tag: str) -> None:
    flow.lists.pop()
    flow.flush(AFTER_LIST if flow.lists else PARAGRAPH)


def _item_end(flow: Flow, tag: str) -> None:
    flow.flush(LINE)
    flow.containers.pop()


def _cell_end(flow: Flow, tag: str) -> None:
    if flow.table:
        flow.table[-1].append(flow.take())
    elif flow.dialect.table is not None:  # a cell of the layout is a paragraph
        flow.flush(PARAGRAPH)


def _row_end(flow: Flow, tag: str) -> None:
    if flow.table is None:
        flow.flush(LINE)


def _table_end(flow: Flow, tag: str) -> None:
    rows, flow.table = flow.table, None
    if rows and flow.dialect.table is not None:
        flow.write(flow.dialect.table(rows))
    flow.flush(PARAGRAPH)


def _preformatted_end(flow: Flow, tag: str) -> None:
    flow.preformatted -= 1
    if not flow.preformatted:
        text = "".join(piece for piece in flow.take() if isinstance(piece, str))
        lines = flow.dialect.code(text.replace("\r\n", "\n").removeprefix("\n").rstrip("\n"), flow.language)
        flow.write(lines if text.strip() else [])
        flow.language = ""
    flow.gap = PARAGRAPH


_CODE: Final = ("pre", "xmp", "listing", "plaintext")
_START: Final[dict[str, Callable[[Flow, str, Attributes], None]]] = {
    **dict.fromkeys(UNSHOWN, _hide),
    **dict.fromkeys(DIVISIONS, _divide),
    **dict.fromkeys(("p", *HEADINGS), _paragraph),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(_CODE, _preformatted),
    "br": _break,
    "hr": _rule,
    "table": _table,
    "q": _open_quote,
    "blockquote": _quote,
    "li": _item,
    "tr": _row,
    "img": _picture,
    "code": _language,
}
_END: Final[dict[str, Callable[[Flow, str], None]]] = {
    **dict.fromkeys(DIVISIONS, _divided),
    **dict.fromkeys(("td", "th"), _cell_end),
    **dict.fromkeys(HEADINGS, _heading_end),
    **dict.fromkeys(("ul", "ol"), _list_end),
    **dict.fromkeys(_CODE, _preformatted_end),
    "p": _paragraph_end,
    "table": _table_end,
    "q": _close_quote,
    "blockquote": _quote_end,
    "li": _item_end,
    "tr": _row_end,
}
