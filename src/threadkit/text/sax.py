"""HTML as a stream of events, over libxml2's tokenizer and without a tree.

lxml's tree builder drops whatever stands deeper than 256 (or 2,048) elements, and is quadratic in attributes; its
target interface has no depth limit and is linear. Making a parser costs more than reading a comment with it, so each
thread keeps one for each kind of target. A parser is put back only when it has finished: one that was interrupted, and
its half-filled target, are forgotten.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, cast

from lxml import etree

from threadkit.text.characters import feedable

Attributes = Mapping[str, str]


class Target(Protocol):
    """What takes the events. ``close`` gives the result and makes the target ready for the next document."""

    def start(self, tag: str, attrib: Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    @property
    def data(self) -> Callable[[str], None]: ...
    def close(self) -> str: ...


# The tokenizer looks for the partner of an end tag through everything that is open. A fragment with more tags than any
# person writes keeps those that do not nest, and with them its words and lines.
MAX_TAGS: Final = 20_000
_NESTING_TAG: Final = re.compile(r"</?(?!(?:br|hr|p|li|tr|script|style)\b)[A-Za-z][^<>]*>", re.IGNORECASE)


class _Kept(threading.local):
    def __init__(self) -> None:
        self.parsers: dict[Callable[[], Target], Any] = {}


_KEPT: Final = _Kept()


def convert(source: str, make_target: Callable[[], Target]) -> str:
    """What the target makes of the events of an HTML fragment."""
    if source.count("<") > MAX_TAGS:
        source = _NESTING_TAG.sub(" ", source)
    parser = _KEPT.parsers.pop(make_target, None)
    if parser is None:
        parser = etree.HTMLParser(target=cast(Any, make_target()), huge_tree=True)
    parser.feed(feedable(source))
    result = cast(str, parser.close())
    _KEPT.parsers[make_target] = parser
    return result


# --- What the elements are --------------------------------------------------------------------------------------------

# Nothing inside is shown. noscript holds copies of images that scripts load; rp shows only without ruby.
_UNSHOWN = (
    "applet audio canvas datalist embed frameset head iframe math noembed noframes noscript object option rp script "
    "select style svg template textarea title video"
)
# Elements that begin and end a line, and no more than that.
_DIVISIONS = (
    "address article aside caption center dd details dir div dt fieldset figcaption figure footer form header "
    "hgroup legend main menu nav section summary tbody tfoot thead"
)
UNSHOWN: Final = frozenset(_UNSHOWN.split())
DIVISIONS: Final = frozenset(_DIVISIONS.split())
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

_HIDING_STYLES: Final = frozenset(("display:none", "visibility:hidden"))
_HIDING_CLASSES: Final = frozenset(("screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"))
_EMOJI_CLASSES: Final = ("emoji", "smil", "emoticon")
_EMOJI_LENGTH: Final = 24  # characters of an alternative text such as ":rolling_on_the_floor:"


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element's own attributes keep it from being seen."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and not _HIDING_STYLES.isdisjoint(style.replace(" ", "").replace("!important", "").lower().split(";")):
        return True
    return not _HIDING_CLASSES.isdisjoint(attributes.get("class", "").split())


def emoji(attributes: Attributes) -> str | None:
    """The text that an image of an emoji or smiley stands for; None if it is a picture."""
    alternative = attributes.get("alt", "").strip()
    if not alternative or len(alternative) > _EMOJI_LENGTH:
        return None
    look = f"{attributes.get('class', '')} {attributes.get('src', '')}".lower()
    if any(word in look for word in _EMOJI_CLASSES):
        return alternative
    return alternative if not any(character.isalnum() for character in alternative) else None
