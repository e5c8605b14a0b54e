"""Bodies of blog engines as HTML: in the database, line ends are paragraphs and line breaks.

What WordPress (``wpautop``) and Movable Type do when a site shows a body is done here when it is read: a blank line
parts paragraphs, any other line end is a line break, except inside of ``pre`` and beside tags of blocks. A body on one
line stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

_BLOCKS: Final = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|li|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
# A tag of a block, or the beginning of what is kept as it stands.
_PART: Final = re.compile(
    rf"<(?:(?P<aside>!--|(?P<verbatim>pre|script|style)\b)|/?(?P<block>{_BLOCKS})\b[^<>]*+>)", re.IGNORECASE
)
_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_ENDS: Final = re.compile(r"\n[ \t]*")
_BREAK: Final = "<br>\n"

# Blocks whose text is no paragraph of its own.
_TIGHT: Final = frozenset(
    {"caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "summary", "td", "th"}
)


def paragraphs(body: str) -> str:
    """The body as HTML that says by tags what it said by line ends.

    >>> paragraphs("One.\\n\\nTwo,\\nthree.")
    '<p>One.</p>\\n<p>Two,<br>\\nthree.</p>'
    >>> paragraphs("One.\\n<ul>\\n<li>a</li>\\n</ul>\\nTwo.")
    '<p>One.</p>\\n<ul>\\n<li>a</li>\\n</ul>\\n<p>Two.</p>'
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\n" not in body:
        return body
    pieces: list[str] = []
    tight, here = False, 0
    while part := _PART.search(body, here):
        pieces += _run(body[here : part.start()], tight)
        here = _end_of_aside(body, part) if part["aside"] else part.end()
        pieces.append(body[part.start() : here])
        if part["block"]:
            tight = part["block"].lower() in _TIGHT and not part[0].startswith("</")
    return "".join([*pieces, *_run(body[here:], tight)]).strip()


def _end_of_aside(body: str, part: re.Match[str]) -> int:
    close = f"</{part['verbatim']}>" if part["verbatim"] else "-->"
    at = _find(body, close, part.end())
    return at + len(close) if at >= 0 else len(body)


def _find(body: str, close: str, start: int) -> int:
    """Where a closing tag stands, in either case."""
    found = re.compile(re.escape(close), re.IGNORECASE).search(body, start)
    return found.start() if found else -1


def _run(text: str, tight: bool) -> list[str]:
    """What stands between two blocks, as paragraphs; inside a tight block as lines."""
    said = text.strip()
    if not said:
        return ["\n"] if "\n" in text else []
    if tight:
        return [_LINE_ENDS.sub(_BREAK, said)]
    marked = "\n".join(f"<p>{_LINE_ENDS.sub(_BREAK, one)}</p>" for one in _BLANK.split(said))
    return ["\n" if text[0] == "\n" else "", marked, "\n" if text[-1] == "\n" else ""]
