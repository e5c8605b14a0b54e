"""What our own HTML tells of a thread, as values that can be compared.

This is the equality that :mod:`threadkit.platforms.threadkit_html` promises: a thread and what is read back of its page
tell the same.
"""

from __future__ import annotations

from typing import Any

from threadkit import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.text.characters import legible, one_line
from threadkit.text.urls import web_address
from threadkit.writers.held import when, who


def told(thread: Thread) -> tuple[Any, ...]:
    visible = [comment_told(comment) for comment in thread.comments if comment.status == "visible"]
    deleted = [seen(comment.id) for comment in thread.comments if comment.status == "deleted"]
    return thread.claimed, thread.post and post_told(thread.post), visible, deleted


def post_told(post: Post) -> tuple[Any, ...]:
    return (
        seen(post.id),
        one_line(post.title or "", 500) or None,
        web_address(post.url),
        author_told(post.author) if who(post.author) else None,
        stamp_told(post.published),
        stamp_told(post.updated),
        words(post.body) if post.body is not None else "",
        seen(post.language) or None,
    )


def comment_told(comment: Comment) -> tuple[Any, ...]:
    return (
        seen(comment.id),
        seen(comment.parent_id),
        comment.author and author_told(comment.author),
        stamp_told(comment.published),
        stamp_told(comment.updated),
        words(comment.body),
        web_address(comment.url),
        comment.score,
        comment.kind,
    )


def author_told(author: Author) -> Author | None:
    roles = (one_line(role, 40) for role in author.roles)
    shown = Author(
        name=one_line(author.name or "") or None,
        handle=seen(author.handle),
        url=web_address(author.url),
        id=seen(author.id),
        roles=tuple(role for role in roles if role),
    )
    return shown if shown != Author() else None


def stamp_told(stamp: Timestamp | None) -> Timestamp | None:
    return stamp if when(stamp) else None


def words(body: Body) -> str:
    return Body(body.html).text


def seen(text: str | None) -> str | None:
    return None if text is None else legible(text).replace("\r\n", "\n").replace("\r", "\n")  # as HTML has line ends
