"""Lemmy, the web interface."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

LEMMY: Final = Profile(
    name="lemmy",
    items=("article.comment-node", "div.comment-node"),
    unless=(".comment-node .comment-node:not(:has(.md-div))",),
    signs=("ul.comments", ".post-listing", "#comment-section"),
    id=("@id =~ comment-(\\d+)",),
    url=("a[title=link]@href", "a[href*='/comment/']@href"),
    author=("a.person-listing", ".person-listing"),
    author_url=("a.person-listing@href",),
    avatar=(".person-listing img@src",),
    published=(".moment-time@data-tippy-content", ".moment-time", "span[data-tippy-content]"),
    body=(".comment-content .md-div", ".md-div"),
    score=("[aria-label*=points]@aria-label", ".unselectable .mx-1"),
    levels=("ul.comments",),
    post_title=("h1.h4 span", "h1.h4"),
)
