"""Pipermail, the archive of Mailman 2: a list of messages by thread."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

THREADS: Final = Profile(
    name="pipermail",
    items=("li:has(a[name])",),
    signs=("a[name=start]", "a[href='date.html#start']", "a[href='author.html#start']"),
    id=("a[name]@name",),
    url=("a@href",),
    author=(":scope > i",),
    extra={"title": ("a[href$='.html']",)},
    levels=("ul",),
    nested=False,
    claimed=("p =~ Messages:\\s*(\\d+)",),
)
