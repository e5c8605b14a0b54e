"""GitHub: issues and pull requests, the classic timeline and the React view."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

CLASSIC: Final = Profile(
    name="github-classic",
    items=(".timeline-comment", ".review-comment"),
    unless=(".timeline-comment .timeline-comment",),
    signs=(".js-discussion", ".gh-header-title", ".js-comment-body"),
    first_is_post=True,
    id=("@id =~ (\\d+)$", "[id^=issuecomment-]@id =~ (\\d+)$", "[id^=discussion_r]@id =~ (\\d+)$"),
    url=("a.js-timestamp@href", "a.timestamp@href"),
    author=("a.author", ".author"),
    author_url=("a.author@href",),
    avatar=("img.avatar@src",),
    roles=(".timeline-comment-label", ".Label"),
    published=("relative-time", "time-ago", "time"),
    body=(".js-comment-body", ".comment-body"),
    furniture=("clipboard-copy", ".zeroclipboard-container", ".js-suggested-changes-template"),
    post_title=(".js-issue-title", ".gh-header-title .markdown-title"),
)

REACT: Final = Profile(
    name="github",
    items=("[data-testid=issue-viewer-issue-container]", ".react-issue-comment", "[data-testid=review-thread-comment]"),
    unless=(".react-issue-comment .react-issue-comment",),
    signs=("[data-testid=issue-viewer-container]", "[data-testid=markdown-body]"),
    first_is_post=True,
    id=("[id^=issuecomment-]@id =~ (\\d+)$", "[id^=issue-]@id =~ (\\d+)$"),
    url=("a[href*='#issue']@href",),
    author=("[data-testid=avatar-link]", "[data-testid=issue-body-header-author]", "a[data-hovercard-url*='/users/']"),
    author_url=("[data-testid=avatar-link]@href", "[data-testid=issue-body-header-author]@href"),
    avatar=("img[data-testid=github-avatar]@src",),
    published=("relative-time",),
    body=("[data-testid=markdown-body]", ".markdown-body"),
    furniture=("clipboard-copy", ".zeroclipboard-container"),
    post_title=("[data-testid=issue-title]", "bdi"),
)
