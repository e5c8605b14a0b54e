"""Hacker News, the markup of 2026 and that of 2011."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

NEW: Final = Profile(
    name="hackernews",
    items=("tr.comtr",),
    signs=("table.comment-tree", "html[op=item]"),
    id=("@id",),
    url=("span.age a@href",),
    author=("a.hnuser",),
    author_url=("a.hnuser@href",),
    published=("span.age@title =~ ^(\\S+)", "span.age"),
    body=("div.commtext", ".commtext", "div.comment"),
    furniture=("div.reply", ".reply"),
    statuses={"deleted": "div.comment:contains('[deleted]')", "hidden": "div.comment:contains('[flagged]')"},
    depth=("td.ind@indent", "td.ind img@width"),
    claimed=("td.subtext =~ (\\d+)\\s*comments?\\b",),
    post_title=(".fatitem .titleline > a", ".fatitem .titleline", ".fatitem .storylink"),
    post_author=(".fatitem .hnuser",),
    post_published=(".fatitem span.age@title =~ ^(\\S+)",),
    post_body=(".fatitem .toptext", ".fatitem .commtext"),
    next=("a.morelink@href",),
)

OLD: Final = Profile(
    name="hackernews-2011",
    items=("tr:has(td.default)",),
    unless=("tr:has(table)", "tr:not(:has(.comhead))"),
    signs=("span.comhead", "span.pagetop"),
    id=("span.comhead a[href^='item?id=']@href =~ id=(\\d+)", "a[href^='reply?id=']@href =~ id=(\\d+)"),
    url=("span.comhead a[href^='item?id=']@href",),
    author=("span.comhead a[href^='user?id=']",),
    author_url=("span.comhead a[href^='user?id=']@href",),
    published=("span.comhead::own", "span.comhead"),
    body=("span.comment",),
    depth=("td > img@width",),
    furniture=("a[href^='reply?']", "p:has(u)"),
    post_title=("td.title > a", "title =~ ^Hacker News \\| (.+)"),
    post_author=("td.subtext a[href^='user?id=']",),
    post_published=("td.subtext::own",),
    claimed=("td.subtext =~ (\\d+)\\s*comments?\\b",),
)
