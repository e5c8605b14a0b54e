"""Mastodon: the page of a status with its replies."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

MASTODON: Final = Profile(
    name="mastodon",
    items=(
        ".status__wrapper-reply .status[data-id]",
        ".status__wrapper .status[data-id]",
    ),
    signs=(".detailed-status", "#mastodon"),
    first_is_post=False,
    id=("@data-id",),
    url=("a.status__relative-time@href", "a.detailed-status__datetime@href"),
    author=(".display-name__html", ".display-name strong", ".display-name"),
    handle=(".display-name__account",),
    author_url=("a.status__display-name@href",),
    avatar=(".account__avatar img@src",),
    published=("time.relative-time", "time"),
    body=(".status__content__text", ".status__content"),
    furniture=(".status__content__spoiler-link",),
    post_author=(".detailed-status .display-name__account", ".detailed-status .display-name strong"),
    post_published=(".detailed-status__datetime time",),
    post_body=(".detailed-status .status__content",),
)
