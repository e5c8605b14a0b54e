"""From a flat list of comments with parent ids to a tree, and back to an order of reading.

The list is the truth; the tree is derived from it. Everything here is iterative and linear (a sort aside): a chain of
a million replies is walked as easily as a million roots. Facts of the wild are met as follows:

- a parent that is not in the list makes the comment a root (``dangling``);
- a circle of parents, a comment that is its own parent included, is cut at its earliest member (``cut``);
- of two comments with one id, replies belong to the first; both are walked.

So every comment is reached from the roots exactly once, whatever the parent ids say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

ROOT: Final = -1  # the "position" of a parent that is not there


class Node(Protocol):
    """What a tree needs to know of a comment."""

    @property
    def id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...


class Tree:
    """The reply structure of a sequence of nodes, by their positions in it.

    ``parents[i]`` is the position of the parent of node ``i`` or :data:`ROOT`; ``dangling`` and ``cut`` are the
    positions whose parent id names nobody, or closed a circle.
    """

    __slots__ = ("cut", "dangling", "parents", "positions")

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.positions: dict[str, int] = {}
        for position, node in enumerate(nodes):
            self.positions.setdefault(node.id, position)
        self.parents: list[int] = []
        self.dangling: list[int] = []
        for position, node in enumerate(nodes):
            parent = ROOT if node.parent_id is None else self.positions.get(node.parent_id, ROOT)
            if parent == ROOT and node.parent_id is not None:
                self.dangling.append(position)
            self.parents.append(parent)
        self.cut = _cut_cycles(self.parents)

    def children(self, order: Sequence[int]) -> tuple[list[int], list[list[int] | None]]:
        """The roots, and the replies of every position (None where there are none), each in the given order."""
        roots: list[int] = []
        replies: list[list[int] | None] = [None] * len(self.parents)
        for position in order:
            parent = self.parents[position]
            if parent == ROOT:
                roots.append(position)
                continue
            siblings = replies[parent]
            if siblings is None:
                replies[parent] = [position]
            else:
                siblings.append(position)
        return roots, replies

    def walk(self, order: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Every position once, parents before their replies, as (position, depth); siblings keep the given order."""
        roots, replies = self.children(order)
        stack = [(position, 0) for position in reversed(roots)]
        while stack:
            position, depth = stack.pop()
            yield position, depth
            below = replies[position]
            if below:
                stack.extend((reply, depth + 1) for reply in reversed(below))


def _cut_cycles(parents: list[int]) -> list[int]:
    """Make a forest of the parent list, in place; return the positions that became roots by it, in order.

    Each position is followed upwards until known ground. Whoever is met twice on one way up lies on a circle.
    """
    cut: list[int] = []
    seen_on: list[int] = [ROOT] * len(parents)  # the start of the way up on which a position was first met
    for start in range(len(parents)):
        here = start
        while here != ROOT and seen_on[here] == ROOT:
            seen_on[here] = start
            here = parents[here]
        if here != ROOT and seen_on[here] == start:
            earliest = min(_circle(parents, here))
            parents[earliest] = ROOT
            cut.append(earliest)
    return sorted(cut)


def _circle(parents: list[int], member: int) -> list[int]:
    """The positions on the circle through a member of it."""
    around = [member]
    here = parents[member]
    while here != member:
        around.append(here)
        here = parents[here]
    return around


def parents_from_depths(depths: Sequence[int]) -> list[int]:
    """The position of each node's parent, or :data:`ROOT`, from how deep each stands in reading order.

    A depth that skips a level belongs to the nearest node above it that is less deep.

    >>> parents_from_depths([0, 1, 2, 1, 0, 3])
    [-1, 0, 1, 0, -1, 4]
    """
    parents: list[int] = []
    above: list[int] = []  # the way down to the last node
    for position, depth in enumerate(depths):
        while above and depths[above[-1]] >= depth:
            above.pop()
        parents.append(above[-1] if above else ROOT)
        above.append(position)
    return parents


# --- Orders -----------------------------------------------------------------------------------------------------------
# What is missing comes last in either direction, and the order of the source breaks ties: Python's sort is stable,
# and stays so with reverse=True.

_EPOCH_NAIVE: Final = datetime(1970, 1, 1)  # naive dates are ordered as if they were UTC, and stay naive
_MICROSECOND: Final = timedelta(microseconds=1)


def _published(node: Any) -> int | None:
    stamp = node.published
    value: datetime | None = None if stamp is None else stamp.value
    if value is None:
        return None
    offset = value.utcoffset()
    since = value.replace(tzinfo=None) - _EPOCH_NAIVE
    return (since if offset is None else since - offset) // _MICROSECOND


def _score(node: Any) -> float | None:
    score: float | None = node.score
    return None if score != score else score  # what is not a number has no place among them


def _author(node: Any) -> str | None:
    name: str | None = node.author.name if node.author is not None else None
    return name.casefold() if name else None


SORTS: Final[dict[str, Callable[[Any], Any]]] = {"date": _published, "score": _score, "author": _author}

# The public names of the orders: each key both ways, the order of the source among them.
SORT_NAMES: Final[tuple[str, ...]] = tuple(name for key in ("source", *SORTS) for name in (key, f"-{key}"))


def order(nodes: Sequence[Any], sort: str) -> Sequence[int]:
    """The positions of the nodes in one of the :data:`SORT_NAMES`; a minus sign means descending.

    Raises KeyError for a name that is not there.
    """
    if sort.removeprefix("-") == "source":
        return range(len(nodes))[:: -1 if sort == "-source" else 1]
    key = SORTS[sort.removeprefix("-")]
    values = [key(node) for node in nodes]
    present = [position for position, value in enumerate(values) if value is not None]
    missing = [position for position, value in enumerate(values) if value is None]
    present.sort(key=values.__getitem__, reverse=sort.startswith("-"))  # stable in both directions
    return present + missing
