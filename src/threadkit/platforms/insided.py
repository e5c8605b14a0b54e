"""inSided (Gainsight) communities."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

INSIDED: Final = Profile(
    name="insided",
    items=("div.qa-topic-post-box", "div.post--bestanswer:numbered(post)"),
    unless=(
        ".qa-best-answer div",
        "div.post--bestanswer",
    ),
    signs=(".qa-topic-post-content", "[class*=qa-topic]"),
    first_is_post=True,
    id=("@id =~ post(\\d+)", "@data-post-id"),
    author=("a.qa-username", ".qa-username"),
    author_url=("a.qa-username@href",),
    avatar=(".avatar img@src",),
    published=("time.qa-latest-post-time", "time"),
    body=(".qa-topic-post-content", ".post__content"),
    furniture=(".post__signature", ".qa-topic-post-signature"),
    post_title=("h1.qa-topic-title", "h1"),
)
