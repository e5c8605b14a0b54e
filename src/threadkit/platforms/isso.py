"""Isso, a comment server for static sites."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

ISSO: Final = Profile(
    name="isso",
    items=(".isso-comment:numbered(isso-)",),
    signs=("#isso-thread", "#isso-root"),
    id=("@id =~ (\\d+)",),
    url=(".isso-permalink@href", ".permalink@href"),
    author=(".isso-author", ".author"),
    author_url=("a.isso-author@href", "a.author@href"),
    avatar=(".isso-avatar img@src",),
    published=("time@datetime", "time", ".isso-permalink"),
    body=(".isso-text", ".text"),
    furniture=(".isso-comment-footer",),
    score=(".isso-votes", ".votes"),
    levels=(".isso-follow-up",),
    statuses={"deleted": ".isso-is-deleted", "pending": ".isso-note:contains(moderation)"},
    claimed=("#isso-thread h4", ".isso-thread-heading"),
)
