"""Threads out of a bag of items that know their parents: in no order, of any number of threads, with gaps.

Items whose parent is the same missing item are one thread without a post. Replies stand in the order that their parent
names, as far as it names one, and else in that of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from threadkit.readers.records import Record
from threadkit.tree import Tree


@frozen
class Node:
    """An item and its place. A post begins a thread and is no comment's parent; ``replies`` ranks those it names."""

    id: str
    parent_id: str | None
    record: Record
    is_post: bool = False
    replies: tuple[str, ...] = ()


def in_threads(nodes: Sequence[Node]) -> Iterator[tuple[Node, bool]]:
    """Every item once, a thread's together, parents first; and whether it begins a thread."""
    tree = Tree(nodes)
    group: str | None = None
    for position, depth in tree.walk(_ranked(nodes)):
        node = nodes[position]
        begins = depth == 0 and (node.is_post or group is None or group != _above(node))
        group = _above(node) if depth == 0 else group
        yield node, begins


def _above(node: Node) -> str:
    return node.id if node.parent_id is None else node.parent_id


def _ranked(nodes: Sequence[Node]) -> list[int]:
    """The positions in an order that keeps the children of an item together, in the rank that it gives them."""
    groups: dict[str, int] = {}
    ranks: dict[tuple[str, str], int] = {}
    for position, node in enumerate(nodes):
        groups.setdefault(_above(node), position)
        for rank, reply in enumerate(node.replies):
            ranks.setdefault((node.id, reply), rank)
    last = len(ranks)

    def key(position: int) -> tuple[int, int, int]:
        node = nodes[position]
        return groups[_above(node)], ranks.get((_above(node), node.id), last), position

    return sorted(range(len(nodes)), key=key)
