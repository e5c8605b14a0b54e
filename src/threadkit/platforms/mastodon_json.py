"""Mastodon's API: a status, or its context (``/api/v1/statuses/…/context``); Pleroma and GoToSocial answer alike.

The context is two lists without the status between them: ``ancestors``, the way down from the root, and
``descendants``. The file does not say which post the comments are about, so the first ancestor that replies to nobody
is the post; without one there is none. ``content`` is HTML. Without a log-in the server sends at most 60 descendants.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from threadkit.readers.fields import Rows, comment_of, document, post_of, records, refuse, without
from threadkit.readers.kinds import html, iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Item
from threadkit.source import Source

_POST: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": (("account/display_name", filled), ("account/username", filled)),
    "author.handle": ("account/acct", filled),
    "author.url": ("account/url", filled),
    "author.avatar": ("account/avatar", filled),
    "author.id": ("account/id", identifier),
    "published": ("created_at", iso),
    "updated": ("edited_at", iso),
    "body": ("content", html),
    "url": (("url", filled), ("uri", filled)),
}
_STATUS: Final[Rows] = {
    **_POST,
    "parent_id": ("in_reply_to_id", identifier),
    "score": ("favourites_count", number),
}

sniff: Final = signed(
    "the context of a Mastodon status",
    "ancestors descendants",
    "[]/in_reply_to_id []/account []/content",
    "in_reply_to_id account/acct content",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The statuses around one, or those of a list. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    statuses = list(_statuses(value, context))
    if not statuses and not (isinstance(value, dict) and "descendants" in value):
        raise refuse(source, "statuses of Mastodon's")
    root: Any = None
    if statuses and _is_root(statuses[0]):
        root = statuses[0].values.get("id")
        yield post_of(statuses.pop(0), {**_POST, "language": ("language", filled)})
    for record in statuses:
        to_root = root is not None and record.values.get("in_reply_to_id") == root
        yield comment_of(record, without(_STATUS, "parent_id") if to_root else _STATUS)


def _statuses(value: Any, context: Context) -> Iterator[Record]:
    if isinstance(value, list):
        yield from records(value, "", context)
    elif isinstance(value, dict) and "content" in value:
        yield Record(value, "", context)
    elif isinstance(value, dict):
        yield from records(value.get("ancestors"), "/ancestors", context)
        yield from records(value.get("descendants"), "/descendants", context)


def _is_root(status: Record) -> bool:
    """Whether a status begins the conversation: what all the others descend from."""
    return status.path == "/ancestors/0" and status.values.get("in_reply_to_id") is None
