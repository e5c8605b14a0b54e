"""Isso's API: the comments of a page (``GET /?uri=…``), nested one level or more.

The API renders ``text`` as HTML unless it is asked for ``plain=1``; then it is Markdown, as it was written. Names were
escaped for HTML when they were stored. ``mode`` is 1 for a comment that is shown, 2 for one that waits for approval and
4 for one that was deleted while it had replies. ``total_replies`` counts direct replies, so the thread's count is the
sum of them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Body, Status
from threadkit.readers.fields import Pending, Rows, comment_of, document, named, refuse, take
from threadkit.readers.kinds import epoch, parent, unescaped
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, private, text, whole
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

STATUSES: Final[dict[Any, Status]] = {1: "visible", 2: "pending", 4: "deleted"}


def _body(value: Any) -> Body:
    """What the API rendered begins with an element; what it did not is Markdown."""
    return Body(text(value), "html" if value.lstrip().startswith("<") else "markdown")


ROWS: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": ("author", unescaped),
    "author.url": ("website", filled),
    "author.email": ("email", private),
    "author.avatar": ("gravatar_image", filled),
    "published": ("created", epoch),
    "updated": ("modified", epoch),
    "body": ("text", _body),
    "score": ("likes", number),
    "private.ip": ("remote_addr", private),
}

sniff: Final = signed("comments of Isso", "replies total_replies hidden_replies")


def read(source: Source, context: Context) -> Iterator[Item]:
    """The comments of one page; the file does not say of which. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(value, dict) or "replies" not in value:
        raise refuse(source, "comments of Isso")
    pending = Pending(context)
    claimed = _open(Record(value, "", context), pending)
    for record, above in pending:
        claimed += _open(record, pending)
        parent_id = take(record, "parent", parent) or above
        yield comment_of(record, ROWS, parent_id=parent_id, status=named(record, "mode", STATUSES, "visible"))
    yield Facts(claimed=claimed)


def _open(record: Record, pending: Pending) -> int:
    """Let the replies wait, and tell how many there are by the file's own word."""
    key = record.values.get("id")
    pending.add(record.values.pop("replies", None), f"{record.path}/replies", None if key is None else str(key))
    hidden = record.take("hidden_replies", whole)
    if hidden:
        record.report("incomplete", f"{hidden} replies were not sent")
    return record.take("total_replies", whole) or 0
