"""microformats2: replies and webmentions under an h-entry."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

REPLIES: Final = Profile(
    name="microformats",
    items=(
        ".h-cite.p-comment",
        ".h-cite.u-comment",
        ".h-entry.p-comment",
        ".h-entry.u-comment",
        ".p-comment.h-as-note",
    ),
    unless=(".p-like", ".p-repost", ".u-like-of"),
    signs=(".h-entry", ".dt-published"),
    id=("a.u-url@href =~ ^.*$", ".u-url@href =~ ^.*$"),
    url=(".metaline a.u-url@href", "a.u-url[rel]@href", "a.u-url@href"),
    author=(".p-author .p-name", ".p-author.h-card", ".p-author", ".h-card .p-name"),
    author_url=(".p-author a.u-url@href", "a.p-author@href"),
    avatar=(".p-author img.u-photo@src", "img.u-photo@src"),
    published=("time.dt-published", ".dt-published"),
    body=(".e-content", ".p-content", ".p-summary"),
    post_title=(".h-entry > .p-name",),
)
