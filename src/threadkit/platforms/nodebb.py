"""NodeBB."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

NODEBB: Final = Profile(
    name="nodebb",
    items=("li[component=post]",),
    signs=("[component=topic]", "html[data-dir]", "#content [component='post/content']"),
    first_is_post=True,
    later_page=("link[rel=prev]",),
    id=("@data-pid",),
    url=("a.permalink@href", "meta[itemprop=url]@content"),
    author=("@data-username", "[component='user/name']", "a[itemprop=author]"),
    author_url=("a[href^='/user/']@href",),
    author_id=("@data-uid",),
    published=("meta[itemprop=datePublished]@content", ".timeago@title", "@data-timestamp"),
    updated=("meta[itemprop=dateModified]@content",),
    body=("[component='post/content']",),
    score=("[component='post/vote-count']@data-votes", "[component='post/vote-count']"),
    reply_to=("[component='post/parent']@data-topid", "@data-toPid"),
    post_title=("[component='topic/title']", "h1"),
)
