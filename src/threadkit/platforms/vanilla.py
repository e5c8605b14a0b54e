"""Vanilla, hosted or not."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

VANILLA: Final = Profile(
    name="vanilla",
    items=(
        "div.ItemDiscussion:numbered(Discussion_)",
        "li.ItemComment:numbered(Comment_)",
        "div.ItemComment:numbered(Comment_)",
    ),
    signs=("#vanilla_discussion_index", ".MessageList", ".CommentsWrap"),
    first_is_post=True,
    later_page=("a.Previous[rel=prev]",),
    id=("@id =~ ((?:Discussion_)?\\d+)$",),
    url=("a.Permalink@href", ".DateCreated a@href"),
    author=("a.Username", ".Username", ".Author a.js-userCard", ".Author"),
    author_url=("a.Username@href",),
    avatar=("img.ProfilePhoto@src",),
    roles=(".RoleTitle",),
    published=(".DateCreated time", ".MItem time", "time"),
    updated=(".DateUpdated time",),
    body=(".Message.userContent", ".userContent", ".Message"),
    score=(".Column-Score", ".CountVoters", ".ReactScore"),
    post_title=(".PageTitle h1", "h1"),
    next=("a.Next@href",),
    previous=("a.Previous@href",),
)
