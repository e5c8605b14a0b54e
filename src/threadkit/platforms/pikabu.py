"""Pikabu: a tree of comments whose parents stand in their metadata."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

COMMENTS: Final = Profile(
    name="pikabu",
    items=("div.comment[data-meta]",),
    signs=(".comments__container", ".comment__rating-count", ".story__main"),
    id=("@data-id",),
    url=("a.comment__tool[href*=comment]@href",),
    author=(".comment__user@data-name", ".user__nick"),
    author_url=("a.comment__user@href", ".comment__user a@href"),
    author_id=("@data-author-id",),
    avatar=(".comment__user .avatar__inner img@data-src", ".comment__user img@src"),
    published=("time.comment__datetime", "time", "@data-meta =~ \\bd=([^;]+)"),
    body=(".comment__content",),
    score=(".comment__rating-count",),
    reply_to=("@data-meta =~ \\bpid=([1-9]\\d*)",),
    statuses={"deleted": ".comment__deleted"},
    claimed=(".comments__title", ".story__comments-link-count"),
    post_title=("h1.story__title", ".story__title-link"),
    post_author=(".story__user .user__nick", ".story__user-link"),
    post_published=("time.story__datetime",),
    post_body=(".story__content-inner", ".story__content"),
)
