"""SPIP, with or without its comments plugin."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

SPIP: Final = Profile(
    name="spip",
    items=("li.comment-li", "li.forum-fil", "li.comment-item"),
    signs=("meta[name=generator][content^=SPIP]", ".comment.hreview", "a[href*='page=forum']"),
    id=("a[id^=forum]@id =~ forum(\\d+)", "a[id^=comment]@id =~ comment(\\d+)", "@id =~ (\\d+)"),
    url=("a[rel*=self]@href",),
    author=(".comment-meta .fn.n", ".comment-meta .reviewer", ".forum-auteur", ".comment-meta .fn"),
    published=(".comment-meta time", ".comment-meta abbr", ".comment-meta"),
    body=(".comment-texte", ".comment-content", ".forum-texte"),
    furniture=(".comment-reply", ".repondre"),
    extra={"title": (".forum-titre",)},
    claimed=("#comments h2", ".comments h2", "h2.h2"),
)
