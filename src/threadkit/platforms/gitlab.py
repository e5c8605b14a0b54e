"""GitLab: issues and merge requests."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

GITLAB: Final = Profile(
    name="gitlab",
    items=("li.note:not(.system-note)", "div.note-comment"),
    unless=("li.note li.note",),
    signs=(".issue-details", "#notes-list", ".note-body"),
    id=("@id =~ note_(\\d+)",),
    url=("a.system-note-separator@href", "a[href*='#note_']@href"),
    author=(".note-header-author-name", ".author-name-link .note-header-author-name", ".author"),
    handle=(".note-headline-light",),
    author_url=("a.author-name-link@href", ".note-header-info a@href"),
    avatar=("img.avatar@src", "img.gl-avatar@src"),
    roles=(".user-access-role", ".note-role"),
    published=(".note-header-info time", "time"),
    body=(".note-text", ".note-body .md"),
    furniture=(".edited-text",),
    post_title=("[data-testid=issue-title]", "h1.title", "[data-testid=work-item-title]"),
    post_body=(".description .md",),
)
