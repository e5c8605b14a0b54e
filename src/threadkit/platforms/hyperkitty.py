"""HyperKitty, the archive of Mailman 3."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

HYPERKITTY: Final = Profile(
    name="hyperkitty",
    items=(".email",),
    unless=(".email:not(:has(.email-body))",),
    signs=("#thread-content", ".email-header", ".replies"),
    first_is_post=True,
    id=("[id^=msg]@id", ".messagelink@href =~ message/(\\w+)"),
    url=("a.messagelink@href", ".email-date a@href"),
    author=(".email-author .name", ".email-author"),
    author_url=(".email-author a@href",),
    avatar=(".gravatar img@src",),
    published=(".email-date span[title]@title", ".email-date"),
    body=(".email-body",),
    score=(".likestatus",),
    depth=("@style =~ (\\d+)",),
    post_title=(".thread-header h3", "h3"),
)
