"""Joomla: the comment extensions JComments and JA/“jcm”."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

JCM: Final = Profile(
    name="joomla-jcm",
    items=("li.jcm-block",),
    signs=("#jcm-comments",),
    id=("@data-id",),
    author=(".jcm-author [itemprop=name]", ".jcm-author"),
    avatar=(".jcm-thumb img@src",),
    published=("meta[itemprop=dateCreated]@content", ".jcm-date"),
    body=(".jcm-post-body",),
    reply_to=("@data-parent-id =~ [1-9]\\d*",),
    claimed=(".jcm-header", ".jcm-count"),
)

JCOMMENTS: Final = Profile(
    name="joomla-jcomments",
    items=("div.comments-list .rbox", "div[id^=comment-item-]"),
    unless=("div[id^=comment-item-] .rbox",),
    signs=("#jc", "#comments-list"),
    id=("@id =~ (\\d+)", "[id^=comment-]@id =~ (\\d+)"),
    url=("a.comment-anchor@href",),
    author=(".comment-author", ".author-homepage"),
    author_url=("a.author-homepage@href",),
    published=(".comment-date",),
    body=("[id^=comment-body-]", ".comment-body"),
    score=("[id^=comment-vote-holder] span",),
    levels=(".comments-list .comments-list",),
)
