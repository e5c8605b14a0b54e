"""BBCode, the markup of bulletin boards, into HTML.

There is no standard: every board adds tags. Those that all boards share are a table; presentation (colour, size, font)
leaves, its text stays; a tag that is not known, or that nobody opened, is text like any other. A line end is a line
end, except beside a block, where authors write one for their own eyes.
"""

from __future__ import annotations

import re
from typing import Final

from threadkit.text.escape import escaped, escaped_lines
from threadkit.text.lines import line_ends, linked

_TAG: Final = re.compile(
    r"\[(?P<end>/?)(?P<name>\*|[a-z][a-z0-9]{0,15})(?:=(?P<value>[^\[\]\n]{0,2048})|(?P<more>\s[^\[\]\n]{0,2048}))?\]",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(r"""(?:name=|author=|^)["'“]?([^"'”;,\]]{1,200})""")

_INLINE: Final = {
    **{name: name for name in ("b", "i", "u", "s", "sub", "sup", "tt")},
    "strike": "s",
    "icode": "code",
    "inline": "code",
}
_BLOCKS: Final = {
    **{name: name for name in ("table", "tr", "td", "th", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6")},
    **dict.fromkeys(("center", "left", "right", "align", "indent", "spoiler", "hide"), "div"),
    "quote": "blockquote",
    "list": "ul",
    "*": "li",
}
_BULLETS: Final = ("", "*", "disc", "circle", "square")
_PLAIN: Final = frozenset(("color", "colour", "size", "font", "highlight", "justify", "abbr", "attachment"))
_VERBATIM: Final = {"code": "pre", "php": "pre", "html": "pre", "pre": "pre", "plain": "", "noparse": "", "nobbc": ""}
_ADDRESSES: Final = {"url": "href", "link": "href", "email": "href", "img": "src", "image": "src"}


class _Reading:
    """The HTML so far, and what is open in it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.pieces: list[str] = []
        self.open: list[tuple[str, str]] = []  # BBCode name, HTML element
        self.open_names: dict[str, int] = {}
        self.beside_block = True
        self.endless: set[str] = set()  # names of verbatim tags that nobody closes

    def text(self, end: int) -> None:
        """What stands before the next tag."""
        text = self.source[self.place : end]
        if text:
            if self.beside_block:
                text = text.removeprefix("\n")
            self.pieces.append(linked(text).replace("\n", "<br>\n"))
            self.beside_block = False
        self.place = end

    def block(self, markup: str) -> None:
        if self.pieces and self.pieces[-1].endswith("<br>\n"):
            self.pieces[-1] = self.pieces[-1].removesuffix("<br>\n")
        self.pieces.append(markup)
        self.beside_block = True

    def push(self, name: str, element: str) -> None:
        self.open.append((name, element))
        self.open_names[name] = self.open_names.get(name, 0) + 1

    def close(self, name: str) -> bool:
        """Close the innermost tag of that name and what is open inside it; False if there is none."""
        if not self.open_names.get(name):
            return False
        closed = ""
        while closed != name:
            closed, element = self.open.pop()
            self.open_names[closed] -= 1
            if closed in _BLOCKS:
                self.block(f"</{element}>")
            else:
                self.pieces.append(f"</{element}>")
        return True

    def between(self, tag: re.Match[str]) -> str | None:
        """What stands between a tag and its end, which is then behind us; None if the end does not come."""
        name = tag["name"].lower()
        end = None
        if name not in self.endless:
            end = re.compile(rf"\[/{name}\]", re.IGNORECASE).search(self.source, tag.end())
        if end is None:
            self.endless.add(name)
            return None
        self.place = end.end()
        return self.source[tag.end() : end.start()]


def markup(source: str) -> str:
    """HTML of BBCode.

    >>> markup("[b]So[/b] [url=https://example.org/]it[/url] is [nonsense]")
    '<b>So</b> <a href="https://example.org/">it</a> is [nonsense]'
    >>> markup("[quote=Ann]Why?[/quote]\\nBecause.")
    '<blockquote><cite>Ann:</cite><br>Why?</blockquote>Because.'
    """
    reading = _Reading(line_ends(source))
    for tag in _TAG.finditer(reading.source):
        if tag.start() >= reading.place:
            reading.text(tag.start())
            if _read(reading, tag):
                reading.place = max(reading.place, tag.end())
    reading.text(len(reading.source))
    for _, element in reversed(reading.open):
        reading.pieces.append(f"</{element}>")
    return "".join(reading.pieces)


def _read(reading: _Reading, tag: re.Match[str]) -> bool:
    """Read one tag; False if it is none, and therefore text."""
    name = tag["name"].lower()
    if name in _PLAIN:
        return True
    if tag["end"]:
        return reading.close(name)
    if name in _VERBATIM:
        return _verbatim(reading, tag, _VERBATIM[name])
    if name in _ADDRESSES:
        return _address(reading, tag, name)
    if name in _INLINE:
        reading.pieces.append(f"<{_INLINE[name]}>")
        reading.push(name, _INLINE[name])
        return True
    if name in _BLOCKS:
        _block(reading, tag, name)
        return True
    if name == "hr":
        reading.block("<hr>")
    return name == "hr"


def _verbatim(reading: _Reading, tag: re.Match[str], element: str) -> bool:
    text = reading.between(tag)
    if text is None:
        return False
    if element:
        reading.block(f"<{element}>\n{escaped_lines(text)}</{element}>")
    else:
        reading.pieces.append(escaped_lines(text).replace("\n", "<br>\n"))
    return True


def _address(reading: _Reading, tag: re.Match[str], name: str) -> bool:
    if tag["value"] and _ADDRESSES[name] == "href":
        reading.pieces.append(_link(name, tag["value"].strip(" \"'")))
        reading.push(name, "a")
        return True
    text = reading.between(tag)
    if text is None:
        return False
    address = text.strip()
    if _ADDRESSES[name] == "src":
        reading.pieces.append(f'<img src="{escaped(address)}">')
    else:
        reading.pieces.append(f"{_link(name, address)}{escaped(address)}</a>")
    return True


def _link(name: str, address: str) -> str:
    return f'<a href="{"mailto:" if name == "email" else ""}{escaped(address)}">'


def _block(reading: _Reading, tag: re.Match[str], name: str) -> None:
    if name == "*" and reading.open and reading.open[-1][0] != "list":
        reading.close("*")
    numbered = name == "list" and (tag["value"] or "").strip("\"'") not in _BULLETS
    element = "ol" if numbered else _BLOCKS[name]
    reading.block(f"<{element}>{_quoted(tag) if name == 'quote' else ''}")
    reading.push(name, element)


def _quoted(tag: re.Match[str]) -> str:
    """Who is quoted, as boards show it."""
    author = _AUTHOR.search(tag["value"] or (tag["more"] or "").strip())
    return f"<cite>{escaped(author[1].strip())}:</cite><br>" if author and author[1].strip() else ""
