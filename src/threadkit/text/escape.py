"""Escaping for HTML: the only place where text becomes markup."""

from __future__ import annotations

import html

from threadkit.text.characters import legible


def escaped(text: str) -> str:
    """Text as it stands in HTML between tags or inside a quoted attribute.

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(legible(text))


def attributes(**values: str | None) -> str:
    """Attributes of a tag, each with a space in front; None leaves one out. ``class_`` means class, ``_`` means ``-``.

    >>> attributes(class_="by", data_id="a&b", href=None)
    ' class="by" data-id="a&amp;b"'
    """
    return "".join(
        f' {name.strip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in values.items()
        if value is not None
    )
