"""HTML into lines of text: one streaming converter for plain text and for Markdown.

A :class:`Flow` takes the events of :mod:`threadkit.text.sax`. Text and marks (emphasis, links) collect in a *run* until
a block begins or ends; then the run becomes lines, each behind the prefixes of the quotes and items that it stands in.
What a quote, an item, a mark or a piece of code looks like is the matter of a
:class:`~threadkit.text.dialect.Dialect`: several tables, one converter. What each element does is in
:mod:`threadkit.text.elements`.

White space is collapsed as a browser does it. Neither depth nor length costs more than its own size: prefixes stop
growing at :data:`MAX_NESTING`, and emphasis inside the same emphasis is not repeated.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Final

from threadkit.text.dialect import LINE, PARAGRAPH, Container, Dialect, Mark, Run
from threadkit.text.elements import END, START, close_mark, hide, open_mark
from threadkit.text.sax import Attributes, is_hidden

MAX_NESTING: Final = 24  # quotes and items that show in a prefix


class Flow:
    """The SAX target. ``close`` gives the text and makes the flow ready for the next document."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.run: Run = []
        self.data: Callable[[str], None] = self.run.append
        self._starts = START | dict.fromkeys(dialect.marks, open_mark)
        self._ends = END | dict.fromkeys(dialect.marks, close_mark)
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
            hide(self, tag, attrib)
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
