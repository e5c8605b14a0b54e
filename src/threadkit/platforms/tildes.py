"""Tildes."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

TILDES: Final = Profile(
    name="tildes",
    items=("article.comment",),
    unless=("article.comment:not(:has(.comment-text))",),
    signs=("#comments", "ol.comment-tree", ".topic-full"),
    id=("@data-comment-id36", "@id =~ comment-(\\w+)"),
    url=("a.comment-nav-link@href",),
    author=(".comment-header .link-user", ".link-user"),
    author_url=(".link-user@href",),
    published=("time.comment-posted-time", "time"),
    updated=(".comment-edited-time time",),
    body=(".comment-text",),
    score=(".comment-votes",),
    roles=(".is-comment-mine", ".label-topic-op"),
    claimed=("h2.comments-header", ".topic-comments-header h2"),
    post_title=(".topic-full header h1", "h1"),
    post_author=(".topic-full-byline .link-user",),
    post_published=(".topic-full-byline time",),
    post_body=(".topic-full-text",),
)
