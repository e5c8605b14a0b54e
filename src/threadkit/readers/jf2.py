"""Webmentions in JF2, as webmention.io and the caches that site generators make of it hold them.

Each entry names the page that it mentions (``wm-target``), which is the post; a trailing slash makes no other page. A
reply is a comment, every other mention (like, repost, bookmark …) a webmention, told by ``wm-property`` in ``extra``.
``in-reply-to`` may name several pages: the one that is another entry of the file is the parent. A like has no date of
its own, so that of its receipt stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment, Post
from threadkit.readers.fields import Rows, at, comment_of, document, grouped, kept, records, refuse
from threadkit.readers.kinds import html, iso, plain
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_COMMENT: Final[Rows] = {
    "id": (("wm-id", identifier), ("url", identifier)),
    "author.name": ("author/name", filled),
    "author.url": ("author/url", filled),
    "author.avatar": ("author/photo", filled),
    "published": (("published", iso), ("wm-received", iso)),
    "body": (
        ("content/html", html),
        ("content/text", plain),
        ("content/value", html),
        ("content", plain),
        ("name", plain),
    ),
    "url": ("url", filled),
}

sniff: Final = signed(
    "webmentions in JF2",
    "children/[]/wm-property",
    "children/[]/wm-target",
    "[]/wm-property",
    "[]/wm-target wm-property",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each page that is mentioned. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    entries = value if isinstance(value, list) else at(value, "children")
    if not isinstance(entries, list):
        raise refuse(source, "webmentions in JF2")
    around = kept(Record({**value, "children": None}, "", context)) if isinstance(value, dict) else {}
    found = records(entries, "" if isinstance(value, list) else "/children", context)
    ids = {_named(entry, "url"): _named(entry, "wm-id") for entry in found}
    for members in grouped(found, _page).values():
        yield Start()
        yield Post(url=_named(members[0], "wm-target"), extra=around)
        around = {}
        yield from (_comment(entry, ids) for entry in members)


def _named(entry: Record, key: str) -> str | None:
    value = entry.values.get(key)
    return None if value is None else str(value)


def _page(entry: Record) -> str:
    return (_named(entry, "wm-target") or "").rstrip("/")


def _comment(entry: Record, ids: dict[str | None, str | None]) -> Comment:
    answered = entry.values.get("in-reply-to")
    pages = answered if isinstance(answered, list) else [answered]
    parent = next((ids[page] for page in pages if isinstance(page, str) and ids.get(page)), None)
    is_reply = entry.values.get("wm-property") == "in-reply-to"
    return comment_of(entry, _COMMENT, parent_id=parent, kind="comment" if is_reply else "webmention")
