"""Hacker News as Algolia serves it: ``/api/v1/items/…`` (a nested thread) and ``/api/v1/search`` (hits).

An item holds its replies, ordered by id. Deleted and dead comments have no author and no text, and keep their replies.
A hit names its story by ``story_id`` and its parent by ``parent_id``, which for the first level is the story. What
belongs to a search as a whole is kept in ``extra`` of the first post.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve

from threadkit.model import Comment, Post
from threadkit.readers.fields import (
    Pending,
    Row,
    Rows,
    comment_of,
    document,
    grouped,
    kept,
    post_of,
    records,
    refuse,
    take,
)
from threadkit.readers.kinds import html, iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, number
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_COMMON: Final[Rows] = {"author.name": ("author", filled), "published": ("created_at", iso)}
_COMMENT: Final[Rows] = {
    **_COMMON,
    "id": (("id", identifier), ("objectID", identifier)),
    "body": (("text", html), ("comment_text", html)),
    "score": ("points", number),
}
_POST: Final[Rows] = {
    **_COMMON,
    "id": (("id", identifier), ("objectID", identifier)),
    "title": ("title", filled),
    "url": ("url", filled),
    "body": (("text", html), ("story_text", html)),
}
_STORY_OF_HIT: Final[Mapping[str, Row]] = {
    "id": ("story_id", identifier),
    "title": ("story_title", filled),
    "url": ("story_url", filled),
}

sniff: Final = signed(
    "an item or a search of Algolia's Hacker News",
    "created_at_i children author type",
    "hits/[]/objectID hits/[]/created_at_i",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """The thread of an item, or a thread for each story of a search."""
    value = document(source, context)
    if not isinstance(value, dict) or not ("hits" in value or "children" in value):
        raise refuse(source, "item or search of Algolia's Hacker News")
    top = Record(value, "", context)
    yield from _search(top) if "hits" in value else _item(top)


def _item(top: Record) -> Iterator[Item]:
    """A story with its comments; of a comment that was asked for, what it says of its story."""
    pending = Pending(top.context)
    story = top.values.get("id")
    if top.values.get("type") == "comment":
        story = top.values.get("story_id")
        yield Post(id=None if story is None else str(story))
        pending.add_record(top)
    else:
        pending.add(top.values.pop("children"), "/children")
        yield post_of(top, _POST)
    for record, _ in pending:
        children = record.values.pop("children", None)
        comment = _comment(record, story)
        yield comment
        pending.add(children, f"{record.path}/children")


def _search(top: Record) -> Iterator[Item]:
    """The hits, those of a story together under it."""
    hits = records(top.values.pop("hits"), "/hits", top.context)
    search = kept(top)
    for story, found in grouped(hits, _story).items():
        own = next((hit for hit in found if _is_story(hit)), None)
        post = post_of(own, _POST) if own else _told_story(found[0])
        yield Start()
        yield evolve(post, extra={**post.extra, "search": search} if search else post.extra)
        search = {}
        yield from (_comment(hit, story) for hit in found if hit is not own)


def _told_story(hit: Record) -> Post:
    """What a comment tells of its story; it stays with the comment as well."""
    told = {path: hit.values.get(path) for path, _ in _STORY_OF_HIT.values()}
    return post_of(Record(told, hit.path, hit.context), _STORY_OF_HIT)


def _is_story(hit: Record) -> bool:
    return hit.values.get("comment_text") is None and hit.values.get("title") is not None


def _story(hit: Record) -> Any:
    return hit.values.get("objectID" if _is_story(hit) else "story_id")


def _comment(record: Record, story: Any) -> Comment:
    decided: dict[str, Any] = {}
    if str(record.values.get("parent_id")) != str(story):
        decided["parent_id"] = take(record, "parent_id", identifier)
    gone = record.values.get("author") is None and record.values.get("text", record.values.get("comment_text")) is None
    return comment_of(record, _COMMENT, status="deleted" if gone else "visible", **decided)
