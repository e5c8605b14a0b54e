"""Where elements are found by class, id and tag without searching: one walk over a tree, or over a part of it.

Selectors are looked up here (:mod:`threadkit.html.selectors`). One walk in Python and a dictionary access for each
rule cost less than one XPath evaluation for each rule, and both costs are linear.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from threadkit.html.parse import Element


class Index:
    """The elements below ``root``, itself included, by class, id and tag, each list in document order."""

    __slots__ = ("classes", "elements", "ids", "root", "tags")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.elements: list[Element] = list(root.iter(etree.Element))
        self.tags: dict[str, list[Element]] = {}
        self.classes: dict[str, list[Element]] = {}
        self.ids: dict[str, list[Element]] = {}
        tags, classes, ids = self.tags, self.classes, self.ids
        for element in self.elements:
            tags.setdefault(element.tag, []).append(element)
            names = element.get("class")
            if names:
                for name in tokens(names):
                    classes.setdefault(name, []).append(element)
            identifier = element.get("id")
            if identifier:
                ids.setdefault(identifier, []).append(element)

    def ordered(self, some: Iterable[Element]) -> list[Element]:
        """Some of the elements in document order."""
        places = {element: place for place, element in enumerate(self.elements)}
        return sorted(some, key=places.__getitem__)


@lru_cache(maxsize=4096)
def _tokens(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.split()))


def tokens(names: str) -> tuple[str, ...]:
    """The class names of a ``class`` attribute, each once."""
    return _tokens(names) if len(names) < 200 else tuple(dict.fromkeys(names.split()))
