"""One page: its tree, its index, and what was set aside from them.

Scripts and styles are taken out of the tree, as no reader shows them; what they say about the page (JSON-LD, addresses
of comment systems) stays at hand. The tree is for one reading: reading takes it apart. Whoever reads twice asks for
:meth:`Page.again`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from urllib.parse import urljoin, urlsplit

from attrs import frozen
from lxml import etree

from threadkit.html.index import Index
from threadkit.html.parse import Element, parse, peel
from threadkit.reading import Context

_UNSEEN: Final = ("script", "style", "template")
_ABSOLUTE: Final = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?:[:/?#][^\s\[\]]*)?$")
_SPACE: Final = re.compile(r"[\t\n\r]")


@frozen
class Script:
    """A script element: its type, where it comes from, what it says."""

    type: str
    src: str
    text: str


class Page:
    """A parsed page. A text without any element has an empty ``root``."""

    def __init__(self, text: str, context: Context) -> None:
        self._given = text
        self.front, self.text = peel(text)
        self._context = context
        parsed = parse(self.text, context)
        self.root: Element = etree.Element("html") if parsed.root is None else parsed.root
        self.lifted = parsed.lifted
        self.scripts = [
            Script((one.get("type") or "").lower(), one.get("src") or "", one.text or "")
            for one in self.root.iter("script")
        ]
        etree.strip_elements(self.root, *_UNSEEN, with_tail=False)
        self.index = Index(self.root)
        self.prepared_by: set[str] = set()  # the tables that have changed the tree for themselves
        self.url = context.url or _canonical(self.index)

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The elements around an element, inside out, as the page has them."""
        if not self.lifted:
            yield from element.iterancestors()
            return
        above: Element | None = element
        while above is not None:
            above = self.lifted.get(above, above.getparent())
            if above is not None:
                yield above

    def again(self) -> Page:
        """The same page with a tree that nobody has touched."""
        return Page(self._given, Context(url=self._context.url))

    def reindex(self) -> None:
        """Take stock again, after the tree was changed."""
        self.index = Index(self.root)

    @cached_property
    def base(self) -> str | None:
        """What relative links are relative to."""
        for element in self.index.tags.get("base", []):
            href = _SPACE.sub("", element.get("href") or "").strip()
            if href and scheme_of(urljoin(self.url or "", href)) in ("http", "https"):
                return urljoin(self.url or "", href)
        return self.url

    def absolute(self, href: str | None) -> str | None:
        """A link as an absolute address (or as it stands, if the page's own is unknown); None if it leads nowhere.

        Only http, https and mailto are addresses of people and comments.
        """
        link = _SPACE.sub("", href or "").strip()
        if not link or link in ("#", "/"):
            return None
        if _ABSOLUTE.match(link):
            return link
        try:
            whole = urljoin(self.base or "", link)
        except ValueError:
            return None
        scheme = scheme_of(whole)
        return whole if scheme in ("http", "https", "mailto", "") else None


def scheme_of(url: str) -> str | None:
    """The scheme of an address; None if it is malformed."""
    try:
        return urlsplit(url).scheme
    except ValueError:
        return None


def _canonical(index: Index) -> str | None:
    for element in index.tags.get("link", []):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return element.get("href")
    for element in index.tags.get("meta", []):
        if element.get("property") == "og:url" and (element.get("content") or "").startswith("http"):
            return element.get("content")
    return None
