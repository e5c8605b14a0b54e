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

from threadkit.model import Comment, Post, Status
from threadkit.readers.bags import Node, in_threads
from threadkit.readers.fields import Rows, comment_of, document, post_of, records, take
from threadkit.readers.kinds import but, epoch, html
from threadkit.readers.lines import json_lines
from threadkit.readers.outlines import is_lines, signed
from threadkit.readers.records import Record, filled, identifier, number, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source

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


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each story, and one for all comments whose parent is the same missing item."""
    items = list(_items(source, context))
    nodes = [_node(record) for record in items if record.values.get("type") != "pollopt"]
    options = _options(record for record in items if record.values.get("type") == "pollopt")
    posts = {node.id for node in nodes if node.is_post}
    held = {node.id for node in nodes}
    for node, begins in in_threads(nodes):
        if begins:
            yield Start()
        _report_missing(node, held)
        if node.is_post:
            yield from _post(node, options.pop(node.id, None))
        else:
            yield _comment(node, posts)
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
        context.report("incomplete", f"null stands for {items.count(None)} of {len(items)} items")
    return iter(records([item for item in items if item is not None], "", context))


def _node(record: Record) -> Node:
    key = take(record, "id", identifier)
    if key is None:
        key = f"#{record.path or record.line}"
        record.report("bad-record", f"an item has no id; it is now {key!r}")
    above = record.values.get("parent")
    is_post = record.values.get("type") in ("story", "job", "poll") or above is None
    kids = record.values.get("kids")
    ranked = tuple(map(str, kids)) if isinstance(kids, list) else ()
    return Node(key, None if is_post else str(above), record, is_post, ranked)


def _options(records: Iterable[Record]) -> dict[str, list[Any]]:
    """The options of each poll."""
    options: dict[str, list[Any]] = {}
    for record in records:
        options.setdefault(str(record.values.get("poll", record.values.get("parent"))), []).append(record.values)
    return options


def _post(node: Node, options: list[Any] | None) -> Iterator[Item]:
    claimed = node.record.take("descendants", whole)
    node.record.values["options"] = options
    yield post_of(node.record, _POST, id=node.id)
    yield Facts(claimed=claimed)


def _comment(node: Node, posts: Collection[str]) -> Comment:
    """A comment; a post is no comment's parent, and its id stays in ``extra``."""
    decided: dict[str, Any] = {} if node.parent_id in posts else {"parent_id": take(node.record, "parent", identifier)}
    return comment_of(node.record, _COMMENT, id=node.id, status=_status(node.record), **decided)


def _status(record: Record) -> Status:
    if record.values.get("deleted") is True:
        return "deleted"
    return "hidden" if record.values.get("dead") is True else "visible"


def _report_missing(node: Node, held: Collection[str]) -> None:
    """Report the replies that an item names and the file does not hold."""
    missing = [kid for kid in node.replies if kid not in held]
    if missing:
        message = f"{len(missing)} of {len(node.replies)} replies to {node.id} are not in the file"
        node.record.report("incomplete", message)
