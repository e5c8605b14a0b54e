"""Reddit: the old site, the redesign of 2018, and the web components of today."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

OLD: Final = Profile(
    name="reddit-old",
    items=("div.thing.comment",),
    signs=("#siteTable", ".sitetable.nestedlisting"),
    id=("@data-fullname",),
    url=("a.bylink@href", "@data-permalink"),
    author=("@data-author", ".tagline .author"),
    author_url=(".tagline a.author@href",),
    published=(".tagline time", "time.live-timestamp"),
    updated=("time.edited-timestamp",),
    body=(".entry .usertext-body .md", ".entry .md"),
    score=(".tagline .score.unvoted",),
    statuses={"deleted": "div.thing.deleted"},
    post_title=("#siteTable a.title", "a.title", "title =~ ^(.+) : \\w+$"),
    post_author=("#siteTable .tagline .author",),
    post_published=("#siteTable .tagline time",),
    post_body=("#siteTable .usertext-body .md",),
    claimed=("#siteTable a.comments",),
)

REDESIGN: Final = Profile(
    name="reddit-redesign",
    items=("div.Comment",),
    signs=("[data-test-id=post-content]", "[data-test-id=comment]"),
    id=("@class =~ \\b(t1_\\w+)", "@id"),
    url=("a[id^=CommentTopMeta]@href",),
    author=("a[href^='/user/']", "a[href*='/user/']"),
    author_url=("a[href*='/user/']@href",),
    published=("a[id^=CommentTopMeta]",),
    body=("[data-test-id=comment]",),
    score=("span:contains(point)",),
    depth=("span:contains(level) =~ level (\\d+)",),
    nested=False,
    post_title=("[data-test-id=post-content] h1", "[data-test-id=post-content] h2"),
    post_author=("[data-test-id=post-content] a[href*='/user/']",),
    post_body=("[data-test-id=post-content] [data-click-id=text]",),
)

SHREDDIT: Final = Profile(
    name="reddit",
    items=("shreddit-comment",),
    signs=("shreddit-post", "shreddit-app"),
    id=("@thingid",),
    url=("@permalink",),
    author=("@author",),
    published=("faceplate-timeago time", "time", "@created"),
    body=("[slot=comment] .md", "[slot=comment]"),
    score=("@score",),
    reply_to=("@parentid",),
    depth=("@depth",),
    post_title=("shreddit-post@post-title", "shreddit-post h1"),
    post_author=("shreddit-post@author",),
    post_published=("shreddit-post@created-timestamp",),
    post_body=("shreddit-post [slot=text-body]",),
    claimed=("shreddit-post@comment-count",),
)
