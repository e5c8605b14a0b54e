"""Substack."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

CLASSIC: Final = Profile(
    name="substack",
    items=("div.comment:has(.comment-anchor)",),
    unless=(".comment-content .comment",),
    signs=("link[href*=substackcdn]", ".comment-list-items", "[id^=comment-].comment-anchor"),
    id=("[id^=comment-].comment-anchor@id =~ comment-(\\d+)$",),
    url=(".comment-meta a[href*='/comment']@href",),
    author=(".commenter-name",),
    author_url=(".user-head a@href",),
    avatar=(".profile-img-wrap img@src",),
    published=(".comment-meta a[href*='/comment']", ".comment-meta > a", ".comment-meta"),
    body=(".comment-body",),
    furniture=(".show-all-toggle", ".show-all-toggle-label"),
    statuses={"deleted": ".comment-deleted"},
)
