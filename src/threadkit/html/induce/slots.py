"""What stands in the records: for every selector, what it finds in each of them.

A slot is a selector, and the element that it finds first in each record. Fields are looked for among slots: a slot
that is there in every record and holds a date in each is where dates stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from threadkit.html.induce.groups import Group
from threadkit.html.induce.survey import Survey
from threadkit.html.scalars import text_of

_SAMPLE: Final = 400  # records that are looked into; what they have in common the others have as well
_SHORT: Final = 160  # characters of a text that may be more than body


class Records:
    """The records of a group, and what stands in each of them.

    ``slots`` maps a selector (the empty one is the record's own element) to the elements that it finds, by record.
    """

    def __init__(self, group: Group) -> None:
        self.group = group
        self.survey: Survey = group.survey
        step = max(1, len(group.members) // _SAMPLE)
        self.positions = range(0, len(group.members), step)
        self.count = len(self.positions)

    @cached_property
    def regions(self) -> list[list[int]]:
        return [self.group.regions[position] for position in self.positions]

    @cached_property
    def slots(self) -> Mapping[str, Mapping[int, list[int]]]:
        slots: dict[str, dict[int, list[int]]] = {}
        for record, region in enumerate(self.regions):
            for number in region:
                for key in self.keys(number, region[0]):
                    slots.setdefault(key, {}).setdefault(record, []).append(number)
        return slots

    def keys(self, number: int, start: int) -> tuple[str, ...]:
        """The selectors that find an element in the record that begins at ``start``."""
        if number == start:
            return ("",)
        return self.survey.keys.of(number, self.root(start, number))

    def root(self, start: int, number: int) -> int:
        """What stands for the record's element above an element of it: itself, or for its siblings their parent."""
        return start if number < self.survey.ends[start] else self.survey.parents[start]

    @cached_property
    def dates(self) -> frozenset[int]:
        return frozenset(self.survey.dates)

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}

    def text(self, number: int) -> str:
        """The text of an element if it is short, without what it says in more words than a name or a date has."""
        if self.is_long(number):
            return ""
        if number not in self._texts:
            self._texts[number] = text_of(self.survey.elements[number])
        return self._texts[number]

    def is_long(self, number: int) -> bool:
        """Whether an element says more than a line of particulars does."""
        return self.survey.held(self.survey.chars, number) > _SHORT

    def own_text(self, number: int) -> str:
        """What stands in an element itself."""
        return self.survey.outline.own_text(number)

    def firsts(self, key: str) -> Iterator[tuple[int, int]]:
        """The record and the first element of a slot in it."""
        for record, numbers in self.slots[key].items():
            yield record, numbers[0]


def cover(candidates: Mapping[str, frozenset[int]], order: list[str], *, most: int = 4) -> list[str]:
    """Of the candidates, in their order, those that add records to what the ones before them cover.

    >>> cover({"a": frozenset({1, 2}), "b": frozenset({1}), "c": frozenset({3})}, ["a", "b", "c"])
    ['a', 'c']
    """
    chosen: list[str] = []
    covered: set[int] = set()
    for name in order:
        if not candidates[name] <= covered and len(chosen) < most:
            chosen.append(name)
            covered |= candidates[name]
    return chosen
