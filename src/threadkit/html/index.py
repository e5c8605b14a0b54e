"""Where elements are found by class, id and tag without searching: one walk over a tree, or over a part of it.

Selectors are looked up here (:mod:`threadkit.html.selectors`). One walk in Python and a dictionary access for each
rule cost less than one XPath evaluation for each rule, and both costs are linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from lxml import etree

from threadkit.html.parse import Element

ATTRIBUTE_TESTS: Final[dict[str, Callable[[str, str], bool]]] = {
    "": lambda have, want: True,
    "=": lambda have, want: have == want,
    "^=": lambda have, want: have.startswith(want),
    "$=": lambda have, want: have.endswith(want),
    "*=": lambda have, want: want in have,
    "~=": lambda have, want: want in have.split(),
}


class Index:
    """The elements below ``root``, itself included, by class, id and tag, each list in document order."""

    __slots__ = ("_attributes", "_places", "classes", "elements", "ids", "root", "tags")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.elements: list[Element] = list(root.iter(etree.Element))
        self.tags: dict[str, list[Element]] = {}
        self.classes: dict[str, list[Element]] = {}
        self.ids: dict[str, list[Element]] = {}
        self._places: dict[Element, int] = {}
        self._attributes: dict[str, list[Element]] = {}
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

    def with_attribute(self, name: str, operator: str, want: str) -> list[Element]:
        """The elements whose attribute may pass a test; no other does. The order is that of the document."""
        if name == "id":
            return self._with_key(self.ids, operator, want)
        if name == "class" and operator == "*=" and not any(map(str.isspace, want)):
            return self._with_key(self.classes, operator, want)
        if not self._attributes:
            for element in self.elements:
                for attribute in element.keys():  # noqa: SIM118 (an element iterates over its children)
                    self._attributes.setdefault(str(attribute), []).append(element)
        return self._attributes.get(name, [])

    def _with_key(self, lists: dict[str, list[Element]], operator: str, want: str) -> list[Element]:
        test = ATTRIBUTE_TESTS[operator]
        found = [elements for key, elements in lists.items() if test(key, want)]
        if len(found) < 2:
            return found[0] if found else []
        return self.ordered({element for elements in found for element in elements})

    def ordered(self, some: Iterable[Element]) -> list[Element]:
        """Some of the elements in document order."""
        if not self._places:
            self._places = {element: place for place, element in enumerate(self.elements)}
        return sorted(some, key=self._places.__getitem__)


@lru_cache(maxsize=4096)
def _tokens(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.split()))


def tokens(names: str) -> tuple[str, ...]:
    """The class names of a ``class`` attribute, each once."""
    return _tokens(names) if len(names) < 200 else tuple(dict.fromkeys(names.split()))
