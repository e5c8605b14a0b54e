"""Remark42."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

REMARK42: Final = Profile(
    name="remark42",
    items=("article.comment",),
    unless=("article.comment:not(:has(.comment__text))",),
    signs=("#remark42", ".root__threads", ".thread"),
    id=("@id =~ remark42__comment-(.+)", "@id"),
    url=("a.comment__time@href",),
    author=(".comment__username", ".comment__author"),
    avatar=(".comment__avatar@src", ".avatar-picture@src"),
    published=("a.comment__time", ".comment__time"),
    updated=(".comment__edited",),
    body=(".comment__text",),
    score=(".comment__votes", ".comment-votes"),
    levels=(".thread",),
    statuses={"deleted": "article.comment_deleted"},
)
