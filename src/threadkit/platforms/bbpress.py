"""bbPress, the forum of WordPress, and BuddyPress groups."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

BBPRESS: Final = Profile(
    name="bbpress",
    items=(
        "div[class*=bbp-reply-position]",
        "div[class*=bbp-parent-topic]",
        ".bbp-body > div.type-topic",
        ".bbp-body > div.type-reply",
    ),
    unless=(
        "div.bbp-reply-header",
        "div[class*=bbp-reply-position] div[class*=bbp-reply-position]",
        "div[class*=bbp-reply-position]:not(:has(.bbp-reply-content))",
    ),
    signs=("#bbpress-forums", ".bbp-reply-content"),
    first_is_post=True,
    later_page=(".bbp-pagination-links a.prev",),
    id=("@class =~ \\bpost-(\\d+)",),
    url=("a.bbp-reply-permalink@href", "a.bbp-topic-permalink@href"),
    author=(".bbp-author-name", "a.bbp-author-link", ".bbp-reply-author"),
    author_url=("a.bbp-author-name@href", "a.bbp-author-link@href"),
    author_id=("@class =~ \\buser-id-(\\d+)",),
    avatar=("img.avatar@src",),
    roles=(".bbp-author-role",),
    published=(".bbp-reply-post-date", ".bbp-topic-post-date", ".bbp-reply-date", ".bbp-meta"),
    body=(".bbp-reply-content", ".bbp-topic-content"),
    furniture=(".bbp-reply-revision-log", ".bbp-signature", ".bbp-admin-links"),
    next=(".bbp-pagination-links a.next@href",),
)
