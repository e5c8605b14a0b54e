"""Values out of elements: names that do not depend on a document's prefixes, and texts that lose nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import lru_cache
from html import escape
from typing import Any, Final

from lxml import etree

# What the address of a namespace contains -> the prefix that everyone writes. Versions and http or https do not matter.
_NAMESPACES: Final[tuple[tuple[str, str], ...]] = (
    ("wordpress.org/export/*/excerpt", "excerpt"),
    ("wordpress.org/export/", "wp"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/slash", "slash"),
    ("purl.org/rss/1.0", ""),
    ("backend.userland.com/rss2", ""),
    ("purl.org/dc/elements", "dc"),
    ("wellformedweb.org/commentapi", "wfw"),
    ("www.w3.org/2005/atom", "atom"),
    ("purl.org/atom/ns", "atom"),
    ("www.w3.org/2007/app", "app"),
    ("purl.org/atom/app", "app"),
    ("purl.org/syndication/thread", "thr"),
    ("schemas.google.com/g/2005", "gd"),
    ("schemas.google.com/blogger", "blogger"),
    ("a9.com/-/spec/opensearch", "openSearch"),
    ("disqus.com/disqus-internals", "dsq"),
    ("www.disqus.com", "dsq"),
    ("disqus.com", ""),
    ("www.w3.org/xml/1998/namespace", "xml"),
)
_UNDECLARED: Final = "urn:undeclared:"

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")

Read = Callable[[etree._Element], Any]


@lru_cache(maxsize=4096)
def name_of(tag: str) -> str:
    """The usual name for a tag or attribute as lxml writes it; one of an unknown namespace stays as it is.

    >>> name_of("{https://wordpress.org/export/1.2/}comment_id"), name_of("title")
    ('wp:comment_id', 'title')
    """
    address, _, local = tag.removeprefix("{").rpartition("}")
    if not address:
        return local
    if address.startswith(_UNDECLARED):
        return f"{address.removeprefix(_UNDECLARED)}:{local}"
    for part, prefix in _NAMESPACES:
        if _contains(address.lower(), part):
            return f"{prefix}:{local}" if prefix else local
    return tag


def _contains(address: str, part: str) -> bool:
    before, star, after = part.partition("*")
    at = address.find(before)
    return at >= 0 and (not star or after in address[at + len(before) :])


def fields(element: etree._Element, reads: Mapping[str, Read]) -> dict[str, Any]:
    """The children by name: as ``reads`` reads them, the others as text. A name that occurs again has a list."""
    found: dict[str, Any] = {}
    again: set[str] = set()
    for child in element.iterchildren("*"):
        name = name_of(child.tag)
        read = reads.get(name)
        value = read(child) if read else markup(child) if len(child) else child.text or ""
        if name not in found:
            found[name] = value
        elif name in again:
            found[name].append(value)
        else:
            again.add(name)
            found[name] = [found[name], value]
    return found


def content(element: etree._Element) -> str:
    """What stands in an element: its text, or its markup if there are elements in it."""
    return element.text or "" if not len(element) else markup(element)


def markup(element: etree._Element) -> str:
    """The inner markup without namespaces, as HTML has it."""
    copy = deepcopy(element)
    for inner in copy.iter():
        if isinstance(inner.tag, str):
            local = re.split("[}:]", inner.tag)[-1]
            inner.tag = local if _PLAIN.fullmatch(local) else "span"
    etree.cleanup_namespaces(copy)
    children = (etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in copy)
    return "".join([escape(copy.text or "", quote=False), *children])


def take(found: dict[str, Any], name: str) -> str:
    """The text of a name, stripped and taken out; of several the first, the others stay. Empty if there is none."""
    value = found.pop(name, "")
    if isinstance(value, list):
        value, *others = value
        if others:
            found[name] = others if len(others) > 1 else others[0]
    return value.strip() if isinstance(value, str) else ""


def rest(found: Mapping[str, Any]) -> dict[str, Any]:
    """What was not taken and says something."""
    said = ((name, value.strip() if isinstance(value, str) else value) for name, value in found.items() if value)
    return {name: value for name, value in said if value}


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes by their usual names."""
    return {name_of(str(name)): str(value) for name, value in element.attrib.items()}
