"""Remark42's backup: a line about the site, then a line of JSON for each comment (``remark42 restore``).

A comment that is not published has no place there; one that was deleted keeps its place with an empty text. Scores are
whole numbers. An author without an id gets one made from what is public of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from threadkit.model import Author, Comment, Post, Thread
from threadkit.text.urls import web_address
from threadkit.writers.carried import account, encoded, finite, html, page_of, published, rfc3339, said
from threadkit.writers.held import PUBLIC, Shown


def write(threads: Iterable[Thread], *, site: str = "remark", include: Collection[str] = PUBLIC) -> Iterator[str]:
    """``site``: the id of the site that the comments go to. ``include``: the statuses to publish."""
    yield encoded({"version": 1, "users": [], "posts": []}) + "\n"
    for thread in threads:
        for place, above in published(thread, include):
            yield encoded(_comment(place, above, thread.post or Post(), site)) + "\n"


def _comment(place: Shown, above: Comment | None, post: Post, site: str) -> dict[str, Any]:
    comment = place.comment
    edited = rfc3339(comment.updated)
    is_markdown = place.open and comment.body.format == "markdown"
    return said(
        id=comment.id,
        pid=above.id if above is not None else "",
        text=html(comment.body) if place.open else "",
        orig=comment.body.source if is_markdown else None,
        user=_user(comment.author or Author()) if place.open else None,
        locator={"site": site, "url": page_of(post)},
        score=round(finite(comment.score) or 0),
        votes={},
        time=rfc3339(comment.published),
        edit={"time": edited, "summary": ""} if edited else None,
        delete=True if not place.open or comment.status == "deleted" else None,
        title=post.title,
    )


def _user(author: Author) -> dict[str, Any]:
    return {
        "name": author.name or author.handle or "",
        "id": author.id or account(author),
        "picture": web_address(author.avatar) or "",
        "admin": "moderator" in author.roles,
    }
