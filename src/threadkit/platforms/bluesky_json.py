"""Bluesky's ``app.bsky.feed.getPostThread``: a post with its replies nested in it, and the posts above it.

The outermost ``parent`` is the post of the thread; the posts from there down to the one that was asked for are comments
in one line. What was deleted or is blocked is told by its address alone and stays as a comment without a body. The text
is plain; its links are in ``facets``, which count UTF-8 bytes and are kept in ``extra``. ``createdAt`` is the author's
own word, ``indexedAt`` the server's. Where ``replyCount`` names more replies than were sent, that is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from threadkit.model import Status
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, post_of, refuse
from threadkit.readers.kinds import iso, plain
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Item
from threadkit.source import Source

_POST: Final[Rows] = {
    "id": (("post/uri", identifier), ("uri", identifier)),
    "author.name": (("post/author/displayName", filled), ("post/author/handle", filled)),
    "author.handle": ("post/author/handle", filled),
    "author.avatar": ("post/author/avatar", filled),
    "author.id": (("post/author/did", identifier), ("author/did", identifier)),
    "published": (("post/record/createdAt", iso), ("post/indexedAt", iso)),
    "body": ("post/record/text", plain),
}
_REPLY: Final[Rows] = {**_POST, "score": ("post/likeCount", number)}
sniff: Final = signed("a thread of Bluesky", "thread/$type=app.bsky.feed.defs#", "thread/post/uri=at://")


def read(source: Source, context: Context) -> Iterator[Item]:
    """The post and its replies. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(at(value, "thread"), dict):
        raise refuse(source, "thread of Bluesky")
    chain = _chain(value["thread"])
    pending = Pending(context)
    top = Record(chain[0][0], chain[0][1], context)
    for (upper, _), (node, path) in reversed(list(pairwise(chain))):
        pending.add_record(Record(node, path, context), None if upper is chain[0][0] else _id(upper))
    followed = {path for _, path in chain[:-1]}  # one reply of each is the next of the chain
    _open(top, pending, None, top.path in followed)
    yield post_of(top, _POST)
    for record, parent_id in pending:
        _open(record, pending, _id(record.values), record.path in followed)
        yield comment_of(record, _REPLY, parent_id=parent_id, status=_status(record))


def _chain(node: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """The posts from the root of the thread down to the one that was asked for, and where they stand."""
    path, chain = "/thread", [(node, "/thread")]
    while isinstance(node.get("parent"), dict):
        node, path = node["parent"], f"{path}/parent"
        chain.append((node, path))
    return [({key: value for key, value in node.items() if key != "parent"}, path) for node, path in reversed(chain)]


def _id(node: Any) -> str | None:
    found = at(node, "post/uri") or at(node, "uri")
    return found if isinstance(found, str) else None


def _open(record: Record, pending: Pending, parent_id: str | None, followed: bool) -> None:
    """Let the replies of a post wait; those to the root have no parent among the comments."""
    replies = record.values.pop("replies", None)
    pending.add(replies, f"{record.path}/replies", parent_id)
    told = at(record.values, "post/replyCount")
    sent = (len(replies) if isinstance(replies, list) else 0) + followed
    if isinstance(told, int) and told > sent:
        record.report("incomplete", f"{told - sent} of {told} replies were not sent")


def _status(record: Record) -> Status:
    if record.values.get("notFound") is True:
        return "deleted"
    return "hidden" if record.values.get("blocked") is True else "visible"
