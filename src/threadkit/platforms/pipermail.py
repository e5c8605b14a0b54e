"""Pipermail, the archive of Mailman 2: a list of messages by thread."""

from __future__ import annotations

import re
from typing import Final

from threadkit.html.page import Page
from threadkit.html.profile import Profile
from threadkit.html.selectors import compile_selector, select

_STEP: Final = re.compile(r"\b0?(\d{9,10})[./](?:.*\.)?(\d+)$")  # of the way to a message: its time, its number
_MESSAGES: Final = compile_selector("li:has(a[name])")


def prepare(page: Page) -> None:
    """Give each message the time, in seconds since 1970, that stands beside its number in a remark of the source."""
    times: dict[int, str] = {}
    for remark in page.text.split("<!--")[1:]:
        steps = [step for step in remark.partition("- -->")[0].split("-") if step]
        if steps and (match := _STEP.search(steps[-1])):
            times[int(match[2])] = match[1]
    for message in select(page.index, _MESSAGES):
        name = next((link.get("name") or "" for link in message.iter("a") if link.get("name")), "")
        if name.isdecimal() and int(name) in times:
            message.set("data-time", times[int(name)])


THREADS: Final = Profile(
    name="pipermail",
    prepare=prepare,
    items=("li:has(a[name])",),
    signs=("a[name=start]", "a[href='date.html#start']", "a[href='author.html#start']"),
    id=("a[name]@name",),
    url=("a@href",),
    author=(":scope > i",),
    published=("@data-time",),
    extra={"title": ("a[href$='.html']",)},
    levels=("ul",),
    nested=False,
    claimed=("p =~ Messages:\\s*(\\d+)",),
)
