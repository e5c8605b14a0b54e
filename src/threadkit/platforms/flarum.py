"""Flarum: what it shows without a script, and what its script makes."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

FLARUM: Final = Profile(
    name="flarum",
    items=(".PostStream-item article.CommentPost", "#flarum-content article"),
    unless=("#flarum-content article:not(:has(.PostUser)):not(:has(.Post-body))",),
    signs=("#flarum-content", ".PostStream", "#flarum-loading"),
    first_is_post=True,
    id=("@data-id",),
    author=(".PostUser .username", ".PostUser-name"),
    author_url=(".PostUser h3 a@href",),
    avatar=("img.Avatar@src",),
    published=(".PostMeta time", "time"),
    updated=(".PostEdited",),
    body=(".Post-body",),
    furniture=(".PostMention-preview",),
    quotes=(".Post-body a.PostMention[data-id]@data-id",),
)
