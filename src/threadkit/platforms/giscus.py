"""giscus and utterances: comments kept in GitHub."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

GISCUS: Final = Profile(
    name="giscus",
    items=(".gsc-comment", ".gsc-reply"),
    signs=(".gsc-main", ".gsc-comments"),
    id=("a[href*='#discussioncomment-']@href =~ discussioncomment-(\\d+)",),
    url=("a[href*='#discussioncomment-']@href",),
    author=(".gsc-comment-author .font-semibold", ".gsc-reply-author .font-semibold"),
    author_url=(".gsc-comment-author-avatar@href", ".gsc-reply-author a@href"),
    avatar=("img@src",),
    roles=(".gsc-comment-author .color-box-border-info",),
    published=("time",),
    body=(".gsc-comment-content", ".gsc-reply-content"),
    score=(".gsc-upvote-button", ".gsc-direct-reaction-button"),
    claimed=(".gsc-comments-count",),
)

UTTERANCES: Final = Profile(
    name="utterances",
    items=("article.timeline-comment",),
    signs=(".utterances", "main.timeline"),
    id=("a.text-link@href =~ issuecomment-(\\d+)",),
    url=("a.text-link[href*='#issuecomment']@href",),
    author=(".comment-meta .text-link strong", ".comment-meta strong"),
    author_url=(".comment-meta a.text-link@href",),
    avatar=("img.avatar@src",),
    published=(".comment-meta time", ".comment-meta a[title]@title"),
    body=(".markdown-body",),
    claimed=("h1.timeline-header",),
)
