"""Discourse's JSON: a topic (``/t/….json``), a piece of it (``/t/…/posts.json``), the latest posts (``/posts.json``).

Within a topic a post is known by its number, by which ``reply_to_post_number`` names it, so the number is the comment's
id. Post 1 is what the topic is about. ``cooked`` is the body as the site shows it (``raw``, its Markdown, is sent on
request only and kept in ``extra``). ``score`` is an internal figure: the score of the model is the number of likes, the
action of id 2. Whispers and the notes of what was done to the topic (post types 4 and 3) are hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin

from attrs import evolve

from threadkit.model import Comment, Post, Status
from threadkit.readers.fields import Rows, at, comment_of, document, grouped, kept, post_of, records, refuse, without
from threadkit.readers.kinds import STAYS, html, iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, text, whole
from threadkit.reading import Context, Facts, Item, Start
from threadkit.source import Source

_LIKE: Final = 2  # the id of the action
_FIRST: Final = 1  # the number of the post that a topic is about
_MOST: Final = 2**53  # likes; more are no count
_NOT_SHOWN: Final = (3, 4)

sniff: Final = signed(
    "posts of Discourse",
    "post_stream/posts/[]/cooked",
    "latest_posts/[]/cooked",
    "[]/cooked []/post_number []/topic_id",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each topic. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    rows = _rows(context.url or "")
    if at(value, "post_stream/posts") is not None:
        stream = Record(value["post_stream"], "/post_stream", context)
        posts = records(stream.values.pop("posts"), "/post_stream/posts", context)
        yield from _topic(posts, {**value, "post_stream": stream.values}, rows, context)
        return
    latest = value if isinstance(value, list) else at(value, "latest_posts")
    if not isinstance(latest, list):
        raise refuse(source, "posts of Discourse")
    base = "" if isinstance(value, list) else "/latest_posts"
    for posts in grouped(records(latest, base, context), lambda post: post.values.get("topic_id")).values():
        yield Start()
        yield from _topic(posts, {}, rows, context)


def _topic(posts: list[Record], around: dict[str, Any], rows: Rows, context: Context) -> Iterator[Item]:
    """The topic's first post, or what is known of it, and the others; ``around`` tells of the topic itself."""
    topic = Record(around, "", context)
    claimed = topic.take("posts_count", whole)
    _report_missing(posts, topic)
    yield _post(posts, topic, rows)
    yield Facts(claimed=claimed - 1 if claimed else None)
    for record in posts:
        if record.values.get("post_number") != _FIRST:
            yield _comment(record, rows)


def _post(posts: list[Record], topic: Record, rows: Rows) -> Post:
    first = next((record for record in posts if record.values.get("post_number") == _FIRST), None)
    told = posts[0].values if posts else {}
    known: dict[str, Any] = {
        "id": topic.take("id", identifier) or _said(told.get("topic_id")),
        "title": topic.take("title", filled) or _said(told.get("topic_title")),
    }
    if first is None:
        return Post(**known, extra=kept(topic))
    post = post_of(first, without(rows, "id", "parent_id"), **known)
    return evolve(post, extra={**post.extra, **{f"topic/{key}": value for key, value in kept(topic).items()}})


def _said(value: Any) -> str | None:
    return None if value is None else str(value)


def _report_missing(posts: list[Record], topic: Record) -> None:
    """Report the posts that the topic's list of ids has and the file does not."""
    ids = at(topic.values, "post_stream/stream")
    held = {str(post.values.get("id")) for post in posts}
    missing = [post for post in ids if str(post) not in held] if isinstance(ids, list) else []
    if missing:
        topic.report("incomplete", f"{len(missing)} of {len(ids)} posts are not in the file")


def _comment(record: Record, rows: Rows) -> Comment:
    status = _status(record)
    return comment_of(
        record,
        without(rows, "body") if record.values.get("user_deleted") is True else rows,  # there it is a placeholder
        status=status,
        score=_likes(record.values.get("actions_summary")),
    )


def _status(record: Record) -> Status:
    if record.values.get("deleted_at") or record.values.get("user_deleted") is True:
        return "deleted"
    return (
        "hidden" if record.values.get("hidden") is True or record.values.get("post_type") in _NOT_SHOWN else "visible"
    )


def _likes(actions: Any) -> float | None:
    for action in actions if isinstance(actions, list) else ():
        count = at(action, "count")
        if at(action, "id") == _LIKE and isinstance(count, int) and count < _MOST:
            return float(count)
    return None


def _rows(base: str) -> Rows:
    """The table of a post; addresses are made absolute with that of the source, if it is known."""
    return {
        "id": ("post_number", identifier),
        "parent_id": ("reply_to_post_number", lambda value: STAYS if value == _FIRST else identifier(value)),
        "author.name": (("name", filled), ("username", filled)),
        "author.handle": ("username", filled),
        "author.avatar": ("avatar_template", lambda value: urljoin(base, text(value).replace("{size}", "96"))),
        "author.id": ("user_id", identifier),
        "author.roles": ("staff", lambda staff: ("staff",) if staff is True else STAYS),
        "published": ("created_at", iso),
        "updated": ("updated_at", iso),
        "body": ("cooked", html),
        "url": ("post_url", lambda value: urljoin(base, text(value))),
    }
