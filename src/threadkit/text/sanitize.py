"""Markup of strangers into HTML that may be published.

Two passes, each with one duty. The first (ours) settles what is shown: hidden parts leave, pictures become links,
headings go below those of the page, elements that a comment has no use for become divisions so that words stay apart,
nesting is capped and attributes are few (nh3 is quadratic in both), addresses are checked. The second, nh3, decides
alone what is safe: it parses as browsers do, keeps an allow-list and closes what was left open. It trusts nothing of
the first pass.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from typing import Final

import nh3

from threadkit.text.characters import legible
from threadkit.text.escape import attributes, escaped, escaped_lines
from threadkit.text.plain import words
from threadkit.text.sax import DIVISIONS, HEADINGS, UNSHOWN, Attributes, convert, emoji, is_hidden
from threadkit.text.urls import web_address

MAX_DEPTH: Final = 32  # elements inside elements; deeper ones are lifted (browsers reorder at 512)
MAX_MARKUP: Final = 256 * 1024  # characters of one body; of a longer one the words are shown, without markup
TOP_HEADING: Final = 4  # h1 to h3 belong to the page, the thread and the comment

_INLINE: Final = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rb rt ruby s samp small span strong sub sup u var"
)
_BLOCK: Final = "blockquote caption dd div dl dt li ol p pre table tbody td tfoot th thead tr ul"
_TABLE_PARTS: Final = frozenset(("caption", "tbody", "td", "tfoot", "th", "thead", "tr"))  # dropped outside a table
_VOID: Final = frozenset(("br", "hr", "wbr"))
_RENAMED: Final[dict[str, str]] = {  # what an element is written as; one that is not here leaves, its text stays
    **{heading: f"h{min(max(level, TOP_HEADING), 6)}" for heading, level in HEADINGS.items()},
    **dict.fromkeys(DIVISIONS, "div"),
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


def _cleaner(*, images: bool) -> nh3.Cleaner:
    picture = {"img": {"src", "alt"}} if images else {}
    quiet = {"img": {"loading": "lazy", "referrerpolicy": "no-referrer"}} if images else {}
    return nh3.Cleaner(
        tags=set(_RENAMED.values()) | picture.keys(),
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES | picture,
        set_tag_attribute_values=quiet,
        strip_comments=True,
        link_rel="nofollow ugc noopener",
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
    )


_CLEANERS: Final = {images: _cleaner(images=images) for images in (False, True)}


class _Settle:
    """The first pass: a SAX target that writes what a comment has use for."""

    def __init__(self, images: bool) -> None:
        self._images = images
        self._text: list[str] = []  # since the last tag, not yet escaped
        self.data = self._text.append
        self._clear()

    def _clear(self) -> None:
        self._text.clear()
        self._pieces: list[str] = []
        self._open: list[str] = []  # the closing tag of every element that is open, empty for one that was not written
        self._depth = 0  # how many of them were written
        self._hidden = 0  # how many elements deep in one that is not shown
        self._tables = 0  # how many are open

    def start(self, tag: str, attrib: Attributes) -> None:
        if self._text:
            self._take_text()
        if self._hidden or tag in UNSHOWN or (attrib and is_hidden(attrib)):
            self._hidden += 1
            return
        name = _RENAMED.get(tag) if self._tables or tag not in _TABLE_PARTS else "div"
        self._tables += tag == "table"
        closing = ""
        if tag == "img":
            self._pieces.append(_shown_image(attrib) if self._images else _linked_image(attrib))
        elif name in _VOID:
            self._pieces.append(f"<{name}>")
        elif name is not None and self._depth < MAX_DEPTH:
            kept = _kept(name, attrib) if attrib else ""
            if name != "a" or kept:  # a link to nowhere is text
                self._pieces.append(f"<{name}{kept}>")
                closing = f"</{name}>"
                self._depth += 1
        self._open.append(closing)

    def end(self, tag: str) -> None:
        if self._text:
            self._take_text()
        if self._hidden:
            self._hidden -= 1
            return
        self._tables -= tag == "table"
        closing = self._open.pop()
        if closing:
            self._depth -= 1
            self._pieces.append(closing)

    def _take_text(self) -> None:
        if not self._hidden:
            self._pieces.append(html.escape("".join(self._text), quote=False))
        self._text.clear()

    def close(self) -> str:
        self._take_text()
        result = "".join(self._pieces)
        self._clear()
        return result


def _kept(name: str, attrib: Attributes) -> str:
    """The attributes that stay; none for a link that leads nowhere."""
    if name == "a":
        address = web_address(attrib.get("href"))
        if address is None:
            return ""
        attrib = {**attrib, "href": address}
    own: Collection[str] = _ATTRIBUTES.get(name, ())
    kept = [(key, value) for key, value in attrib.items() if key in own or key in _ATTRIBUTES["*"]]
    return "".join(
        f' {key}="{escaped(value)}"' for key, value in kept if key not in _NUMBERS or _NUMBER.fullmatch(value)
    )


def _linked_image(attrib: Attributes) -> str:
    """A picture as a link: a page must not call another host because somebody commented."""
    sign = emoji(attrib)
    if sign:
        return escaped(sign)
    address = web_address(attrib.get("src"))
    label = escaped(attrib.get("alt", "").strip())
    return f" <a{attributes(href=address)}>{label or 'image'}</a> " if address else label


def _shown_image(attrib: Attributes) -> str:
    sign = emoji(attrib)
    address = web_address(attrib.get("src"))
    if sign or not address:
        return escaped(sign or attrib.get("alt", ""))
    return f"<img{attributes(src=address, alt=attrib.get('alt', ''))}>"


def _settle_linked() -> _Settle:
    return _Settle(images=False)


def _settle_shown() -> _Settle:
    return _Settle(images=True)


def sanitized(source: str, *, images: bool = False) -> str:
    """HTML that shows what the source shows, made of the allowed elements only, balanced.

    Pictures are links; ``images`` shows them, which makes the reader's browser call their hosts.

    >>> sanitized('<p onclick="x()">a<script>alert(1)</script> <a href="javascript:x">b</a>')
    '<p>a b</p>'
    """
    if len(source) > MAX_MARKUP:
        return f"<pre>{escaped_lines(words(source))}</pre>"
    settled = convert(source, _settle_shown if images else _settle_linked)
    return _legible_markup(_CLEANERS[images].clean(settled)).strip()


def _legible_markup(markup: str) -> str:
    """nh3 lets controls and invisible characters pass; line ends stay."""
    return "\n".join(map(legible, markup.split("\n")))
