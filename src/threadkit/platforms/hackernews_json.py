"""Hacker News items as the Firebase API gives them (``/v0/item/….json``), any number of them in one file.

An item knows its parent and the ids of its replies in the order of the site's ranking, not the replies themselves: a
thread is put together from whatever items the file holds (an array, an object by id, JSON lines, a single item). A
story, job or poll is a post; the options of a poll are kept in ``extra`` of the post. Deleted items have neither author
nor text; dead ones are hidden, and the placeholder of their text stays in ``extra``. Fields are those of
https://github.com/HackerNews/API.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from attrs import frozen

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Rows, but, comment_of, document, epoch, html, post_of, records, take
from threadkit.readers.lines import json_lines
from threadkit.readers.outlines import is_lines, signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source
from threadkit.tree import Tree

_PLACEHOLDERS: Final = ("[dead]", "[flagged]", "[deleted]")
_COMMON: Final[Rows] = {
    "author.name": ("by", filled),
    "published": ("time", epoch),
    "body": ("text", but(_PLACEHOLDERS, html)),
}
_COMMENT: Final[Rows] = {**_COMMON, "score": ("score", number)}
_POST: Final[Rows] = {**_COMMON, "title": ("title", filled), "url": ("url", filled)}

sniff: Final = signed(
    "items of Hacker News",
    "[]/by []/type []/time []/id",
    "by type time id !object",
    "[]/deleted []/type []/time []/id",
)


@frozen
class _Node:
    """An item and its place: ``parent_id`` is None for a post."""

    id: str
    parent_id: str | None
    record: Record

    @property
    def kids(self) -> list[str]:
        kids = self.record.values.get("kids")
        return [str(kid) for kid in kids] if isinstance(kids, list) else []


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each story, and one for all comments whose parent is the same missing item."""
    items = list(_items(source, context))
    nodes = [_node(record) for record in items if record.values.get("type") != "pollopt"]
    options = _options(record for record in items if record.values.get("type") == "pollopt")
    held = {node.id for node in nodes}
    posts = {node.id for node in nodes if node.parent_id is None}
    group: str | None = None
    for position, depth in Tree(nodes).walk(_ranked(nodes)):
        node = nodes[position]
        if depth == 0 and group != (group := node.parent_id or node.id):
            yield Start()
        if node.parent_id is None:
            yield from _post(node, options.pop(node.id, None))
        else:
            yield _comment(node, posts)
        _report_missing(node, held)
    for poll, choices in options.items():
        yield Post(id=poll, extra={"options": choices})


def _items(source: Source, context: Context) -> Iterator[Record]:
    """The items, in the order of the file; null stands for one that the API would not give."""
    if is_lines(source):
        return json_lines(source, context)
    value = document(source, context)
    if isinstance(value, dict) and "id" not in value:
        value = list(value.values())
    items = value if isinstance(value, list) else [value]
    if None in items:
        context.report("incomplete", f"{items.count(None)} items were not given")
    return iter(records([item for item in items if item is not None], "", context))


def _node(record: Record) -> _Node:
    key = take(record, "id", identifier)
    if key is None:
        key = f"#{record.path or record.line}"
        record.report("bad-record", f"an item has no id; it is now {key!r}")
    above = record.values.get("parent")
    is_post = record.values.get("type") in ("story", "job", "poll") or above is None
    return _Node(key, None if is_post else str(above), record)


def _ranked(nodes: list[_Node]) -> list[int]:
    """The positions of the items such that replies stand in the order of their parent's ``kids``.

    Comments on the same missing item stand together; all else is left as it is.
    """
    groups: dict[str, int] = {}
    ranks: dict[tuple[str, str], int] = {}
    for position, node in enumerate(nodes):
        groups.setdefault(node.parent_id or node.id, position)
        for rank, kid in enumerate(node.kids):
            ranks[node.id, kid] = rank
    last = len(ranks)

    def key(position: int) -> tuple[int, int, int]:
        node = nodes[position]
        above = node.parent_id or node.id
        return groups[above], ranks.get((above, node.id), last), position

    return sorted(range(len(nodes)), key=key)


def _options(records: Iterable[Record]) -> dict[str, list[Any]]:
    """The options of each poll."""
    options: dict[str, list[Any]] = {}
    for record in records:
        options.setdefault(str(record.values.get("poll", record.values.get("parent"))), []).append(record.values)
    return options


def _post(node: _Node, options: list[Any] | None) -> Iterator[Item]:
    claimed = node.record.take("descendants", whole)
    node.record.values["options"] = options
    yield post_of(node.record, _POST, id=node.id)
    yield Facts(claimed=claimed)


def _comment(node: _Node, posts: Collection[str]) -> Comment:
    """A comment; a post is no comment's parent, and its id stays in ``extra``."""
    decided: dict[str, Any] = {} if node.parent_id in posts else {"parent_id": take(node.record, "parent", identifier)}
    return comment_of(node.record, _COMMENT, id=node.id, status=_status(node.record), **decided)


def _status(record: Record) -> Status:
    if record.values.get("deleted") is True:
        return "deleted"
    return "hidden" if record.values.get("dead") is True else "visible"


def _report_missing(node: _Node, held: Collection[str]) -> None:
    """Report the replies that an item names and the file does not hold."""
    missing = [kid for kid in node.kids if kid not in held]
    if missing:
        message = f"{len(missing)} of {len(node.kids)} replies to {node.id} are not in the file"
        node.record.report("incomplete", message)
