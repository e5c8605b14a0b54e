"""Blogger (Blogspot): the threaded list, and the classic ``dl`` of earlier templates."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

_TITLE: Final = ("h3.post-title", "h1.post-title", "h2.post-title", ".post-title")

THREADED: Final = Profile(
    name="blogger",
    items=("li.comment:has(.comment-block)",),
    signs=("meta[name=generator][content=blogger]", ".comment-thread", ".comment-block"),
    id=("@id =~ (\\d+)$", "a.comment-block@name", "[id^=bc_]@id"),
    author=(".comment-header .user", "cite.user", ".user"),
    author_url=(".user a@href",),
    avatar=(".avatar-image-container img@src",),
    published=(".datetime a", ".datetime"),
    url=(".datetime a@href",),
    body=(".comment-content",),
    furniture=(".comment-actions",),
    statuses={"deleted": ".deleted-comment"},
    levels=(".comment-replies",),
    claimed=("#comments h4", "h3.title", "#comments h3"),
    post_title=_TITLE,
)

CLASSIC: Final = Profile(
    name="blogger-classic",
    items=("#comments-block dt.comment-author", "#comments dt.comment-author"),
    spans_siblings=True,
    signs=("meta[name=generator][content=blogger]", "#comments-block"),
    id=("@id =~ (\\d+)$", "[id^=c]@id =~ ^c(\\d+)$", "a[name^=c]@name =~ ^c(\\d+)$"),
    author=("a[rel=nofollow]", ".profile-name", "@data-author", "::own", "::text =~ ^(.*?)(?:\\n|$)"),
    published=(".comment-timestamp", ".comment-footer"),
    url=(".comment-timestamp a@href",),
    body=("dd.comment-body p", "dd.comment-body", ".comment-body"),
    statuses={"deleted": ".deleted-comment"},
    claimed=("#comments h4", "#comments h3"),
    post_title=_TITLE,
)
