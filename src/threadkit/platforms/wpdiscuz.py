"""wpDiscuz, a comment system for WordPress."""

from __future__ import annotations

from typing import Final

from threadkit.html.profile import Profile

WPDISCUZ: Final = Profile(
    name="wpdiscuz",
    items=("div.wpd-comment", "div.wc-comment"),
    signs=("#wpdcom", "#wpcomm", ".wpd-thread-list", ".wc-thread-wrapper"),
    id=("@id =~ comm-(\\d+)_", "[id^=comment-]@id =~ comment-(\\d+)"),
    url=(".wpd-comment-link [data-comment-url]@data-comment-url", ".wc-comment-link-input@value"),
    author=(".wpd-comment-author", ".wc-comment-author"),
    author_url=(".wpd-comment-author a@href", ".wc-comment-author a@href"),
    avatar=("img.avatar@data-lazy-src", "img.avatar@src"),
    roles=(".wpd-comment-label span", ".wc-comment-label"),
    published=(".wpd-comment-date", ".wc-comment-date"),
    body=(".wpd-comment-text", ".wc-comment-text"),
    furniture=(".wpdiscuz-readmore", ".wpdiscuz-hellip", ".wpd-comment-footer"),
    score=(".wpd-vote-result", ".wc-vote-result"),
    reply_to=("@id =~ comm-\\d+_([1-9]\\d*)",),
    claimed=(".wpd-thread-info", ".wpdtc", ".wc-comment-title"),
)
