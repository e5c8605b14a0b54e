"""Escaping for HTML: the only place where text becomes markup."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Final

from threadkit.text.characters import legible

_SPECIAL: Final = re.compile("[&<>\"']")


class SafeMarkup(str):
    """HTML that Jinja2, Flask and Django place in a page as it is.

    They look for ``__html__``; Django looks for it on strings only.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escaped(text: str) -> str:
    """Text as it stands in HTML between tags or inside a quoted attribute.

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    shown = legible(text)
    return shown if _SPECIAL.search(shown) is None else html.escape(shown)


def escaped_lines(text: str) -> str:
    """The same for text between tags whose line ends are to stay."""
    return "\n".join(map(legible, html.escape(text, quote=False).split("\n")))


def attributes(**values: str | None) -> str:
    """Attributes of a tag, each with a space in front; None leaves one out. ``class_`` means class, ``_`` means ``-``.

    >>> attributes(class_="by", data_id="a&b", href=None)
    ' class="by" data-id="a&amp;b"'
    """
    tag = ""
    for name, value in values.items():
        if value is not None:
            tag += f' {_spelt(name)}="{escaped(value)}"'
    return tag


@cache
def _spelt(name: str) -> str:
    return name.strip("_").replace("_", "-")
