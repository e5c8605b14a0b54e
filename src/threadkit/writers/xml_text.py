"""Text into XML 1.0: escaped, or as CDATA, and free of what XML cannot hold (which becomes U+FFFD)."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_ILLEGAL: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END: Final = re.compile("\r\n?")
_SPACES: Final = {ord("\t"): "&#9;", ord("\n"): "&#10;"}


def legal(text: str) -> str:
    """The text with the line ends that parsers make of any, and nothing that they refuse.

    >>> legal("a\\r\\nb\\x00")
    'a\\nb\\ufffd'
    """
    return _ILLEGAL.sub("\ufffd", _LINE_END.sub("\n", text))


def cdata(text: str | None) -> str:
    """
    >>> cdata("a]]>b")
    '<![CDATA[a]]]]><![CDATA[>b]]>'
    """
    return f"<![CDATA[{legal(text or '').replace(']]>', ']]]]><![CDATA[>')}]]>"


def element(name: str, text: str | None = None, **attributes: str | None) -> str:
    """An element with text in it, escaped; attributes that are None are left out.

    >>> element("a", "Q & A", href='x"y', rel=None), element("br")
    ('<a href="x&quot;y">Q &amp; A</a>', '<br/>')
    """
    return wrapped(name, None if text is None else escape(legal(text), quote=False), **attributes)


def wrapped(name: str, content: str | None, **attributes: str | None) -> str:
    """An element around what is XML already."""
    written = (
        f' {key}="{escape(legal(value)).translate(_SPACES)}"' for key, value in attributes.items() if value is not None
    )
    tag = name + "".join(written)
    return f"<{tag}/>" if content is None else f"<{tag}>{content}</{name}>"
