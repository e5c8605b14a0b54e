"""A group as the signs look at it: what its members hold and say, in numbers, computed when it is asked for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

from threadkit.html.induce.groups import Group
from threadkit.html.induce.survey import Survey
from threadkit.html.induce.words import words_of

LEAST_TEXT: Final = 6  # characters that are neither link nor date, in a comment that says something
_ALL: Final = 0.95
_TWICE: Final = 0.8  # what a date counts that is in each member two times
_DATE_TEXT: Final = 10  # characters that a date takes at least


class Look:
    """A group as the signs look at it: shares of its members, computed when they are asked for."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.survey: Survey = group.survey
        self.count = len(group)

    def share(self, totals: str) -> float:
        return self.group.shared(getattr(self.survey, totals))

    @cached_property
    def chars(self) -> list[int]:
        return self.group.own(self.survey.chars)

    @cached_property
    def text(self) -> int:
        """What the members say, in characters. The last of those that span siblings has no certain end."""
        if not self.group.spans:
            return sum(self.chars)
        return sum(self.chars[:-1]) * self.count // (self.count - 1)

    @cached_property
    def unlinked(self) -> list[int]:
        """What each says outside of links."""
        return [chars - links for chars, links in zip(self.chars, self.group.own(self.survey.links), strict=True)]

    @cached_property
    def complete(self) -> int:
        """How many say something, and have a date if half of them have."""
        dated = self.group.own(self.survey.dated)
        texty = sum(1 for chars in self.unlinked if chars >= LEAST_TEXT)
        least = LEAST_TEXT + _DATE_TEXT
        whole = sum(1 for dates, chars in zip(dated, self.unlinked, strict=True) if dates and chars >= least)
        return whole if 2 * whole >= self.count else texty

    def said(self, member: int) -> tuple[str, ...]:
        """All that a member says, the members inside of it included."""
        start, end = self.group.starts_ends[member]
        outline = self.survey.outline
        return tuple(text for number in range(start, end) if (text := outline.own_text(number)))

    @property
    def dated_all(self) -> bool:
        """Whether all but a few hold a date of their own."""
        return self.share("dated") >= _ALL

    @cached_property
    def once(self) -> float:
        """The share of the members that hold a date of one kind exactly once."""
        tallies: dict[str, Counter[int]] = {}
        for number, owner in _owners(self.group):
            for key in self.survey.keys.of(number):
                tallies.setdefault(key, Counter())[owner] += 1
        best = max((self._at_once(tally) for tally in tallies.values()), default=0.0)
        return best / self.count if self.count > 1 else best / 2  # of one record this says little

    def _at_once(self, tally: Counter[int]) -> float:
        """How many members hold a date once; twice is nearly as good, as a date may be shown to phones once more."""
        held = Counter(tally.values())
        return max(held[1], _TWICE * held[2])

    @cached_property
    def own_words(self) -> frozenset[str]:
        return words_of(self.group.key)

    @cached_property
    def above(self) -> list[str]:
        """What the elements around the group are called, the nearest first."""
        names = []
        number = self.survey.parents[self.group.members[0]]
        while number >= 0:
            element = self.survey.elements[number]
            if element.tag == "body":
                break
            names.append(f"{element.tag} {element.get('class') or ''} {element.get('id') or ''}")
            number = self.survey.parents[number]
        return names


def _owners(group: Group) -> list[tuple[int, int]]:
    """The dates inside the group's members, each with the position of the innermost member that holds it."""
    bounds, around = group.starts_ends, group.around
    found, position = [], -1
    for number in group.survey.dates:
        while position + 1 < len(bounds) and bounds[position + 1][0] <= number:
            position += 1
        owner = position
        while owner >= 0 and bounds[owner][1] <= number:
            owner = around[owner]
        if owner >= 0:
            found.append((number, owner))
    return found
