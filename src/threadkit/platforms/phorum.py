"""Phorum 5."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

PHORUM: Final = Profile(
    name="phorum",
    items=("div.message:has(.message-author)",),
    signs=("#phorum", ".message-author"),
    first_is_post=True,
    id=("a[href*='#msg-']@href =~ #msg-(\\d+)",),
    url=("a[href*='#msg-']@href",),
    author=(".message-author a", ".message-author"),
    author_url=(".message-author a@href",),
    published=("small", ".message-date"),
    body=(".message-body",),
)
