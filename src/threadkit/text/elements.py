"""What each element of HTML does to a :class:`~threadkit.text.flow.Flow` when it begins and when it ends.

Two tables, by tag; an element that is in neither is a part of the running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from threadkit.text.dialect import AFTER_LIST, BREAK, CELL, LINE, PARAGRAPH, Mark
from threadkit.text.sax import DIVISIONS, HEADINGS, UNSHOWN, Attributes
from threadkit.text.urls import web_address

if TYPE_CHECKING:
    from threadkit.text.flow import Flow

_LANGUAGE: Final = re.compile(r"\b(?:language|lang|highlight-source)-([A-Za-z0-9_+#-]{1,20})")
_NUMBER: Final = re.compile(r"[0-9]{1,8}")


# --- When it begins ----------------------------------------------------------------------------


def hide(flow: Flow, tag: str, attrib: Attributes) -> None:
    """Whatever comes until the element ends is not shown."""
    flow.hidden = 1
    flow.hidden_from = len(flow.run)


def open_mark(flow: Flow, tag: str, attrib: Attributes) -> None:
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


# --- When it ends ------------------------------------------------------------------------------


def close_mark(flow: Flow, tag: str) -> None:
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
START: Final[dict[str, Callable[[Flow, str, Attributes], None]]] = {
    **dict.fromkeys(UNSHOWN, hide),
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
END: Final[dict[str, Callable[[Flow, str], None]]] = {
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
