"""YouTube's Data API v3: ``commentThreads`` with up to five replies each, and ``comments``, which lists replies.

``textDisplay`` is HTML, ``textOriginal`` what was written; the first is the body, the second is kept in ``extra``. A
thread's ``totalReplyCount`` tells of replies that were not sent with it. The file knows the id of the video at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Pending, Rows, at, comment_of, document, kept, named, records, refuse, take
from threadkit.readers.kinds import html, iso, plain
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, listing, mapping, number, whole
from threadkit.reading import Context, Item
from threadkit.source import Source

_COMMENT: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": ("snippet/authorDisplayName", filled),
    "author.url": ("snippet/authorChannelUrl", filled),
    "author.avatar": ("snippet/authorProfileImageUrl", filled),
    "author.id": ("snippet/authorChannelId/value", identifier),
    "published": ("snippet/publishedAt", iso),
    "updated": ("snippet/updatedAt", iso),
    "body": (("snippet/textDisplay", html), ("snippet/textOriginal", plain)),
    "score": ("snippet/likeCount", number),
}
_STATUSES: Final[dict[Any, Status]] = {"heldForReview": "pending", "likelySpam": "spam", "rejected": "hidden"}

sniff: Final = signed(
    "comments of YouTube's API",
    "kind=youtube#comment items",
    "items/[]/kind=youtube#comment",
    "[]/kind=youtube#comment",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The comments, under the id of their video. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    items = value if isinstance(value, list) else at(value, "items")
    if not isinstance(items, list):
        raise refuse(source, "comments of YouTube's API")
    found = records(items, "" if isinstance(value, list) else "/items", context)
    around = kept(Record({**value, "items": None}, "", context)) if isinstance(value, dict) else {}
    video = next((video for item in items if (video := at(item, "snippet/videoId"))), None)
    if video or around:
        yield Post(id=video if isinstance(video, str) else None, extra=around)
    for item in found:
        yield from _thread(item)


def _thread(item: Record) -> Iterator[Comment]:
    """A comment of a list; or a thread's first comment, with what is said of the thread, and its replies."""
    top = take(item, "snippet/topLevelComment", mapping)
    if top is None:
        yield _comment(item)
        return
    replies = take(item, "replies/comments", listing)
    total = take(item, "snippet/totalReplyCount", whole) or 0
    if total > len(replies or ()):
        item.report("incomplete", f"{total - len(replies or ())} of {total} replies were not sent")
    thread = {f"thread/{key}": value for key, value in item.rest()}
    first = Record({**top, **thread}, f"{item.path}/snippet/topLevelComment", item.context)
    comment = _comment(first)
    yield comment
    pending = Pending(item.context)
    pending.add(replies, f"{item.path}/replies/comments", comment.id)
    for record, parent_id in pending:
        yield _comment(record, parent_id)


def _comment(record: Record, below: str | None = None) -> Comment:
    """A comment; below a thread's first one, that is the parent of a reply that does not name it."""
    parent_id = take(record, "snippet/parentId", identifier) or below
    status = named(record, "snippet/moderationStatus", _STATUSES, "visible")
    return comment_of(record, _COMMENT, parent_id=parent_id, status=status)
