"""Running text with marks into lines of Markdown.

Two steps. First a run is put in order (:func:`_ordered`): white space is collapsed across marks and moved out of them,
marks around nothing leave, and no mark reaches over a line end. Then it is spelt (:class:`_Line`): text is escaped, and
where a delimiter would not count as one because of the characters beside it (CommonMark 6.2, "flanking"), the neighbour
is written as an entity, which is punctuation to every reader.
"""

from __future__ import annotations

from typing import Final

from threadkit.text import markdown_escape
from threadkit.text.characters import legible
from threadkit.text.dialect import BREAK, CELL, Mark, Run, collapsed, trimmed

_LINKS: Final = frozenset(("link", "image"))
_NEIGHBOURS: Final = frozenset(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def lines_of(run: Run) -> list[str]:
    """The lines of a run; those of one paragraph end with the line break that every reader knows, two spaces."""
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
