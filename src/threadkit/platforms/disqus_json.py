"""The Disqus API: ``threads/listPosts`` and ``posts/list``, as an answer, its ``response``, or a list of posts.

``createdAt`` is UTC without saying so. ``parent`` is a number and ``id`` a string of the same digits. ``message`` is
HTML, ``raw_message`` what was written. A post that is both spam and deleted is spam. The thread is told by its id, or
whole where it was asked for (``related=thread``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.model import Post, Status
from threadkit.readers.fields import Rows, at, comment_of, document, grouped, kept, post_of, records, refuse, within
from threadkit.readers.kinds import html, markdown, utc
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number, private, text, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source


def _address(value: Any) -> str | None:
    """An address that may lack its protocol."""
    return f"https:{value}" if text(value).startswith("//") else filled(value)


_AUTHOR: Final[Rows] = {
    "author.name": (("author/name", filled), ("author/username", filled)),
    "author.handle": ("author/username", filled),
    "author.url": (("author/url", filled), ("author/profileUrl", filled)),
    "author.email": ("author/email", private),
    "author.avatar": (("author/avatar/permalink", _address), ("author/avatar/cache", _address)),
    "author.id": ("author/id", identifier),
}
_COMMENT: Final[Rows] = {
    **_AUTHOR,
    "id": ("id", identifier),
    "parent_id": ("parent", identifier),
    "published": ("createdAt", utc),
    "body": (("message", html), ("raw_message", markdown)),
    "url": ("url", filled),
    "score": (("points", number), ("likes", number)),
    "private.ip": ("ipAddress", private),
}
_POST: Final[Rows] = {
    "id": ("id", identifier),
    "title": (("clean_title", filled), ("title", filled)),
    "url": ("link", filled),
    "published": ("createdAt", utc),
}

sniff: Final = signed(
    "posts of the Disqus API",
    "response/[]/raw_message code",
    "response/[]/isSpam response/[]/thread",
    "[]/raw_message []/forum []/thread",
    "[]/isDeleted []/forum []/thread []/message",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each thread of the answer. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    posts = value if isinstance(value, list) else at(value, "response")
    if not isinstance(posts, list):
        raise refuse(source, "posts of the Disqus API")
    around = kept(Record({**value, "response": None}, "", context)) if isinstance(value, dict) else {}
    found = records(posts, "" if isinstance(value, list) else "/response", context)
    for members in grouped(found, _thread_id).values():
        yield Start()
        yield from _thread(members[0], around)
        around = {}
        for record in members:
            yield comment_of(record, _COMMENT, status=_status(record))


def _thread_id(record: Record) -> Any:
    thread = record.values.get("thread")
    return at(thread, "id") if isinstance(thread, dict) else thread


def _thread(first: Record, around: dict[str, Any]) -> Iterator[Item]:
    """The thread as its first post tells of it, with what is said of the whole answer."""
    told = within(first, "thread")
    claimed = told.take("posts", whole)
    if told.values:
        told.values.update({f"answer/{key}": value for key, value in around.items()})
        yield post_of(told, _POST)
        yield Facts(claimed=claimed)
    else:
        thread = _thread_id(first)
        yield Post(id=None if thread is None else str(thread), extra={f"answer/{k}": v for k, v in around.items()})


def _status(record: Record) -> Status:
    if record.values.get("isSpam") is True:
        return "spam"
    if record.values.get("isDeleted") is True:
        return "deleted"
    return "pending" if record.values.get("isApproved") is False else "visible"
