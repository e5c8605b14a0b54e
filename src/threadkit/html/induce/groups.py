"""Repeated elements: what on a page stands there more than once under one name, and what each of them holds.

An element may stand inside another of its group (a reply in the comment it replies to), so everything is counted for
what is an element's own: without what belongs to members of the group inside of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from threadkit.html.induce.survey import Survey

# What a comment may be. Inline elements and headings are parts of one.
_TAGS: Final = frozenset(
    (
        "li",
        "div",
        "article",
        "section",
        "tr",
        "td",
        "table",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "p",
        "tbody",
        "details",
        "blockquote",
        "figure",
        "aside",
        "main",
        "h3",
        "h4",
        "h5",
        "header",
        "a",
        "form",
        "span",
        "body",
    )
)
_SPANNING: Final = frozenset(("dt", "h3", "h4", "h5", "tr", "div", "p", "header", "a", "dd", "table", "span", "li"))
_WHOLE: Final = frozenset(("li", "div", "article", "section", "tr"))
_NOT_WHOLE: Final = frozenset(("h3", "h4", "h5", "dt", "a", "header", "body", "form"))


class Group:
    """The elements with one key. ``spans`` means that each goes with the siblings after it, up to the next.

    ``others`` are further keys, of replies that are not called what comments are.
    ``regions`` are the pieces of the page, as ranges of element numbers, that are each record's own.
    """

    def __init__(
        self, key: str, members: Sequence[int], survey: Survey, *, spans: bool = False, others: tuple[str, ...] = ()
    ) -> None:
        self.key = key
        self.others = others
        self.members = members
        self.survey = survey
        self.spans = spans
        self.tag = survey.elements[members[0]].tag

    def __len__(self) -> int:
        return len(self.members)

    @cached_property
    def starts_ends(self) -> list[tuple[int, int]]:
        """For each member where it begins and ends, the siblings that go with it included."""
        ends, parents = self.survey.ends, self.survey.parents
        if not self.spans:
            return [(member, ends[member]) for member in self.members]
        bounds = []
        for member, after in zip(self.members, [*self.members[1:], len(ends)], strict=True):
            bounds.append((member, min(after, ends[parents[member]] if parents[member] >= 0 else len(ends))))
        return bounds

    @cached_property
    def around(self) -> list[int]:
        """For each member the position of the member that it stands in, or -1."""
        around: list[int] = []
        way: list[int] = []
        for position, (start, _) in enumerate(self.starts_ends):
            while way and self.starts_ends[way[-1]][1] <= start:
                way.pop()
            around.append(way[-1] if way else -1)
            way.append(position)
        return around

    def own(self, totals: Sequence[int]) -> list[int]:
        """How much of something each member holds, without what members inside of it hold."""
        held = [totals[end] - totals[start] for start, end in self.starts_ends]
        own = list(held)
        for position, outer in enumerate(self.around):
            if outer >= 0:
                own[outer] -= held[position]
        return own

    @cached_property
    def regions(self) -> list[list[int]]:
        """The numbers of the elements that are each member's own."""
        inner: list[list[tuple[int, int]]] = [[] for _ in self.members]
        for position, outer in enumerate(self.around):
            if outer >= 0:
                inner[outer].append(self.starts_ends[position])
        regions = []
        for (start, end), holes in zip(self.starts_ends, inner, strict=True):
            region: list[int] = []
            for hole_start, hole_end in holes:
                region += range(start, hole_start)
                start = hole_end
            region += range(start, end)
            regions.append(region)
        return regions

    def shared(self, totals: Sequence[int]) -> float:
        """The share of the members that hold any of something of their own."""
        return sum(1 for amount in self.own(totals) if amount > 0) / len(self.members)


def groups(survey: Survey) -> Iterator[Group]:
    """Every group of the page whose members could be comments."""
    members: dict[str, list[int]] = {}
    for number, element in enumerate(survey.elements):
        if element.tag in _TAGS and survey.ends[number] > number:
            for key in survey.keys.of(number):
                members.setdefault(key, []).append(number)
    _join_tags(members)
    for key, some in members.items():
        first = survey.elements[some[0]]
        if first.tag not in _NOT_WHOLE:
            yield Group(key, some, survey)
        if len(some) > 1 and first.tag in _SPANNING and _are_siblings(some, survey):
            yield Group(key, some, survey, spans=True)


def _join_tags(members: dict[str, list[int]]) -> None:
    """Add what elements with different tags have in common: replies may be ``div.comment`` inside ``li.comment``."""
    named: dict[str, list[str]] = {}
    for key in members:
        tag, dot, name = key.partition(".")
        if dot and tag in _WHOLE and " " not in key:
            named.setdefault(name, []).append(key)
    for name, some in named.items():
        if len(some) > 1 and all(len(members[key]) > 1 for key in some[:1]):
            members[f".{name}"] = sorted(number for key in some for number in members[key])


def _are_siblings(members: Sequence[int], survey: Survey) -> bool:
    """Whether the members stand side by side with something between them."""
    parents = {survey.parents[member] for member in members}
    if len(parents) != 1:
        return False
    parent = next(iter(parents))
    between = [
        after
        for member, after in zip(members, [*members[1:], survey.ends[parent]], strict=True)
        if survey.ends[member] < after
    ]
    return parent >= 0 and 2 * len(between) > len(members)
