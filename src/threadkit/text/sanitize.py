"""Markup of strangers into HTML that may be published.

Two passes, each with one duty. The first (ours) settles what is shown: hidden parts and pictures leave, headings go
below those of the page, elements that a comment has no use for become divisions so that words stay apart, nesting and
attributes are capped (nh3 is quadratic in both), addresses are checked. The second, nh3, decides alone what is safe: it
parses as browsers do, keeps an allow-list and closes what was left open. Nothing of the first pass is trusted by it.
"""

from __future__ import annotations

import re
from typing import Final

import nh3

from threadkit.text.characters import legible
from threadkit.text.escape import attributes, escaped
from threadkit.text.sax import DIVISIONS, HEADINGS, UNSHOWN, Attributes, convert, emoji, is_hidden
from threadkit.text.urls import web_address

MAX_DEPTH: Final = 32  # elements inside elements; deeper ones are lifted (browsers reorder at 512)
MAX_MARKUP: Final = 256 * 1024  # characters of one body; a longer one is shown as text
TOP_HEADING: Final = 4  # h1 to h3 belong to the page, the thread and the comment

_INLINE: Final = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rb rt ruby s samp small span strong sub sup u var"
)
_BLOCK: Final = "blockquote caption dd div dl dt li ol p pre table tbody td tfoot th thead tr ul"
_VOID: Final = frozenset(("br", "hr", "wbr"))
_RENAMED: Final[dict[str, str]] = {  # what an element is written as; one that is not here leaves, its text stays
    **{heading: f"h{min(max(level, TOP_HEADING), 6)}" for heading, level in HEADINGS.items()},
    **dict.fromkeys(DIVISIONS - {"html", "body"}, "div"),
    **{name: name for name in (*_INLINE.split(), *_BLOCK.split(), *_VOID)},
    **dict.fromkeys(("xmp", "listing", "plaintext"), "pre"),
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "big": "strong",
}
_ATTRIBUTES: Final = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "abbr": {"title"},
    "dfn": {"title"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_NUMBERS: Final = frozenset(("start", "value", "colspan", "rowspan"))
_NUMBER: Final = re.compile(r"-?[0-9]{1,4}")
_CLEANER: Final = nh3.Cleaner(
    tags=set(_RENAMED.values()),
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    strip_comments=True,
    link_rel="nofollow ugc noopener",
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
)


class _Settle:
    """The first pass: a SAX target that writes what a comment has use for."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[str] = []  # the closing tag of every element that is open, empty for one that was not written
        self._written = 0  # how many of them were written
        self._hidden = 0

    def start(self, tag: str, attrib: Attributes) -> None:
        if self._hidden or tag in UNSHOWN or (attrib and is_hidden(attrib)):
            self._hidden += 1
            return
        if tag == "img":
            self._pieces.append(_image(attrib))
        name = _RENAMED.get(tag)
        if name in _VOID:
            self._pieces.append(f"<{name}>")
        elif name is None or self._written >= MAX_DEPTH:
            self._open.append("")
            return
        else:
            self._pieces.append(f"<{name}{_kept(name, attrib) if attrib else ''}>")
        self._written += name not in _VOID
        self._open.append("" if name in _VOID else f"</{name}>")

    def end(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif self._open:
            closing = self._open.pop()
            self._written -= bool(closing)
            self._pieces.append(closing)

    def data(self, text: str) -> None:
        if not self._hidden:
            self._pieces.append(escaped(text))

    def close(self) -> str:
        result = "".join(self._pieces)
        self.__init__()  # type: ignore[misc]
        return result


def _kept(name: str, attrib: Attributes) -> str:
    allowed = _ATTRIBUTES.get(name, frozenset()) | _ATTRIBUTES["*"]
    values = {key: value for key, value in attrib.items() if key in allowed}
    for key in _NUMBERS & values.keys():
        if not _NUMBER.fullmatch(values[key]):
            del values[key]
    if "href" in values:
        address = web_address(values.pop("href"))
        if address:
            values["href"] = address
    return attributes(**values)


def _image(attrib: Attributes) -> str:
    """A picture as a link: a page must not call another host because somebody commented."""
    sign = emoji(attrib)
    if sign:
        return escaped(sign)
    address = web_address(attrib.get("src"))
    label = escaped(attrib.get("alt", "").strip() or "image")
    return f'<a href="{escaped(address)}">{label}</a>' if address else label


def sanitized(source: str) -> str:
    """HTML that shows what the source shows, made of the allowed elements only, balanced.

    >>> sanitized('<p onclick="x()">a<script>alert(1)</script> <a href="javascript:x">b</a>')
    '<p>a <a rel="nofollow ugc noopener">b</a></p>'
    """
    if len(source) > MAX_MARKUP:
        return f"<pre>{escaped(source)}</pre>"
    return legible_markup(_CLEANER.clean(convert(source, _Settle)))


def legible_markup(markup: str) -> str:
    """The same for finished markup, line by line: line ends stay."""
    return "\n".join(map(legible, markup.split("\n")))
