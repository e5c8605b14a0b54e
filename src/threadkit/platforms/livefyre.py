"""Livefyre: the comments as its script wrote them, and the list it left for search engines."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

LIVEFYRE: Final = Profile(
    name="livefyre",
    items=("article.fyre-comment-article",),
    signs=(".fyre-comment-stream", "#livefyre"),
    id=("@data-message-id", "@id"),
    author=(".fyre-comment-username",),
    author_url=(".fyre-comment-username@href",),
    avatar=("img.fyre-user-avatar@src",),
    roles=(".fyre-comment-author-tag",),
    published=(".fyre-comment-date time", "time.fyre-comment-date", ".fyre-comment-date"),
    body=(".fyre-comment",),
    levels=(".fyre-comment-replies",),
    claimed=(".fyre-stream-stats",),
)
