"""Lobsters."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

LOBSTERS: Final = Profile(
    name="lobsters",
    items=("div.comment[data-shortid]", "div.comment:numbered(c_)"),
    unless=("div.comment:has(form.new_comment)",),
    signs=("ol.comments", "#story_holder", ".comment_text"),
    id=("@data-shortid", "@id =~ c_(\\w+)"),
    url=(".byline a[href*='/c/']@href", ".byline a[href*='#c_']@href"),
    author=(".byline a[href^='/~']", ".byline a[href^='/u/']"),
    author_url=(".byline a[href^='/~']@href", ".byline a[href^='/u/']@href"),
    avatar=("img.avatar@src",),
    published=(".byline time", ".byline span[title]"),
    body=(".comment_text",),
    score=(".voters .upvoter", ".score"),
    levels=("ol.comments",),
    statuses={"deleted": ".comment_text .na"},
    post_title=(".u-repost-of", ".link a.u-url", ".link a"),
    post_author=(".story .byline a[href^='/~']", ".story .byline a[href^='/u/']"),
    post_published=(".story .byline time",),
    claimed=(".comments_label a",),
)
