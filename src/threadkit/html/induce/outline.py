"""The page as numbers: elements in document order, who stands in whom, what each carries and says itself.

Everything the inducer asks is asked of these lists. Asking lxml for the same thing a second time costs more than the
answer is worth.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from threadkit.html.parse import Element
from threadkit.html.scalars import squash


@frozen
class Outline:
    """A tree in document order. ``ends[i]`` is the number after the last element inside of ``i``; ``parents[i]`` is -1
    for the root. ``said[i]`` are the texts that stand in the element itself, without what its children say."""

    elements: Sequence[Element]
    attributes: Sequence[dict[str, str]]
    parents: Sequence[int]
    ends: Sequence[int]
    said: Sequence[list[str]]
    chars: Sequence[int]
    numbers: dict[Element, int]

    def own_text(self, number: int) -> str:
        return squash(" ".join(self.said[number]))


def outline(elements: Sequence[Element]) -> Outline:
    """The outline of a tree, given its elements in document order."""
    count = len(elements)
    parents: list[int] = []
    ends = [count] * count
    said: list[list[str]] = [[] for _ in elements]
    chars = [0] * count
    attributes: list[dict[str, str]] = []
    way: list[int] = []  # the numbers of the open elements
    for number, element in enumerate(elements):
        above = element.getparent()
        while way and elements[way[-1]] is not above:
            ends[way.pop()] = number
        parent = way[-1] if way else -1
        parents.append(parent)
        way.append(number)
        attributes.append(dict(element.items()))  # type: ignore[arg-type]  # an HTML parser gives no bytes
        if text := element.text:
            said[number].append(text)
            chars[number] = len(text.strip())
        if parent >= 0 and (tail := element.tail) and (held := len(tail.strip())):
            said[parent].append(tail)
            chars[parent] += held
    numbers = {element: number for number, element in enumerate(elements)}
    return Outline(elements, attributes, parents, ends, said, chars, numbers)
