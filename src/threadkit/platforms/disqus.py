"""Disqus as captured: its frame, and the list that its WordPress plugin left in the page."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

EMBED: Final = Profile(
    name="disqus-embed",
    items=("li.post",),
    within=("#posts", "#post-list"),
    signs=("[data-role=message]", ".post-message", "#posts"),
    id=("@id =~ post-(\\d+)", "[data-role^='realtime-notification:']@data-role =~ (\\d+)"),
    url=("a.time-ago@href",),
    author=(".post-byline .author", ".author"),
    author_url=(".author a@href",),
    avatar=(".avatar img@src",),
    published=("a.time-ago", ".time-ago"),
    body=("[data-role=message]", ".post-message"),
    score=("[data-role=likes]",),
    levels=("ul.children",),
    claimed=(".comment-count",),
)

FALLBACK: Final = Profile(
    name="disqus-wordpress",
    items=("#dsq-comments > li", "li:numbered(dsq-comment-)"),
    signs=("#disqus_thread", "#dsq-content"),
    id=("@id =~ (\\d+)", "[id^=dsq-comment-body-]@id =~ (\\d+)"),
    author=("[id^=dsq-author-user]", "cite > a", "cite > span", "cite"),
    author_url=("cite a@href", "cite::own"),
    published=(".dsq-comment-date", "[id^=dsq-comment-header] time", ".dsq-comment-header"),
    body=(".dsq-comment-message", ".dsq-comment-body"),
    kinds={"pingback": ".pingback"},
)
